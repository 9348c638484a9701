"""Rules about partners that end and are followed by others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allianz.model.records import Angebot, Partner

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from allianz.model.loaded import Finding, Loaded

__all__ = ["RULES"]


def _successors(loaded: Loaded) -> Iterator[Finding]:
    """Only a partner that ended has a successor, and the way from successor to successor ends at one of today."""
    partners = {partner.id: partner for _, partner in loaded.records("partners", Partner)}
    for entry, partner in loaded.records("partners", Partner):
        yield from ((entry.at(["nachfolge"]), sentence) for sentence in _misled(partner, partners))


def _misled(partner: Partner, partners: Mapping[str, Partner]) -> Iterator[str]:
    """What is wrong with the successors of a partner."""
    if partner.nachfolge and not partner.ended:
        yield "Eine „nachfolge“ hat nur ein Partner, der endet: Ergänzen Sie „bis“ unter „mitglied“."
    for id_ in partner.nachfolge:
        if _is_circle(partner, partners):
            yield f"Die Nachfolge läuft im Kreis: Sie führt über „{id_}“ zurück zu „{partner.id}“."
            break
        follower = partners.get(id_)
        if follower and follower.ended and not follower.nachfolge:
            yield f"„{id_}“ gehört selbst nicht mehr zur Allianz und hat keine Nachfolge."


def _is_circle(start: Partner, partners: Mapping[str, Partner]) -> bool:
    """Whether the way from successor to successor comes back to where it began."""
    seen: set[str] = set()
    waiting = list(start.nachfolge)
    while waiting:
        id_ = waiting.pop()
        if id_ == start.id:
            return True
        if id_ not in seen and id_ in partners:
            seen.add(id_)
            waiting += partners[id_].nachfolge
    return False


def _nobody_there(loaded: Loaded) -> Iterator[Finding]:
    """Who ended cannot be reached and gives no offer of today."""
    ended = {partner.id for _, partner in loaded.records("partners", Partner) if partner.ended}
    for entry, partner in loaded.records("partners", Partner):
        if partner.ended and partner.kontakte:
            yield entry.at(["kontakte"]), "Ein Partner, der endet, hat keine Kontakte mehr. Löschen Sie sie."
    for entry, angebot in loaded.records("angebote", Angebot):
        for index, anbieter in enumerate(angebot.anbieter):
            if anbieter.partner in ended and angebot.bis is None:
                remedy = "Nennen Sie die Nachfolge, oder tragen Sie beim Angebot „bis“ ein."
                place = entry.at(["anbieter", index, "partner"])
                yield place, f"„{anbieter.partner}“ gehört nicht mehr zur Allianz. {remedy}"


RULES = (_successors, _nobody_there)
