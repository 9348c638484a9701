"""What a program said when it failed → German sentences with file and line first, then its last words.

Places are found by their form alone, never by the English around them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from allianz.reading.files import UnreadableError, content
from allianz.reading.messages import Message, Place
from allianz.reading.source import read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["explained"]

_FRAME = re.compile(r'^ +File "(?P<file>[^"\n]+)", line (?P<line>[0-9]+)', re.MULTILINE)
_TRACEBACK = re.compile(r"^Traceback \(.*\n(?:[ \t].*\n|\n)*", re.MULTILINE)
_LEVEL, _CHATTER = re.compile(r"^[A-Z]+ +- +"), ("INFO", "Aborted with")
"""What MkDocs sets before a message, and what it says besides: people read the sentences."""
_QUOTED = re.compile(r"""['"](\w+)['"]""")

_TEMPLATE = "An dieser Stelle lässt sich eine Vorlage nicht lesen oder ausfüllen."
_CODE = "An dieser Stelle bricht der Code ab."
_SETTING = "Mit der Einstellung „{}“ kommt MkDocs nicht zurecht."


def explained(said: str, root: Path, settings: str = "mkdocs.yml") -> Iterator[str]:
    """The sentences, then what is left of the words: no traceback, no notes on what went well."""
    place = _in_project(said, root)
    if place is not None:
        yield str(Message(place, _CODE if place.path.endswith(".py") else _TEMPLATE))
    else:
        yield from map(str, _settings(said, root / settings, settings))
    words = _TRACEBACK.sub("", f"{said}\n")
    yield from (_LEVEL.sub("", line) for line in words.splitlines() if line.strip() and not line.startswith(_CHATTER))


def _in_project(said: str, root: Path) -> Place | None:
    """The last place within the project that a traceback names; a template rather than the code that fills it."""
    top = root.resolve()
    frames = [(top / found["file"], int(found["line"])) for found in _FRAME.finditer(said)]
    own = [
        Place(file.relative_to(top).as_posix(), line)
        for file, line in frames
        if file.is_relative_to(top) and ".venv" not in file.parts
    ]
    templates = [place for place in own if not place.path.endswith(".py")]
    return next(iter([*templates[-1:], *own[-1:]]), None)


def _settings(said: str, file: Path, shown: str) -> Iterator[Message]:
    """The settings whose names a program quotes."""
    try:
        root, _ = read_settings(shown, content(file))
    except (FileNotFoundError, UnreadableError):
        return
    for name in dict.fromkeys(_QUOTED.findall(said)):
        if root is not None and name in root.keys:
            yield Message(root.keys[name], _SETTING.format(name))
