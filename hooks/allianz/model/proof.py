"""Rules about proofs: none lies in the future, and what is said of today rests on a recent one.

The data hold no clock: their day is that of their newest source, so that the same data always give the same answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from allianz.model.files import found, inner
from allianz.model.records import Angebot, Partner, Projekt, Quelle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from allianz.model.loaded import Entry, Finding, Loaded
    from allianz.model.records import Record
    from allianz.model.scalars import Datum

__all__ = ["LATE", "MONTHS", "RULES", "carrier", "is_carried", "is_recent", "last_day", "newest"]

MONTHS = 24
"""How long a proof carries a word about today."""

RUNNING = "laufend"


def newest(quellen: Iterable[Quelle]) -> Datum | None:
    """The date of the newest source, None where no source has one; a year alone counts from its beginning."""
    return max((quelle.stand for quelle in quellen if quelle.stand is not None), default=None)


def carrier(quellen: Iterable[Quelle], belegt: Datum) -> Quelle | None:
    """The first source that can be from when a proof is; one without a date only where no other can."""
    known = sorted(quellen, key=lambda one: one.stand is None)
    return next((one for one in known if _carries(one, belegt)), None)


def is_carried(quellen: Iterable[Quelle], belegt: Datum) -> bool:
    """Whether one of the sources can be from when a proof is."""
    return any(_carries(one, belegt) for one in quellen)


def _carries(quelle: Quelle, belegt: Datum) -> bool:
    return quelle.stand is None or quelle.stand.meets(belegt)


def is_recent(belegt: Datum | None, today: Datum | None) -> bool:
    """Whether a proof is at most 24 months older than the day of the data; one without a date is not."""
    if belegt is None or today is None:
        return belegt is not None
    (year, month, _), (then, since, _) = today.first, belegt.last
    return (year - then) * 12 + month - since <= MONTHS


LATE = "„{name}“ liegt nach der neuesten Quelle ({day}): Nennen Sie die Quelle, die das belegt."


def last_day(quellen: Iterable[Quelle]) -> Datum | None:
    """The date of the source that can be the newest, None where no source has one; a year counts to its end."""
    stands = [quelle.stand for quelle in quellen if quelle.stand]
    return max(stands, default=None, key=lambda stand: stand.last)


def _not_in_the_future(loaded: Loaded) -> Iterator[Finding]:
    """No proof is newer than the newest source: who knows something newer names where it stands."""
    day = last_day(quelle for _, quelle in loaded.records("quellen", Quelle))
    if day is None:
        return
    for entry, record in _proved(loaded):
        if any(belegt.first > day.last for _, _, belegt in found(record, _is_proof)):
            yield from ((entry.at(path), LATE.format(name="belegt", day=day)) for path in _late(record, day))


def _late(record: Record, day: Datum) -> Iterator[list[str | int]]:
    """The way to each proof that is newer than a day."""
    for path, part in inner(record):
        belegt = vars(part).get("belegt")
        if belegt and belegt.first > day.last:
            yield [*(step - 1 if isinstance(step, int) else step for step in path), "belegt"]


def _is_proof(_model: type[Record], name: str) -> bool:
    return name == "belegt"


def _proved(loaded: Loaded) -> Iterator[tuple[Entry, Record]]:
    """Every record that says from when its proof is, or holds one that does."""
    yield from loaded.records("partners", Partner)
    yield from loaded.records("angebote", Angebot)
    yield from loaded.records("projekte", Projekt)


def _status_follows(loaded: Loaded) -> Iterator[Finding]:
    """A project runs only where a proof of the last 24 months says so, and none that it is over."""
    day = newest(quelle for _, quelle in loaded.records("quellen", Quelle))
    for entry, projekt in loaded.records("projekte", Projekt):
        if projekt.status == RUNNING and not is_recent(projekt.belegt, day):
            sentence = (
                f"„{RUNNING}“ braucht einen Beleg aus den letzten {MONTHS} Monaten vor der neuesten Quelle "
                f"({day}) – „belegt“ ist {projekt.belegt}. Nennen Sie einen neueren Beleg oder „status: unbekannt“."
            )
            yield entry.at(["status"]), sentence
        elif projekt.status == RUNNING and projekt.ende and day and projekt.ende.last < day.first:
            yield (
                entry.at(["status"]),
                f"„{RUNNING}“ passt nicht zu „ende“: Da war das Projekt schon zu Ende ({projekt.ende}).",
            )


RULES = (_not_in_the_future, _status_follows)
