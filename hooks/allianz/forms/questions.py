"""What a form and a question are, and how a question is made from a field of the model."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from allianz.model.files import FILES, declared, parts
from allianz.model.scalars import Choice, Datum, Ref, Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pydantic.fields import FieldInfo

    from allianz.model.records import Record

__all__ = ["Field", "Form", "Path", "asked", "explained", "falls", "optional", "removable", "root", "step"]

Path = tuple[str, ...]
"""The way from a record to one of its fields, without the numbers of items."""

_ROOTS = {file.name: file.model for file in FILES}
_CHOSEN = frozenset({"dropdown", "multi", "tick"})
"""Kinds of questions that are answered from a list."""

_OWN_CHOICES = frozenset({"entfaellt", "reichweite"})
"""Questions whose choices the site itself words; all others are named by the data."""
_LONG = 500
"""A text that may have more characters than this gets a box of several lines."""


@dataclass(frozen=True)
class Field:
    """One question.

    `kind` is input, textarea, lines (a textarea with one value per line), dropdown, multi or tick; `options` are the
    choices, shown → meant; `keys` name the fields of the data that the answer fills, as `file.key.key`; `path` is
    where in the form's record it is put, empty for a question about something else; `removal` is what „Was entfällt“
    calls that field. A date may be answered as offices write it, 01.03.2024.
    """

    id: str
    label: str
    kind: str
    help: str = ""
    keys: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    required: bool = False
    placeholder: str = ""
    removal: str = ""
    path: Path = ()
    rules: tuple[Rule, ...] = ()
    is_date: bool = False

    @property
    def can_be_answered(self) -> bool:
        """Whether there is something to choose from, where it asks for a choice."""
        return bool(self.options) or self.kind not in _CHOSEN

    def worded(self, say: Callable[[str], str]) -> Field:
        """The same question in other words; what is chosen from the data keeps its name."""
        label, help_, removal = map(say, (self.label, self.help, self.removal))
        own = any(key.partition(".")[2] in _OWN_CHOICES for key in self.keys) or self.id in _OWN_CHOICES
        options = {say(shown): meant for shown, meant in self.options.items()} if own else self.options
        return replace(self, label=label, help=help_, removal=removal, options=options)

    @property
    def hint(self) -> str:
        """What to do where the answer is missing."""
        if self.kind == "tick":
            return "Setzen Sie das Häkchen."
        return "Wählen Sie aus der Liste." if self.options else f"Füllen Sie dieses Feld aus. {self.help}".strip()

    @property
    def missing(self) -> str:
        """The sentence where the answer is missing."""
        return f"„{self.label}“ fehlt. {self.hint}"


@dataclass(frozen=True)
class Form:
    """One form on GitHub: `id` is its file name without ending; `intro` is Markdown.

    `file` names the data file that it changes, empty where only people read it; `record` the question that names the
    record, empty where the form adds one. `does` is what its proposal is called; `fixed` are fields that it sets by
    itself; `effect` says what else it does; `exists` what to do where the record to add is there already.
    """

    id: str
    name: str
    description: str
    intro: str
    fields: tuple[Field, ...]
    file: str = ""
    record: str = ""
    does: str = ""
    fixed: Mapping[str, str] = field(default_factory=dict)
    exists: str = ""
    effect: str = ""

    def question(self, label: str) -> Field:
        """The question with a label."""
        return next(question for question in self.fields if question.label == label)

    def label(self, key: str) -> str:
        """The label of the question that fills a field of the data, empty where none does."""
        return next((question.label for question in self.fields if key in question.keys), "")

    @property
    def named(self) -> Field:
        """The question for the record; StopIteration where a form always adds one."""
        return next(question for question in self.fields if question.id == self.record)

    def answerable(self) -> Form:
        """The same form without the questions that have nothing to choose from."""
        fields = tuple(question for question in self.fields if question.can_be_answered)
        record = self.record if any(question.id == self.record for question in fields) else ""
        return replace(self, fields=fields, record=record)

    def worded(self, say: Callable[[str], str]) -> Form:
        """The same form in other words."""
        name, description, intro, does, exists, effect = map(
            say, (self.name, self.description, self.intro, self.does, self.exists, self.effect)
        )
        fields = tuple(question.worded(say) for question in self.fields)
        return replace(
            self,
            name=name,
            description=description,
            intro=intro,
            does=does,
            exists=exists,
            effect=effect,
            fields=fields,
        )

    def asks(self, id_: str) -> bool:
        """Whether the form has a question."""
        return any(question.id == id_ for question in self.fields)

    def at(self, path: Path) -> Field | None:
        """The question whose answer is put at a path, None where none is."""
        return next((question for question in self.fields if question.path == path), None)


class Step(NamedTuple):
    """A field of the model: the record that has it, and how it is declared."""

    model: type[Record]
    info: FieldInfo

    @property
    def inner(self) -> type[Record] | None:
        """The record that the field holds, None where it holds a value."""
        return next(iter(parts(self.info.annotation)), None)


def root(file: str) -> type[Record]:
    """The model of the records of a file; KeyError where there is none."""
    return _ROOTS[file]


def step(file: str, path: Path) -> Step:
    """The field of the model at the end of a path; KeyError where there is none."""
    model = root(file)
    for key in path[:-1]:
        model = Step(model, model.model_fields[key]).inner or model
    return Step(model, model.model_fields[path[-1]])


def asked(  # noqa: PLR0913 -- a question has this many sides
    key: str, label: str, *, id_: str = "", help_: str = "", options: Mapping[str, str] | None = None,
    also: Iterable[str] = (), placeholder: str = "", removal: str = "",
) -> Field:  # fmt: skip
    """The question for a field of the data, `file.key.key`, with kind, rules and explanation from the model.

    It is required where the model requires the field and every block around it. `options` are the choices for ids.
    """
    file, *keys = key.split(".")
    path = tuple(keys)
    model = step(file, path).model
    found = declared(model, path[-1])
    rules = tuple(part for part in found if isinstance(part, Rule))
    is_list = tuple in found or any(getattr(part, "__origin__", None) is tuple for part in found)
    choices = next((part.words for part in found if isinstance(part, Choice)), ())
    if any(isinstance(part, Ref) for part in found) or choices or options:
        rules = ()
        kind = "multi" if is_list else "dropdown"
    else:
        kind = "lines" if is_list else "textarea" if _is_long(rules) else "input"
    return Field(
        id_ or path[-1], label, kind, _more(help_ or explained(model, path[-1]), label), (key, *also),
        options or {word.hint: str(word) for word in choices}, _required(file, path), placeholder, removal, path, rules,
        Datum in found,
    )  # fmt: skip


def _more(explanation: str, label: str) -> str:
    """What is explained, but for what the label says already."""
    return "" if explanation.rstrip(".") == label.rpartition(": ")[2] else explanation


def _is_long(rules: Iterable[Rule]) -> bool:
    return any((rule.max_length or 0) > _LONG for rule in rules)


def _required(file: str, path: Path) -> bool:
    return all(step(file, path[:length]).info.is_required() for length in range(1, len(path) + 1))


def explained(model: type[Record], key: str) -> str:
    """What the model says to editors about a field."""
    return model.model_fields[key].description or ""


def optional(fields: Iterable[Field]) -> tuple[Field, ...]:
    """The same questions for somebody who answers only what changes."""
    return tuple(replace(question, required=False) for question in fields)


def removable(file: str, fields: Iterable[Field]) -> dict[str, str]:
    """What may fall away, shown → path: each optional field, and the block around a field that it cannot do without."""
    found: dict[str, str] = {}
    for question in fields:
        if (path := falls(file, question.path)) and path not in found.values():
            found[question.removal or question.label] = path
    return found


def falls(file: str, path: Path) -> str:
    """What goes with a field, as `key.key`: itself, or the nearest block around it that may be missing."""
    while path and step(file, path).info.is_required():
        path = path[:-1]
    return ".".join(path)
