"""The forms as GitHub wants them: .github/ISSUE_TEMPLATE/*.yml, syntax of GitHub's issue forms."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from allianz.forms.asking import FEHLER
from allianz.forms.definition import forms

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from allianz.forms.questions import Field, Form
    from allianz.model.dataset import Dataset

__all__ = ["LABEL", "files", "write"]

LABEL = "formular"
HEAD = "# Von „make forms“ aus data/ und dem Modell geschrieben. Nicht von Hand ändern.\n"
CONFIG = f"{HEAD}blank_issues_enabled: false\n"

_TYPES = {"lines": "textarea", "multi": "dropdown", "tick": "checkboxes"}


def files(dataset: Dataset) -> dict[str, str]:
    """File name → text of every form and of the file that forbids issues without a form."""
    made = {f"{form.id}.yml": HEAD + "\n".join(_yaml(_form(form), 0)) + "\n" for form in forms(dataset)}
    return {"config.yml": CONFIG, **made}


def write(dataset: Dataset, folder: Path) -> list[Path]:
    """Write all files into a folder, and take away what an earlier run wrote and is no form now; the paths written."""
    folder.mkdir(parents=True, exist_ok=True)
    made = files(dataset)
    for path in folder.glob("*.yml"):
        if path.name not in made and path.read_text("utf-8").startswith(HEAD):
            path.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in made]


def _form(form: Form) -> dict[str, Any]:
    return {
        "name": form.name,
        "description": form.description,
        "title": f"{form.name}: ",
        "labels": [form.id if form.id == FEHLER else LABEL],
        "body": [{"type": "markdown", "attributes": {"value": form.intro}}, *map(_question, form.fields)],
    }


def _question(question: Field) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": question.label}
    if question.help:
        attributes["description"] = question.help
    if question.placeholder:
        attributes["placeholder"] = question.placeholder
    if question.kind == "multi":
        attributes["multiple"] = True
    if question.kind == "tick":
        attributes["options"] = [{"label": shown, "required": question.required} for shown in question.options]
    elif question.options:
        attributes["options"] = list(question.options)
    made = {"type": _TYPES.get(question.kind, question.kind), "id": question.id, "attributes": attributes}
    required = question.required and question.kind != "tick"
    return {**made, "validations": {"required": True}} if required else made


def _yaml(value: dict[str, Any], indent: int) -> Iterator[str]:
    """A mapping as YAML; every text stands in JSON's quotes, which YAML reads as they are meant."""
    for key, part in value.items():
        if isinstance(part, dict):
            yield f"{' ' * indent}{key}:"
            yield from _yaml(part, indent + 2)
        elif isinstance(part, list):
            yield f"{' ' * indent}{key}:"
            yield from _items(part, indent + 2)
        else:
            yield f"{' ' * indent}{key}: {json.dumps(part, ensure_ascii=False)}"


def _items(items: list[Any], indent: int) -> Iterator[str]:
    for part in items:
        if isinstance(part, dict):
            first, *rest = _yaml(part, indent + 2)
            yield f"{' ' * indent}- {first.lstrip(' ')}"
            yield from rest
        else:
            yield f"{' ' * indent}- {json.dumps(part, ensure_ascii=False)}"
