"""What must hold for any data holds for the data of this repository."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import yaml

from allianz.forms.templates import files
from allianz.model.dataset import load
from allianz.model.files import FILES
from allianz.model.schema import text
from tests.building import DATA
from tests.invariants.hints import FORMS, hints
from tests.invariants.looking import looked
from tests.invariants.rules import RULES

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.invariants.built import Built, Rule


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_site_of_the_data_keeps(rule: Rule, built: Built) -> None:
    """Each rule for any data finds nothing on the site of today's data."""
    assert list(rule(built)) == []


def test_every_kind_of_page_works_on_the_smallest_phone(browser: Browser, built: Built) -> None:
    """No error, no request elsewhere, no violation and no sideways scrolling on one page of each kind."""
    assert looked(browser, built, built.kinds()) == []


def test_the_schemas_beside_the_data_are_those_of_the_model() -> None:
    """An editor's tools complete and check what the model has today."""
    stale = [file.name for file in FILES if (DATA / "schema" / f"{file.name}.json").read_text("utf-8") != text(file)]
    assert stale == [], "run `make schema` and commit data/schema/"


def test_the_forms_ask_what_the_code_reads() -> None:
    """Only the choices of a form may lag behind the data: a question that the code does not know would be lost."""
    made = files(load(DATA))
    on_disk = {path.name: path.read_text("utf-8") for path in FORMS.iterdir()}
    stale = [name for name, text in made.items() if _questions(on_disk.get(name, "")) != _questions(text)]

    assert stale == [], "run `make forms` and commit .github/ISSUE_TEMPLATE/"
    assert set(on_disk) == set(made)


def _questions(form: str) -> object:
    """A form without the choices that it offers."""
    return _without_options(yaml.safe_load(form))


def _without_options(part: object) -> object:
    if isinstance(part, list):
        return [_without_options(one) for one in part]
    if isinstance(part, dict):
        return {key: _without_options(value) for key, value in part.items() if key != "options"}
    return part


def test_a_form_behind_the_data_is_a_hint(built: Built, tmp_path: Path) -> None:
    """Whoever edits with the pencil is told which forms lack the change, and is not stopped."""
    for name, text_of_form in files(built.dataset).items():
        (tmp_path / name).write_text(text_of_form, "utf-8")
    partner = built.dataset.partners[0].model_copy(update={"kurzname": "Neuer Kurzname"})
    edited = replace(built.dataset, partners=(partner, *built.dataset.partners[1:]))

    assert list(hints(built.dataset, tmp_path)) == []
    assert any("eintrag-aendern.yml" in hint for hint in hints(edited, tmp_path))
