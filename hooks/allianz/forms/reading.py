"""The text that GitHub makes of a filled form → answers, or what is wrong with them.

GitHub writes each question as `### Label`, an empty line and the answer; `_No response_` where there is none. What a
person typed may look like that, too: then it cannot be told apart and is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from allianz.model.loaded import nearest, shown
from allianz.reading.characters import invisible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from allianz.forms.questions import Field, Form

__all__ = ["Answers", "Problem", "form_of", "read_answers"]

_NO_RESPONSE, _NO_CHOICE = "_No response_", "None"


@dataclass(frozen=True)
class Problem:
    """A German sentence about one question, named by its label."""

    label: str
    text: str


@dataclass(frozen=True)
class Answers:
    """What was answered, question by question: texts and words meant by choices; empty where nothing was."""

    form: Form
    values: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __getitem__(self, id_: str) -> str:
        """The first value of an answer, empty where there is none."""
        return next(iter(self.values.get(id_, ())), "")

    def every(self, id_: str) -> tuple[str, ...]:
        """Every value of an answer."""
        return self.values.get(id_, ())

    def has(self, *ids: str) -> bool:
        """Whether one of these questions was answered."""
        return any(self.values.get(id_) for id_ in ids)

    def shown(self, id_: str) -> str:
        """The first answer as the form shows it."""
        options = next(question.options for question in self.form.fields if question.id == id_)
        return next(name for name, word in options.items() if word == self[id_])

    def label(self, id_: str) -> str:
        """The label of a question."""
        return next(question.label for question in self.form.fields if question.id == id_)


def form_of(body: str, forms: Sequence[Form]) -> Form | None:
    """The form that a text was made by: the one that begins with its first question."""
    first = body.replace("\r\n", "\n").lstrip("\n").partition("\n")[0].rstrip()
    return next((form for form in forms if first == f"### {form.fields[0].label}"), None)


def read_answers(body: str, form: Form) -> tuple[Answers, list[Problem]]:
    """The answers in a text that a form made; an answer that is refused is left out."""
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    starts = [_heading(lines, question) for question in form.fields]
    if problems := _misplaced(form, starts):
        return Answers(form), problems
    ends = [*(place[0] for place in starts[1:]), len(lines)]
    values: dict[str, tuple[str, ...]] = {}
    for question, place, end in zip(form.fields, starts, ends, strict=True):
        values[question.id], wrong = _answer(question, "\n".join(lines[place[0] + 1 : end]).strip("\n "))
        problems += wrong
    return Answers(form, values), problems


def _heading(lines: list[str], question: Field) -> list[int]:
    return [number for number, line in enumerate(lines) if line.rstrip() == f"### {question.label}"]


def _misplaced(form: Form, starts: list[list[int]]) -> list[Problem]:
    """Each question must stand in the text once, in the order of the form."""
    problems = []
    for question, places in zip(form.fields, starts, strict=True):
        if not places:
            text = f"Die Überschrift „### {question.label}“ fehlt. Füllen Sie das Formular bitte neu aus."
            problems.append(Problem(question.label, text))
        elif len(places) > 1:
            text = f"Die Zeile „### {question.label}“ steht mehrmals im Text. Löschen Sie die, die Sie getippt haben."
            problems.append(Problem(question.label, text))
    order = [places[0] for places in starts if places]
    if not problems and order != sorted(order):
        text = "Die Überschriften stehen nicht mehr in ihrer Reihenfolge. Füllen Sie das Formular bitte neu aus."
        problems.append(Problem("", text))
    return problems


def _answer(question: Field, text: str) -> tuple[tuple[str, ...], list[Problem]]:
    values, problems = _values(question, text)
    if question.required and not values and not problems:
        problems = [Problem(question.label, question.missing)]
    return values, problems


def _values(question: Field, text: str) -> tuple[tuple[str, ...], list[Problem]]:
    if question.kind == "tick":
        return tuple(_ticked(question, text)), []
    if not text or text == _NO_RESPONSE or (question.options and text == _NO_CHOICE):
        return (), []
    if question.options:
        return _chosen(question, text)
    lines = [line.strip().removeprefix("- ") for line in text.split("\n")] if question.kind == "lines" else [text]
    values = tuple(value for line in lines if (value := re.sub("[ \n]+", " ", line).strip(" ")))
    found = {message.text for value in values for message in invisible("", value)}
    problems = [Problem(question.label, f"„{question.label}“: {sentence}") for sentence in sorted(found)]
    return (() if problems else values), problems


def _ticked(question: Field, text: str) -> list[str]:
    lines = {line.strip().lower() for line in text.split("\n")}
    return [word for name, word in question.options.items() if f"- [x] {name.lower()}" in lines]


def _chosen(question: Field, text: str) -> tuple[tuple[str, ...], list[Problem]]:
    """The words meant; a name may hold a comma, so the longest known one counts."""
    rest = text
    words: list[str] = []
    while rest:
        known = [name for name in question.options if rest == name or rest.startswith(f"{name}, ")]
        if not known or (words and question.kind != "multi"):
            sentence = f"„{question.label}“: „{shown(rest)}“ steht nicht zur Wahl.{nearest(rest, question.options)}"
            return (), [Problem(question.label, sentence)]
        name = max(known, key=len)
        words.append(question.options[name])
        rest = rest[len(name) + 2 :]
    return tuple(dict.fromkeys(words)), []
