"""All rules that need no browser, and what they find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allianz.forms.definition import forms
from tests.invariants.answering import ANSWER_RULES
from tests.invariants.content import CONTENT_RULES
from tests.invariants.exported import EXPORT_RULES
from tests.invariants.pages import PAGE_RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.invariants.built import Built, Finding, Rule

__all__ = ["RULES", "findings"]


def forms_can_be_filled(built: Built) -> Iterator[Finding]:
    """Whatever the data say, each form has a choice where it asks for one, and no question stands twice."""
    for form in forms(built.dataset):
        if len({question.label for question in form.fields}) != len(form.fields):
            yield form.id, "Im Formular haben zwei Fragen denselben Namen."
        for question in form.fields:
            if question.kind in {"dropdown", "multi", "tick"} and (not question.options or "" in question.options):
                yield form.id, f"Zur Frage „{question.label}“ gibt es keine Auswahl."


RULES: tuple[Rule, ...] = (*PAGE_RULES, *CONTENT_RULES, *ANSWER_RULES, *EXPORT_RULES, forms_can_be_filled)


def findings(built: Built) -> list[Finding]:
    """What all rules find."""
    return [found for rule in RULES for found in rule(built)]
