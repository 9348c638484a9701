"""What must hold for any data holds for the data of this repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from allianz.model.records import FILES
from allianz.model.schema import text
from tests.building import DATA
from tests.invariants.looking import looked
from tests.invariants.rules import RULES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.invariants.built import Built, Rule


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_site_of_the_data_keeps(rule: Rule, built: Built) -> None:
    """Each rule for any data finds nothing on the site of today's data."""
    assert list(rule(built)) == []


def test_every_kind_of_page_works_on_the_smallest_phone(browser: Browser, built: Built) -> None:
    """No error, no request elsewhere, no violation and no sideways scrolling on one page of each kind."""
    assert looked(browser, built, built.kinds) == []


def test_the_schemas_beside_the_data_are_those_of_the_model() -> None:
    """An editor's tools complete and check what the model has today."""
    stale = [file.name for file in FILES if (DATA / "schema" / f"{file.name}.json").read_text("utf-8") != text(file)]
    assert stale == [], "run `make schema` and commit data/schema/"
