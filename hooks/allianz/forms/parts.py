"""Answers → the fields of a record, for forms that change one and forms that add one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allianz.forms.draft import slug
from allianz.model.loaded import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from allianz.forms.draft import Draft
    from allianz.forms.reading import Answers
    from allianz.forms.writing import Plain

__all__ = ["CONTACT", "CONTACT_ORDER", "Fields", "contact", "filled", "lists", "over", "same", "spelling"]

Fields = dict[str, "Plain"]

_WAYS = {"zweck": "zweck", "telefon": "telefon", "email": "email", "formular": "formular",
         "website": "kontakt_website"}  # fmt: skip
_ADDRESS = {"strasse": "strasse", "plz": "plz", "ort": "anschrift_ort"}
_LISTS = {"fuer": "fuer", "landkreise": "kontakt_landkreise"}
CONTACT = (*_WAYS.values(), *_ADDRESS.values(), "zeiten", *_LISTS.values(), "kontakt_hinweis")
"""The questions about a contact, but for the date of its proof."""
CONTACT_ORDER = ("zweck", "telefon", "email", "formular", "website", "anschrift", "zeiten", "fuer", "landkreise",
                 "hinweis", "belegt", "quelle")  # fmt: skip
"""The fields of a contact as the files have them."""


def filled(answers: Answers, questions: Mapping[str, str]) -> Fields:
    """The fields whose question was answered."""
    return {key: answers[id_] for key, id_ in questions.items() if answers[id_]}


def lists(answers: Answers, questions: Mapping[str, str]) -> Fields:
    """The fields whose question was answered with one or several values."""
    return {key: list(answers.every(id_)) for key, id_ in questions.items() if answers[id_]}


def same(names: Iterable[str]) -> dict[str, str]:
    """Fields whose questions have their names."""
    return {name: name for name in names}


def over(old: object, new: Fields, order: Iterable[str]) -> Fields:
    """The old block with the new fields, in order."""
    both = {**(old if isinstance(old, dict) else {}), **new}
    return {key: both[key] for key in order if key in both}


def contact(answers: Answers, old: object, belegt: str, quelle: str) -> Fields:
    """A contact with what was answered; empty where nothing about one was."""
    if not answers.has(*CONTACT):
        return {}
    new = {**filled(answers, {**_WAYS, "zeiten": "zeiten", "hinweis": "kontakt_hinweis"}), **lists(answers, _LISTS)}
    if address := filled(answers, _ADDRESS):
        before = old.get("anschrift") if isinstance(old, dict) else None
        new["anschrift"] = over(before, address, _ADDRESS)
    if belegt:
        new["belegt"] = belegt
    return over(old, {**new, "quelle": quelle}, CONTACT_ORDER)


def spelling(answers: Answers, draft: Draft) -> None:
    """A place that is known with an umlaut is not to be written with ae."""
    seats = [draft.plain("partners", number, "sitz", "ort") for number in range(len(draft.ids("partners")))]
    known = [*(str(seat) for seat in seats if seat), *draft.texts("landkreise", "sitz"),
             *draft.texts("landkreise", "kurzname")]  # fmt: skip
    for id_ in ("ort", "anschrift_ort"):
        word = answers[id_]
        right = next((place for place in known if word and slug(place) == slug(word)), word)
        if word and word not in known and right != word:
            draft.say(answers.label(id_), f"„{answers.label(id_)}“: Schreiben Sie „{right}“ statt „{shown(word)}“.")
