"""Real builds: what is refused, what stays, and on which ground the site can be built."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.building import ROOT, SECOND, build, run_build
from tests.losing import fingerprint

if TYPE_CHECKING:
    from pathlib import Path


def test_refused_data_leave_the_built_site_as_it_was(tmp_path: Path) -> None:
    """Bad data end in all German messages, exit status 1 and an untouched site."""
    data = shutil.copytree(SECOND, tmp_path / "data")
    site = build(data, tmp_path / "site")
    before = fingerprint(site)
    for name, old, new in (("partners", "plz: ", "plz: x"), ("quellen", "stand: ", "stand: 1. ")):
        file = data / f"{name}.yaml"
        file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")

    done = run_build(data, site)

    assert done.returncode == 1
    assert "„plz“ muss aus fünf Ziffern bestehen" in done.stderr
    assert "„stand“ muss ein Datum sein" in done.stderr
    assert "Traceback" not in done.stderr
    assert fingerprint(site) == before


def test_the_same_data_give_the_same_pages(tmp_path: Path, site: Path) -> None:
    """Two builds of the same data differ in no file: no page, no picture, no export holds the clock."""
    assert fingerprint(build(SECOND, tmp_path / "site")) == fingerprint(site)


def test_properdocs_builds_the_same_pages(tmp_path: Path, site: Path) -> None:
    """The maintained fork of MkDocs 1.x can take MkDocs' place: the ground can be changed."""
    other = build(SECOND, tmp_path / "site", generator="properdocs")
    pages = {name: digest for name, digest in fingerprint(other).items() if name.endswith(".html")}

    assert pages == {name: digest for name, digest in fingerprint(site).items() if name.endswith(".html")}


def test_a_build_writes_nothing_into_the_sources(tmp_path: Path) -> None:
    """Generated pages exist only in the built site."""
    before = fingerprint(ROOT / "docs")

    build(SECOND, tmp_path / "site")

    assert fingerprint(ROOT / "docs") == before


def test_nothing_of_the_theme_is_shipped_that_no_page_uses(site: Path) -> None:
    """The theme's own styles, scripts and dictionaries stay out of the site."""
    names = [path.name for path in site.rglob("*") if path.is_file()]

    assert [name for name in names if name.startswith(("bundle", "main.", "palette", "lunr", "workers"))] == []
