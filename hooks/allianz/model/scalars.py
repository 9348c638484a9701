"""The kinds of single values, each with its rule and the German sentence that states it.

A rule is one object: it checks the value, words the message and describes itself in the JSON Schema.
Values arrive as text (see `source`) and are refused, never mended.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Annotated, Any, Self
from urllib.parse import urlsplit

from pydantic_core import PydanticCustomError, core_schema

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

__all__ = [
    "BROKEN", "RULE", "Betrag", "Choice", "Date", "DateOrUnknown", "Datum", "Email", "Geschlecht", "Id", "Kind",
    "Kreisschluessel", "LongText", "Nummer", "Original", "Phrase", "Plz", "Reader", "Ref", "Rule", "ShortText",
    "Text", "Url", "Word", "Zahl", "fault", "is_date",
]  # fmt: skip

RULE = "regel"
"""The error type of every rule of this module; its context holds `must`, the German half-sentence."""

BROKEN = "„{name}“ {must} – hier steht {value}."
"""The sentence where a rule is broken; the page that writes a change says it too."""

JsonType = str | tuple[str, ...]


@dataclass(frozen=True)
class Rule:
    """One condition on a text: it must match `pattern` as a whole and pass `test`.

    `must` completes the sentence „feld“ …; `make` turns the text into a value of its own kind.
    `json_type` is what YAML tools take such a value for: 2014 is a number to them.

    `lead` matches what is right from the beginning on, where `pattern` alone would not get as far as the fault.
    `refused` is what no value may hold, in letters of either size; where `test` says the same more exactly, it is
    there alone for those who cannot run that.
    """

    must: str
    pattern: str = ""
    test: Callable[[str], bool] | None = None
    make: Callable[[str], Any] | None = None
    json_type: JsonType = "string"
    max_length: int | None = None
    lead: str = ""
    refused: str = ""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        if self.make:  # of dates and the like the same few stand in record after record
            return core_schema.no_info_after_validator_function(lru_cache(4096)(self.check), core_schema.str_schema())
        inner: Any = handler(source)
        metadata = inner.get("metadata") or {}
        rules = (*metadata.get(RULE, ()), self)
        within, check = (inner["schema"], _Together(rules).check) if len(rules) > 1 else (inner, self.check)
        return core_schema.no_info_after_validator_function(check, within, metadata={**metadata, RULE: rules})

    def __get_pydantic_json_schema__(
        self, core: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        made = handler(core)
        made["type"] = self.json_type if isinstance(self.json_type, str) else list(self.json_type)
        if self.max_length:
            made["maxLength"] = self.max_length
        if self.pattern:
            made |= {"pattern": f"^(?:{self.pattern})$", "patternErrorMessage": f"Der Wert {self.must}."}
        return made

    def check(self, value: str) -> Any:
        """The value, made into its kind; PydanticCustomError with the sentence where the rule is broken."""
        if not self._fits(value):
            raise PydanticCustomError(RULE, "{must}", {"must": self.must, "value": value, "fault": self.fault(value)})
        return self.make(value) if self.make else value

    @cached_property
    def _fits(self) -> Callable[[str], object]:
        return _Together((self,)).fits

    def fault(self, value: str) -> int | None:
        """The place in a refused value from which on it is wrong, counted from 0; None where all of it is."""
        if self.max_length is not None and len(value) > self.max_length:
            return self.max_length
        return fault(self.lead or self.pattern, value)

    @property
    def ahead(self) -> str:
        """A pattern that matches where a value begins that has the right form; what `test` says comes behind it."""
        form = self.pattern.replace(r"[\s\S]", "(?s:.)")  # JavaScript knows the slow one alone
        parts = [
            rf"(?=(?:{form})\Z)" if form else "",
            rf"(?=(?s:.){{,{self.max_length}}}\Z)" if self.max_length is not None else "",
            rf"(?!(?s:.*?)(?i:{self.refused}))" if self.refused and not self.test else "",
        ]
        return "".join(parts)


@dataclass(frozen=True)
class _Together:
    """Rules of one value, which looks at it once: large data have a million values."""

    rules: tuple[Rule, ...]

    def check(self, value: str) -> Any:
        """As each rule in turn would check it."""
        if not self.fits(value):
            for rule in self.rules:
                rule.check(value)
        return value

    @cached_property
    def fits(self) -> Callable[[str], object]:
        """Whether a value keeps all of them; the tests come last and read a value of the right form."""
        fits: Callable[[str], object] = re.compile("".join(rule.ahead for rule in self.rules)).match
        for rule in self.rules:
            fits = _both(fits, rule.test) if rule.test else fits
        return fits


def _both(first: Callable[[str], object], then: Callable[[str], bool]) -> Callable[[str], object]:
    return lambda value: first(value) and then(value)


def fault(lead: str, value: str) -> int | None:
    """Where in a value ends what matches `lead`, counted from 0; None where nothing or all of it does."""
    found = re.match(lead, value) if lead else None
    return found.end() if found and 0 < found.end() < len(value) else None


class Word(str):
    """A word of an enumeration and all that stands for it anywhere: nothing else keeps a table of the words.

    `label` is what a page shows for one, `plural` for several; `hint` explains the word to an editor; `schema_org` is
    the type of schema.org that it means, `icon` the theme's drawing of it.
    """

    __slots__ = ("hint", "icon", "label", "plural", "schema_org")
    label: str
    plural: str
    hint: str
    schema_org: str
    icon: str

    def __new__(  # noqa: PLR0913 -- a word has this many sides
        cls, text: str, label: str = "", hint: str = "", *, plural: str = "", schema_org: str = "", icon: str = ""
    ) -> Self:
        """A word; without a `hint` its label explains it, without a `plural` its label stands for several too."""
        word = super().__new__(cls, text)
        word.label, word.plural, word.hint = label, plural or label, hint or label
        word.schema_org, word.icon = schema_org, icon
        return word


@dataclass(frozen=True)
class Choice:
    """One word out of a fixed list."""

    words: tuple[Word, ...]

    def __get_pydantic_core_schema__(self, _source: object, _handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, core_schema.str_schema())

    def __get_pydantic_json_schema__(
        self, _core: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "enum": list(self.words), "enumDescriptions": [word.hint for word in self.words]}

    def check(self, value: str) -> Word:
        """The word itself; PydanticCustomError with the list of allowed words otherwise."""
        found = self._known.get(value)
        if found is None:
            must = f"muss eines dieser Wörter sein: {', '.join(self.words)}"
            raise PydanticCustomError(RULE, "{must}", {"must": must, "value": value, "known": list(self.words)})
        return found

    @cached_property
    def _known(self) -> dict[str, Word]:
        return {word: word for word in self.words}


@dataclass(frozen=True)
class Ref:
    """The id of a record of another file; that it exists is checked across files.

    `also` are words allowed instead of an id.
    """

    file: str
    also: tuple[str, ...] = field(default=())

    def __get_pydantic_core_schema__(self, _source: object, _handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.str_schema()

    def __get_pydantic_json_schema__(
        self, _core: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "pattern": f"^{_ID}$", "patternErrorMessage": f"Eine id aus {self.file}.yaml."}


_MONTHS = (
    "", "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip


@dataclass(frozen=True, order=True)
class Datum:
    """A date as precise as its source: year, year and month, or a day. Missing parts are 0."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> Datum:
        """Read `JJJJ`, `JJJJ-MM` or `JJJJ-MM-TT` (ISO 8601); ValueError where no such day exists."""
        return _parsed(text)

    @cached_property
    def first(self) -> tuple[int, int, int]:
        """The first day that it can mean."""
        return self.year, self.month or 1, self.day or 1

    @cached_property
    def last(self) -> tuple[int, int, int]:
        """The last day that it can mean."""
        return self.year, self.month or 12, self.day or 31

    def meets(self, other: Datum) -> bool:
        """Whether both can mean the same day."""
        return self.first <= other.last and other.first <= self.last

    @property
    def month_name(self) -> str:
        """The name of the month, empty where none is known."""
        return _MONTHS[self.month]

    @property
    def words(self) -> str:
        """The date as it stands in a sentence: 28. November 2014, November 2014 or 2014."""
        day = f"{self.day}." if self.day else ""
        return " ".join(filter(None, [day, self.month_name, str(self.year)]))

    def __str__(self) -> str:
        parts = [f"{self.year:04}", f"{self.month:02}" if self.month else "", f"{self.day:02}" if self.day else ""]
        return "-".join(part for part in parts if part)


@lru_cache(4096)
def _parsed(text: str) -> Datum:
    """The same days stand in record after record."""
    parts = [int(part) for part in text.split("-")]
    day_meant = date(*(*parts, 1, 1)[:3])
    return Datum(*day_meant.timetuple()[: len(parts)])


def is_date(text: str) -> bool:
    """Whether a text of the form of a date names a day, month or year that exists."""
    try:
        Datum.parse(text)
    except ValueError:
        return False
    return True


def _is_url(text: str) -> bool:
    """An address of the web (RFC 3986) that names a host and carries no user name."""
    if _PLAIN_URL.match(text):
        return True
    try:
        parts = urlsplit(text)
        port_ok = parts.port != 0
    except ValueError:
        return False
    host = parts.hostname or ""
    return port_ok and "@" not in parts.netloc and re.fullmatch(_HOST, host) is not None


_PLAIN_URL = re.compile(r"https?://[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:[/?#]|\Z)")
"""Nearly all addresses, which need not be taken apart: a host of small letters, and neither user nor port."""
_HOST = r"[^\W_][\w-]*(\.[\w-]+)*\.[^\W\d_]{2,}"
_ID = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
_DATE = r"[12][0-9]{3}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_DATE_MUST = "muss ein Datum sein, das es gibt: JJJJ, JJJJ-MM oder JJJJ-MM-TT, zum Beispiel 2014-11-28"
_ROMAN = "(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"
_NO_LONE_SPACE = Rule("darf nicht mit einem Leerzeichen beginnen oder enden", r"\S(?:[\s\S]*\S)?")
_ONE_LINE = Rule("muss in einer Zeile stehen", r"[^\n]+")
_NO_TAGS = Rule("darf weder < noch > enthalten", "[^<>]+")


_OFFICES = frozenset(
    {
        "abteilung", "amt", "anfrage", "ausbildung", "beratung", "bewerbung", "buero", "center", "daten",
        "datenschutz", "dialog", "fachkraefte", "foerderung", "info", "integration", "jobcenter", "karriere",
        "kontakt", "kreis", "kurs", "landkreis", "mail", "migration", "post", "presse", "projekt", "redaktion",
        "region", "service", "sozial", "stadt", "team", "termin", "verwaltung", "weiterbildung", "welcome",
        "wirtschaft", "zentrale",
    }
)  # fmt: skip
"""Words by which the address of an office is known."""


_PERSON = rf"^(?!(?:[^.@]*\.)?(?:{'|'.join(sorted(_OFFICES))})(?:[.@]|$))[a-zäöüß]+\.[a-zäöüß]+(?:@|$)"
"""`vorname.nachname@` or `v.nachname@`: two words, none of which names an office."""


def _at_most(length: int) -> Rule:
    return Rule(f"darf höchstens {length} Zeichen lang sein", max_length=length)


class Reader(Enum):
    """What who reads the site in another language gets of a text; one without such a mark is a name and stays."""

    TRANSLATED = "translated"
    ORIGINAL = "the German words themselves"
    HOURS = "days and times as that language writes them"


LongText = Annotated[str, _at_most(3000), _NO_LONE_SPACE, _NO_TAGS]
ShortText = Annotated[str, _at_most(160), _NO_LONE_SPACE, _ONE_LINE, _NO_TAGS]
Text = Annotated[LongText, Reader.TRANSLATED]
Phrase = Annotated[ShortText, Reader.TRANSLATED]
Original = Annotated[ShortText, Reader.ORIGINAL]
_ID_RULE = Rule(
    "muss aus kleinen Buchstaben a–z, Ziffern und Bindestrichen bestehen, zum Beispiel kreis-musterstadt", _ID
)
Id = Annotated[
    str,
    _at_most(80),
    Rule("darf nicht index heißen, dieses Wort braucht die Website selbst", test=lambda text: text != "index"),
    _ID_RULE,
]
Kind = Annotated[Word, replace(_ID_RULE, make=Word)]
"""The id of a kind of partner; `dataset` makes it the word that the alliance says of that kind."""
_DATE_RULE = Rule(_DATE_MUST, _DATE, test=is_date, make=Datum.parse, json_type=("string", "integer"))
Date = Annotated[Datum, _DATE_RULE]
DateOrUnknown = Annotated[
    Datum | None,
    Rule(
        _DATE_MUST + " – oder das Wort unbekannt",
        f"{_DATE}|unbekannt",
        test=lambda text: text == "unbekannt" or is_date(text),
        make=lambda text: None if text == "unbekannt" else Datum.parse(text),
        json_type=("string", "integer"),
    ),
]
"""A date or, where the word `unbekannt` stands, None."""
Betrag = Annotated[
    Decimal,
    Rule(
        "muss ein Betrag in Euro ohne Punkte, Vorzeichen und Einheit sein, zum Beispiel 2340000 oder 23443,56",
        r"(?:0|[1-9][0-9]{0,12})(?:,[0-9]{2})?",
        test=lambda text: text not in {"0", "0,00"},
        make=lambda text: Decimal(text.replace(",", ".")),
        json_type=("string", "integer"),
    ),
]
Plz = Annotated[
    str, Rule("muss aus fünf Ziffern bestehen, zum Beispiel 21335", "[0-9]{5}", json_type=("string", "integer"))
]
Kreisschluessel = Annotated[
    str,
    Rule(
        "muss der amtliche Schlüssel des Landkreises aus fünf Ziffern sein, zum Beispiel 03355",
        "[0-9]{5}",
        json_type=("string", "integer"),
    ),
]
Geschlecht = Annotated[str, Rule("muss der, die oder das sein", "der|die|das")]
Nummer = Annotated[str, Rule("muss eine römische Zahl sein, zum Beispiel IV", _ROMAN)]
Zahl = Annotated[
    int,
    Rule(
        "muss eine ganze Zahl von 1 bis 99 sein",
        "[1-9][0-9]?",
        make=int,
        json_type=("string", "integer"),
    ),
]
Url = Annotated[
    str,
    Rule(
        "muss eine Webadresse sein, die mit https:// oder http:// beginnt, zum Beispiel https://www.example.org",
        r"""https?://[^\s"'<>\\`{}|^\[\]]{4,1000}""",
        test=_is_url,
        refused=r"^https?://(?:[^/?#]*@|[^./?#]*(?:[/?#]|$)|[^/?#:]*\.[0-9]*(?::[0-9]*)?(?:[/?#]|$))",
        lead=r"""https?://[^\s"'<>\\`{}|^\[\]/?#@:]*(?::[0-9]*)?(?:[/?#][^\s"'<>\\`{}|^\[\]]*)?""",
    ),
]
Email = Annotated[
    str,
    Rule(
        "darf nicht die Adresse einer Person sein, sondern die einer Stelle, zum Beispiel info@example.org",
        refused=_PERSON,
    ),
    Rule(
        "muss eine E-Mail-Adresse sein, zum Beispiel info@example.org",
        r"[A-Za-z0-9._+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}",
        lead="[A-Za-z0-9._+-]*@?[A-Za-z0-9.-]*",
    ),
]
