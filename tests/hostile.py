"""One hostile record: text that would do harm wherever it were taken for anything but text."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

from allianz.model.dataset import load
from allianz.model.records import Anbieter, Hinweis, Sitz
from tests.building import SECOND

if TYPE_CHECKING:
    from allianz.model.dataset import Dataset
    from allianz.model.records import Angebot, Kontakt, Partner

SCRIPT = "<script>window.harm = 1</script><img src=x onerror='window.harm = 2'>"
MARKDOWN = "# Titel **fett** _kursiv_ `code` [Link](javascript:window.harm=3) ![Bild](x) | Zelle | ~~~ --- {: .x #y}"
JINJA = "{{ 7 * 7 }} {% raw %} {# weg #}"
ENTITIES = "&lt;b&gt; &amp; &#60;i&#62;"
ATTRIBUTES = '" onmouseover="window.harm=4" \' autofocus onfocus=\'window.harm=5'
OTHER_SCRIPTS = "😀 مرحبا بالعالم שלום"
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2

TEXT = f"{string.punctuation} {MARKDOWN} {JINJA} {ENTITIES} {OTHER_SCRIPTS} {LONG} {SCRIPT} {ATTRIBUTES}"
NAME = f"A</title>{SCRIPT} *b* _c_ {{{{ 7 * 7 }}}} [d](javascript:window.harm=6) \" ' {OTHER_SCRIPTS} {LONG[:90]}"
ID = "boese"


def dataset() -> Dataset:
    """The second data set with one more partner and one more offer of it, whose every text is hostile.

    The model refuses < and >; the records are put together behind its back, because the pages must be safe
    even if that rule falls.
    """
    data = load(SECOND)
    partner, angebot = _partner(data), _offer(data)
    places = {
        **data.places,
        ("partners", ID): data.places["partners", data.partners[0].id],
        ("angebote", ID): data.places["angebote", data.angebote[0].id],
    }
    files = {"partners": (*data.partners, partner), "angebote": (*data.angebote, angebot), "places": places}
    return type(data)(**{**vars(data), **files})


def _partner(data: Dataset) -> Partner:
    partner = data.partners[0]
    hint = Hinweis.model_construct(text=TEXT, stand=partner.mitglied.seit, quelle=partner.quellen[0])
    update = {
        "id": ID,
        "name": NAME,
        "kurzname": NAME,
        "sitz": Sitz.model_construct(ort=TEXT, quelle=partner.quellen[0]),
        "gebiet_hinweis": TEXT,
        "kontakte": tuple(_contact(kontakt) for kontakt in partner.kontakte),
        "hinweis": hint,
        "suchworte": (TEXT,),
    }
    return partner.model_copy(update=update)


def _contact(kontakt: Kontakt) -> Kontakt:
    return kontakt.model_copy(update={"zweck": TEXT, "hinweis": TEXT})


def _offer(data: Dataset) -> Angebot:
    angebot = next(angebot for angebot in data.angebote if angebot.kontakt)
    update = {
        "id": ID,
        "titel": NAME,
        "text": TEXT,
        "anbieter": (Anbieter(partner=ID), Anbieter.model_construct(name=NAME)),
        "kontakt": angebot.kontakt and _contact(angebot.kontakt),
        "kosten": TEXT,
        "voraussetzung": TEXT,
        "sprachen": (TEXT,),
        "grundlage": TEXT,
        "suchworte": (TEXT,),
    }
    return angebot.model_copy(update=update)
