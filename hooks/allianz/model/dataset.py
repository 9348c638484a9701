"""data/ → Dataset, or every message about every file at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from allianz.model.checks import check
from allianz.model.files import FILES, File, file_of
from allianz.model.loaded import Entry, Loaded
from allianz.model.places import Geo, load_geo
from allianz.model.records import (
    Allianz,
    Angebot,
    Ereignis,
    Foerdersumme,
    Handlungsfeld,
    Landkreis,
    Partner,
    Projekt,
    Quelle,
    Record,
    Zielgruppe,
)
from allianz.model.sentences import sentence
from allianz.model.strays import strays
from allianz.reading.files import UnreadableError, content
from allianz.reading.messages import CommandError, Message, Place
from allianz.reading.source_values import ordinary, read_values
from allianz.reading.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from allianz.model.scalars import Word
    from allianz.reading.source_values import Reader

__all__ = ["DataError", "Dataset", "Draft", "load", "read"]

T = TypeVar("T", bound=Record)


class DataError(CommandError):
    """The data are refused; `messages` says why, in file order."""

    def __init__(self, messages: tuple[Message, ...]) -> None:
        super().__init__("\n".join(map(str, messages)))
        self.messages = messages


@dataclass(frozen=True)
class Dataset:
    """All checked records, in the order of their files, and where each of them stands."""

    allianz: Allianz
    handlungsfelder: tuple[Handlungsfeld, ...]
    zielgruppen: tuple[Zielgruppe, ...]
    landkreise: tuple[Landkreis, ...]
    partners: tuple[Partner, ...]
    angebote: tuple[Angebot, ...]
    projekte: tuple[Projekt, ...]
    chronik: tuple[Ereignis, ...]
    foerderung: tuple[Foerdersumme, ...]
    quellen: tuple[Quelle, ...]
    places: Mapping[tuple[str, str], Place]
    """(file, id) → where the record begins; where records have no id, the first has none, the others their number."""
    geo: Geo | None = None
    """Places and borders; None where the alliance has none."""

    def place(self, record: Record) -> Place:
        """Where a record with an id begins."""
        return self.places[file_of(record).name, str(getattr(record, "id"))]  # noqa: B009 -- Record itself has no id

    def of(self, file: File) -> Iterator[tuple[Place, Record]]:
        """The records of a file, each with the place where it begins."""
        held = getattr(self, file.name)
        for number, record in enumerate(held if file.is_list else [held]):
            yield self.places[file.name, _key(getattr(record, "id", ""), number)], record


def _key(id_: str, number: int) -> str:
    """By what a record is known within its file: its id, or its number where it has none; the first has neither."""
    return id_ or (f"#{number}" if number else "")


def load(folder: Path, shown: str | None = None) -> Dataset:
    """Read and check a data folder.

    `shown` is the folder's name in messages, by default its path as given. Raises DataError with the
    messages of all files.
    """
    with uncollected():
        return read(folder, shown).checked()


@dataclass(frozen=True)
class Draft:
    """What stands in a folder, before the rules that hold across records: `found` is wrong with single ones."""

    folder: Path
    shown: str
    loaded: Loaded
    found: tuple[Message, ...]

    def records(self) -> Dataset:
        """The records as they stand, without places and borders: a reference may lead nowhere, a field be anything."""
        return _dataset(self.loaded, None)

    def checked(self) -> Dataset:
        """All records with places and borders; DataError with the messages of all files."""
        found = list(self.found)
        geo, messages = load_geo(self.folder, self.shown, self.loaded)
        # Of one place both may speak: a Landkreis may lack borders and a partner.
        found += [*_news(check(self.loaded), found), *_news(messages, found)]
        if found:
            raise DataError(_in_order(found, self.shown))
        return _dataset(self.loaded, geo)


def read(folder: Path, shown: str | None = None, ordinary: Reader = ordinary) -> Draft:
    """Read a data folder and look at each record by itself; see `read_values` for `ordinary`."""
    shown = shown or folder.as_posix()
    found: list[Message] = [*strays(folder, shown)]
    files: dict[str, tuple[Entry, ...] | None] = {}
    for file in FILES:
        files[file.name], messages = _read_file(folder, shown, file, ordinary)
        found += messages
    return Draft(folder, shown, Loaded(files), tuple(found))


def _read_file(
    folder: Path, shown: str, file: File, ordinary: Reader
) -> tuple[tuple[Entry, ...] | None, list[Message]]:
    path = f"{shown}/{file.filename}"
    try:
        raw = content(folder / file.filename)
    except FileNotFoundError:
        return None, [Message(Place(path), "Diese Datei fehlt.")]
    except UnreadableError as error:
        return None, [Message(Place(path), str(error))]
    value, places, messages = read_values(path, raw, may_be_empty=file.may_be_empty, ordinary=ordinary)
    if value is None:
        return None, messages
    if not file.is_list:
        entries = [Entry(places, None, value)]
    elif isinstance(value, list):
        entries = [Entry(places, number, item) for number, item in enumerate(value)]
    else:
        start = next(iter(file.model.model_fields))
        text = f"Die Datei muss eine Liste sein: Jeder Eintrag beginnt mit „- {start}:“."
        return None, [*messages, Message(places.start(), text)]
    checked = [_validate(file.model, entry) for entry in entries]
    wrong = [message for _, refused in checked for message in refused]
    return tuple(entry for entry, _ in checked), messages + _news(wrong, messages)


def _validate(model: type[Record], entry: Entry) -> tuple[Entry, list[Message]]:
    """The entry with its record, or what is wrong with it."""
    try:
        return Entry(entry.places, entry.number, model.model_validate(entry.held)), []
    except ValidationError as error:
        details = error.errors(include_url=False)
    return entry, [Message(entry.at(detail["loc"]), sentence(detail, model)) for detail in details]


def _news(messages: Iterable[Message], earlier: Iterable[Message]) -> list[Message]:
    """The messages about places that no earlier check has spoken of: the others only follow from those."""
    spoken = {message.place for message in earlier}
    return [message for message in messages if message.place not in spoken]


def _in_order(messages: Iterable[Message], shown: str) -> tuple[Message, ...]:
    """In the order of the files, and of the lines within a file."""
    rank = {f"{shown}/{file.filename}": number for number, file in enumerate(FILES)}
    return tuple(sorted(messages, key=lambda message: (rank.get(message.place.path, len(rank)), message.place)))


def _dataset(loaded: Loaded, geo: Geo | None) -> Dataset:
    def all_of(name: str, model: type[T]) -> tuple[T, ...]:
        return tuple(record for _, record in loaded.records(name, model))

    (allianz,) = all_of("allianz", Allianz)
    kinds = {art.id: art.word for art in allianz.arten}
    return Dataset(
        allianz=allianz,
        handlungsfelder=all_of("handlungsfelder", Handlungsfeld),
        zielgruppen=all_of("zielgruppen", Zielgruppe),
        landkreise=all_of("landkreise", Landkreis),
        partners=tuple(_of_kind(partner, kinds) for partner in all_of("partners", Partner)),
        angebote=all_of("angebote", Angebot),
        projekte=all_of("projekte", Projekt),
        chronik=all_of("chronik", Ereignis),
        foerderung=all_of("foerderung", Foerdersumme),
        quellen=all_of("quellen", Quelle),
        places={
            (name, _key(entry.text("id"), number)): entry.start
            for name in loaded.files
            for number, entry in enumerate(loaded.entries(name))
        },
        geo=geo,
    )


def _of_kind(partner: Partner, kinds: Mapping[str, Word]) -> Partner:
    """The partner with the word that the alliance says of its kind."""
    return partner.model_copy(update={"art": kinds[partner.art]})
