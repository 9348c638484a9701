"""The forms that hold a text: what people read, a table, and what the page wrote."""

from __future__ import annotations

from allianz.forms.asking import FEHLER, PUBLIC, TABELLE, TEXT
from allianz.forms.questions import Field, Form

__all__ = ["text_forms"]


def text_forms() -> tuple[Form, ...]:
    """Those that ask for no record."""
    return (_table(), _report(), _written())


def _report() -> Form:
    fields = (
        Field("seite", "Seite, auf der etwas nicht stimmt", "input", "Die Adresse aus der Zeile oben im Browser.",
              placeholder="https://"),
        Field("fehler", "Was nicht stimmt", "textarea", "Und wenn Sie es wissen: wie es richtig heißt.", required=True),
        Field("beleg", "Woher Sie das wissen", "input", "Zum Beispiel die Adresse einer Seite oder eines Papiers."),
    )  # fmt: skip
    description = "Etwas auf der Website ist falsch, veraltet oder funktioniert nicht"
    intro = f"Diese Meldung liest ein Mensch. {PUBLIC}"
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
        f"hier einfügen. Zeilen kommen so nicht hinzu und fallen nicht weg. {PUBLIC}"
    )
    return Form(TABELLE, "Tabelle einreichen", "Sie haben eine Tabelle von der Seite „Offene Daten“ geändert", intro,
                fields)  # fmt: skip


def _written() -> Form:
    """The form that takes the text of the page: text alone, which GitHub lets a link fill in."""
    help_ = "Der Text, den die Website geschrieben hat. Lassen Sie die Überschriften stehen."
    fields = (Field("text", "Text von der Website", "textarea", help_, required=True),)
    intro = f"Diesen Text schreibt die Seite „Eintrag ändern“ der Website für Sie. {PUBLIC}"
    return Form(TEXT, "Text von der Website einreichen", "Für eine Änderung, die Sie auf der Website geschrieben haben",
                intro, fields)  # fmt: skip
