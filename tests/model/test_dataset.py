"""Tests of loading the folder: all files, all messages, one run."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allianz.model.dataset import DataError, load
from allianz.model.files import FILES
from allianz.reading.messages import Place
from tests.broken import SECOND, Data, english
from tests.model.test_checks import no_id
from tests.reading.test_source import NO_ENTRY

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES = [file.name for file in FILES]
ALLIANZ = "name, kurzname, region, beschreibung, quellen, koordination, arten"
MISSING = "Diese Datei fehlt."
UNREADABLE = "Das ist ein Ordner und keine Datei. Löschen Sie ihn oder benennen Sie ihn um."


def _folder_for_file(data: Data) -> None:
    data.path("quellen").unlink()
    data.path("quellen").mkdir()


def _list_starts(name: str, start: str) -> list[str]:
    return [f"data/{name}.yaml:1:1: Die Datei muss eine Liste sein: Jeder Eintrag beginnt mit „- {start}:“."]


TABLE = "Eine Tabelle liest hier niemand: Die Angaben stehen in den Dateien mit der Endung .yaml. Löschen Sie sie."

FILE_ACCIDENTS: dict[str, tuple[Callable[[Data], object], list[str]]] = {
    "a file is missing": (lambda data: data.path("quellen").unlink(), [f"data/quellen.yaml:1:1: {MISSING}"]),
    "a folder in place of a file": (_folder_for_file, [f"data/quellen.yaml:1:1: {UNREADABLE}"]),
    "an empty file": (lambda data: data.path("quellen").write_text(""), [f"data/quellen.yaml:1:1: {NO_ENTRY}"]),
    "only comments": (lambda data: data.path("quellen").write_text("# a\n"), [f"data/quellen.yaml:1:1: {NO_ENTRY}"]),
    "an entry without its dash": (
        lambda data: data.path("zielgruppen").write_text("id: firmen\ntitel: Firmen\n"),
        _list_starts("zielgruppen", "id"),
    ),
    "a sentence for a list": (lambda data: data.path("chronik").write_text("a\n"), _list_starts("chronik", "datum")),
    "a block for a list of sums": (
        lambda data: data.path("foerderung").write_text("betrag: 1\n"),
        _list_starts("foerderung", "betrag"),
    ),
    "a list for the alliance": (
        lambda data: data.path("allianz").write_text("- name: a\n"),
        [
            f"data/allianz.yaml:1:1: Jeder Eintrag muss aus Feldern bestehen ({ALLIANZ}) – hier steht eine Liste.",
        ],
    ),
    "a file with a slip in its name": (
        lambda data: data.path("partner").write_text("- id: a\n"),
        ["data/partner.yaml:1:1: Diese Datei gehört nicht zu den Daten. Meinten Sie „partners.yaml“?"],
    ),
    "files that nobody reads": (
        lambda data: [(data.folder / name).write_text("") for name in ("xyz.YML", "0815.yaml", "LIZENZ.md")],
        [
            "data/0815.yaml:1:1: Diese Datei gehört nicht zu den Daten. Löschen Sie sie.",
            "data/xyz.YML:1:1: Diese Datei gehört nicht zu den Daten. Löschen Sie sie.",
        ],
    ),
    "tables, and a text file": (
        lambda data: [(data.folder / name).write_text("") for name in ("partner.csv", "neu.XLSX", "neu.docx", ".x")],
        [
            f"data/neu.XLSX:1:1: {TABLE}",
            "data/neu.docx:1:1: Diese Datei gehört nicht zu den Daten. Löschen Sie sie.",
            f"data/partner.csv:1:1: {TABLE}",
        ],
    ),
    "an ending that Windows hides": (
        lambda data: data.path("partners").rename(data.folder / "partners.yaml.txt"),
        [
            f"data/partners.yaml:1:1: {MISSING}",
            (
                "data/partners.yaml.txt:1:1: Diese Datei muss „partners.yaml“ heißen. "
                "Windows blendet Endungen wie „.txt“ oft aus."
            ),
        ],
    ),
    "another ending, in capitals": (
        lambda data: data.path("partners").rename(data.folder / "Partners.yml"),
        [
            f"data/partners.yaml:1:1: {MISSING}",
            "data/Partners.yml:1:1: Diese Datei muss „partners.yaml“ heißen.",
        ],
    ),
    "a copy beside the file": (
        lambda data: data.path("partners.yaml~").write_text("- id: a\n"),
        [
            (
                "data/partners.yaml~:1:1: Diese Datei liest niemand, denn daneben liegt „partners.yaml“. "
                "Löschen Sie die, die nicht mehr stimmt."
            ),
        ],
    ),
    "a folder of somebody's own": (
        lambda data: (data.folder / "alt").mkdir(),
        ["data/alt:1:1: Dieser Ordner gehört nicht zu den Daten. Löschen Sie ihn."],
    ),
    "no folder": (lambda data: shutil.rmtree(data.folder), [f"data/{name}.yaml:1:1: {MISSING}" for name in NAMES]),
}


@pytest.mark.parametrize("accident", FILE_ACCIDENTS)
def test_an_accident_with_files_is_a_message(data: Data, accident: str) -> None:
    """A file that is missing, empty, misnamed or no file at all is said like any other mistake."""
    act, messages = FILE_ACCIDENTS[accident]
    act(data)
    assert data.messages() == messages


def test_all_mistakes_come_out_at_once_in_the_order_of_the_files(data: Data) -> None:
    """One run names the mistakes of every file: files in their order, lines in theirs, stray files last."""
    data.replace("quellen", "stand: unbekannt", "stand: nie")
    data.replace("partners", "plz: 00033", "plz: 33")
    data.replace(
        "partners",
        "website: https://kreis.example.org\n  quellen: [musterblatt-2024]\n",
        "website: https://kreis.example.org\n",
    )
    data.replace("landkreise", "spalte: 2", "spalte: zwei")
    data.replace("allianz", "adresse: post@buendnis.example.org", "adresse:")
    data.replace("projekte", "- partner: wirtschaftskammer-musterberg", "- partner: niemand")
    data.path("alt").write_text("")
    places = [(place.path, place.line) for place in (message.place for message in data.refusal())]
    assert places == [
        ("data/allianz.yaml", 14),
        ("data/landkreise.yaml", 19),
        ("data/partners.yaml", 40),
        ("data/partners.yaml", 79),
        ("data/projekte.yaml", 32),
        ("data/quellen.yaml", 28),
        ("data/alt.yaml", 1),
    ]


def test_the_text_of_the_exception_is_the_list_of_messages(data: Data) -> None:
    """Whoever prints the exception prints every message, one a line."""
    data.path("quellen").unlink()
    data.path("chronik").unlink()
    with pytest.raises(DataError) as caught:
        load(data.folder, shown="data")
    assert str(caught.value) == f"data/chronik.yaml:1:1: {MISSING}\ndata/quellen.yaml:1:1: {MISSING}"


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_cannot_be_read_does_not_flood_the_others(data: Data, name: str) -> None:
    """Without the file nobody can know its ids: nothing that refers to them is blamed."""
    data.path(name).write_text("- id: a\n b: c: d\n")
    assert len(data.messages()) == 1


def test_a_refused_record_still_counts_as_known_and_as_serving(data: Data) -> None:
    """A wrong postcode at a partner does not make its id unknown or its Landkreise unserved."""
    data.replace("partners", "kurzname: Jobagentur\n", "kurzname: Job<agentur\n")
    data.replace("quellen", "herausgeber: Verlag Landkarte", "herausgeber: <Verlag>")
    assert [message.place for message in data.refusal()] == [
        Place("data/partners.yaml", 6, 13),
        Place("data/quellen.yaml", 41, 16),
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("chronik", "quelle: gruendungspapier", "quelle:", "data/chronik.yaml:7:10"),
        ("chronik", "quelle: gruendungspapier", "quelle: &a", "data/chronik.yaml:7:11"),
        ("chronik", "quelle: gruendungspapier", "quelle: [x, x]", "data/chronik.yaml:7:3"),
        ("partners", "gebiet: [musterberg]", "gebiet: niemand", "data/partners.yaml:63:11"),
        ("partners", "seit: 2022-10", "seit: !date 2022-13", "data/partners.yaml:106:11"),
    ],
)
def test_what_was_reported_is_not_reported_again(data: Data, file: str, old: str, new: str, place: str) -> None:
    """A value that YAML or the record refuses is not also called an unknown reference."""
    data.replace(file, old, new)
    said = data.messages()
    assert said[0].startswith(f"{place}: ")
    assert len([message for message in said if message.startswith(f"{place}: ")]) == 1


def test_mistakes_beside_one_another_are_all_reported(data: Data) -> None:
    """In one record several wrong fields and several missing ones each have their message."""
    data.replace("zielgruppen", "  titel: Jugend\n  anrede: Ich gehe noch zur Schule\n", "  farbe: rot\n  form: rund\n")
    fields = "Möglich sind: id, titel, anrede, suchworte, frueher."
    assert data.messages() == [
        "data/zielgruppen.yaml:9:3: „titel“ fehlt. Name der Zielgruppe, zum Beispiel Betriebe.",
        "data/zielgruppen.yaml:9:3: „anrede“ fehlt. Was jemand von sich sagt, zum Beispiel „Ich führe einen Betrieb“.",
        f"data/zielgruppen.yaml:10:10: Das Feld „farbe“ gibt es hier nicht. {fields}",
        f"data/zielgruppen.yaml:11:9: Das Feld „form“ gibt es hier nicht. {fields}",
    ]


def test_a_duplicate_field_is_checked_by_its_first_value(data: Data) -> None:
    """The first of two values stays, so the second is only called a duplicate."""
    data.replace("projekte", "beginn: 2021-04-01\n", "beginn: 2021-04-01\n  beginn: gestern\n")
    (message,) = data.messages()
    assert message == (
        "data/projekte.yaml:16:3: „beginn“ steht zweimal im selben Eintrag, zuerst in Zeile 15. Löschen Sie eines."
    )


def test_the_folder_is_shown_as_it_was_given(data: Data) -> None:
    """Without another name the messages show the path of the folder itself."""
    data.path("quellen").unlink()
    with pytest.raises(DataError) as caught:
        load(data.folder)
    assert str(caught.value) == f"{data.folder.as_posix()}/quellen.yaml:1:1: {MISSING}"


def test_good_data_become_records_in_the_order_of_their_files() -> None:
    """A data set holds every record as its kind, and each record knows its line."""
    dataset = load(SECOND, shown="data")
    assert dataset.allianz.betreiber is not None
    assert [partner.id for partner in dataset.partners] == [
        "jobagentur-musterland",
        "wirtschaftskammer-musterberg",
        "landkreis-beispielsee",
        "seehochschule",
        "landkreis-weitfeld",
        "wirtschaftsfoerderung-gruenau-muehlbach",
        "verband-der-betriebe",
        "gewerkschaftsbund-musterland",
        "seekammer",
    ]
    assert [str(event.datum) for event in dataset.chronik] == [
        "2020-02-29",
        "2021",
        "2021-04-01",
        "2022-10",
        "2023-11-02",
        "2022-03-15",
    ]
    assert [str(sum_.betrag) for sum_ in dataset.projekte[0].foerderung] == ["23443.56", "5000"]
    assert dataset.places["partners", "seehochschule"] == Place("data/partners.yaml", 100, 3)
    assert (len(dataset.handlungsfelder), len(dataset.landkreise), len(dataset.zielgruppen)) == (4, 4, 4)


def test_a_wrong_id_is_named_and_so_is_who_still_uses_the_right_one(data: Data) -> None:
    """Renaming a record leaves its references behind; each of them is named."""
    data.replace("projekte", "    - partner: seehochschule", "    - partner: seehochschul")
    data.replace("quellen", "- id: atlas", "- id: atlanten")
    said = data.messages()
    assert (
        f"data/projekte.yaml:7:16: {no_id('partner', 'partners', 'seehochschul')} Meinten Sie „seehochschule“?" in said
    )
    assert f"data/landkreise.yaml:12:11: {no_id('quelle', 'quellen', 'atlas')}" in said


TEXTS = {name: (SECOND / f"{name}.yaml").read_text(encoding="utf-8") for name in NAMES}
CHARACTERS = "aA1 \n\t:#-[]{}\"'&*!|>%@`\\,<ü😀\u00a0\u200b~?."


@st.composite
def _edited(draw: st.DrawFn) -> dict[str, str]:
    """The data set after one to three slips of an editor, each in one line of one file."""
    texts = dict(TEXTS)
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(NAMES))
        lines = texts[name].split("\n")
        number = draw(st.integers(0, len(lines) - 1))
        lines[number : number + 1] = draw(_slip(lines[number]))
        texts[name] = "\n".join(lines)
    return texts


@st.composite
def _slip(draw: st.DrawFn, line: str) -> list[str]:
    """What becomes of a line: deleted, doubled, indented, or one character more, less or other."""
    at = draw(st.integers(0, len(line)))
    char = draw(st.sampled_from(CHARACTERS))
    edits = [
        [],
        [line, line],
        [" " + line],
        [line.removeprefix(" ")],
        [line[:at] + char + line[at:]],
        [line[:at] + line[at + 1 :]],
        [line[:at] + char + line[at + 1 :]],
        [line[:at]],
    ]
    return draw(st.sampled_from(edits))


@settings(max_examples=300)
@given(_edited())
def test_any_slip_ends_in_data_or_in_german_messages(texts: dict[str, str]) -> None:
    """Whatever is deleted, doubled or mistyped: either the data are good, or every message leads to a line."""
    with TemporaryDirectory() as folder:
        data = Data(Path(folder))
        for name, text in texts.items():
            data.path(name).write_text(text, encoding="utf-8")
        messages = data.refusal()
    assert len(set(messages)) == len(messages)
    for message in messages:
        name = message.place.path.removeprefix("data/").removesuffix(".yaml")
        assert 1 <= message.place.line <= texts[name].count("\n") + 1, message
        assert message.place.column >= 1, message
        assert not english(message.text), message
        assert "\n" not in str(message), message
