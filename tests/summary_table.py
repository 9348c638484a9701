"""Edits of the second alliance's data, and what the summary says of each, line by line."""

from __future__ import annotations

Edit = tuple[str, str, str]
"""File, old text, new text."""

EDITS: dict[str, tuple[list[Edit], list[str]]] = {
    "a single value changes": (
        [
            (
                "partners",
                "    ort: Musterberg\n    quelle: mustergesetz\n",
                "    ort: Seestadt\n    quelle: mustergesetz\n",
            ),
        ],
        [
            "**Geändert:** `Jobagentur Musterland` (id `jobagentur-musterland`)",
            "- `sitz` › `ort`: von `Musterberg` zu `Seestadt`",
            "- `Jobagentur Musterland` › `sitz` › `quelle`: Die Angabe ist anders, als Beleg steht dort weiter `Mustergesetz (mustergesetz)`. Bitte prüfen, ob das noch passt.",
        ],
    ),
    "a field comes, and rests on the source beside it": (
        [
            (
                "partners",
                "  rechtsform:\n    text: Anstalt des öffentlichen Rechts\n    quelle: mustergesetz\n  gebiet: [musterberg, beispielsee]\n",
                "  rechtsform:\n    text: Anstalt des öffentlichen Rechts\n    quelle: mustergesetz\n  gebiet: [musterberg, beispielsee]\n  gebiet_hinweis: Beide Kreise seit 2020.\n",
            ),
        ],
        [
            "**Geändert:** `Jobagentur Musterland` (id `jobagentur-musterland`)",
            "- `gebiet_hinweis`: neu `Beide Kreise seit 2020.`",
            "- `Jobagentur Musterland` › `gebiet_quelle`: Die Angabe ist anders, als Beleg steht dort weiter `Mustergesetz (mustergesetz)`. Bitte prüfen, ob das noch passt.",
        ],
    ),
    "a record goes": (
        [
            (
                "projekte",
                "- id: wegzeichen\n  name: Wegzeichen\n  traeger:\n    - partner: wirtschaftskammer-musterberg\n  beschreibung: Schilder zeigen in Musterberg den Weg zu Firmen, die ausbilden.\n  status: laufend\n  handlungsfeld: uebergreifend\n  zuordnung: redaktion\n  belegt: 2024-05-01\n  quellen: [musterblatt-2024]\n",
                "",
            ),
        ],
        [
            "**Entfernt:** `Wegzeichen` (id `wegzeichen`)",
        ],
    ),
    "items of lists come and go": (
        [
            ("partners", "gebiet: [musterberg]", "gebiet: [musterberg, beispielsee]"),
            ("partners", "suchworte: [WK]", "suchworte: [Kammer]"),
        ],
        [
            "**Geändert:** `Wirtschaftskammer Musterberg` (id `wirtschaftskammer-musterberg`)",
            "- `gebiet`: neu `Landkreis Beispielsee (beispielsee)`",
            "- `suchworte`: neu `Kammer`",
            "- `suchworte`: gestrichen `WK`",
            "- `Wirtschaftskammer Musterberg` › `gebiet_quelle`: Die Angabe ist anders, als Beleg steht dort weiter `Gründungspapier des Bündnisses (gruendungspapier)`. Bitte prüfen, ob das noch passt.",
            "- `Wirtschaftskammer Musterberg`: Der Eintrag ändert sich, die Bestätigung vom `2024-06-30` bleibt stehen. Bitte neu bestätigen lassen.",
        ],
    ),
    "only the order of a list changes": (
        [
            ("partners", "gebiet: [musterberg, beispielsee]", "gebiet: [beispielsee, musterberg]"),
        ],
        [
            "**Geändert:** `Jobagentur Musterland` (id `jobagentur-musterland`)",
            "- `gebiet`: andere Reihenfolge",
        ],
    ),
    "an offer changes": (
        [
            (
                "angebote",
                "text: Sie bekommen Rat zu Ihrer Berufswahl.",
                "text: Sie bekommen guten Rat zu Ihrer Berufswahl.",
            ),
            ("angebote", "  grundlage: § 1 Abs. 2 Mustergesetz\n", ""),
        ],
        [
            "**Geändert:** `Rat zur Berufswahl` (id `rat-zur-berufswahl`)",
            "- `text`: von `Sie bekommen Rat zu Ihrer Berufswahl.` zu `Sie bekommen guten Rat zu Ihrer Berufswahl.`",
            "- `grundlage`: gestrichen `§ 1 Abs. 2 Mustergesetz`",
            "- `Rat zur Berufswahl` › `quellen`: Die Angabe ist anders, als Beleg steht dort weiter `Mustergesetz (mustergesetz)`, `Kontaktseite der Jobagentur (jobagentur-kontakt)`. Bitte prüfen, ob das noch passt.",
        ],
    ),
    "a contact among others changes": (
        [("partners", "zeiten: Mo–Do 8–12.30 und 14–16 Uhr, Fr 8–12 Uhr", "zeiten: Mo–Fr 8–12 Uhr")],
        [
            "**Geändert:** `Jobagentur Musterland` (id `jobagentur-musterland`)",
            "- `kontakte` › `Für alle: Empfang` › `zeiten`: von `Mo–Do 8–12.30 und 14–16 Uhr, Fr 8–12 Uhr` zu `Mo–Fr 8–12 Uhr`",
            "- `Jobagentur Musterland` › `kontakte` › `Für alle: Empfang` › `quelle`: Die Angabe ist anders, als Beleg steht dort weiter `Kontaktseite der Jobagentur (jobagentur-kontakt)`. Bitte prüfen, ob das noch passt.",
        ],
    ),
    "a contact comes": (
        [
            (
                "partners",
                "  gebiet_hinweis: Die Hochschule ist für alle da, wo immer sie wohnen.\n",
                "  gebiet_hinweis: Die Hochschule ist für alle da, wo immer sie wohnen.\n  kontakte:\n    - zweck: Pforte\n      belegt: 2021\n      quelle: hochschule-kurse\n      anschrift:\n        strasse: Kai 1\n        plz: 00033\n        ort: Seestadt\n      fuer: [jugend]\n",
            ),
        ],
        [
            "**Geändert:** `Seehochschule Musterland` (id `seehochschule`)",
            "- `kontakte`: neu `zweck: Pforte; belegt: 2021; quelle: Kursverzeichnis der Seehochschule (hochschule-kurse); anschrift: (strasse: Kai 1; plz: 00033; ort: Seestadt); fuer: Jugend (jugend)`",
        ],
    ),
    "a partner ends": (
        [
            ("partners", "    seit: 2023-11-02\n", "    seit: 2023-11-02\n    bis: 2024-03\n"),
            (
                "partners",
                "  website: https://gewerkschaft",
                "  nachfolge: [seehochschule]\n  website: https://gewerkschaft",
            ),
        ],
        [
            "**Geändert:** `Gewerkschaftsbund Musterland` (id `gewerkschaftsbund-musterland`)",
            "- `mitglied` › `bis`: neu `2024-03`",
            "- `nachfolge`: neu `Seehochschule Musterland (seehochschule)`",
            "- `Gewerkschaftsbund Musterland` › `mitglied` › `quelle`: Die Angabe ist anders, als Beleg steht dort weiter `Sendung über das Bündnis (rundfunk-2023)`. Bitte prüfen, ob das noch passt.",
            "- `Gewerkschaftsbund Musterland` › `quellen`: Die Angabe ist anders, als Beleg steht dort weiter `Sendung über das Bündnis (rundfunk-2023)`. Bitte prüfen, ob das noch passt.",
        ],
    ),
    "a source is replaced": (
        [
            ("partners", "gebiet_quelle: atlas", "gebiet_quelle: gruendungspapier"),
        ],
        [
            "**Geändert:** `Landkreis Beispielsee, Kreisverwaltung` (id `landkreis-beispielsee`)",
            "- `gebiet_quelle`: von `Kleiner Atlas des Musterlands (atlas)` zu `Gründungspapier des Bündnisses (gruendungspapier)`",
            "- `Landkreis Beispielsee, Kreisverwaltung` › `gebiet_quelle`: jetzt `Gründungspapier des Bündnisses (gruendungspapier)` statt `Kleiner Atlas des Musterlands (atlas)`",
        ],
    ),
    "a confirmation is deleted": (
        [
            ("partners", "  bestaetigt: 2024-06-30\n", ""),
        ],
        [
            "**Geändert:** `Wirtschaftskammer Musterberg` (id `wirtschaftskammer-musterberg`)",
            "- `bestaetigt`: gestrichen `2024-06-30`",
            "- `Wirtschaftskammer Musterberg`: Die Bestätigung vom `2024-06-30` fällt weg.",
        ],
    ),
    "a confirmed entry changes": (
        [
            ("partners", "Die Kammer zieht im Sommer um.", "Die Kammer zieht im Herbst um."),
        ],
        [
            "**Geändert:** `Wirtschaftskammer Musterberg` (id `wirtschaftskammer-musterberg`)",
            "- `hinweis` › `text`: von `Die Kammer zieht im Sommer um.` zu `Die Kammer zieht im Herbst um.`",
            "- `Wirtschaftskammer Musterberg` › `hinweis` › `quelle`: Die Angabe ist anders, als Beleg steht dort weiter `Bericht: Vier Jahre Bündnis (musterblatt-2024)`. Bitte prüfen, ob das noch passt.",
            "- `Wirtschaftskammer Musterberg`: Der Eintrag ändert sich, die Bestätigung vom `2024-06-30` bleibt stehen. Bitte neu bestätigen lassen.",
        ],
    ),
    "a confirmed entry changes and is confirmed anew": (
        [
            ("partners", "  bestaetigt: 2024-06-30\n", "  bestaetigt: 2025-06\n"),
            ("partners", "Die Kammer zieht im Sommer um.", "Die Kammer zieht im Herbst um."),
        ],
        [
            "**Geändert:** `Wirtschaftskammer Musterberg` (id `wirtschaftskammer-musterberg`)",
            "- `hinweis` › `text`: von `Die Kammer zieht im Sommer um.` zu `Die Kammer zieht im Herbst um.`",
            "- `bestaetigt`: von `2024-06-30` zu `2025-06`",
            "- `Wirtschaftskammer Musterberg` › `hinweis` › `quelle`: Die Angabe ist anders, als Beleg steht dort weiter `Bericht: Vier Jahre Bündnis (musterblatt-2024)`. Bitte prüfen, ob das noch passt.",
        ],
    ),
    "an id changes": (
        [
            ("projekte", "id: wegzeichen", "id: wegweiser-musterberg"),
        ],
        [
            "**Geändert:** `Wegzeichen` (id `wegweiser-musterberg`)",
            "- `id`: von `wegzeichen` zu `wegweiser-musterberg`",
        ],
    ),
    "sums change": (
        [
            ("projekte", "betrag: 23443,56", "betrag: 23443,57"),
            ("projekte", "      genauigkeit: rund\n", ""),
        ],
        [
            "**Geändert:** `Lernboot` (id `lernboot`)",
            "- `foerderung` › `Mittel des Landes` › `betrag`: von `23443,56` zu `23443,57`",
            "- `foerderung` › `Spenden` › `genauigkeit`: von `rund` zu `genau`",
            "- `Lernboot` › `foerderung` › `Mittel des Landes` › `quelle`: Die Angabe ist anders, als Beleg steht dort weiter `Kursverzeichnis der Seehochschule (hochschule-kurse)`. Bitte prüfen, ob das noch passt.",
            "- `Lernboot` › `foerderung` › `Spenden` › `quelle`: Die Angabe ist anders, als Beleg steht dort weiter `Bericht: Vier Jahre Bündnis (musterblatt-2024)`. Bitte prüfen, ob das noch passt.",
        ],
    ),
    "a date becomes known": (
        [
            ("quellen", "stand: unbekannt", "stand: 2024"),
        ],
        [
            "**Geändert:** `Kontaktseite der Jobagentur` (id `jobagentur-kontakt`)",
            "- `stand`: von `unbekannt` zu `2024`",
        ],
    ),
    "a sum without an id changes": (
        [
            ("foerderung", "betrag: 1200", "betrag: 1300"),
        ],
        [
            "**Geändert:** `Beitrag je Partner und Jahr`",
            "- `betrag`: von `1200` zu `1300`",
            "- `Beitrag je Partner und Jahr` › `quelle`: Die Angabe ist anders, als Beleg steht dort weiter `Gründungspapier des Bündnisses (gruendungspapier)`. Bitte prüfen, ob das noch passt.",
        ],
    ),
    "an event changes": (
        [
            ("chronik", "text: Der Landkreis Beispielsee tritt bei.", "text: Der Kreis Beispielsee tritt bei."),
        ],
        [
            "**Geändert:** `2021: Beitritt des Kreises`",
            "- `text`: von `Der Landkreis Beispielsee tritt bei.` zu `Der Kreis Beispielsee tritt bei.`",
            "- `2021: Beitritt des Kreises` › `quelle`: Die Angabe ist anders, als Beleg steht dort weiter `Bericht: Vier Jahre Bündnis (musterblatt-2024)`. Bitte prüfen, ob das noch passt.",
        ],
    ),
    "the alliance's mailbox changes": (
        [
            ("allianz", "adresse: post@", "adresse: info@"),
        ],
        [
            "**Geändert:** `Bündnis Musterland`",
            "- `email` › `adresse`: von `post@buendnis.example.org` zu `info@buendnis.example.org`",
            "- `Bündnis Musterland` › `email` › `quelle`: Die Angabe ist anders, als Beleg steht dort weiter `Gründungspapier des Bündnisses (gruendungspapier)`. Bitte prüfen, ob das noch passt.",
        ],
    ),
    "a remark with sources of its own changes": (
        [
            ("foerderung", "Ausgezahlt wurde weniger.", "Ausgezahlt wurde mehr."),
        ],
        [
            "**Geändert:** `Zugesagte Mittel für alle Projekte`",
            "- `hinweis`: von `Die Zusage galt vorbehaltlich des Haushalts. Ausgezahlt wurde weniger.` zu `Die Zusage galt vorbehaltlich des Haushalts. Ausgezahlt wurde mehr.`",
            "- `Zugesagte Mittel für alle Projekte` › `hinweis_quellen`: Die Angabe ist anders, als Beleg steht dort weiter `Kursverzeichnis der Seehochschule (hochschule-kurse)`. Bitte prüfen, ob das noch passt.",
        ],
    ),
    "an item without a source goes": (
        [
            ("projekte", "    - name: Ruderverein Seestadt\n", ""),
        ],
        [
            "**Geändert:** `Lernboot` (id `lernboot`)",
            "- `traeger`: gestrichen `name: Ruderverein Seestadt`",
            "- `Lernboot` › `quellen`: Die Angabe ist anders, als Beleg steht dort weiter `Kursverzeichnis der Seehochschule (hochschule-kurse)`. Bitte prüfen, ob das noch passt.",
        ],
    ),
    "a record comes, and somebody rests on it": (
        [
            (
                "quellen",
                "- id: atlas\n",
                "- id: neu\n  titel: Neues Blatt\n  herausgeber: Verlag\n  art: presse\n  stand: unbekannt\n  url: https://neu.example.org\n\n- id: atlas\n",
            ),
            ("projekte", "quellen: [musterblatt-2024]", "quellen: [musterblatt-2024, neu]"),
        ],
        [
            "**Geändert:** `Wegzeichen` (id `wegzeichen`)",
            "- `quellen`: neu `Neues Blatt (neu)`",
            "**Neu:** `Neues Blatt` (id `neu`)",
            "- `titel`: neu `Neues Blatt`",
            "- `herausgeber`: neu `Verlag`",
            "- `art`: neu `presse`",
            "- `stand`: neu `unbekannt`",
            "- `url`: neu `https://neu.example.org`",
            "- `Wegzeichen` › `quellen`: dazu kommt `Neues Blatt (neu)`",
        ],
    ),
    "only a comment changes": (
        [
            ("quellen", "# Alle Quellen", "# Alle  Quellen"),
        ],
        [
            "An den Angaben ändert sich nichts.",
        ],
    ),
    "one word in a long text changes": (
        [
            ("angebote", "wenn die Firma sie darum bittet", "wenn die Firma sie rechtzeitig darum bittet"),
        ],
        [
            "**Geändert:** `Einen Kurs bezahlen` (id `kurs-bezahlen`)",
            "- `text`: von `… wenn die Firma sie darum bittet und die …` zu `… wenn die Firma sie rechtzeitig darum bittet und die …`",
            "- `Einen Kurs bezahlen` › `quellen`: Die Angabe ist anders, als Beleg steht dort weiter `Mustergesetz (mustergesetz)`. Bitte prüfen, ob das noch passt.",
        ],
    ),
    "only spaces change": (
        [
            ("partners", "Die Kammer zieht im Sommer um.", '"Die Kammer  zieht im Sommer um."'),
        ],
        [
            "**Geändert:** `Wirtschaftskammer Musterberg` (id `wirtschaftskammer-musterberg`)",
            "- `hinweis` › `text`: nur Leerzeichen oder Zeilenumbrüche sind anders",
            "- `Wirtschaftskammer Musterberg`: Der Eintrag ändert sich, die Bestätigung vom `2024-06-30` bleibt stehen. Bitte neu bestätigen lassen.",
        ],
    ),
    "a field's number changes": (
        [
            ("handlungsfelder", "nummer: II\n", "nummer: VI\n"),
        ],
        [
            "**Geändert:** `Aufstieg` (id `aufstieg`)",
            "- `nummer`: von `II` zu `VI`",
            "- `Aufstieg` › `quelle`: Die Angabe ist anders, als Beleg steht dort weiter `Gründungspapier des Bündnisses (gruendungspapier)`. Bitte prüfen, ob das noch passt.",
        ],
    ),
}
