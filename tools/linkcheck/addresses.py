"""All addresses of the web in the data and in the prose, with the lines where they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from allianz.model.files import FILES
from allianz.reading.messages import Place
from allianz.reading.source import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = ["addresses"]

_ADDRESS = re.compile(r"https?://[^\s\"'<>\\`{}|^\[\]]+")
_PROSE = {".md", ".html"}


def addresses(data: Path, prose: list[Path]) -> Mapping[str, tuple[Place, ...]]:
    """Address → places, in the order of the files; `prose` are folders of Markdown and templates."""
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for file in FILES:
        for address, place in _in_data(data / file.filename):
            found[address].append(place)
    for folder in prose:
        for path in sorted(path for path in folder.rglob("*") if path.suffix in _PROSE):
            for address, place in _in_prose(path):
                found[address].append(place)
    return {address: tuple(places) for address, places in found.items()}


def _in_data(path: Path) -> Iterator[tuple[str, Place]]:
    """Values that are addresses; an address within a sentence counts, too."""
    root, _ = read(path.as_posix(), path.read_bytes())
    for _, node in root.scalars() if root else ():
        for address in _in_text(str(node.value)):
            yield address, node.place


def _in_prose(path: Path) -> Iterator[tuple[str, Place]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        for address in _in_text(line):
            yield address, Place(path.as_posix(), number)


def _in_text(text: str) -> Iterator[str]:
    """The addresses in a text without what ends a sentence or a bracket behind them."""
    for match in _ADDRESS.findall(text):
        address = match.rstrip(".,;:!?*_“”…")
        while address.endswith(")") and address.count("(") < address.count(")"):
            address = address[:-1].rstrip(".,;:!?")
        if not re.match(r"https?://(?:127\.|localhost\b|(?:[^/]*\.)?example\.)", address):
            yield address
