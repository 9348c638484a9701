"""What is in order and yet worth a look: hints refuse nothing.

What the operator leaves open is told here and on the legal pages, from one list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, get_origin

from allianz.model.files import FILES, declared, file_of, found
from allianz.model.proof import is_carried
from allianz.model.readability import EASY, LONGEST, Names, ease, sentences, words
from allianz.model.records import Koordination, Schritt
from allianz.model.scalars import Ref
from allianz.reading.messages import Message, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from allianz.model.dataset import Dataset
    from allianz.model.records import Betreiber, Partner, Record

__all__ = ["Point", "hard_to_read", "hints", "names", "open_points"]

_PERSON = re.compile(r"\b(?:Herrn?|Frau) (?:(?:Dr|Prof)\. )*[A-ZÄÖÜ][a-zäöüß]+")
"""How a person is written; „Frau und Wirtschaft“ is none."""

_WAYS = ("telefon", "email", "formular", "anschrift")


class Point(NamedTuple):
    """What an operator may leave open: fields of which one must be there, what is missing else, and who asks for it."""

    fields: tuple[str, ...]
    text: str
    law: str
    page: str
    only_private: bool = False


_POINTS = (
    Point(("telefon", "formular"), "ein zweiter schneller Weg neben der E-Mail", "§ 5 Abs. 1 Nr. 2 DDG", "impressum"),
    Point(("aufsicht",), "die Aufsichtsbehörde, wenn es eine gibt", "§ 5 Abs. 1 Nr. 3 DDG", "impressum"),
    Point(
        ("registereintrag",),
        "Register und Nummer, wenn es einen Eintrag gibt",
        "§ 5 Abs. 1 Nr. 4 DDG",
        "impressum",
        only_private=True,
    ),
    Point(
        ("ust_id",),
        "die Umsatzsteuer-Identifikationsnummer, wenn es eine gibt",
        "§ 5 Abs. 1 Nr. 6 DDG",
        "impressum",
        only_private=True,
    ),
    Point(("verantwortlich",), "wer für die Inhalte verantwortlich ist", "§ 18 Abs. 2 MStV", "impressum"),
    Point(
        ("datenschutz_email",),
        "die Adresse der oder des Datenschutzbeauftragten",
        "Art. 13 Abs. 1 Buchst. b DSGVO",
        "datenschutz",
    ),
    Point(
        ("datenschutz_aufsicht",),
        "die Aufsichtsbehörde für den Datenschutz",
        "Art. 13 Abs. 2 Buchst. d DSGVO",
        "datenschutz",
    ),
)


def hints(dataset: Dataset, hard: Iterable[Message] | None = None) -> Iterator[Message]:
    """All hints: what records hold, then how it is worded, each in the order of the files.

    `hard` is what `hard_to_read` says, for who has begun to look at it already.
    """
    yield from _operator(dataset)
    yield from _only_a_website(dataset)
    yield from _out_of_reach(dataset)
    yield from _untold(dataset)
    yield from _unproved(dataset)
    yield from _sources(dataset)
    yield from hard_to_read(dataset) if hard is None else hard


def open_points(betreiber: Betreiber) -> list[Point]:
    """What an operator leaves open."""
    return [
        point
        for point in _POINTS
        if (betreiber.art == "privat" or not point.only_private)
        and not any(getattr(betreiber, name) for name in point.fields)
    ]


def _operator(dataset: Dataset) -> Iterator[Message]:
    """Whoever runs the site owes its visitors more than a name."""
    place, betreiber = dataset.places["allianz", ""], dataset.allianz.betreiber
    if betreiber is None:
        yield Message(place, "„betreiber“ fehlt: Bis dort jemand steht, gilt die Website als Entwurf.")
        return
    for point in open_points(betreiber):
        names = " oder ".join(f"„{name}“" for name in point.fields)
        yield Message(place, f"Beim „betreiber“ fehlt {point.text}: {names} ({point.law}).")


def _only_a_website(dataset: Dataset) -> Iterator[Message]:
    """A partner of today whom nobody can call, write to or visit."""
    for partner in dataset.partners:
        if not partner.ended and not _can_be_reached(partner):
            sentence = f"„{partner.kurzname}“ erreicht man nur über die Website."
            yield Message(dataset.place(partner), f"{sentence} Ergänzen Sie unter „kontakte“ einen Weg mit Beleg.")


def _out_of_reach(dataset: Dataset) -> Iterator[Message]:
    """An offer of today without any way to whoever gives it; a partner has a website at least."""
    for angebot in dataset.angebote:
        if not (angebot.ended or angebot.kontakt or any(one.partner or one.website for one in angebot.anbieter)):
            sentence = f"Wie man „{angebot.titel}“ erreicht, steht nirgends."
            yield Message(dataset.place(angebot), f"{sentence} Ergänzen Sie „kontakt“ oder beim Anbieter „website“.")


def _untold(dataset: Dataset) -> Iterator[Message]:
    """Of a partner that ended the page says what became of it, and which source says so."""
    for partner in dataset.partners:
        if partner.ended and partner.hinweis is None:
            sentence = f"Was aus „{partner.kurzname}“ wurde, steht nirgends."
            yield Message(dataset.place(partner), f"{sentence} Ergänzen Sie „hinweis“ mit Stand und Quelle.")


def _unproved(dataset: Dataset) -> Iterator[Message]:
    """A proof is from when one of the sources beside it is."""
    known = {quelle.id: quelle for quelle in dataset.quellen}
    for record in (dataset.allianz, *dataset.partners, *dataset.angebote, *dataset.projekte):
        place = dataset.places[file_of(record).name, getattr(record, "id", "")]
        for part, name, belegt in found(record, _is_proof):
            held = vars(part)
            ids = held.get("quellen") or (held.get("quelle", ""),)
            if not is_carried((known[id_] for id_ in ids), belegt):
                yield Message(place, f"„{name}“ ist {belegt}, doch keine Quelle dafür ist von dann: {', '.join(ids)}.")


def _is_proof(model: type[Record], name: str) -> bool:
    """Whether a field says from when the newest proof is."""
    return name == ("stand" if issubclass(model, Koordination | Schritt) else "belegt")


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


def hard_to_read(dataset: Dataset) -> Iterator[Message]:
    """A sentence of too many words, and an entry of help whose words are too long."""
    named = Names(frozenset(names(dataset)))
    for file in FILES:
        for place, record in dataset.of(file):
            said = [sentence for text in _texts(record) for sentence in sentences(named.without(text))]
            for sentence in said:
                if sentence.count(" ") >= LONGEST and (count := len(words(sentence))) > LONGEST:
                    told = f"Der Satz „{shown(sentence)}“ hat {count} Wörter."
                    yield Message(place, f"{told} Teilen Sie ihn: Mehr als {LONGEST} liest niemand gern.")
            if file.name in _HELP and (measure := round(ease(said))) < EASY:
                told = f"Dieser Eintrag ist schwer zu lesen: {measure} statt mindestens {EASY} nach Amstad."
                yield Message(place, f"{told} Nehmen Sie kürzere Wörter und kürzere Sätze.")


_HELP = ("allianz", "handlungsfelder", "partners", "angebote")
"""The files whose texts stand on pages of help; elsewhere offices and papers fill the sentences."""


def names(dataset: Dataset) -> set[str]:
    """What things are called, whatever its length."""
    records = (*dataset.partners, *dataset.landkreise, dataset.allianz)
    own = {getattr(record, name) for record in records for name in ("name", "kurzname")}
    others = {one.name for angebot in dataset.angebote for one in angebot.anbieter if one.name}
    return {*own, *others, dataset.allianz.region}


def _texts(record: Record) -> Iterator[str]:
    """The running texts of a record: what ends as a sentence does."""
    for _, _, text in found(record, _is_text):
        if text.endswith((".", "!", "?", ".“", ".)")):
            yield text


def _is_text(model: type[Record], name: str) -> bool:
    """Whether a field holds one text that somebody writes."""
    parts = declared(model, name)
    return str in parts and tuple not in map(get_origin, parts) and not any(isinstance(part, Ref) for part in parts)
