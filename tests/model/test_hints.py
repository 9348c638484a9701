"""Tests of the hints: what is in order and yet worth a look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allianz.model.dataset import load
from allianz.model.hints import hints

if TYPE_CHECKING:
    from tests.broken import Data

OPERATOR = """  telefon: 01234 567-10
  formular: https://kammer.example.org/schreiben
  aufsicht:
    name: Ministerium für Wirtschaft des Musterlands
    website: https://ministerium.example.org
  registereintrag: Amtsgericht Musterberg, VR 12
  ust_id: DE000000000
  verantwortlich:
    name: Erika Mustermann
    anschrift:
      strasse: Musterweg 1
      plz: 00001
      ort: Musterberg
  datenschutz_email: datenschutz@kammer.example.org
  datenschutz_aufsicht:
    name: Datenschutzbehörde Musterland
"""


def said(data: Data, file: str) -> list[str]:
    """The hints about one file, without its place."""
    found = hints(load(data.folder, shown="data"))
    return [hint.text for hint in found if hint.place.path == f"data/{file}.yaml"]


def test_whoever_is_reached_by_a_website_alone_is_named(data: Data) -> None:
    """A partner with a number, an address, a form or a mailbox is not; one that ended is nobody's task."""
    before = said(data, "partners")
    sentence = "„Seehochschule“ erreicht man nur über die Website. Ergänzen Sie unter „kontakte“ einen Weg mit Beleg."
    assert sentence in before
    assert not [hint for hint in before if "Jobagentur" in hint or "Kreis Weitfeld" in hint or "Seekammer" in hint]
    last = "  gebiet_hinweis: Die Hochschule ist für alle da, wo immer sie wohnen.\n"
    way = "  kontakte:\n    - zweck: Pforte\n      belegt: 2021\n      quelle: hochschule-kurse\n"
    data.replace("partners", last, f"{last}{way}      website: https://hochschule.example.com/pforte\n")
    assert said(data, "partners") == before
    data.replace("partners", way, f"{way}      telefon: 01234 5678\n")
    assert said(data, "partners") == [hint for hint in before if hint != sentence]


def test_an_offer_that_nobody_can_reach_is_named(data: Data) -> None:
    """A website of whoever gives it is enough, so is a partner, who has one; what is over is nobody's task."""
    sentence = "Wie man „Pflegebrief“ erreicht, steht nirgends. Ergänzen Sie „kontakt“ oder beim Anbieter „website“."
    before = said(data, "angebote")
    assert sentence in before
    assert not [hint for hint in before if "steht nirgends" in hint and ("Seekurs" in hint or "Jugend" in hint)]
    text, name = (
        "  text: Der Pflegebrief nennt Adressen für Angehörige.\n  anbieter:\n",
        "    - name: Stadt Musterberg\n",
    )
    data.replace("angebote", f"{text}{name}", f"{text}{name}      website: https://musterberg.example.org\n")
    assert said(data, "angebote") == [hint for hint in before if hint != sentence]


def test_a_source_without_an_address_says_why(data: Data) -> None:
    """A remark is enough: many papers were never published."""
    sentence = "Diese Quelle hat keine Adresse. Nennen Sie „url“, oder im „hinweis“, warum sie fehlt."
    before = said(data, "quellen")
    assert set(before) == {sentence}
    data.replace("quellen", "  stand: 2018\n", "  stand: 2018\n  hinweis: Gedruckt, nicht im Netz.\n")
    assert len(said(data, "quellen")) == len(before) - 1


def test_a_person_in_a_title_is_noticed(data: Data) -> None:
    """Names do not belong there; the word alone is no name."""
    data.replace("quellen", "titel: Mustergesetz", "titel: Rede von Frau Dr. Übermut zum Gesetz")
    data.replace("quellen", "titel: Bescheid der Stiftung", "titel: Koordinierungsstelle Frau und Wirtschaft")
    assert [hint for hint in said(data, "quellen") if "Person" in hint] == [
        "„titel“ nennt wohl eine Person: „Frau Dr. Übermut“. Nennen Sie stattdessen die Stelle."
    ]


def test_a_proof_is_from_when_one_of_its_sources_is(data: Data) -> None:
    """A date that none of the sources named beside it can have is noticed; a source without a date may be from then."""
    assert [hint for hint in said(data, "angebote") if "belegt" in hint] == []
    data.replace("angebote", "  belegt: 2023-07\n  quellen: [weitfeld", "  belegt: 2022\n  quellen: [weitfeld")
    data.replace("angebote", "  belegt: 2024-03\n  quellen: [muster", "  belegt: 2022\n  quellen: [muster")
    assert [hint for hint in said(data, "angebote") if "belegt" in hint] == [
        "„belegt“ ist 2022, doch keine Quelle dafür ist von dann: weitfeld-willkommen."
    ]
    data.replace(
        "allianz", "    stand: 2022-03-15\n    quellen: [bescheid-2022]", "    stand: 2021\n    quellen: [atlas]"
    )
    assert said(data, "allianz") == ["„stand“ ist 2021, doch keine Quelle dafür ist von dann: atlas."]


def test_a_partner_that_ended_without_a_word_about_it_is_noticed(data: Data) -> None:
    """Its page would only say that it is gone."""
    before = said(data, "partners")
    text = data.path("partners").read_text("utf-8")
    data.path("partners").write_text(text[: text.rindex("  hinweis:\n")], "utf-8")
    assert [hint for hint in said(data, "partners") if hint not in before] == [
        "Was aus „Seekammer“ wurde, steht nirgends. Ergänzen Sie „hinweis“ mit Stand und Quelle."
    ]


def test_what_the_operator_leaves_open_is_said_point_by_point(data: Data) -> None:
    """Each missing piece is one hint; a private operator may owe two more."""
    assert said(data, "allianz") == []
    data.replace("allianz", OPERATOR, "")
    public = said(data, "allianz")
    assert [hint.split("„")[-1].split("“")[0] for hint in public] == [
        "formular", "aufsicht", "verantwortlich", "datenschutz_email", "datenschutz_aufsicht",
    ]  # fmt: skip
    assert all(hint.startswith("Beim „betreiber“ fehlt ") for hint in public)
    data.replace("allianz", "  art: oeffentlich\n", "  art: privat\n")
    more = [hint for hint in said(data, "allianz") if hint not in public]
    assert ["registereintrag" in hint or "ust_id" in hint for hint in more] == [True, True]


def test_a_form_is_as_good_as_a_telephone(data: Data) -> None:
    """Beside the mailbox one further quick way is enough."""
    data.replace("allianz", "  telefon: 01234 567-10\n", "")
    assert said(data, "allianz") == []


def test_a_draft_is_told_that_it_is_one(data: Data) -> None:
    """Without an operator there is one hint, not one for each piece."""
    text = data.path("allianz").read_text("utf-8")
    start, rest = text.split("betreiber:\n")
    data.path("allianz").write_text(f"{start}{rest[rest.index('rahmen:') :]}", "utf-8")
    assert said(data, "allianz") == ["„betreiber“ fehlt: Bis dort jemand steht, gilt die Website als Entwurf."]


def test_a_long_sentence_is_noticed_wherever_it_stands(data: Data) -> None:
    """The hint names the line of the entry, also where entries have no id; names do not count."""
    text, name = "Das erste gemeinsame Projekt beginnt.", "Wirtschaftskammer Musterberg"
    sentence = f"Die {name} sieht, {'dass eines von vielen Ämtern kommt, ' * 3}und sagt, wann es beginnt."
    data.replace("chronik", text, sentence)
    assert said(data, "chronik") == []
    data.replace("chronik", "wann es beginnt", "wann es endlich beginnt")
    (hint,) = [hint for hint in hints(load(data.folder, shown="data")) if "hat 26 Wörter" in hint.text]
    assert str(hint).startswith("data/chronik.yaml:14:3: Der Satz „Die sieht, dass eines")
    assert hint.text.endswith("“ hat 26 Wörter. Teilen Sie ihn: Mehr als 25 liest niemand gern.")


def test_hard_words_are_noticed_where_help_is_offered(data: Data) -> None:
    """An offer is measured as a whole, without the names in it; what once happened may be told as offices do."""
    hard = "Dieser Eintrag ist schwer zu lesen: "
    before = [hint for hint in said(data, "angebote") if hint.startswith(hard)]
    office = "Die Inanspruchnahme der Berufswahlberatung erfolgt nach Terminvereinbarung."
    data.replace("angebote", "Sie bekommen Rat zu Ihrer Berufswahl.", office)
    data.replace("chronik", "Das erste gemeinsame Projekt beginnt.", office)
    after = [hint for hint in said(data, "angebote") if hint.startswith(hard)]
    assert len(after) == len(before) + 1
    assert all(hint.endswith("nach Amstad. Nehmen Sie kürzere Wörter und kürzere Sätze.") for hint in after)
    assert said(data, "chronik") == []
