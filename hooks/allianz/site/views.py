"""Questions to the dataset that the templates ask: who does what, where, for whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from allianz.model.records import UEBERGREIFEND, Partner, Projekt, Quelle, words
from allianz.site.map import draw
from allianz.site.places import directory, towns
from allianz.site.wegweiser import answers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from allianz.model.dataset import Dataset
    from allianz.model.records import (
        Aufgabe,
        Ereignis,
        Foerdersumme,
        Handlungsfeld,
        Landkreis,
        Umfeld,
        Zielgruppe,
    )
    from allianz.model.scalars import Datum, Word
    from allianz.site.map import Drawing
    from allianz.site.places import Entry, Town
    from allianz.site.wegweiser import Answer

__all__ = ["Contact", "Offer", "Tile", "Views"]

_ACCENTS = 8
"""How many accent colours the style sheet has; after the last it begins anew."""


@dataclass(frozen=True)
class Offer:
    """One task and all the partners that do the same."""

    aufgabe: Aufgabe
    partners: tuple[Partner, ...]


@dataclass(frozen=True)
class Contact:
    """One partner in one Handlungsfeld: for whom it has tasks there, and the sources of that."""

    partner: Partner
    zielgruppen: tuple[str, ...]
    quellen: tuple[str, ...]


@dataclass(frozen=True)
class Tile:
    """A Landkreis on the schematic map; column and row count from 0."""

    landkreis: Landkreis
    column: int
    row: int


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

    @property
    def across(self) -> Word:
        """The word for what belongs to no single Handlungsfeld."""
        return UEBERGREIFEND

    @property
    def words(self) -> Mapping[str, tuple[Word, ...]]:
        """The words of the enumerations that pages list or filter by."""
        listed = (("partner", Partner, "art"), ("projekt", Projekt, "status"), ("quelle", Quelle, "art"))
        return {f"{name}_{field}": words(model, field) for name, model, field in listed}

    def accent(self, feld: str) -> str:
        """The class that sets a Handlungsfeld's colour, empty for what belongs to none."""
        ids = list(self.felder)
        return f"feld-{ids.index(feld) % _ACCENTS + 1}" if feld in ids else ""

    @property
    def topics(self) -> tuple[str, ...]:
        """The ids of the fields, last the word for what belongs to none of them."""
        return (*self.felder, UEBERGREIFEND)

    def tasks(self, partner: Partner, feld: str) -> list[Aufgabe]:
        """A partner's tasks in one Handlungsfeld."""
        return [aufgabe for _, aufgabe in self.numbered_tasks(partner, feld)]

    def numbered_tasks(self, partner: Partner, feld: str) -> list[tuple[int, Aufgabe]]:
        """A partner's tasks in one Handlungsfeld, each with its number among all tasks of the partner, from 1."""
        return [pair for pair in enumerate(partner.aufgaben, 1) if pair[1].handlungsfeld == feld]

    def fields_of(self, partner: Partner) -> list[str]:
        """The ids of the fields in which a partner has tasks, in the order of the fields; last what is across."""
        has = {aufgabe.handlungsfeld for aufgabe in partner.aufgaben}
        return [feld for feld in self.topics if feld in has]

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
        return self._carried.get(partner.id, [])

    @cached_property
    def _carried(self) -> Mapping[str, list[Projekt]]:
        found: defaultdict[str, list[Projekt]] = defaultdict(list)
        for projekt in self.dataset.projekte:
            for id_ in dict.fromkeys(traeger.partner for traeger in projekt.traeger if traeger.partner):
                found[id_].append(projekt)
        return found

    def projects_in(self, landkreis: Landkreis) -> list[Projekt]:
        """The projects that took place in a Landkreis."""
        return [projekt for projekt in self.dataset.projekte if landkreis.id in projekt.landkreise]

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

    def at_seat(self, landkreis: Landkreis) -> list[Partner]:
        """The partners with a seat or an address in the town of the Landkreis' administration.

        The data say no more: which other town lies in which Landkreis stands nowhere in them.
        """
        return [
            partner
            for partner in self.dataset.partners
            if landkreis.sitz in {partner.ort, *(anschrift.ort for anschrift in partner.anschriften)}
        ]

    def contacts(self, feld: str, landkreis: Landkreis) -> list[Contact]:
        """The partners with a task in a field whose territory holds the Landkreis, the smallest territory first."""
        serving = [partner for partner in self.active(feld) if landkreis.id in partner.gebiet]
        return [self._contact(partner, feld) for partner in sorted(serving, key=lambda one: len(one.gebiet))]

    def contacts_anywhere(self, feld: str) -> list[Contact]:
        """The partners with a task in a field and no territory."""
        return [self._contact(partner, feld) for partner in self.active(feld) if not partner.gebiet]

    def _contact(self, partner: Partner, feld: str) -> Contact:
        tasks = self.tasks(partner, feld)
        wanted = {gruppe for aufgabe in tasks for gruppe in aufgabe.zielgruppen}
        sources = dict.fromkeys(aufgabe.quelle for aufgabe in tasks)
        return Contact(partner, tuple(gruppe for gruppe in self.zielgruppen if gruppe in wanted), tuple(sources))

    def around(self, landkreis: Landkreis) -> list[tuple[Handlungsfeld, Umfeld]]:
        """The offers of others in a Landkreis, each with its field."""
        return [
            (feld, angebot)
            for feld in self.dataset.handlungsfelder
            for angebot in feld.umfeld
            if landkreis.id in angebot.landkreise
        ]

    def beside(self, zielgruppe: str) -> list[tuple[Handlungsfeld, Umfeld]]:
        """The offers of others for a Zielgruppe, each with its field."""
        return [
            (feld, angebot)
            for feld in self.dataset.handlungsfelder
            for angebot in feld.umfeld
            if zielgruppe in angebot.zielgruppen
        ]

    @cached_property
    def answers(self) -> Mapping[str, tuple[Answer, ...]]:
        """Zielgruppe id → the partners that have a task for it."""
        return answers(self.dataset)

    @cached_property
    def tiles(self) -> list[Tile]:
        """The map, row by row, so that the keyboard goes through it as one reads."""
        places = [(landkreis, landkreis.kachel.spalte, landkreis.kachel.zeile) for landkreis in self.dataset.landkreise]
        left = min((column for _, column, _ in places), default=0)
        top = min((row for _, _, row in places), default=0)
        tiles = [Tile(landkreis, column - left, row - top) for landkreis, column, row in places]
        return sorted(tiles, key=lambda tile: (tile.row, tile.column))

    @cached_property
    def map(self) -> Drawing | None:
        """The map of the borders; None for an alliance without."""
        return draw(self.dataset)

    @cached_property
    def places(self) -> list[tuple[str, list[Entry]]]:
        """All places by their first letter; none for an alliance without."""
        return directory(self.dataset.geo) if self.dataset.geo else []

    def towns(self, landkreis: Landkreis) -> list[Town]:
        """The municipalities of a Landkreis with their postcodes."""
        return towns(self.dataset.geo, landkreis.id) if self.dataset.geo else []

    @property
    def example(self) -> Town | None:
        """A place that a question may name: the first seat of an administration that has a postcode."""
        found = [town for kreis in self.dataset.landkreise for town in self.towns(kreis) if town.name == kreis.sitz]
        return next((town for town in found if any(town.plz)), None)

    @property
    def disputed(self) -> list[Foerdersumme]:
        """The sums about which another source says something else."""
        return [summe for summe in self.dataset.foerderung if summe.hinweis_quellen]

    @property
    def disputed_events(self) -> list[Ereignis]:
        """The events about which another source says something else."""
        return [event for event in self.chronicle() if event.hinweis_quellen]

    @property
    def years(self) -> list[tuple[int, int]]:
        """Each year of the chronicle, from the first to the last, with the number of its events."""
        counted = Counter(event.datum.year for event in self.dataset.chronik)
        return [(year, counted[year]) for year in range(min(counted), max(counted) + 1)] if counted else []

    @property
    def kinds(self) -> list[tuple[Word, list[Partner]]]:
        """The kinds of partners that there are, in the order of their first partner."""
        found: defaultdict[Word, list[Partner]] = defaultdict(list)
        for partner in self.dataset.partners:
            found[partner.art].append(partner)
        return list(found.items())

    @property
    def newest(self) -> Datum | None:
        """The date of the newest source."""
        return max((quelle.stand for quelle in self.dataset.quellen if quelle.stand is not None), default=None)

    def names(self, ids: Iterable[str]) -> list[Landkreis]:
        """The Landkreise of these ids, in the order of their file."""
        wanted = set(ids)
        return [landkreis for landkreis in self.dataset.landkreise if landkreis.id in wanted]
