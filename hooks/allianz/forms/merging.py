"""Answers → the fields of a record, new or over what it holds, by the paths of the questions: one way for all forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from allianz.forms.questions import step
from allianz.model.records import Kontakt
from allianz.reading.messages import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from allianz.forms.draft import Draft
    from allianz.forms.questions import Field, Path
    from allianz.forms.reading import Answers
    from allianz.forms.writing import Plain
    from allianz.model.records import Record

__all__ = ["BODIES", "ITEMS", "Fields", "Merge", "order", "ordered"]

Fields = dict[str, "Plain"]


class Item(NamedTuple):
    """A list of blocks that a form changes one at a time: the field that names the block meant, and what is said."""

    title: str
    name: str
    several: str
    none: str


ITEMS = {
    "kontakte": Item("Kontakt", "zweck", "Dieser Partner hat mehrere Kontakte", "Dieser Partner hat keinen Kontakt"),
    "foerderung": Item("Betrag", "mass", "Dieses Projekt hat mehrere Beträge", "Dieses Projekt hat keinen Betrag"),
}
BODIES = ("anbieter", "traeger")
"""Lists of those who give or carry: partners by their ids, others by their names."""

_ORDER: dict[type[Record], tuple[str, ...]] = {
    Kontakt: ("zweck", "telefon", "email", "formular", "website", "anschrift", "zeiten", "fuer", "landkreise",
              "hinweis", "belegt", "quelle"),
}  # fmt: skip
"""Blocks whose fields the files have in another order than the model."""


def order(model: type[Record]) -> tuple[str, ...]:
    """The names of the fields of a record or block, as the files have them."""
    return _ORDER.get(model, tuple(model.model_fields))


def ordered(model: type[Record], fields: Fields) -> Fields:
    """The fields of a block as the files have them."""
    return {key: fields[key] for key in order(model) if key in fields}


@dataclass(frozen=True)
class Merge:
    """The answers of one form on their way into a record: with the source that they rest on and the form's day."""

    answers: Answers
    draft: Draft
    quelle: str
    day: str

    def fields(self, model: type[Record], old: Fields, at: Path = ()) -> Fields:
        """What was answered for a record or a block, with its proof; without the fields that stay as they are."""
        found = ((key, self._value(old.get(key), (*at, key))) for key in model.model_fields)
        new = {key: value for key, value in found if value}
        return {**new, **dict(self._proof(model, new, old, at))} if new else {}

    def _value(self, old: Plain | None, path: Path) -> Plain | None:
        form, inner = self.answers.form, step(self.answers.form.file, path).inner
        if question := form.at(path):
            return self._answer(question, old)
        if inner is None:
            return None
        if path[-1] in BODIES:
            return self._bodies(old if isinstance(old, list) else [], path)
        if path[0] in ITEMS and len(path) == 1:
            return self._items(inner, old if isinstance(old, list) else [], path)
        return self._block(inner, old, path)

    def _answer(self, question: Field, old: Plain | None) -> Plain | None:
        values = self.answers.every(question.id)
        if question.kind == "tick":
            return self.day if values else None
        if question.kind == "lines" and values:
            return list(dict.fromkeys([*map(str, old if isinstance(old, list) else []), *values]))
        return list(values) if question.kind == "multi" else next(iter(values), None)

    def _block(self, model: type[Record], old: Plain | None, at: Path) -> Fields:
        """The whole block with what was answered for it; empty where nothing was and the record can do without it."""
        before = old if isinstance(old, dict) else {}
        new = self.fields(model, before, at)
        if not new and not before and step(self.answers.form.file, at).info.is_required():
            new = {"quelle": self.quelle}
        return ordered(model, {**before, **new}) if new else {}

    def _proof(self, model: type[Record], new: Fields, old: Fields, at: Path) -> Iterator[tuple[str, Plain]]:
        """The source of what is new, and from when it is; when a partner left says nothing about how it came."""
        told = [f"{key}_quelle" for key in new]
        told += [key for key in (f"{name.removesuffix('_hinweis')}_quelle" for name in new) if key not in old]
        for key in ("quelle", *told):
            if self.quelle and key in model.model_fields and set(new) != {"bis"}:
                yield key, self.quelle
        if "belegt" in model.model_fields and "belegt" not in new:
            question = self.answers.form.at((*at, "belegt"))
            if at and not question and self.answers["belegt"]:
                yield "belegt", self.answers["belegt"]
            elif question and set(new) - FREE:
                self.draft.say(question.label, question.missing)

    def _bodies(self, old: list[Plain], at: Path) -> Plain | None:
        """Those who give or carry, with the ones that were answered."""
        form, gone = self.answers.form, self.answers.every("entfaellt")
        partner, name, website = (form.at((*at, key)) for key in ("partner", "name", "website"))
        if partner is None or name is None:
            return None
        kept = [one for one in old if isinstance(one, dict) and not any(f"{at[0]}.{key}" in gone for key in one)]
        partners: list[Plain] = [{"partner": id_} for id_ in self.answers.every(partner.id)]
        others: list[Plain] = [one for one in kept if "name" in one]
        given = {key: self.answers[one.id] for key, one in (("name", name), ("website", website)) if one}
        if name.kind == "lines":
            others += [{"name": text} for text in self.answers.every(name.id) if {"name": text} not in others]
        elif given := {key: value for key, value in given.items() if value}:
            others[:1] = [{**(others[0] if others and isinstance(others[0], dict) else {}), **given}]
        found = [*(partners or [one for one in kept if "partner" in one]), *others]
        return found if found and found != old else None if found else self._nobody(partner, name)

    def _nobody(self, partner: Field, name: Field) -> Plain:
        """Say that somebody must be named; any partner stands in, so that the rest can be checked in the same run."""
        remedy = f"Wählen Sie mindestens einen, oder füllen Sie „{name.label}“ aus."
        self.draft.say(partner.label, f"„{partner.label}“ fehlt. {remedy}")
        return [{"partner": self.draft.ids("partners")[0]}]

    def _items(self, model: type[Record], old: list[Plain], at: Path) -> Plain | None:
        """The list with the block of the same name changed, or the only one; otherwise with one more."""
        if at[0] in self.answers.every("entfaellt") or not self._is_answered(at):
            return None
        index = self.which(old, at[0])
        if index is None:
            return None
        block = self._block(model, old[index] if index >= 0 else None, at)
        return [*old[:index], block, *old[index + 1 :]] if index >= 0 else [*old, block]

    def _is_answered(self, at: Path) -> bool:
        """Whether anything about a block was answered, but for the date of its proof."""
        questions = [one for one in self.answers.form.fields if one.path[:1] == at and one.path[1:] != ("belegt",)]
        return self.answers.has(*(question.id for question in questions))

    def which(self, old: list[Plain], key: str, *, exactly: bool = False) -> int | None:
        """The number of the block that is meant, -1 for one more; None where that cannot be told, which is said.

        `exactly` where one more makes no sense.
        """
        item = ITEMS[key]
        question = self.answers.form.at((key, item.name))
        names = [str(one.get(item.name, "")) for one in old if isinstance(one, dict)]
        if question is None:
            return None
        wanted = self.answers[question.id]
        if wanted in names or (len(names) == 1 and not wanted):
            return names.index(wanted) if wanted else 0
        if not exactly and (wanted or not names):
            return -1
        self.draft.say(question.label, f"„{question.label}“: {_which_one(item, names)}")
        return None


FREE = frozenset({"kurzname", "website", "gebiet_hinweis", "suchworte", "bestaetigt"})
"""Fields that need no source."""


def _which_one(item: Item, names: Iterable[str]) -> str:
    known = ", ".join(f"„{shown(name)}“" for name in names)
    if not known:
        return f"{item.none}, der entfallen kann."
    return f"{item.several} ({known}). Nennen Sie, welchen Sie meinen."
