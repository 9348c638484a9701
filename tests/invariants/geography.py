"""What editors do to the places and borders of a data folder when a Landkreis comes or goes."""

from __future__ import annotations

import csv
import json
import shutil
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["add_places", "remove_places"]

Row = dict[str, str]

_BORDERS = "landkreise.geojson"
_SOUTH = 0.4
"""Degrees between a Landkreis and the new one below it."""


def add_places(folder: Path, like: str, key: str, id_: str) -> None:
    """Give a new Landkreis a town, its postcodes and borders, south of those of another one."""
    if not (folder / "geo").is_dir():
        return
    names = {town["ags"]: town for town in _rows(folder, "gemeinden.csv") if town["landkreis_ags"] == like}
    first = next(iter(names))
    town = f"{key}{first[len(key) :]}"

    def moved(row: Row) -> Row:
        return {name: key if value == like else town if value == first else value for name, value in row.items()}

    _change(folder, "gemeinden.csv", lambda rows: [*rows, *(moved(row) for row in rows if row["ags"] == first)])
    _change(folder, "plz.csv", lambda rows: [*rows, *(moved(row) for row in rows if row["gemeinde_ags"] == first)])
    borders = _borders(folder)
    area = next(one for one in borders["features"] if one["properties"]["ags"] == like)
    shape = {**area["geometry"], "coordinates": _southward(area["geometry"]["coordinates"])}
    borders["features"].append({**area, "properties": {"id": id_, "ags": key, "name": id_}, "geometry": shape})
    (folder / "geo" / _BORDERS).write_text(json.dumps(borders, ensure_ascii=False), "utf-8")


def _southward(part: Any) -> Any:  # noqa: ANN401 -- coordinates lie in lists of any depth
    if isinstance(part[0], list):
        return [_southward(one) for one in part]
    return [part[0], part[1] - _SOUTH]


def remove_places(folder: Path, whole: Path, key: str) -> None:
    """Take the places and borders of another folder, without those of one Landkreis."""
    if not (whole / "geo").is_dir():
        return
    shutil.copytree(whole / "geo", folder / "geo", dirs_exist_ok=True)
    for name in ("gemeinden.csv", "plz.csv"):
        _change(folder, name, lambda rows: [row for row in rows if row["landkreis_ags"] != key])
    borders = _borders(folder)
    borders["features"] = [one for one in borders["features"] if one["properties"]["ags"] != key]
    (folder / "geo" / _BORDERS).write_text(json.dumps(borders, ensure_ascii=False), "utf-8")


def _borders(folder: Path) -> dict[str, Any]:
    text: dict[str, Any] = json.loads((folder / "geo" / _BORDERS).read_text("utf-8"))
    return text


def _rows(folder: Path, name: str) -> list[Row]:
    with (folder / "geo" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _change(folder: Path, name: str, change: Callable[[list[Row]], list[Row]]) -> None:
    rows = _rows(folder, name)
    with (folder / "geo" / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(change(rows))
