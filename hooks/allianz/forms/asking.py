"""What forms share beside their blocks: names, what stands above them, the questions that begin and end them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from allianz.forms.questions import Field

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "AENDERN", "BESTAETIGEN", "FEHLER", "NEAREST", "ONLY_KNOWN", "ONLY_NEW", "PUBLIC", "TABELLE", "TEXT", "as_optional",
    "confirmed", "which",
]  # fmt: skip

AENDERN, BESTAETIGEN, FEHLER = "eintrag-aendern", "eintrag-bestaetigen", "fehler-melden"
TABELLE, TEXT = "tabelle-einreichen", "text-einreichen"

NEAREST = "Wozu es am ehesten gehört."

PUBLIC = (
    "Ihr Formular und der Name Ihres GitHub-Kontos sind öffentlich zu sehen. "
    "Nennen Sie keine Namen von Personen, nur Stellen und Funktionen."
)
ONLY_KNOWN = f"Tragen Sie nur ein, was eine Quelle belegt. Was Sie nicht wissen, bleibt leer. {PUBLIC}"
ONLY_NEW = f"Füllen Sie nur aus, was sich ändert. Alles andere bleibt, wie es ist. {PUBLIC}"


def which(id_: str, label: str, options: dict[str, str], *, required: bool = True, help_: str = "") -> Field:
    """The question for the record that is meant."""
    return Field(id_, label, "dropdown", help_, options=options, required=required)


def confirmed(label: str, sentence: str, help_: str, *, required: bool) -> Field:
    """The tick by which a partner confirms its entry, on the day of the form."""
    key = "partners.bestaetigt"
    return Field("bestaetigt", label, "tick", help_, (key,), {sentence: "ja"}, required=required, path=("bestaetigt",))


def as_optional(*fields: Field) -> Iterable[Field]:
    """Questions of a block that may be missing as a whole."""
    return (replace(question, required=False) for question in fields)
