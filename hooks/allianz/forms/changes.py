"""Answers → changes of the draft, one function per form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allianz.forms.additions import new_offer, new_partner, new_project
from allianz.forms.definition import AENDERN, BESTAETIGEN, NEUER_PARTNER, NEUES_ANGEBOT, NEUES_PROJEKT
from allianz.forms.parts import CONTACT, CONTACT_ORDER, contact, filled, over, spelling
from allianz.forms.sources import source
from allianz.model.loaded import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from allianz.forms.draft import Draft
    from allianz.forms.parts import Fields
    from allianz.forms.reading import Answers

__all__ = ["CHANGES"]

_OFFER = {"text": "angebot_text", "kosten": "angebot_kosten", "bis": "angebot_bis", "belegt": "angebot_belegt"}
_BLOCKS = {
    "sitz": {"ort": "ort"},
    "rechtsform": {"text": "rechtsform"},
    "vertretung": {"organisation": "vertretung", "stand": "vertretung_stand"},
    "hinweis": {"text": "hinweis", "stand": "hinweis_stand"},
}
"""Block of a partner with a source of its own → its fields and their questions."""
_SOURCED = ("name", "gebiet", "kontakt_belegt", *(id_ for part in _BLOCKS.values() for id_ in part.values()),
            *_OFFER.values())  # fmt: skip


def _change(answers: Answers, draft: Draft, _day: str) -> None:
    if not answers["partner"]:
        return
    where = (draft.record("partners", answers["partner"]),)
    dropped = "kontakt" in answers.every("entfaellt")
    _remove(answers, draft, where)
    sourced = answers.has(*_SOURCED) or (answers.has(*CONTACT) and not dropped)
    quelle = source(answers, draft, required=sourced)
    _simple(answers, draft, where)
    _territory(answers, draft, where, quelle)
    for key, questions in _BLOCKS.items():
        _block(answers, draft, where, key, questions, quelle)
    if not dropped:
        _contact(answers, draft, where, quelle)
    _offer(answers, draft, quelle)
    if quelle and (answers["name"] or quelle not in draft.used_sources()):
        _add_source(draft, "partners", where, quelle)


def _remove(answers: Answers, draft: Draft, where: tuple[int]) -> None:
    """Delete what is to fall away; a territory goes with its source, a contact by its purpose."""
    for key in answers.every("entfaellt"):
        if key == "kontakt":
            _drop_contact(answers, draft, where)
        else:
            draft.remove("partners", where, key)
        if key == "gebiet":
            draft.remove("partners", where, "gebiet_quelle")


def _simple(answers: Answers, draft: Draft, where: tuple[int]) -> None:
    spelling(answers, draft)
    for key in ("name", "kurzname", "website", "gebiet_hinweis"):
        if answers[key]:
            draft.put("partners", where, key, answers[key])
    if answers["suchworte"]:
        old = draft.plain("partners", *where, "suchworte")
        words = [*(old if isinstance(old, list) else []), *answers.every("suchworte")]
        draft.put("partners", where, "suchworte", list(dict.fromkeys(words)))


def _territory(answers: Answers, draft: Draft, where: tuple[int], quelle: str) -> None:
    if answers["gebiet"]:
        draft.put("partners", where, "gebiet", list(answers.every("gebiet")))
        draft.put("partners", where, "gebiet_quelle", quelle)


def _block(  # noqa: PLR0913, PLR0917 -- where, what and from whom
    answers: Answers, draft: Draft, where: tuple[int], key: str, questions: Mapping[str, str], quelle: str
) -> None:
    """Set the answered fields of a block and its source; what was not answered stays."""
    if new := filled(answers, questions):
        old = draft.plain("partners", *where, key)
        draft.put("partners", where, key, over(old, {**new, "quelle": quelle}, (*questions, "quelle")))


def _contact(answers: Answers, draft: Draft, where: tuple[int], quelle: str) -> None:
    """Change the contact of the same purpose, or the only one; otherwise there is one more."""
    index = _which_contact(answers, draft, where) if answers.has(*CONTACT) else None
    if index is None:
        return
    label = answers.label("kontakt_belegt")
    if not answers["kontakt_belegt"]:
        draft.say(label, f"„{label}“ fehlt. {answers.form.question(label).hint}")
    old = draft.plain("partners", *where, "kontakte", index) if index >= 0 else None
    new = contact(answers, old, answers["kontakt_belegt"], quelle)
    _put_contact(draft, where, index, new)


def _which_contact(answers: Answers, draft: Draft, where: tuple[int]) -> int | None:
    """The number of the contact that is meant, -1 for one more; None where that cannot be told."""
    purposes = _purposes(draft, where)
    wanted = answers["zweck"]
    if wanted or not purposes:
        return purposes.index(wanted) if wanted in purposes else -1
    if len(purposes) == 1:
        return 0
    _ask_which(answers, draft, purposes)
    return None


def _purposes(draft: Draft, where: tuple[int]) -> list[str]:
    found = draft.plain("partners", *where, "kontakte")
    return [str(one.get("zweck", "")) for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _ask_which(answers: Answers, draft: Draft, purposes: list[str]) -> None:
    label = answers.label("zweck")
    known = ", ".join(f"„{shown(purpose)}“" for purpose in purposes)
    draft.say(label, f"„{label}“: Dieser Partner hat mehrere Kontakte ({known}). Nennen Sie, welchen Sie meinen.")


def _put_contact(draft: Draft, where: tuple[int], index: int, new: Fields) -> None:
    if index >= 0:
        for name, value in new.items():
            draft.put("partners", (*where, "kontakte", index), name, value, CONTACT_ORDER)
    elif draft.plain("partners", *where, "kontakte") is None:
        draft.put("partners", where, "kontakte", [new])
    else:
        draft.append("partners", (*where, "kontakte"), new)


def _drop_contact(answers: Answers, draft: Draft, where: tuple[int]) -> None:
    """Delete the contact of the named purpose."""
    label, purposes = answers.label("zweck"), _purposes(draft, where)
    if answers["zweck"] in purposes:
        draft.drop("partners", (*where, "kontakte"), purposes.index(answers["zweck"]))
    elif not purposes:
        draft.say(label, f"„{label}“: Dieser Partner hat keinen Kontakt, der entfallen kann.")
    else:
        _ask_which(answers, draft, purposes)


def _offer(answers: Answers, draft: Draft, quelle: str) -> None:
    """Change an offer of the partner; what changes has a new proof."""
    label = answers.label("angebot")
    new = filled(answers, _OFFER)
    if not answers["angebot"]:
        if new:
            draft.say(label, f"„{label}“ fehlt. {answers.form.question(label).hint}")
        return
    where = (draft.record("angebote", answers["angebot"]),)
    if not _gives(draft, where, answers["partner"]):
        draft.say(label, f"„{label}“: Dieses Angebot macht ein anderer.")
        return
    proof = answers.label("angebot_belegt")
    if not answers["angebot_belegt"]:
        draft.say(proof, f"„{proof}“ fehlt. {answers.form.question(proof).hint}")
    for key, value in new.items():
        draft.put("angebote", where, key, value)
    if quelle:
        _add_source(draft, "angebote", where, quelle)


def _gives(draft: Draft, where: tuple[int], partner: str) -> bool:
    found = draft.plain("angebote", *where, "anbieter")
    return isinstance(found, list) and {"partner": partner} in found


def _add_source(draft: Draft, file: str, where: tuple[int], quelle: str) -> None:
    old = draft.plain(file, *where, "quellen")
    if isinstance(old, list) and quelle not in old:
        draft.put(file, where, "quellen", [*old, quelle])


def _confirm(answers: Answers, draft: Draft, day: str) -> None:
    if answers["partner"] and answers["bestaetigt"]:
        draft.put("partners", (draft.record("partners", answers["partner"]),), "bestaetigt", day)


CHANGES: dict[str, Callable[[Answers, Draft, str], None]] = {
    AENDERN: _change,
    BESTAETIGEN: _confirm,
    NEUER_PARTNER: new_partner,
    NEUES_ANGEBOT: new_offer,
    NEUES_PROJEKT: new_project,
}
"""Form → the function that changes the draft; its last argument is the day of the form, JJJJ-MM-TT."""
