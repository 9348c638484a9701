"""What a form and a question are, and how a question is made from a field of the model."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from allianz.model.files import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allianz.model.records import Record

__all__ = ["Field", "Form", "asked", "choice", "explained", "long_text"]


@dataclass(frozen=True)
class Field:
    """One question.

    `kind` is input, textarea, lines (a textarea with one value per line), dropdown, multi or tick; `options` are the
    choices, shown → meant; `keys` name the fields of the data that the answer fills, as `file.key.key`.
    """

    id: str
    label: str
    kind: str
    help: str = ""
    keys: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    required: bool = False
    placeholder: str = ""

    @property
    def hint(self) -> str:
        """What to do where the answer is missing."""
        if self.kind == "tick":
            return "Setzen Sie das Häkchen."
        return "Wählen Sie aus der Liste." if self.options else f"Füllen Sie dieses Feld aus. {self.help}".strip()


@dataclass(frozen=True)
class Form:
    """One form on GitHub: `id` is its file name without ending; `intro` is Markdown."""

    id: str
    name: str
    description: str
    intro: str
    fields: tuple[Field, ...]

    def question(self, label: str) -> Field:
        """The question with a label."""
        return next(question for question in self.fields if question.label == label)

    def label(self, key: str) -> str:
        """The label of the question that fills a field of the data, empty where none does."""
        return next((question.label for question in self.fields if key in question.keys), "")


def asked(  # noqa: PLR0913 -- a question has this many sides
    id_: str, label: str, model: type[Record], key: str, at: str, *, required: bool = False, placeholder: str = "",
    also: str = "",
) -> Field:  # fmt: skip
    """A question for one line, explained as the model explains the field."""
    keys = (f"{at}.{key}", *([also] if also else []))
    return Field(id_, label, "input", explained(model, key), keys, required=required, placeholder=placeholder)


def long_text(id_: str, label: str, help_text: str, keys: tuple[str, ...] = (), *, required: bool = False) -> Field:
    """A question for a text."""
    return Field(id_, label, "textarea", help_text, keys, required=required)


def choice(  # noqa: PLR0913 -- as above
    id_: str, label: str, model: type[Record], key: str, at: str, *, required: bool = True
) -> Field:
    """A question for a word of an enumeration, shown by its explanation."""
    options = {word.hint: str(word) for word in words(model, key)}
    return Field(id_, label, "dropdown", explained(model, key), (f"{at}.{key}",), options, required=required)


def explained(model: type[Record], key: str) -> str:
    """What the model says to editors about a field."""
    return model.model_fields[key].description or ""
