"""Which entries nobody has confirmed for a year, as a checklist in Markdown with the form for each."""

from __future__ import annotations

import itertools
import string
from typing import TYPE_CHECKING

from allianz.model.scalars import Datum

if TYPE_CHECKING:
    from allianz.model.dataset import Dataset
    from allianz.model.records import Partner
    from allianz.site.repository import Repository

__all__ = ["checklist", "due", "is_day"]

_INTRO = """Diese Einträge hat ihr Partner noch nie oder vor mehr als zwölf Monaten zuletzt bestätigt.
Diese Liste schreibt sich jeden Monat neu; sie schließt sich von selbst, wenn nichts mehr aussteht.

Bitten Sie den Partner, seine Seite zu lesen. Stimmt alles, genügt ein Häkchen im Formular „Eintrag bestätigen“.
"""


def due(dataset: Dataset, today: Datum) -> list[Partner]:
    """The partners never confirmed, or last confirmed more than twelve months before `today`.

    A month or a year without a day counts from its last day.
    """
    return [partner for partner in dataset.partners if not _fresh(partner.bestaetigt, today)]


def _fresh(confirmed: Datum | None, today: Datum) -> bool:
    if confirmed is None:
        return False
    year, month, day = confirmed.last
    return (year + 1, month, day) >= today.last


def checklist(dataset: Dataset, today: str, repository: Repository) -> str:
    """The checklist as of a day (JJJJ-MM-TT), empty where nothing is due; its links lead to the repository."""
    partners = due(dataset, Datum.parse(today))
    if not partners:
        return ""
    return _INTRO + "\n" + _bounded([_entry(dataset, repository, partner) for partner in partners])


MAX_LENGTH = 60_000
"""GitHub takes issues of up to 65,536 characters."""


def _bounded(entries: list[str]) -> str:
    """As many entries as fit into an issue; how many do not is said."""
    lengths = itertools.accumulate(len(entry) + 1 for entry in entries)
    fitting = sum(length < MAX_LENGTH for length in lengths)
    rest = [f"Und {len(entries) - fitting} weitere.\n"] if fitting < len(entries) else []
    return "\n".join([*entries[:fitting], *rest])


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar, JJJJ-MM-TT."""
    try:
        return Datum.parse(text).day != 0 and str(Datum.parse(text)) == text
    except ValueError:
        return False


def _entry(dataset: Dataset, repository: Repository, partner: Partner) -> str:
    """One partner with the projects that stand on its page."""
    since = f"zuletzt bestätigt: {partner.bestaetigt}" if partner.bestaetigt else "noch nie bestätigt"
    projects = [
        projekt.name for projekt in dataset.projekte if any(body.partner == partner.id for body in projekt.traeger)
    ]
    shown = f" Auf der Seite stehen auch diese Projekte: {_plain(', '.join(projects))}." if projects else ""
    confirm, change = (repository.form(f"eintrag-{word}", partner.kurzname) for word in ("bestaetigen", "aendern"))
    links = f"[Bestätigen]({confirm}) · [Ändern]({change})"
    return f"### {_plain(partner.name)}\n\n- [ ] Eintrag ({since}) · {links}{shown}\n"


def _plain(text: str) -> str:
    """A text that stays text in Markdown."""
    return "".join(f"&#{ord(char)};" if char in string.punctuation and char not in ",.()-" else char for char in text)
