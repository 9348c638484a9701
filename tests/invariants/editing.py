"""The files of a data folder as plain values, and what editors do to them, whatever they hold.

A change works on references by the model's own list of them: it knows no field of today's records where it can help it.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import yaml

from allianz.model.files import FILES, REFERENCES
from allianz.reading.source import read

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

__all__ = ["Sheets", "another", "beside", "open_sheets", "renamed", "tidy", "without", "write_sheets"]

Sheets = dict[str, Any]
"""File name → its records as lists and dicts of texts."""


_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
"""libyaml writes in a tenth of the time, where it is there."""


def open_sheets(folder: Path) -> Sheets:
    """All files of a data folder."""
    sheets = {}
    for file in FILES:
        node, messages = read(file.filename, (folder / file.filename).read_bytes())
        assert node is not None, messages
        sheets[file.name] = node.plain()
    return sheets


def write_sheets(sheets: Sheets, folder: Path) -> None:
    """Write all files; their comments are lost, which no page shows."""
    for name, value in sheets.items():
        (folder / f"{name}.yaml").write_text(
            yaml.dump(value, Dumper=_DUMPER, allow_unicode=True, sort_keys=False), "utf-8"
        )


def another(sheets: Sheets, file: str, **own: object) -> str:
    """Put one more record beside the last of a file, like it but for its own values; the new id."""
    id_ = f"noch-{sheets[file][-1]['id']}"
    sheets[file].append({**deepcopy(sheets[file][-1]), "id": id_, **own})
    return id_


def _refers(key: str, file: str) -> bool:
    return key in REFERENCES and REFERENCES[key].file == file


def renamed(part: Any, file: str, old: str, new: str) -> Any:  # noqa: ANN401 -- data hold any kind of value
    """The data with another id in every reference to a record."""
    if isinstance(part, list):
        return [renamed(one, file, old, new) for one in part]
    if not isinstance(part, dict):
        return part
    return {
        key: _replaced(value, old, new) if _refers(key, file) else renamed(value, file, old, new)
        for key, value in part.items()
    }


def _replaced(value: Any, old: str, new: str) -> Any:  # noqa: ANN401 -- as above
    if isinstance(value, list):
        return [_replaced(one, old, new) for one in value]
    return new if value == old else value


def beside(part: Any, file: str, old: str, new: str) -> Any:  # noqa: ANN401 -- as above
    """The data with a new id wherever an old one stands in a list: in a list of ids, or in a list of blocks."""
    if isinstance(part, list):
        blocks = [beside(one, file, old, new) for one in part]
        return blocks + [
            renamed(one, file, old, new) for one in part if isinstance(one, dict) and _names(one, file, old)
        ]
    if not isinstance(part, dict):
        return part
    return {
        key: [*value, new] if _refers(key, file) and isinstance(value, list) and old in value
        else beside(value, file, old, new)
        for key, value in part.items()
    }  # fmt: skip


def _names(block: dict[str, Any], file: str, id_: str) -> bool:
    return any(_refers(key, file) and value == id_ for key, value in block.items())


def without(sheets: Sheets, file: str, ids: Collection[str]) -> Sheets:
    """The data without some records and without all that hangs on them.

    A block that names one of them goes, and so does what had nobody else in its list; a record goes with a field that
    it must have. What hung on such a record goes with it.
    """
    left: Sheets = {name: _left(part, file, ids) for name, part in sheets.items()}
    left[file] = [record for record in left[file] if record["id"] not in ids]
    for each in FILES:
        if each.is_list:
            needed = {name for name, info in each.model.model_fields.items() if info.is_required()}
            left[each.name] = [record for record in left[each.name] or [] if needed <= set(record)]
            had, has = ({one.get("id") for one in one_sheet[each.name]} for one_sheet in (sheets, left))
            if gone := had - has - {None} - (set(ids) if each.name == file else set()):
                return without(left, each.name, gone)
    return left


def _left(part: Any, file: str, ids: Collection[str]) -> Any:  # noqa: ANN401 -- as above
    """A value without what hangs on some ids; None where nothing of it is left."""
    if isinstance(part, list):
        return [left for one in part if (left := _left(one, file, ids)) is not None]
    if not isinstance(part, dict):
        return part
    left = {}
    for key, value in part.items():
        refers = _refers(key, file)
        kept = _kept(value, ids) if refers else _left(value, file, ids)
        if refers and kept in (None, []):
            return None
        if kept is not None and (kept != [] or value == []):
            left[key] = kept
    return left


def _kept(value: Any, ids: Collection[str]) -> Any:  # noqa: ANN401 -- as above
    if isinstance(value, list):
        return [one for one in value if one not in ids]
    return None if value in ids else value


def tidy(sheets: Sheets) -> Sheets:
    """The data without the sources that nothing rests on any more, which the check would refuse."""
    used = set(_used({name: part for name, part in sheets.items() if name != "quellen"}))
    return {**sheets, "quellen": [quelle for quelle in sheets["quellen"] if quelle["id"] in used]}


def _used(part: Any, key: str = "") -> list[str]:  # noqa: ANN401 -- as above
    if isinstance(part, dict):
        return [id_ for name, value in part.items() for id_ in _used(value, name)]
    if isinstance(part, list):
        return [id_ for one in part for id_ in _used(one, key)]
    return [part] if _refers(key, "quellen") else []
