"""Answers → a change of the draft: a record changed, ended or added, the same way for every form."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from allianz.forms.doubles import doubles
from allianz.forms.draft import slug
from allianz.forms.merging import BODIES, FREE, ITEMS, Merge, ordered
from allianz.forms.sources import source
from allianz.model.files import FILES
from allianz.model.scalars import BROKEN
from allianz.reading.markdown import words
from allianz.reading.messages import shown

if TYPE_CHECKING:
    from allianz.forms.draft import Draft
    from allianz.forms.merging import Fields
    from allianz.forms.questions import Form
    from allianz.forms.reading import Answers
    from allianz.forms.writing import Plain

__all__ = ["FIRST", "SPELLING", "TAKEN", "carry", "title"]

_MODELS = {file.name: file.model for file in FILES}


def carry(answers: Answers, draft: Draft, day: str) -> None:
    """Change the draft as a form says; `day` is that of the form, JJJJ-MM-TT."""
    form, double = answers.form, list(doubles(answers, draft))
    _spelling(answers, draft)
    if form.record and answers[form.record]:
        _change(answers, draft, day)
    elif not form.record or not form.named.required:
        _add(answers, draft, day)
    spoken = {problem.label for problem in draft.problems}
    draft.problems += [problem for problem in double if problem.label not in spoken]


def _source(answers: Answers, draft: Draft, *, required: bool) -> str:
    return source(answers, draft, required=required) if answers.form.asks("quelle") else ""


def _change(answers: Answers, draft: Draft, day: str) -> None:
    file = answers.form.file
    where = (draft.record(file, answers[answers.form.record]),)
    quelle = _source(answers, draft, required=_needs_source(answers))
    merge = Merge(answers, draft, quelle, day)
    for target in answers.every("entfaellt"):
        _remove(merge, where, target.split("."))
    old = cast("Fields", draft.plain(file, *where))
    new = {**merge.fields(_MODELS[file], old), **answers.form.fixed}
    for key, value in new.items():
        if key in ITEMS:
            _put_items(draft, (file, *where, key), old.get(key), value)
        else:
            draft.put(file, where, key, value)
    if quelle and (file != "partners" or {"name", "mitglied"} & set(new) or quelle not in draft.used_sources()):
        _rest_on(draft, file, where, quelle)
    if file == "partners" and "mitglied" in new:
        _left(answers, draft, where)


def _needs_source(answers: Answers) -> bool:
    """Whether something was answered that only a source can say; what falls away needs none."""
    gone = answers.every("entfaellt")
    return any(
        answers[question.id] and question.path[0] not in {*FREE, *gone}
        for question in answers.form.fields
        if question.path
    )


def _remove(merge: Merge, where: tuple[int, ...], path: list[str]) -> None:
    """Delete what is to fall away; a territory goes with its source, a block of several by its name."""
    draft, file, (*above, key) = merge.draft, merge.answers.form.file, path
    if path[0] in BODIES:
        return
    place: tuple[str | int, ...] = (*where, *above)
    if path[0] in ITEMS:
        blocks = draft.plain(file, *where, path[0])
        index = merge.which(blocks if isinstance(blocks, list) else [], path[0], exactly=True)
        if index is None:
            return
        if not above:
            draft.drop(file, (*where, key), index)
            return
        place = (*where, path[0], index, *above[1:])
    for name in (key, f"{key}_quelle"):
        if isinstance(draft.plain(file, *place), dict):
            draft.remove(file, place, name)


def _put_items(draft: Draft, at: tuple[str | int, ...], old: object, new: Plain) -> None:
    """Change the blocks of a list that differ, and add the one that is more."""
    (file, *where, key), before = at, old if isinstance(old, list) else []
    for index, block in enumerate(cast("list[Fields]", new)):
        if index >= len(before):
            if before:
                draft.append(str(file), (*where, key), block)
            else:
                draft.put(str(file), tuple(where), str(key), [block])
        for name, value in block.items() if index < len(before) and block != before[index] else ():
            draft.put(str(file), (*where, key, index), name, value, list(block))


def _rest_on(draft: Draft, file: str, where: tuple[int, ...], quelle: str) -> None:
    old = draft.plain(file, *where, "quellen")
    if isinstance(old, list) and quelle not in old:
        draft.put(file, where, "quellen", [*old, quelle])


def _left(answers: Answers, draft: Draft, where: tuple[int, ...]) -> None:
    """Who left cannot be reached, and gives no offer any more: others go on with it, or it ends as well."""
    gone: Plain = {"partner": answers["partner"]}
    followers: list[Plain] = [{"partner": id_} for id_ in answers.every("nachfolge")]
    goes_on = answers["angebote"] == "nachfolge"
    if goes_on and not followers:
        question = answers.form.question(answers.label("nachfolge"))
        draft.say(question.label, question.missing)
    draft.remove("partners", where, "kontakte")
    for number in range(len(draft.ids("angebote"))):
        givers = draft.plain("angebote", number, "anbieter")
        if not isinstance(givers, list) or gone not in givers or draft.plain("angebote", number, "bis"):
            continue
        others = [one for one in givers if one != gone and one not in followers]
        if found := [*(followers if goes_on else []), *others]:
            draft.put("angebote", (number,), "anbieter", found)
        elif answers["bis"]:
            draft.put("angebote", (number,), "bis", answers["bis"])


def _add(answers: Answers, draft: Draft, day: str) -> None:
    """Add a record that rests on the form's source."""
    file = answers.form.file
    model = _MODELS[file]
    quelle = _source(answers, draft, required=True)
    record: Fields = {"id": _new_id(answers, draft)} if "id" in model.model_fields else {}
    record |= Merge(answers, draft, quelle, day).fields(model, {})
    record |= {"quellen": [quelle]} if "quellen" in model.model_fields else {"quelle": quelle}
    draft.add(file, ordered(model, record))


FIRST = "muss mit einem Buchstaben von A bis Z oder einem Umlaut beginnen"
"""What the name of a new record must do, as a rule says it."""
TAKEN = "„{name}“: {sentence}"
"""What is said where there is such a record."""


def _new_id(answers: Answers, draft: Draft) -> str:
    """The id of a new record; where the name gives none or it is taken, one that stands in for it."""
    form, ids = answers.form, draft.ids(answers.form.file)
    question = form.question(form.label(f"{form.file}.id"))
    label, name = question.label, answers[question.id]
    id_ = slug(name)
    if id_[:1].isalpha() and id_ not in ids:
        return id_
    if id_ in ids:
        draft.say(label, TAKEN.format(name=label, sentence=form.exists.format(shown(name))))
    elif name:
        draft.say(label, BROKEN.format(name=label, must=FIRST, value=shown(name)))
    return f"neu-{len(ids)}"


def _spelling(answers: Answers, draft: Draft) -> None:
    """A place that is known with an umlaut is not to be written with ae."""
    seats = [draft.plain("partners", number, "sitz", "ort") for number in range(len(draft.ids("partners")))]
    known = [*(str(seat) for seat in seats if seat), *draft.texts("landkreise", "sitz"),
             *draft.texts("landkreise", "kurzname")]  # fmt: skip
    for question in answers.form.fields:
        word = answers[question.id]
        if question.path[-1:] != ("ort",) or not word or word in known:
            continue
        right = next((place for place in known if slug(place) == slug(word)), word)
        if right != word:
            draft.say(question.label, SPELLING.format(name=question.label, right=right, word=shown(word)))


SPELLING = "„{name}“: Schreiben Sie „{right}“ statt „{word}“."
"""What is said of a place that is known with an umlaut."""


def title(form: Form, answers: Answers) -> str:
    """What a proposal is called that a form makes."""
    given = next((answers[id_] for id_ in ("kurzname", "name", "titel", "mass") if answers[id_]), "")
    name = answers.shown(form.record) if form.record and answers[form.record] else given
    return form.does.format(words(shown(name)))
