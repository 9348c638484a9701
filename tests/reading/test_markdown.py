"""Tests of texts of strangers in GitHub's Markdown."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allianz.reading.markdown import bounded, code, plain, words

SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
"""A code span (CommonMark, 6.1): within it GitHub makes nothing alive."""

LIVE = (
    "www.evil.example", "http://evil.example", "HTTPS://evil.example", "ftp://evil.example", "mailto:a@evil.example",
    "a@evil.example", "@name", "(@org/team)", "#12", "GH-1", "gh-12", "org/repo#1", "org/repo@0123abc", "0123abc",
    "0123456789abcdef0123456789abcdef01234567", "- [ ]", "- [x] a", "* a", "+ a", "1. a", "2) a", "# a", "> a", "---",
    "<img src=x>", "<!-- a -->", "&lt;img&gt;", "&#64;name", "[a](b)", "![a](b)", "[a]: b", ":tada:", "`a`", "``",
    "~~a~~", "**a**", "_a_", "$a$", "| a |", "\\", "\\`", "CVE-2026-1", "TICKET-12", "[^1]", "a\u200b@b", "///",
    "closes #3",
)  # fmt: skip
"""What GitHub makes a link, a mention, a picture, a box, a list, a heading or anything else of."""

ALIVE = (
    r"[@#<>&\[\]~*_|\\$+=/^]|://|\bwww\b|\bgh-?\d|:\S+:|\w[.:]\w|\b(?=[a-f]*\d)[0-9a-f]{7,}\b|-\d|"
    r"^\s*(?:-|\d+[.)])\s|^\s*-|---|`"
)
"""The marks by which it does so, outside of code spans."""


def outside(text: str) -> str:
    """What of a Markdown text stands in no code span; entities of this module are kept apart."""
    return re.sub(r"&#(46|41);", "", SPAN.sub("", text))


fragments = st.one_of(
    st.sampled_from(LIVE), st.text(max_size=12), st.sampled_from((" ", "\n", "„", "“", ",", ".", "("))
)


@given(st.lists(fragments, max_size=12).map("".join))
def test_nothing_that_a_stranger_writes_becomes_alive(text: str) -> None:
    """No link, mention, reference, picture, box, list, heading or mark-up, however the parts are joined."""
    shown = plain(text)

    assert re.findall(ALIVE, outside(shown), re.IGNORECASE) == []
    assert "\n" not in shown


@given(st.lists(fragments, max_size=12).map("".join))
def test_a_title_holds_words_alone(text: str) -> None:
    """A title knows no code span: whatever is no word is left out."""
    assert re.findall(ALIVE, re.sub("&#(46|41);", "", words(text)), re.IGNORECASE) == []


@pytest.mark.parametrize("text", LIVE)
def test_what_github_would_make_alive_is_shown_as_it_was_written(text: str) -> None:
    """A reader still sees every part of it."""
    seen = html.unescape(SPAN.sub(lambda span: span[2].strip(), plain(text)))

    assert seen.replace(" ", "") == text.replace(" ", "") or "&" in text


PLAIN = [
    ("„Name des Partners“ fehlt.", "„Name des Partners“ fehlt."),
    ("Grüne Berufe (e. V.), § 29: 25 % – 3. Mai", "Grüne Berufe (e. V.), § 29: 25 % – 3. Mai"),
    ("„www.evil.example“ steht nicht zur Wahl.", "„`www.evil.example`“ steht nicht zur Wahl."),
    ("IHK Lüneburg-Wolfsburg\nund @org/team", "IHK Lüneburg-Wolfsburg und `@org/team`"),
    ("<img src=x>", "`<img` `src=x>`"),
    ("1. Mai", "1&#46; Mai"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "shown"), PLAIN)
def test_words_stay_as_they_are(text: str, shown: str) -> None:
    """A German sentence reads like one; only what is no word stands in a code span."""
    assert plain(text) == shown


def test_a_title_keeps_its_words() -> None:
    """What cannot be a word is three dots."""
    assert words("Müller & Söhne, Fixes #3 (www.a.de)") == "Müller … Söhne, Fixes … (…)"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a", "`a`"),
        ("a `b` c", "``a `b` c``"),
        ("``a", "``` ``a ```"),
        ("a\nb\u2028- c", "`a b - c`"),
        ("", "` `"),
    ],
)
def test_a_code_span_has_a_fence_that_its_value_cannot_close(value: str, expected: str) -> None:
    """The fence is longer than any run of backticks, and no line break ends the span."""
    assert code(value) == expected


SUMMARY = "\n".join(["# Titel", *(f"- Zeile {number}" for number in range(1000))])


@pytest.mark.parametrize("limit", [400, 1000, 5000])
def test_a_long_text_ends_at_a_line_and_counts_what_is_missing(limit: int) -> None:
    """It fits, and says how many lines are missing and where they are."""
    shown = bounded(SUMMARY, limit, "Alles liegt dort.")
    missing = re.search(r"\n\nHier ist gekürzt: Es fehlen (\d+) von 1001 Zeilen. Alles liegt dort.\n$", shown)

    assert len(shown.encode()) <= limit
    assert missing
    assert SUMMARY.split("\n")[: 1001 - int(missing[1])] == shown[: missing.start()].split("\n")


def test_a_text_that_fits_stays_as_it_is() -> None:
    """Nothing is added to it."""
    assert bounded(SUMMARY, len(SUMMARY), "x") == SUMMARY


@pytest.mark.parametrize("fence", ["```", "````", "~~~"])
def test_a_block_that_is_cut_is_closed(fence: str) -> None:
    """What follows is text again, or the sentence about the rest would be part of the block."""
    text = "\n".join([f"{fence}diff", *["+ ä"] * 1000, fence])
    shown = bounded(text, 1000, "x").split("\n")

    assert shown[shown.index("") - 1] == fence
    assert len("\n".join(shown).encode()) <= 1000


def test_a_block_that_has_ended_is_not_closed_again() -> None:
    """A shorter fence within a block ends nothing, one of its length does."""
    text = "\n".join(["````", "```", "a", "````", *["b"] * 1000])

    assert bounded(text, 1000, "x").count("````") == 2
