"""The forms about projects."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from allianz.forms.asking import NEAREST, ONLY_KNOWN, ONLY_NEW, which
from allianz.forms.blocks import falling, felder, further, landkreise, named, partners, proof, several, source, words
from allianz.forms.questions import Form, asked
from allianz.model.words import PROJEKTSTAENDE

if TYPE_CHECKING:
    from allianz.forms.questions import Field
    from allianz.model.dataset import Dataset

__all__ = ["project_forms"]


def project_forms(data: Dataset) -> tuple[Form, ...]:
    """What can happen to a project."""
    return (_project_changes(data), _project_comes(data), _project_ends(data))


def _project(data: Dataset, name: Field) -> tuple[Field, ...]:
    """What can be said about a project."""
    at = "projekte"
    return (
        name,
        several(asked(f"{at}.traeger.partner", "Partner, die das Projekt tragen", id_="traeger_partner",
                      also=[f"{at}.traeger"], options=partners(data, former=True))),
        words(f"{at}.traeger.name", "Träger, die keine Partner sind", "ein Name", "traeger_name"),
        asked(f"{at}.beschreibung", "Beschreibung"),
        asked(f"{at}.status", "Stand des Projekts"),
        asked(f"{at}.handlungsfeld", "Handlungsfeld", help_=NEAREST, options=felder(data)),
        asked(f"{at}.zuordnung", "Wer das Projekt diesem Handlungsfeld zuordnet"),
        asked(f"{at}.beginn", "Beginn", placeholder="2024-05"),
        asked(f"{at}.ende", "Ende", placeholder="2026-12-31"),
        asked(f"{at}.zeitraum_hinweis", "Hinweis zum Zeitraum"),
        asked(f"{at}.landkreise", "Landkreise", options=landkreise(data)),
        asked(f"{at}.website", "Website des Projekts", placeholder="https://"),
        asked(f"{at}.foerderung.mass", "Was der Betrag misst", removal="der oben genannte Betrag"),
        asked(f"{at}.foerderung.betrag", "Betrag der Förderung", placeholder="140000"),
        asked(f"{at}.foerderung.genauigkeit", "Wie genau der Betrag ist"),
        proof(at),
    )  # fmt: skip


def _project_changes(data: Dataset) -> Form:
    fields = (
        which("projekt", "Projekt, das sich ändert", named(data, "projekte")),
        *falling("projekte", _project(data, asked("projekte.name", "Name"))),
        *source(data, required=False),
    )
    return Form("projekt-aendern", "Projekt ändern", "Stand, Zeitraum, Träger oder Betrag eines Projekts", ONLY_NEW,
                fields, "projekte", "projekt", "Projekt {} ändern")  # fmt: skip


def _project_comes(data: Dataset) -> Form:
    name = asked("projekte.name", "Name des neuen Projekts", help_="Aus ihm entsteht die Adresse der Seite.",
                 also=["projekte.id"])  # fmt: skip
    fields = (*further("projekte", _project(data, name)), *source(data, required=True))
    return Form("neues-projekt", "Neues Projekt", "Ein Projekt, das ein Partner trägt oder die Allianz fördert",
                ONLY_KNOWN, fields, "projekte", does="Neues Projekt {}",
                exists="Das Projekt „{}“ gibt es schon. Nehmen Sie das Formular „Projekt ändern“.")  # fmt: skip


def _project_ends(data: Dataset) -> Form:
    fields = (
        which("projekt", "Projekt, das endet", named(data, "projekte")),
        replace(asked("projekte.ende", "Ende des Projekts", placeholder="2026-12-31"), required=True),
        proof("projekte"),
        *source(data, required=True),
    )
    done = next(word for word in PROJEKTSTAENDE.words if word == "abgeschlossen")
    return Form("projekt-endet", "Projekt endet", "Ein Projekt ist abgeschlossen", ONLY_KNOWN, fields, "projekte",
                "projekt", "Projekt {} endet", {"status": str(done)})  # fmt: skip
