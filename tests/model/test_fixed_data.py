"""The fixed data hold every case that the other tests need."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from allianz.model.dataset import load
from allianz.model.files import FILES, walk, within
from allianz.model.records import Betreiber, Handlungsfeld, Landkreis, Record
from allianz.model.scalars import Choice
from tests.building import SECOND

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

MODELS = [model for file in FILES for model in within(file.model)]
OPTIONAL = [
    pytest.param(model, name, id=f"{model.__name__}.{name}")
    for model in MODELS
    for name, info in model.model_fields.items()
    if not info.is_required() and (model, name) != (Landkreis, "ags")
]
"""Every field that may be left out; the key of a Landkreis only by an alliance without places (test_places)."""
"""Every field that may be left out."""


def _choice(info: FieldInfo) -> Choice | None:
    """The list of words of a field that has one, an optional field too."""
    inner = [part for argument in getattr(info.annotation, "__args__", ()) for part in _metadata(argument)]
    return next((part for part in (*info.metadata, *inner) if isinstance(part, Choice)), None)


def _metadata(annotation: object) -> tuple[object, ...]:
    return tuple(getattr(annotation, "__metadata__", ()))


WORDS = [
    pytest.param(model, name, choice, id=f"{model.__name__}.{name}")
    for model in MODELS
    for name, info in model.model_fields.items()
    if (choice := _choice(info)) and (model, name) not in {(Handlungsfeld, "piktogramm"), (Betreiber, "art")}
]
"""Every field that holds a word of a list; pictograms have a test of their own, and there is one Betreiber."""


def _values(model: type[Record], name: str) -> Iterator[object]:
    """What stands in a field, record by record, wherever such a record lies."""
    data = load(SECOND)
    for file in FILES:
        part = getattr(data, file.name)
        for record in part if file.is_list else (part,):
            yield from (
                getattr(owner, field) for _, owner, field in walk(record) if (type(owner), field) == (model, name)
            )


@pytest.mark.parametrize(("model", "name"), OPTIONAL)
def test_every_optional_field_is_used_and_left_out(model: type[Record], name: str) -> None:
    """A page that shows a field only where it is filled is tested both ways; of the alliance there is but one."""
    filled = [bool(value) for value in _values(model, name)]
    assert any(filled)
    assert len(filled) == 1 or model.model_fields[name].default or not all(filled)


@pytest.mark.parametrize(("model", "name", "choice"), WORDS)
def test_every_word_is_used(model: type[Record], name: str, choice: Choice) -> None:
    """What pages and files say of a word is tested with a record that has it."""
    assert {str(word) for word in choice.words} == {str(value) for value in _values(model, name) if value}


def test_ids_and_towns_are_as_odd_as_they_may_be() -> None:
    """A name with a hyphen and umlauts, a town in brackets, a long name: what layouts and addresses stumble over."""
    data = load(SECOND)
    assert any("-" in kreis.kurzname and not kreis.kurzname.isascii() for kreis in data.landkreise)
    assert any("(" in kreis.sitz for kreis in data.landkreise)
    assert max(len(partner.name) for partner in data.partners) > 80
    assert any(len(partner.kontakte) > 1 for partner in data.partners)
    assert any(partner.ended and partner.nachfolge for partner in data.partners)
    assert any(angebot.ended for angebot in data.angebote)
    assert {bool(anbieter.partner) for angebot in data.angebote for anbieter in angebot.anbieter} == {True, False}
    assert any(quelle.stand is None for quelle in data.quellen)
    assert any(quelle.url is None for quelle in data.quellen)
    assert [event.datum for event in data.chronik] != sorted(event.datum for event in data.chronik)
