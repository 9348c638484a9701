"""The sentences of the data and of the model that visitors read: all of them, and the data in another language."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import cache
from operator import is_
from typing import TYPE_CHECKING, Any, NamedTuple

from allianz.languages.language import MISSING
from allianz.model import words as vocabulary
from allianz.model.files import FILES, declared, found, parts
from allianz.model.records import Record
from allianz.model.scalars import Choice, Reader, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from allianz.languages.language import Language
    from allianz.model.dataset import Dataset

__all__ = ["labels", "missing", "said", "sentences", "spoken", "texts", "translated"]


def texts(dataset: Dataset) -> Iterator[tuple[str, str]]:
    """The name of the file and the German of each sentence of the data, as often as it stands there."""
    for file in FILES:
        held = getattr(dataset, file.name)
        for record in held if file.is_list else (held,):
            for _, _, value in found(record, _is_spoken):
                for text in (value,) if isinstance(value, str) else value:
                    yield file.name, text


def _is_spoken(model: type[Record], name: str) -> bool:
    return name in spoken(model)


def labels() -> Iterator[str]:
    """What pages show for the words of the enumerations."""
    found = [vocabulary.UEBERGREIFEND]
    for name in vocabulary.__all__:
        value = getattr(vocabulary, name)
        found += value.words if isinstance(value, Choice) and value is not vocabulary.PIKTOGRAMME else ()
    for word in found:
        yield from dict.fromkeys(filter(None, (word.label, word.plural)))


@cache
def spoken(model: type[Record]) -> tuple[str, ...]:
    """The fields of a record whose texts are translated, in their order."""
    return tuple(name for name in model.model_fields if _readers(model).get(name) is Reader.TRANSLATED)


def said(value: object) -> bool:
    """Whether a text of the data in another language, or each of several, is in that language."""
    return all(map(said, value)) if isinstance(value, tuple) else isinstance(value, str) and value[:1] != MISSING


def missing(dataset: Dataset, language: Language, prose: Iterable[str] = ()) -> tuple[frozenset[str], frozenset[str]]:
    """The German that a language has no words for: of the data, and of the pages around them.

    `prose` are the pieces of docs/, which a catalogue need not name yet.
    """
    said = {german for _, german in texts(dataset)}
    unsaid, unwritten = (frozenset(one for one in some if ("", one) not in language.known) for some in (said, prose))
    return unsaid, (language.unsaid | unwritten) - said


def translated(dataset: Dataset, language: Language, *, for_machines: bool = False) -> Dataset:
    """The same data as visitors of a language read them: ids, names, addresses, numbers and dates stay.

    For machines the hours stay too, which they read as the data write them.
    """
    if language.is_german:
        return dataset
    say = {Reader.TRANSLATED: cache(language.text), Reader.ORIGINAL: cache(language.original)}
    speaking = _Speaking({}, language.word, say if for_machines else {**say, Reader.HOURS: cache(language.hours)})
    changes: dict[str, Any] = {
        part.name: _value(getattr(dataset, part.name), None, speaking) for part in fields(dataset)
    }
    return replace(dataset, **changes)


class _Speaking(NamedTuple):
    """How a language says a word of an enumeration, and the text of a field by the field's mark: each once.

    `words` are those that were said already, by what they are in memory: words of two enumerations may be equal.
    """

    words: dict[int, Word]
    word: Callable[[Word], Word]
    text: Mapping[Reader, Callable[[str], str]]


@cache
def _readers(model: type[Record]) -> Mapping[str, Reader]:
    """The fields of a record that somebody reads → what who reads another language gets of them."""
    return {name: part for name in model.model_fields for part in declared(model, name) if isinstance(part, Reader)}


def sentences(record: Record, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """The sentences of a record and of the records within it, each with the names of the fields that lead to it."""
    for name in _speaking(type(record)):
        value, way = getattr(record, name), (*above, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, str):
                yield way, one
            elif one is not None:
                yield from sentences(one, way)


@cache
def _speaking(model: type[Record]) -> tuple[str, ...]:
    """The fields of a record that lead to sentences: texts that are translated, and records that hold such."""
    return tuple(
        name
        for name, info in model.model_fields.items()
        if name in spoken(model) or any(map(_speaking, parts(info.annotation)))
    )


def _value(value: object, reader: Reader | None, speaking: _Speaking) -> object:
    """One value of a field in a language; what it is for says the field's mark."""
    if isinstance(value, Record):
        return _record(value, speaking)
    if isinstance(value, tuple):
        told = tuple(_value(one, reader, speaking) for one in value)
        return value if all(map(is_, told, value)) else told
    if isinstance(value, Word):
        return speaking.words.get(id(value)) or speaking.words.setdefault(id(value), speaking.word(value))
    say = speaking.text.get(reader) if reader else None
    return say(value) if say and isinstance(value, str) else value


def _record(record: Record, speaking: _Speaking) -> Record:
    """The record in a language; itself where nothing of it is said otherwise, which spares large data the copies."""
    held = vars(record)
    said = {name: _value(held[name], reader, speaking) for name, reader in _told(type(record))}
    changes = {name: value for name, value in said.items() if value is not held[name]}
    return record.model_copy(update=changes) if changes else record


@cache
def _told(model: type[Record]) -> tuple[tuple[str, Reader | None], ...]:
    """The fields of a record that may be said otherwise: texts with a mark, words, and records; with their marks."""
    readers = _readers(model)
    return tuple(
        (name, readers.get(name))
        for name, info in model.model_fields.items()
        if name in readers or Word in declared(model, name) or parts(info.annotation)
    )
