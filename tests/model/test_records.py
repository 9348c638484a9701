"""Tests of the records: which fields there are, which are required, what refers to what."""

from __future__ import annotations

from typing import get_args

import pytest
from pydantic import ValidationError

from allianz.model.files import FILES, REFERENCES, File, words
from allianz.model.records import Handlungsfeld, Mitglied, Record, Sitz
from allianz.model.scalars import Datum, Ref
from allianz.model.words import UEBERGREIFEND

REQUIRED = {
    "allianz": "name kurzname region beschreibung quellen koordination arten",
    "handlungsfelder": "id nummer titel ziel beschreibung piktogramm quelle",
    "zielgruppen": "id titel anrede",
    "landkreise": "id name kurzname sitz kachel quelle",
    "partners": "id name kurzname art mitglied website quellen",
    "angebote": "id titel text anbieter handlungsfelder zielgruppen belegt quellen",
    "projekte": "id name traeger beschreibung status handlungsfeld zuordnung belegt quellen",
    "chronik": "datum titel text quelle",
    "foerderung": "betrag mass zeitraum stand quelle",
    "quellen": "id titel herausgeber art stand",
}


def test_the_files_are_those_of_the_editors_guide() -> None:
    """Every file is a list but the one about the alliance itself."""
    assert [file.filename for file in FILES] == [f"{name}.yaml" for name in REQUIRED]
    assert [file.name for file in FILES if not file.is_list] == ["allianz"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_only_what_can_always_be_known_is_required(file: File) -> None:
    """The required fields are those that the editors' guide names."""
    required = [name for name, info in file.model.model_fields.items() if info.is_required()]
    assert required == REQUIRED[file.name].split()


def test_every_file_begins_its_records_with_a_required_field() -> None:
    """The message about a file that is no list says how each entry begins."""
    for file in FILES:
        first = next(iter(file.model.model_fields))
        assert first == REQUIRED[file.name].split()[0]


def test_every_name_of_a_reference_means_one_file() -> None:
    """A field that holds an id refers to the same file wherever it stands."""
    assert {
        "quelle": Ref("quellen"),
        "quellen": Ref("quellen"),
        "gebiet_quelle": Ref("quellen"),
        "hinweis_quellen": Ref("quellen"),
        "zuletzt_quelle": Ref("quellen"),
        "partner": Ref("partners"),
        "nachfolge": Ref("partners"),
        "landkreise": Ref("landkreise"),
        "gebiet": Ref("landkreise"),
        "zielgruppen": Ref("zielgruppen"),
        "fuer": Ref("zielgruppen"),
        "handlungsfelder": Ref("handlungsfelder", also=(UEBERGREIFEND,)),
        "handlungsfeld": Ref("handlungsfelder", also=(UEBERGREIFEND,)),
    } == REFERENCES


def test_a_name_is_a_reference_everywhere_or_nowhere() -> None:
    """The same name never holds an id in one record and a text, or an id of another file, in the next."""
    for model in Record.__subclasses__():
        for name, info in model.model_fields.items():
            parts = [*info.metadata, *_parts(info.annotation)]
            found = [part for part in parts if isinstance(part, Ref)]
            assert found == ([REFERENCES[name]] if name in REFERENCES else []), f"{model.__name__}.{name}"


def _parts(annotation: object) -> list[object]:
    """Everything that an annotation is made of, without looking into other records."""
    return [part for arg in get_args(annotation) for part in (arg, *_parts(arg))]


def test_every_pictogram_has_a_german_name() -> None:
    """An editor chooses a pictogram by the words beside it."""
    assert all(word.isascii() and word.islower() and word.hint for word in words(Handlungsfeld, "piktogramm"))


def test_a_record_cannot_be_changed() -> None:
    """What was checked stays as it was checked."""
    for model in Record.__subclasses__():
        record = model.model_construct()
        name = next(iter(model.model_fields))
        with pytest.raises(ValidationError, match="frozen_instance"):
            setattr(record, name, "anders")


def test_a_copy_has_other_values_and_knows_that_they_were_given() -> None:
    """What was given before stays given, and the record that was copied stays what it was."""
    record = Sitz(ort="Musterberg", quelle="a")
    other = Mitglied.model_construct(seit=Datum(2020)).model_copy(update={"bis": Datum(2021)})

    assert (record.model_copy(update={"ort": "Seestadt"}), record.ort) == (
        Sitz(ort="Seestadt", quelle="a"),
        "Musterberg",
    )
    assert record.model_copy() == record.model_copy(deep=True) == record
    assert other.model_fields_set == {"seit", "bis"}


def test_records_with_the_same_fields_share_the_names_of_these() -> None:
    """Ten thousand partners have a hundred thousand records within them: a set for each takes more than their texts."""
    one, other = Sitz(ort="Musterberg", quelle="a"), Sitz(ort="Seestadt", quelle="b")

    assert one.model_fields_set is other.model_fields_set
    assert one.model_copy(update={"ort": "Seestadt"}).model_fields_set is one.model_fields_set
