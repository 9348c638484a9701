"""What the exports say in other languages, beside the German: only what somebody has translated."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import vobject
from babel import Locale
from jsonschema import Draft202012Validator

from allianz.exports import COLUMNS, SPOKEN, exports
from allianz.exports.tables import cells
from allianz.languages.language import CLOSE, GERMAN, MISSING, OPEN, Language
from allianz.languages.texts import labels, texts, translated
from allianz.model.files import FILES
from tests.exports.samples import DATASETS, read_table
from tests.serving import SITE_URL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DATA = DATASETS["second"]
GERMAN_FILES = exports(DATA, SITE_URL)


def english(*without: str) -> Language:
    """A language that says all German of the data in capitals, but for some sentences."""
    said = {*(german for _, german in texts(DATA)), *labels()} - set(without)
    return Language("en", Locale("en", "GB"), {("", german): (german.upper(),) for german in said})


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    """The exports with a language in which everything is translated."""
    return exports(DATA, SITE_URL, (GERMAN, english()))


def _translations(document: Any) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:  # noqa: ANN401 -- JSON
    """Each record that has translations, with what it says in English."""
    for part in document.values() if isinstance(document, dict) else document if isinstance(document, list) else ():
        yield from _translations(part)
    if isinstance(document, dict) and "uebersetzungen" in document:
        yield document, document["uebersetzungen"]["en"]


@pytest.mark.parametrize("name", [*(file.name for file in FILES), "alles"])
def test_a_document_says_beside_each_text_its_translation(files: Mapping[str, bytes], name: str) -> None:
    """Under the field's own name; the German stays where it was, and the schema describes both."""
    document = json.loads(files[f"daten/{name}.json"])
    for record, said in _translations(document["daten"]):
        for field, text in said.items():
            assert text == ([one.upper() for one in record[field]] if isinstance(text, list) else record[field].upper())
    schema = json.loads(files[f"daten/schema/{name}.json"])
    assert list(Draft202012Validator(schema).iter_errors(document)) == []

    assert _without(document) == json.loads(GERMAN_FILES[f"daten/{name}.json"])


def _without(document: Any) -> Any:  # noqa: ANN401 -- JSON
    if isinstance(document, list):
        return [_without(part) for part in document]
    if not isinstance(document, dict):
        return document
    return {key: _without(part) for key, part in document.items() if key != "uebersetzungen"}


def test_every_text_of_the_data_is_there(files: Mapping[str, bytes]) -> None:
    """Also within records of records; a schema refuses a translation that is no text."""
    document = json.loads(files["daten/alles.json"])
    found = set()
    for _, said in _translations(document["daten"]):
        for text in said.values():
            found |= {*text} if isinstance(text, list) else {text}
    assert found == {german.upper() for _, german in texts(DATA)}

    schema = json.loads(files["daten/schema/angebote.json"])
    offers = json.loads(files["daten/angebote.json"])
    offers["daten"][0]["uebersetzungen"]["en"]["titel"] = 1
    assert [error.validator for error in Draft202012Validator(schema).iter_errors(offers)] == ["type"]


def test_what_nobody_has_translated_is_left_out() -> None:
    """No German stands for English, and no mark of it in any file; a list is whole or not there."""
    angebot = DATA.angebote[0]
    files = exports(DATA, SITE_URL, (GERMAN, english(angebot.titel, angebot.suchworte[0])))
    said = json.loads(files["daten/angebote.json"])["daten"][0]["uebersetzungen"]["en"]

    assert set(said) >= {"text"}
    assert not {"titel", "suchworte"} & set(said)
    assert [
        address for address, raw in files.items() if any(mark in raw.decode() for mark in OPEN + MISSING + CLOSE)
    ] == []


def test_without_a_language_the_files_are_as_they_were() -> None:
    """German is none that anything is translated into."""
    assert exports(DATA, SITE_URL, (GERMAN,)) == GERMAN_FILES


@pytest.mark.parametrize("name", COLUMNS)
def test_a_table_has_the_translations_of_its_texts_behind_all_columns(files: Mapping[str, bytes], name: str) -> None:
    """Exactly of those that hold translated words; the German is as it was, and each column says its language."""
    german, told = (read_table(some, name) for some in (GERMAN_FILES, files))
    more = [f"{column}_en" for column in SPOKEN[name]]
    assert list(told[0]) == [*COLUMNS[name], *more]
    assert [{column: row[column] for column in COLUMNS[name]} for row in told] == german
    shouted = list(cells(name, translated(DATA, english(), for_machines=True)))
    assert [{column: row[f"{column}_en"] for column in SPOKEN[name]} for row in told] == [
        {column: row[column] for column in SPOKEN[name]} for row in shouted
    ]
    differ = {
        column for row, other in zip(german, shouted, strict=True) for column in row if row[column] != other[column]
    }
    assert {column for column in differ if OPEN not in "".join(row[column] for row in shouted)} == set(SPOKEN[name])
    described = json.loads(files[f"daten/{name}.csv-metadata.json"])["tableSchema"]["columns"]
    assert [one["name"] for one in described] == list(told[0])
    assert [one["name"] for one in described if one.get("lang") == "en"] == more


def test_a_cell_without_translation_is_empty() -> None:
    """Also one of several texts of which one is missing."""
    angebot = DATA.angebote[0]
    files = exports(DATA, SITE_URL, (GERMAN, english(angebot.titel, angebot.suchworte[0])))
    row = read_table(files, "angebote")[0]

    assert (row["titel_en"], row["suchworte_en"], row["text_en"]) == ("", "", angebot.text.upper())


def test_a_card_says_fields_and_purposes_in_the_language(files: Mapping[str, bytes]) -> None:
    """Beside the German lines, which stay; an address book that knows no language shows these."""
    for partner in DATA.partners:
        address = f"daten/partner/{partner.id}.vcf"
        card = vobject.readOne(files[address].decode())
        purposes = [one.value for one in card.contents.get("x-zweck", [])]
        assert purposes == [kontakt.zweck.upper() for kontakt in partner.kontakte]
        german, *others = card.contents.get("categories", []) or [None]
        assert [one.value for one in others] == ([[text.upper() for text in german.value]] if german else [])
        lines = vobject.readOne(GERMAN_FILES[address].decode()).contents
        assert lines.keys() == card.contents.keys() - {"x-zweck"}
