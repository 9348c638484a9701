"""Rules for the answers: what helps somebody today is in each of them, what ended is in none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allianz.model.files import address
from allianz.model.reach import reach
from tests.invariants.built import inside
from tests.invariants.content import FOLDERS, answers
from tests.serving import SITE_URL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from allianz.model.records import Angebot
    from tests.invariants.built import Built, Document, Finding

__all__ = ["ANSWER_RULES"]


def no_offer_is_missing(built: Built) -> Iterator[Finding]:
    """Each offer of today stands in the answer for each of its Zielgruppen in each Landkreis where it helps.

    It may be left out where its own number stands there already.
    """
    for name, gruppe, kreis in answers(built):
        page = built.pages.get(name)
        linked, text = (_linked(page), page.text) if page else (set(), "")
        for angebot in built.dataset.angebote:
            helps = not angebot.ended and gruppe in angebot.zielgruppen and kreis in _area(built, angebot)
            number = angebot.kontakt and angebot.kontakt.telefon
            if helps and address(angebot) not in linked and not (number and number in text):
                yield name, f"Das Angebot „{angebot.titel}“ fehlt hier."


def nothing_that_ended_is_an_answer(built: Built) -> Iterator[Finding]:
    """No answer names an offer that ended or a partner that left."""
    offers = {address(one) for one in built.dataset.angebote if one.ended}
    over = offers | {address(one) for one in built.dataset.partners if one.ended}
    for page in _all_answers(built):
        for gone in sorted(_linked(page) & over):
            yield page.name, f"Hier steht „{gone}“, und das gibt es nicht mehr."


def help_stands_where_it_helps(built: Built) -> Iterator[Finding]:
    """The answer for a Landkreis names no offer that is for other Landkreise or for other people."""
    offers = {address(angebot): angebot for angebot in built.dataset.angebote}
    for name, gruppe, kreis in answers(built):
        shown = _offered(built.pages[name]) & set(offers) if name in built.pages else set()
        wrong = [one for one in sorted(shown) if gruppe not in offers[one].zielgruppen]
        if any(kreis in _area(built, offers[one]) for one in shown):  # else the page says so and names what is near
            wrong += [one for one in sorted(shown) if kreis not in _area(built, offers[one])]
        for one in wrong:
            yield name, f"Das Angebot „{offers[one].titel}“ passt hier nicht."


def _all_answers(built: Built) -> Iterator[Document]:
    folder = f"{FOLDERS['zielgruppen']}/"
    yield from (page for name, page in built.pages.items() if name.startswith(folder))


def _linked(page: Document) -> set[str]:
    """Where the main part leads on this site, relative to its root."""
    return {_target(address) for tag, address in page.leads if inside(tag, "main") is not None}


def _offered(page: Document) -> set[str]:
    """The same without what helps outside the region: it waits in the question for a place."""
    return {_target(address) for tag, address in page.leads if _nearest(tag, "main", "template") == "main"}


def _nearest(element: HtmlElement, *names: str) -> str:
    """The name of the nearest element of some names around another one, empty where there is none."""
    around = inside(element, *names)
    return "" if around is None else str(around.tag)


def _target(address: str) -> str:
    return address.removeprefix(SITE_URL)


def _area(built: Built, angebot: Angebot) -> frozenset[str]:
    known = reach(angebot, {partner.id: partner for partner in built.dataset.partners})
    return frozenset(kreis.id for kreis in built.dataset.landkreise) if known is None else known


ANSWER_RULES = (
    no_offer_is_missing,
    nothing_that_ended_is_an_answer,
    help_stands_where_it_helps,
)
