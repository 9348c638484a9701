"""The forms that add a record: a partner, an offer, a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allianz.forms.draft import slug
from allianz.forms.parts import contact, filled, lists, over, same, spelling
from allianz.forms.sources import source
from allianz.model.loaded import shown

if TYPE_CHECKING:
    from allianz.forms.draft import Draft
    from allianz.forms.parts import Fields
    from allianz.forms.reading import Answers
    from allianz.forms.writing import Plain

__all__ = ["new_offer", "new_partner", "new_project"]


def new_partner(answers: Answers, draft: Draft, _day: str) -> None:
    """Add a partner with its membership, and with a contact where one was given."""
    quelle = source(answers, draft, required=True)
    spelling(answers, draft)
    record: Fields = {"id": _new_id(answers, draft, "partners", "kurzname", _PARTNER_EXISTS)}
    record |= filled(answers, same(("name", "kurzname", "art")))
    member = filled(answers, {"art": "mitglied_art", "seit": "seit"})
    record["mitglied"] = {**member, "quelle": quelle, **filled(answers, same(["zuordnung"]))}
    record |= filled(answers, same(["website"]))
    record["quellen"] = [quelle]
    if answers["ort"]:
        record["sitz"] = {"ort": answers["ort"], "quelle": quelle}
    if answers["gebiet"]:
        record |= {**lists(answers, same(["gebiet"])), "gebiet_quelle": quelle}
    record |= filled(answers, same(["gebiet_hinweis"]))
    if way := contact(answers, None, answers["kontakt_belegt"], quelle):
        record["kontakte"] = [way]
    draft.add("partners", record | lists(answers, same(["suchworte"])))


def new_offer(answers: Answers, draft: Draft, _day: str) -> None:
    """Add an offer; its contact is as old as its proof."""
    quelle = source(answers, draft, required=True)
    spelling(answers, draft)
    record: Fields = {"id": _new_id(answers, draft, "angebote", "titel", _OFFER_EXISTS)}
    record |= filled(answers, same(("titel", "text")))
    record["anbieter"] = _givers(answers, draft)
    record |= lists(answers, same(("handlungsfelder", "zielgruppen", "landkreise")))
    record |= filled(answers, same(["reichweite"]))
    if way := contact(answers, None, answers["belegt"], quelle):
        record["kontakt"] = way
    record |= filled(answers, same(("kosten", "voraussetzung"))) | lists(answers, same(["sprachen"]))
    record |= filled(answers, same(("grundlage", "zuordnung", "belegt")))
    record["quellen"] = [quelle]
    draft.add("angebote", record | lists(answers, same(["suchworte"])))


def _givers(answers: Answers, draft: Draft) -> list[Plain]:
    """Who gives an offer."""
    givers: list[Plain] = [{"partner": id_} for id_ in answers.every("anbieter_partner")]
    if other := filled(answers, {"name": "anbieter_name", "website": "anbieter_website"}):
        givers.append(other)
    return givers or _nobody(answers, draft, "anbieter_partner", "anbieter_name")


def new_project(answers: Answers, draft: Draft, _day: str) -> None:
    """Add a project, with a sum where one was given."""
    quelle = source(answers, draft, required=True)
    record: Fields = {"id": _new_id(answers, draft, "projekte", "name", _PROJECT_EXISTS)}
    record |= {**filled(answers, same(["name"])), "traeger": _bodies(answers, draft)}
    record |= filled(answers, same(("beschreibung", "status", "handlungsfeld", "zuordnung", "belegt")))
    record["quellen"] = [quelle]
    record |= filled(answers, same(("beginn", "ende", "zeitraum_hinweis")))
    record |= lists(answers, same(["landkreise"])) | filled(answers, same(["website"]))
    if money := filled(answers, same(("betrag", "mass", "genauigkeit"))):
        record["foerderung"] = [over(None, {**money, "quelle": quelle}, ("betrag", "mass", "quelle", "genauigkeit"))]
    draft.add("projekte", record)


def _bodies(answers: Answers, draft: Draft) -> list[Plain]:
    """Who carries a project."""
    bodies: list[Plain] = [{"partner": id_} for id_ in answers.every("traeger_partner")]
    bodies += [{"name": name} for name in answers.every("traeger_name")]
    return bodies or _nobody(answers, draft, "traeger_partner", "traeger_name")


def _nobody(answers: Answers, draft: Draft, question: str, other: str) -> list[Plain]:
    """Say that somebody must be named; any partner stands in, so that the rest can be checked in the same run."""
    label = answers.label(question)
    remedy = f"Wählen Sie mindestens einen, oder füllen Sie „{answers.label(other)}“ aus."
    draft.say(label, f"„{label}“ fehlt. {remedy}")
    return [{"partner": draft.ids("partners")[0]}]


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


_PARTNER_EXISTS = "Den Partner „{}“ gibt es schon. Nehmen Sie das Formular „Eintrag ändern“."
_OFFER_EXISTS = "Das Angebot „{}“ gibt es schon. Nehmen Sie das Formular „Eintrag ändern“ oder „Fehler melden“."
_PROJECT_EXISTS = "Das Projekt „{}“ gibt es schon. Melden Sie Änderungen mit dem Formular „Fehler melden“."
