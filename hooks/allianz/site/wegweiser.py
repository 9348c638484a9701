"""Who helps whom where: a partner's tasks for each Zielgruppe, and where nobody has one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from allianz.reading.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from allianz.model.dataset import Dataset
    from allianz.model.records import Aufgabe, Partner, Zielgruppe

__all__ = ["Answer", "answers", "gaps"]


@dataclass(frozen=True)
class Answer:
    """What one partner does for one Zielgruppe; `aufgaben` is never empty."""

    partner: Partner
    aufgaben: tuple[Aufgabe, ...]


def answers(dataset: Dataset) -> Mapping[str, tuple[Answer, ...]]:
    """Zielgruppe id → the partners with a task for it, in the order of their file."""
    found: defaultdict[str, list[Answer]] = defaultdict(list)
    for partner in dataset.partners:
        for gruppe in dataset.zielgruppen:
            tasks = tuple(aufgabe for aufgabe in partner.aufgaben if gruppe.id in aufgabe.zielgruppen)
            if tasks:
                found[gruppe.id].append(Answer(partner, tasks))
    return {gruppe: tuple(all_of) for gruppe, all_of in found.items()}


def gaps(dataset: Dataset) -> Iterator[Message]:
    """Each Zielgruppe and Landkreis for which no partner of that Landkreis has a task.

    A gap is no error: the data may be true and the help missing. A partner without a territory may help
    there or not, so it closes no gap.
    """
    found = answers(dataset)
    for gruppe in dataset.zielgruppen:
        helping = [answer.partner for answer in found.get(gruppe.id, ())]
        served = {landkreis for partner in helping for landkreis in partner.gebiet}
        missing = [landkreis.kurzname for landkreis in dataset.landkreise if landkreis.id not in served]
        if missing:
            anywhere = any(not partner.gebiet for partner in helping)
            yield Message(dataset.places["zielgruppen", gruppe.id], _sentence(gruppe, missing, anywhere=anywhere))


def _sentence(gruppe: Zielgruppe, missing: list[str], *, anywhere: bool) -> str:
    shown = "nur Partner ohne festes Gebiet" if anywhere else "niemanden"
    return f"Für „{gruppe.titel}“ zeigt der Wegweiser {shown} in: {', '.join(missing)}."
