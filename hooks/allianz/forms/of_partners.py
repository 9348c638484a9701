"""The forms about partners: what changes, who comes and who leaves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from allianz.forms.asking import AENDERN, BESTAETIGEN, ONLY_KNOWN, ONLY_NEW, PUBLIC, as_optional, confirmed, which
from allianz.forms.blocks import (
    contact,
    falling,
    further,
    kinds,
    limits,
    partners,
    remarks,
    seat,
    source,
    territory,
    words,
)
from allianz.forms.questions import Form, asked

if TYPE_CHECKING:
    from allianz.model.dataset import Dataset

__all__ = ["partner_forms"]


def partner_forms(data: Dataset) -> tuple[Form, ...]:
    """What can happen to a partner."""
    return (_partner_changes(data), _partner_confirms(data), _partner_comes(data), _partner_leaves(data))


def _partner_changes(data: Dataset) -> Form:
    knows = "Wenn Sie das wissen: Damit ist der Eintrag bestätigt."
    rest = "Ich arbeite bei diesem Partner und habe alle anderen Angaben geprüft. Sie stimmen."
    fields = (
        which("partner", "Partner, dessen Eintrag sich ändert", partners(data, former=True)),
        *falling(
            "partners",
            (
                asked("partners.name", "Name"),
                asked("partners.kurzname", "Kurzname"),
                *seat(),
                *territory(data),
                *contact("partners.kontakte"),
                *limits(data),
                *remarks(),
                words("partners.suchworte", "Suchworte"),
            ),
        ),
        *source(data, required=False),
        confirmed("Alles andere stimmt", rest, knows, required=False),
    )
    description = "Angaben eines Partners ändern, ergänzen oder löschen"
    return Form(AENDERN, "Eintrag ändern", description, ONLY_NEW, fields, "partners", "partner",
                "Eintrag von {} ändern")  # fmt: skip


def _partner_confirms(data: Dataset) -> Form:
    sentence = "Ich arbeite bei diesem Partner und habe alle Angaben geprüft. Sie stimmen."
    help_ = "Öffnen Sie vorher die Seite des Partners auf der Website und lesen Sie alle Angaben."
    fields = (
        which("partner", "Partner, der seinen Eintrag bestätigt", partners(data)),
        confirmed("Bestätigung", sentence, help_, required=True),
    )
    description = "Sie arbeiten bei einem Partner, und alle Angaben stimmen noch"
    intro = f"Stimmt etwas nicht mehr? Dann nehmen Sie das Formular „Eintrag ändern“. {PUBLIC}"
    return Form(BESTAETIGEN, "Eintrag bestätigen", description, intro, fields, "partners", "partner",
                "Eintrag von {} bestätigen")  # fmt: skip


def _partner_comes(data: Dataset) -> Form:
    short = "Der kurze Name für Listen und Tabellen. Aus ihm entsteht die Adresse der Seite."
    at, help_ = "partners.mitglied", "Was für eine Einrichtung es ist."
    own = (
        asked("partners.name", "Name des neuen Partners"),
        asked("partners.kurzname", "Kurzname", help_=short, also=["partners.id"]),
        asked("partners.art", "Art des Partners", help_=help_, options=kinds(data)),
        asked(f"{at}.art", "Wie der Partner zur Allianz kam", id_="mitglied_art"),
        asked(f"{at}.seit", "Dabei seit", placeholder="2024-05"),
        asked(f"{at}.zuordnung", "Wer das sagt"),
        *seat(),
        *territory(data),
        *as_optional(*contact("partners.kontakte"), *limits(data)),
        words("partners.suchworte", "Suchworte"),
    )
    fields = (*further("partners", own), *source(data, required=True))
    return Form("neuer-partner", "Neuer Partner", "Eine Einrichtung ist der Allianz beigetreten", ONLY_KNOWN, fields,
                "partners", does="Neuer Partner {}",
                exists="Den Partner „{}“ gibt es schon. Nehmen Sie das Formular „Eintrag ändern“.")  # fmt: skip


def _partner_leaves(data: Dataset) -> Form:
    what = {"Die Nachfolge macht sie weiter": "nachfolge", "Sie enden mit dem Partner": "ende"}
    fields = (
        which("partner", "Partner, der die Allianz verlässt", partners(data)),
        replace(asked("partners.mitglied.bis", "Dabei bis", placeholder="2026-12-31"), required=True),
        asked("partners.nachfolge", "Wer an seine Stelle tritt", help_="Die Partner, die seine Aufgaben übernehmen.",
              options=partners(data)),
        which("angebote", "Was aus seinen Angeboten wird", what, required=False,
               help_="Ohne Antwort enden sie mit dem Partner. Was er mit anderen anbietet, machen die anderen weiter."),
        *as_optional(*remarks()[-2:]),
        *source(data, required=True),
    )  # fmt: skip
    effect = "Seine Seite bleibt und sagt, dass er nicht mehr dabei ist. Seine Kontakte fallen weg."
    description, does = "Ein Partner gehört nicht mehr zur Allianz", "{} verlässt die Allianz"
    return Form("partner-endet", "Partner verlässt die Allianz", description, f"{effect} {PUBLIC}", fields, "partners",
                "partner", does, effect=effect)  # fmt: skip
