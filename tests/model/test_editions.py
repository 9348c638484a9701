"""Tests of what the second edition of the model adds: memberships, proofs, contacts, offers; bad input in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.model.test_checks import no_id
from tests.model.test_scalars import DATE

if TYPE_CHECKING:
    from tests.broken import Data

NEWEST = "2024-05-01"
FOLLOWERS = "nachfolge: [wirtschaftskammer-musterberg, gewerkschaftsbund-musterland]"
MEMBER = "    seit: 2023-11-02\n    quelle: rundfunk-2023\n    zuordnung: quelle\n"
SEA = "  website: https://seekammer.example.org\n"
PORTER = """  kontakte:
    - zweck: Pforte
      belegt: 2023
      quelle: rundfunk-2023
      telefon: 01234 5678
"""
WAYS = """      formular: https://jobagentur.example.org/termin
      anschrift:
        strasse: Seeufer 3 a
        plz: 00033
        ort: Seestadt
"""
WEBSITE = "  website: https://kreis.example.org\n"

GONE = [
    ("seit", "seit: 2021", "Es steht jetzt unter „mitglied:“ als „seit:“."),
    ("status", "status: beitritt", "An seine Stelle tritt „mitglied:“ mit „art:“."),
    ("ort", "ort: Seestadt", "Der Ort steht jetzt unter „sitz:“, zusammen mit seiner Quelle."),
    ("anschriften", "anschriften: [x]", "Anschriften stehen jetzt unter „kontakte:“, jede als „anschrift:“."),
    (
        "aufgaben",
        "aufgaben: [x]",
        "Aufgaben stehen jetzt in angebote.yaml, jede als eigener Eintrag mit „anbieter:“.",
    ),
]


@pytest.mark.parametrize(("field", "line", "cure"), GONE)
def test_a_field_of_the_first_edition_is_told_where_it_went(data: Data, field: str, line: str, cure: str) -> None:
    """Whoever writes as last year reads what takes the field's place, and not what it resembles."""
    data.replace("partners", WEBSITE, f"{WEBSITE}  {line}\n")
    (message,) = data.messages()
    column = 3 if line.endswith("]") else len(field) + 5
    assert message == f"data/partners.yaml:89:{column}: Das Feld „{field}“ gibt es hier nicht mehr. {cure}"


def test_offers_of_others_no_longer_stand_with_the_field(data: Data) -> None:
    """The other old field is told in the same way."""
    data.replace("handlungsfelder", "  suchworte: [Lehre, Praktikum]\n", "  umfeld: [x]\n")
    assert data.messages() == [
        (
            "data/handlungsfelder.yaml:11:3: Das Feld „umfeld“ gibt es hier nicht mehr. "
            "Angebote stehen in angebote.yaml, jedes als eigener Eintrag."
        )
    ]


PHONE = (
    "„telefon“ muss eine Telefonnummer mit Vorwahl sein, nur mit Ziffern, Leerzeichen, „-“ und „/“, "
    "zum Beispiel 04131 26-0"
)
SHORT = "„telefon“ ist zu kurz für eine Telefonnummer mit Vorwahl, zum Beispiel 04131 26-0"
MOBILE = "„telefon“ darf keine Mobilnummer sein: Nennen Sie die Nummer einer Stelle, nicht einer Person"
TIMES = "„zeiten“ muss aus Tagen und Uhrzeiten bestehen, zum Beispiel Mo–Do 8–16 Uhr, Fr 8–12.30 Uhr"
BACKWARD = "„zeiten“ muss vorwärts gehen: Ein Tag und eine Uhrzeit enden nach ihrem Anfang"
PERSON = "„email“ darf nicht die Adresse einer Person sein, sondern die einer Stelle, zum Beispiel info@example.org"

BAD_VALUES = [
    ("telefon: 0800 0123 45", "telefon: 04131", SHORT),
    ("telefon: 0800 0123 45", "telefon: 04131 ABC-1", PHONE),
    ("telefon: 0800 0123 45", "telefon: 26-0", PHONE),
    ("telefon: 0800 0123 45", "telefon: 0800 0123 45 Frau Muster", PHONE),
    ("telefon: 0800 0123 45", "telefon: 0171 2345678", MOBILE),
    ("telefon: 0800 0123 45", "telefon: +49 160 2345678", MOBILE),
    ("zeiten: Mo–Do 8–12.30 und 14–16 Uhr, Fr 8–12 Uhr", "zeiten: Mo–Do 16–8 Uhr", BACKWARD),
    ("zeiten: Mo–Do 8–12.30 und 14–16 Uhr, Fr 8–12 Uhr", "zeiten: Do–Mo 8–16 Uhr", BACKWARD),
    ("zeiten: Mo–Do 8–12.30 und 14–16 Uhr, Fr 8–12 Uhr", "zeiten: Mo 8–25 Uhr", BACKWARD),
    ("zeiten: Mo–Do 8–12.30 und 14–16 Uhr, Fr 8–12 Uhr", "zeiten: Mo 8–9.70 Uhr", BACKWARD),
    ("zeiten: Mo–Do 8–12.30 und 14–16 Uhr, Fr 8–12 Uhr", "zeiten: Mo-Do 8-16 Uhr", TIMES),
    ("zeiten: Mo–Do 8–12.30 und 14–16 Uhr, Fr 8–12 Uhr", "zeiten: immer", TIMES),
    ("email: post@jobagentur", "email: erika.mustermann@jobagentur", PERSON),
    ("email: post@jobagentur", "email: e.mustermann@jobagentur", PERSON),
]


@pytest.mark.parametrize(("old", "new", "sentence"), BAD_VALUES)
def test_a_contact_is_that_of_an_office_and_can_be_read_by_machines(
    data: Data, old: str, new: str, sentence: str
) -> None:
    """Each wrong number, address or time is one sentence that says what is right, and what stands there."""
    data.replace("partners", old, new)
    (message,) = data.messages()
    value = new.partition(": ")[2] + (".example.org" if "email" in new else "")
    assert message.partition(": ")[2] == f"{sentence} – hier steht {value}."
    assert message.startswith(("data/partners.yaml:27:", "data/partners.yaml:28:", "data/partners.yaml:33:"))


RIGHT_NUMBERS = ["0800 4 5555 20", "04131 26-0", "04131/26-0", "+49 4131 260", "+494131260", "0412345"]


@pytest.mark.parametrize("number", RIGHT_NUMBERS)
def test_a_number_may_be_written_as_people_do(data: Data, number: str) -> None:
    """Spaces, hyphens and slashes are fine, and so is the country's prefix."""
    data.replace("partners", "telefon: 0800 0123 45", f"telefon: {number}")
    assert data.messages() == []


BROKEN = [
    ("an end before the beginning", "partners", "bis: 2023-10-31", "bis: 2019", [
        "data/partners.yaml:200:10: „bis“ liegt vor „seit“ – hier steht 2019, dort 2020-02-29.",
    ]),
    ("an end that is no date", "partners", "bis: 2023-10-31", "bis: bald", [
        f"data/partners.yaml:200:10: „bis“ {DATE} – hier steht bald.",
    ]),
    ("an unknown successor", "partners", FOLLOWERS, "nachfolge: [wirtschaftskamer]", [
        (f"data/partners.yaml:203:15: {no_id('nachfolge', 'partners', 'wirtschaftskamer')} "
        "Meinten Sie „wirtschaftskammer-musterberg“?"),
    ]),
    ("a successor of one that has not ended", "partners", "    bis: 2023-10-31\n", "", [
        (
            "data/partners.yaml:202:3: Eine „nachfolge“ hat nur ein Partner, der endet: Ergänzen Sie „bis“ unter "
            "„mitglied“."
        ),
    ]),
    ("a successor that ended without one", "partners", MEMBER,
     MEMBER.replace("    quelle", "    bis: 2023-12\n    quelle"), [
        (
            "data/partners.yaml:204:3: „gewerkschaftsbund-musterland“ gehört selbst nicht mehr zur Allianz und hat "
            "keine Nachfolge."
        ),
    ]),
    ("successors in a circle", "partners", MEMBER,
     MEMBER.replace("    quelle", "    bis: 2023-12\n    quelle") + "  nachfolge: [seekammer]\n", [
        (
            "data/partners.yaml:191:3: Die Nachfolge läuft im Kreis: Sie führt über „seekammer“ zurück zu "
            "„gewerkschaftsbund-musterland“."
        ),
        (
            "data/partners.yaml:205:3: Die Nachfolge läuft im Kreis: Sie führt über „wirtschaftskammer-musterberg“ "
            "zurück zu „seekammer“."
        ),
    ]),
    ("a contact of one that ended", "partners", SEA,
     SEA + PORTER, [
        "data/partners.yaml:205:3: Ein Partner, der endet, hat keine Kontakte mehr. Löschen Sie sie.",
    ]),
    ("an offer of one that ended", "angebote", "  bis: 2023-10\n", "", [
        (
            "data/angebote.yaml:197:16: „seekammer“ gehört nicht mehr zur Allianz. Nennen Sie die Nachfolge, oder "
            "tragen Sie beim Angebot „bis“ ein."
        ),
    ]),
    ("an offer that nobody gives", "angebote", "  anbieter:\n    - name: Stadt Musterberg\n", "", [
        "data/angebote.yaml:154:3: „anbieter“ fehlt. Wer es anbietet: je Zeile „partner:“ mit id oder „name:“.",
    ]),
    ("a giver that is partner and name", "angebote", "    - name: Stadt Musterberg\n",
     "    - name: Stadt Musterberg\n      partner: seehochschule\n", [
        "data/angebote.yaml:158:7: Ein Anbieter braucht entweder „partner“ oder „name“, nicht beides.",
    ]),
    ("an offer for one field and for all", "angebote", "handlungsfelder: [ausgleich, ankunft]",
     "handlungsfelder: [ausgleich, uebergreifend]", [
        "data/angebote.yaml:80:3: Das Wort „uebergreifend“ steht allein oder gar nicht.",
    ]),
    ("two offers of one title", "angebote", "titel: Pflegebrief", "titel: Seekurs", [
        "data/angebote.yaml:194:10: „Seekurs“ steht schon in Zeile 155. „titel“ muss eindeutig sein.",
    ]),
    ("a contact without a way", "partners", WAYS, "", [
        (
            "data/partners.yaml:34:7: Der Kontakt nennt keinen Weg. Ergänzen Sie mindestens eines davon: telefon, "
            "email, formular, website, anschrift."
        ),
    ]),
    ("a proof in the future", "angebote", "  belegt: 2019-01-01\n", "  belegt: 2025\n", [
        (
            f"data/angebote.yaml:26:11: „belegt“ liegt nach der neuesten Quelle ({NEWEST}): Nennen Sie die Quelle, "
            "die das belegt."
        ),
    ]),
    ("a contact's proof in the future", "partners", "      belegt: 2020\n", "      belegt: 2024-06\n", [
        (
            f"data/partners.yaml:35:15: „belegt“ liegt nach der neuesten Quelle ({NEWEST}): Nennen Sie die Quelle, "
            "die das belegt."
        ),
    ]),
    ("a project that runs by an old proof", "projekte",
     "  zuordnung: redaktion\n  belegt: 2024-05-01\n", "  zuordnung: redaktion\n  belegt: 2022-04\n", [
        (
            "data/projekte.yaml:34:11: „laufend“ braucht einen Beleg aus den letzten 24 Monaten vor der neuesten "
            f"Quelle ({NEWEST}) – „belegt“ ist 2022-04. Nennen Sie einen neueren Beleg oder „status: unbekannt“."
        ),
    ]),
    ("a project that runs after its end", "projekte",
     "  zuordnung: redaktion\n  belegt: 2024-05-01\n",
     "  zuordnung: redaktion\n  belegt: 2024-05-01\n  ende: 2024-04\n", [
        "data/projekte.yaml:34:11: „laufend“ passt nicht zu „ende“: Da war das Projekt schon zu Ende (2024-04).",
    ]),
    ("a word about a territory that no source gives", "partners",
     "  gebiet_quelle: gruendungspapier\n  gebiet_hinweis: Der", "  gebiet_hinweis: Der", [
        "data/partners.yaml:178:19: Zu „gebiet_hinweis“ fehlt „gebiet_quelle“: Nennen Sie die id der Quelle.",
    ]),
    ("a later count without its source", "allianz", "  zuletzt_quelle: musterblatt-2024\n", "", [
        "data/allianz.yaml:21:12: Zu „zuletzt“ fehlt „zuletzt_quelle“.",
    ]),
    ("a Landkreis's key that is too short", "landkreise", "ags: 99902", "ags: 9902", [
        (
            "data/landkreise.yaml:21:8: „ags“ muss der amtliche Schlüssel des Landkreises aus fünf Ziffern sein, "
            "zum Beispiel 03355 – hier steht 9902."
        ),
    ]),
    ("a Landkreis's key twice", "landkreise", "ags: 99902", "ags: 99901", [
        "data/landkreise.yaml:21:8: „99901“ steht schon in Zeile 11. „ags“ muss eindeutig sein.",
    ]),
]  # fmt: skip
"""What is broken, in which file, the text that stands there exactly once, what replaces it, what is said about it."""


@pytest.mark.parametrize(
    ("file", "old", "new", "messages"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN]
)
def test_what_does_not_hold_together_is_said_where_it_stands(
    data: Data, file: str, old: str, new: str, messages: list[str]
) -> None:
    """Each mistake is said once, in German, with file and line; nothing else is said."""
    data.replace(file, old, new)
    assert data.messages() == messages


def test_a_proof_of_exactly_two_years_carries_a_status(data: Data) -> None:
    """The last month that counts is the one 24 months before the newest source."""
    proof = "  zuordnung: redaktion\n  belegt: 2024-05-01\n"
    data.replace("projekte", proof, proof.replace("2024-05-01", "2022-05"))
    assert data.messages() == []
