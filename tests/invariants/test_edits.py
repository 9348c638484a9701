"""An ordinary change of the data stays green: what must hold for any data holds after every edit.

Each edited copy is checked and built once; all rules read that one site. The browser opens one page of each kind that
comes from the data, the longest: pages of a kind share their template, the longest holds most of it, and a hand-written
page is the same whatever the data say. Axe leaves out the rules about the style sheet, which no edit of the data
changes and which take most of its time; `make data` asks them of the data themselves.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from allianz.model.dataset import load
from tests.building import DATA
from tests.invariants.built import NOT_FOUND, Built
from tests.invariants.edits import EDITS
from tests.invariants.looking import STYLES, looked
from tests.invariants.rules import findings

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser


@pytest.mark.parametrize("name", EDITS)
def test_an_ordinary_edit_of_the_data_stays_green(name: str, tmp_path: Path, browser: Browser) -> None:
    """Whatever an editor does in an ordinary way, the check accepts it and the site keeps every promise."""
    folder = shutil.copytree(DATA, tmp_path / "data")
    EDITS[name](folder)
    built = Built.of(folder, tmp_path / "site")
    pages = [page for page in built.kinds if page.name not in built.written | {NOT_FOUND}]

    assert built.dataset != load(DATA)
    assert findings(built) == []
    assert looked(browser, built, pages, but=STYLES) == []
