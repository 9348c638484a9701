"""What one run of the check cannot say: each limit that CONTRIBUTING names in a table, and what is said in spite of it.

A limit is a fault that hides another one: both are made, the second is said once the first is mended.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from allianz.model.dataset import load
from allianz.reading.messages import Message, Place
from allianz.review.verdict import refused
from allianz.site.paths import made_by
from allianz.site.proofreading import proofread, written
from tests.broken import ROOT, SECOND

if TYPE_CHECKING:
    from pathlib import Path

    from allianz.model.dataset import Dataset
    from tests.broken import Data

HEAD = "---\ntitle: Hilfe\nstand: heute\ndescription: Wer hilft.\n---\n"

Fault = tuple[str, str, str]
"""File, what stands there once, what stands there instead."""


@dataclass(frozen=True)
class Limit:
    """A fault, the ones that it hides until it is mended, and the ones that are said beside it."""

    fault: Fault
    hidden: tuple[tuple[Fault, str], ...]
    beside: tuple[tuple[Fault, str], ...]


OTHER_FILE = (("landkreise", "spalte: 2", "spalte: zwei"), "data/landkreise.yaml:19:13: ")
OTHER_RECORD = (("partners", "plz: 00033", "plz: 33"), "data/partners.yaml:40:14: ")

LOST_TOWN = (
    ("geo/plz.csv", "00012,Musterberg,99901001,99901,", "00012,Musterberg,99901999,99901,"),
    "data/geo/plz.csv:2:",
)
UNUSED = (("zielgruppen", "- id: jugend\n", "- id: junge\n"), "data/zielgruppen.yaml:9:7: Für die Zielgruppe „junge“")
NO_YAML: Fault = (
    "partners",
    "  website: https://kammer.example.org\n",
    "  website: https://kammer.example.org\n   x: a: b\n",
)

LIMITS = {
    "what is no YAML ends its own file there": Limit(
        NO_YAML,
        (OTHER_RECORD,),
        (
            OTHER_FILE,
            (("partners", "kurzname: Jobagentur\n", "kurzname:\n"), "data/partners.yaml:6:12: „kurzname“ ist leer."),
        ),
    ),
    "nobody reads a file with characters that nobody sees": Limit(
        ("partners", "kurzname: Jobagentur\n", "kurzname: Job\u200bagentur\n"),
        (OTHER_RECORD,),
        (OTHER_FILE, (("partners", "text: Die Kammer", "text: Die Kam\u00admer"), "data/partners.yaml:73:18: ")),
    ),
    "ids of a file that cannot be read": Limit(
        ("quellen", "- id: atlas\n", "- id: [atlas\n"),
        ((("chronik", "quelle: bescheid-2022", "quelle: niemand"), "data/chronik.yaml:36:11: „quelle“ muss eine id"),),
        (OTHER_FILE, (("chronik", "handlungsfeld: aufstieg", "handlungsfeld: nie"), "data/chronik.yaml:18:18: ")),
    ),
    "what nobody uses, while a file cannot be read": Limit(
        ("quellen", "- id: atlas\n", "- id: [atlas\n"),
        (UNUSED,),
        (OTHER_FILE,),
    ),
    "rules between the fields of a refused record": Limit(
        ("projekte", "name: Lernboot\n", "name: <Lernboot>\n"),
        ((("projekte", "ende: 2022-03\n", "ende: 2020-03\n"), "data/projekte.yaml:16:9: „ende“ liegt vor „beginn“"),),
        (
            OTHER_FILE,
            (("projekte", "landkreise: [beispielsee]\n  w", "landkreise: [nie]\n  w"), "data/projekte.yaml:18:"),
            (("projekte", "name: Wegzeichen\n", "name: Weg<zeichen\n"), "data/projekte.yaml:30:9: "),
        ),
    ),
    "places, while a Landkreis is refused": Limit(
        ("landkreise", "spalte: 2", "spalte: zwei"),
        (LOST_TOWN,),
        (OTHER_RECORD,),
    ),
    "places, while a cell has the wrong form": Limit(
        ("geo/gemeinden.csv", "99901002,Neudorf", "9990100,Neudorf"),
        (LOST_TOWN,),
        ((("geo/nachweise.csv", ",2024-01-01", ",nie"), "data/geo/nachweise.csv:2:"), OTHER_FILE, OTHER_RECORD),
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    """The fixed data."""
    return load(SECOND)


@pytest.mark.parametrize("name", LIMITS)
def test_a_fault_hides_no_more_than_is_documented(data: Data, name: str) -> None:
    """What is said beside the fault is said at once; what it hides is said once the rest is mended."""
    limit = LIMITS[name]
    for fault, _ in limit.hidden:
        data.replace(*fault)
    mended = "\n".join(data.messages())
    for fault in (*(fault for fault, _ in limit.beside), limit.fault):
        data.replace(*fault)
    whole = "\n".join(data.messages())

    assert [said for _, said in limit.beside if said not in whole] == []
    assert [said for _, said in limit.hidden if said in whole] == []
    assert [said for _, said in limit.hidden if said not in mended] == []


def test_of_two_rules_about_one_value_the_first_speaks(data: Data) -> None:
    """A value has one message; mended, it may need another."""
    data.replace("partners", "kurzname: Jobagentur\n", f"kurzname: <{'Jobagentur' * 20}\n")
    assert [text.split(" – ")[0] for text in data.messages()] == [
        "data/partners.yaml:6:13: „kurzname“ darf höchstens 160 Zeichen lang sein"
    ]


def test_links_to_pages_that_refused_data_make_are_not_judged(tmp_path: Path, dataset: Dataset) -> None:
    """Whether `partner/x.md` is a page is known only when the data are accepted; all else about the pages is said."""
    page = tmp_path / "docs" / "hilfe.md"
    page.parent.mkdir()
    page.write_text(f"{HEAD}[dort](partner/niemand.md) [hier](fort.md)\n", "utf-8")
    gone = Message(Place("docs/hilfe.md", 6, 35), "Der Link führt zu „fort.md“. Das gibt es nicht.")

    assert list(proofread(page.parent, "docs", made_by(None))) == [gone]
    assert [message.place.column for message in proofread(page.parent, "docs", made_by(dataset))] == [8, 35]


def test_menus_are_read_once_the_settings_are_right(tmp_path: Path, dataset: Dataset) -> None:
    """A fault in mkdocs.yml hides which pages no menu leads to; those of the pages themselves are said beside it."""
    docs, settings = tmp_path / "docs", tmp_path / "mkdocs.yml"
    docs.mkdir()
    (docs / "hilfe.md").write_text(f"{HEAD}[hier](fort.md)\n", "utf-8")
    settings.write_text((ROOT / "mkdocs.yml").read_text("utf-8").replace("site_name:", "site-name:"), "utf-8")
    paths = [message.place.path for message in written(docs, settings, made_by(dataset))]

    assert paths[0] == "docs/hilfe.md"
    assert "mkdocs.yml" in paths
    assert paths.count("docs/hilfe.md") == 1


def test_more_messages_than_anybody_mends_at_once_are_counted() -> None:
    """Two hundred are printed, then how many more there are."""
    messages = tuple(Message(Place("data/x.yaml", line), "Satz.") for line in range(1, 304))
    lines = refused(messages).split("\n")
    assert (len(lines), lines[200]) == (202, "Hier stehen die ersten 200 Meldungen, 103 weitere folgen danach.")
