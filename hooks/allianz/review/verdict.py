"""What `check` says of the data: how much there is of them and where they know nobody, or why they are refused."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from allianz.languages.texts import missing
from allianz.model.hints import hints
from allianz.review.annotations import command
from allianz.review.faults import faults
from allianz.site.offers import gaps

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from allianz.languages.language import Language
    from allianz.model.dataset import Dataset
    from allianz.reading.messages import Message

__all__ = ["accepted", "for_github", "refused"]

_PRINTED = 200
"""Messages, or hints, that are printed at once: nobody mends more in one go."""


def accepted(
    dataset: Dataset,
    languages: Iterable[Language] = (),
    prose: Collection[str] = (),
    hard: Iterable[Message] | None = None,
) -> str:
    """The hints, and the numbers of records.

    `prose` are the pieces of docs/; for `hard` see `hints`.
    """
    others = (language for language in languages if not language.is_german)
    last = [*gaps(dataset), *(hint for language in others for hint in _unsaid(dataset, language, prose))]
    said = list(hints(dataset, hard))
    rest = len(said) - _PRINTED
    more = [f"Hier stehen die ersten {_PRINTED} Hinweise, {rest} weitere gibt es."] if rest > 0 else []
    found = "".join(f"Hinweis: {hint}\n" for hint in (*said[:_PRINTED], *more, *last))
    today = sum(not partner.ended for partner in dataset.partners)
    offers = sum(not angebot.ended for angebot in dataset.angebote)
    return (
        f"{found}Die Daten sind in Ordnung: {today} Partner von heute, {offers} Angebote, "
        f"{len(dataset.handlungsfelder)} Handlungsfelder, {len(dataset.landkreise)} Landkreise, "
        f"{len(dataset.projekte)} Projekte, {len(dataset.quellen)} Quellen."
    )


def _unsaid(dataset: Dataset, language: Language, prose: Collection[str]) -> Iterator[str]:
    """How many sentences a language lacks."""
    found = zip(missing(dataset, language, prose), ("in den Daten", "auf den Seiten"), strict=True)
    parts = ", ".join(f"{len(texts)} {where}" for texts, where in found if texts)
    if parts:
        yield f"{language.name}: Es fehlen Übersetzungen ({parts}). Was fehlt, steht dort auf Deutsch."


def refused(messages: tuple[Message, ...]) -> str:
    """The first messages, how many there are, and what follows from them."""
    rest = len(messages) - _PRINTED
    more = [f"Hier stehen die ersten {_PRINTED} Meldungen, {rest} weitere folgen danach."] if rest > 0 else []
    said = [*map(str, messages[:_PRINTED]), *more]
    return "\n".join([*said, f"{faults(messages)}. Die Website wurde nicht neu gebaut."])


def for_github(environment: Mapping[str, str], messages: tuple[Message, ...]) -> str:
    """Every message beside its line, and all of them in the summary of the job: GitHub shows ten beside lines."""
    from allianz.review.bounds import fitting_here  # noqa: PLC0415 -- only needed here; `check` stays fast
    from allianz.review.summary import refusal  # noqa: PLC0415 -- for the same reason

    if page := environment.get("GITHUB_STEP_SUMMARY"):
        with Path(page).open("a", encoding="utf-8") as file:
            file.write(fitting_here(refusal(messages), "zusammenfassung", environment))
    return "\n".join([*map(command, messages), refused(messages)])
