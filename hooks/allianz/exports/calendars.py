"""iCalendar (RFC 5545): the events of the chronicle whose day is known, each for a whole day.

Which of them are still to come depends on the day of reading; a file that is the same for the same data holds all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from allianz.exports.common import (
    CHRONICLE,
    FOLDER,
    LICENCE,
    Site,
    content_lines,
    escaped,
    events,
    product,
    site_name,
    source_text,
    told,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allianz.model.dataset import Dataset
    from allianz.model.records import Ereignis

__all__ = ["files"]

_ADDRESS = f"{FOLDER}/termine.ics"


def files(dataset: Dataset, site: Site) -> Iterator[tuple[str, bytes]]:
    """`daten/termine.ics`; without an event whose day is known a calendar without events."""
    yield _ADDRESS, content_lines(_calendar(dataset, site))


def _calendar(dataset: Dataset, site: Site) -> Iterator[str]:
    """The lines of the calendar; its name, description and source follow RFC 7986."""
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{product(dataset)}", "CALSCALE:GREGORIAN")
    yield f"NAME:{escaped(site_name(dataset))}"
    yield f"DESCRIPTION:{escaped(LICENCE)}"
    yield f"SOURCE;VALUE=URI:{site.at(_ADDRESS)}"
    for name, event in events(dataset):
        if event.datum.day:
            yield from _event(dataset, site, name, event)
    yield "END:VCALENDAR"


def _event(dataset: Dataset, site: Site, name: str, event: Ereignis) -> Iterator[str]:
    """One whole day; DTSTAMP must be there and is the day itself, because a clock would change the file."""
    quelle = next(quelle for quelle in dataset.quellen if quelle.id == event.quelle)
    day = str(event.datum).replace("-", "")
    yield from ("BEGIN:VEVENT", f"UID:{site.tag(name)}", f"DTSTAMP:{day}T000000Z", f"DTSTART;VALUE=DATE:{day}")
    yield f"SUMMARY:{escaped(event.titel)}"
    text = f"{told(event)}\n{source_text(quelle)}"
    yield f"DESCRIPTION:{escaped(text)}"
    yield f"URL:{site.at(CHRONICLE)}"
    for feld in dataset.handlungsfelder:
        if feld.id == event.handlungsfeld:
            yield f"CATEGORIES:{escaped(feld.titel)}"
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT")
