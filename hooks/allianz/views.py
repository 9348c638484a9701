"""Questions to the dataset that the templates ask: who does what, where, for whom."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from allianz.model import UEBERGREIFEND

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from allianz.dataset import Dataset
    from allianz.model import Aufgabe, Ereignis, Handlungsfeld, Landkreis, Partner, Projekt, Quelle, Zielgruppe
    from allianz.scalars import Datum

__all__ = ["Offer", "Views"]

_ACCENTS = 8
"""How many accent colours the style sheet has; after the last it begins anew."""


@dataclass(frozen=True)
class Offer:
    """One task and all the partners that do the same."""

    aufgabe: Aufgabe
    partners: tuple[Partner, ...]


@dataclass(frozen=True)
class Views:
    """Look-ups and groupings over one dataset."""

    dataset: Dataset

    @cached_property
    def quellen(self) -> Mapping[str, Quelle]:
        """Sources by id."""
        return {quelle.id: quelle for quelle in self.dataset.quellen}

    @cached_property
    def partners(self) -> Mapping[str, Partner]:
        """Partners by id."""
        return {partner.id: partner for partner in self.dataset.partners}

    @cached_property
    def landkreise(self) -> Mapping[str, Landkreis]:
        """Landkreise by id."""
        return {landkreis.id: landkreis for landkreis in self.dataset.landkreise}

    @cached_property
    def felder(self) -> Mapping[str, Handlungsfeld]:
        """Handlungsfelder by id."""
        return {feld.id: feld for feld in self.dataset.handlungsfelder}

    @cached_property
    def zielgruppen(self) -> Mapping[str, Zielgruppe]:
        """Zielgruppen by id."""
        return {gruppe.id: gruppe for gruppe in self.dataset.zielgruppen}

    def accent(self, feld: str) -> str:
        """The class that sets a Handlungsfeld's colour, empty for what belongs to none."""
        ids = list(self.felder)
        return f"feld-{ids.index(feld) % _ACCENTS + 1}" if feld in ids else ""

    def tasks(self, partner: Partner, feld: str) -> list[Aufgabe]:
        """A partner's tasks in one Handlungsfeld."""
        return [aufgabe for aufgabe in partner.aufgaben if aufgabe.handlungsfeld == feld]

    def fields_of(self, partner: Partner) -> list[str]:
        """The ids of the fields in which a partner has tasks, in the order of the fields; last what is across."""
        has = {aufgabe.handlungsfeld for aufgabe in partner.aufgaben}
        return [feld for feld in (*self.felder, UEBERGREIFEND) if feld in has]

    def active(self, feld: str) -> list[Partner]:
        """The partners that have a task in one Handlungsfeld."""
        return [partner for partner in self.dataset.partners if self.tasks(partner, feld)]

    def offers(self, feld: str, gruppe: str) -> list[Offer]:
        """What a field offers to one Zielgruppe: equal tasks of several partners are one offer."""
        found: dict[tuple[str, str, str | None], list[tuple[Aufgabe, Partner]]] = {}
        for partner in self.dataset.partners:
            for aufgabe in self.tasks(partner, feld):
                if gruppe in aufgabe.zielgruppen:
                    key = (aufgabe.text, aufgabe.quelle, aufgabe.grundlage)
                    found.setdefault(key, []).append((aufgabe, partner))
        return [Offer(same[0][0], tuple(partner for _, partner in same)) for same in found.values()]

    def projects(self, feld: str) -> list[Projekt]:
        """The projects of one Handlungsfeld."""
        return [projekt for projekt in self.dataset.projekte if projekt.handlungsfeld == feld]

    def projects_of(self, partner: Partner) -> list[Projekt]:
        """The projects that a partner carries."""
        return [
            projekt
            for projekt in self.dataset.projekte
            if any(traeger.partner == partner.id for traeger in projekt.traeger)
        ]

    def events(self, feld: str) -> list[Ereignis]:
        """The events of one Handlungsfeld, oldest first."""
        return [event for event in self.chronicle() if event.handlungsfeld == feld]

    def chronicle(self) -> list[Ereignis]:
        """All events, oldest first."""
        return sorted(self.dataset.chronik, key=lambda event: event.datum)

    def seats(self, landkreis: Landkreis) -> list[Partner]:
        """The partners that are the Landkreis itself: a territory of this one district and of its kind."""
        return [
            partner
            for partner in self.dataset.partners
            if partner.art == "landkreis" and partner.gebiet == (landkreis.id,)
        ]

    @property
    def newest(self) -> Datum | None:
        """The date of the newest source."""
        return max((quelle.stand for quelle in self.dataset.quellen if quelle.stand is not None), default=None)

    def names(self, ids: Iterable[str]) -> list[Landkreis]:
        """The Landkreise of these ids, in the order of their file."""
        wanted = set(ids)
        return [landkreis for landkreis in self.dataset.landkreise if landkreis.id in wanted]
