"""Fill in the page that writes a change as somebody does, and hand in what it wrote."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from allianz.forms.answering import answer
from allianz.forms.asking import TEXT
from allianz.spreadsheets.handed import take
from tests.broken import SECOND
from tests.filled import event, form
from tests.forms.filling import changes, texts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from allianz.forms.answering import Outcome

Filling = str | list[str]
"""What is typed or chosen, TICKED for a box; of several choices those that are ticked in the end."""

TICKED = "ja"

PAGE = "mitmachen/eintrag/"
_WRITTEN = form(SECOND, TEXT)


def opened(page: Page, home: str, query: str) -> Page:
    """The page with its questions."""
    page.goto(f"{home}{PAGE}{query}")
    expect(page.get_by_role("button", name="Text schreiben")).to_be_visible()
    return page


def fill(page: Page, filling: Mapping[str, Filling]) -> None:
    """Answer questions by their labels, in the order given."""
    for label, value in filling.items():
        if isinstance(value, list):
            _tick(page.get_by_role("group", name=label, exact=True), value)
            continue
        control = page.get_by_label(label, exact=True)
        kind = control.evaluate("one => one.type")
        if kind == "checkbox":
            control.check()
        elif kind == "select-one":
            control.select_option(label=value)
        else:
            control.fill(value)


def _tick(group: Locator, wanted: list[str]) -> None:
    """Untick what is not wanted, then tick in the order given."""
    for label in group.locator("label").all_inner_texts():
        if label not in wanted:
            group.get_by_label(label, exact=True).uncheck()
    for label in wanted:
        group.get_by_label(label, exact=True).check()


def write(page: Page) -> None:
    """Ask for the text."""
    page.get_by_role("button", name="Text schreiben").click()


def text_of(page: Page) -> str:
    """The text that the page wrote; the test fails where it found something wrong instead."""
    write(page)
    expect(page.locator("[data-fehler]")).to_be_hidden()
    expect(page.get_by_role("heading", name="Ihr Text ist fertig")).to_be_focused()
    return page.get_by_label("Ihr Text", exact=True).input_value()


def complaints(page: Page) -> list[str]:
    """The sentences about what is wrong."""
    write(page)
    expect(page.locator("[data-fehler]")).to_be_focused()
    return page.locator("[data-fehler] li").all_inner_texts()


def handed_in(text: str, folder: Path) -> tuple[Outcome, Mapping[str, list[str]]]:
    """What `form` makes of a text in the form on GitHub: its answer, and the changed lines of a copy of the data."""
    data = folder / "data"
    shutil.copytree(SECOND, data)
    before = texts(data)
    outcome = answer(event(f"### {_WRITTEN.fields[0].label}\n\n{text}"), data, "data", take)
    assert outcome is not None
    return outcome, changes(before, data)
