"""One hostile record: text that would do harm wherever it were taken for anything but text."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

from allianz.model.dataset import load
from allianz.model.records import Hinweis
from tests.building import SECOND

if TYPE_CHECKING:
    from allianz.model.dataset import Dataset

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
    """The second data set with one more partner whose every text is hostile.

    The model refuses < and >; the record is put together behind its back, because the pages must be safe
    even if that rule falls.
    """
    data = load(SECOND)
    partner = next(partner for partner in data.partners if partner.aufgaben)
    hint = Hinweis.model_construct(text=TEXT, stand=partner.seit, quelle=partner.quellen[0])
    evil = partner.model_copy(
        update={
            "id": ID,
            "name": NAME,
            "kurzname": NAME,
            "ort": TEXT,
            "gebiet_hinweis": TEXT,
            "hinweis": hint,
            "aufgaben": tuple(task.model_copy(update={"text": TEXT, "grundlage": TEXT}) for task in partner.aufgaben),
            "suchworte": (TEXT,),
        }
    )
    places = {**data.places, ("partners", ID): data.places["partners", partner.id]}
    return type(data)(**{**vars(data), "partners": (*data.partners, evil), "places": places})
