"""Tests of the tables, read back as CSV and as CSV on the Web."""

from __future__ import annotations

import csv
import dataclasses
import io
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import csvw
import pytest

from allianz.exports import LICENCE, TABLES, VERSION, exports
from tests.exports.samples import DATASETS, read_table
from tests.serving import SITE_URL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allianz.model.dataset import Dataset

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1"]
NO_FORMULAS = ["1-1", "a=b", "'=1", " =1", "§ 1", "„=“", "1,5", ""]


def test_tables_are_described_for_programs(data: Dataset, files: Mapping[str, bytes], tmp_path: Path) -> None:
    """A program that knows CSV on the Web finds licence and version, and reads sums and lists as what they are."""
    for address, content in files.items():
        if ".csv" in address:
            (tmp_path / Path(address).name).write_bytes(content)
    for name in TABLES:
        table = csvw.CSVW(str(tmp_path / f"{name}.csv"), validate=True)
        rows = table.to_json(minimal=True)
        assert table.is_valid, [str(warning.message) for warning in table.warnings]
        assert table.common_props == {"dc:license": {"@id": LICENCE}, "schema:version": VERSION}
        assert [row.get("id") for row in rows] == [row.get("id") for row in read_table(files, name)]
    sums = [summe.betrag for summe in data.foerderung]
    sums += [summe.betrag for projekt in data.projekte for summe in projekt.foerderung]
    read = csvw.CSVW(str(tmp_path / "foerderung.csv")).to_json(minimal=True)
    assert [row["betrag"] for row in read] == list(map(float, sums))
    offers = csvw.CSVW(str(tmp_path / "angebote.csv")).to_json(minimal=True)
    assert [row["zielgruppen"] for row in offers] == [list(angebot.zielgruppen) for angebot in data.angebote]


def test_tables_open_right_in_a_german_spreadsheet(files: Mapping[str, bytes]) -> None:
    """BOM, semicolons, ends of CR and LF; every row has the columns of the first."""
    for address in [address for address in files if address.endswith(".csv")]:
        raw = files[address]
        assert raw.startswith(b'\xef\xbb\xbf"')
        assert raw.endswith(b'"\r\n')
        rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))
        assert len(set(rows[0])) == len(rows[0])
        assert {len(row) for row in rows} == {len(rows[0])}


def test_tables_hold_every_record(data: Dataset, files: Mapping[str, bytes]) -> None:
    """Read back, each table has one row per record, in the order of the data, with its values."""
    for name, ids in {
        "partner": [partner.id for partner in data.partners],
        "angebote": [angebot.id for angebot in data.angebote],
        "landkreise": [kreis.id for kreis in data.landkreise],
        "projekte": [projekt.id for projekt in data.projekte],
        "quellen": [quelle.id for quelle in data.quellen],
    }.items():
        assert [row["id"] for row in read_table(files, name)] == ids
    assert [(row["datum"], row["titel"], row["text"]) for row in read_table(files, "chronik")] == [
        (str(event.datum), event.titel, event.text) for event in data.chronik
    ]
    assert [row["stand"] for row in read_table(files, "quellen")] == [
        str(quelle.stand or "unbekannt") for quelle in data.quellen
    ]


def test_a_proof_without_a_date_is_a_word(data: Dataset) -> None:
    """Whoever counts by date sees that none is known, instead of an empty cell."""
    undated = data.angebote[0].model_copy(update={"belegt": None})
    changed = dataclasses.replace(data, angebote=(undated, *data.angebote[1:]))
    rows = read_table(exports(changed, SITE_URL), "angebote")

    assert [row["belegt"] for row in rows] == ["unbekannt", *(str(one.belegt) for one in data.angebote[1:])]


def test_every_contact_is_a_row(data: Dataset, files: Mapping[str, bytes]) -> None:
    """The ways to partners come first, then those to single offers, each with its owner, its purpose and its proof."""
    ways = [(partner.id, "", way) for partner in data.partners for way in partner.kontakte]
    ways += [("", angebot.id, angebot.kontakt) for angebot in data.angebote if angebot.kontakt]
    rows = read_table(files, "kontakte")
    assert [(row["partner"], row["angebot"], _typed(row["zweck"])) for row in rows] == [
        (partner, angebot, way.zweck.replace("\r\n", "\n")) for partner, angebot, way in ways
    ]
    assert [(_typed(row["telefon"]), row["zeiten"], row["belegt"]) for row in rows] == [
        (way.telefon or "", way.zeiten or "", str(way.belegt)) for _, _, way in ways
    ]


def test_the_table_of_the_first_version_still_says_who_does_what(data: Dataset, files: Mapping[str, bytes]) -> None:
    """Its address and its columns are a promise: a row per partner, offer of today and Handlungsfeld."""
    rows = read_table(files, "aufgaben")
    assert " ".join(rows[0]) == (
        "partner partner_name handlungsfeld handlungsfeld_titel text zielgruppen zielgruppen_titel grundlage quelle"
    )
    assert [(row["partner"], row["handlungsfeld"], _typed(row["text"])) for row in rows] == [
        (anbieter.partner, feld, angebot.text)
        for angebot in data.angebote
        for anbieter in angebot.anbieter
        for feld in angebot.handlungsfelder
        if anbieter.partner and angebot.bis is None
    ]


def _typed(cell: str) -> str:
    """A cell as it was typed: without the apostrophe that keeps a spreadsheet from executing it."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(tuple("=+-@\t\r\n")) else cell


def test_sums_stand_with_their_measure_and_a_decimal_comma(data: Dataset, files: Mapping[str, bytes]) -> None:
    """The table of sums has every sum of the alliance and of each project, none added to another."""
    projects = [(projekt.id, summe) for projekt in data.projekte for summe in projekt.foerderung]
    expected = [("", summe) for summe in data.foerderung] + projects
    rows = read_table(files, "foerderung")
    assert [(row["projekt"], row["mass"]) for row in rows] == [(id_, summe.mass) for id_, summe in expected]
    assert [Decimal(row["betrag"].replace(",", ".")) for row in rows] == [summe.betrag for _, summe in expected]
    assert all("." not in row["betrag"] for row in rows)


def test_lists_and_names_stand_in_one_cell() -> None:
    """Ids and names are joined with commas, addresses with a bar; what is not documented is empty."""
    files = exports(DATASETS["second"], SITE_URL)
    partner, projekt = read_table(files, "partner")[0], read_table(files, "projekte")[0]
    assert partner["gebiet"] == "musterberg, beispielsee"
    assert partner["gebiet_namen"] == "Musterberg, Beispielsee"
    assert partner["anschriften"] == (
        "Amtsgasse 12, 00012 Musterberg (Für alle: Empfang) | Seeufer 3 a, 00033 Seestadt (Für Firmen: Nebenstelle)"
    )
    assert (partner["telefon"], partner["email"]) == ("0800 0123 45", "post@jobagentur.example.org")
    assert partner["bestaetigt"] == ""
    assert projekt["traeger"] == "Seehochschule Musterland, Ruderverein Seestadt"
    assert (projekt["beginn"], projekt["ende"]) == ("2021-04-01", "2022-03")


def test_a_table_says_how_a_partner_came_and_left() -> None:
    """Who ended is in the table with its dates, its successors and the town of its seat."""
    former = next(row for row in read_table(exports(DATASETS["second"], SITE_URL), "partner") if row["mitglied_bis"])
    assert (former["mitglied_art"], former["mitglied_seit"], former["mitglied_bis"], former["sitz"]) == (
        "gruendung", "2020-02-29", "2023-10-31", "Seestadt",
    )  # fmt: skip
    assert former["nachfolge"] == "wirtschaftskammer-musterberg, gewerkschaftsbund-musterland"


@pytest.mark.parametrize("text", [*FORMULAS, *NO_FORMULAS])
def test_no_cell_begins_as_a_formula(text: str) -> None:
    """A spreadsheet that opens a table executes nothing of it; other texts stay as they are."""
    data = DATASETS["second"]
    event = data.chronik[0].model_copy(update={"titel": text})
    (row, *_) = read_table(exports(dataclasses.replace(data, chronik=(event,)), SITE_URL), "chronik")
    assert row["titel"] == (f"'{text}" if text in FORMULAS else text)
