"""JSON Schemas of the data files, made from the model, for completion and help while typing.

The schemas are a help for editors' tools, JSON Schema draft 2020-12; what is published is decided by
`dataset.load`, which knows more.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from allianz.model.records import FILES, File
from allianz.model.scalars import Word

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["schema", "text", "write"]

Json = dict[str, Any]


def schema(file: File) -> Json:
    """The JSON Schema of one data file."""
    kind: Any = tuple[file.model, ...] if file.is_list else file.model  # type: ignore[name-defined]
    made = TypeAdapter(kind).json_schema(schema_generator=_German)
    _strip(made)
    return {"$schema": GenerateJsonSchema.schema_dialect, "title": file.filename, **made}


def text(file: File) -> str:
    """The schema as it is written: the same data give the same bytes."""
    return json.dumps(schema(file), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def write(folder: Path) -> list[Path]:
    """Write the schema of every data file into a folder; the paths written."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{file.name}.json" for file in FILES]
    for file, path in zip(FILES, paths, strict=True):
        path.write_text(text(file), encoding="utf-8")
    return paths


class _German(GenerateJsonSchema):
    """Without the titles that pydantic makes up from English and technical names."""

    def get_title_from_name(self, name: str) -> str:
        return name

    def encode_default(self, dft: Any) -> Any:
        """A word is written as the text that it is."""
        return str(dft) if isinstance(dft, Word) else super().encode_default(dft)

    def nullable_schema(self, schema: Any) -> Json:
        """A field that may be left out is not a field that may hold nothing."""
        return self.generate_inner(schema["schema"])


def _strip(part: Any) -> None:
    """Drop the docstrings of the code, which are for developers, and defaults that say nothing."""
    if isinstance(part, dict):
        if "properties" in part:
            part.pop("description", None)
            part.pop("title", None)
        if part.get("default", 0) in (None, []):
            part.pop("default")
        for value in part.values():
            _strip(value)
    elif isinstance(part, list):
        for value in part:
            _strip(value)
