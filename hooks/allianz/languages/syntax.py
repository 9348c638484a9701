"""The lines of a catalogue: whether each is one, and whether they stand in an order that makes entries.

Babel reads on where a quotation mark or a line is missing, and a translation would be lost without a word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from allianz.reading.messages import Message, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["faults"]

_LINE = re.compile(r'(?:(msgctxt|msgid_plural|msgid|msgstr)(\[\d\])?\s+)?"[^"\\]*+(?:\\[abfnrtv"\\][^"\\]*+)*+"\s*')
_BEFORE = {
    "msgctxt": {"", "msgstr"},
    "msgid": {"", "msgctxt", "msgstr"},
    "msgid_plural": {"msgid"},
    "msgstr": {"msgid", "msgid_plural", "msgstr"},
}
"""A keyword → those that may stand before it; none at the start of a file (GNU gettext, „PO Files“)."""
_NO_LINE = "Das ist keine Zeile eines Katalogs: Nach „msgid“ oder „msgstr“ steht ein Text in geraden Anführungszeichen."
_ORDER = "Hier fehlt eine Zeile, oder eine ist zu viel: Auf „msgid“ mit dem deutschen Satz folgt „msgstr“."
_CONTEXTS = "Dieser Satz hat zwei Zusammenhänge („msgctxt“). Löschen Sie einen."


def faults(name: str, text: str) -> Iterator[Message]:
    """What is wrong with a catalogue of this name, line by line."""
    last, numbered, number = "", "", 0
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found = _LINE.fullmatch(line.strip())
        if found is None:
            yield Message(Place(name, number), _NO_LINE)
            last = next((keyword for keyword in _BEFORE if line.startswith(f"{keyword} ")), last)
        elif keyword := found[1]:
            twice = keyword == "msgstr" == last and not (numbered and found[2])
            if keyword == "msgctxt" == last:
                yield Message(Place(name, number), _CONTEXTS)
            elif last not in _BEFORE[keyword] or twice:
                yield Message(Place(name, number), _ORDER)
            last, numbered = keyword, found[2] or ""
        elif not last:
            yield Message(Place(name, number), _ORDER)
    if last not in {"", "msgstr"}:
        yield Message(Place(name, number), _ORDER)
