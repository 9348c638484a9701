"""Validation errors → German sentences, worded by type and context, never by the library's English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel

from allianz.model.nearest import nearest
from allianz.model.scalars import BROKEN, RULE
from allianz.reading.messages import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic_core import ErrorDetails

    from allianz.model.records import Record

__all__ = ["GONE", "TYPES", "sentence"]

GONE = "gibt es hier nicht mehr"
"""What is said of a field that an earlier edition of the model had."""


def sentence(error: ErrorDetails, model: type[Record]) -> str:
    """The German sentence for one validation error of a record."""
    return TYPES[error["type"]](error, model)


def _shown(value: object, fault: int | None = None) -> str:
    """What stands there."""
    if isinstance(value, str):
        return shown(value, fault)
    return "eine Liste" if isinstance(value, list) else "ein Block von Feldern"


def _name(error: ErrorDetails) -> str:
    """The nearest field name of the place that the error speaks of."""
    return next((part for part in reversed(error["loc"]) if isinstance(part, str)), "")


def _rule(error: ErrorDetails, _model: type[Record]) -> str:
    context: Mapping[str, Any] = error.get("ctx", {})
    known = context.get("known")
    hint = nearest(str(context["value"]), known) if isinstance(known, list) else ""
    value = _shown(context["value"], context.get("fault"))
    return BROKEN.format(name=_name(error), must=context["must"], value=value) + hint


def _missing(error: ErrorDetails, model: type[Record]) -> str:
    name = str(error["loc"][-1])
    help_text = owner(model, error["loc"]).model_fields[name].description
    return f"„{name}“ fehlt. {help_text}"


def _unknown(error: ErrorDetails, model: type[Record]) -> str:
    record = owner(model, error["loc"])
    fields, name = record.model_fields, str(error["loc"][-1])
    if gone := getattr(record, "moved", {}).get(name):
        return f"Das Feld „{name}“ {GONE}. {gone}"
    hint = nearest(name, fields) or f" Möglich sind: {', '.join(fields)}."
    return f"Das Feld „{name}“ gibt es hier nicht.{hint}"


def _text(error: ErrorDetails, _model: type[Record]) -> str:
    return f"„{_name(error)}“ muss ein einfacher Wert in einer Zeile sein – hier steht {_shown(error['input'])}."


def _list(error: ErrorDetails, _model: type[Record]) -> str:
    return (
        f"„{_name(error)}“ muss eine Liste sein: je Eintrag eine Zeile, eingerückt, mit „- “ am Anfang – "
        f"hier steht {_shown(error['input'])}."
    )


def _block(error: ErrorDetails, model: type[Record]) -> str:
    record = owner(model, (*error["loc"], ""))
    required = [name for name, info in record.model_fields.items() if info.is_required()]
    fields = ", ".join(required or record.model_fields)
    name = f"„{_name(error)}“" if error["loc"] else "Jeder Eintrag"
    return f"{name} muss aus Feldern bestehen ({fields}) – hier steht {_shown(error['input'])}."


TYPES: dict[str, Callable[[ErrorDetails, type[Record]], str]] = {
    RULE: _rule,
    "missing": _missing,
    "extra_forbidden": _unknown,
    "string_type": _text,
    "tuple_type": _list,
    "model_type": _block,
}
"""Error type → how to say it. A test holds it against every type that the models can raise."""


def owner(model: type[BaseModel], loc: tuple[str | int, ...]) -> type[BaseModel]:
    """The model that has the last step of a path as its field."""
    for step in loc[:-1]:
        if isinstance(step, str) and step in model.model_fields:
            model = _model_in(model.model_fields[step].annotation) or model
    return model


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for arg in get_args(annotation) if (found := _model_in(arg))), None)
