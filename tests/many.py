"""A data folder with as many partners as one likes."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.building import SECOND

if TYPE_CHECKING:
    from pathlib import Path


def many(folder: Path, size: int) -> Path:
    """A data folder with `size` partners: the fixed data, their first partner again and again."""
    shutil.copytree(SECOND, folder)
    file = folder / "partners.yaml"
    records = file.read_text("utf-8").split("\n- id: ")
    first = records[1]
    id_, _, rest = first.partition("\n")
    fields = {key: _field(rest, key) for key in ("name", "kurzname", "website")}
    for number in range(len(records) - 1, size):
        copy = rest
        for key, value in fields.items():
            end = f"/{number}" if key == "website" else f" {number}"
            copy = copy.replace(f"  {key}: {value}\n", f"  {key}: {value}{end}\n", 1)
        records.append(f"{id_}-{number}\n{copy}")
    file.write_text("\n- id: ".join(records), "utf-8")
    return folder


def _field(record: str, key: str) -> str:
    return record.partition(f"  {key}: ")[2].partition("\n")[0]
