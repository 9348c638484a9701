"""Files that lie in data/ and that nobody reads: what stands in them would be lost without a word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from allianz.model.files import FILES
from allianz.model.nearest import nearest
from allianz.reading.messages import Message, Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["strays"]

_KNOWN = [file.filename for file in FILES]
_FOLDERS = ["geo", "schema"]
_TABLE = re.compile(r"\.(csv|tsv|xls[xmb]?|ods|numbers)$", re.IGNORECASE)
_ALMOST = re.compile(rf"({'|'.join(file.name for file in FILES)})\.(ya?ml)(?P<more>.*)", re.IGNORECASE)


def strays(folder: Path, shown: str) -> Iterator[Message]:
    """Each file and folder that is none of the data; hidden ones and texts about the data (.md) may lie there."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        may_lie = path.name in (_KNOWN + _FOLDERS) or path.suffix == ".md"
        if not (may_lie or path.name.startswith(".")):
            sentence = "Dieser Ordner gehört nicht zu den Daten. Löschen Sie ihn." if path.is_dir() else _about(path)
            yield Message(Place(f"{shown}/{path.name}"), sentence)


def _about(path: Path) -> str:
    if almost := _ALMOST.fullmatch(path.name):
        right = f"{almost[1].lower()}.yaml"
        if path.with_name(right).exists():
            return f"Diese Datei liest niemand, denn daneben liegt „{right}“. Löschen Sie die, die nicht mehr stimmt."
        more = f" Windows blendet Endungen wie „{almost['more']}“ oft aus." if almost["more"] else ""
        return f"Diese Datei muss „{right}“ heißen.{more}"
    if _TABLE.search(path.name):
        return (
            "Eine Tabelle liest hier niemand: Die Angaben stehen in den Dateien mit der Endung .yaml. Löschen Sie sie."
        )
    return f"Diese Datei gehört nicht zu den Daten.{nearest(path.name, _KNOWN) or ' Löschen Sie sie.'}"
