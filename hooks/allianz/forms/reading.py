"""The text that GitHub or the website makes of a filled form → answers, or what is wrong with them.

Both write each question as `### Label`, an empty line and the answer. GitHub writes `_No response_` where there is
none, the website leaves the question out and ends with `### Ende`. What a person typed may look like that, too: then it
cannot be told apart and is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from allianz.forms.dates import date_of
from allianz.model.nearest import nearest
from allianz.reading.characters import invisible, mended
from allianz.reading.messages import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from allianz.forms.questions import Field, Form

__all__ = ["END", "Answers", "Problem", "form_of", "letter", "only_answer", "read_answers"]

END = "### Ende"
"""The last line of what the website writes: behind it may follow what a mailer adds."""

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
    mended: tuple[str, ...] = ()
    """The labels of the questions in whose answers invisible characters were mended."""

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
    return next((form for form in forms if first == _line(form.fields[0])), None)


def _line(question: Field) -> str:
    return f"### {question.label}"


def letter(text: str, forms: Iterable[Form]) -> str:
    """What the website wrote within a text, without greeting and signature; empty where it wrote nothing of it.

    `forms` are those whose text it writes.
    """
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").split("\n")]
    begins = {_line(form.fields[0]) for form in forms}
    start = next((number for number, line in enumerate(lines) if line in begins), len(lines))
    end = next((number for number, line in enumerate(lines) if line == END and number > start), len(lines))
    return "\n".join(lines[start:end])


def only_answer(body: str) -> str:
    """The answer to the one question of a form as it was typed, without the fence that shows it as a table."""
    lines = [line.rstrip("\r") for line in body.strip("\n").split("\n")[1:]]
    kept = (line for line in lines if line not in {_NO_RESPONSE, END} and not line.startswith("```"))
    return "\n".join(kept).strip("\n")


def read_answers(body: str, form: Form) -> tuple[Answers, list[Problem]]:
    """The answers in a text that a form made; an answer that is refused is left out."""
    lines = [line.rstrip() for line in body.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    headings = [number for number, line in enumerate(lines) if line.startswith("### ")]
    if problems := list(_misplaced(form, [lines[number] for number in headings])):
        return Answers(form), problems
    ends = [*headings[1:], len(lines)]
    texts = {lines[start]: "\n".join(lines[start + 1 : end]) for start, end in zip(headings, ends, strict=False)}
    values: dict[str, tuple[str, ...]] = {}
    told = []
    for question in form.fields:
        typed = texts.get(_line(question), "").strip("\n ")
        text = typed if question.options else mended(typed)
        values[question.id], wrong = _answer(question, text)
        problems += wrong
        told += [question.label] if text != typed else []
    return Answers(form, values, tuple(told)), problems


def _misplaced(form: Form, found: list[str]) -> Iterator[Problem]:
    """Each heading must be one of the form's and stand once, in their order; a question that is left out is empty."""
    known = {_line(question): question.label for question in form.fields}
    for line in dict.fromkeys(found):
        if line not in known:
            text = (
                f"Die Zeile „{shown(line)}“ gehört zu keiner Frage dieses Formulars. Löschen Sie sie, oder füllen Sie "
            )
            yield Problem("", f"{text}das Formular neu aus.")
        elif found.count(line) > 1:
            text = f"Die Zeile „{line}“ steht mehrmals im Text. Löschen Sie die, die Sie getippt haben."
            yield Problem(known[line], text)
    order = [line for line in known if line in found]
    if sorted(found) == sorted(order) and found != order:
        text = "Die Überschriften stehen nicht mehr in ihrer Reihenfolge. Füllen Sie das Formular bitte neu aus."
        yield Problem("", text)


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
    if question.is_date:
        values = tuple(str(date_of(value) or value) for value in values)
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
