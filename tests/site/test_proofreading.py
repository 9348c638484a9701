"""Pages that people wrote: every fault of every page is a German sentence with its place."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from allianz.exports import TABLES, VERSION
from allianz.model.dataset import load
from allianz.site.pages import Formats, build
from allianz.site.paths import SECTIONS, made_by
from allianz.site.proofreading import proofread
from tests.broken import SECOND
from tests.building import ICONS

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "---\ntitle: Hilfe\nstand: heute\ndescription: Wer hilft.\n---\n"
GONE = "Das gibt es nicht."
NO_HEADING = "Diese Überschrift gibt es auf der Seite nicht."

FAULTS = {
    "no head": ("# Hilfe\n", ["1:1: Der Seite fehlt ihr Kopf: title, description, stand zwischen zwei Zeilen „---“."]),
    "two fields missing": (
        "---\ntitle: Hilfe\n---\n",
        ["1:1: Im Kopf der Seite fehlt „description:“.", "1:1: Im Kopf der Seite fehlt „stand:“."],
    ),
    "an empty field": (
        HEAD.replace("heute", ""),
        ["3:7: „stand“ ist leer. Füllen Sie die Zeile aus oder löschen Sie sie."],
    ),
    "a head that YAML would drop": (
        HEAD.replace("Wer hilft.", "Hilfe: für wen?"),
        ["4:19: Der Text enthält einen Doppelpunkt mit Leerzeichen. Setzen Sie den ganzen Text in Anführungszeichen."],
    ),
    "a block that is not there": (
        f"{HEAD}<!-- baustein: gibt-es-nicht -->\n",
        ["6:1: Den Baustein „gibt-es-nicht“ gibt es nicht."],
    ),
    "a page that is gone": (f"{HEAD}Text\n[dort](fort.md)\n", [f"7:8: Der Link führt zu „fort.md“. {GONE}"]),
    "a picture that is gone": (f"{HEAD}![Bild](fort.png)\n", [f"6:9: Der Link führt zu „fort.png“. {GONE}"]),
    "a link by its name": (f"{HEAD}[dort]\n\n[dort]: fort.md\n", [f"8:9: Der Link führt zu „fort.md“. {GONE}"]),
    "a link in HTML": (f'{HEAD}<a href="fort.md">x</a>\n', [f"6:10: Der Link führt zu „fort.md“. {GONE}"]),
    "a heading that is gone": (f"{HEAD}[dort](#fort)\n", [f"6:8: Der Link führt zu „#fort“. {NO_HEADING}"]),
    "a heading elsewhere": (
        f"{HEAD}[dort](andere.md#fort)\n",
        [f"6:8: Der Link führt zu „#fort“. {NO_HEADING}"],
    ),
}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Prose with one sound page that others lead to."""
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "andere.md").write_text(
        f"{HEAD}## Wo & wie\n\n## Wo & wie\n\nMitten\n------\n\n### Kurz {{#k}}\n", "utf-8"
    )
    return folder


def said(docs: Path) -> list[str]:
    """All messages about a folder."""
    return [str(one) for one in proofread(docs, "docs", {"partner/index.md"}.__contains__)]


@pytest.mark.parametrize(("text", "expected"), FAULTS.values(), ids=FAULTS)
def test_each_fault_is_named_at_its_place(docs: Path, text: str, expected: list[str]) -> None:
    """File, line, column, sentence."""
    (docs / "hilfe.md").write_text(text, "utf-8")
    assert said(docs) == [f"docs/hilfe.md:{sentence}" for sentence in expected]


@pytest.mark.parametrize(
    "text",
    [
        "[a](andere.md) [b](andere.md#wo-wie) [c](andere.md#wo-wie_1) [d](andere.md#k) [e](andere.md#mitten)",
        "[a](partner/index.md) [b](https://example.org/fort.md#x) [c](mailto:a@example.org) [d](#oben) {#oben}",
        "`[a](fort.md)`\n\n```\n[a](fort.md)\n```\n<!-- [a](fort.md) -->",
        "<!-- baustein: anbieter -->\n\n[a](#im-baustein)",
        "## **Fetter** [Link](andere.md) :material-home:\n\n[a](#fetter-link)",
    ],
)
def test_links_that_lead_somewhere_are_accepted(docs: Path, text: str) -> None:
    """Pages, headings (a second one of the same words too), own ids, other websites; code is no link."""
    (docs / "hilfe.md").write_text(HEAD + text, "utf-8")
    assert said(docs) == []


def test_files_that_are_no_text_are_named_and_all_pages_are_read(docs: Path) -> None:
    """A pipe, a folder, Latin-1, a link to nowhere: one message each, in the order of the paths."""
    os.mkfifo(docs / "a.md")
    (docs / "b.md").mkdir()
    (docs / "c.md").write_bytes(HEAD.replace("Hilfe", "Hülfe").encode("latin-1"))
    (docs / "d.md").symlink_to(docs / "fort")
    assert [one.split(": ")[0] for one in said(docs)] == [
        f"docs/{name}.md:{at}" for name, at in (("a", "1:1"), ("b", "1:1"), ("c", "2:9"), ("d", "1:1"))
    ]


def test_every_generated_page_is_known_beforehand() -> None:
    """Else the check of the prose would refuse a link that leads somewhere."""
    dataset = load(SECOND)
    made = [page.path for page in build(dataset, ICONS, Formats(VERSION, TABLES))]
    assert {path.partition("/")[0].removesuffix(".md") for path in made} <= SECTIONS
    assert [path for path in made if not made_by(dataset)(path)] == []


@pytest.mark.parametrize("path", ["partner/x.md", "daten/x.md", "orte/index.md", "region.md", "impressum/2.md", "2.md"])
def test_a_page_that_no_data_make_is_known_as_such(path: str) -> None:
    """A slip within a section is one; of data that are refused only the sections are known."""
    dataset = load(SECOND)
    assert not made_by(dataset)(path)
    assert made_by(None)(path) is (path.partition("/")[0].removesuffix(".md") in SECTIONS)
