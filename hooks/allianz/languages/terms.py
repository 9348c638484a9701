"""The site's own German → the same with an alliance's words: das Bündnis for die Allianz, die Stadt for der Landkreis.

The templates are written for an alliance and its Landkreise. Case and number are read from what stands before the noun
and from its ending; article, adjective and noun are then set anew for the gender of the other word. What the data say
is never changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from allianz.model.records import Begriff, Begriffe

__all__ = ["INSIDE", "inside", "said"]

NOMINATIVE, GENITIVE, DATIVE, ACCUSATIVE = range(4)

_DEFINITE = {
    "der": ("der", "des", "dem", "den"), "die": ("die", "der", "der", "die"), "das": ("das", "des", "dem", "das"),
    "": ("die", "der", "den", "die"),
}  # fmt: skip
"""Gender, empty for several → the article by case."""
_ENDINGS = {"der": ("", "es", "em", "en"), "die": ("e", "er", "er", "e"), "das": ("", "es", "em", ""),
            "": ("e", "er", "en", "e")}  # fmt: skip
"""The same for ein, kein, Ihr and their like."""
_STRONG = {"der": ("er", "es", "em", "en"), "die": ("e", "er", "er", "e"), "das": ("es", "es", "em", "es"),
           "": ("e", "er", "en", "e")}  # fmt: skip
"""The same for jeder, dieser, welcher."""
_MERGED = {"im": "in", "am": "an", "beim": "bei", "vom": "von", "zum": "zu", "zur": "zu"}
_MERGES = {("in", "dem"): "im", ("an", "dem"): "am", ("bei", "dem"): "beim", ("von", "dem"): "vom",
           ("zu", "dem"): "zum", ("zu", "der"): "zur"}  # fmt: skip
_WITH_DATIVE = {"in", "an", "bei", "von", "zu", "mit", "aus", "nach", "seit", "auf", "gegenüber", "neben", "zwischen"}
_OWN = "ein|kein|mein|unser|ihr|sein|Ihr"
_STEMS = "jed|dies|welch|jen"
_WITH_ACCUSATIVE = {"durch", "für", "gegen", "ohne", "um", "über", "wer", "verlässt"}
_BEFORE = re.compile(
    r"(?P<article>der|die|das|des|dem|den)|(?P<merged>im|am|beim|vom|zum|zur)"
    rf"|(?P<own>{_OWN})(?P<own_end>es|em|en|er|e|)|(?P<stem>{_STEMS})(?P<stem_end>es|em|en|er|e)",
    re.IGNORECASE,
)
_PHRASE = (
    r"(?<![\w-])(?:(?P<first>\w+)(?P<gap>\s+))??(?:(?P<before>{before})(?P<space>\s+))?"
    r"(?:(?P<adjective>ganzen?|eigenen?|genannten?|anderen?|früheren?)(?P<blank>\s+))?"
    r"(?P<noun>{nouns})(?![\w-])(?=(?P<after>\s+\w+)?)"
)
_ARTICLES = (
    rf"(?i:der|die|das|des|dem|den|im|am|beim|vom|zum|zur|(?:{_OWN})(?:es|em|en|er|e)?|(?:{_STEMS})(?:es|em|en|er|e))"
)
INSIDE = "in %(ort)s"
"""What stands before the name of a place where no rule of German says more: for the catalogues."""

_NAMED = {"kreis": "der", "region": "die"}
"""How the name of an area ends or its first word does, where the name has an article: Musterkreis, Landkreis Au."""
_DESCRIBED = re.compile(r"(.*\w)er( Kreis)")
"""Musterischer Kreis: in the dative the adjective ends otherwise."""

_JOINING = re.compile(r"\s+(?:beitr|beigetr|angehör|gehör)")
"""What a dative stands before."""
_ACTING = re.compile(r"\s+(?:erreich|verlässt)")
"""What an accusative stands before."""


@dataclass(frozen=True)
class _Source:
    """A noun of the templates: its gender, and each form → whether there are several, and the cases that it can be."""

    gender: str
    forms: dict[str, tuple[bool, tuple[int, ...]]]
    pattern: re.Pattern[str]


def _source(gender: str, forms: dict[str, tuple[bool, tuple[int, ...]]]) -> _Source:
    nouns = "|".join(sorted(forms, key=len, reverse=True))
    return _Source(gender, forms, re.compile(_PHRASE.format(before=_ARTICLES, nouns=nouns)))


_ANY = (NOMINATIVE, GENITIVE, DATIVE, ACCUSATIVE)
_ALLIANZ = _source("die", {"Allianz": (False, _ANY), "Allianzen": (True, _ANY)})
_LANDKREIS = _source(
    "der",
    {
        "Landkreis": (False, (NOMINATIVE, DATIVE, ACCUSATIVE)),
        "Landkreises": (False, (GENITIVE,)),
        "Landkreise": (True, (NOMINATIVE, GENITIVE, ACCUSATIVE)),
        "Landkreisen": (True, (DATIVE,)),
    },
)


def said(text: str, begriffe: Begriffe | None) -> str:
    """A German text of the site in the words of an alliance; as it is where the alliance has no others."""
    for source, begriff in ((_ALLIANZ, begriffe and begriffe.allianz), (_LANDKREIS, begriffe and begriffe.landkreis)):
        if begriff and begriff.einzahl not in source.forms:
            text = source.pattern.sub(partial(_reworded, source, begriff), text)
    if begriffe and begriffe.landkreis and "kreis" not in begriffe.landkreis.einzahl.lower():
        text = text.replace("Kreisverwaltung", "Verwaltung")
    return text


def inside(name: str, begriff: Begriff | None = None) -> str:
    """Where somebody is, as German says it: in Musterau, im Musterkreis, in der Region Muster.

    `begriff` is the word that an alliance has for its areas: „in der Stadt Musterau“.
    """
    first, _, more = name.partition(" ")
    known = {begriff.einzahl.lower(): str(begriff.geschlecht)} if begriff and more else {}
    genders = [gender for end, gender in _NAMED.items() if (first if more else name).lower().endswith(end)]
    gender = known.get(first.lower()) or next(iter(genders), None)
    if gender is None and not _DESCRIBED.fullmatch(name):
        return f"in {name}"
    article = _DEFINITE[gender or "der"][DATIVE]
    before = _MERGES.get(("in", article), f"in {article}")
    return " ".join((before, _DESCRIBED.sub(r"\1en\2", name)))


def _reworded(source: _Source, begriff: Begriff, found: re.Match[str]) -> str:
    """One noun with what belongs to it."""
    several, cases = source.forms[found["noun"]]
    gender = "" if several else str(begriff.geschlecht)
    case = _case(source, found, several=several, cases=cases)
    noun = _noun(begriff, case, several=several)
    adjective = _adjective(found["adjective"], gender, case) + (found["blank"] or "")
    before = _before(found["before"] or "", gender, case)
    first, gap = found["first"] or "", found["gap"] or ""
    if merged := _MERGES.get((first.lower(), before.lower())):
        first, gap, before = "", "", merged.capitalize() if first[:1].isupper() else merged
    return f"{first}{gap}{before}{found['space'] or ''}{adjective}{noun}"


def _case(source: _Source, found: re.Match[str], *, several: bool, cases: tuple[int, ...]) -> int:
    """The case of a noun: as its article has it; where that leaves several, by what stands around it."""
    if (found["before"] or "").lower() in _MERGED:
        return DATIVE
    if found["before"] is None:
        return DATIVE if (found["first"] or "").lower() in _WITH_DATIVE and DATIVE in cases else cases[0]
    possible = [case for case in cases if _fits(found["before"], "" if several else source.gender, case)]
    if GENITIVE in possible and DATIVE in possible:
        is_dative = (found["first"] or "").lower() in _WITH_DATIVE or _JOINING.match(found["after"] or "")
        return DATIVE if is_dative else GENITIVE
    if NOMINATIVE in possible and ACCUSATIVE in possible:
        is_object = (found["first"] or "").lower() in _WITH_ACCUSATIVE or _ACTING.match(found["after"] or "")
        return ACCUSATIVE if is_object else NOMINATIVE
    return next(iter(possible), cases[0])


def _fits(before: str, gender: str, case: int) -> bool:
    return _before(before, gender, case).lower() == before.lower()


def _before(before: str, gender: str, case: int) -> str:
    """The article, or what stands for one, of a gender in a case."""
    parts = _BEFORE.fullmatch(before)
    if parts is None:
        return before
    if parts["merged"]:
        article = _DEFINITE[gender][case]
        stem = _MERGED[before.lower()]
        word = _MERGES.get((stem, article), f"{stem} {article}")
    elif parts["article"]:
        word = _DEFINITE[gender][case]
    else:
        own = parts["own"]
        word = own + _ENDINGS[gender][case] if own else parts["stem"] + _STRONG[gender][case]
    return word[:1].upper() + word[1:] if before[:1].isupper() else word


def _adjective(adjective: str | None, gender: str, case: int) -> str:
    """An adjective behind an article: -e in the nominative and, but for der, in the accusative; else -en."""
    if not adjective:
        return ""
    short = case == NOMINATIVE or (case == ACCUSATIVE and gender != "der")
    return adjective.removesuffix("n") if short and gender else adjective.removesuffix("n") + "n"


def _noun(begriff: Begriff, case: int, *, several: bool) -> str:
    if not several:
        return begriff.genitiv if case == GENITIVE else begriff.einzahl
    plain = begriff.mehrzahl
    return plain if case != DATIVE or plain.endswith(("n", "s")) else f"{plain}n"
