"""Catalogues of translations: `<locale>/<language>/LC_MESSAGES/<domain>.po` → languages, or every message at once.

They are read as gettext's own tools read them (GNU gettext, „PO Files“), keyed by the German; fuzzy and obsolete
entries are as good as absent. What is refused is refused like the data: nothing is built, and the line is named.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, PoFileParser

from allianz.languages.language import CLOSE, GERMAN, MISSING, OPEN, Language
from allianz.languages.syntax import faults
from allianz.model.dataset import DataError
from allianz.reading.characters import not_utf8
from allianz.reading.messages import Message, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from babel.messages.catalog import Message as BabelMessage

__all__ = ["DOMAINS", "MARKDOWN", "Entry", "languages", "messages_dir", "parsed", "placeholders"]

MARKDOWN = "prosa"
DOMAINS = ("seiten", "daten", MARKDOWN)
"""Where a sentence stands: in templates and labels, in data/, in docs/. A file each, so that translators share work."""

_PLACEHOLDER = re.compile(r"%\((\w+)\)s")
_MARKUP = re.compile(r"<[^>]*>?|>|!?\]\([^)\s]*|\{[^{}]*\}|<!--")
"""What is live in a paragraph of docs/: tags, targets of links and pictures, attributes."""
_LONGEST = 3
"""So many times the German is the longest translation …"""
_SHORT = 30
"""… or so many characters: „Ort“ may become „place of residence“."""


@dataclass(frozen=True)
class Entry:
    """One sentence: where it stands, its German (both forms of a count), and its translations.

    There are none where nobody has written one, or a tool has guessed.
    """

    place: Place
    context: str
    german: tuple[str, ...]
    translations: tuple[str, ...]


def messages_dir(folder: Path, code: str) -> Path:
    """Where the catalogues of a language lie."""
    return folder / code / "LC_MESSAGES"


def languages(folder: Path, shown: str) -> tuple[Language, ...]:
    """German, and each language that has a folder, by their codes; DataError with every message of all of them."""
    codes = sorted(path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
    found, refused = [], []
    for code in codes:
        language, messages = _language(folder, shown, code)
        found.append(language)
        refused += messages
    if refused:
        raise DataError(tuple(sorted(set(refused))))
    return (GERMAN, *(language for language in found if language))


def _language(folder: Path, shown: str, code: str) -> tuple[Language | None, list[Message]]:
    """The language of one folder, and what is wrong with it."""
    if not _is_known(code) or code == GERMAN.code:
        sentence = f"„{code}“ ist keine Sprache, in die übersetzt werden kann. Der Ordner heißt zum Beispiel „en“."
        return None, [Message(Place(f"{shown}/{code}"), sentence)]
    entries: list[Entry] = []
    messages: list[Message] = []
    locale = Locale.parse(code)
    for domain in DOMAINS:
        path = messages_dir(folder, code) / f"{domain}.po"
        if path.is_file():
            name = f"{shown}/{code}/LC_MESSAGES/{domain}.po"
            catalogue, wrong = parsed(name, path.read_bytes())
            locale = (catalogue and catalogue.locale) or locale
            here = list(_entries(name, catalogue)) if catalogue else []
            messages += [*wrong, *(message for entry in here for message in _wrong(entry, domain))]
            entries += here
    messages += _twice(entries)
    known = {(entry.context, entry.german[0]): entry.translations for entry in entries if entry.translations}
    unsaid = frozenset(entry.german[0] for entry in entries if not entry.translations)
    return Language(code, locale, known, unsaid), messages


def _is_known(code: str) -> bool:
    """Whether it is the code of a language, as it stands in an address and in `lang`."""
    try:
        return re.fullmatch("[a-z]{2,3}", code) is not None and Locale.parse(code) is not None
    except (UnknownLocaleError, ValueError):
        return False


def parsed(name: str, raw: bytes) -> tuple[Catalog | None, list[Message]]:
    """A catalogue as Babel reads it, or the line that it cannot read."""
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        return None, [not_utf8(name, raw, error.start)]
    if wrong := list(faults(name, text)):
        return None, wrong
    catalogue = _Catalogue()
    try:
        PoFileParser(catalogue, ignore_obsolete=True, abort_invalid=True).parse(io.StringIO(text))
    except (PoFileError, ValueError, LookupError, TypeError, UnknownLocaleError):
        return None, [Message(Place(name), "Dieser Katalog ist nicht zu lesen. Vergleichen Sie ihn mit den anderen.")]
    sentence = "Dieser Satz steht schon weiter oben. Löschen Sie einen der beiden Einträge."
    return catalogue, [Message(Place(name, line), sentence) for line in catalogue.doubles]


class _Catalogue(Catalog):
    """A catalogue that notes the lines of what it holds twice, of which Babel would keep the first."""

    def __init__(self) -> None:
        self.doubles: list[int] = []
        super().__init__(charset="utf-8")

    def __setitem__(self, id_: str | tuple[str, ...] | list[str], message: BabelMessage) -> None:
        if id_ and self.get(id_, message.context) is not None:
            self.doubles.append(message.lineno or 1)
        super().__setitem__(id_, message)


def _entries(name: str, catalogue: Catalog) -> Iterator[Entry]:
    """All sentences but the header."""
    for message in catalogue:
        if message.id:
            german, texts = (one if isinstance(one, tuple | list) else (one,) for one in (message.id, message.string))
            said = () if message.fuzzy or not all(texts) else tuple(map(str, texts))
            yield Entry(Place(name, message.lineno or 1), message.context or "", tuple(map(str, german)), said)


def placeholders(text: str) -> list[str]:
    """The names of the values that a sentence holds."""
    return sorted(set(_PLACEHOLDER.findall(text)))


def _wrong(entry: Entry, domain: str) -> Iterator[Message]:
    """A translation has the values of its German and its markup, no other, and about its length.

    The first form of a counted sentence may say its number in a word, where the German does so: „Ein Projekt“.
    """
    longest = max(_SHORT, *(_LONGEST * len(text) for text in entry.german))
    held = [set(placeholders(text)) for text in entry.german]
    for place, text in enumerate(entry.translations):
        is_first = place == 0 and len(entry.translations) > 1
        values = _values(set(placeholders(text)), held[0] if is_first else held[-1], held[-1])
        for sentence in (*values, *_links(text), *_markup(text, entry.german, domain)):
            yield Message(entry.place, sentence)
        if any(mark in text for mark in (OPEN, CLOSE, MISSING)):
            yield Message(entry.place, "Hier steht ein Zeichen, das kein Text ist. Löschen Sie es.")
        if len(text) > longest:
            length = f"sie hat {len(text)} Zeichen, der deutsche Satz {len(entry.german[0])}"
            yield Message(
                entry.place, f"Diese Übersetzung ist mehr als dreimal so lang wie der deutsche Satz: {length}."
            )


def _values(found: set[str], wanted: set[str], allowed: set[str]) -> Iterator[str]:
    if missing := wanted - found:
        yield f"In der Übersetzung fehlt {_named(missing)}: Dort steht später ein Wert."
    if unknown := found - allowed:
        yield f"In der Übersetzung steht {_named(unknown)}, im deutschen Satz nicht."


def _links(text: str) -> Iterator[str]:
    """A link opens once, and ends after that."""
    ends = [name for name in _PLACEHOLDER.findall(text) if name in {"link", "ende"}]
    if ends not in ([], ["link", "ende"]):
        yield "In der Übersetzung stehen %(link)s und %(ende)s je einmal, und %(link)s zuerst."


def _named(names: Iterable[str]) -> str:
    return ", ".join(f"%({name})s" for name in sorted(names))


def _markup(text: str, german: tuple[str, ...], domain: str) -> Iterator[str]:
    """In templates and data a sentence is text alone; a paragraph of docs/ keeps the markup that it has."""
    allowed = _MARKUP.findall(german[0]) if domain == MARKDOWN else []
    held = _MARKUP.findall(text) if domain == MARKDOWN else re.findall("[<>]", text)
    if held == allowed:
        return
    if extra := Counter(held) - Counter(allowed):
        yield f"In der Übersetzung steht Auszeichnung, die der deutsche Satz nicht hat: {next(iter(extra))}"
    if missing := Counter(allowed) - Counter(held):
        yield f"In der Übersetzung fehlt Auszeichnung des deutschen Satzes: {next(iter(missing))}"


def _twice(entries: Iterable[Entry]) -> Iterator[Message]:
    """One sentence has one translation, in whichever catalogue."""
    first: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        known = first.setdefault((entry.context, entry.german[0]), entry)
        if known is not entry and known.translations != entry.translations:
            yield Message(entry.place, f"Dieser Satz ist schon anders übersetzt: {known.place}")
