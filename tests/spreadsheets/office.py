"""What an office does with a table: a spreadsheet opens it, bends what it takes for another thing, saves it."""

from __future__ import annotations

import csv
import difflib
import io
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from allianz.exports import exports
from allianz.model.dataset import load
from allianz.spreadsheets.grid import TableError
from allianz.spreadsheets.returning import bring_back
from tests.serving import SITE_URL

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.broken import Data

Rows = list[dict[str, str]]

_MONTHS = ("Jan", "Feb", "Mrz", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez")


def plain(cell: str) -> str:
    """A cell as a spreadsheet saves it whose columns are all set to text."""
    return cell


def excel(cell: str) -> str:
    """A cell as German Excel shows and saves it: days and months as its own, numbers without zeros in front."""
    if found := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", cell):
        return f"{found[3]}.{found[2]}.{found[1]}"
    if found := re.fullmatch(r"(\d\d)(\d\d)-(\d\d)", cell):
        return f"{_MONTHS[int(found[3]) - 1]} {found[2]}"
    return str(int(cell)) if re.fullmatch(r"\d{1,11}", cell) else cell


def serial(cell: str) -> str:
    """A cell as a spreadsheet saves it where the column shows plain numbers: dates as the number of their day."""
    if found := re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", cell):
        day = date(int(found[1]), int(found[2]), int(found[3] or 1))
        return str((day - date(1899, 12, 30)).days)
    return excel(cell)


@dataclass(frozen=True)
class Office:
    """A data folder, a table of it, and the file that comes back."""

    data: Data
    path: Path

    def table(self, name: str) -> Rows:
        """A table of the site as a spreadsheet shows it."""
        text = exports(load(self.data.folder), SITE_URL)[f"daten/{name}.csv"].decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";", strict=True))

    def save(
        self, rows: Rows, *, bend: Callable[[str], str] = plain, encoding: str = "utf-8-sig", between: str = ";",
    ) -> None:  # fmt: skip
        """Save rows as a spreadsheet does: quotation marks only where they must be."""
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=between, lineterminator="\r\n")
        writer.writerow(rows[0])
        writer.writerows([bend(cell) for cell in row.values()] for row in rows)
        self.path.write_bytes(text.getvalue().encode(encoding, "replace"))

    def files(self) -> dict[str, bytes]:
        """All data files as they are."""
        return {path.name: path.read_bytes() for path in sorted(self.data.folder.glob("*.yaml"))}

    def bring_back(self) -> str:
        """What is said of the table, which is taken over."""
        return bring_back(self.path, self.data.folder)

    def refused(self) -> list[str]:
        """What is said of the table, which must be refused and change nothing: `row:column: sentence`."""
        before = self.files()
        try:
            said = self.bring_back()
        except TableError as error:
            assert self.files() == before
            return [str(message).removeprefix(f"{self.path.as_posix()}:") for message in error.messages]
        message = f"The table was taken over: {said}"
        raise AssertionError(message)

    def changed_lines(self, before: dict[str, bytes]) -> list[str]:
        """The lines of the data that went and came, in the order of the files."""
        found = []
        for name, after in self.files().items():
            old, new = (text.decode().split("\n") for text in (before[name], after))
            found += [line for line in list(difflib.unified_diff(old, new, n=0))[2:] if not line.startswith("@@")]
        return found
