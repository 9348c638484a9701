"""The forms about what has no page of its own: events, sums of the alliance and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allianz.forms.asking import NEAREST, ONLY_KNOWN, ONLY_NEW, which
from allianz.forms.blocks import falling, felder, named, source
from allianz.forms.questions import Form, asked

if TYPE_CHECKING:
    from allianz.model.dataset import Dataset

__all__ = ["record_forms"]


def record_forms(data: Dataset) -> tuple[Form, ...]:
    """What can be told of them."""
    return (_event(data), _sum(data), _source_changes(data))


_OR_NEW = "Ohne Auswahl entsteht ein neuer Eintrag."


def _event(data: Dataset) -> Form:
    at = "chronik"
    fields = (
        which("ereignis", "Ereignis, das sich ändert", named(data, at), required=False, help_=_OR_NEW),
        *falling(
            at,
            (
                asked(f"{at}.datum", "Datum", placeholder="2024-05"),
                asked(f"{at}.titel", "Was geschah"),
                asked(f"{at}.text", "Text"),
                asked(f"{at}.handlungsfeld", "Handlungsfeld", help_=NEAREST, options=felder(data)),
                asked(f"{at}.zuordnung", "Wer das Ereignis diesem Handlungsfeld zuordnet"),
                asked(f"{at}.hinweis", "Hinweis"),
            ),
        ),
        *source(data, required=True),
    )
    return Form("ereignis", "Ereignis eintragen oder ändern", "Etwas, das in die Chronik gehört", ONLY_KNOWN, fields,
                at, "ereignis", "Ereignis {}")  # fmt: skip


def _sum(data: Dataset) -> Form:
    at = "foerderung"
    fields = (
        which("summe", "Betrag, der sich ändert", named(data, at), required=False, help_=_OR_NEW),
        *falling(
            at,
            (
                asked(f"{at}.mass", "Was der Betrag misst"),
                asked(f"{at}.betrag", "Betrag in Euro", placeholder="140000"),
                asked(f"{at}.zeitraum", "Zeitraum"),
                asked(f"{at}.stand", "Stand"),
                asked(f"{at}.genauigkeit", "Wie genau der Betrag ist"),
                asked(f"{at}.hinweis", "Hinweis"),
            ),
        ),
        *source(data, required=True),
    )
    return Form("foerdersumme", "Förderung eintragen oder ändern", "Ein Betrag der ganzen Allianz", ONLY_KNOWN, fields,
                at, "summe", "Förderung {}")  # fmt: skip


def _source_changes(data: Dataset) -> Form:
    at = "quellen"
    fields = (
        which("gemeint", "Quelle, die sich ändert", named(data, at)),
        *falling(
            at,
            (
                asked(f"{at}.titel", "Titel"),
                asked(f"{at}.herausgeber", "Herausgeber"),
                asked(f"{at}.art", "Art der Quelle"),
                asked(f"{at}.stand", "Datum der Quelle"),
                asked(f"{at}.url", "Adresse", placeholder="https://"),
                asked(f"{at}.hinweis", "Hinweis"),
            ),
        ),
    )
    intro = f"Eine neue Quelle nennen Sie in dem Formular, dessen Angaben sie belegt. {ONLY_NEW}"
    return Form("quelle-aendern", "Quelle ändern", "Adresse, Datum oder Titel einer Quelle", intro, fields, at,
                "gemeint", "Quelle {} ändern")  # fmt: skip
