"""Who helps whom where: the offers of today for a Zielgruppe and a Landkreis, and how to reach whoever gives them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING

from allianz.model.reach import reach
from allianz.model.words import REICHWEITEN, UEBERGREIFEND
from allianz.reading.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from allianz.model.dataset import Dataset
    from allianz.model.records import Angebot, Kontakt, Partner, Zielgruppe

__all__ = ["Offers", "Topic", "gaps"]

_FAR = {word: rank for rank, word in enumerate(REICHWEITEN.words)}
"""How far an offer reaches: the nearer, the sooner it is named."""


@dataclass(frozen=True)
class Topic:
    """The offers of one Handlungsfeld, or of none (`feld` is then the word for all of them)."""

    feld: str
    angebote: tuple[Angebot, ...]


@dataclass(frozen=True)
class Offers:
    """The offers of today in one dataset; what ended is in none of the answers."""

    dataset: Dataset

    @cached_property
    def current(self) -> tuple[Angebot, ...]:
        """All offers that have not ended, in the order of their file."""
        return tuple(angebot for angebot in self.dataset.angebote if not angebot.ended)

    @cached_property
    def _partners(self) -> Mapping[str, Partner]:
        return {partner.id: partner for partner in self.dataset.partners}

    @cached_property
    def _everywhere(self) -> frozenset[str]:
        return frozenset(kreis.id for kreis in self.dataset.landkreise)

    def partners(self, angebot: Angebot) -> list[Partner]:
        """The partners that give an offer."""
        return [self._partners[anbieter.partner] for anbieter in angebot.anbieter if anbieter.partner]

    def area(self, angebot: Angebot) -> frozenset[str]:
        """The Landkreise of an offer: its own, else those of the partners that give it, else all."""
        return self._areas[angebot.id]

    @cached_property
    def _areas(self) -> Mapping[str, frozenset[str]]:
        known = {angebot.id: reach(angebot, self._partners) for angebot in self.dataset.angebote}
        once = cache(lambda area: area)  # thousands of offers have few areas
        return {id_: self._everywhere if found is None else once(found) for id_, found in known.items()}

    def answer(self, gruppe: str, kreis: str = "") -> tuple[Topic, ...]:
        """What there is for a Zielgruppe, in one Landkreis or in the region: by topic, the nearest first.

        Without a Landkreis nobody is near: who is there for the whole region comes first.
        A number for the whole country is left out where somebody nearer is shown with it.
        """
        return self._answers(gruppe, kreis)

    @cached_property
    def _answers(self) -> Callable[[str, str], tuple[Topic, ...]]:
        """Each is made once: an answer, those beside it and the pages of its Landkreis ask for the same."""
        return cache(self._answer)

    def _answer(self, gruppe: str, kreis: str) -> tuple[Topic, ...]:
        found = [angebot for angebot in self._helping[gruppe] if not kreis or kreis in self.area(angebot)]
        first = (self.ways(one, gruppe, kreis)[:1] for one in found if not _is_far(one))
        near = {way.telefon for ways in first for way in ways if way.telefon}
        shown = (one for one in found if not (_is_far(one) and one.kontakt and one.kontakt.telefon in near))
        return self.topics(shown, is_near=bool(kreis))

    @cached_property
    def _helping(self) -> Mapping[str, list[Angebot]]:
        """The offers for each Zielgruppe."""
        found: defaultdict[str, list[Angebot]] = defaultdict(list)
        for angebot in self.current:
            for gruppe in set(angebot.zielgruppen):
                found[gruppe].append(angebot)
        return found

    def groups(self, kreis: str) -> list[Zielgruppe]:
        """The Zielgruppen for which there is something in a Landkreis."""
        return [gruppe for gruppe in self.dataset.zielgruppen if self.answer(gruppe.id, kreis)]

    def call(self, gruppe: str, kreis: str = "") -> tuple[Angebot, Kontakt] | None:
        """Whom to call or to write to at once: the first offer of an answer with a number or an e-mail, and that way.

        Without a Landkreis only who is there for the whole region; None where nobody can be reached.
        """
        offers = (angebot for topic in self.answer(gruppe, kreis) for angebot in topic.angebote)
        ways = (
            (angebot, way)
            for angebot in offers
            if kreis or self.area(angebot) == self._everywhere
            for way in self.ways(angebot, gruppe, kreis)
        )
        return next(((angebot, way) for angebot, way in ways if way.telefon or way.email), None)

    def topics(self, angebote: Iterable[Angebot], *, is_near: bool = True) -> tuple[Topic, ...]:
        """Offers by the first of their Handlungsfelder, in the order of the fields; last what belongs to none."""
        found: defaultdict[str, list[Angebot]] = defaultdict(list)
        for angebot in sorted(angebote, key=partial(self._distance, is_near=is_near)):
            found[angebot.handlungsfelder[0]].append(angebot)
        order = [*(feld.id for feld in self.dataset.handlungsfelder), UEBERGREIFEND]
        return tuple(Topic(feld, tuple(found[feld])) for feld in order if feld in found)

    def _distance(self, angebot: Angebot, *, is_near: bool = True) -> tuple[int, int, bool, bool]:
        """The nearest first, else the widest; partners before others; who can be called before who cannot."""
        size, is_others, is_mute = self._known[angebot.id]
        return _FAR[angebot.reichweite], size * (1 if is_near else -1), is_others, is_mute

    @cached_property
    def _known(self) -> Mapping[str, tuple[int, bool, bool]]:
        """In how many Landkreise an offer is, whether no partner gives it, and whether nobody can be called."""
        return {
            one.id: (
                len(self.area(one)),
                not self.partners(one),
                not any(way.telefon or way.email for way in self.ways(one)),
            )
            for one in self.dataset.angebote
        }

    def of_partner(self, partner: Partner) -> list[Angebot]:
        """The offers that a partner gives."""
        return self._given.get(partner.id, [])

    @cached_property
    def _given(self) -> Mapping[str, list[Angebot]]:
        found: defaultdict[str, list[Angebot]] = defaultdict(list)
        for angebot in self.current:
            for partner in self.partners(angebot):
                found[partner.id].append(angebot)
        return found

    def of_field(self, feld: str) -> list[Angebot]:
        """The offers of one Handlungsfeld, or of none of them."""
        return sorted((angebot for angebot in self.current if feld in angebot.handlungsfelder), key=self._distance)

    def in_kreis(self, kreis: str) -> list[Angebot]:
        """The offers that there are in a Landkreis."""
        return [angebot for angebot in self.current if kreis in self.area(angebot)]

    def beyond(self) -> list[Angebot]:
        """The offers that help people outside the region too."""
        return [angebot for angebot in self.current if _is_far(angebot)]

    def ways(self, angebot: Angebot, gruppe: str = "", kreis: str = "") -> list[Kontakt]:
        """How to reach whoever gives an offer: its own way, else those of its partners that fit, the best first."""
        if angebot.kontakt:
            return [angebot.kontakt]
        found = [way for partner in self.partners(angebot) for way in partner.kontakte]
        groups = {gruppe} if gruppe else set(angebot.zielgruppen)
        return sorted(
            (way for way in found if _fits(way.fuer, groups) and _fits(way.landkreise, {kreis} if kreis else set())),
            key=lambda way: (not way.fuer, not way.landkreise, not way.telefon, not way.email),
        )

    def websites(self, angebot: Angebot) -> list[tuple[str, str]]:
        """The names of those who give an offer and have a website, each with its address."""
        named = [
            (self._partners[one.partner].kurzname, self._partners[one.partner].website)
            if one.partner
            else (one.name or "", one.website)
            for one in angebot.anbieter
        ]
        return [(name, website) for name, website in named if website]


def _is_far(angebot: Angebot) -> bool:
    return angebot.reichweite != REICHWEITEN.words[0]


def _fits(limit: Sequence[str], wanted: set[str]) -> bool:
    """Whether a way that is for some is for one of these; one that names none is for everybody."""
    return not limit or not wanted or bool(wanted & set(limit))


def gaps(dataset: Dataset) -> Iterator[Message]:
    """Each Zielgruppe and Landkreis for which nobody offers anything.

    A gap is no error: the data may be true and the help missing.
    """
    offers = Offers(dataset)
    for gruppe in dataset.zielgruppen:
        served = {
            kreis for angebot in offers.current if gruppe.id in angebot.zielgruppen for kreis in offers.area(angebot)
        }
        missing = [landkreis.kurzname for landkreis in dataset.landkreise if landkreis.id not in served]
        if missing:
            yield Message(dataset.places["zielgruppen", gruppe.id], _sentence(gruppe, missing))


def _sentence(gruppe: Zielgruppe, missing: list[str]) -> str:
    return f"Für „{gruppe.titel}“ zeigt der Wegweiser kein Angebot in: {', '.join(missing)}."
