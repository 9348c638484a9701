"""The forms as the page that writes a change loads them: questions, choices, rules and sentences as JSON.

The page shows a record as it stands in the open data, checks what somebody types by these rules and writes the text
that `reading` reads. What is no data – a rule that runs code – the forms say after the text is handed in.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from allianz.forms.asking import TABELLE, TEXT
from allianz.forms.blocks import KEEPS
from allianz.forms.changes import FIRST, SPELLING, TAKEN
from allianz.forms.definition import forms
from allianz.forms.doubles import CALLED, DOUBLE, own
from allianz.forms.merging import BODIES, FREE, ITEMS
from allianz.forms.questions import falls, step
from allianz.forms.reading import END
from allianz.forms.sources import BOTH_SOURCES, NO_SOURCE
from allianz.forms.tables import COLUMN, NEW, NO_TABLE, NOT_UTF8, TITLE, TRANSLATION, WORKBOOK, WRITE_AGAIN
from allianz.model.checks import NAMES
from allianz.model.files import FILES
from allianz.model.periods import PERIOD, PERIODS
from allianz.model.proof import LATE, last_day
from allianz.model.scalars import BROKEN
from allianz.reading.characters import LOOKALIKES, MENDED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from allianz.forms.questions import Field, Form
    from allianz.model.dataset import Dataset
    from allianz.model.scalars import Rule

__all__ = ["FOLDER", "files"]

FOLDER = "mitmachen/eintrag"
"""Where the page stands and its data with it."""

_FILES = {file.name: file for file in FILES}
_NEW_SOURCE, _PROOF = "quelle", "belegt"

Json = dict[str, Any]
Tables = Mapping[str, tuple[Sequence[str], Sequence[str], Sequence[str]]]
"""Name of each table → its columns, those by which rows go together, and those of texts."""


def files(dataset: Dataset, tables: Tables, address: Callable[[str], str] | None) -> Mapping[str, bytes]:
    """Address → content: `formulare.json` lists the forms, `<form>.json` holds one.

    `tables` are those of the open data; `address` says where a form of the repository can be filled in, None where no
    repository is known.
    """
    every = forms(dataset)
    made, table = [form for form in every if form.file], next(form for form in every if form.id == TABELLE)
    betreiber = dataset.allianz.betreiber
    email = betreiber.email if betreiber else ""
    hand_in = address(TEXT) if address else ""
    listed = {"einreichen": hand_in, "email": email, "formulare": [_listed(form) for form in (*made, table)]}
    texts = {
        "formulare": _json(listed),
        **{form.id: _json(_form(form) | _known(form, dataset) | _around(form, dataset)) for form in made},
        table.id: _json(_table(table, tables)),
    }
    return {f"{FOLDER}/{name}.json": text for name, text in texts.items()}


def _json(value: Json) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}\n".encode()


def _listed(form: Form) -> Json:
    """A form in the list: `ordner` is where the records have their pages that it is about."""
    group, about = "Tabellen", ""
    if form.file:
        file = _FILES[form.file]
        group, about = file.title, file.folder if form.record else ""
    return {"id": form.id, "name": form.name, "text": form.description, "gruppe": group, "ordner": about}


def _table(form: Form, tables: Tables) -> Json:
    """What the page needs that reads a table: its columns, those by which rows are known, and what it says.

    `spalten` are all columns; rows are handed in with those that have the same cells in `zusammen`; further columns may
    hold translations of the `texte`.
    """
    return {
        "name": form.name,
        "text": f"{form.description}. {_STAYS}",
        "fragen": [],
        "frage": form.fields[0].label,
        "feld": "Ihre Tabelle (CSV)",
        "hilfe": _FILE,
        "tut": TITLE,
        "ende": END,
        "tabellen": {
            name: {"spalten": all_, "zusammen": together, "texte": spoken}
            for name, (all_, together, spoken) in tables.items()
        },
        "saetze": _ABOUT_TABLES,
    }


_STAYS = "Wählen Sie die Datei aus. Sie bleibt in Ihrem Browser; eingereicht werden nur die Zeilen, die sich ändern."
_FILE = "Speichern Sie die Tabelle vorher als „CSV UTF-8 (durch Trennzeichen getrennt)“."
_ABOUT_TABLES = {
    "mappe": WORKBOOK,
    "utf8": NOT_UTF8,
    "spalten": NO_TABLE.format("{}"),
    "spalte": COLUMN + WRITE_AGAIN,
    "uebersetzung": TRANSLATION + WRITE_AGAIN,
    "unbekannt": f"„{{}}“ gibt es in den Daten nicht. {NEW}",
    "kaputt": "Die Tabelle lässt sich gerade nicht lesen. Versuchen Sie es später noch einmal.",
    "eine": "Eine Zelle ist anders als heute in {name}.csv.",
    "viele": "{zahl} Zellen sind anders als heute in {name}.csv.",
    "nichts": "In dieser Tabelle ist nichts anders als heute in {name}.csv.",
    "fehlen": "Einträge von heute, die in der Datei fehlen: {}. Die Tabelle löscht nichts, sie bleiben.",
    "liste": "Was sich ändert",
    "anders": "bisher „{alt}“, jetzt „{neu}“",
    "neu": "neu „{neu}“",
    "leer": "bisher „{alt}“, jetzt leer",
    "weitere": "und {} weitere",
}


def _form(form: Form) -> Json:
    """One form with its questions in their order; the one for what falls away the page answers by itself."""
    return {
        "name": form.name,
        "text": form.description,
        "folgen": form.effect,
        "tut": form.does,
        "datei": form.file,
        "eintrag": form.record,
        "neu": not form.record or not form.named.required,
        "fragen": [_question(form, question) for question in form.fields],
        "listen": {key: item.name for key, item in ITEMS.items()},
        "stellen": BODIES,
        "ende": END,
        "zeichen": MENDED,
        "zeitraum": list(_period(form)),
        "saetze": {
            "regel": BROKEN, "ohneQuelle": NO_SOURCE, "beideQuellen": BOTH_SOURCES, "zeitraum": PERIOD,
            "doppelt": DOUBLE, "schreibung": SPELLING, "spaet": LATE,
        },
    }  # fmt: skip


def _period(form: Form) -> Iterator[Json]:
    """A span whose end is asked for: the questions for both, and where today's beginning stands, with its name."""
    begin, end = PERIODS.get(form.file, ((), ()))
    if last := form.at(end) if end else None:
        first = form.at(begin)
        yield {"ende": last.id, "beginn": first.id if first else "", "pfad": ".".join(begin), "name": begin[-1]}


def _around(form: Form, dataset: Dataset) -> Json:
    """What the other records say: which answers are each record's own, how places are spelt, the newest source's date.

    `rufnamen` are the fields by which a record is called; letters that look like those of `gleich` count as them.
    """
    single = {question.id: "aehnlich" if question.path[0] in NAMES else "genau" for question in own(form)}
    towns = [one.sitz.ort for one in dataset.partners if one.sitz]
    towns += [town for one in dataset.landkreise for town in (one.sitz, one.kurzname)]
    asks_town = any(question.path[-1:] == ("ort",) for question in form.fields)
    day = last_day(dataset.quellen)
    return {
        "eigenes": single,
        "rufnamen": CALLED if single else [],
        "gleich": LOOKALIKES if single else [],
        "orte": list(dict.fromkeys(towns)) if asks_town else [],
        "neueste": str(day) if day else "",
    }


def _known(form: Form, dataset: Dataset) -> Json:
    """What a form for new records may not add once more: by which question (`kuerzel`) and as which ids (`vergeben`).

    Empty where records of its file have no id, or where it adds none.
    """
    label = form.label(f"{form.file}.id")
    if not form.exists or not label:
        return {}
    vergeben = [getattr(record, "id") for _, record in dataset.of(_FILES[form.file])]  # noqa: B009 -- they have one
    return {"kuerzel": form.question(label).id, "vergeben": vergeben, "gibtEs": form.exists,
            "vergebenSatz": TAKEN, "anfang": FIRST}  # fmt: skip


def _question(form: Form, question: Field) -> Json:
    """One question; what is empty or false is left out."""
    said: Json = {
        "id": question.id,
        "art": question.kind,
        "frage": question.label,
        "gruppe": _group(question),
        "hilfe": question.help.removesuffix(KEEPS),
        "muster": question.placeholder,
        "wahl": list(question.options.items()),
        "fehlt": question.missing,
        "noetig": question.required,
        "datum": question.is_date,
        "regeln": list(_rules(question.rules)),
    }
    return {key: value for key, value in (said | _place(form, question)).items() if value}


def _group(question: Field) -> str:
    """What questions of one part have in common: what stands before a colon, or the block of a list."""
    item = ITEMS.get(next(iter(question.path), ""))
    return item.title if item else question.label.partition(": ")[0] if ": " in question.label else ""


def _rules(rules: Iterable[Rule]) -> Iterator[Json]:
    """The rules that are data, in the order in which they are checked."""
    for rule in rules:
        if rule.pattern or rule.max_length or rule.refused:
            told = {
                "muss": rule.must,
                "form": rule.pattern,
                "laenge": rule.max_length,
                "soweit": rule.lead,
                "nicht": rule.refused,
            }
            yield {key: value for key, value in told.items() if value}


def _place(form: Form, question: Field) -> Json:
    """Where an answer is put, and what goes with it.

    `pfad` from the record on; `block` what it is a part of; `blockNoetig` what no such block can do without;
    `neuNoetig` what no new record can do without; `faellt` what goes when it is emptied; `frei` what needs no source;
    `beleg` the date of the proof, which is asked anew with each change.
    """
    path = question.path
    if not path:
        key = question.keys[0].split(".") if question.id.startswith(f"{_NEW_SOURCE}_") else ()
        return {"block": _NEW_SOURCE, "blockNoetig": step(key[0], (key[1],)).info.is_required()} if key else {}
    steps = [step(form.file, path[:length]).info.is_required() for length in range(1, len(path) + 1)]
    return {
        "pfad": ".".join(path),
        "block": ".".join(path[:-1]),
        "blockNoetig": steps[-1] and len(path) > 1,
        "neuNoetig": all(steps),
        "faellt": falls(form.file, path),
        "frei": path[0] in FREE,
        "beleg": path[-1] == _PROOF,
    }
