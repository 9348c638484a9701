"""What no two records of a file share: said with the name of the other record, on the website and by the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allianz.forms.reading import Problem
from allianz.model.checks import NAMES, UNIQUE
from allianz.reading.characters import likeness
from allianz.reading.messages import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allianz.forms.draft import Draft
    from allianz.forms.questions import Field, Form
    from allianz.forms.reading import Answers

__all__ = ["CALLED", "DOUBLE", "doubles", "own"]

DOUBLE = "„{name}“: „{value}“ steht schon bei „{other}“. Jeder Eintrag braucht hier etwas Eigenes."
"""What is said of a value that another record has."""

CALLED = ("kurzname", "name", "titel", "id")
"""The fields by which people know a record, the best first."""


def own(form: Form) -> Iterator[Field]:
    """The questions whose answers no two records share, but for the id that a name leads to."""
    for question in form.fields:
        if len(question.path) == 1 and (form.file, question.path[0]) in UNIQUE:
            yield question


def doubles(answers: Answers, draft: Draft) -> Iterator[Problem]:
    """Answers that another record of the draft has; names that look the same are one."""
    form = answers.form
    same = draft.record(form.file, answers[form.record]) if form.record and answers[form.record] else None
    for question in own(form):
        (key,), value = question.path, answers[question.id]
        meant = likeness if key in NAMES else str
        for number, text in enumerate(draft.texts(form.file, key) if value else ()):
            if text and number != same and meant(text) == meant(value):
                yield Problem(question.label, _double(question, value, draft, form.file, number))
                break


def _double(question: Field, value: str, draft: Draft, file: str, number: int) -> str:
    called = (draft.plain(file, number, key) for key in CALLED)
    other = next(str(name) for name in called if name)
    return DOUBLE.format(name=question.label, value=shown(value), other=other)
