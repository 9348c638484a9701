"""A language: what it says for a German sentence, and how it writes dates, money and hours.

A German sentence that has no translation stays German, between two marks that no text holds: `languages.marks` makes
an attribute of them once the page is whole, and tells from them that a page is not all in its language.
"""

# ruff: noqa: PLC0415 -- only a page writes dates, hours and money: a check does not wait for the tables of `formats`

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from gettext import c2py
from typing import TYPE_CHECKING

from babel import Locale
from babel.messages.plurals import get_plural

from allianz.model.contacts import spans
from allianz.model.scalars import Word

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from allianz.model.scalars import Datum

__all__ = ["CLOSE", "GERMAN", "MISSING", "OPEN", "Language"]

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Around German words in a page of another language: noncharacters (Unicode, 23.7), which stand in no text."""
MISSING = "\ufdd2"
"""Before them, where they are German only because nobody has translated them."""

_CODE = "de"

Key = tuple[str, str]
"""The context, empty where there is none, and the German."""


@dataclass(frozen=True, eq=False)
class Language:
    """One language of the site.

    `code` is its folder in the address and its `lang` (BCP 47), `known` what its catalogues translate: the key → the
    translation, for a counted sentence one for each number that the language tells apart; `unsaid` the German of which
    they hold no translation.
    """

    code: str
    locale: Locale
    known: Mapping[Key, tuple[str, ...]] = field(default_factory=dict)
    unsaid: frozenset[str] = frozenset()

    @property
    def is_german(self) -> bool:
        """Whether it is the language that all the others are translated from."""
        return self.code == _CODE

    @property
    def prefix(self) -> str:
        """The folder of its pages, with its slash: empty for German."""
        return "" if self.is_german else f"{self.code}/"

    @property
    def territory(self) -> str:
        """The language with its country, as Open Graph names it: de_DE, en_GB."""
        return f"{self.code}_{self.locale.territory or self.code.upper()}"

    @property
    def name(self) -> str:
        """What it calls itself."""
        name = Locale.parse(self.code).get_display_name(self.code) or self.code
        return name[:1].upper() + name[1:]

    @property
    def german_name(self) -> str:
        """What it is called in German: Englisch."""
        return Locale.parse(self.code).get_display_name(_CODE) or self.code

    def text(self, german: str, context: str = "") -> str:
        """What stands for a German sentence; the sentence itself, marked, where nobody has translated it."""
        if self.is_german or not german.strip():
            return german
        found = self.known.get((context, german))
        return found[0] if found else f"{MISSING}{german}{CLOSE}"

    def counted(self, one: str, many: str, number: int, context: str = "") -> str:
        """The same for a sentence that counts."""
        found = self.known.get((context, one))
        if self.is_german or not found:
            german = one if number == 1 else many
            return german if self.is_german else f"{MISSING}{german}{CLOSE}"
        which = c2py(get_plural(self.locale).plural_expr)(number)
        return found[min(which, len(found) - 1)]

    def original(self, german: str) -> str:
        """German words that stay as they are, marked in a page of another language."""
        return german if self.is_german else f"{OPEN}{german}{CLOSE}"

    def word(self, word: Word) -> Word:
        """A word of an enumeration with its labels in this language."""
        if self.is_german:
            return word
        label, plural = (self.text(text) for text in (word.label, word.plural))
        return Word(word, label, word.hint, plural=plural, schema_org=word.schema_org, icon=word.icon)

    def date(self, datum: Datum) -> str:
        """A date as exact as it is known: 28. November 2014, November 2014 or 2014."""
        from allianz.languages.formats import day

        return day(date(*datum.first), self.locale) if datum.day else self.month(datum)

    def month(self, datum: Datum) -> str:
        """The month and the year of a date, or the year alone."""
        from allianz.languages.formats import month

        return month(date(*datum.first), self.locale, with_month=bool(datum.month))

    def money(self, betrag: Decimal) -> str:
        """An amount in euros, without cents where there are none."""
        from allianz.languages.formats import money

        return money(betrag, self.locale)

    def hours(self, zeiten: str) -> str:
        """When somebody is there, in the days and times of this language; German ones as they were written."""
        if self.is_german:
            return zeiten
        from allianz.languages.formats import hours

        return hours(spans(zeiten), self.locale)


GERMAN = Language(_CODE, Locale.parse(_CODE))
