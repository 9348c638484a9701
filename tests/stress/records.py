"""Records made by others' conventions: each is accepted and found, or refused with the sentences of what it breaks."""

from __future__ import annotations

import json
from dataclasses import dataclass
from shutil import copytree
from typing import TYPE_CHECKING

from allianz.model.dataset import DataError, load
from tests.broken import SECOND, english
from tests.searching import first_hit, started
from tests.serving import serve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from allianz.reading.messages import Message

__all__ = ["Records", "found"]

_NAMES = (
    "Kubernetes", "C++ & C# User Group", "株式会社トヨタ", "한국어 학원", "Ärzte „ohne“ Grenzen", "O’Reilly’s Büro",
    "Приморский центр", "Κέντρο Εργασίας", "مركز التوظيف", "🚀 Startup-Hub", "👩‍💻 Women in Tech", "AT&T / Bell",
    "D'Angelo GmbH", 'Die "Brücke"', "Łódź Praca", "Île-de-France", "100 % Ausbildung", "#hashtag e. V.", "a: b",
    "- Verein", "null", "2024", "node.js", "IHK (Bezirk Süd)", "@home", "`code`", "*Stern*", "C:\\Ordner", "50/50",
    "Verein zur Förderung der beruflichen Bildung und der Teilhabe am Arbeitsleben in den Gemeinden des Kreises e. V.",
)  # fmt: skip
_ADDRESS = "„website“ muss eine Webadresse sein, die mit https:// oder http:// beginnt, zum Beispiel "
_HOMEPAGES = {
    "https://{0}.example.org": "",
    "http://{0}.example.org/": "",
    "https://example.org/~{0}": "",
    "https://example.org/?q={0}": "",
    "https://{0}.example.org/a/b#c": "",
    "{0}.example.org": _ADDRESS,
    "www.{0}.example.org": _ADDRESS,
    "ftp://{0}.example.org": _ADDRESS,
    "": "„website“ ist leer. Füllen Sie die Zeile aus oder löschen Sie sie.",
    "https://{0}.example.org, https://example.com": _ADDRESS,
    "n/a": _ADDRESS,
    "https://münchen-{0}.example": "",
    "HTTPS://{0}.example.org": _ADDRESS,
}
_ID = "„art“ muss aus kleinen Buchstaben a–z, Ziffern und Bindestrichen bestehen, zum Beispiel kreis-musterstadt – "
_CATEGORIES = {
    "sonstige": "",
    "hochschule": "",
    "Other": f"{_ID}hier steht Other.",
    "NGO": f"{_ID}hier steht NGO.",
    "kammer": "",
    "Sonstige": f"{_ID}hier steht Sonstige.",
    "category/sub": f"{_ID}hier steht category/sub.",
    "1": f"{_ID}hier steht 1.",
    "[a, b]": "„art“ muss ein einfacher Wert in einer Zeile sein – hier steht eine Liste.",
}
"""Homepages and categories by others' conventions, and how the sentence about each begins that breaks a rule."""


@dataclass(frozen=True)
class Records:
    """So many partners in a data folder of their own."""

    folder: Path
    size: int

    def run(self) -> Iterator[str]:
        """What is wrong with how they are received; in the end the folder holds the right ones alone."""
        copytree(SECOND, self.folder)
        before = (self.folder / "partners.yaml").read_text("utf-8").rstrip("\n")
        records = [_record(number) for number in range(self.size)]
        said, lost = self._said(before, records)
        yield from lost
        for number in range(self.size):
            expected, found = _broken(number), said.get(number, [])
            if len(found) != len(expected) or not all(map(str.startswith, sorted(found), sorted(expected))):
                yield f"{records[number]}: {found} in place of {expected}"
        again, lost = self._said(before, [records[number] for number in sorted(self.right)])
        yield from lost
        yield from (f"refused without a reason: {texts}" for texts in again.values())

    @property
    def right(self) -> set[int]:
        """The numbers of the records that break no rule by their making."""
        return {number for number in range(self.size) if not _broken(number)}

    def names(self) -> list[str]:
        """The names of the right ones."""
        return [_name(number) for number in sorted(self.right)]

    def _said(self, before: str, records: list[str]) -> tuple[dict[int, list[str]], list[str]]:
        """What is said of each record by its number, and the messages that are about none or no German."""
        (self.folder / "partners.yaml").write_text("\n".join([before, *records, ""]), "utf-8")
        first, length = before.count("\n") + 2, records[0].count("\n") + 1
        said: dict[int, list[str]] = {}
        lost = []
        for message in _refusal(self.folder):
            number = (message.place.line - first) // length
            said.setdefault(number, []).append(message.text)
            if not 0 <= number < len(records) or english(message.text):
                lost.append(str(message))
        return said, lost


def _refusal(folder: Path) -> tuple[Message, ...]:
    try:
        load(folder, "data")
    except DataError as error:
        return error.messages
    return ()


def found(names: Iterable[str], site: Path) -> Iterator[str]:
    """The names by which the search of a built and indexed site does not find their pages first."""
    with serve(site) as url, started() as browser:
        page = browser.new_page()
        page.goto(url)
        for name in names:
            if (first := first_hit(page, name)) != name:
                yield f"„{name}“ finds „{first}“"


def _kind(number: int) -> tuple[str, str]:
    """Homepage and category of a record."""
    return [*_HOMEPAGES][number % len(_HOMEPAGES)], [*_CATEGORIES][number % len(_CATEGORIES)]


def _broken(number: int) -> list[str]:
    """How the sentences begin about what a record breaks."""
    page, kind = _kind(number)
    return [sentence for sentence in (_CATEGORIES[kind], _HOMEPAGES[page]) if sentence]


def _name(number: int) -> str:
    return f"{_NAMES[number % len(_NAMES)]} {number}"


def _record(number: int) -> str:
    """A partner with the number in its names, so that all differ."""
    name, (page, kind) = _name(number), _kind(number)
    return "\n".join(
        [
            f"- id: x-{number}",
            f"  name: {json.dumps(name, ensure_ascii=False)}",
            f"  kurzname: {json.dumps(name[-60:], ensure_ascii=False)}",
            f"  art: {kind}",
            "  mitglied: {art: beitritt, seit: 2024-03, quelle: gruendungspapier, zuordnung: quelle}",
            f"  website: {json.dumps(page.format(f'x{number}'), ensure_ascii=False)}",
            "  quellen: [gruendungspapier]",
        ]
    )
