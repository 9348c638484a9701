"""An artificial language: every sentence that the site says, marked and half longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.messages.pofile import write_po

from allianz.languages.catalogues import messages_dir
from allianz.review.sentences import said

if TYPE_CHECKING:
    from pathlib import Path

    from allianz.model.dataset import Dataset

__all__ = ["CODE", "END", "START", "locale", "longer"]

CODE = "eo"
"""A language that the site does not have."""
START, END = "⟦", "⟧"
_FILL = "ŋaŋ ŋeŋe "


def longer(german: str) -> str:
    """What stands for a German sentence: the same between brackets, half longer."""
    fill = (_FILL * (len(german) // 12 + 1))[: len(german) // 2]
    return f"{START}{german} {fill}{END}"


def locale(dataset: Dataset, folder: Path) -> Path:
    """A folder of catalogues in which the language knows all that the site says about a dataset."""
    target = messages_dir(folder, CODE)
    target.mkdir(parents=True)
    for domain, catalogue in said(dataset).items():
        catalogue.locale = CODE
        for message in catalogue:
            if message.id:
                one = message.id if isinstance(message.id, str) else message.id[0]
                message.string = longer(one) if isinstance(message.id, str) else tuple(map(longer, message.id))
        with (target / f"{domain}.po").open("wb") as file:
            write_po(file, catalogue, omit_header=True)
    return folder
