"""How long a text may be that GitHub takes, and where the whole of it stands (GitHub Docs)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allianz.reading.markdown import bounded
from allianz.site.repository import run_named_in

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["LIMITS", "fitting", "fitting_here"]

LIMITS = {"zusammenfassung": 1_000_000, "vorschlag": 60_000, "kommentar": 60_000}
"""Kind of text → bytes. GitHub refuses the summary of a step over 1 MiB, and other texts over 65,536 characters."""


def fitting(text: str, kind: str, run: str) -> str:
    """A text cut to what GitHub takes; `run` is the address of the run that holds the whole, empty where none does."""
    whole = f"Die ganze Zusammenfassung liegt im [Lauf der Prüfung]({run})." if run else "Alles steht im Protokoll."
    return bounded(text, LIMITS[kind], whole)


def fitting_here(text: str, kind: str, environment: Mapping[str, str]) -> str:
    """The same within a run of GitHub Actions."""
    return fitting(text, kind, run_named_in(environment))
