"""The data files while one form changes them: nothing is written before all of it is checked."""

from __future__ import annotations

import difflib
import re
import shutil
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from allianz.forms.editing import Sheet
from allianz.forms.reading import Problem
from allianz.model.dataset import DataError, load
from allianz.model.files import FILES, SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from allianz.forms.writing import Plain
    from allianz.reading.messages import Message

__all__ = ["Draft", "slug"]

ORDER = {file.name: tuple(file.model.model_fields) for file in FILES}

_SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "ae", "Ö": "oe", "Ü": "ue"})
_ID_LENGTH = 80


def slug(text: str) -> str:
    """A name as an id: ä → ae, accents off, small letters, digits and single hyphens; empty where none is left."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).translate(_SPELT))
    ascii_ = plain.encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", ascii_)[: _ID_LENGTH + 1].strip("-")[:_ID_LENGTH].strip("-")


@dataclass
class Draft:
    """All files of a data folder as sheets, and the problems found so far."""

    folder: Path
    shown: str
    sheets: dict[str, Sheet]
    problems: list[Problem] = field(default_factory=list)

    @classmethod
    def open(cls, folder: Path, shown: str) -> Draft:
        """The draft of a folder whose data are in order."""
        paths = {file.name: folder / file.filename for file in FILES}
        # The bytes as they are: no line end may be translated.
        texts = {name: path.read_bytes().decode() for name, path in paths.items()}
        return cls(folder, shown, {name: Sheet(f"{shown}/{name}.yaml", text) for name, text in texts.items()})

    def say(self, label: str, sentence: str) -> None:
        """Note what is wrong with the answer to one question."""
        self.problems.append(Problem(label, sentence))

    def record(self, name: str, meant: str) -> int:
        """The number of a record in its file: of an id, or that number itself; ValueError where there is none."""
        return self.ids(name).index(meant) if "id" in ORDER[name] else int(meant)

    def ids(self, name: str) -> list[str]:
        """The ids of a file in their order."""
        return self.texts(name, "id")

    def texts(self, name: str, key: str) -> list[str]:
        """One field of every record of a file, empty where a record has none."""
        root = self.sheets[name].root
        records = root.value if isinstance(root.value, tuple) else ()
        children = [record.child(key) for record in records]
        return [str(child.value) if child and isinstance(child.value, str) else "" for child in children]

    def plain(self, name: str, *where: str | int) -> object:
        """A value as str, list or dict; None where there is none."""
        node = self.sheets[name].at(where)
        return None if node is None else node.plain()

    def put(self, name: str, where: tuple[str | int, ...], key: str, value: Plain, order: Sequence[str] = ()) -> None:
        """Give a record or a block in it a value; a new field of a record stands where the model has it."""
        order = ORDER[name] if len(where) == 1 else order
        self.sheets[name] = self.sheets[name].put(where, key, value, order)

    def remove(self, name: str, where: tuple[str | int, ...], key: str) -> None:
        """Delete a field."""
        self.sheets[name] = self.sheets[name].remove(where, key)

    def append(self, name: str, where: tuple[str | int, ...], value: Plain) -> None:
        """Put one more item at the end of a list."""
        self.sheets[name] = self.sheets[name].append(where, value)

    def add(self, name: str, record: dict[str, Plain]) -> None:
        """Add a record behind the one whose id, or date, comes before its own; without either at the end.

        So two open changes that each add a record rarely touch the same line.
        """
        key = next((key for key in ("id", "datum") if key in record), "")
        before = [(text, number) for number, text in enumerate(self.texts(name, key)) if text <= str(record.get(key))]
        index = max(before)[1] + 1 if before else 0
        self.sheets[name] = self.sheets[name].insert(index, record)

    def drop(self, name: str, where: tuple[str | int, ...], index: int) -> None:
        """Delete one item of a list, or one record."""
        self.sheets[name] = self.sheets[name].drop(where, index)

    def used_sources(self) -> set[str]:
        """The ids of sources that stand anywhere."""
        return {
            str(node.value)
            for name, sheet in self.sheets.items()
            for key, node in sheet.root.scalars()
            if name != "quellen" and key in SOURCES
        }

    def check(self) -> tuple[Message, ...]:
        """What the check of the data says about the draft; the folder itself is only read."""
        with TemporaryDirectory() as copy:
            for name, sheet in self.sheets.items():
                Path(copy, f"{name}.yaml").write_bytes(sheet.text.encode())
            try:
                load(Path(copy), self.shown)
            except DataError as error:
                return error.messages
        return ()

    def changed(self) -> dict[str, str]:
        """The files that differ from the folder: name → text in the folder."""
        texts = {name: (self.folder / f"{name}.yaml").read_bytes().decode() for name in self.sheets}
        return {name: text for name, text in texts.items() if text != self.sheets[name].text}

    def diff(self) -> str:
        """The changed lines of all files, as unified diff."""
        return "".join(line for name, old in self.changed().items() for line in self._diff(name, old))

    def _diff(self, name: str, old: str) -> Iterator[str]:
        path = f"{self.shown}/{name}.yaml"
        before, after = (text.replace("\r\n", "\n").split("\n") for text in (old, self.sheets[name].text))
        yield from (f"{line}\n" for line in difflib.unified_diff(before, after, path, path, n=2, lineterm=""))

    def write(self) -> None:
        """Write the changed files: each is put in its place only when all are whole, so that none is half written."""
        with TemporaryDirectory(dir=self.folder, prefix=".") as beside:
            changed = [f"{name}.yaml" for name in self.changed()]
            for filename in changed:
                text = self.sheets[filename.removesuffix(".yaml")].text
                Path(beside, filename).write_bytes(text.encode())
                shutil.copymode(self.folder / filename, Path(beside, filename))
            for filename in changed:
                Path(beside, filename).replace(self.folder / filename)
