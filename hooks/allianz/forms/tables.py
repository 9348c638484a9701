"""What the website and `python -m allianz tabelle` say alike about a table that somebody changed."""

from __future__ import annotations

__all__ = ["COLUMN", "NEITHER", "NEW", "NOT_UTF8", "NO_TABLE", "TITLE", "TRANSLATION", "WORKBOOK", "WRITE_AGAIN"]

_SAVE = "Speichern Sie sie im Tabellenprogramm als „CSV UTF-8 (durch Trennzeichen getrennt)“."

WORKBOOK = f"Das ist eine Mappe und keine CSV-Datei. {_SAVE}"
NOT_UTF8 = f"Diese Datei ist nicht als UTF-8 gespeichert. {_SAVE}"
NEITHER = f"Diese Datei ist weder als UTF-8 noch als Windows-1252 gespeichert. {_SAVE}"
NO_TABLE = "Die erste Zeile nennt keine Spalte einer Tabelle dieser Website ({}). Löschen Sie sie nicht."
COLUMN, WRITE_AGAIN = (
    "„{column}“ ist keine Spalte von {name}.csv.",
    " Schreiben Sie sie wie zuvor, oder löschen Sie die Spalte.",
)
TRANSLATION = "„{column}“ ist eine Übersetzung, und die ändert keine Tabelle."
NEW = "Neue Einträge kommen mit dem Formular oder in der Datei selbst hinzu, nicht über die Tabelle."
TITLE = "{} ändern"
"""What a proposal is called that a table led to."""
