"""What holds for the exports as a whole: which there are, where they stand, what they may know."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from allianz.exports import LICENCE, VERSION, exports
from allianz.model.files import FILES
from tests.building import ROOT
from tests.documents import page
from tests.exports.samples import DATASETS
from tests.serving import SITE_URL

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from allianz.model.dataset import Dataset

PACKAGE = ROOT / "hooks" / "allianz" / "exports"


def test_every_format_is_there(data: Dataset, files: Mapping[str, bytes]) -> None:
    """The addresses are those that /daten/ promises: one document per file, tables, cards, a feed and a calendar."""
    documents = [*(file.name for file in FILES), "alles"]
    tables = [
        "partner", "kontakte", "angebote", "aufgaben", "landkreise", "projekte", "foerderung", "chronik", "quellen",
    ]  # fmt: skip
    assert set(files) == {
        *(f"daten/{name}.json" for name in documents),
        *(f"daten/schema/{name}.json" for name in documents),
        *(f"daten/{name}.csv{ending}" for name in tables for ending in ("", "-metadata.json")),
        *(f"daten/partner/{partner.id}.vcf" for partner in data.partners),
        "daten/partner.vcf",
        "daten/chronik.atom",
        "daten/termine.ics",
    }


def test_the_same_data_give_the_same_bytes(data: Dataset, files: Mapping[str, bytes]) -> None:
    """Two runs differ in no byte and in no order, with or without a slash at the end of the site's address."""
    assert list(exports(data, SITE_URL.rstrip("/")).items()) == list(files.items())


@pytest.mark.parametrize("address", ["daten/partner.vcf", "daten/termine.ics"])
def test_no_line_is_longer_than_allowed(files: Mapping[str, bytes], address: str) -> None:
    """Lines end with CR and LF, none has more than 75 octets, and none is cut within a character."""
    lines = files[address].split(b"\r\n")
    assert lines.pop() == b""
    assert max(map(len, lines)) <= 75
    assert [line for line in lines if b"\n" in line or b"\r" in line or not line.strip()] == []
    assert [line.decode() for line in lines]


def test_every_export_is_linked_on_its_page(site: Path) -> None:
    """/daten/ leads to every file but the cards of former partners; version, licence and bytes are right."""
    document = page(site, "daten")
    files = exports(DATASETS["second"], SITE_URL)
    linked = {str(tag["href"]).removeprefix("../") for tag in document.tags("main a[href^='../daten/']")}
    former = {f"daten/partner/{partner.id}.vcf" for partner in DATASETS["second"].partners if partner.ended}
    assert linked == set(files) - former
    assert {address: (site / address).read_bytes() for address in files} == dict(files)
    assert f"{VERSION}." in document.text()
    assert document.tags(f'main a[href^="{LICENCE}"]')


def _imports(module: Path) -> set[str]:
    tree = ast.parse(module.read_text("utf-8"))
    return {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def test_formats_know_the_data_and_nothing_beside_them() -> None:
    """A format imports the floors below and what formats share, never the pages and never another format."""
    shared = {f"allianz.exports.{name}" for name in ("common", "descriptions", "contactpoints", "rows")}
    modules = [module for module in PACKAGE.glob("*.py") if module.name != "__init__.py"]
    assert len(modules) > len(shared)
    for module in modules:
        own = {name for name in _imports(module) if name.startswith("allianz")}
        below = ("allianz.model.", "allianz.languages.")
        assert {name for name in own if not name.startswith(below)} <= shared, module.name
