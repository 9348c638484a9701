"""The live preview in a real browser: a page that nobody touches follows what is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.axe import AXE, violations
from tests.building import copied
from tests.previewing import newest, previewed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.browser.conftest import NewPage

REFUSED = "Hier stimmt etwas noch nicht"
WAIT = 120_000
"""Milliseconds that a build may take on a busy machine, at the most."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose data have a fault."""
    project = copied(tmp_path / "projekt")
    _replace(project, "plz: 00012", "plz: 12")
    return project


@pytest.fixture
def home(project: Path) -> Iterator[str]:
    """Its preview, which says so by now."""
    with previewed(project) as (home, process):
        newest(home, f"{process.pid}-0")
        yield home


def _replace(project: Path, old: str, new: str) -> None:
    file = project / "data" / "partners.yaml"
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")


def test_a_page_shows_what_is_wrong_and_comes_back_by_itself(project: Path, home: str, new_page: NewPage) -> None:
    """Opened while the data are refused, mended, broken again: nobody reloads it. The search finds, nothing is red."""
    page = new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{message.text} {message.location['url']}"))
    page.goto(f"{home}partner/seehochschule/")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(REFUSED)
    expect(page.get_by_role("listitem")).to_contain_text("data/partners.yaml, Zeile 31, Spalte 14 „plz“ muss aus fünf")

    _replace(project, "plz: 12", "plz: 00012")
    expect(heading).to_have_text("Seehochschule Musterland", timeout=WAIT)
    page.get_by_role("button", name="Menü").click()
    page.get_by_role("searchbox").fill("Jobagentur")
    expect(page.locator(".search__results")).to_contain_text("Jobagentur Musterland", timeout=WAIT)

    _replace(project, "plz: 00012", "plz: 12")
    expect(heading).to_have_text(REFUSED, timeout=WAIT)
    assert [line for line in said if "503" not in line] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_of_messages_is_for_everyone(home: str, new_page: NewPage, scheme: str, width: int) -> None:
    """No rule of axe is broken, and nothing stands beside the screen, however long a message is."""
    page = new_page(viewport={"width": width, "height": 700}, color_scheme=scheme)
    page.goto(home)
    page.evaluate(AXE)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_script_the_page_asks_again(home: str, new_page: NewPage) -> None:
    """The messages are there, and the browser loads the page anew after a moment."""
    page = new_page(java_script_enabled=False)
    page.goto(home)
    expect(page.get_by_role("heading", level=1)).to_have_text(REFUSED)
    with page.expect_navigation(timeout=WAIT):
        pass
    expect(page.get_by_role("heading", level=1)).to_have_text(REFUSED)
