"""The forms about offers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from allianz.forms.asking import ONLY_KNOWN, ONLY_NEW, which
from allianz.forms.blocks import (
    contact,
    falling,
    felder,
    further,
    landkreise,
    named,
    partners,
    proof,
    several,
    source,
    words,
    zielgruppen,
)
from allianz.forms.questions import Form, asked

if TYPE_CHECKING:
    from allianz.forms.questions import Field
    from allianz.model.dataset import Dataset

__all__ = ["offer_forms"]


def offer_forms(data: Dataset) -> tuple[Form, ...]:
    """What can happen to an offer."""
    return (_offer_changes(data), _offer_comes(data), _offer_ends(data))


def _offer(data: Dataset, title: Field) -> tuple[Field, ...]:
    """What can be said about an offer."""
    at = "angebote"
    return (
        title,
        asked(f"{at}.text", "Text"),
        *_givers(data),
        asked(f"{at}.handlungsfelder", "Handlungsfelder", help_="Das erste ist das wichtigste.", options=felder(data)),
        asked(f"{at}.zielgruppen", "Zielgruppen", help_="Für wen es da ist.", options=zielgruppen(data)),
        asked(f"{at}.zuordnung", "Wer das Angebot diesen Feldern und Gruppen zuordnet"),
        asked(
            f"{at}.landkreise",
            "Landkreise",
            help_="Nur wenn es das Angebot nicht in der ganzen Region gibt.",
            options=landkreise(data),
        ),
        asked(f"{at}.reichweite", "Reichweite"),
        asked(f"{at}.kosten", "Kosten"),
        asked(f"{at}.voraussetzung", "Voraussetzung"),
        words(f"{at}.sprachen", "Sprachen", "eine"),
        asked(f"{at}.grundlage", "Rechtsgrundlage"),
        *contact(f"{at}.kontakt"),
        proof(at, f"{at}.kontakt.belegt"),
        words(f"{at}.suchworte", "Suchworte"),
    )


def _givers(data: Dataset) -> tuple[Field, ...]:
    """Who gives an offer."""
    at = "angebote.anbieter"
    return (
        several(asked(f"{at}.partner", "Partner, die das Angebot machen", id_="anbieter_partner", also=[at],
                      options=partners(data))),
        asked(f"{at}.name", "Anbieter, der kein Partner ist", id_="anbieter_name"),
        asked(f"{at}.website", "Website dieses Anbieters", id_="anbieter_website", placeholder="https://"),
    )  # fmt: skip


def _offer_changes(data: Dataset) -> Form:
    fields = (
        which("angebot", "Angebot, das sich ändert", named(data, "angebote")),
        *falling("angebote", _offer(data, asked("angebote.titel", "Titel"))),
        *source(data, required=False),
    )
    return Form("angebot-aendern", "Angebot ändern", "Was es gibt, wer es anbietet, was es kostet und wen Sie fragen",
                ONLY_NEW, fields, "angebote", "angebot", "Angebot {} ändern")  # fmt: skip


def _offer_comes(data: Dataset) -> Form:
    help_ = "Was es ist, in wenigen Wörtern, zum Beispiel Berufsberatung für Jugendliche. "
    help_ += "Aus ihm entsteht die Adresse der Seite."
    title = asked("angebote.titel", "Titel des neuen Angebots", help_=help_, also=["angebote.id"])
    fields = (*further("angebote", _offer(data, title)), *source(data, required=True))
    description = "Hilfe, die jemand bekommen kann: von einem Partner oder von anderen"
    return Form("neues-angebot", "Neues Angebot", description, ONLY_KNOWN, fields, "angebote",
                does="Neues Angebot {}",
                exists="Das Angebot „{}“ gibt es schon. Nehmen Sie das Formular „Angebot ändern“.")  # fmt: skip


def _offer_ends(data: Dataset) -> Form:
    current = {angebot.titel: angebot.id for angebot in data.angebote if not angebot.ended}
    fields = (
        which("angebot", "Angebot, das endet", current),
        replace(asked("angebote.bis", "Ende des Angebots", placeholder="2026-12-31"), required=True),
        proof("angebote"),
        *source(data, required=True),
    )
    return Form("angebot-endet", "Angebot endet", "Ein Angebot gibt es nicht mehr", ONLY_KNOWN, fields, "angebote",
                "angebot", "Angebot {} endet")  # fmt: skip
