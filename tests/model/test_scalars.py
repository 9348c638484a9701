"""Tests of the kinds of single values: what they accept, what they make of it, how they refuse."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from allianz.model.contacts import DAYS, Telefon, Zeiten
from allianz.model.records import Record
from allianz.model.scalars import (
    Betrag,
    Choice,
    Date,
    DateOrUnknown,
    Datum,
    Email,
    Id,
    Nummer,
    Plz,
    Rule,
    ShortText,
    Text,
    Url,
    Zahl,
)
from allianz.model.sentences import sentence

Art = Annotated[str, Choice({"kammer": "eine Kammer", "hochschule": "eine Hochschule"})]

KINDS: dict[str, Any] = {
    "text": Text,
    "titel": ShortText,
    "id": Id,
    "stand": Date,
    "quellenstand": DateOrUnknown,
    "betrag": Betrag,
    "plz": Plz,
    "nummer": Nummer,
    "spalte": Zahl,
    "website": Url,
    "email": Email,
    "telefon": Telefon,
    "zeiten": Zeiten,
    "art": Art,
}

LONE_SPACE = "darf nicht mit einem Leerzeichen beginnen oder enden"
TAGS = "darf weder < noch > enthalten"
DATE = "muss ein Datum sein, das es gibt: JJJJ, JJJJ-MM oder JJJJ-MM-TT, zum Beispiel 2014-11-28"
DATE_OR_UNKNOWN = f"{DATE} – oder das Wort unbekannt"
SUM = "muss ein Betrag in Euro ohne Punkte, Vorzeichen und Einheit sein, zum Beispiel 2340000 oder 23443,56"
PLZ = "muss aus fünf Ziffern bestehen, zum Beispiel 21335"
ROMAN = "muss eine römische Zahl sein, zum Beispiel IV"
NUMBER = "muss eine ganze Zahl von 1 bis 99 sein"
ADDRESS = "muss eine Webadresse sein, die mit https:// oder http:// beginnt, zum Beispiel https://www.example.org"
MAIL = "muss eine E-Mail-Adresse sein, zum Beispiel info@example.org"
PHONE = "muss eine Telefonnummer mit Vorwahl sein, nur mit Ziffern, Leerzeichen, „-“ und „/“, zum Beispiel 04131 26-0"
ID = "muss aus kleinen Buchstaben a–z, Ziffern und Bindestrichen bestehen, zum Beispiel kreis-musterstadt"
FORWARD = "muss vorwärts gehen: Ein Tag und eine Uhrzeit enden nach ihrem Anfang"
WORD = "muss eines dieser Wörter sein: kammer, hochschule"

GOOD: list[tuple[str, str, object]] = [
    ("text", "a", "a"),
    ("text", "ä" * 3000, "ä" * 3000),
    ("text", "Zwei\nZeilen & „mehr“ [1](2) {{ 3 }}", "Zwei\nZeilen & „mehr“ [1](2) {{ 3 }}"),
    ("titel", "😀" * 160, "😀" * 160),
    ("id", "a", "a"),
    ("id", "a1-b2-3", "a1-b2-3"),
    ("id", "a" * 80, "a" * 80),
    ("stand", "2014", Datum(2014)),
    ("stand", "2014-11", Datum(2014, 11)),
    ("stand", "2024-02-29", Datum(2024, 2, 29)),
    ("quellenstand", "unbekannt", None),
    ("quellenstand", "2014-11-28", Datum(2014, 11, 28)),
    ("betrag", "1", Decimal(1)),
    ("betrag", "2340000", Decimal(2340000)),
    ("betrag", "23443,56", Decimal("23443.56")),
    ("betrag", "0,50", Decimal("0.50")),
    ("plz", "01067", "01067"),
    ("nummer", "I", "I"),
    ("nummer", "IV", "IV"),
    ("nummer", "XXXIX", "XXXIX"),
    ("spalte", "1", 1),
    ("spalte", "99", 99),
    ("website", "https://example.org", "https://example.org"),
    (
        "website",
        "http://a.b-c.example.org:8080/d_(e)?f=g&h=%20#i~@j",
        "http://a.b-c.example.org:8080/d_(e)?f=g&h=%20#i~@j",
    ),
    ("website", "https://müller.example.org/straße", "https://müller.example.org/straße"),
    ("email", "a.b+c-d_e@f-g.example.org", "a.b+c-d_e@f-g.example.org"),
    ("art", "kammer", "kammer"),
]

BAD: list[tuple[str, str, list[str]]] = [
    ("text", LONE_SPACE, ["", " ", " a", "a ", "a\n", "\na"]),
    ("text", TAGS, ["<b>", "a < b", "a > b", "<script>alert(1)</script>"]),
    ("titel", LONE_SPACE, [" a"]),
    ("titel", TAGS, ["a<"]),
    ("titel", "muss in einer Zeile stehen", ["Zwei\nZeilen", "a\n\nb"]),
    ("id", ID, ["", "A", "ä", "a_b", "a--b", "-a", "a-", "1a", "a b", "a\n", "a/b", ".."]),
    ("id", "darf nicht index heißen, dieses Wort braucht die Website selbst", ["index"]),
    ("stand", DATE, ["", "unbekannt", "14", "0999", "3000", "2014-13", "2014-00", "2014-1", "2023-02-29"]),
    ("stand", DATE, ["2014-11-31", "2014-11-00", "28.11.2014", "2014/11/28", "2014-11-28T00", "2014-", "２０１４"]),
    ("quellenstand", DATE_OR_UNKNOWN, ["", "Unbekannt", "2014-02-30", "unbekannt 2014"]),
    ("betrag", SUM, ["", "0", "0,00", "-5", "+5", "2.340.000", "1 000", "1000 EUR", "1000 €", "10,5", "10.50"]),
    ("betrag", SUM, ["10,555", "1_000", "01", "1e6", ",50", "٣", "12345678901234"]),
    ("plz", PLZ, ["", "2133", "213355", "D-21335", "21335 ", "2l335", "٢١٣٣٥"]),
    ("nummer", ROMAN, ["", "1", "i", "IIII", "VV", "IIX", "L", "XL", "I."]),
    ("spalte", NUMBER, ["", "0", "01", "100", "-1", "1,5", "eins", "²"]),
    ("website", ADDRESS, ["", "www.example.org", "ftp://example.org", "javascript:alert(1)", "HTTPS://example.org"]),
    ("website", ADDRESS, ["https://", "https://example", "https://localhost/", "https://192.168.0.1/", "https://[::1]/"]),
    ("website", ADDRESS, ["https://a..example.org", "https://.example.org", "https://example.org.", "https:///a.example.org"]),
    ("website", ADDRESS, ["https://a:b@example.org", "https://example.org@example.com", "https://example.org:0"]),
    ("website", ADDRESS, ["https://example.org:99999", "https://example.org:a", "https://example.org/a b"]),
    ("website", ADDRESS, ['https://example.org/"', "https://example.org/<", "https://example.org/a\nb", "https://a.b/\\c"]),
    ("zeiten", FORWARD, ["Fr–Mo 8–16 Uhr", "Mo/Mi–Mo 8–16 Uhr", "Mo 16–8 Uhr", "Mo 8.30–8.15 Uhr", "Mo 8–25 Uhr"]),
    ("email", MAIL, ["", "a@b", "@example.org", "a@example.", "ä@example.org", "a b@example.org", "a@b@c.de", "a@-"]),
    ("art", WORD, ["", "handwerk"]),
]  # fmt: skip


@pytest.mark.parametrize(("field", "text", "value"), GOOD)
def test_a_value_of_its_kind_is_accepted(field: str, text: str, value: object) -> None:
    """A good text becomes a value of its kind and nothing else."""
    made = TypeAdapter(KINDS[field]).validate_python(text)
    assert (made, type(made)) == (value, type(value))


@pytest.mark.parametrize(
    ("field", "must", "text"), [(field, must, text) for field, must, texts in BAD for text in texts]
)
def test_another_value_is_refused_with_what_it_must_be(field: str, must: str, text: str) -> None:
    """The message names in one line the field, what its value must be and what stands there."""
    assert _refusal(field, text) == f"„{field}“ {must} – hier steht {' '.join(text.split())}."


@pytest.mark.parametrize(
    ("field", "must", "text", "quoted"),
    [
        ("text", "darf höchstens 3000 Zeichen lang sein", "a" * 2990 + "b" * 50, f"… {'a' * 10}{'b' * 30} …"),
        ("titel", "darf höchstens 160 Zeichen lang sein", "a" * 160 + "b", f"… {'a' * 39}b"),
        ("id", "darf höchstens 80 Zeichen lang sein", "a" * 200, f"… {'a' * 40} …"),
        ("id", ID, "kreis-" * 8 + "Musterstadt", "… reis-kreis-kreis-kreis-kreis-Musterstadt"),
        ("text", TAGS, "Wort " * 20 + "<b>fett</b>" + " Wort" * 20, "… Wort Wort Wort Wort <b>fett</b> Wort Wor …"),
        ("website", ADDRESS, f"https://example.org/{'a/' * 30}b c{'/d' * 30}", f"… {'/a' * 9}/b c{'/d' * 9} …"),
        ("website", ADDRESS, f"https://{'a' * 40}@example.org/{'d/' * 30}", f"… {'a' * 20}@example.org/{'d/' * 3}d …"),
        ("website", ADDRESS, f"www.example.org/{'a' * 60}", f"www.example.org/{'a' * 24} …"),
        ("website", ADDRESS, "https://example.org/" + "a" * 1000, f"https://example.org/{'a' * 20} …"),
        ("email", MAIL, f"info@{'a' * 30}.example.org (nur vormittags)", f"… {'a' * 11}.example.org (nur vormittags)"),
        ("telefon", PHONE, f"04131 26-0 (Zentrale){' ' * 40}", "04131 26-0 (Zentrale) …"),
    ],
)  # fmt: skip
def test_of_a_long_text_the_place_of_the_fault_is_quoted(field: str, must: str, text: str, quoted: str) -> None:
    """What is wrong stands in the excerpt; where no place is known, it shows how the value begins."""
    assert _refusal(field, text) == f"„{field}“ {must} – hier steht {quoted}."


@pytest.mark.parametrize(("text", "meant"), [("kamer", "kammer"), ("Hochschule", "hochschule")])
def test_a_slip_in_a_fixed_word_is_answered_with_the_nearest(text: str, meant: str) -> None:
    """Where a right word is near, the message proposes it."""
    assert _refusal("art", text) == f"„art“ {WORD} – hier steht {text}. Meinten Sie „{meant}“?"


def _refusal(field: str, text: str) -> str:
    """The German sentence with which a kind of value refuses a text."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(KINDS[field]).validate_python(text)
    (detail,) = caught.value.errors(include_url=False)
    detail["loc"] = (field,)
    return sentence(detail, Record)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2014", (2014, 1, 1), (2014, 12, 31)),
        ("2014-11", (2014, 11, 1), (2014, 11, 31)),
        ("2014-11-28", (2014, 11, 28), (2014, 11, 28)),
    ],
)
def test_a_date_knows_the_days_that_it_can_mean(text: str, first: object, last: object) -> None:
    """A year or a month stands for all its days when two dates are compared."""
    assert (Datum.parse(text).first, Datum.parse(text).last) == (first, last)


def test_dates_sort_by_time_and_the_vaguer_first() -> None:
    """The chronicle is ordered by date, however precise each of them is."""
    texts = ["2015", "2014-11-28", "2014-11", "2014", "2014-02"]
    assert sorted(texts, key=Datum.parse) == ["2014", "2014-02", "2014-11", "2014-11-28", "2015"]


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)), st.sampled_from([4, 7, 10]))
def test_a_date_is_written_as_it_was_read(day: date, length: int) -> None:
    """Reading and writing a date keeps its text and its precision."""
    text = day.isoformat()[:length]
    made = TypeAdapter(Date).validate_python(text)
    assert str(made) == text


HOUR, MINUTE = st.integers(0, 30), st.integers(0, 75)
DAY = st.sampled_from([*DAYS, *(f"{one}–{other}" for one in DAYS for other in DAYS)])
DAYS_OF_A_SPAN = st.lists(DAY, min_size=1, max_size=3).map("/".join)


@given(DAYS_OF_A_SPAN, st.lists(st.tuples(HOUR, MINUTE, HOUR, MINUTE), min_size=1, max_size=2))
def test_what_a_page_refuses_of_times_the_rule_refuses_too(day: str, times: list[tuple[int, ...]]) -> None:
    """The pattern that goes to pages which cannot run the rule never says no where the rule says yes."""
    clock = [f"{one}.{two:02}–{three}.{four:02}" if two else f"{one}–{three}" for one, two, three, four in times]
    text = f"{day} {' und '.join(clock)} Uhr"
    rule = next(part for part in get_args(Zeiten) if isinstance(part, Rule) and part.test)
    assert rule.test is not None
    assert not (rule.test(text) and re.search(rule.refused, text, re.IGNORECASE))


PARTS = ["a", "example", ".", "..", "org", "1", "23", ":", "80", "/", "?", "#", "@", "-", "_", "ä", "%41", "&", "X"]


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=8).map("".join))
def test_what_a_page_refuses_of_an_address_the_rule_refuses_too(rest: str) -> None:
    """So the rule itself need not look for it."""
    (rule,) = (part for part in get_args(Url) if isinstance(part, Rule))
    assert rule.test is not None
    assert not (rule.test(f"https://{rest}") and re.search(rule.refused, f"https://{rest}", re.IGNORECASE))


@pytest.mark.parametrize("text", [text for field, text, _ in GOOD if field == "website"])
def test_a_good_address_holds_nothing_that_a_page_refuses(text: str) -> None:
    """Nor does the pattern for addresses."""
    (rule,) = (part for part in get_args(Url) if isinstance(part, Rule))
    assert re.search(rule.refused, text) is None


PIECES = [
    *"aZäß0 \n<>.-/@:€", "", "index", "2024", "-02-29", "-13", "unbekannt", "https://", "http://a.", "example.org",
    "a.b@", "info@", "04131", " 26-0", "0171", "+49 ", "Mo", "–Fr ", "8–16 Uhr", ", ", "IV", "X", "12,50", "99",
    "x" * 80, "y" * 160,
]  # fmt: skip


@given(st.sampled_from(sorted(set(KINDS) - {"art"})), st.lists(st.sampled_from(PIECES), max_size=5).map("".join))
def test_rules_that_are_tested_together_say_what_each_says_alone(kind: str, text: str) -> None:
    """The first one that is broken speaks, and none where all are kept."""
    rules = (part for part in get_args(KINDS[kind]) if isinstance(part, Rule))
    if broken := next((rule for rule in rules if not _keeps(rule, text)), None):
        assert _refusal(kind, text).startswith(f"„{kind}“ {broken.must} – hier steht ")
    else:
        TypeAdapter(KINDS[kind]).validate_python(text)


def _keeps(rule: Rule, text: str) -> bool:
    """Whether a text keeps a rule, condition by condition as they are declared."""
    form = not rule.pattern or re.fullmatch(rule.pattern, text) is not None
    length = rule.max_length is None or len(text) <= rule.max_length
    if rule.test:
        return form and length and rule.test(text)
    return form and length and not (rule.refused and re.search(rule.refused, text, re.IGNORECASE))
