"""What the tests of the forms share: the names of the forms, and what filling one changed or was answered."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from allianz.model.files import FILES
from tests.forms.test_editing import changed_lines
from tests.reading.test_markdown import SPAN

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from allianz.forms.answering import Outcome

CHANGE, CONFIRM, PARTNER = "eintrag-aendern", "eintrag-bestaetigen", "neuer-partner"
OFFER, OFFER_CHANGES, OFFER_ENDS = "neues-angebot", "angebot-aendern", "angebot-endet"
PROJECT, PROJECT_CHANGES, PROJECT_ENDS = "neues-projekt", "projekt-aendern", "projekt-endet"
LEAVES, EVENT, SUM, SOURCE_CHANGES = "partner-endet", "ereignis", "foerdersumme", "quelle-aendern"
LAW = "Mustergesetz (mustergesetz)"
RUSSIAN = "Москва"
NEXT = "So berichtigen Sie es:"


def texts(folder: Path) -> dict[str, bytes]:
    """Every file of a data folder."""
    return {file.name: (folder / file.filename).read_bytes() for file in FILES}


def sentences(outcome: Outcome) -> list[str]:
    """The sentences of an answer as GitHub shows them."""
    assert outcome.branch == ""
    lines = [line[2:] for line in outcome.text.split("\n") if line.startswith("- ")]
    return [html.unescape(SPAN.sub(lambda span: span[2].strip(), line)) for line in lines]


def changes(before: Mapping[str, bytes], folder: Path) -> dict[str, list[str]]:
    """File name → the lines that changed."""
    after = texts(folder)
    return {
        name: changed_lines(before[name].decode(), after[name].decode())
        for name in before
        if before[name] != after[name]
    }
