"""Answers → changes of the draft, one function per form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allianz.forms.definition import AENDERN, BESTAETIGEN, NEUER_PARTNER, NEUES_PROJEKT
from allianz.forms.draft import slug
from allianz.forms.sources import source
from allianz.model.loaded import nearest, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from allianz.forms.draft import Draft
    from allianz.forms.reading import Answers
    from allianz.forms.writing import Plain

__all__ = ["CHANGES"]

Fields = dict[str, "Plain"]

_ADDRESS = {"strasse": "strasse", "plz": "plz", "ort": "anschrift_ort", "zweck": "zweck"}
"""Field of an address → question."""
_ADDRESS_ORDER = ("strasse", "plz", "ort", "quelle", "zweck")


def _filled(answers: Answers, questions: dict[str, str]) -> Fields:
    """The fields whose question was answered."""
    return {key: answers[id_] for key, id_ in questions.items() if answers[id_]}


def _change(answers: Answers, draft: Draft, _day: str) -> None:
    if not answers["partner"]:
        return
    where = (draft.record("partners", answers["partner"]),)
    _remove(answers, draft, where)
    sourced = answers.has("name", "ort", "gebiet", *_ADDRESS.values(), "rechtsform", "vertretung", "vertretung_stand",
                          "hinweis", "hinweis_stand", *_TASK.values())  # fmt: skip
    quelle = source(answers, draft, required=sourced)
    _simple(answers, draft, where)
    _territory(answers, draft, where, quelle)
    _block(answers, draft, where, "rechtsform", {"text": "rechtsform"}, quelle)
    _block(answers, draft, where, "vertretung", {"organisation": "vertretung", "stand": "vertretung_stand"}, quelle)
    _block(answers, draft, where, "hinweis", {"text": "hinweis", "stand": "hinweis_stand"}, quelle)
    _address(answers, draft, where, quelle)
    _task(answers, draft, where, quelle)
    if quelle and (answers.has("name", "ort") or quelle not in draft.used_sources()):
        _add_source(draft, where, quelle)


def _remove(answers: Answers, draft: Draft, where: tuple[int]) -> None:
    for key in answers.every("entfaellt"):
        if key != "aufgabe":
            draft.remove("partners", where, key)
        if key == "gebiet":
            draft.remove("partners", where, "gebiet_quelle")


def _simple(answers: Answers, draft: Draft, where: tuple[int]) -> None:
    _spelling(answers, draft)
    for key in ("name", "kurzname", "ort", "website", "gebiet_hinweis"):
        if answers[key]:
            draft.put("partners", where, key, answers[key])
    if answers["suchworte"]:
        old = draft.plain("partners", *where, "suchworte")
        words = [*(old if isinstance(old, list) else []), *answers.every("suchworte")]
        draft.put("partners", where, "suchworte", list(dict.fromkeys(words)))


def _spelling(answers: Answers, draft: Draft) -> None:
    """A place that is known with an umlaut is not to be written with ae."""
    known = [*draft.texts("partners", "ort"), *draft.texts("landkreise", "sitz"),
             *draft.texts("landkreise", "kurzname")]  # fmt: skip
    for id_ in ("ort", "anschrift_ort"):
        word = answers[id_]
        right = next((place for place in known if word and slug(place) == slug(word)), word)
        if word and word not in known and right != word:
            draft.say(answers.label(id_), f"„{answers.label(id_)}“: Schreiben Sie „{right}“ statt „{shown(word)}“.")


def _territory(answers: Answers, draft: Draft, where: tuple[int], quelle: str) -> None:
    if answers["gebiet"]:
        draft.put("partners", where, "gebiet", list(answers.every("gebiet")))
        draft.put("partners", where, "gebiet_quelle", quelle)


def _block(  # noqa: PLR0913, PLR0917 -- where, what and from whom
    answers: Answers, draft: Draft, where: tuple[int], key: str, questions: dict[str, str], quelle: str
) -> None:
    """Set the answered fields of a block and its source; what was not answered stays."""
    if new := _filled(answers, questions):
        old = draft.plain("partners", *where, key)
        draft.put("partners", where, key, _over(old, {**new, "quelle": quelle}, (*questions, "quelle")))


def _over(old: object, new: Fields, order: tuple[str, ...]) -> Fields:
    """The old block with the new fields, in order."""
    both = {**(old if isinstance(old, dict) else {}), **new}
    return {key: both[key] for key in order if key in both}


def _address(answers: Answers, draft: Draft, where: tuple[int], quelle: str) -> None:
    """Change the address of the same purpose, or the only one; otherwise there is one more."""
    new = _filled(answers, _ADDRESS)
    if not new:
        return
    found = draft.plain("partners", *where, "anschriften")
    addresses = found if isinstance(found, list) else []
    purposes = [address.get("zweck", "") for address in addresses]
    wanted = answers["zweck"]
    if not wanted and len(addresses) > 1 and "" not in purposes:
        label = answers.label("zweck")
        known = ", ".join(f"„{shown(purpose)}“" for purpose in purposes)
        draft.say(label, f"„{label}“: Dieser Partner hat mehrere Anschriften ({known}). Nennen Sie, welche Sie meinen.")
        return
    index = 0 if len(addresses) == 1 and not wanted else purposes.index(wanted) if wanted in purposes else -1
    _put_item(draft, where, "anschriften", index, {**new, "quelle": quelle}, _ADDRESS_ORDER)


_TASK = {"handlungsfeld": "handlungsfeld", "text": "aufgabe", "zielgruppen": "zielgruppen", "grundlage": "grundlage"}


def _task(answers: Answers, draft: Draft, where: tuple[int], quelle: str) -> None:
    new = _filled(answers, _TASK)
    if "zielgruppen" in new:
        new["zielgruppen"] = list(answers.every("zielgruppen"))
    dropped = "aufgabe" in answers.every("entfaellt")
    if not answers["aufgabe_bisher"]:
        if dropped:
            label = answers.label("aufgabe_bisher")
            draft.say(label, f"„{label}“ fehlt. Kopieren Sie den Text der Aufgabe, die entfällt.")
        elif new:
            _put_item(draft, where, "aufgaben", -1, {**new, "quelle": quelle}, _TASK_ORDER)
        return
    index = _which_task(answers, draft, where)
    if index is None:
        return
    if dropped:
        draft.drop("partners", (*where, "aufgaben"), index)
    elif new:
        _put_item(draft, where, "aufgaben", index, {**new, "quelle": quelle}, _TASK_ORDER)


_TASK_ORDER = ("handlungsfeld", "text", "zielgruppen", "quelle", "grundlage")


def _which_task(answers: Answers, draft: Draft, where: tuple[int]) -> int | None:
    """The number of the task whose text was copied, perhaps with what stands behind it on the page."""
    found = draft.plain("partners", *where, "aufgaben")
    tasks = found if isinstance(found, list) else []
    text, feld = answers["aufgabe_bisher"], answers["handlungsfeld"]
    hits = [index for index, task in enumerate(tasks) if text.startswith(task["text"])]
    if len(hits) > 1:
        hits = [index for index in hits if tasks[index]["handlungsfeld"] == feld] or hits
    if len(hits) == 1:
        return hits[0]
    label = answers.label("aufgabe_bisher")
    if hits:
        sentence = f"Dieser Text steht in mehreren Aufgaben. Wählen Sie „{answers.label('handlungsfeld')}“ dazu."
    else:
        hint = nearest(text, [task["text"] for task in tasks])
        sentence = f"Eine Aufgabe mit diesem Text hat der Partner nicht.{hint}"
    draft.say(label, f"„{label}“: {sentence}")
    return None


def _put_item(  # noqa: PLR0913, PLR0917 -- where, which and what
    draft: Draft, where: tuple[int], key: str, index: int, new: Fields, order: tuple[str, ...]
) -> None:
    """Change one item of a partner's list, or add one (`index` -1)."""
    if index >= 0:
        old = draft.plain("partners", *where, key, index)
        for name, value in _over(old, new, order).items():
            sheet = draft.sheets["partners"]
            draft.sheets["partners"] = sheet.put((*where, key, index), name, value, order)
    elif draft.plain("partners", *where, key) is None:
        draft.put("partners", where, key, [_over(None, new, order)])
    else:
        draft.append("partners", (*where, key), _over(None, new, order))


def _add_source(draft: Draft, where: tuple[int], quelle: str) -> None:
    old = draft.plain("partners", *where, "quellen")
    if isinstance(old, list) and quelle not in old:
        draft.put("partners", where, "quellen", [*old, quelle])


def _confirm(answers: Answers, draft: Draft, day: str) -> None:
    if answers["partner"] and answers["bestaetigt"]:
        draft.put("partners", (draft.record("partners", answers["partner"]),), "bestaetigt", day)


def _new_partner(answers: Answers, draft: Draft, _day: str) -> None:
    quelle = source(answers, draft, required=True)
    id_ = _new_id(answers, draft, "partners", "kurzname", _PARTNER_EXISTS)
    _spelling(answers, draft)
    keys = ("name", "kurzname", "art", "status", "seit", "ort", "website")
    record: Fields = {"id": id_, **_filled(answers, {key: key for key in keys}), "quellen": [quelle]}
    if answers["gebiet"]:
        record |= {"gebiet": list(answers.every("gebiet")), "gebiet_quelle": quelle}
    record |= _filled(answers, {"gebiet_hinweis": "gebiet_hinweis"})
    if address := _filled(answers, _ADDRESS):
        record["anschriften"] = [_over(None, {**address, "quelle": quelle}, _ADDRESS_ORDER)]
    if task := _filled(answers, _TASK):
        groups: Fields = {"zielgruppen": list(answers.every("zielgruppen"))} if answers["zielgruppen"] else {}
        record["aufgaben"] = [_over(None, {**task, **groups, "quelle": quelle}, _TASK_ORDER)]
    if answers["suchworte"]:
        record["suchworte"] = list(answers.every("suchworte"))
    draft.append("partners", (), record)


def _new_id(answers: Answers, draft: Draft, file: str, question: str, exists: str) -> str:
    """The id of a new record; where the name gives none or it is taken, one that stands in for it."""
    label, name = answers.label(question), answers[question]
    id_ = slug(name)
    if id_[:1].isalpha() and id_ not in draft.ids(file):
        return id_
    if id_ in draft.ids(file):
        draft.say(label, f"„{label}“: {exists.format(shown(name))}")
    elif name:
        must = "muss mit einem Buchstaben von A bis Z oder einem Umlaut beginnen"
        draft.say(label, f"„{label}“ {must} – hier steht {shown(name)}.")
    return f"neu-{len(draft.ids(file))}"


def _new_project(answers: Answers, draft: Draft, _day: str) -> None:
    quelle = source(answers, draft, required=True)
    id_ = _new_id(answers, draft, "projekte", "name", _PROJECT_EXISTS)
    record: Fields = {"id": id_, **_filled(answers, {"name": "name"}), "traeger": _bodies(answers, draft)}
    keys = ("beschreibung", "status", "handlungsfeld", "zuordnung")
    record |= _filled(answers, {key: key for key in keys})
    record["quellen"] = [quelle]
    record |= _filled(answers, {key: key for key in ("beginn", "ende", "zeitraum_hinweis")})
    if answers["landkreise"]:
        record["landkreise"] = list(answers.every("landkreise"))
    record |= _filled(answers, {"website": "website"})
    if money := _filled(answers, {key: key for key in ("betrag", "mass", "genauigkeit")}):
        record["foerderung"] = [_over(None, {**money, "quelle": quelle}, ("betrag", "mass", "quelle", "genauigkeit"))]
    draft.append("projekte", (), record)


def _bodies(answers: Answers, draft: Draft) -> list[Plain]:
    """Who carries a project."""
    bodies: list[Plain] = [{"partner": id_} for id_ in answers.every("traeger_partner")]
    bodies += [{"name": name} for name in answers.every("traeger_name")]
    if bodies:
        return bodies
    label, other = answers.label("traeger_partner"), answers.label("traeger_name")
    draft.say(label, f"„{label}“ fehlt. Wählen Sie mindestens einen, oder nennen Sie einen Träger unter „{other}“.")
    return [{"partner": draft.ids("partners")[0]}]


_PARTNER_EXISTS = "Den Partner „{}“ gibt es schon. Nehmen Sie das Formular „Eintrag ändern“."
_PROJECT_EXISTS = "Das Projekt „{}“ gibt es schon. Melden Sie Änderungen mit dem Formular „Fehler melden“."

CHANGES: dict[str, Callable[[Answers, Draft, str], None]] = {
    AENDERN: _change,
    BESTAETIGEN: _confirm,
    NEUER_PARTNER: _new_partner,
    NEUES_PROJEKT: _new_project,
}
"""Form → the function that changes the draft; its last argument is the day of the form, JJJJ-MM-TT."""
