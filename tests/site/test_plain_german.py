"""Plain German: what the templates themselves say on pages of help can be read by everybody.

What editors write in `data/` is measured by hints (`allianz.model.hints`); here it is left out.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from allianz.model.dataset import load
from allianz.model.files import FILES, walk
from allianz.model.hints import names
from allianz.model.readability import EASY, LONGEST, amstad, sentences, without, words
from tests.broken import SECOND
from tests.documents import documents
from tests.measured import HELP, prose

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAMES = ("Netzwerkkoordination",)
"""Named exceptions: what something is called, where no shorter word means the same."""


def _of_editors() -> set[str]:
    """All sentences of the fixed data."""
    data = load(SECOND)
    parts = (part for file in FILES for _, record in data.of(file) for part in walk(record))
    values = (getattr(record, name) for _, record, name in parts)
    return {sentence for value in values if isinstance(value, str) for sentence in sentences(value)}


@pytest.fixture(scope="module")
def said(site: Path) -> Mapping[str, set[str]]:
    """Kind of page of help → the sentences of its templates, names left out."""
    editors, named = _of_editors(), {*names(load(SECOND)), *NAMES}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for document in documents(site):
        texts = prose(document.tags("main")[0])
        own = {sentence for text in texts for sentence in sentences(text)} - editors
        found[document.name.rpartition("index.html")[0].partition("/")[0]] |= {without(named, one) for one in own}
    return {kind: found[kind] for kind in HELP}


def test_no_sentence_of_a_template_is_long(said: Mapping[str, set[str]]) -> None:
    """A sentence has at most 25 words, on whatever page of help."""
    assert [text for texts in said.values() for text in texts if len(words(text)) > LONGEST] == []


@pytest.mark.parametrize("kind", HELP)
def test_the_templates_of_help_are_easy_to_read(kind: str, said: Mapping[str, set[str]]) -> None:
    """Amstad's measure of all that a kind of page says by itself is 60 and more, which is everyday German."""
    assert said[kind], "there is something to measure"
    assert amstad(list(said[kind])) >= EASY, sorted(said[kind], key=lambda text: amstad([text]))[:5]
