"""The pages that people write in docs/: what each must hold, and what is put into it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from allianz.languages.language import GERMAN
from allianz.model.hints import open_points
from allianz.reading.messages import Message, Place
from allianz.site.paths import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from allianz.languages.language import Language
    from allianz.model.records import Allianz

__all__ = ["collisions", "missing_blocks", "unlisted", "with_blocks"]

_BLOCK = re.compile(r"^<!-- baustein: (?P<name>[a-z-]+) -->$", re.MULTILINE)


def collisions(docs: Path, generated: Mapping[str, Place | None]) -> Iterator[str]:
    """Two sources for one address: one of them would win silently.

    `generated` names each path with the record that it comes from, where there is one.
    """
    for path, place in generated.items():
        if (docs / path).exists():
            yield f"{place or 'docs/' + path}: Die Seite docs/{path} hat dieselbe Adresse."


def unlisted(docs: Path, is_known: Callable[[str], bool]) -> Iterator[Message]:
    """Pages that nobody finds; `is_known` says of a path whether a menu shows it or somebody wants it so.

    MkDocs leaves out what is hidden and the folder templates/.
    """
    for path in sorted(file.relative_to(docs).as_posix() for file in docs.rglob("*.md")):
        if not (is_known(path) or path.startswith((".", "templates/")) or "/." in path):
            yield Message(
                Place(f"{docs.name}/{path}"),
                f"Diese Seite steht in keinem Menü. Tragen Sie „{path}“ in mkdocs.yml unter „menus:“ ein, oder unter "
                "„not_in_nav:“, wenn nur Links zu ihr führen sollen.",
            )


def missing_blocks(text: str, shown: str) -> Iterator[Message]:
    """Each block that a page names must be there; `shown` is the page's path in messages."""
    for found in _BLOCK.finditer(text):
        if not (TEMPLATES / _template(found)).is_file():
            line = text[: found.start()].count("\n") + 1
            yield Message(Place(shown, line), f"Den Baustein „{found['name']}“ gibt es nicht.")


def with_blocks(markdown: str, allianz: Allianz, language: Language = GERMAN) -> str:
    """The page of a language with `<!-- baustein: name -->` replaced by templates/bausteine/name.html."""
    from allianz.site.rendering import render, speech  # noqa: PLC0415 -- only needed here; `check` stays fast

    missing = open_points(allianz.betreiber) if allianz.betreiber else []
    values = {**speech(language, allianz.begriffe), "allianz": allianz, "offen": missing}
    return _BLOCK.sub(lambda found: render(_template(found), values), markdown)


def _template(found: re.Match[str]) -> str:
    return f"bausteine/{found['name']}.html"
