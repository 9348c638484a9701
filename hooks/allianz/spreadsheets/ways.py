"""Where the cell of a table stands in data/, column by column, and what is said of a column that has no such place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allianz.exports.tables import COLUMNS, OWNERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from allianz.model.dataset import Dataset

__all__ = ["TABLES", "Derived", "Every", "Field", "First", "Home", "Table", "homes"]


@dataclass(frozen=True)
class Field:
    """A cell that holds the field at this path of its record."""

    path: tuple[str, ...]


@dataclass(frozen=True)
class First:
    """A cell that holds a field of the first item of a list that has it."""

    items: str
    field: str


@dataclass(frozen=True)
class Every:
    """A cell that holds one field of every item of a list, with a bar between them."""

    items: str
    field: str


@dataclass(frozen=True)
class Derived:
    """A cell that follows from others; `remedy` says where to change them."""

    remedy: str


Way = Field | First | Every | Derived


@dataclass(frozen=True)
class Table:
    """How one table goes back: the columns by which a row is known, and the ways of the columns.

    `owner` are those of the `keys` that nobody may change; `file` is the data file, where all rows have the same.
    """

    keys: tuple[str, ...]
    ways: Mapping[str, Way]
    file: str = ""
    owner: tuple[str, ...] = ()


@dataclass(frozen=True)
class Home:
    """Where the record or block of a row stands: the file, the number of the record, the way within it."""

    file: str
    index: int
    base: tuple[str | int, ...] = ()


def homes(name: str, dataset: Dataset) -> Iterator[Home]:
    """The home of each row of a table, in the order of its rows."""
    if file := TABLES[name].file:
        yield from (Home(file, index) for index in range(len(getattr(dataset, file))))
    elif name == "kontakte":
        for index, partner in enumerate(dataset.partners):
            yield from (Home("partners", index, ("kontakte", number)) for number in range(len(partner.kontakte)))
        yield from (Home("angebote", i, ("kontakt",)) for i, angebot in enumerate(dataset.angebote) if angebot.kontakt)
    else:
        yield from (Home("foerderung", index) for index in range(len(dataset.foerderung)))
        for index, projekt in enumerate(dataset.projekte):
            yield from (Home("projekte", index, ("foerderung", number)) for number in range(len(projekt.foerderung)))


def _table(name: str, keys: str, ways: Mapping[str, Way | str], *, file: str = "") -> Table:
    """A table whose columns hold the field of their own name, but for these `ways`; a text is a path with dots."""
    given = {column: Field(tuple(way.split("."))) if isinstance(way, str) else way for column, way in ways.items()}
    plain = {column: Field((column,)) for column in COLUMNS[name]}
    return Table(tuple(keys.split()), {**plain, **given}, file, OWNERS.get(name, ()))


def _from(column: str) -> Derived:
    return Derived(f"Sie folgt aus „{column}“: Ändern Sie diese Spalte.")


_KEPT = Derived("Daran erkennt die Tabelle den Eintrag. Lassen Sie sie, wie sie ist.")
_IN_FORM = "Ändern Sie das mit dem Formular oder in der Datei {file} selbst."
_NAMES = Derived("Sie folgt aus einem anderen Eintrag: Ändern Sie diesen.")

TABLES = {
    "partner": _table("partner", "id", {
        "id": _KEPT,
        **{f"mitglied_{key}": f"mitglied.{key}" for key in ("art", "seit", "quelle", "zuordnung", "bis")},
        "sitz": "sitz.ort", "sitz_quelle": "sitz.quelle",
        "telefon": First("kontakte", "telefon"), "email": First("kontakte", "email"),
        "anschriften": Derived("Anschriften ändern Sie in kontakte.csv."), "gebiet_namen": _from("gebiet"),
        "rechtsform": "rechtsform.text", "rollen": Every("rollen", "text"),
        "vertretung": "vertretung.organisation", "vertretung_stand": "vertretung.stand",
        "hinweis": "hinweis.text", "hinweis_stand": "hinweis.stand",
    }, file="partners"),
    "kontakte": _table("kontakte", "partner angebot zweck", {
        "partner": _KEPT, "angebot": _KEPT, "partner_name": _NAMES, "angebot_titel": _NAMES,
        **{key: f"anschrift.{key}" for key in ("strasse", "plz", "ort")},
        "fuer_titel": _from("fuer"), "landkreise_namen": _from("landkreise"),
    }),
    "angebote": _table("angebote", "id", {
        "id": _KEPT, "anbieter": Derived(_IN_FORM.format(file="angebote.yaml")),
        "anbieter_partner": Derived(_IN_FORM.format(file="angebote.yaml")),
        "handlungsfelder_titel": _from("handlungsfelder"), "zielgruppen_titel": _from("zielgruppen"),
        "landkreise_namen": _from("landkreise"),
    }, file="angebote"),
    "landkreise": _table("landkreise", "id", {"id": _KEPT}, file="landkreise"),
    "projekte": _table("projekte", "id", {
        "id": _KEPT, "traeger": Derived(_IN_FORM.format(file="projekte.yaml")),
        "handlungsfeld_titel": _from("handlungsfeld"), "landkreise_namen": _from("landkreise"),
    }, file="projekte"),
    "foerderung": _table("foerderung", "projekt mass", {
        "projekt": _KEPT, "projekt_name": _NAMES,
    }),
    "chronik": _table("chronik", "datum titel", {"handlungsfeld_titel": _from("handlungsfeld")}, file="chronik"),
    "quellen": _table("quellen", "id", {"id": _KEPT}, file="quellen"),
}  # fmt: skip
"""Name of each table that goes back → how. `aufgaben` shows once more what `angebote` holds."""
