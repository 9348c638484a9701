"""Groups of questions that several forms share: a contact, a territory, remarks, a source; and their choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allianz.forms.questions import Field, asked, choice, explained, long_text
from allianz.model.records import Anschrift, Kontakt, Partner, Quelle, Sitz, Vertretung
from allianz.model.words import UEBERGREIFEND

if TYPE_CHECKING:
    from allianz.model.dataset import Dataset

__all__ = [
    "NEW_SOURCE", "SOURCE", "contact", "felder", "landkreise", "limits", "partners", "proof", "remarks", "seat",
    "source", "suchworte", "territory", "zielgruppen",
]  # fmt: skip


def seat(*, required: bool = False) -> tuple[Field, ...]:
    """Where a partner has its seat, and its website."""
    return (
        asked("ort", "Ort des Sitzes", Sitz, "ort", "partners.sitz"),
        asked("website", "Website", Partner, "website", "partners", required=required, placeholder="https://"),
    )


def territory(data: Dataset) -> tuple[Field, ...]:
    """For which Landkreise a partner is responsible."""
    help_text = "Alle Landkreise, für die der Partner zuständig ist, auch die, die es schon waren."
    hint = explained(Partner, "gebiet_hinweis")
    return (
        Field("gebiet", "Landkreise", "multi", help_text, ("partners.gebiet",), landkreise(data)),
        long_text("gebiet_hinweis", "Hinweis zu den Landkreisen", hint, ("partners.gebiet_hinweis",)),
    )


def contact(at: str) -> tuple[Field, ...]:
    """A way to reach somebody."""
    return (
        asked("zweck", "Kontakt: wofür er da ist", Kontakt, "zweck", at, also=at),
        asked("telefon", "Kontakt: Telefon", Kontakt, "telefon", at, placeholder="04131 26-0"),
        asked("email", "Kontakt: E-Mail", Kontakt, "email", at, placeholder="info@example.org"),
        asked("formular", "Kontakt: Formular", Kontakt, "formular", at, placeholder="https://"),
        asked("kontakt_website", "Kontakt: Website", Kontakt, "website", at, placeholder="https://"),
        asked("strasse", "Kontakt: Straße und Hausnummer", Anschrift, "strasse", f"{at}.anschrift"),
        asked("plz", "Kontakt: Postleitzahl", Anschrift, "plz", f"{at}.anschrift"),
        asked("anschrift_ort", "Kontakt: Ort", Anschrift, "ort", f"{at}.anschrift"),
        asked("zeiten", "Kontakt: Zeiten", Kontakt, "zeiten", at, placeholder="Mo–Do 8–16 Uhr, Fr 8–12 Uhr"),
        long_text("kontakt_hinweis", "Kontakt: Hinweis", explained(Kontakt, "hinweis"), (f"{at}.hinweis",)),
    )


def limits(data: Dataset) -> tuple[Field, ...]:
    """For whom and where a partner's contact is, and from when its proof is."""
    at = "partners.kontakte"
    return (
        Field("fuer", "Kontakt: für wen", "multi", "Wenn er nicht für alle ist.", (f"{at}.fuer",), zielgruppen(data)),
        Field("kontakt_landkreise", "Kontakt: in welchen Landkreisen", "multi", "Wenn er nicht für alle gilt.",
              (f"{at}.landkreise",), landkreise(data)),
        asked("kontakt_belegt", "Kontakt: belegt", Kontakt, "belegt", at, placeholder="2026-03"),
    )  # fmt: skip


def proof(*keys: str, required: bool = True) -> Field:
    """From when the newest proof is."""
    help_text = explained(Kontakt, "belegt")
    return Field("belegt", "Belegt", "input", help_text, keys, required=required, placeholder="2026-03")


def remarks() -> tuple[Field, ...]:
    """What else can be said about a partner, with a date of its own."""
    stand = "Datum dieser Angabe: JJJJ, JJJJ-MM oder JJJJ-MM-TT."
    return (
        long_text("rechtsform", "Rechtsform", explained(Partner, "rechtsform"), ("partners.rechtsform.text",)),
        asked("vertretung", "Vertretung in der Allianz", Vertretung, "organisation", "partners.vertretung"),
        Field("vertretung_stand", "Stand der Vertretung", "input", stand, ("partners.vertretung.stand",)),
        long_text("hinweis", "Hinweis", explained(Partner, "hinweis"), ("partners.hinweis.text",)),
        Field("hinweis_stand", "Stand des Hinweises", "input", stand, ("partners.hinweis.stand",)),
    )


def suchworte(file: str) -> Field:
    """Words by which people search."""
    help_text = f"{explained(Partner, 'suchworte')} Je Zeile eines. Wörter, die es schon gibt, bleiben."
    return Field("suchworte", "Suchworte", "lines", help_text, (f"{file}.suchworte",))


SOURCE, NEW_SOURCE = "Quelle", "Neue Quelle: "

_RESTING = {
    "partners": ("quellen", "sitz.quelle", "mitglied.quelle", "gebiet_quelle", "kontakte.quelle", "rechtsform.quelle",
                 "vertretung.quelle", "hinweis.quelle"),
    "angebote": ("quellen", "kontakt.quelle"),
    "projekte": ("quellen", "foerderung.quelle"),
}  # fmt: skip
"""What rests on the source that a form names."""


def source(data: Dataset, *, required: bool) -> tuple[Field, ...]:
    """Which source the answers have: one that is known, or a new one."""
    need = "Woher die Angaben stammen." if required else "Woher die neuen Angaben stammen."
    help_text = f"{need} Fehlt die Quelle in der Liste, füllen Sie die Felder darunter aus."
    known = {f"{quelle.titel} ({quelle.id})": quelle.id for quelle in data.quellen}
    keys = tuple(f"{file}.{place}" for file, places in _RESTING.items() for place in places)
    return (
        Field("quelle", SOURCE, "dropdown", help_text, keys, known),
        asked("quelle_titel", f"{NEW_SOURCE}Titel", Quelle, "titel", "quellen", also="quellen.id"),
        asked("quelle_herausgeber", f"{NEW_SOURCE}Herausgeber", Quelle, "herausgeber", "quellen"),
        choice("quelle_art", f"{NEW_SOURCE}Art", Quelle, "art", "quellen", required=False),
        asked("quelle_stand", f"{NEW_SOURCE}Datum", Quelle, "stand", "quellen"),
        asked("quelle_url", f"{NEW_SOURCE}Adresse", Quelle, "url", "quellen", placeholder="https://"),
    )


def partners(data: Dataset, *, former: bool = False) -> dict[str, str]:
    """The partners to choose from: those of today, where wanted also the `former` ones."""
    return {partner.kurzname: partner.id for partner in data.partners if former or not partner.ended}


def landkreise(data: Dataset) -> dict[str, str]:
    """The Landkreise to choose from."""
    return {landkreis.name: landkreis.id for landkreis in data.landkreise}


def felder(data: Dataset) -> dict[str, str]:
    """The Handlungsfelder to choose from, and the word for none of them."""
    return {**{feld.titel: feld.id for feld in data.handlungsfelder}, UEBERGREIFEND.label: UEBERGREIFEND}


def zielgruppen(data: Dataset) -> dict[str, str]:
    """The Zielgruppen to choose from."""
    return {gruppe.titel: gruppe.id for gruppe in data.zielgruppen}
