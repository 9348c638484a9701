"""An ordinary change of the data stays green: what must hold for any data holds after every edit.

Each edited copy is checked and built once; all rules read that one site. The browser opens one page of each kind that
the edit changed, the longest: pages of a kind share their template, the longest holds most of it, and what the edit
left as it was test_data.py looks at. Axe leaves out the rules about the style sheet, which no edit of the data changes
and which take most of its time; `make data` asks them of the data themselves.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.building import DATA
from tests.invariants.built import Built
from tests.invariants.editing import open_sheets, write_sheets
from tests.invariants.edits import EDITS
from tests.invariants.looking import STYLES, looked
from tests.invariants.rules import findings

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.whole


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site without an edit, from the folder of the edits: pages name the lines at which their records stand."""
    root = tmp_path_factory.mktemp("edits")
    folder = _fresh(root)
    write_sheets(open_sheets(folder), folder)
    return Built.of(folder, root / "site")


def _fresh(root: Path) -> Path:
    """The data as they are, always in the same folder."""
    shutil.rmtree(root / "editing", ignore_errors=True)
    return shutil.copytree(DATA, root / "editing" / "data")


@pytest.mark.parametrize("name", EDITS)
def test_an_ordinary_edit_of_the_data_stays_green(name: str, before: Built, browser: Browser) -> None:
    """Whatever an editor does in an ordinary way, the check accepts it and the site keeps every promise."""
    folder = _fresh(before.site.parent)
    EDITS[name](folder)
    edited = Built.of(folder, before.site.with_name(name), before.pages)
    changed = edited.kinds(before.pages)

    assert edited.dataset != before.dataset
    assert changed
    assert findings(edited) == []
    assert looked(browser, edited, changed, but=STYLES) == []
