"""Tests of the forms themselves, made from data and model."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from allianz.__main__ import main
from allianz.forms.definition import forms
from allianz.forms.draft import slug
from allianz.forms.templates import files
from allianz.model.dataset import load
from allianz.model.files import FILES
from allianz.model.records import Record
from tests.broken import SECOND, Data
from tests.invariants.edits import EDITS

if TYPE_CHECKING:
    from pathlib import Path


def test_every_form_can_be_told_from_its_text() -> None:
    """First questions differ, labels and ids are unique in a form, no choice is twice or empty."""
    made = forms(load(SECOND))
    assert len({one.fields[0].label for one in made}) == len(made)
    for one in made:
        assert len({question.label for question in one.fields}) == len(one.fields)
        assert len({question.id for question in one.fields}) == len(one.fields)
        assert all(question.options for question in one.fields if question.kind in {"dropdown", "multi", "tick"})
        assert not {"", "None"} & {name for question in one.fields for name in question.options}


def test_every_question_leads_to_a_field_of_the_model() -> None:
    """What a form asks exists in the data: a renamed field would leave its question without a place."""
    roots = {file.name: file.model for file in FILES}
    for one in forms(load(SECOND)):
        for key in {key for question in one.fields for key in question.keys if question.id != "quelle"}:
            model: type[Record] | None = roots[key.split(".")[0]]
            for step in key.split(".")[1:]:
                assert model is not None, key
                assert step in model.model_fields, key
                model = _inner(model.model_fields[step].annotation)


def _inner(annotation: object) -> type[Record] | None:
    if isinstance(annotation, type):
        return annotation if issubclass(annotation, Record) else None
    return next((found for arg in getattr(annotation, "__args__", ()) if (found := _inner(arg))), None)


def test_the_command_writes_the_forms(data: Data, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`forms` writes every file; broken data write none."""
    assert main(["forms", str(data.folder), str(tmp_path / "a")]) == 0
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == sorted(files(load(data.folder)))
    data.path("chronik").write_text("kaputt", encoding="utf-8")
    assert main(["forms", str(data.folder), str(tmp_path / "b")]) == 1
    assert "chronik.yaml" in capsys.readouterr().out
    assert not (tmp_path / "b").exists()


SLUGS = [
    ("Grünau", "gruenau"), ("Gru\u0308nau", "gruenau"), ("Straße Ä Ö", "strasse-ae-oe"), ("É-cole", "e-cole"),
    ("../../etc/passwd", "etc-passwd"), ("$(id)", "id"), ("a" * 200, "a" * 80), ("—", ""), ("A  &  B", "a-b"),
]  # fmt: skip


def test_a_form_without_anything_to_choose_waits(data: Data, tmp_path: Path) -> None:
    """Where nothing happened yet no project can change, but one can be new; what was written before goes."""
    folder = tmp_path / "forms"
    main(["forms", str(data.folder), str(folder)])
    own = folder / "eigenes.yml"
    own.write_text("name: Von Hand\n", encoding="utf-8")
    EDITS["nothing_happened_yet"](data.folder)

    made = {one.id: one for one in forms(load(data.folder))}
    main(["forms", str(data.folder), str(folder)])

    assert {"projekt-aendern", "projekt-endet"}.isdisjoint(made)
    assert "neues-projekt" in made
    assert made["ereignis"].record == ""
    assert sorted(path.name for path in folder.iterdir()) == sorted([*files(load(data.folder)), own.name])


@pytest.mark.parametrize(("name", "id_"), SLUGS)
def test_an_id_is_made_of_a_name(name: str, id_: str) -> None:
    """Umlauts become two letters, everything but letters and digits a hyphen; no path and no shell is left."""
    assert slug(name) == id_


def test_no_question_speaks_of_what_only_the_files_have() -> None:
    """Office staff choose by names: no question speaks of ids, of words of the model, or says its label twice."""
    technical = re.compile(r"\b[Ii]ds?\b|`|uebergreifend|yaml")
    for one in forms(load(SECOND)):
        for question in one.fields:
            assert not technical.search(f"{question.label} {question.help}"), (one.id, question.label)
            assert question.help.rstrip(".") != question.label
