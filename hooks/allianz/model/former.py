"""Rules about former ids: an address of before leads to one record, and to none that is there itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from allianz.model.loaded import SEVERAL
from allianz.reading.messages import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from allianz.model.loaded import Entry, Finding, Loaded
    from allianz.reading.messages import Place

__all__ = ["RULES", "heirs"]


def heirs(loaded: Loaded, name: str) -> Mapping[str, str]:
    """Former id → the id of today, in one file."""
    return {id_: entry.text("id") for entry in loaded.entries(name) for _, id_ in _former(entry)}


def _former(entry: Entry) -> Iterator[tuple[int, str]]:
    """The former ids of an entry with their numbers in the list."""
    held = entry.value("frueher")
    for number, id_ in enumerate(held if isinstance(held, SEVERAL) else ()):
        if isinstance(id_, str):
            yield number, id_


def _one_heir_each(loaded: Loaded) -> Iterator[Finding]:
    """A former id is the id of no record of the same file, and stands there once."""
    for name in loaded.files:
        today = {entry.text("id"): entry for entry in loaded.entries(name)}
        first: dict[str, Callable[[], Place]] = {}
        for entry in loaded.entries(name):
            for number, id_ in _former(entry):
                place = partial(entry.at, ("frueher", number))
                if id_ in today:
                    whose = "dieses Eintrags" if today[id_] is entry else "eines anderen Eintrags"
                    line = today[id_].at(["id"]).line
                    yield place(), f"„{shown(id_)}“ ist heute die id {whose} (Zeile {line}). Löschen Sie sie hier."
                elif id_ in first:
                    yield place(), f"Die frühere id „{shown(id_)}“ steht schon in Zeile {first[id_]().line}."
                first.setdefault(id_, place)


RULES = [_one_heir_each]
