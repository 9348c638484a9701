"""Tests of the reader of ordinary lines: what it reads the reader of nodes reads too, all else it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allianz.model.dataset import load
from allianz.reading import source_values
from allianz.reading.source import MAX_DEPTH, read
from allianz.reading.source_lines import Unusual, read_lines
from tests.broken import LOADERS, SECOND

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

ORDINARY = (
    "# Zwei Einträge\n\n- id: a\n  name: Müßiggänge – b, c & d\n  quellen: [b c, d-e , § 1]\n  sitz:\n\n    ort: Ort\n"
    "    # die Zahl\n    plz: 00123\n  text: >-\n    Ein Satz: # noch einer,\n    - und ein letzter.\n\n"
    "# der zweite\n- id: b\n  orte:\n    - ort: 'it, s'\n      quelle: https://example.org/#c:1\n"
    '    - ort: "Für alle: [x] # y"\n  worte:\n      - 12:30 Uhr\n      - >\n        b\n        c\n  null: y'
)
"""Every form that is known."""

UNKNOWN = (
    "a\n", "[a]\n", "- a\n", "- [a]\n", "a:\n", "a: b\na: c\n", "a: b\n  c\n", "a: b\n  c: d\n", "a:\n- b\n",
    "a: ''\n", "a: null\n", "a: [b, ~]\n", "a: [b, ]\n", "a: []\n", "a: {b: c}\n", "a: [b: c]\n", "a: [b,\n c]\n",
    "a: [-b]\n", "a: b #c\n", 'a: "b" # c\n', "a: b: c\n", "a: b:\n", "a: b ", "a: -b\n", "a: &b c\n", "a: *b\n",
    "a: !b c\n", 'a: "\\n"\n', "a: 'it''s'\n", "a: |\n  b\n", "a: >+\n  b\n", "a: >-\nb: c\n", "b:\n  a: >-\n  c\n",
    "a: >-\n  b\n   c\n", "a: >-\n   b\n  c\n", "a: >-\n  b\n\n  # c\n", "a: >-\n  b\n \n  # c\n",
    "a: >-\n  b\n\n  c\n", "a: >-\n  b\n   \nc: d\n", "A: b\n", '"a": b\n', "<<: b\n", "? a\n", "-\n", "- - a\n",
    "-  a: b\n", "---\na: b\n", "a: b\n...\n", "%YAML 1.1\n", "a: b\n \nc: d\n", " a: b\nc: d\n", "- a: b\nc: d\n",
    "a: b\n- c\n", "a:\n  - b\n  c: d\n", "a:\n  b: c\n  - d\n", "a : b\n",
)  # fmt: skip
"""What a parser understands otherwise or a rule speaks of, and what is known nowhere near."""


@st.composite
def _lines(draw: DrawFn) -> str:
    """Lines as people write them, some of them at the wrong depth or of another form."""
    depth = st.sampled_from([0, 0, 0, 2, 2, 2, 4, 4, 1, 6])
    value = st.sampled_from(
        [
            "",
            "b c",
            "[b, c]",
            '"b: c"',
            "'b'",
            "b#c",
            ">-\n    b\n    c",
            ">-\n  b",
            ">-\n      # b\n\n",
            "b #c",
            "null",
        ]
    )
    field = st.tuples(st.sampled_from(["", "", "- "]), st.sampled_from("abcd"), value).map(
        lambda f: "{}{}: {}".format(*f)
    )
    other = st.sampled_from(["", "", "# b", "- b", "  ", "b", "- [b]", "    # b: c"])
    written = [" " * draw(depth) + draw(field | other) for _ in range(draw(st.integers(1, 7)))]
    return "\n".join(written) + draw(st.sampled_from(["\n", "", "\n\n"]))


def _spoilt(at: int, odd: str) -> str:
    return ORDINARY[:at] + odd + ORDINARY[at:]


SPOILT = st.builds(
    _spoilt, st.integers(0, len(ORDINARY)), st.sampled_from([*" \n#:-\"'[],>|?&*!{}~a", "\n\n", "\n# ", "  "])
)


@settings(max_examples=1000)
@given(text=_lines() | SPOILT, loader=st.sampled_from(sorted(LOADERS)))
def test_what_is_read_is_what_the_nodes_hold(text: str, loader: str) -> None:
    """The value, where it and its items begin, and no rule has anything to say."""
    try:
        value, starts = read_lines(text)
    except Unusual:
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("allianz.reading.source._LOADER", LOADERS[loader])
        root, messages = read("x", text.encode())
    assert root is not None
    items = root.value if isinstance(root.value, tuple) else ()
    assert (value, starts, []) == (root.plain(), [root.spot, *(item.spot for item in items)], messages)


def test_every_ordinary_form_is_known() -> None:
    """Each with the value that the nodes hold, at whatever place it stands."""
    root, messages = read("x", ORDINARY.encode())
    assert root is not None
    assert (read_lines(ORDINARY)[0], messages) == (root.plain(), [])


@pytest.mark.parametrize("text", UNKNOWN)
def test_any_other_line_is_left_to_the_parser(text: str) -> None:
    """One such line is enough, among others too."""
    for whole in (text, f"x: y\nz:\n  - w: v\n{text}"):
        with pytest.raises(Unusual):
            read_lines(whole)


@pytest.mark.parametrize("text", ["", "\n", "# a\n"])
def test_where_nothing_stands_the_parser_says_so(text: str) -> None:
    """What an empty file means depends on the file."""
    with pytest.raises(Unusual):
        read_lines(text)


def test_depth_is_bounded() -> None:
    """The rule about depth speaks before this reader gives a value."""
    deep = "\n".join("  " * depth + "a:" for depth in range(MAX_DEPTH)) + " b\n"
    assert read("x", deep.encode())[1] == []
    with pytest.raises(Unusual):
        read_lines(deep)


def _refuse(*_args: object, **_kwargs: object) -> None:
    raise AssertionError


def test_data_as_people_write_them_need_no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser takes more than twice the time."""
    monkeypatch.setattr(source_values, "events", _refuse)
    assert load(SECOND).partners
