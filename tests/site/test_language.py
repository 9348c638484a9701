"""The language of the site: one word for one thing, and none of the phrases that were found wrong.

What editors write in `data/` is theirs: a refused word must not stop a change. So templates and prose alone are read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.building import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REFUSED = {
    r"\bEinrichtung(?:en)?\b": "„Partner“ ist das Wort für wen auch immer in der Allianz",
    r"\bThemen?\b(?! auf dieser Seite)": "„Handlungsfeld“ ist das Wort",
    r"\bGeld\b": "„Förderung“ ist das Wort",
    r"(?<!EU-)\bMittel\b": "„Förderung“ ist das Wort, bei der EU „EU-Mittel“",
    r"Welcome ?[Cc]enter": "„Welcome-Center“ schreibt sich mit Bindestrich",
    r"nicht belegt": "was nicht bekannt ist, bleibt weg oder steht einmal in einem Satz",
    r"Zur Website von": "der Name der Website selbst ist der Link",
    r"\b1 weitere Seiten\b": "eine ist Einzahl",
    r"Wo sind Sie\?": "gefragt ist der Ort: „Ort oder Postleitzahl“",
    r"Was geschah": "„Aus der Geschichte“",
    r"Wie hängt die Allianz zusammen": "eine Frage an uns, nicht der Besuchenden",
    r"zueinander finden": "eine Redensart",
    r"Am nächsten kommt": "unklar, was woran",
    r"steht nicht in unseren Daten": "ein Satz über uns",
    r"vermittelt Ihnen passende Menschen": "Menschen werden nicht vermittelt wie Waren",
    r"auf Ihre Lage Rücksicht": "Amtsdeutsch",
    r"Hier geht es zum Meister": "eine Redensart",
    r"\bAnsprechpartner\b": "neutral: „Wen Sie fragen“",
    r"\b(?:Schüler|Bewerber|Mitarbeiter)\b(?!innen)": "neutrale Wörter für Menschen",
}
"""What no page says → why, and what instead."""

_NOT_SHOWN = re.compile(r"\{#.*?#\}|\{%.*?%\}|<!--.*?-->", re.DOTALL)


def _texts() -> Iterator[tuple[Path, str]]:
    """What visitors read in templates and prose, without code and comments."""
    folders = (ROOT / "hooks/allianz/site/templates", ROOT / "docs", ROOT / "overrides")
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".html", ".md"} and not path.name.startswith(("summary", "kommentar")):
                yield path, _NOT_SHOWN.sub("", path.read_text("utf-8"))


@pytest.mark.parametrize("pattern", REFUSED)
def test_no_page_uses_a_refused_word(pattern: str) -> None:
    """Visitors meet one word for one thing, and no phrase that was found wrong."""
    found = [f"{path.relative_to(ROOT)}: {match[0]}" for path, text in _texts() for match in re.finditer(pattern, text)]

    assert found == [], REFUSED[pattern]
