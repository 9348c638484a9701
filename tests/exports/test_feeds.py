"""Tests of the Atom feed and of the calendar."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING

import feedparser
import icalendar

from allianz.exports import LICENCE, VERSION, exports
from allianz.model.scalars import Datum
from tests.exports.samples import DATASETS
from tests.serving import SITE_URL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allianz.model.dataset import Dataset


def test_the_feed_has_every_event(data: Dataset, files: Mapping[str, bytes]) -> None:
    """A feed reader finds every event, newest first, with its date as precise as its source in the title."""
    feed = feedparser.parse(files["daten/chronik.atom"])
    chronicle = sorted(data.chronik, key=lambda event: event.datum, reverse=True)
    assert feed.bozo is False
    assert (feed.version, feed.feed.title, feed.feed.author) == ("atom10", data.allianz.name, data.allianz.name)
    assert (feed.feed.rights, feed.feed.generator_detail.version) == (LICENCE, VERSION)
    assert sorted(entry.title for entry in feed.entries) == sorted(
        f"{event.datum}: {event.titel}" for event in chronicle
    )
    days = [date(*event.datum.first).isoformat() for event in chronicle]
    assert [entry.updated for entry in feed.entries] == [f"{day}T00:00:00Z" for day in days]
    assert feed.feed.updated == f"{days[0]}T00:00:00Z"
    told = {" ".join(filter(None, [event.text, event.hinweis])) for event in chronicle}
    assert {entry.content[0].value for entry in feed.entries} == told
    assert {entry.content[0].type for entry in feed.entries} == {"text/plain"}


def test_the_name_of_an_event_stays_when_others_come() -> None:
    """Ids are unique tag URIs; another event, another text or another order change none of them."""
    data = DATASETS["second"]
    before = _names(data)
    extra = data.chronik[0].model_copy(update={"datum": Datum(2013), "titel": "Davor"})
    text = data.chronik[-1].model_copy(update={"text": "Neu gefasst."})
    after = _names(dataclasses.replace(data, chronik=(text, *data.chronik[:-1], extra)))
    assert len(before) == len(data.chronik)
    assert all(name.startswith("tag:example.org,2026:website/chronik/") for name in before)
    assert before < after


def test_two_events_of_one_day_and_title_have_two_names() -> None:
    """Even an event that stands twice is two entries."""
    data = DATASETS["second"]
    assert len(_names(dataclasses.replace(data, chronik=data.chronik * 2))) == 2 * len(data.chronik)


def _names(data: Dataset) -> set[str]:
    return {entry.id for entry in feedparser.parse(exports(data, SITE_URL)["daten/chronik.atom"]).entries}


def test_the_calendar_has_every_event_whose_day_is_known(data: Dataset, files: Mapping[str, bytes]) -> None:
    """A calendar shows these events as whole days, and no event whose day nobody knows."""
    calendar = icalendar.Calendar.from_ical(files["daten/termine.ics"])
    found = calendar.walk("VEVENT")
    known = sorted((event for event in data.chronik if event.datum.day), key=lambda event: event.datum)
    assert VERSION in str(calendar["PRODID"])
    assert calendar["NAME"] == data.allianz.name
    assert [component.decoded("DTSTART") for component in found] == [date(*event.datum.first) for event in known]
    assert [str(component["SUMMARY"]) for component in found] == [event.titel for event in known]
    assert [str(component["DESCRIPTION"]).startswith(event.text) for component, event in zip(found, known, strict=True)]
    assert len({str(component["UID"]) for component in found}) == len(known)
    assert not calendar.errors
    assert not [component.errors for component in found if component.errors]


def test_without_a_known_day_there_is_still_a_calendar() -> None:
    """The address always answers, with an empty calendar where nothing has a day."""
    data = DATASETS["second"]
    months = tuple(event for event in data.chronik if not event.datum.day)
    raw = exports(dataclasses.replace(data, chronik=months), SITE_URL)["daten/termine.ics"]
    assert icalendar.Calendar.from_ical(raw).walk("VEVENT") == []
