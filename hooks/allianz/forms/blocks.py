"""Groups of questions that several forms share: a contact, a territory, remarks, a source; and their choices."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from allianz.forms.questions import Field, asked, explained, optional, removable, root
from allianz.model.files import REFERENCES, parts
from allianz.model.records import Angebot, Partner
from allianz.model.words import UEBERGREIFEND

if TYPE_CHECKING:
    from allianz.model.dataset import Dataset

__all__ = [
    "KEEPS", "NEW_SOURCE", "SOURCE", "contact", "falling", "felder", "further", "kinds", "landkreise", "limits",
    "named", "partners", "proof", "remarks", "seat", "several", "source", "territory", "words", "zielgruppen",
]  # fmt: skip

_URL, _DAY = "https://", "2026-03"
KEEPS = " Was schon da ist, bleibt."
"""What is said where an answer adds to a list: on GitHub nobody sees what stands there."""


def seat() -> tuple[Field, ...]:
    """Where a partner has its seat, and its website."""
    return (
        asked("partners.sitz.ort", "Ort des Sitzes"),
        asked("partners.website", "Website", placeholder=_URL),
    )


def territory(data: Dataset) -> tuple[Field, ...]:
    """For which Landkreise a partner is responsible."""
    help_ = "Alle Landkreise, für die der Partner zuständig ist, auch die, die es schon waren."
    return (
        asked("partners.gebiet", "Landkreise", help_=help_, options=landkreise(data)),
        asked("partners.gebiet_hinweis", "Hinweis zu den Landkreisen"),
    )


def contact(at: str) -> tuple[Field, ...]:
    """A way to reach somebody."""
    place = f"{at}.anschrift"
    return (
        asked(f"{at}.zweck", "Kontakt: wofür er da ist", also=[at], removal="der oben genannte Kontakt"),
        asked(f"{at}.telefon", "Kontakt: Telefon", placeholder="04131 26-0"),
        asked(f"{at}.email", "Kontakt: E-Mail", placeholder="info@example.org"),
        asked(f"{at}.formular", "Kontakt: Formular", placeholder=_URL),
        asked(f"{at}.website", "Kontakt: Website", id_="kontakt_website", placeholder=_URL),
        asked(f"{place}.strasse", "Kontakt: Straße und Hausnummer", removal="Kontakt: Anschrift"),
        asked(f"{place}.plz", "Kontakt: Postleitzahl"),
        asked(f"{place}.ort", "Kontakt: Ort", id_="anschrift_ort"),
        asked(f"{at}.zeiten", "Kontakt: Zeiten", placeholder="Mo–Do 8–16 Uhr, Fr 8–12 Uhr"),
        asked(f"{at}.hinweis", "Kontakt: Hinweis", id_="kontakt_hinweis"),
    )


def limits(data: Dataset) -> tuple[Field, ...]:
    """For whom and where a partner's contact is, and from when its proof is."""
    at, everywhere = "partners.kontakte", "Wenn er nicht für alle gilt."
    return (
        asked(f"{at}.fuer", "Kontakt: für wen", help_="Wenn er nicht für alle ist.", options=zielgruppen(data)),
        asked(f"{at}.landkreise", "Kontakt: in welchen Landkreisen", id_="kontakt_landkreise", help_=everywhere,
              options=landkreise(data)),
        asked(f"{at}.belegt", "Kontakt: belegt", id_="kontakt_belegt", placeholder=_DAY),
    )  # fmt: skip


def proof(file: str, *also: str) -> Field:
    """From when the newest proof is."""
    return asked(f"{file}.belegt", "Belegt", help_=explained(Angebot, "belegt"), also=also, placeholder=_DAY)


def remarks() -> tuple[Field, ...]:
    """What else can be said about a partner, with a date of its own."""
    stand = "Datum dieser Angabe: JJJJ, JJJJ-MM oder JJJJ-MM-TT."
    at = "partners"
    return (
        asked(f"{at}.rechtsform.text", "Rechtsform", id_="rechtsform", help_=explained(Partner, "rechtsform")),
        asked(f"{at}.vertretung.organisation", "Vertretung in der Allianz", id_="vertretung", removal="Vertretung"),
        asked(f"{at}.vertretung.stand", "Stand der Vertretung", id_="vertretung_stand", help_=stand),
        asked(f"{at}.hinweis.text", "Hinweis", id_="hinweis", help_=explained(Partner, "hinweis")),
        asked(f"{at}.hinweis.stand", "Stand des Hinweises", id_="hinweis_stand", help_=stand),
    )


def several(question: Field) -> Field:
    """A choice of which a list of blocks holds one each: all that are chosen stand there afterwards."""
    return replace(question, kind="multi", help="Alle, auch die, die es schon waren.")


def words(key: str, label: str, each: str = "eines", id_: str = "") -> Field:
    """Several words or names, one per line."""
    question = asked(key, label, id_=id_, removal=f"alle {label}")
    help_ = f"{question.help} Je Zeile {each}.{KEEPS}"
    return replace(question, kind="lines", help=help_)


_ASKED_ELSEWHERE = {
    "partners": {"art", "nachfolge", "bestaetigt"},
    "angebote": {"bis"},
}
"""Fields of a file that forms of their own ask for."""


def further(file: str, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Questions with those that nobody has worded: for each plain field of the model that is new, in the model's words.

    Ids, the ids of before and sources come from other questions; what names another record needs a list to choose from.
    """
    known = {
        "id",
        "frueher",
        *REFERENCES,
        *_ASKED_ELSEWHERE.get(file, ()),
        *(field.path[0] for field in fields if field.path),
    }
    new = (name for name, info in root(file).model_fields.items() if name not in known and not parts(info.annotation))
    return (*fields, *(asked(f"{file}.{name}", name.replace("_", " ").capitalize()) for name in new))


def falling(file: str, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The questions as somebody answers them who changes a record, and the one for what of them is to fall away."""
    help_ = "Wählen Sie nur, was ganz wegfallen soll."
    fields = further(file, fields)
    gone = Field("entfaellt", "Was entfällt", "multi", help_, options=removable(file, fields))
    return (*optional(fields), gone)


SOURCE, NEW_SOURCE = "Quelle", "Neue Quelle: "

_RESTING = {
    "partners": ("quellen", "sitz.quelle", "mitglied.quelle", "gebiet_quelle", "kontakte.quelle", "rechtsform.quelle",
                 "vertretung.quelle", "hinweis.quelle"),
    "angebote": ("quellen", "kontakt.quelle"),
    "projekte": ("quellen", "foerderung.quelle"),
    "chronik": ("quelle",),
    "foerderung": ("quelle",),
}  # fmt: skip
"""What rests on the source that a form names."""


def source(data: Dataset, *, required: bool) -> tuple[Field, ...]:
    """Which source the answers have: one that is known, or a new one."""
    need = "Woher die Angaben stammen." if required else "Woher die neuen Angaben stammen."
    help_ = f"{need} Fehlt die Quelle in der Liste, füllen Sie die Felder darunter aus."
    keys = tuple(f"{file}.{place}" for file, places in _RESTING.items() for place in places)
    new = (
        asked("quellen.titel", f"{NEW_SOURCE}Titel", id_="quelle_titel", also=["quellen.id"]),
        asked("quellen.herausgeber", f"{NEW_SOURCE}Herausgeber", id_="quelle_herausgeber"),
        asked("quellen.art", f"{NEW_SOURCE}Art", id_="quelle_art"),
        asked("quellen.stand", f"{NEW_SOURCE}Datum", id_="quelle_stand"),
        asked("quellen.url", f"{NEW_SOURCE}Adresse", id_="quelle_url", placeholder=_URL),
    )
    return (
        Field("quelle", SOURCE, "dropdown", help_, keys, named(data, "quellen")),
        *(replace(question, path=(), required=False) for question in new),
    )


def named(data: Dataset, file: str) -> dict[str, str]:
    """The records of a file to choose from, shown → id; a record without an id is meant by its number from 0."""
    return {_NAMES[file].format(one): getattr(one, "id", str(number)) for number, one in enumerate(getattr(data, file))}


def kinds(data: Dataset) -> dict[str, str]:
    """The kinds of partners to choose from, by what explains them → id."""
    return {art.word.hint: art.id for art in data.allianz.arten}


_NAMES = {
    "angebote": "{0.titel}",
    "projekte": "{0.name}",
    "chronik": "{0.titel} ({0.datum})",
    "foerderung": "{0.mass}, {0.zeitraum} ({0.betrag} Euro)",
    "quellen": "{0.titel} ({0.id})",
}


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
