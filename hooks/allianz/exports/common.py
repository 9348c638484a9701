"""What several export formats share: version, licence, addresses, dates, events and folded lines."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from allianz.languages.language import GERMAN
from allianz.languages.terms import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from allianz.languages.language import Language
    from allianz.model.dataset import Dataset
    from allianz.model.records import Begriffe, Ereignis, Quelle

__all__ = [
    "CHRONICLE", "DRAFT", "FOLDER", "LICENCE", "TRANSLATIONS", "UNKNOWN", "VERSION", "Site", "content_lines",
    "described", "escaped", "events", "field_titles", "product", "site_name", "source_text", "told",
]  # fmt: skip

VERSION = "2.2.0"
"""Version of the exported formats (semver.org): a field more raises the second number, a field less the first."""

LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
FOLDER = "daten"
CHRONICLE = "allianz/chronik/"
"""Where the events stand on the site."""

TRANSLATIONS = "uebersetzungen"
"""Where a document says in other languages what a record says in German: the language's code → field → text."""
DRAFT = "%(name)s (inoffizieller Entwurf)"
"""The name of a site that nobody runs."""
UNKNOWN = "unbekannt"
"""The word of the data for a date that no source gives."""

_MINTED = "2026"
"""The year from which the feed's ids count (RFC 4151: the address must have been the publisher's by then)."""

_FOLD = 75
"""Octets of a line without its end (RFC 5545, 3.1; RFC 6350, 3.2)."""

_INNER = range(0x80, 0xC0)
"""The bytes that continue a character (RFC 3629)."""


def described(document: Any, begriffe: Begriffe | None) -> Any:  # noqa: ANN401 -- JSON is made of any kind of value
    """A JSON document whose descriptions, which the model words for any alliance, are in the words of this one."""
    if isinstance(document, list):
        return [described(part, begriffe) for part in document]
    if not isinstance(document, dict):
        return document
    return {
        key: said(value, begriffe) if key in _DESCRIBING and isinstance(value, str) else described(value, begriffe)
        for key, value in document.items()
    }


_DESCRIBING = frozenset({"description", "dc:description"})
"""Where JSON Schema and CSV on the Web describe something to people."""


@dataclass(frozen=True)
class Site:
    """Where the site is published, and the data in each language beside German."""

    url: str
    editions: tuple[tuple[Language, Dataset], ...] = ()

    @cached_property
    def root(self) -> str:
        """The address of the start page, with its slash."""
        return f"{self.url.rstrip('/')}/"

    @cached_property
    def host(self) -> str:
        """The host's name."""
        return urlsplit(self.url).hostname or "localhost"

    def at(self, address: str) -> str:
        """The whole address of something on the site."""
        return self.root + address

    def tag(self, name: str) -> str:
        """A name that stays the same wherever the file is read (tag URI, RFC 4151)."""
        folder = urlsplit(self.root).path.strip("/")
        return f"tag:{self.host},{_MINTED}:{f'{folder}/' if folder else ''}{name}"


def site_name(dataset: Dataset, language: Language = GERMAN) -> str:
    """What the site is called: as long as nobody runs it, it does not claim to be the alliance's."""
    name = dataset.allianz.name
    return name if dataset.allianz.betreiber else language.text(DRAFT) % {"name": name}


def events(dataset: Dataset) -> Iterator[tuple[str, Ereignis]]:
    """Every event of the chronicle with a name of its own, oldest first.

    Events have no id: the name comes from date and title, and a later event that has both gets a number.
    """
    seen: dict[str, int] = {}
    for event in sorted(dataset.chronik, key=lambda event: event.datum):
        digest = hashlib.sha256(event.titel.encode()).hexdigest()[:12]
        name = f"chronik/{event.datum}/{digest}"
        seen[name] = seen.get(name, 0) + 1
        yield (name if seen[name] == 1 else f"{name}/{seen[name]}"), event


def told(event: Ereignis) -> str:
    """What happened, and what is to be said about it."""
    return " ".join(filter(None, [event.text, event.hinweis]))


def field_titles(dataset: Dataset) -> Mapping[str, list[str]]:
    """Partner id → the titles of the Handlungsfelder in which it gives offers of today, in the order of the fields."""
    has: defaultdict[str, set[str]] = defaultdict(set)
    for angebot in dataset.angebote:
        for anbieter in angebot.anbieter if not angebot.ended else ():
            has[anbieter.partner or ""].update(angebot.handlungsfelder)
    felder = dataset.handlungsfelder
    return {partner.id: [feld.titel for feld in felder if feld.id in has[partner.id]] for partner in dataset.partners}


def source_text(quelle: Quelle) -> str:
    """One line that names a source: title, publisher, date, address."""
    return ", ".join([quelle.titel, quelle.herausgeber, str(quelle.stand or UNKNOWN), *filter(None, [quelle.url])])


def product(dataset: Dataset) -> str:
    """What made a calendar or a card, with the version of the format (a formal public identifier, ISO 9070)."""
    return escaped(f"-//{dataset.allianz.name}//{FOLDER} {VERSION}//DE")


def escaped(text: str) -> str:
    r"""Text as the value of a property: `\`, `,`, `;` and line ends are written with a backslash.

    RFC 5545, 3.3.11 and RFC 6350, 3.4 say the same.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\\", "\\\\")
    return text.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def content_lines(lines: Iterable[str]) -> bytes:
    """Lines as iCalendar and vCard write them: UTF-8, ends of CR and LF, folded."""
    return b"".join(_folded(line.encode()) for line in lines)


def _folded(line: bytes) -> bytes:
    """Break a line so that none is longer than allowed, never within a character."""
    parts = []
    while len(line) > _FOLD:
        cut = _FOLD
        while line[cut] in _INNER:
            cut -= 1
        parts.append(line[:cut])
        line = b" " + line[cut:]
    return b"\r\n".join([*parts, line]) + b"\r\n"
