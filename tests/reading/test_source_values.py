"""Tests of the reader of values: it agrees with the reader of nodes, and looks for places only where somebody asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allianz.model.dataset import load
from allianz.reading import source
from allianz.reading.messages import Place
from allianz.reading.source import read
from allianz.reading.source_values import Places, read_values
from tests.broken import LOADERS, SECOND, Data
from tests.reading.test_source import AS_TYPED, FRAGMENTS, REFUSED, TREE, YAML_LIKE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allianz.reading.nodes import Node

RECORDS = (
    "# Zwei Einträge\n\n- id: a\n  name: Müßiggänge\n  quellen: [b, c]\n  sitz:\n    ort: Ort\n    plz: 00123\n"
    '  text: >-\n    Ein Satz,\n    und noch einer.\n  zweck: "Für alle: Empfang"\n\n# der zweite\n- id: b\n'
    "  orte:\n    - ort: 'it''s'\n      quelle: c#1\n  mehr: {a: b}\n"
)
"""Two records as people write them."""

SPOILT = st.builds(
    lambda at, odd: RECORDS[:at] + odd + RECORDS[at:],
    st.integers(0, len(RECORDS)),
    st.lists(st.sampled_from(FRAGMENTS), max_size=2).map("".join),
)


def _check_same(raw: bytes, *, may_be_empty: bool) -> None:
    """Values, messages and beginnings are those of the nodes."""
    root, messages = read("x", raw, may_be_empty=may_be_empty)
    value, places, told = read_values("x", raw, may_be_empty=may_be_empty)
    assert told == messages
    assert value == (root.plain() if root else None)
    if root is None:
        return
    assert places.start() == root.place
    items: tuple[Node, ...] = root.value if isinstance(root.value, tuple) else ()
    for number, item in enumerate(items):
        assert places.start(number) == item.place
        assert [places.at(number, path) for path in _ways(item)] == [item.at(path) for path in _ways(item)]


def _ways(node: Node) -> Iterator[tuple[str | int, ...]]:
    """The way to each value below a node, and to one in it that is not there."""
    yield ("fehlt", 0)
    yield ()
    steps = range(len(node.value)) if isinstance(node.value, tuple) else node.value
    for step in () if isinstance(steps, str) else steps:
        below = node.child(step)
        yield from ((step, *way) for way in (_ways(below) if below else ()))


@pytest.mark.usefixtures("_each_loader")
@pytest.mark.parametrize("text", [text for text, _ in (*AS_TYPED, *REFUSED)])
def test_values_are_those_of_the_nodes(text: str) -> None:
    """Every case of the other reader, refused or not."""
    _check_same(text.encode(), may_be_empty=False)
    _check_same(text.encode(), may_be_empty=True)


@settings(max_examples=600)
@given(
    raw=SPOILT.map(str.encode) | YAML_LIKE.map(str.encode) | st.binary(),
    loader=st.sampled_from(sorted(LOADERS)),
    may_be_empty=st.booleans(),
)
def test_no_text_is_read_in_two_ways(raw: bytes, loader: str, *, may_be_empty: bool) -> None:
    """Whatever stands in a file, both readers agree about it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("allianz.reading.source._LOADER", LOADERS[loader])
        _check_same(raw, may_be_empty=may_be_empty)


@pytest.mark.parametrize("path", [[], ["name"], ["orte"], ["orte", 1], ["orte", 0, "plz"], ["fehlt", 0], ["text"]])
def test_a_place_is_found_when_somebody_asks(path: list[str | int]) -> None:
    """In a file that is one record, and in an item of a list."""
    root, _ = read("x", TREE)
    assert root is not None
    assert read_values("x", TREE)[1].at(None, path) == root.at(path)
    listed = b"- a: b\n- " + TREE.rstrip(b"\n").replace(b"\n", b"\n  ") + b"\n"
    nodes, _ = read("x", listed)
    assert nodes is not None
    assert read_values("x", listed)[1].at(1, path) == nodes.at([1, *path])


def test_nothing_is_where_nothing_can_be_read() -> None:
    """Who asks for a place in a file that cannot be read asks too much."""
    value, places, messages = read_values("x", b"a: [\n")
    assert (value, len(messages)) == (None, 1)
    with pytest.raises(ValueError, match="x"):
        places.at(None, ["a"])


def _refuse(*_args: object, **_kwargs: object) -> None:
    raise AssertionError


def test_data_without_a_fault_are_read_without_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """The places cost more than all the rest of reading: no rule may ask for one before it has found something."""
    monkeypatch.setattr(source, "_Composer", _refuse)
    dataset = load(SECOND)
    assert dataset.place(dataset.partners[0]) == Place(f"{SECOND.as_posix()}/partners.yaml", 4, 3)


def test_a_message_reads_the_entry_alone_that_it_is_about(monkeypatch: pytest.MonkeyPatch, data: Data) -> None:
    """One mistake among ten thousand partners costs no more than one among ten."""
    monkeypatch.setattr(Places, "_whole", property(_refuse))
    data.replace("partners", "art: agentur", "art: agentuur")
    (message,) = data.messages()
    assert message.startswith("data/partners.yaml:7:8: „art“ muss eines dieser Wörter sein: ")


def test_a_comment_on_purpose_and_an_address_with_a_part_are_ordinary(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a # within a word nor one that stands apart makes the file a rare one."""
    monkeypatch.setattr(source, "_Composer", _refuse)
    text = 'a: https://example.org/#b\nc: "d" # so geschrieben\n  # eingerückt\ne:   # f\n  - "\\\\g"\n'
    value, places, messages = read_values("x", text.encode())
    assert value == {"a": "https://example.org/#b", "c": "d", "e": ["\\g"]}
    assert (places.start(), messages) == (Place("x", 1, 1), [])
