"""A table that somebody changed, read by the page that writes a change: from the file to the changed lines."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.axe import AXE, in_light_and_dark
from tests.browser.expecting import tab_to
from tests.browser.writing import PAGE, handed_in
from tests.spreadsheets.office import excel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import NewPage

QUERY = "?formular=tabelle-einreichen"
AGENCY, SCHOOL = "jobagentur-musterland", "seehochschule"
WEBSITE = ["-  website: https://hochschule.example.com/start", "+  website: https://neu.example.org"]
Rows = list[dict[str, str]]


def _saved(site: Path, name: str, change: Callable[[Rows], object], encoding: str = "utf-8-sig") -> bytes:
    """A table of the site after somebody changed it and Excel saved it."""
    text = (site / "daten" / f"{name}.csv").read_bytes().decode("utf-8-sig")
    rows: Rows = [
        {column: excel(cell) for column, cell in row.items()}
        for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=";")
    ]
    change(rows)
    saved = io.StringIO(newline="")
    writer = csv.DictWriter(saved, rows[0], delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return saved.getvalue().encode(encoding, "replace")


def _set(key: str, who: str, **cells: str) -> Callable[[Rows], object]:
    """Change cells of the first row that has this text in a column."""
    return lambda rows: next(row for row in rows if row[key] == who).update(cells)


def _choose(page: Page, raw: bytes, name: str = "partner.csv") -> None:
    """Choose a file."""
    page.get_by_label("Ihre Tabelle (CSV)").set_input_files({"name": name, "mimeType": "text/csv", "buffer": raw})


CHANGED = {
    "one cell": ("partner", _set("id", SCHOOL, website="https://neu.example.org"), {"partners": WEBSITE}),
    "a contact of two": (
        "kontakte",
        _set("zweck", "Für alle: Empfang", telefon="0800 0123 46"),
        {"partners": ["-      telefon: 0800 0123 45", "+      telefon: 0800 0123 46"]},
    ),
    "a cell that is emptied": (
        "partner",
        _set("id", "wirtschaftskammer-musterberg", suchworte=""),
        {"partners": ["-  suchworte: [WK]"]},
    ),
    "a text with quotation marks and semicolons": (
        "angebote",
        _set("id", "seekurs", text='Ein "Kurs"; am See, für alle.'),
        {"angebote": None},
    ),
    "an event": ("chronik", _set("datum", "29.02.2020", titel="Gründung am See"), {"chronik": None}),
}
"""Name of the table, what somebody does with it, the lines that change (None: that some do)."""


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
@pytest.mark.parametrize(("name", "change", "expected"), CHANGED.values(), ids=CHANGED)
def test_a_table_from_excel_changes_the_cells_that_differ(  # noqa: PLR0913 -- a table's columns
    page: Page, home: str, indexed_site: Path, tmp_path: Path, *, name: str, change: Callable[[Rows], object],
    expected: dict[str, list[str] | None], encoding: str,
) -> None:  # fmt: skip
    """What Excel bent is neither shown nor handed in; the text goes through `form`."""
    page.goto(f"{home}{PAGE}{QUERY}")
    _choose(page, _saved(indexed_site, name, change, encoding), f"{name} (2).csv")
    expect(page.get_by_role("status").filter(has_text=f"anders als heute in {name}.csv")).to_have_text(
        f"Eine Zelle ist anders als heute in {name}.csv."
    )
    expect(page.get_by_role("list", name="Was sich ändert").get_by_role("listitem")).to_have_count(1)
    outcome, changed = handed_in(page.get_by_label("Ihr Text", exact=True).input_value(), tmp_path)

    assert outcome.title == f"Formular 12: {name}.csv ändern", outcome.text
    assert {file: lines if expected[file] else None for file, lines in changed.items()} == expected


def test_the_change_is_shown_before_it_is_handed_in(page: Page, home: str, indexed_site: Path) -> None:
    """Whose cell, what stood there, what stands there; the focus goes to the list; few lines fit into a link."""
    page.goto(f"{home}{PAGE}{QUERY}")
    _choose(page, _saved(indexed_site, "partner", _set("id", SCHOOL, website="https://neu.example.org", name="")))
    changes = page.get_by_role("list", name="Was sich ändert")
    expect(changes).to_be_focused()
    expect(changes.get_by_role("listitem")).to_have_text(
        [
            "Seehochschule – name: bisher „Seehochschule Musterland“, jetzt leer",
            "Seehochschule – website: bisher „https://hochschule.example.com/start“, jetzt „https://neu.example.org“",
        ]
    )
    _choose(
        page, _saved(indexed_site, "partner", _set("id", SCHOOL, website="https://hochschule.example.com/start/neu"))
    )
    expect(changes.get_by_role("listitem")).to_have_text(
        ["Seehochschule – website: bisher „… ample.com/start“, jetzt „… ample.com/start/neu“"]
    )
    expect(page.get_by_text("Der Text steht schon im Formular.")).to_be_visible()


def test_translations_come_along_and_are_not_handed_in(page: Page, two_home: str, two: Path, tmp_path: Path) -> None:
    """An office changes the German beside them; who changes one of them is told that no table does that."""
    page.goto(f"{two_home}{PAGE}{QUERY}")
    _choose(page, _saved(two, "kontakte", _set("zweck", "Für alle: Empfang", telefon="0800 0123 46")))
    expect(page.get_by_role("list", name="Was sich ändert").get_by_role("listitem")).to_have_count(1)
    text = page.get_by_label("Ihr Text", exact=True).input_value()
    assert "_eo" not in text
    assert handed_in(text, tmp_path)[1] == CHANGED["a contact of two"][2]

    _choose(page, _saved(two, "angebote", _set("id", "seekurs", titel_eo="Kurso")), "angebote.csv")
    expect(page.get_by_text("„titel_eo“ ist eine Übersetzung, und die ändert keine Tabelle.")).to_be_visible()


def test_a_file_without_a_change_is_told(page: Page, home: str, indexed_site: Path) -> None:
    """As Excel saved it, and with rows missing: nothing is handed in."""
    page.goto(f"{home}{PAGE}{QUERY}")
    _choose(page, _saved(indexed_site, "partner", lambda rows: rows.pop()))
    expect(page.get_by_text("In dieser Tabelle ist nichts anders als heute in partner.csv.")).to_be_visible()
    expect(page.get_by_text("Einträge von heute, die in der Datei fehlen: 1.")).to_be_visible()
    expect(page.get_by_role("heading", name="Ihr Text ist fertig")).to_be_hidden()


BAD: dict[str, tuple[bytes, str]] = {
    "a workbook": (b"PK\x03\x04abc", "Das ist eine Mappe und keine CSV-Datei."),
    "a workbook of old": (b"\xd0\xcf\x11\xe0\xa1", "Das ist eine Mappe und keine CSV-Datei."),
    "text of Windows in 16 bits": ("id;name".encode("utf-16"), "Diese Datei ist nicht als UTF-8 gespeichert."),
    "nothing": (b"", "Die erste Zeile nennt keine Spalte einer Tabelle dieser Website (partner.csv, "),
    "a letter": (b"Guten Tag", "Die erste Zeile nennt keine Spalte einer Tabelle dieser Website (partner.csv, "),
    "a column of their own": (
        b"id;name;kurzname;art;Bemerkung\nseehochschule;a;b;c;neu",
        "„Bemerkung“ ist keine Spalte von partner.csv. Schreiben Sie sie wie zuvor, oder löschen Sie die Spalte.",
    ),
    "a row of their own": (
        b"id;name;kurzname;art\nneu;a;b;c",
        "„neu“ gibt es in den Daten nicht. Neue Einträge kommen mit dem Formular oder in der Datei selbst hinzu",
    ),
}


@pytest.mark.parametrize(("raw", "sentence"), BAD.values(), ids=BAD)
def test_what_is_no_table_of_the_site_is_told_at_the_field(page: Page, home: str, raw: bytes, sentence: str) -> None:
    """One sentence in German; another file takes it away."""
    page.goto(f"{home}{PAGE}{QUERY}")
    _choose(page, raw)
    field = page.get_by_label("Ihre Tabelle (CSV)")
    expect(page.locator("#tabelle-fehler")).to_contain_text(sentence)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("heading", name="Ihr Text ist fertig")).to_be_hidden()
    _choose(page, b"id;kurzname;name;art\nseehochschule;Hochschule;Seehochschule Musterland;hochschule")
    expect(page.locator("#tabelle-fehler")).to_be_hidden()
    expect(page.get_by_role("heading", name="Ihr Text ist fertig")).to_be_visible()


def test_the_way_to_the_text_by_keyboard(page: Page, home: str, indexed_site: Path) -> None:
    """From the list of what to do to the browser's own field for files, then to the list and the copy, by Tab alone."""
    page.goto(f"{home}{PAGE}")
    tab_to(page, page.get_by_role("link", name="Tabelle einreichen"), most=120)
    page.keyboard.press("Enter")
    field = page.get_by_label("Ihre Tabelle (CSV)")
    tab_to(page, field, most=120)
    expect(field).to_have_accessible_description(
        "Speichern Sie die Tabelle vorher als „CSV UTF-8 (durch Trennzeichen getrennt)“."
    )
    _choose(page, _saved(indexed_site, "partner", _set("id", SCHOOL, website="https://neu.example.org")))
    expect(page.get_by_role("list", name="Was sich ändert")).to_be_focused()
    tab_to(page, page.get_by_role("button", name="Text kopieren"))


@pytest.mark.parametrize("width", [320, 1280])
def test_every_state_of_a_table_can_be_used_by_everyone(
    new_page: NewPage, home: str, indexed_site: Path, width: int
) -> None:
    """Nothing that axe finds and no sideways scrolling: before a file, with a fault, with changes."""
    page = new_page(viewport={"width": width, "height": 800}, bypass_csp=True)
    page.add_init_script(AXE)
    page.goto(f"{home}{PAGE}{QUERY}")
    long = "https://neu.example.org/" + "lang" * 40
    files = {
        "empty": None,
        "fault": BAD["a workbook"][0],
        "changes": _saved(indexed_site, "partner", _set("id", AGENCY, website=long, name="Neu")),
    }
    found = {}
    for name, raw in files.items():
        expect(page.get_by_label("Ihre Tabelle (CSV)")).to_be_visible()
        if raw:
            _choose(page, raw)
            expect(page.locator("#tabelle-fehler, [data-ergebnis]").filter(visible=True)).to_have_count(1)
        found[name] = in_light_and_dark(page)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found[name].append("scrolls sideways")
    assert {name: faults for name, faults in found.items() if faults} == {}
