"""The same site has the same search index, byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allianz.site.publishing.searchable import ordered

if TYPE_CHECKING:
    from pathlib import Path


def test_the_languages_of_the_index_stand_in_the_order_of_their_codes(tmp_path: Path) -> None:
    """Pagefind names them in any order; all else stays as it is."""
    file = tmp_path / "pagefind" / "pagefind-entry.json"
    file.parent.mkdir()
    for languages in ('"en":{"hash":"b"},"de":{"hash":"a"}', '"de":{"hash":"a"},"en":{"hash":"b"}'):
        file.write_text(f'{{"version":"1","languages":{{{languages}}},"include_characters":["_","‿"]}}', "utf-8")
        ordered(tmp_path)
        wanted = '{"version":"1","languages":{"de":{"hash":"a"},"en":{"hash":"b"}},"include_characters":["_","‿"]}'
        assert file.read_text("utf-8") == wanted


def test_a_site_without_an_index_stays_as_it_is(tmp_path: Path) -> None:
    """Nothing is made up."""
    ordered(tmp_path)
    assert list(tmp_path.iterdir()) == []
