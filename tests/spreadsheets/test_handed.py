"""Rows of a table that come by a form or a letter: changed lines of the data, or sentences about the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from allianz.forms.answering import answer, answer_file
from allianz.forms.asking import TABELLE, TEXT
from allianz.spreadsheets.handed import take
from tests.broken import SECOND
from tests.filled import body, event, form, written
from tests.forms.filling import changes, sentences, texts

if TYPE_CHECKING:
    from pathlib import Path

    from tests.broken import Data

FORM = form(SECOND, TABELLE)
WEBSITE = ["-  website: https://hochschule.example.com/start", "+  website: https://neu.example.org"]

TAKEN = {
    "with its name": "partner.csv\nid;website\nseehochschule;https://neu.example.org",
    "pasted from a spreadsheet": "id\tkurzname\ttelefon\twebsite\nseehochschule\tSeehochschule\t\thttps://neu.example.org",
    "in a fence": "```csv\npartner.csv\nid;website\nseehochschule;https://neu.example.org\n```",
    "with what a spreadsheet bent": (
        "partner.csv\nid;website;mitglied_seit\nseehochschule;https://neu.example.org;Okt 22"
    ),
}
"""Rows that each change one website."""

REFUSED = {
    "nothing": ("```\n```", ["Die Datei ist leer."]),
    "no table": ("Bitte ändern Sie das Telefon", ["Die erste Zeile nennt keine Spalte einer Tabelle dieser Website"]),
    "a new record": (
        "partner.csv\nid;website\nneu;https://neu.example.org",
        ["Zeile „neu“: „neu“ gibt es in den Daten nicht. Neue Einträge kommen mit dem Formular"],
    ),
    "a rule of one value": (
        "partner.csv\nid;website\nseehochschule;www.example.org",
        ["Zeile „seehochschule“: „website“ muss eine Webadresse sein"],
    ),
    "what follows from others": (
        "partner.csv\nid;gebiet_namen\nseehochschule;Musterberg",
        ["Zeile „seehochschule“: „gebiet_namen“ lässt sich hier nicht ändern."],
    ),
    "a table that holds what others hold": ("aufgaben.csv\npartner\nseekammer", ["aufgaben.csv lässt sich nicht über"]),
    "two rows": (
        "partner.csv\nid;website\nseehochschule;x\nseekammer;y",
        ["Zeile „seehochschule“: „website“ muss", "Zeile „seekammer“: „website“ muss"],
    ),
}
"""Rows, and how the sentences about them begin."""


@pytest.mark.parametrize("rows", TAKEN.values(), ids=TAKEN)
def test_rows_of_a_form_change_their_lines(data: Data, rows: str) -> None:
    """Records in no row stay; what a spreadsheet wrote in another way is no change."""
    before = texts(data.folder)
    outcome = answer(event(body(FORM, zeilen=rows)), data.folder, "data", take)
    assert outcome is not None
    assert (outcome.branch, outcome.title) == ("formular-12", "Formular 12: partner.csv ändern"), outcome.text
    assert changes(before, data.folder) == {"partners": WEBSITE}


def test_rows_come_through_the_form_for_texts_and_by_post(data: Data, tmp_path: Path) -> None:
    """What the page wrote is found in a text of the website, and in a letter with a greeting."""
    text = written(FORM, zeilen=TAKEN["in a fence"])
    outcome = answer(event(f"### {form(SECOND, TEXT).fields[0].label}\n\n{text}"), data.folder, "data", take)
    assert outcome is not None
    assert outcome.branch == "formular-12"
    letter = tmp_path / "brief.txt"
    letter.write_text(f"Guten Tag,\n\n{text}\nViele Grüße\n".replace("neu.example", "neuer.example"), "utf-8")
    outcome = answer_file(letter, data.folder, take)
    assert outcome is not None
    assert outcome.branch == "formular-post"
    assert "website: https://neuer.example.org" in data.path("partners").read_text("utf-8")


@pytest.mark.parametrize(("rows", "expected"), REFUSED.values(), ids=REFUSED)
def test_what_is_wrong_with_a_row_is_said_by_its_record(data: Data, rows: str, expected: list[str]) -> None:
    """Nothing is written then."""
    before = texts(data.folder)
    outcome = answer(event(body(FORM, zeilen=rows)), data.folder, "data", take)
    assert outcome is not None
    found = sentences(outcome)
    assert [one[: len(start)] for one, start in zip(found, expected, strict=True)] == expected
    assert changes(before, data.folder) == {}


def test_rows_as_they_are_change_nothing(data: Data) -> None:
    """The form says so."""
    rows = "partner.csv\nid;website\nseehochschule;https://hochschule.example.com/start"
    outcome = answer(event(body(FORM, zeilen=rows)), data.folder, "data", take)
    assert outcome is not None
    assert outcome.text.startswith("Ihr Formular ändert nichts")


def test_the_contacts_of_one_partner_go_back_together(data: Data) -> None:
    """Contacts have no id: all of a partner are handed in, the one that differs is changed."""
    rows = (
        "kontakte.csv\npartner;angebot;zweck;telefon\njobagentur-musterland;;Für alle: Empfang;0800 0123 46\n"
        "jobagentur-musterland;;Für Firmen: Nebenstelle;"
    )
    before = texts(data.folder)
    outcome = answer(event(body(FORM, zeilen=rows)), data.folder, "data", take)
    assert outcome is not None
    assert outcome.branch, outcome.text
    assert changes(before, data.folder) == {
        "partners": ["-      telefon: 0800 0123 45", "+      telefon: 0800 0123 46"]
    }


def test_what_nobody_sees_in_a_cell_is_mended_and_told(data: Data) -> None:
    """Cells that were pasted from Word; tabs between the cells stay."""
    rows = "partner.csv\nid\tkurzname\nseehochschule\tSee\u00adhoch\u200bschule\u00a0am See"
    before = texts(data.folder)
    outcome = answer(event(body(FORM, zeilen=rows)), data.folder, "data", take)
    assert outcome is not None
    assert "„Geänderte Zeilen“: Ein Programm hat unsichtbare Zeichen berichtigt" in outcome.text
    assert changes(before, data.folder) == {
        "partners": ["-  kurzname: Seehochschule", "+  kurzname: Seehochschule am See"]
    }
