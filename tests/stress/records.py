"""Records made by others' conventions: each is accepted, or refused at its lines with sentences."""

from __future__ import annotations

import json
from dataclasses import dataclass
from shutil import copytree
from typing import TYPE_CHECKING

from allianz.model.dataset import DataError, load
from tests.broken import SECOND, english

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Records"]

_NAMES = (
    "Kubernetes", "C++ & C# User Group", "株式会社トヨタ", "한국어 학원", "Ärzte „ohne“ Grenzen", "O’Reilly’s Büro",
    "Приморский центр", "Κέντρο Εργασίας", "مركز التوظيف", "🚀 Startup-Hub", "👩‍💻 Women in Tech", "AT&T / Bell",
    "D'Angelo GmbH", 'Die "Brücke"', "Łódź Praca", "Île-de-France", "100 % Ausbildung", "#hashtag e. V.", "a: b",
    "- Verein", "null", "2024", "node.js", "IHK (Bezirk Süd)", "@home", "`code`", "*Stern*", "C:\\Ordner", "50/50",
    "Verein zur Förderung der beruflichen Bildung und der Teilhabe am Arbeitsleben in den Gemeinden des Kreises e. V.",
)  # fmt: skip
_HOMEPAGES = (
    "https://{0}.example.org", "http://{0}.example.org/", "https://example.org/~{0}", "https://example.org/?q={0}",
    "https://{0}.example.org/a/b#c", "{0}.example.org", "www.{0}.example.org", "ftp://{0}.example.org", "",
    "https://{0}.example.org, https://example.com", "n/a", "https://münchen-{0}.example", "HTTPS://{0}.example.org",
)  # fmt: skip
_CATEGORIES = ("sonstige", "hochschule", "Other", "NGO", "kammer", "Sonstige", "category/sub", "1", "[a, b]")
_RIGHT = {"sonstige", "hochschule", "kammer"}


@dataclass(frozen=True)
class Records:
    """So many partners in a data folder of their own."""

    folder: Path
    size: int

    def run(self) -> Iterator[str]:
        """What is wrong with how they are received."""
        copytree(SECOND, self.folder)
        file = self.folder / "partners.yaml"
        before = file.read_text("utf-8").rstrip("\n")
        first = before.count("\n") + 2
        records = [_record(number) for number in range(self.size)]
        length = records[0].count("\n") + 1
        refused, lost = self._refused(before, records, first, length)
        yield from lost
        kept = [record for number, record in enumerate(records) if number not in refused]
        again, lost = self._refused(before, kept, first, length)
        yield from lost
        yield from (f"refused without a reason: {kept[number]}" for number in again)
        yield from (
            f"accepted: {records[number]}" for number in set(range(self.size)) - refused if not _is_right(number)
        )

    @property
    def right(self) -> set[int]:
        """The numbers of the records that break no rule by their making."""
        return {number for number in range(self.size) if _is_right(number)}

    def _refused(self, before: str, records: list[str], first: int, length: int) -> tuple[set[int], list[str]]:
        """The numbers of the records that are refused, and the messages that are none about a record or no German."""
        (self.folder / "partners.yaml").write_text("\n".join([before, *records, ""]), "utf-8")
        try:
            load(self.folder, "data")
        except DataError as error:
            at = {message: (message.place.line - first) // length for message in error.messages}
            lost = [str(one) for one, number in at.items() if not 0 <= number < len(records) or english(one.text)]
            return {number for number in at.values() if number >= 0}, lost
        return set(), []


def _is_right(number: int) -> bool:
    """Whether category and homepage are such as the model has them."""
    page, kind = _HOMEPAGES[number % len(_HOMEPAGES)], _CATEGORIES[number % len(_CATEGORIES)]
    return kind in _RIGHT and page.lower().startswith("http") and "," not in page


def _record(number: int) -> str:
    """A partner with the number in its names, so that all differ."""
    name = f"{_NAMES[number % len(_NAMES)]} {number}"
    page = _HOMEPAGES[number % len(_HOMEPAGES)].format(f"x{number}")
    return "\n".join(
        [
            f"- id: x-{number}",
            f"  name: {json.dumps(name, ensure_ascii=False)}",
            f"  kurzname: {json.dumps(name[-60:], ensure_ascii=False)}",
            f"  art: {_CATEGORIES[number % len(_CATEGORIES)]}",
            "  mitglied: {art: beitritt, seit: 2024-03, quelle: gruendungspapier, zuordnung: quelle}",
            f"  website: {json.dumps(page, ensure_ascii=False)}",
            "  quellen: [gruendungspapier]",
        ]
    )
