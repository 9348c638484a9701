"""Packed texts: nothing of them is lost, and what they have in common is there once."""

from __future__ import annotations

import random

import pytest

from allianz.site.packing import Packer


def _long(seed: int) -> str:
    """Fifty thousand letters in which nothing repeats."""
    drawn = random.Random(seed)  # noqa: S311 -- no secret
    return "".join(drawn.choices("abcdefghijklmnopqrstuvwxyzäöüß„“ \n", k=50_000))


@pytest.mark.parametrize("texts", [["", "später"], ["Erste", "", "Dritte"], [_long(1), _long(2), f"{_long(1)}!"]])
def test_a_packed_text_comes_back_whole(texts: list[str]) -> None:
    """Also an empty one, one of more bytes than a text may repeat from, and one whose first is empty."""
    packer = Packer()
    assert [one.text for one in [packer.packed("seite", text) for text in texts]] == texts


def test_a_text_like_the_first_of_its_kind_takes_next_to_nothing() -> None:
    """Pages of a kind say much of the same; those of another kind are not looked at."""
    packer, text = Packer(), _long(1)[:10_000]
    packer.packed("partner", text)
    packer.packed("angebot", _long(2))
    assert len(packer.packed("partner", f"{text}!").content) < 500 < len(packer.packed("angebot", text).content)
