"""Addresses of former ids (`frueher`): each is a small page that leads on to where its record stands today.

They are no pages of the site: no menu, no search and no sitemap names them.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from allianz.languages.language import GERMAN
from allianz.languages.marks import marked
from allianz.model.files import FILES, address, answer_address, former_ids
from allianz.site.rendering import render, speech

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from allianz.languages.language import Language
    from allianz.model.dataset import Dataset
    from allianz.model.records import Record

__all__ = ["Move", "files", "moves"]


class Move(NamedTuple):
    """An address of before, the one of today, and the title of what stands there.

    The addresses are relative to the root of the language.
    """

    old: str
    new: str
    title: str


def files(dataset: Dataset, site_url: str, language: Language = GERMAN) -> Mapping[str, bytes]:
    """Path of the page → the page, in one language."""
    return {f"{language.prefix}{move.old}index.html": _page(move, site_url, language) for move in moves(dataset)}


def moves(dataset: Dataset) -> Iterator[Move]:
    """Every record with former ids at its place, and the answers to and in those."""
    for file in FILES:
        for _, record in dataset.of(file) if file.folder else ():
            for old in former_ids(record):
                yield Move(f"{file.folder}/{old}/", address(record), _title(record))
    for gruppe in dataset.zielgruppen:
        for kreis in dataset.landkreise:
            new = answer_address(gruppe, kreis)
            for group_id in (gruppe.id, *gruppe.frueher):
                folder = address(gruppe).replace(gruppe.id, group_id)
                for kreis_id in (kreis.id, *kreis.frueher):
                    if (old := f"{folder}{kreis_id}/") != new:
                        yield Move(old, new, f"{gruppe.titel}: {kreis.name}")


def _title(record: Record) -> str:
    """What people call a record."""
    return str(getattr(record, "name", None) or getattr(record, "titel"))  # noqa: B009 -- each has one of them


def _page(move: Move, site_url: str, language: Language) -> bytes:
    values = {
        **speech(language),
        "titel": move.title,
        "ziel": f"{posixpath.relpath(move.new, move.old)}/",
        "kanonisch": f"{site_url.rstrip('/')}/{language.prefix}{move.new}" if site_url else "",
        "wurzel": "../" * f"{language.prefix}{move.old}".count("/"),
    }
    return f"{marked(render('umzug.html', values))}\n".encode()
