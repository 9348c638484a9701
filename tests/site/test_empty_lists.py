"""A new alliance has no projects, no history and no money yet: these lists may be empty, no other may."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import feedparser
import pytest

from allianz.forms.editing import Sheet, Unusual
from allianz.model.files import FILES
from tests.broken import SECOND, Data
from tests.building import build
from tests.documents import broken_links, documents, page

if TYPE_CHECKING:
    from pathlib import Path

EMPTY = ["projekte", "chronik", "foerderung"]
WAYS = ["[]\n", "# Noch nichts.\n", "# Noch nichts.\n\n[]\n", "---\n[]\n", ""]
SENTENCES = {
    "projekte": ["Noch ist kein Projekt der Allianz öffentlich belegt."],
    "allianz/chronik": ["Noch ist kein Ereignis öffentlich belegt."],
    "foerderung": ["Noch ist kein Betrag öffentlich belegt."],
}


@pytest.fixture(scope="module")
def bare_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the second alliance without projects, events and sums."""
    folder = tmp_path_factory.mktemp("bare")
    data = Data(shutil.copytree(SECOND, folder / "data"))
    for name, text in zip(EMPTY, WAYS, strict=False):
        data.path(name).write_text(text, encoding="utf-8")
    return build(data.folder, folder / "site")


@pytest.mark.parametrize("text", WAYS)
@pytest.mark.parametrize("name", EMPTY)
def test_a_new_alliance_may_leave_these_files_empty(data: Data, name: str, text: str) -> None:
    """An empty list and a file with comments alone are accepted."""
    data.path(name).write_text(text, encoding="utf-8")
    assert data.messages() == []


@pytest.mark.parametrize("text", WAYS)
@pytest.mark.parametrize("name", [file.name for file in FILES if file.name not in EMPTY])
def test_no_other_file_may_be_empty(data: Data, name: str, text: str) -> None:
    """Without partners, fields or sources there is no site; the message says so in German."""
    data.path(name).write_text(text, encoding="utf-8")
    first = next(one for one in data.messages() if one.startswith(f"data/{name}.yaml:"))
    assert first.endswith("Die Datei enthält keinen Eintrag.")


@pytest.mark.parametrize("address", SENTENCES)
def test_the_page_says_in_a_sentence_that_there_is_nothing(bare_site: Path, address: str) -> None:
    """No empty table, filter or time line stands on a page that has nothing to list."""
    document = page(bare_site, address)
    assert [sentence for sentence in SENTENCES[address] if sentence not in document.text()] == []
    assert document.tags("main table, main form, main .timeline, main .years") == []


def test_menus_leave_out_what_is_empty(bare_site: Path) -> None:
    """No menu leads to an empty register, none within a page to an empty part; the page's address stays."""
    assert page(bare_site, "projekte").file.is_file()
    for document in documents(bare_site):
        links = [str(link["href"]) for link in document.tags("a[href]:not(.term)")]
        assert [link for link in links if link.endswith(("projekte/", "#projekte", "#geschichte", "#foerderung"))] == []


def test_no_link_of_a_bare_site_leads_nowhere(bare_site: Path) -> None:
    """What is left out leaves no link behind."""
    assert broken_links(bare_site) == []


def test_a_feed_without_events_is_still_a_feed(bare_site: Path) -> None:
    """Its moment is none of a clock, so that the same data give the same file."""
    read = feedparser.parse((bare_site / "daten" / "chronik.atom").read_bytes())
    assert not read.bozo
    assert (read.feed.updated, read.entries) == ("1970-01-01T00:00:00Z", [])


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("[]\n", "- id: boot\n"),
        ("# Noch nichts.\n", "# Noch nichts.\n\n- id: boot\n"),
        ("# Noch nichts.\r\n\r\n[]\r\n", "# Noch nichts.\r\n\r\n- id: boot\r\n"),
        ("# Noch nichts.", "# Noch nichts.\n\n- id: boot"),
        ("", "- id: boot\n"),
    ],
)
def test_a_form_writes_the_first_record_of_an_empty_file(text: str, after: str) -> None:
    """The first project comes by form too, behind the file's comments."""
    assert Sheet("data/projekte.yaml", text).append((), {"id": "boot"}).text == after


def test_an_empty_file_in_an_unusual_shape_is_left_to_a_person() -> None:
    """Nothing is overwritten that a form does not understand."""
    with pytest.raises(Unusual):
        Sheet("data/projekte.yaml", "[\n]\n").append((), {"id": "boot"})
