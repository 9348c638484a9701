"""Draft and public site, and what of one alliance may stand where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allianz.model.dataset import load
from allianz.model.files import FILES
from tests.building import DATA, ROOT, SECOND
from tests.documents import documents, page

if TYPE_CHECKING:
    from pathlib import Path


def test_without_an_operator_every_page_is_a_draft(draft_site: Path) -> None:
    """As long as nobody runs the site, each page says so and asks search engines to stay away."""
    for document in documents(draft_site):
        assert document.tags('meta[name=robots][content~="noindex"]'), document.name
        assert "nicht die offizielle Website" in document.soup.get_text(), document.name


def test_with_an_operator_the_draft_banner_is_gone(site: Path) -> None:
    """With `betreiber` in the data the pages are public, and the Impressum names who runs them."""
    betreiber = load(SECOND).allianz.betreiber
    pages = [document for document in documents(site) if document.name != "404.html"]

    assert betreiber is not None
    assert [document.name for document in pages if document.tags("meta[name=robots]")] == []
    assert [document.name for document in pages if document.tags(".banner")] == []
    assert betreiber.name in page(site, "impressum").text()
    assert betreiber.email in page(site, "datenschutz").text()


def test_no_name_of_a_person_from_the_papers_is_published() -> None:
    """Roles are published, persons are not."""
    published = [path.read_text("utf-8") for folder in ("data", "docs") for path in (ROOT / folder).rglob("*.*")]
    names = [word for word in _names_in_the_paper() if any(word in text for text in published)]

    assert len(published) > len(FILES)
    assert names == []


def _names_in_the_paper() -> list[str]:
    """The surnames that the council paper prints, in a form that does not publish them here either."""
    return [bytes.fromhex(code).decode() for code in ("4d656e747a", "456e6b656c6d616e6e", "416c746875736d616e6e")]


def test_another_alliance_leaves_no_trace_of_the_first(site: Path) -> None:
    """With other data nothing on the site names the first alliance, its partners or its region.

    The page of words says what an IHK is, of which there are many.
    """
    first = load(DATA)
    own = "".join((SECOND / file.filename).read_text("utf-8") for file in FILES)
    names = {
        first.allianz.name,
        first.allianz.region,
        *(partner.name for partner in first.partners),
        *(partner.kurzname for partner in first.partners if " " in partner.kurzname),
        *(kreis.name for kreis in first.landkreise),
        *("fachkraefteallianz", "IHK", "W.LG", "Nordost"),
    }
    assert [name for name in names if name in own] == []
    endings = {".html", ".xml", ".svg", ".css", ".js", ".json", ".csv", ".vcf", ".atom", ".ics", ".txt"}
    files = [file for file in site.rglob("*") if file.suffix in endings]
    texts = {file.relative_to(site).as_posix(): file.read_text("utf-8") for file in files}
    texts["begriffe/index.html"] = texts["begriffe/index.html"].replace("IHK", "")
    traces = [(path, name) for path, text in texts.items() for name in names if name in text]

    assert len(files) > 20
    assert traces == []


def test_the_second_alliance_has_its_own_pages(site: Path) -> None:
    """Fields, partners and pages come from the data alone."""
    data = load(SECOND)

    assert {path.name for path in (site / "partner").iterdir() if path.is_dir()} == {
        id_ for partner in data.partners for id_ in (partner.id, *partner.frueher)
    }
    assert data.allianz.name in page(site, "").soup.title.get_text()  # type: ignore[union-attr]


def test_the_repository_holds_no_generated_page() -> None:
    """docs/ holds only what a person wrote."""
    docs = ROOT / "docs"
    assert {path.relative_to(docs).as_posix() for path in docs.rglob("*.md")} == {
        "barrierefreiheit.md",
        "begriffe.md",
        "datenschutz.md",
        "impressum.md",
        "leichte-sprache/barrieren.md",
        "leichte-sprache/benutzen.md",
        "leichte-sprache/hilfe.md",
        "leichte-sprache/index.md",
        "mitmachen.md",
    }
