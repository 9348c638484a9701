"""Filled forms as GitHub saves them: the text that its form renderer makes, within an `issues` event."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from allianz.forms.answering import answer
from allianz.forms.definition import forms
from allianz.model.dataset import load

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from allianz.forms.answering import Outcome
    from allianz.forms.questions import Form

DAY = "2026-03-14"


def form(folder: Path, id_: str) -> Form:
    """A form with the choices of a data folder."""
    texts = tuple(sorted((path.relative_to(folder).as_posix(), path.read_bytes()) for path in folder.rglob("*.*")))
    return next(form for form in _forms(texts, folder) if form.id == id_)


_KNOWN: dict[tuple[tuple[str, bytes], ...], tuple[Form, ...]] = {}
"""Contents of data folders → their forms: most tests fill forms of the same data."""


def _forms(texts: tuple[tuple[str, bytes], ...], folder: Path) -> tuple[Form, ...]:
    if texts not in _KNOWN:
        _KNOWN[texts] = forms(load(folder))
    return _KNOWN[texts]


def body(form: Form, **given: str) -> str:
    """The text of an issue: every question of the form, `_No response_` where nothing was answered."""
    return "\n\n".join(_questions(form, given).values())


def written(form: Form, **given: str) -> str:
    """What the website writes: the first question, those that were answered, and its last line."""
    first, parts = form.fields[0].id, _questions(form, given)
    return "\n\n".join([*(text for id_, text in parts.items() if id_ == first or id_ in given), "### Ende"])


def _questions(form: Form, given: Mapping[str, str]) -> dict[str, str]:
    unknown = set(given) - {question.id for question in form.fields}
    assert not unknown, unknown
    parts = {}
    for question in form.fields:
        if question.kind == "tick":
            mark = "X" if given.get(question.id) else " "
            text = "\n".join(f"- [{mark}] {shown}" for shown in question.options)
        else:
            text = given.get(question.id) or "_No response_"
        parts[question.id] = f"### {question.label}\n\n{text}"
    return parts


def event(body: str | None, number: int = 12) -> bytes:
    """An `issues` event of GitHub's webhooks, as far as the form looks at it."""
    issue = {"number": number, "title": "egal", "body": body, "updated_at": f"{DAY}T10:00:00Z"}
    return json.dumps({"action": "opened", "issue": issue}).encode()


def fill(folder: Path, id_: str, **given: str) -> Outcome:
    """Fill a form and hand it in."""
    outcome = answer(event(body(form(folder, id_), **given)), folder, "data")
    assert outcome is not None
    return outcome
