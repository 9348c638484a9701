"""What the page that writes a change loads: the forms as data, with the rules and sentences of the model."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from pydantic_core import PydanticCustomError

from allianz.forms.asking import TABELLE
from allianz.forms.definition import forms
from allianz.forms.page import FOLDER, files
from allianz.forms.templates import files as issue_forms
from allianz.model.dataset import load
from allianz.model.files import FILES
from tests.broken import SECOND

if TYPE_CHECKING:
    from allianz.model.dataset import Dataset

TABLES = {"partner": (("id", "name"), ("id",), ())}
REFUSED = {
    "darf nicht die Adres": "vorname.nachname@example.org",
    "ist zu kurz für eine": "0413",
    "darf keine Mobilnumm": "0171 234567",
    "muss vorwärts gehen:": "Fr–Mo 8–16 Uhr",
}
"""How a rule begins that names what is refused → a value that it refuses."""
GITHUB = "https://git.example.org/x/issues/new?template="


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    """The fixed data."""
    return load(SECOND)


@pytest.fixture(scope="module")
def made(dataset: Dataset) -> dict[str, Any]:
    """Name of a file without its ending → what it holds."""
    written = files(dataset, TABLES, lambda name: f"{GITHUB}{name}.yml")
    return {
        address.removeprefix(f"{FOLDER}/").removesuffix(".json"): json.loads(text) for address, text in written.items()
    }


def test_the_list_names_every_form_that_changes_data(dataset: Dataset, made: dict[str, Any]) -> None:
    """Each has a file of its own; those that only people read have none. The last is for tables."""
    changing = [*(form.id for form in forms(dataset) if form.file), TABELLE]

    assert [one["id"] for one in made["formulare"]["formulare"]] == changing
    assert set(made) == {"formulare", *changing}


def test_the_list_says_where_the_text_goes(dataset: Dataset, made: dict[str, Any]) -> None:
    """To the form that takes it, where a repository is known, and to the operator, where there is one."""
    draft = type(dataset)(**{**vars(dataset), "allianz": dataset.allianz.model_copy(update={"betreiber": None})})
    (alone,) = (
        json.loads(text) for address, text in files(draft, TABLES, None).items() if address.endswith("formulare.json")
    )

    assert dataset.allianz.betreiber is not None
    assert made["formulare"]["einreichen"] == f"{GITHUB}text-einreichen.yml"
    assert "text-einreichen.yml" in issue_forms(dataset)
    assert made["formulare"]["email"] == dataset.allianz.betreiber.email
    assert (alone["einreichen"], alone["email"]) == ("", "")


def test_every_kind_of_record_with_a_form_leads_to_one_that_changes_it(made: dict[str, Any]) -> None:
    """The page of a record says its folder: the first form of that folder is the one that fills in today's values."""
    first: dict[str, str] = {}
    for one in made["formulare"]["formulare"]:
        first.setdefault(one["ordner"], one["id"])

    assert {folder: form for folder, form in first.items() if folder} == {
        "partner": "eintrag-aendern",
        "angebote": "angebot-aendern",
        "projekte": "projekt-aendern",
    }


def test_questions_and_choices_are_those_of_the_forms(dataset: Dataset, made: dict[str, Any]) -> None:
    """Labels, order, choices and sentences are the ones by which the text is read back."""
    for form in (one for one in forms(dataset) if one.file):
        told = made[form.id]["fragen"]
        assert [one["frage"] for one in told] == [question.label for question in form.fields]
        assert [dict(one.get("wahl", [])) for one in told] == [dict(question.options) for question in form.fields]
        assert [one["fehlt"] for one in told] == [question.missing for question in form.fields]


def test_every_place_is_one_of_the_open_data(made: dict[str, Any]) -> None:
    """The values of today are looked up in the exported file of the same name."""
    models = {file.name: file.model for file in FILES}
    for name, form in made.items():
        for question in form.get("fragen", []):
            if path := question.get("pfad"):
                assert path.split(".")[0] in models[form["datei"]].model_fields, (name, path)


def test_rules_are_told_with_the_sentence_of_the_model(dataset: Dataset, made: dict[str, Any]) -> None:
    """A value that a rule refuses on the page is refused by the model in the same words."""
    refused = 0
    for form in (one for one in forms(dataset) if one.file):
        for question, told in zip(form.fields, made[form.id]["fragen"], strict=True):
            rules = {rule.must: rule for rule in question.rules}
            for one in told.get("regeln", []):
                bad = "x" * (one["laenge"] + 1) if "laenge" in one else REFUSED.get(one["muss"][:20], "<\n>")
                if "form" in one and re.fullmatch(one["form"], bad):
                    continue
                assert "form" in one or "laenge" in one or re.search(one["nicht"], bad, re.IGNORECASE)
                with pytest.raises(PydanticCustomError) as error:
                    rules[one["muss"]].check(bad)
                assert error.value.message() == one["muss"]
                refused += 1
    assert refused > 50


def test_nothing_tells_that_a_list_keeps_what_it_has(made: dict[str, Any]) -> None:
    """On the page all of a list is seen and can be changed; on GitHub only what is new is typed."""
    helps = [question.get("hilfe", "") for form in made.values() for question in form.get("fragen", [])]

    assert any("Je Zeile" in text for text in helps)
    assert not [text for text in helps if "Was schon da ist, bleibt" in text]
