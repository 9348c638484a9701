"""Brings the catalogues up to date with what the site says: `make texte`.

The same site gives the same files: no clock, no line number, always the same order. What is said no longer goes; what
is new comes without a translation, or with one like it, marked as a guess („fuzzy“) that no page shows.
"""

from __future__ import annotations

import io
from itertools import chain
from typing import TYPE_CHECKING

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from allianz.languages.catalogues import DOMAINS, messages_dir, parsed
from allianz.languages.texts import labels, texts
from allianz.model.dataset import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from allianz.languages.paragraphs import Prose
    from allianz.model.dataset import Dataset

    Sources = Mapping[str, Catalog]

__all__ = ["Sentence", "of_pages", "of_prose", "sentences", "write"]

Sentence = tuple[str, str | tuple[str, ...], str]
"""Where it stands, the German (one and many where it counts), and the context that tells it from another."""

_KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_OPTIONS = {"**.html": {"trimmed": "true", "newstyle_gettext": "true", "silent": "false"}}
_HEADER = r"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Language: {language}\n"
"Plural-Forms: {plural}\n"

"""
_WIDTH = 100
"""Characters of a line of a catalogue; longer sentences go on in the next."""


def of_pages(folders: Iterable[Path], more: Iterable[str]) -> Iterator[Sentence]:
    """The sentences of the templates in some folders, and what else the code says to visitors."""
    for folder in folders:
        found = extract_from_dir(folder, [("**.html", "jinja2")], _OPTIONS, _KEYWORDS)
        for path, _, german, _, context in sorted(found, key=lambda one: (one[0], one[1])):
            yield path, german, context or ""
    yield from (("labels", german, "") for german in (*labels(), *more))


def of_prose(docs: Mapping[str, Prose]) -> Iterator[Sentence]:
    """The pieces of docs/, by their paths."""
    for path, prose in sorted(docs.items()):
        yield from ((path, german, "") for german in prose.sentences())


def sentences(pages: Iterable[Sentence], dataset: Dataset, prose: Iterable[Sentence]) -> Sources:
    """Each catalogue with all its sentences; what several would hold stands in the first alone."""
    data = ((name, german, "") for name, german in texts(dataset))
    found: dict[str, Catalog] = {}
    for domain, held in zip(DOMAINS, (pages, data, prose), strict=True):
        found[domain] = Catalog()
        for place, german, context in held:
            if not any(one.get(german, context or None) for name, one in found.items() if name != domain):
                found[domain].add(german, locations=[(place, 1)], context=context or None)
    return found


def write(sources: Sources, folder: Path, code: str) -> list[Path]:
    """Bring the catalogues of one language up to date; DataError where one of them cannot be read."""
    target = messages_dir(folder, code)
    target.mkdir(parents=True, exist_ok=True)
    old = {domain: _read(target / f"{domain}.po", folder) for domain in sources}
    locale = next((one.locale for one in old.values() if one.locale), Locale.parse(code))
    written = []
    for domain, source in sources.items():
        catalogue = Catalog(locale=locale)
        for message in chain(old[domain], *old.values()):
            if message.id and (message.string or not catalogue.get(message.id, message.context)):
                catalogue[message.id] = message
        catalogue.update(source)
        written.append(target / f"{domain}.po")
        written[-1].write_bytes(_text(catalogue, source))
    return written


def _read(path: Path, folder: Path) -> Catalog:
    if not path.is_file():
        return Catalog()
    catalogue, messages = parsed(f"{folder.name}/{path.relative_to(folder).as_posix()}", path.read_bytes())
    if catalogue is None or messages:
        raise DataError(tuple(messages))
    return catalogue


def _text(catalogue: Catalog, source: Catalog) -> bytes:
    """The file of a catalogue, in the order in which the site says its sentences."""
    ordered = Catalog(locale=catalogue.locale)
    for message in source:
        if message.id:
            ordered[message.id] = catalogue.get(message.id, message.context) or message
    body = io.BytesIO()
    write_po(body, ordered, width=_WIDTH, omit_header=True, ignore_obsolete=True, include_lineno=False)
    header = _HEADER.format(language=catalogue.locale_identifier, plural=catalogue.plural_forms)
    return header.encode() + body.getvalue().strip() + b"\n"
