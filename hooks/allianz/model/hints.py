"""What is in order and yet worth a look: hints refuse nothing.

What the operator leaves open is told here and on the legal pages, from one list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from allianz.reading.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allianz.model.dataset import Dataset
    from allianz.model.records import Betreiber, Partner

__all__ = ["hints", "open_points"]

_PERSON = re.compile(r"\b(?:Herrn?|Frau) (?:(?:Dr|Prof)\. )*[A-ZÄÖÜ][a-zäöüß]+")
"""How a person is written; „Frau und Wirtschaft“ is none."""

_WAYS = ("telefon", "email", "formular", "anschrift")

_POINTS = {
    ("telefon", "formular"): (
        "ein zweiter schneller Weg neben der E-Mail: „telefon“ oder „formular“ (§ 5 Abs. 1 Nr. 2 DDG)"
    ),
    ("aufsicht",): "die Aufsichtsbehörde, wenn es eine gibt: „aufsicht“ (§ 5 Abs. 1 Nr. 3 DDG)",
    ("verantwortlich",): "wer für die Inhalte verantwortlich ist: „verantwortlich“ (§ 18 Abs. 2 MStV)",
    ("datenschutz_email",): "die Adresse der oder des Datenschutzbeauftragten: „datenschutz_email“ (Art. 13 DSGVO)",
    ("datenschutz_aufsicht",): (
        "die Aufsichtsbehörde für den Datenschutz: „datenschutz_aufsicht“ (Art. 13 Abs. 2 DSGVO)"
    ),
}
"""Fields of the operator, of which one must be there → what is missing otherwise, and where that is asked."""
_POINTS_OF_PRIVATE = {
    ("registereintrag",): "Register und Nummer, wenn es einen Eintrag gibt: „registereintrag“ (§ 5 Abs. 1 Nr. 4 DDG)",
    ("ust_id",): "die Umsatzsteuer-Identifikationsnummer, wenn es eine gibt: „ust_id“ (§ 5 Abs. 1 Nr. 6 DDG)",
}
"""What only a private operator may have to name."""


def hints(dataset: Dataset) -> Iterator[Message]:
    """All hints, in the order of the files."""
    yield from _operator(dataset)
    yield from _only_a_website(dataset)
    yield from _sources(dataset)


def open_points(betreiber: Betreiber) -> list[str]:
    """What an operator leaves open, in the words of editors."""
    points = _POINTS | (_POINTS_OF_PRIVATE if betreiber.art == "privat" else {})
    return [text for names, text in points.items() if not any(getattr(betreiber, name) for name in names)]


def _operator(dataset: Dataset) -> Iterator[Message]:
    """Whoever runs the site owes its visitors more than a name."""
    place, betreiber = dataset.places["allianz", ""], dataset.allianz.betreiber
    if betreiber is None:
        yield Message(place, "„betreiber“ fehlt: Bis dort jemand steht, gilt die Website als Entwurf.")
        return
    for point in open_points(betreiber):
        yield Message(place, f"Beim „betreiber“ fehlt {point}.")


def _only_a_website(dataset: Dataset) -> Iterator[Message]:
    """A partner of today whom nobody can call, write to or visit."""
    for partner in dataset.partners:
        if not partner.ended and not _can_be_reached(partner):
            sentence = f"„{partner.kurzname}“ erreicht man nur über die Website."
            yield Message(dataset.place(partner), f"{sentence} Ergänzen Sie unter „kontakte“ einen Weg mit Beleg.")


def _can_be_reached(partner: Partner) -> bool:
    return any(getattr(kontakt, name) for kontakt in partner.kontakte for name in _WAYS)


def _sources(dataset: Dataset) -> Iterator[Message]:
    """A source without an address says why; no title names a person."""
    for quelle in dataset.quellen:
        place = dataset.place(quelle)
        if quelle.url is None and quelle.hinweis is None:
            yield Message(
                place, "Diese Quelle hat keine Adresse. Nennen Sie „url“, oder im „hinweis“, warum sie fehlt."
            )
        if found := _PERSON.search(quelle.titel):
            yield Message(place, f"„titel“ nennt wohl eine Person: „{found[0]}“. Nennen Sie stattdessen die Stelle.")
