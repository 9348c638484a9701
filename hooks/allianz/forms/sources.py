"""The source that a form names: one that is known, or a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allianz.forms.draft import slug

if TYPE_CHECKING:
    from allianz.forms.draft import Draft
    from allianz.forms.reading import Answers

__all__ = ["BOTH_SOURCES", "NO_SOURCE", "drop_unused", "source"]

NO_SOURCE = "„{label}“ fehlt. Wählen Sie eine aus der Liste, oder beschreiben Sie darunter eine neue."
BOTH_SOURCES = "„{label}“: Wählen Sie eine aus der Liste oder beschreiben Sie eine neue, nicht beides."

_NEW = {"titel": "quelle_titel", "herausgeber": "quelle_herausgeber", "art": "quelle_art", "stand": "quelle_stand",
        "url": "quelle_url"}  # fmt: skip


def source(answers: Answers, draft: Draft, *, required: bool) -> str:
    """The id of the source, after adding it to the draft where it is new; empty where none is needed and given.

    Where something is wrong with it, any source stands in for it, so that the rest can be checked in the same run.
    """
    label = answers.label("quelle")
    new = {key: answers[id_] for key, id_ in _NEW.items() if answers[id_]}
    if answers["quelle"] and new:
        draft.say(label, BOTH_SOURCES.format(label=label))
        return answers["quelle"]
    if not answers["quelle"] and not new and required:
        draft.say(label, NO_SOURCE.format(label=label))
        return draft.ids("quellen")[0]
    return _new_source(answers, draft, new) if new else answers["quelle"]


def _new_source(answers: Answers, draft: Draft, new: dict[str, str]) -> str:
    """Add a source; one whose address is known is to be chosen from the list."""
    label = answers.label("quelle_url")
    urls = draft.texts("quellen", "url")
    if new.get("url") in urls:
        title = draft.texts("quellen", "titel")[urls.index(new["url"])]
        draft.say(label, f"„{label}“: Diese Quelle gibt es schon. Wählen Sie in der Liste „{title}“.")
        return draft.ids("quellen")[urls.index(new["url"])]
    id_ = _free_id(new, draft.ids("quellen"))
    draft.add("quellen", {"id": id_, **new})
    return id_


def _free_id(new: dict[str, str], taken: list[str]) -> str:
    """An id made of publisher and year, numbered where it is taken; of the title where there is no publisher."""
    year = new.get("stand", "")[:4]
    name = slug(f"{new.get('herausgeber') or new.get('titel', '')}"[:60])
    name = f"{name if name[:1].isalpha() else f'quelle-{name}'.rstrip('-')}"
    base = f"{name}-{year}" if year.isdecimal() and year.isascii() else name
    numbered = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 2))
    return next(id_ for id_ in numbered if id_ not in taken)


def drop_unused(draft: Draft, used_before: set[str]) -> None:
    """Delete the sources that nothing rests on any more since the form: the check would refuse them."""
    for id_ in sorted(used_before - draft.used_sources()):
        if id_ in draft.ids("quellen"):
            draft.drop("quellen", (), draft.record("quellen", id_))
