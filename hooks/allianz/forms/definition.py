"""What the forms ask, and which field of the data each answer belongs to.

A form's choices come from the data and the model; `templates` writes them for GitHub, `page` for the page that writes
the change, `reading` reads them back.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from allianz.forms.blocks import (
    contact,
    falling,
    felder,
    further,
    kinds,
    landkreise,
    limits,
    named,
    partners,
    proof,
    remarks,
    seat,
    several,
    source,
    territory,
    words,
    zielgruppen,
)
from allianz.forms.questions import Field, Form, asked
from allianz.languages.terms import said
from allianz.model.words import PROJEKTSTAENDE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from allianz.model.dataset import Dataset

__all__ = ["AENDERN", "BESTAETIGEN", "FEHLER", "TABELLE", "TEXT", "forms"]

AENDERN, BESTAETIGEN, FEHLER = "eintrag-aendern", "eintrag-bestaetigen", "fehler-melden"
TABELLE, TEXT = "tabelle-einreichen", "text-einreichen"


def forms(dataset: Dataset) -> tuple[Form, ...]:
    """All forms that these data allow, with their choices: who can change a project must have one to choose."""
    every = (
        _partner_changes(dataset),
        _partner_confirms(dataset),
        _partner_comes(dataset),
        _partner_leaves(dataset),
        _offer_changes(dataset),
        _offer_comes(dataset),
        _offer_ends(dataset),
        _project_changes(dataset),
        _project_comes(dataset),
        _project_ends(dataset),
        _event(dataset),
        _sum(dataset),
        _source_changes(dataset),
        _table(),
        _report(),
        _written(),
    )
    whole = (form for form in every if all(one.can_be_answered for one in form.fields if one.required))
    return tuple(form.answerable().worded(partial(said, begriffe=dataset.allianz.begriffe)) for form in whole)


_PUBLIC = (
    "Ihr Formular und der Name Ihres GitHub-Kontos sind öffentlich zu sehen. "
    "Nennen Sie keine Namen von Personen, nur Stellen und Funktionen."
)
_ONLY_KNOWN = f"Tragen Sie nur ein, was eine Quelle belegt. Was Sie nicht wissen, bleibt leer. {_PUBLIC}"
_ONLY_NEW = f"Füllen Sie nur aus, was sich ändert. Alles andere bleibt, wie es ist. {_PUBLIC}"


def _which(id_: str, label: str, options: dict[str, str], *, required: bool = True, help_: str = "") -> Field:
    """The question for the record that is meant."""
    return Field(id_, label, "dropdown", help_, options=options, required=required)


def _confirmed(label: str, sentence: str, help_: str, *, required: bool) -> Field:
    """The tick by which a partner confirms its entry, on the day of the form."""
    key = "partners.bestaetigt"
    return Field("bestaetigt", label, "tick", help_, (key,), {sentence: "ja"}, required=required, path=("bestaetigt",))


# --- Partner ---


def _partner_changes(data: Dataset) -> Form:
    knows = "Wenn Sie das wissen: Damit ist der Eintrag bestätigt."
    rest = "Ich arbeite bei diesem Partner und habe alle anderen Angaben geprüft. Sie stimmen."
    fields = (
        _which("partner", "Partner, dessen Eintrag sich ändert", partners(data, former=True)),
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
        _confirmed("Alles andere stimmt", rest, knows, required=False),
    )
    description = "Angaben eines Partners ändern, ergänzen oder löschen"
    return Form(AENDERN, "Eintrag ändern", description, _ONLY_NEW, fields, "partners", "partner",
                "Eintrag von {} ändern")  # fmt: skip


def _partner_confirms(data: Dataset) -> Form:
    sentence = "Ich arbeite bei diesem Partner und habe alle Angaben geprüft. Sie stimmen."
    help_ = "Öffnen Sie vorher die Seite des Partners auf der Website und lesen Sie alle Angaben."
    fields = (
        _which("partner", "Partner, der seinen Eintrag bestätigt", partners(data)),
        _confirmed("Bestätigung", sentence, help_, required=True),
    )
    description = "Sie arbeiten bei einem Partner, und alle Angaben stimmen noch"
    intro = f"Stimmt etwas nicht mehr? Dann nehmen Sie das Formular „Eintrag ändern“. {_PUBLIC}"
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
        *_as_optional(*contact("partners.kontakte"), *limits(data)),
        words("partners.suchworte", "Suchworte"),
    )
    fields = (*further("partners", own), *source(data, required=True))
    return Form("neuer-partner", "Neuer Partner", "Eine Einrichtung ist der Allianz beigetreten", _ONLY_KNOWN, fields,
                "partners", does="Neuer Partner {}",
                exists="Den Partner „{}“ gibt es schon. Nehmen Sie das Formular „Eintrag ändern“.")  # fmt: skip


def _partner_leaves(data: Dataset) -> Form:
    what = {"Die Nachfolge macht sie weiter": "nachfolge", "Sie enden mit dem Partner": "ende"}
    fields = (
        _which("partner", "Partner, der die Allianz verlässt", partners(data)),
        replace(asked("partners.mitglied.bis", "Dabei bis", placeholder="2026-12-31"), required=True),
        asked("partners.nachfolge", "Wer an seine Stelle tritt", help_="Die Partner, die seine Aufgaben übernehmen.",
              options=partners(data)),
        _which("angebote", "Was aus seinen Angeboten wird", what, required=False,
               help_="Ohne Antwort enden sie mit dem Partner. Was er mit anderen anbietet, machen die anderen weiter."),
        *_as_optional(*remarks()[-2:]),
        *source(data, required=True),
    )  # fmt: skip
    effect = "Seine Seite bleibt und sagt, dass er nicht mehr dabei ist. Seine Kontakte fallen weg."
    description, does = "Ein Partner gehört nicht mehr zur Allianz", "{} verlässt die Allianz"
    return Form("partner-endet", "Partner verlässt die Allianz", description, f"{effect} {_PUBLIC}", fields, "partners",
                "partner", does, effect=effect)  # fmt: skip


def _as_optional(*fields: Field) -> Iterable[Field]:
    """Questions of a block that may be missing as a whole."""
    return (replace(question, required=False) for question in fields)


# --- Angebote ---


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
        _which("angebot", "Angebot, das sich ändert", named(data, "angebote")),
        *falling("angebote", _offer(data, asked("angebote.titel", "Titel"))),
        *source(data, required=False),
    )
    return Form("angebot-aendern", "Angebot ändern", "Was es gibt, wer es anbietet, was es kostet und wen Sie fragen",
                _ONLY_NEW, fields, "angebote", "angebot", "Angebot {} ändern")  # fmt: skip


def _offer_comes(data: Dataset) -> Form:
    help_ = "Was es ist, in wenigen Wörtern, zum Beispiel Berufsberatung für Jugendliche. "
    help_ += "Aus ihm entsteht die Adresse der Seite."
    title = asked("angebote.titel", "Titel des neuen Angebots", help_=help_, also=["angebote.id"])
    fields = (*further("angebote", _offer(data, title)), *source(data, required=True))
    description = "Hilfe, die jemand bekommen kann: von einem Partner oder von anderen"
    return Form("neues-angebot", "Neues Angebot", description, _ONLY_KNOWN, fields, "angebote",
                does="Neues Angebot {}",
                exists="Das Angebot „{}“ gibt es schon. Nehmen Sie das Formular „Angebot ändern“.")  # fmt: skip


def _offer_ends(data: Dataset) -> Form:
    current = {angebot.titel: angebot.id for angebot in data.angebote if not angebot.ended}
    fields = (
        _which("angebot", "Angebot, das endet", current),
        replace(asked("angebote.bis", "Ende des Angebots", placeholder="2026-12-31"), required=True),
        proof("angebote"),
        *source(data, required=True),
    )
    return Form("angebot-endet", "Angebot endet", "Ein Angebot gibt es nicht mehr", _ONLY_KNOWN, fields, "angebote",
                "angebot", "Angebot {} endet")  # fmt: skip


# --- Projekte ---


_FELD = "Wozu es am ehesten gehört."


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
        asked(f"{at}.handlungsfeld", "Handlungsfeld", help_=_FELD, options=felder(data)),
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
        _which("projekt", "Projekt, das sich ändert", named(data, "projekte")),
        *falling("projekte", _project(data, asked("projekte.name", "Name"))),
        *source(data, required=False),
    )
    return Form("projekt-aendern", "Projekt ändern", "Stand, Zeitraum, Träger oder Betrag eines Projekts", _ONLY_NEW,
                fields, "projekte", "projekt", "Projekt {} ändern")  # fmt: skip


def _project_comes(data: Dataset) -> Form:
    name = asked("projekte.name", "Name des neuen Projekts", help_="Aus ihm entsteht die Adresse der Seite.",
                 also=["projekte.id"])  # fmt: skip
    fields = (*further("projekte", _project(data, name)), *source(data, required=True))
    return Form("neues-projekt", "Neues Projekt", "Ein Projekt, das ein Partner trägt oder die Allianz fördert",
                _ONLY_KNOWN, fields, "projekte", does="Neues Projekt {}",
                exists="Das Projekt „{}“ gibt es schon. Nehmen Sie das Formular „Projekt ändern“.")  # fmt: skip


def _project_ends(data: Dataset) -> Form:
    fields = (
        _which("projekt", "Projekt, das endet", named(data, "projekte")),
        replace(asked("projekte.ende", "Ende des Projekts", placeholder="2026-12-31"), required=True),
        proof("projekte"),
        *source(data, required=True),
    )
    done = next(word for word in PROJEKTSTAENDE.words if word == "abgeschlossen")
    return Form("projekt-endet", "Projekt endet", "Ein Projekt ist abgeschlossen", _ONLY_KNOWN, fields, "projekte",
                "projekt", "Projekt {} endet", {"status": str(done)})  # fmt: skip


# --- Chronik, Förderung, Quellen ---

_OR_NEW = "Ohne Auswahl entsteht ein neuer Eintrag."


def _event(data: Dataset) -> Form:
    at = "chronik"
    fields = (
        _which("ereignis", "Ereignis, das sich ändert", named(data, at), required=False, help_=_OR_NEW),
        *falling(
            at,
            (
                asked(f"{at}.datum", "Datum", placeholder="2024-05"),
                asked(f"{at}.titel", "Was geschah"),
                asked(f"{at}.text", "Text"),
                asked(f"{at}.handlungsfeld", "Handlungsfeld", help_=_FELD, options=felder(data)),
                asked(f"{at}.zuordnung", "Wer das Ereignis diesem Handlungsfeld zuordnet"),
                asked(f"{at}.hinweis", "Hinweis"),
            ),
        ),
        *source(data, required=True),
    )
    return Form("ereignis", "Ereignis eintragen oder ändern", "Etwas, das in die Chronik gehört", _ONLY_KNOWN, fields,
                at, "ereignis", "Ereignis {}")  # fmt: skip


def _sum(data: Dataset) -> Form:
    at = "foerderung"
    fields = (
        _which("summe", "Betrag, der sich ändert", named(data, at), required=False, help_=_OR_NEW),
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
    return Form("foerdersumme", "Förderung eintragen oder ändern", "Ein Betrag der ganzen Allianz", _ONLY_KNOWN, fields,
                at, "summe", "Förderung {}")  # fmt: skip


def _source_changes(data: Dataset) -> Form:
    at = "quellen"
    fields = (
        _which("gemeint", "Quelle, die sich ändert", named(data, at)),
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
    intro = f"Eine neue Quelle nennen Sie in dem Formular, dessen Angaben sie belegt. {_ONLY_NEW}"
    return Form("quelle-aendern", "Quelle ändern", "Adresse, Datum oder Titel einer Quelle", intro, fields, at,
                "gemeint", "Quelle {} ändern")  # fmt: skip


# --- What people read, and what the page wrote ---


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


def _table() -> Form:
    """The form that takes rows of a table, as text: what is pasted from a spreadsheet, or what the page wrote."""
    help_ = (
        "Die Zeilen, die sich ändern, und darüber die Zeile mit den Namen der Spalten. Kopieren Sie beides im "
        "Tabellenprogramm und fügen Sie es hier ein."
    )
    fields = (Field("zeilen", "Geänderte Zeilen", "textarea", help_, required=True),)
    intro = (
        "Am einfachsten geht es auf der Website: Die Seite „Eintrag ändern“ liest Ihre Tabelle und schreibt, was Sie "
        f"hier einfügen. Zeilen kommen so nicht hinzu und fallen nicht weg. {_PUBLIC}"
    )
    return Form(TABELLE, "Tabelle einreichen", "Sie haben eine Tabelle von der Seite „Offene Daten“ geändert", intro,
                fields)  # fmt: skip


def _written() -> Form:
    """The form that takes the text of the page: text alone, which GitHub lets a link fill in."""
    help_ = "Der Text, den die Website geschrieben hat. Lassen Sie die Überschriften stehen."
    fields = (Field("text", "Text von der Website", "textarea", help_, required=True),)
    intro = f"Diesen Text schreibt die Seite „Eintrag ändern“ der Website für Sie. {_PUBLIC}"
    return Form(TEXT, "Text von der Website einreichen", "Für eine Änderung, die Sie auf der Website geschrieben haben",
                intro, fields)  # fmt: skip
