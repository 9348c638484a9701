"""Descriptions of the tables (CSV on the Web: W3C, „Metadata Vocabulary for Tabular Data“, 2015).

A table has no place for its licence and version, for what a column means and for how its cells are read. All that
stands in a file beside it, at the address where programs look for it: the table's own with `-metadata.json`.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any, get_origin

from allianz.exports.common import LICENCE, VERSION, described
from allianz.model.files import REFERENCES, parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic.fields import FieldInfo

    from allianz.languages.language import Language
    from allianz.model.records import Begriffe, Record

__all__ = ["BETWEEN", "SUFFIX", "description"]

SUFFIX = "-metadata.json"
BETWEEN = ", "
"""What stands between several values of one cell."""

_DIALECT = {"delimiter": ";", "quoteChar": '"', "doubleQuote": True, "header": True, "encoding": "utf-8"}
_EURO = {"base": "decimal", "format": {"pattern": "0.##", "decimalChar": ",", "groupChar": "."}}


def description(
    filename: str,
    columns: Iterable[str],
    model: type[Record],
    begriffe: Begriffe | None,
    translations: Iterable[tuple[str, Language]] = (),
) -> bytes:
    """The description of one table; a column that is a field of the model is described in the model's words.

    `begriffe` are the alliance's own for some of them; columns with `translations` of others stand behind them all.
    """
    own, others = map(partial(_column, model=model), columns), (_translated(*one) for one in translations)
    document = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "de"}],
        "url": filename,
        "dc:license": {"@id": LICENCE},
        "schema:version": VERSION,
        "dialect": _DIALECT,
        "tableSchema": {"columns": [*own, *others]},
    }
    document = described(document, begriffe)
    return f"{json.dumps(document, ensure_ascii=False, indent=1)}\n".encode()


def _column(name: str, model: type[Record]) -> dict[str, Any]:
    """One column: sums are decimals, ids of other files stand apart in their cell, all else is text."""
    field = _field(name, model)
    several = field is not None and name in REFERENCES and get_origin(field.annotation) is tuple
    return {
        "name": name,
        "titles": name,
        **({"dc:description": field.description} if field and field.description else {}),
        **({"separator": BETWEEN} if several else {}),
        "datatype": _EURO if name == "betrag" else "string",
    }


def _translated(name: str, language: Language) -> dict[str, Any]:
    """The column with the translations of another one."""
    told = f"{name}_{language.code}"
    text = f"Was unter „{name}“ steht, auf {language.german_name}; leer, wo es niemand übersetzt hat."
    return {"name": told, "titles": told, "dc:description": text, "lang": language.code, "datatype": "string"}


def _field(name: str, model: type[Record]) -> FieldInfo | None:
    """The field that a column holds: of the record itself, or one of a block in it, as in `mitglied_seit`."""
    if name in model.model_fields:
        return model.model_fields[name]
    blocks = ((key, part) for key, info in model.model_fields.items() for part in parts(info.annotation))
    tails = ((part.model_fields, name.removeprefix(f"{key}_")) for key, part in blocks)
    return next((fields[tail] for fields, tail in tails if tail in fields), None)
