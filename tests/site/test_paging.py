"""Long lists on several pages: every entry once, links that lead there, and no page of today divided."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from allianz.site.paging import CARDS, WHOLE, parts
from tests.conftest import LARGE
from tests.documents import documents

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("longest", "count"), [(0, 1), (1, 1), (30, 1), (31, 2), (90, 3)])
def test_a_list_has_as_many_pages_as_it_needs(longest: int, count: int) -> None:
    """At least one, and none that would be empty; together they hold every entry once."""
    several, entries = parts("partner/", longest, 30), list(range(longest))

    assert len(several) == count
    assert [entry for part in several for entry in part.of(entries)] == entries
    assert [part.behind(entries) for part in several] == [max(0, longest - 30 * part.number) for part in several]


def test_a_page_has_all_where_nothing_is_divided() -> None:
    """The pages that no list is too long for need not know of others."""
    assert WHOLE.of("abc") == "abc"
    assert WHOLE.behind("abc") == 0


@pytest.mark.parametrize(
    ("number", "runs"),
    [(1, [(1, 2, 3), (9,)]), (3, [(1, 2, 3, 4, 5), (9,)]), (5, [(1,), (3, 4, 5, 6, 7), (9,)]), (9, [(1,), (7, 8, 9)])],
)
def test_a_page_leads_to_its_neighbours_and_the_ends(number: int, runs: list[tuple[int, ...]]) -> None:
    """However many there are, a few links lead through them."""
    assert list(parts("partner/", 270, 30)[number - 1].near) == runs


def test_the_first_page_keeps_its_address() -> None:
    """The others are numbered behind it, as no id can be."""
    second = parts("partner/", 60, 30)[1]

    assert (second.path, second.address(1), second.address(2)) == ("partner/2.md", "partner/", "partner/2/")


def test_every_long_list_of_a_large_site_is_divided(large_site: Path) -> None:
    """Each page of a list links to the next, is left out of the search, and has a title of its own."""
    further = [page for page in documents(large_site) if f"/{page.name}".split("/")[-2].isdigit()]
    kinds = {page.name.partition("/")[0] for page in further}

    assert kinds >= {"partner", "angebote", "region", "handlungsfelder", "wegweiser"}
    assert LARGE > CARDS
    for page in further:
        assert not page.tags("[data-pagefind-body]")
        assert page.tags(".pager a[rel=prev]")
    titles = [page.markup.partition("<title>")[2].partition("</title>")[0] for page in documents(large_site)]
    assert len(set(titles)) == len(titles)
    assert "" not in titles
