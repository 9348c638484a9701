"""The ways in which an editor changes data, each computed from what stands in them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from allianz.model.dataset import DataError, load
from tests.building import SECOND
from tests.filled import fill, form
from tests.invariants.editing import (
    Sheets,
    another,
    beside,
    open_sheets,
    renamed,
    tidy,
    without,
    write_sheets,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from allianz.forms.questions import Field

__all__ = ["EDITS"]

ADDRESS = "https://neu.example.org"
TEXT = "Neue Stelle für Prüfungen"


def new_partner_by_form(folder: Path) -> None:
    """A partner comes by the project's own form, with a first choice wherever the form gives one."""
    asked = form(folder, "neuer-partner").fields
    outcome = fill(
        folder, "neuer-partner", **{question.id: _answer(question) for question in asked if _given(question)}
    )
    assert outcome.branch, outcome.text


def _given(question: Field) -> bool:
    """Whether the form is answered here: what it needs, and all choices but those that describe a new source."""
    chosen = bool(question.options) and not question.id.startswith("quelle_")
    return question.required or chosen or question.id == "aufgabe"


def _answer(question: Field) -> str:
    if question.options:
        return next(iter(question.options))
    return ADDRESS if question.placeholder.startswith("https://") else question.placeholder or TEXT


def new_source(sheets: Sheets) -> Sheets:
    """A source comes, and the first partner rests on it."""
    id_ = another(sheets, "quellen", titel="Neue Quelle", url=ADDRESS)
    sheets["partners"][0]["quellen"].append(id_)
    return sheets


def field_renamed(sheets: Sheets) -> Sheets:
    """A Handlungsfeld gets another title."""
    sheets["handlungsfelder"][0]["titel"] = "Neu benannt"
    return sheets


def field_with_another_id(sheets: Sheets) -> Sheets:
    """A Handlungsfeld gets another id, everywhere."""
    feld = sheets["handlungsfelder"][0]
    old, feld["id"] = feld["id"], "umbenannt"
    return {name: renamed(part, "handlungsfelder", old, feld["id"]) for name, part in sheets.items()}


def one_field_more(sheets: Sheets) -> Sheets:
    """A Handlungsfeld comes; who is active in the last one is active in it, too."""
    numbers = {feld["nummer"] for feld in sheets["handlungsfelder"]}
    old = sheets["handlungsfelder"][-1]["id"]
    nummer = next(number for number in ("V", "VI", "X", "XX", "XXX") if number not in numbers)
    return _beside(
        sheets, "handlungsfelder", old, another(sheets, "handlungsfelder", nummer=nummer, titel="Neues Feld")
    )


def one_landkreis_more(sheets: Sheets) -> Sheets:
    """A Landkreis comes below all others on the map; who is there for the last one is there for it, too."""
    last = sheets["landkreise"][-1]
    row = max(int(kreis["kachel"]["zeile"]) for kreis in sheets["landkreise"]) + 1
    own: dict[str, object] = {"name": "Landkreis Neuland", "kurzname": "Neuland"}
    own["kachel"] = {"spalte": last["kachel"]["spalte"], "zeile": str(row)}
    return _beside(sheets, "landkreise", last["id"], another(sheets, "landkreise", **own))


def _beside(sheets: Sheets, file: str, old: str, new: str) -> Sheets:
    """A new id beside an old one in what partners do; projects and events stay with what they are about."""
    stay = {"projekte", "chronik", file}
    return {name: part if name in stay else beside(part, file, old, new) for name, part in sheets.items()}


def landkreis_and_its_partner_removed(folder: Path) -> None:
    """A Landkreis goes with the partner that it is: the first whose leaving the rules of the data allow."""
    data, sheets = load(folder), open_sheets(folder)
    seats = [(one.gebiet[0], one.id) for one in data.partners if one.art == "landkreis" and len(one.gebiet) == 1]
    for kreis, partner in seats:
        write_sheets(tidy(without(without(sheets, "landkreise", {kreis}), "partners", {partner})), folder)
        try:
            load(folder)
        except DataError:
            continue
        return
    message = f"none of {seats} may leave"
    raise AssertionError(message)


def region_replaced(folder: Path) -> None:
    """Another alliance puts its own files in the place of all of these."""
    shutil.rmtree(folder)
    shutil.copytree(SECOND, folder)


def nothing_happened_yet(sheets: Sheets) -> Sheets:
    """An alliance that has only begun: no project, no event, no money."""
    return tidy({**sheets, "projekte": [], "chronik": [], "foerderung": []})


def _in_files(change: Callable[[Sheets], Sheets]) -> Callable[[Path], None]:
    return lambda folder: write_sheets(change(open_sheets(folder)), folder)


_OF_FILES = (new_partner_by_form, landkreis_and_its_partner_removed, region_replaced)
_OF_VALUES = (
    new_source,
    field_renamed,
    field_with_another_id,
    one_field_more,
    one_landkreis_more,
    nothing_happened_yet,
)

EDITS: dict[str, Callable[[Path], None]] = {
    **{edit.__name__: edit for edit in _OF_FILES},
    **{edit.__name__: _in_files(edit) for edit in _OF_VALUES},
}
"""What the edit is → a function that changes a data folder."""
