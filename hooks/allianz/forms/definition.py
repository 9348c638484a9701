"""What the forms ask, and which field of the data each answer belongs to.

A form's choices come from the data and the model; `templates` writes them for GitHub, `reading` reads them back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from allianz.forms.blocks import (
    contact,
    felder,
    landkreise,
    limits,
    partners,
    proof,
    remarks,
    seat,
    source,
    suchworte,
    territory,
    zielgruppen,
)
from allianz.forms.questions import Field, Form, asked, choice, explained, long_text
from allianz.model.records import Anbieter, Angebot, Foerderung, Mitglied, Partner, Projekt

if TYPE_CHECKING:
    from allianz.model.dataset import Dataset

__all__ = ["AENDERN", "BESTAETIGEN", "FEHLER", "NEUER_PARTNER", "NEUES_ANGEBOT", "NEUES_PROJEKT", "forms"]

AENDERN, BESTAETIGEN, FEHLER = "eintrag-aendern", "eintrag-bestaetigen", "fehler-melden"
NEUER_PARTNER, NEUES_ANGEBOT, NEUES_PROJEKT = "neuer-partner", "neues-angebot", "neues-projekt"


def forms(dataset: Dataset) -> tuple[Form, ...]:
    """All forms, with the choices that these data allow."""
    return (
        _change(dataset),
        _confirm(dataset),
        _new_partner(dataset),
        _new_offer(dataset),
        _new_project(dataset),
        _report(),
    )


_PUBLIC = (
    "Ihr Formular und der Name Ihres GitHub-Kontos sind öffentlich zu sehen. "
    "Nennen Sie keine Namen von Personen, nur Stellen und Funktionen."
)
_ONLY_KNOWN = f"Tragen Sie nur ein, was eine Quelle belegt. Was Sie nicht wissen, bleibt leer. {_PUBLIC}"


def _change(data: Dataset) -> Form:
    fields = (
        Field("partner", "Partner, dessen Eintrag sich ändert", "dropdown", options=partners(data, former=True),
              required=True),
        asked("name", "Name", Partner, "name", "partners"),
        asked("kurzname", "Kurzname", Partner, "kurzname", "partners"),
        *seat(),
        *territory(data),
        *contact("partners.kontakte"),
        *limits(data),
        *remarks(),
        suchworte("partners"),
        *_offer(data),
        Field("entfaellt", "Was entfällt", "multi", "Wählen Sie nur, was ganz wegfallen soll.", options=REMOVABLE),
        *source(data, required=False),
    )  # fmt: skip
    intro = f"Füllen Sie nur aus, was sich ändert. Alles andere bleibt, wie es ist. {_PUBLIC}"
    return Form(AENDERN, "Eintrag ändern", "Angaben eines Partners ändern, ergänzen oder löschen", intro, fields)


REMOVABLE = {
    "der oben genannte Kontakt": "kontakt",
    "Landkreise": "gebiet",
    "Hinweis zu den Landkreisen": "gebiet_hinweis",
    "Rechtsform": "rechtsform",
    "Vertretung": "vertretung",
    "Hinweis": "hinweis",
    "alle Suchworte": "suchworte",
}


def _offer(data: Dataset) -> tuple[Field, ...]:
    """What can change about an offer of the partner; a new one has a form of its own."""
    options = {angebot.titel: angebot.id for angebot in data.angebote if not angebot.ended}
    return (
        Field("angebot", "Angebot, das sich ändert oder endet", "dropdown", "", options=options),
        long_text("angebot_text", "Neuer Text des Angebots", explained(Angebot, "text"), ("angebote.text",)),
        asked("angebot_kosten", "Kosten des Angebots", Angebot, "kosten", "angebote"),
        asked("angebot_bis", "Ende des Angebots", Angebot, "bis", "angebote"),
        asked("angebot_belegt", "Angebot: belegt", Angebot, "belegt", "angebote", placeholder="2026-03"),
    )


def _confirm(data: Dataset) -> Form:
    fields = (
        Field("partner", "Partner, der seinen Eintrag bestätigt", "dropdown", options=partners(data), required=True),
        Field(
            "bestaetigt",
            "Bestätigung",
            "tick",
            "Öffnen Sie vorher die Seite des Partners auf der Website und lesen Sie alle Angaben.",
            ("partners.bestaetigt",),
            {"Ich arbeite bei diesem Partner und habe alle Angaben geprüft. Sie stimmen.": "ja"},
            required=True,
        ),
    )
    description = "Sie arbeiten bei einem Partner, und alle Angaben stimmen noch"
    intro = f"Stimmt etwas nicht mehr? Dann nehmen Sie das Formular „Eintrag ändern“. {_PUBLIC}"
    return Form(BESTAETIGEN, "Eintrag bestätigen", description, intro, fields)


def _new_partner(data: Dataset) -> Form:
    at = "partners.mitglied"
    fields = (
        asked("name", "Name des neuen Partners", Partner, "name", "partners", required=True),
        Field(
            "kurzname",
            "Kurzname",
            "input",
            "Der kurze Name für Listen und Tabellen. Aus ihm entsteht die Adresse der Seite.",
            ("partners.kurzname", "partners.id"),
            required=True,
        ),
        choice("art", "Art des Partners", Partner, "art", "partners"),
        choice("mitglied_art", "Wie der Partner zur Allianz kam", Mitglied, "art", at),
        asked("seit", "Dabei seit", Mitglied, "seit", at, required=True, placeholder="2024-05"),
        choice("zuordnung", "Wer das sagt", Mitglied, "zuordnung", at),
        *seat(required=True),
        *territory(data),
        *contact("partners.kontakte"),
        *limits(data),
        suchworte("partners"),
        *source(data, required=True),
    )
    description = "Eine Einrichtung ist der Allianz beigetreten"
    return Form(NEUER_PARTNER, "Neuer Partner", description, _ONLY_KNOWN, fields)


def _new_offer(data: Dataset) -> Form:
    fields = (
        Field("titel", "Titel des neuen Angebots", "input",
              f"{explained(Angebot, 'titel')} Aus ihm entsteht die Adresse der Seite.",
              ("angebote.titel", "angebote.id"), required=True),
        long_text("text", "Text", explained(Angebot, "text"), ("angebote.text",), required=True),
        *_givers(data),
        Field("handlungsfelder", "Handlungsfelder", "multi", "Das erste ist das wichtigste.",
              ("angebote.handlungsfelder",), felder(data), required=True),
        Field("zielgruppen", "Zielgruppen", "multi", explained(Angebot, "zielgruppen"), ("angebote.zielgruppen",),
              zielgruppen(data), required=True),
        choice("zuordnung", "Wer das Angebot diesen Feldern und Gruppen zuordnet", Angebot, "zuordnung", "angebote",
               required=False),
        Field("landkreise", "Landkreise", "multi", explained(Angebot, "landkreise"), ("angebote.landkreise",),
              landkreise(data)),
        choice("reichweite", "Reichweite", Angebot, "reichweite", "angebote", required=False),
        *_terms(),
        *contact("angebote.kontakt"),
        proof("angebote.belegt", "angebote.kontakt.belegt"),
        suchworte("angebote"),
        *source(data, required=True),
    )  # fmt: skip
    description = "Hilfe, die jemand bekommen kann: von einem Partner oder von anderen"
    return Form(NEUES_ANGEBOT, "Neues Angebot", description, _ONLY_KNOWN, fields)


def _givers(data: Dataset) -> tuple[Field, ...]:
    """Who gives an offer."""
    at = "angebote.anbieter"
    return (
        Field("anbieter_partner", "Partner, die das Angebot machen", "multi", "", (f"{at}.partner", at),
              partners(data)),
        asked("anbieter_name", "Anbieter, der kein Partner ist", Anbieter, "name", at),
        asked("anbieter_website", "Website dieses Anbieters", Anbieter, "website", at, placeholder="https://"),
    )  # fmt: skip


def _terms() -> tuple[Field, ...]:
    """What an offer costs and asks for."""
    at = "angebote"
    languages = f"{explained(Angebot, 'sprachen')} Je Zeile eine."
    return (
        asked("kosten", "Kosten", Angebot, "kosten", at),
        long_text("voraussetzung", "Voraussetzung", explained(Angebot, "voraussetzung"), (f"{at}.voraussetzung",)),
        Field("sprachen", "Sprachen", "lines", languages, (f"{at}.sprachen",)),
        asked("grundlage", "Rechtsgrundlage", Angebot, "grundlage", at),
    )


def _new_project(data: Dataset) -> Form:
    fields = (
        Field("name", "Name des neuen Projekts", "input", "Aus ihm entsteht das Kürzel des Projekts.",
              ("projekte.name", "projekte.id"), required=True),
        Field("traeger_partner", "Partner, die das Projekt tragen", "multi", "", ("projekte.traeger.partner",),
              partners(data)),
        Field("traeger_name", "Träger, die keine Partner sind", "lines", "Je Zeile ein Name.",
              ("projekte.traeger.name",)),
        long_text("beschreibung", "Beschreibung", explained(Projekt, "beschreibung"), ("projekte.beschreibung",),
                  required=True),
        choice("status", "Stand des Projekts", Projekt, "status", "projekte"),
        Field("handlungsfeld", "Handlungsfeld", "dropdown", "", ("projekte.handlungsfeld",), felder(data),
              required=True),
        choice("zuordnung", "Wer das Projekt diesem Handlungsfeld zuordnet", Projekt, "zuordnung", "projekte"),
        asked("beginn", "Beginn", Projekt, "beginn", "projekte", placeholder="2024-05"),
        asked("ende", "Ende", Projekt, "ende", "projekte", placeholder="2026-12-31"),
        long_text("zeitraum_hinweis", "Hinweis zum Zeitraum", explained(Projekt, "zeitraum_hinweis"),
                  ("projekte.zeitraum_hinweis",)),
        Field("landkreise", "Landkreise", "multi", explained(Projekt, "landkreise"), ("projekte.landkreise",),
              landkreise(data)),
        asked("website", "Website des Projekts", Projekt, "website", "projekte", placeholder="https://"),
        *_money(),
        proof("projekte.belegt"),
        *source(data, required=True),
    )  # fmt: skip
    description = "Ein Projekt, das ein Partner trägt oder die Allianz fördert"
    return Form(NEUES_PROJEKT, "Neues Projekt", description, _ONLY_KNOWN, fields)


def _money() -> tuple[Field, ...]:
    """A sum and what it measures."""
    at = "projekte.foerderung"
    return (
        asked("betrag", "Betrag der Förderung", Foerderung, "betrag", at, placeholder="140000"),
        asked("mass", "Was der Betrag misst", Foerderung, "mass", at),
        choice("genauigkeit", "Wie genau der Betrag ist", Foerderung, "genauigkeit", at, required=False),
    )


def _report() -> Form:
    fields = (
        Field("seite", "Seite, auf der etwas nicht stimmt", "input", "Die Adresse aus der Zeile oben im Browser.",
              placeholder="https://"),
        Field("fehler", "Was nicht stimmt", "textarea", "Und wenn Sie es wissen: wie es richtig heißt.", required=True),
        Field("beleg", "Woher Sie das wissen", "input", "Zum Beispiel die Adresse einer Seite oder eines Papiers."),
    )  # fmt: skip
    description = "Etwas auf der Website ist falsch, veraltet oder funktioniert nicht"
    intro = f"Diese Meldung liest ein Mensch. {_PUBLIC}"
    return Form(FEHLER, "Fehler melden", description, intro, fields)
