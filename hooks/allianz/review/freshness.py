"""Which entries nobody has confirmed for a year and whose proofs are old, as a checklist in Markdown with forms."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from allianz.exports.common import UNKNOWN
from allianz.model.proof import MONTHS, is_recent
from allianz.model.scalars import Datum
from allianz.reading.markdown import plain

if TYPE_CHECKING:
    from allianz.model.dataset import Dataset
    from allianz.model.records import Angebot, Partner
    from allianz.site.repository import Repository

__all__ = ["checklist", "due", "is_day", "stale"]

_INTRO = f"""Diese Einträge hat ihr Partner noch nie oder vor mehr als zwölf Monaten zuletzt bestätigt,
oder ihr Beleg ist älter als {MONTHS} Monate.
Diese Liste schreibt sich jeden Monat neu; sie schließt sich von selbst, wenn nichts mehr aussteht.

Bitten Sie den Partner, seine Seite zu lesen. Stimmt alles, genügt ein Häkchen im Formular „Eintrag bestätigen“.
"""


def due(dataset: Dataset, today: Datum) -> list[Partner]:
    """The partners of today never confirmed, or last confirmed more than twelve months before `today`.

    A month or a year without a day counts from its last day.
    """
    return [partner for partner in dataset.partners if not partner.ended and not _fresh(partner.bestaetigt, today)]


def stale(dataset: Dataset, today: Datum) -> list[Angebot]:
    """The offers whose proof is old, but for those that a partner has confirmed with its entry since."""
    confirmed = {partner.id for partner in dataset.partners if _fresh(partner.bestaetigt, today)}
    return [
        angebot
        for angebot in dataset.angebote
        if not angebot.ended
        and not is_recent(angebot.belegt, today)
        and not any(anbieter.partner in confirmed for anbieter in angebot.anbieter)
    ]


def _fresh(confirmed: Datum | None, today: Datum) -> bool:
    if confirmed is None:
        return False
    year, month, day = confirmed.last
    return (year + 1, month, day) >= today.last


def checklist(dataset: Dataset, today: str, repository: Repository) -> str:
    """The checklist as of a day (JJJJ-MM-TT), empty where nothing is due; its links lead to the repository."""
    day = Datum.parse(today)
    old = stale(dataset, day)
    entries = [_entry(dataset, repository, partner, old, day) for partner in due(dataset, day)]
    others = [angebot for angebot in old if not any(anbieter.partner for anbieter in angebot.anbieter)]
    entries += [_OTHERS + "\n".join(_line(repository, one) for one in others) + "\n"] if others else []
    return _INTRO + "\n" + _bounded(entries) if entries else ""


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


_OTHERS = "### Angebote anderer\n\n"


def _line(repository: Repository, angebot: Angebot) -> str:
    link = f"[Fehler melden]({repository.form('fehler-melden')})"
    return f"- [ ] {plain(angebot.titel)} (belegt {angebot.belegt or UNKNOWN}) · {link}"


def _entry(dataset: Dataset, repository: Repository, partner: Partner, old: list[Angebot], today: Datum) -> str:
    """One partner with the projects that stand on its page, and what of it has an old proof."""
    since = f"zuletzt bestätigt: {partner.bestaetigt}" if partner.bestaetigt else "noch nie bestätigt"
    projects = [
        projekt.name for projekt in dataset.projekte if any(body.partner == partner.id for body in projekt.traeger)
    ]
    proofs: list[tuple[str, Datum | None]] = [
        (way.zweck, way.belegt) for way in partner.kontakte if not is_recent(way.belegt, today)
    ]
    proofs += [(one.titel, one.belegt) for one in old if any(giver.partner == partner.id for giver in one.anbieter)]
    shown = f" Auf der Seite stehen auch diese Projekte: {plain(', '.join(projects))}." if projects else ""
    aged = ", ".join(f"{plain(name)} ({belegt or UNKNOWN})" for name, belegt in proofs)
    shown += f" Älter als {MONTHS} Monate ist der Beleg hier: {aged}." if aged else ""
    confirm, change = (repository.form(f"eintrag-{word}") for word in ("bestaetigen", "aendern"))
    links = f"[Bestätigen]({confirm}) · [Ändern]({change})"
    return f"### {plain(partner.name)}\n\n- [ ] Eintrag ({since}) · {links}{shown}\n"
