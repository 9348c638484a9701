"""What stands around a page, and what is refused before the build touches the old site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from allianz.exports import TABLES, VERSION
from allianz.model.dataset import load
from allianz.site.frame import Frame, Item, Link
from allianz.site.pages import Formats, build
from allianz.site.repository import Repository, named_in
from tests.broken import SECOND
from tests.building import ICONS, REPO_URL

if TYPE_CHECKING:
    from pathlib import Path

HEAD = {"title": "Mitmachen", "description": "So machen Sie mit.", "stand": "2024"}


@pytest.fixture(scope="module")
def frame() -> Frame:
    """The frame of the second alliance's pages, with a menu of generated pages and one of prose."""
    dataset = load(SECOND)
    pages = {page.path: page for page in build(dataset, ICONS, Formats(VERSION, TABLES))}
    menus = {"menu": ["handlungsfelder/index.md", "partner/index.md"], "fuss": ["mitmachen.md"]}
    return Frame(dataset, pages, menus, {}, Repository(REPO_URL))


def test_a_page_in_docs_must_not_take_the_address_of_another(frame: Frame, tmp_path: Path) -> None:
    """One of them would vanish without a word; a missing page of a menu is said as well."""
    (tmp_path / "partner").mkdir()
    (tmp_path / "partner" / "seehochschule.md").touch()
    (tmp_path / "robots.txt").touch()
    (tmp_path / "partner" / "seehochschule.md").write_text("---\ntitle: a\ndescription: b\nstand: 2024\n---\n")
    place = frame.pages["partner/seehochschule.md"].place

    assert list(frame.conflicts(tmp_path, ["robots.txt", "daten/alles.json"])) == [
        f"{place}: Die Seite docs/partner/seehochschule.md hat dieselbe Adresse.",
        "docs/robots.txt: Die Seite docs/robots.txt hat dieselbe Adresse.",
        "mkdocs.yml: Im Menü steht mitmachen.md, diese Seite gibt es nicht.",
    ]


def test_a_page_that_stands_in_no_menu_is_told(frame: Frame, tmp_path: Path) -> None:
    """Unless mkdocs.yml wants it so; what MkDocs leaves out of the site anyway is nobody's business."""
    head = "---\n" + "".join(f"{key}: {value}\n" for key, value in HEAD.items()) + "---\n"
    for path in ("mitmachen.md", "neu/seite.md", "extra.md", ".notiz.md", "neu/.alt/seite.md", "templates/muster.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(head, "utf-8")

    assert list(frame.conflicts(tmp_path, [], [lambda path: path == "extra.md"])) == [
        (
            f"{tmp_path.name}/neu/seite.md:1:1: Diese Seite steht in keinem Menü. Tragen Sie „neu/seite.md“ in "
            "mkdocs.yml unter „menus:“ ein, oder unter „not_in_nav:“, wenn nur Links zu ihr führen sollen."
        )
    ]


def test_a_menu_shows_short_titles_and_the_fields_below(frame: Frame) -> None:
    """Fields stand in the menu below their section; partners, of which there may be a thousand, do not."""
    heads = {path: frame.meta(path, HEAD) for path in (*frame.pages, "mitmachen.md")}
    menus = frame.links({path: head.copy for path, head in heads.items()})
    fields = tuple(Link(feld.titel, f"handlungsfelder/{feld.id}/") for feld in frame.dataset.handlungsfelder)

    assert menus["menu"][0] == Item("Handlungsfelder", "handlungsfelder/", fields)
    assert [item.children for item in menus["menu"][1:]] == [()]
    assert menus["fuss"] == [Item("Mitmachen", "mitmachen/", ())]


def test_the_way_to_a_page_goes_through_its_section(frame: Frame) -> None:
    """The start, the section, the page itself without a link; the start has no way, a page in docs no section."""
    short = frame.pages["partner/seehochschule.md"].menu

    assert frame.meta("index.md", {})["crumbs"] == []
    assert [link.url for link in frame.meta("partner/seehochschule.md", {})["crumbs"]] == [
        "../../",
        "../../partner/",
        "",
    ]
    assert frame.meta("partner/seehochschule.md", {})["crumbs"][-1] == Link(short, "")
    assert [link.url for link in frame.meta("partner/index.md", {})["crumbs"]] == ["../", ""]
    assert frame.meta("mitmachen.md", HEAD)["crumbs"][1:] == [Link("Mitmachen", "")]


@pytest.mark.parametrize(
    ("environment", "address"),
    [
        ({"REPO_URL": "https://git.example/a/b/"}, "https://git.example/a/b"),
        ({"GITHUB_SERVER_URL": "https://github.example", "GITHUB_REPOSITORY": "a/b"}, "https://github.example/a/b"),
        (
            {"REPO_URL": "https://git.example/a/b", "GITHUB_SERVER_URL": "x", "GITHUB_REPOSITORY": "y"},
            "https://git.example/a/b",
        ),
    ],
)
def test_the_repository_is_the_one_that_the_environment_names(environment: dict[str, str], address: str) -> None:
    """REPO_URL comes first, then what GitHub Actions says."""
    repository = named_in(environment)
    assert repository == Repository(address)
    assert repository.edit("data/partners.yaml", 9) == f"{address}/edit/main/data/partners.yaml#L9"


def test_without_a_repository_nothing_leads_to_one() -> None:
    """A server alone is no repository."""
    assert named_in({"GITHUB_SERVER_URL": "https://github.example", "REPO_URL": ""}) is None
