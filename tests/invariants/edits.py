"""The ways in which an editor changes data, each computed from what stands in them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, TypeVar

from allianz.model.dataset import DataError, load
from allianz.model.proof import newest
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
from tests.invariants.geography import add_places, remove_places

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from allianz.forms.questions import Field
    from allianz.model.records import Partner, Quelle

__all__ = ["EDITS"]

One = TypeVar("One", bound="Partner | Quelle")

ADDRESS = "https://neu.example.org"
KEY = "99999"
TEXT = "Neue Stelle für Prüfungen"


def new_partner_by_form(folder: Path) -> None:
    """A partner comes by the project's own form, with a contact and a first choice wherever the form gives one."""
    known = {"zweck": TEXT, "ort": "Neuland", "kontakt_belegt": str(newest(load(folder).quellen))}
    asked = form(folder, "neuer-partner").fields
    given = {question.id: known.get(question.id) or _answer(question) for question in asked if _given(question, known)}
    outcome = fill(folder, "neuer-partner", **given)
    assert outcome.branch, outcome.text


def _given(question: Field, known: Collection[str]) -> bool:
    """Whether the form is answered here: what it needs, its choices but those of a new source, and a contact."""
    chosen = bool(question.options) and not question.id.startswith("quelle_")
    return question.required or chosen or question.id in {*known, "telefon", "email", "zeiten"}


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


def one_landkreis_more(folder: Path) -> None:
    """A Landkreis comes below all others on the map; who is there for the last one is there for it, too."""
    sheets = open_sheets(folder)
    last = sheets["landkreise"][-1]
    row = max(int(kreis["kachel"]["zeile"]) for kreis in sheets["landkreise"]) + 1
    own: dict[str, object] = {"name": "Landkreis Neuland", "kurzname": "Neuland", "ags": KEY}
    own["kachel"] = {"spalte": last["kachel"]["spalte"], "zeile": str(row)}
    new = another(sheets, "landkreise", **own)
    write_sheets(_beside(sheets, "landkreise", last["id"], new), folder)
    add_places(folder, last.get("ags", ""), KEY, new)


def _beside(sheets: Sheets, file: str, old: str, new: str) -> Sheets:
    """A new id beside an old one in what there is; projects and events stay with what they are about."""
    stay = {"projekte", "chronik", file}
    return {name: part if name in stay else beside(part, file, old, new) for name, part in sheets.items()}


def one_offer_more(sheets: Sheets) -> Sheets:
    """An offer comes."""
    another(sheets, "angebote", titel="Neues Angebot", text="Sie bekommen etwas Neues.")
    return sheets


def offer_ended(sheets: Sheets) -> Sheets:
    """An offer ends; its page stays."""
    sheets["angebote"][0]["bis"] = sheets["angebote"][0]["belegt"]
    return sheets


def landkreis_and_its_partner_removed(folder: Path) -> None:
    """A Landkreis goes with the partner that it is: the first whose leaving the rules of the data allow."""
    data = load(folder)
    seats = [one for one in data.partners if one.art == "landkreis" and len(one.gebiet) == 1 and not one.ended]
    keys = {kreis.id: kreis.ags or "" for kreis in data.landkreise}

    def change(sheets: Sheets, partner: Partner) -> Sheets:
        return without(without(sheets, "landkreise", {partner.gebiet[0]}), "partners", {partner.id})

    _first_allowed(folder, seats, change, lambda partner: keys[partner.gebiet[0]])


def partner_removed(folder: Path) -> None:
    """A partner goes with its offers, as if it had never been there: the first that the rules of the data allow."""
    _first_allowed(folder, load(folder).partners, lambda sheets, partner: without(sheets, "partners", {partner.id}))


def partner_left_with_a_successor(folder: Path) -> None:
    """A partner ends: it says what became of it, and another gives its offers from now on."""
    data = load(folder)
    today = [one for one in data.partners if not one.ended and one.id != data.allianz.koordination.partner]
    others = {partner.id: next(one for one in today if one != partner) for partner in today}
    _first_allowed(folder, today, lambda sheets, partner: _left(sheets, partner, others[partner.id]))


def _left(sheets: Sheets, partner: Partner, successor: Partner) -> Sheets:
    record = next(one for one in sheets["partners"] if one["id"] == partner.id)
    record.pop("kontakte", None)
    record["mitglied"]["bis"] = max(record["mitglied"]["seit"], "2020")
    record["nachfolge"] = [successor.id]
    record["hinweis"] = {"text": "Es gibt diesen Partner nicht mehr.", "stand": "2020", "quelle": record["quellen"][0]}
    for angebot in sheets["angebote"]:
        givers = renamed(angebot["anbieter"], "partners", partner.id, successor.id)
        angebot["anbieter"] = [giver for place, giver in enumerate(givers) if giver not in givers[:place]]
    return sheets


def source_removed(folder: Path) -> None:
    """A source goes with all that rests on it alone: the first that the rules of the data allow."""
    _first_allowed(folder, load(folder).quellen, lambda sheets, quelle: without(sheets, "quellen", {quelle.id}))


def _first_allowed(
    folder: Path,
    candidates: Sequence[One],
    change: Callable[[Sheets, One], Sheets],
    key: Callable[[One], str] = lambda _: "",
) -> None:
    """Make the first change that the rules of the data allow; with the key of a Landkreis its places go, too."""
    whole = shutil.copytree(folder, folder.with_name("whole"))
    for record in candidates:
        write_sheets(tidy(change(open_sheets(whole), record)), folder)
        remove_places(folder, whole, key(record))
        try:
            load(folder)
        except DataError:
            continue
        return
    message = f"none of {[record.id for record in candidates]} may leave"
    raise AssertionError(message)


def source_renamed(sheets: Sheets) -> Sheets:
    """A source gets the name and the publisher that it really has."""
    sheets["quellen"][0] |= {"titel": "Was die Quelle wirklich heißt", "herausgeber": "Wer sie wirklich herausgibt"}
    return sheets


def places_removed(folder: Path) -> None:
    """An alliance does without places and borders: the question for a Landkreis and the map of tiles remain."""
    shutil.rmtree(folder / "geo")


def region_replaced(folder: Path) -> None:
    """Another alliance puts its own files in the place of all of these."""
    shutil.rmtree(folder)
    shutil.copytree(SECOND, folder)


def nothing_happened_yet(sheets: Sheets) -> Sheets:
    """An alliance that has only begun: no project, no event, no money, and nothing told about either."""
    told = {"zahl_partner", "gremien", "rahmen", "vorlage", "foerderweg", "beitritt", "felder_hinweis"}
    allianz = {key: value for key, value in sheets["allianz"].items() if key not in told}
    return tidy({**sheets, "allianz": allianz, "projekte": [], "chronik": [], "foerderung": []})


def _in_files(change: Callable[[Sheets], Sheets]) -> Callable[[Path], None]:
    return lambda folder: write_sheets(change(open_sheets(folder)), folder)


_OF_FILES = (
    new_partner_by_form,
    one_landkreis_more,
    landkreis_and_its_partner_removed,
    partner_removed,
    partner_left_with_a_successor,
    source_removed,
    places_removed,
    region_replaced,
)
_OF_VALUES = (
    new_source,
    source_renamed,
    field_renamed,
    field_with_another_id,
    one_field_more,
    one_offer_more,
    offer_ended,
    nothing_happened_yet,
)

EDITS: dict[str, Callable[[Path], None]] = {
    **{edit.__name__: edit for edit in _OF_FILES},
    **{edit.__name__: _in_files(edit) for edit in _OF_VALUES},
}
"""What the edit is → a function that changes a data folder."""
