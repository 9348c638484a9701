"""What the forms ask, and which field of the data each answer belongs to.

A form's choices come from the data and the model; `templates` writes them for GitHub, `reading` reads them back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from allianz.model.records import (
    UEBERGREIFEND,
    Anschrift,
    Aufgabe,
    Foerderung,
    Partner,
    Projekt,
    Quelle,
    Record,
    Vertretung,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allianz.model.dataset import Dataset

__all__ = ["AENDERN", "BESTAETIGEN", "FEHLER", "NEUER_PARTNER", "NEUES_PROJEKT", "Field", "Form", "forms"]

AENDERN, BESTAETIGEN, FEHLER = "eintrag-aendern", "eintrag-bestaetigen", "fehler-melden"
NEUER_PARTNER, NEUES_PROJEKT = "neuer-partner", "neues-projekt"


@dataclass(frozen=True)
class Field:
    """One question.

    `kind` is input, textarea, lines (a textarea with one value per line), dropdown, multi or tick; `options` are the
    choices, shown → meant; `keys` name the fields of the data that the answer fills, as `file.key.key`.
    """

    id: str
    label: str
    kind: str
    help: str = ""
    keys: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    required: bool = False
    placeholder: str = ""

    @property
    def hint(self) -> str:
        """What to do where the answer is missing."""
        if self.kind == "tick":
            return "Setzen Sie das Häkchen."
        return "Wählen Sie aus der Liste." if self.options else f"Füllen Sie dieses Feld aus. {self.help}".strip()


@dataclass(frozen=True)
class Form:
    """One form on GitHub: `id` is its file name without ending; `intro` is Markdown."""

    id: str
    name: str
    description: str
    intro: str
    fields: tuple[Field, ...]

    def question(self, label: str) -> Field:
        """The question with a label."""
        return next(question for question in self.fields if question.label == label)

    def label(self, key: str) -> str:
        """The label of the question that fills a field of the data, empty where none does."""
        return next((question.label for question in self.fields if key in question.keys), "")


def forms(dataset: Dataset) -> tuple[Form, ...]:
    """All forms, with the choices that these data allow."""
    return (_change(dataset), _confirm(dataset), _new_partner(dataset), _new_project(dataset), _report())


_PUBLIC = (
    "Ihr Formular und der Name Ihres GitHub-Kontos sind öffentlich zu sehen. "
    "Nennen Sie keine Namen von Personen, nur Stellen und Funktionen."
)


def _change(data: Dataset) -> Form:
    fields = (
        Field("partner", "Partner, dessen Eintrag sich ändert", "dropdown", options=_partners(data), required=True),
        _input("name", "Name", Partner, "name", "partners"),
        _input("kurzname", "Kurzname", Partner, "kurzname", "partners"),
        *_seat(),
        *_territory(data),
        *_address(),
        *_remarks(),
        _suchworte(),
        _text(
            "aufgabe_bisher",
            "Aufgabe, die sich ändert oder entfällt",
            "Kopieren Sie ihren Text von der Seite des Partners. Kommt eine hinzu, bleibt dieses Feld leer.",
        ),
        *_task(data),
        Field("entfaellt", "Was entfällt", "multi", "Wählen Sie nur, was ganz wegfallen soll.", options=REMOVABLE),
        *_source(data, required=False),
    )
    intro = f"Füllen Sie nur aus, was sich ändert. Alles andere bleibt, wie es ist. {_PUBLIC}"
    return Form(AENDERN, "Eintrag ändern", "Angaben eines Partners ändern, ergänzen oder löschen", intro, fields)


REMOVABLE = {
    "alle Anschriften": "anschriften",
    "Landkreise": "gebiet",
    "Hinweis zu den Landkreisen": "gebiet_hinweis",
    "Rechtsform": "rechtsform",
    "Vertretung": "vertretung",
    "Hinweis": "hinweis",
    "alle Suchworte": "suchworte",
    "die oben genannte Aufgabe": "aufgabe",
}


def _confirm(data: Dataset) -> Form:
    fields = (
        Field("partner", "Partner, der seinen Eintrag bestätigt", "dropdown", options=_partners(data), required=True),
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
    fields = (
        _input("name", "Name des neuen Partners", Partner, "name", "partners", required=True),
        Field(
            "kurzname",
            "Kurzname",
            "input",
            "Der kurze Name für Listen und Tabellen. Aus ihm entsteht die Adresse der Seite.",
            ("partners.kurzname", "partners.id"),
            required=True,
        ),
        _choice("art", "Art der Einrichtung", Partner, "art", "partners"),
        _choice("status", "Wie der Partner zur Allianz kam", Partner, "status", "partners"),
        _input("seit", "Dabei seit", Partner, "seit", "partners", required=True, placeholder="2024-05"),
        *_seat(required=True),
        *_territory(data),
        *_address(),
        _suchworte(),
        *_task(data),
        *_source(data, required=True),
    )
    description = "Eine Einrichtung ist der Allianz beigetreten"
    intro = f"Tragen Sie nur ein, was eine Quelle belegt. Was Sie nicht wissen, bleibt leer. {_PUBLIC}"
    return Form(NEUER_PARTNER, "Neuer Partner", description, intro, fields)


def _new_project(data: Dataset) -> Form:
    fields = (
        Field(
            "name",
            "Name des neuen Projekts",
            "input",
            "Aus ihm entsteht das Kürzel des Projekts.",
            ("projekte.name", "projekte.id"),
            required=True,
        ),
        Field("traeger_partner", "Partner, die das Projekt tragen", "multi", "", ("projekte.traeger.partner",),
              _partners(data)),
        Field("traeger_name", "Träger, die keine Partner sind", "lines", "Je Zeile ein Name.",
              ("projekte.traeger.name",)),
        _text("beschreibung", "Beschreibung", _help(Projekt, "beschreibung"), ("projekte.beschreibung",),
              required=True),
        _choice("status", "Stand des Projekts", Projekt, "status", "projekte"),
        Field("handlungsfeld", "Handlungsfeld", "dropdown", "", ("projekte.handlungsfeld",), _felder(data),
              required=True),
        _choice("zuordnung", "Wer das Projekt diesem Handlungsfeld zuordnet", Projekt, "zuordnung", "projekte"),
        _input("beginn", "Beginn", Projekt, "beginn", "projekte", placeholder="2024-05"),
        _input("ende", "Ende", Projekt, "ende", "projekte", placeholder="2026-12-31"),
        _text("zeitraum_hinweis", "Hinweis zum Zeitraum", _help(Projekt, "zeitraum_hinweis"),
              ("projekte.zeitraum_hinweis",)),
        Field("landkreise", "Landkreise", "multi", _help(Projekt, "landkreise"), ("projekte.landkreise",),
              _landkreise(data)),
        _input("website", "Website des Projekts", Projekt, "website", "projekte", placeholder="https://"),
        _input("betrag", "Betrag der Förderung", Foerderung, "betrag", "projekte.foerderung", placeholder="140000"),
        _input("mass", "Was der Betrag misst", Foerderung, "mass", "projekte.foerderung"),
        _choice("genauigkeit", "Wie genau der Betrag ist", Foerderung, "genauigkeit", "projekte.foerderung",
                required=False),
        *_source(data, required=True),
    )  # fmt: skip
    description = "Ein Projekt, das ein Partner trägt oder die Allianz fördert"
    intro = f"Tragen Sie nur ein, was eine Quelle belegt. Was Sie nicht wissen, bleibt leer. {_PUBLIC}"
    return Form(NEUES_PROJEKT, "Neues Projekt", description, intro, fields)


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


def _seat(*, required: bool = False) -> tuple[Field, ...]:
    return (
        _input("ort", "Ort des Sitzes", Partner, "ort", "partners", required=required),
        _input("website", "Website", Partner, "website", "partners", required=required, placeholder="https://"),
    )


def _territory(data: Dataset) -> tuple[Field, ...]:
    help_text = "Alle Landkreise, für die der Partner zuständig ist, auch die, die es schon waren."
    hint = _help(Partner, "gebiet_hinweis")
    return (
        Field("gebiet", "Landkreise", "multi", help_text, ("partners.gebiet",), _landkreise(data)),
        _text("gebiet_hinweis", "Hinweis zu den Landkreisen", hint, ("partners.gebiet_hinweis",)),
    )


def _address() -> tuple[Field, ...]:
    at = "partners.anschriften"
    return (
        _input("strasse", "Straße und Hausnummer", Anschrift, "strasse", at),
        _input("plz", "Postleitzahl", Anschrift, "plz", at),
        _input("anschrift_ort", "Ort der Anschrift", Anschrift, "ort", at),
        _input("zweck", "Zweck der Anschrift", Anschrift, "zweck", at),
    )


def _remarks() -> tuple[Field, ...]:
    stand = "Datum dieser Angabe: JJJJ, JJJJ-MM oder JJJJ-MM-TT."
    return (
        _text("rechtsform", "Rechtsform", _help(Partner, "rechtsform"), ("partners.rechtsform.text",)),
        _input("vertretung", "Vertretung in der Allianz", Vertretung, "organisation", "partners.vertretung"),
        Field("vertretung_stand", "Stand der Vertretung", "input", stand, ("partners.vertretung.stand",)),
        _text("hinweis", "Hinweis", _help(Partner, "hinweis"), ("partners.hinweis.text",)),
        Field("hinweis_stand", "Stand des Hinweises", "input", stand, ("partners.hinweis.stand",)),
    )


def _suchworte() -> Field:
    help_text = f"{_help(Partner, 'suchworte')} Je Zeile eines. Wörter, die es schon gibt, bleiben."
    return Field("suchworte", "Suchworte", "lines", help_text, ("partners.suchworte",))


def _task(data: Dataset) -> tuple[Field, ...]:
    at = "partners.aufgaben"
    groups = {group.titel: group.id for group in data.zielgruppen}
    text_keys = (f"{at}.text", "partners.aufgaben")
    return (
        _text("aufgabe", "Text der Aufgabe", _help(Aufgabe, "text"), text_keys),
        Field("handlungsfeld", "Handlungsfeld der Aufgabe", "dropdown", "", (f"{at}.handlungsfeld",), _felder(data)),
        Field("zielgruppen", "Zielgruppen der Aufgabe", "multi", "Für wen der Partner es tut.", (f"{at}.zielgruppen",),
              groups),
        _input("grundlage", "Rechtsgrundlage der Aufgabe", Aufgabe, "grundlage", at),
    )  # fmt: skip


SOURCE, NEW_SOURCE = "Quelle", "Neue Quelle: "


def _source(data: Dataset, *, required: bool) -> tuple[Field, ...]:
    need = "Woher die Angaben stammen." if required else "Woher die neuen Angaben stammen."
    help_text = f"{need} Fehlt die Quelle in der Liste, füllen Sie die Felder darunter aus."
    known = {f"{quelle.titel} ({quelle.id})": quelle.id for quelle in data.quellen}
    places = ("quelle", "quellen", "gebiet_quelle", "anschriften.quelle", "hinweis.quelle", "vertretung.quelle",
              "rechtsform.quelle", "aufgaben.quelle", "foerderung.quelle")  # fmt: skip
    keys = tuple(f"{file}.{place}" for file in ("partners", "projekte") for place in places)
    return (
        Field("quelle", SOURCE, "dropdown", help_text, keys, known),
        _input("quelle_titel", f"{NEW_SOURCE}Titel", Quelle, "titel", "quellen", also="quellen.id"),
        _input("quelle_herausgeber", f"{NEW_SOURCE}Herausgeber", Quelle, "herausgeber", "quellen"),
        _choice("quelle_art", f"{NEW_SOURCE}Art", Quelle, "art", "quellen", required=False),
        _input("quelle_stand", f"{NEW_SOURCE}Datum", Quelle, "stand", "quellen"),
        _input("quelle_url", f"{NEW_SOURCE}Adresse", Quelle, "url", "quellen", placeholder="https://"),
    )


def _input(  # noqa: PLR0913 -- a question has this many sides
    id_: str, label: str, model: type[Record], key: str, at: str, *, required: bool = False, placeholder: str = "",
    also: str = "",
) -> Field:  # fmt: skip
    keys = (f"{at}.{key}", *([also] if also else []))
    return Field(id_, label, "input", _help(model, key), keys, required=required, placeholder=placeholder)


def _text(id_: str, label: str, help_text: str, keys: tuple[str, ...] = (), *, required: bool = False) -> Field:
    return Field(id_, label, "textarea", help_text, keys, required=required)


def _choice(  # noqa: PLR0913 -- as above
    id_: str, label: str, model: type[Record], key: str, at: str, *, required: bool = True
) -> Field:
    options = {word.hint: str(word) for word in words(model, key)}
    return Field(id_, label, "dropdown", _help(model, key), (f"{at}.{key}",), options, required=required)


def _help(model: type[Record], key: str) -> str:
    return model.model_fields[key].description or ""


def _partners(data: Dataset) -> dict[str, str]:
    return {partner.kurzname: partner.id for partner in data.partners}


def _landkreise(data: Dataset) -> dict[str, str]:
    return {landkreis.name: landkreis.id for landkreis in data.landkreise}


def _felder(data: Dataset) -> dict[str, str]:
    return {**{feld.titel: feld.id for feld in data.handlungsfelder}, UEBERGREIFEND.label: UEBERGREIFEND}
