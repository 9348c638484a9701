"""Questions to the dataset that the templates ask: who does what, where, for whom."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from allianz.languages.language import GERMAN
from allianz.languages.marks import unmarked
from allianz.model.files import former_ids, kind_address, words
from allianz.model.proof import carrier, is_recent, newest
from allianz.model.records import Partner, Projekt, Quelle
from allianz.model.words import UEBERGREIFEND
from allianz.site.map import draw
from allianz.site.offers import Offers
from allianz.site.paging import CARDS, parts
from allianz.site.places import directory, towns

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from allianz.languages.language import Language
    from allianz.model.dataset import Dataset
    from allianz.model.records import Angebot, Ereignis, Handlungsfeld, Kontakt, Landkreis, Record, Zielgruppe
    from allianz.model.scalars import Datum, Word
    from allianz.site.map import Drawing
    from allianz.site.places import Entry, Town

__all__ = ["Ages", "Tile", "Views"]

_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_ACCENTS = 8
"""How many accent colours the style sheet has; after the last it begins anew."""


@dataclass(frozen=True)
class Tile:
    """A Landkreis on the schematic map; column and row count from 0."""

    landkreis: Landkreis
    column: int
    row: int


class Ages(NamedTuple):
    """How many sources are too old to carry a word about today, and how many have no date."""

    old: int
    undated: int


@dataclass(frozen=True)
class Views:
    """Look-ups and groupings over one dataset, whose texts are in a language."""

    dataset: Dataset
    language: Language = GERMAN

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
        return self.language.word(UEBERGREIFEND)

    @property
    def words(self) -> Mapping[str, tuple[Word, ...]]:
        """The words of the enumerations that pages list or filter by."""
        kinds = tuple(art.word for art in self.dataset.allianz.arten)
        return {"partner_art": kinds, "projekt_status": self._words(Projekt, "status")}

    def _words(self, model: type[Record], field: str) -> tuple[Word, ...]:
        return tuple(self.language.word(word) for word in words(model, field))

    def accent(self, feld: str) -> str:
        """The class that sets a Handlungsfeld's colour, empty for what belongs to none."""
        ids = list(self.felder)
        return f"feld-{ids.index(feld) % _ACCENTS + 1}" if feld in ids else ""

    @property
    def topics(self) -> tuple[str, ...]:
        """The ids of the fields, last the word for what belongs to none of them."""
        return (*self.felder, UEBERGREIFEND)

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

    @cached_property
    def carriers(self) -> list[Partner]:
        """The partners that carry a project, also those that ended since."""
        return [partner for partner in self.dataset.partners if self.projects_of(partner)]

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
        kinds = {art.id for art in self.dataset.allianz.arten if art.gattung == "kreisverwaltung"}
        return [partner for partner in self.members if partner.art in kinds and partner.gebiet == (landkreis.id,)]

    @cached_property
    def offers(self) -> Offers:
        """The offers of today."""
        return Offers(self.dataset)

    @cached_property
    def members(self) -> list[Partner]:
        """The partners that have not ended."""
        return [partner for partner in self.dataset.partners if not partner.ended]

    @cached_property
    def founders(self) -> list[Partner]:
        """The partners of the beginning, also those that ended since."""
        return [partner for partner in self.dataset.partners if partner.mitglied.art == "gruendung"]

    def fields_of(self, partner: Partner) -> list[str]:
        """The ids of the fields in which a partner gives offers, in the order of the fields; last what is across."""
        has = {feld for angebot in self.offers.of_partner(partner) for feld in angebot.handlungsfelder}
        return [feld for feld in self.topics if feld in has]

    def groups_of(self, feld: Handlungsfeld) -> list[tuple[Zielgruppe, list[Angebot]]]:
        """The offers of a Handlungsfeld for each Zielgruppe that there are some for."""
        angebote = self.offers.of_field(feld.id)
        found = [
            (gruppe, [angebot for angebot in angebote if gruppe.id in angebot.zielgruppen])
            for gruppe in self.dataset.zielgruppen
        ]
        return [(gruppe, fitting) for gruppe, fitting in found if fitting]

    def at(self, quelle: Quelle) -> str:
        """The address of the page that a source stands on, relative to the root of the site."""
        return self._at[quelle.id]

    @cached_property
    def _at(self) -> Mapping[str, str]:
        return {
            quelle.id: part.address(part.number)
            for art, quellen in self.source_kinds
            for part in parts(kind_address(art), len(quellen), CARDS)
            for quelle in part.of(quellen)
        }

    def successors(self, partner: Partner) -> list[Partner]:
        """The partners that came after one that ended."""
        return [self.partners[id_] for id_ in partner.nachfolge]

    def predecessors(self, partner: Partner) -> list[Partner]:
        """The partners that ended and led to this one."""
        return self._led_to.get(partner.id, [])

    @cached_property
    def _led_to(self) -> Mapping[str, list[Partner]]:
        found: defaultdict[str, list[Partner]] = defaultdict(list)
        for partner in self.dataset.partners:
            for id_ in partner.nachfolge:
                found[id_].append(partner)
        return found

    def contacts_in(self, landkreis: Landkreis) -> list[tuple[Partner, list[Kontakt]]]:
        """The ways to each partner of a Landkreis: who can be called first, then the smallest territory first."""
        found = [
            (partner, [way for way in partner.kontakte if not way.landkreise or landkreis.id in way.landkreise])
            for partner in self.members
            if landkreis.id in partner.gebiet
        ]
        reachable = [(partner, sorted(ways, key=lambda way: not way.telefon)) for partner, ways in found if ways]
        return sorted(reachable, key=lambda pair: (not pair[1][0].telefon, len(pair[0].gebiet)))

    def is_recent(self, belegt: Datum) -> bool:
        """Whether a proof carries a word about today."""
        return is_recent(belegt, self.newest)

    def is_aged(self, stand: Datum | None, text: str) -> bool:
        """Whether a year must stand beside a text: its source is old or has no date, and it names none itself."""
        return not _YEAR.search(text) and not is_recent(stand, self.newest)

    def proof(self, quellen: Sequence[str], belegt: Datum | None) -> Quelle:
        """The source that is from when a proof is, else the first one."""
        known = [self.quellen[id_] for id_ in quellen]
        return (carrier(known, belegt) if belegt else None) or known[0]

    def publisher(self, quelle: Quelle) -> str:
        """Who published a source: a partner by its short name, as the pages call it."""
        return self._called.get(unmarked(quelle.herausgeber), quelle.herausgeber)

    @cached_property
    def _called(self) -> dict[str, str]:
        return {partner.name: partner.kurzname for partner in self.dataset.partners}

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
    def years(self) -> list[tuple[int, int]]:
        """Each year of the chronicle, from the first to the last, with the number of its events."""
        counted = Counter(event.datum.year for event in self.dataset.chronik)
        return [(year, counted[year]) for year in range(min(counted), max(counted) + 1)] if counted else []

    @property
    def kinds(self) -> list[tuple[Word, list[Partner]]]:
        """The kinds of partners that there are, in the order of their first partner."""
        found: defaultdict[Word, list[Partner]] = defaultdict(list)
        for partner in self.members:
            found[partner.art].append(partner)
        return list(found.items())

    @cached_property
    def source_kinds(self) -> list[tuple[Word, list[Quelle]]]:
        """The kinds of sources that there are, in the order of their words."""
        found = [(art, [one for one in self.dataset.quellen if one.art == art]) for art in self._words(Quelle, "art")]
        return [(art, quellen) for art, quellen in found if quellen]

    @cached_property
    def former_choices(self) -> str:
        """The former ids of what an old address of the Wegweiser names: `ich:<former>=<today>`, spaces between them."""
        asked: dict[str, tuple[Zielgruppe | Landkreis | Handlungsfeld, ...]] = {
            "ich": self.dataset.zielgruppen,
            "landkreis": self.dataset.landkreise,
            "feld": self.dataset.handlungsfelder,
        }
        found = ((name, one, old) for name, records in asked.items() for one in records for old in former_ids(one))
        return " ".join(f"{name}:{old}={one.id}" for name, one, old in found)

    @cached_property
    def newest(self) -> Datum | None:
        """The date of the newest source."""
        return newest(self.dataset.quellen)

    @property
    def ages(self) -> Ages:
        """How old the sources are."""
        dated = [quelle.stand for quelle in self.dataset.quellen if quelle.stand]
        return Ages(sum(not self.is_recent(stand) for stand in dated), len(self.dataset.quellen) - len(dated))

    def names(self, ids: Iterable[str]) -> list[Landkreis]:
        """The Landkreise of these ids, in the order of their file."""
        wanted = set(ids)
        return [landkreis for landkreis in self.dataset.landkreise if landkreis.id in wanted]
