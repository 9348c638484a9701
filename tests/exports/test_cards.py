"""Tests of the vCards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import vobject

from allianz.exports import LICENCE, VERSION, exports
from tests import hostile
from tests.documents import page
from tests.exports.samples import DATASETS, SENTENCE
from tests.serving import SITE_URL

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from allianz.model.dataset import Dataset
    from allianz.model.records import Partner


def test_every_partner_has_a_card(data: Dataset, files: Mapping[str, bytes]) -> None:
    """An address book reads name, website, fields and sources of each partner of today."""
    today = [partner for partner in data.partners if not partner.ended]
    whole = files["daten/partner.vcf"]
    assert whole == b"".join(files[f"daten/partner/{partner.id}.vcf"] for partner in today)
    cards = list(vobject.readComponents(whole.decode()))
    assert [card.fn.value for card in cards] == [partner.name for partner in today]
    quellen = {quelle.id: quelle for quelle in data.quellen}
    for card, partner in zip(cards, today, strict=True):
        titles = _fields(data, partner)
        assert (card.version.value, card.kind.value, card.org.value) == ("4.0", "org", [partner.name])
        assert partner.website in [one.value for one in card.contents["url"]]
        assert card.nickname.value == partner.kurzname
        assert [one.value for one in card.contents.get("categories", [])] == ([titles] if titles else [])
        assert VERSION in card.prodid.value
        assert card.note.value.endswith(f"\n{LICENCE}")
        assert all(quellen[id_].titel in card.note.value for id_ in partner.quellen)


def _fields(data: Dataset, partner: Partner) -> list[str]:
    """The titles of the fields in which a partner gives an offer of today."""
    given = [angebot for angebot in data.angebote if partner.id in {one.partner for one in angebot.anbieter}]
    has = {feld for angebot in given if angebot.bis is None for feld in angebot.handlungsfelder}
    return [feld.titel for feld in data.handlungsfelder if feld.id in has]


def test_a_card_has_every_documented_address(data: Dataset) -> None:
    """Street, postcode and town stand where they belong; without an address the town of the seat stands alone."""
    files = exports(data, SITE_URL)
    for partner in data.partners:
        card = vobject.readOne(files[f"daten/partner/{partner.id}.vcf"].decode())
        found = [(one.value.street, one.value.code, one.value.city) for one in card.contents.get("adr", [])]
        places = [kontakt.anschrift for kontakt in partner.kontakte if kontakt.anschrift]
        seat = [("", "", partner.sitz.ort)] if partner.sitz else []
        assert found == ([(one.strasse, one.plz, one.ort) for one in places] or seat)


def test_a_card_dials_and_says_what_for() -> None:
    """Numbers are addresses that a telephone calls (RFC 3966); each way has its purpose as its label."""
    raw = exports(DATASETS["second"], SITE_URL)["daten/partner/jobagentur-musterland.vcf"].decode()
    lines = raw.replace("\r\n ", "").split("\r\n")
    start = lines.index("weg1.TEL;VALUE=uri:tel:+49800012345")
    assert lines[start : start + 7] == [
        "weg1.TEL;VALUE=uri:tel:+49800012345",
        "weg1.EMAIL:post@jobagentur.example.org",
        "weg1.ADR:;;Amtsgasse 12;Musterberg;;00012;",
        "weg1.X-ABLABEL:Für alle: Empfang",
        "weg2.ADR:;;Seeufer 3 a;Seestadt;;00033;",
        "weg2.URL:https://jobagentur.example.org/termin",
        "weg2.X-ABLABEL:Für Firmen: Nebenstelle",
    ]


def test_a_purpose_cannot_end_its_line() -> None:
    """Whatever stands in a purpose, the address book reads it as that one text."""
    raw = exports(DATASETS["hostile"], SITE_URL)[f"daten/partner/{hostile.ID}.vcf"].decode()
    card = vobject.readOne(raw)
    assert [one.value for one in card.contents["x-ablabel"]] == [SENTENCE]


def test_the_card_of_a_partner_that_ended_says_so() -> None:
    """Its address answers, its name shows until when, its note who followed; the file of all leaves it out."""
    files = exports(DATASETS["second"], SITE_URL)
    card = vobject.readOne(files["daten/partner/seekammer.vcf"].decode())
    assert card.fn.value == "Seekammer zu Seestadt (bis 2023-10-31)"
    assert card.note.value.split("\n")[:2] == [
        "Gehörte bis 2023-10-31 zu: Bündnis Musterland.",
        "Nachfolge: Wirtschaftskammer Musterberg, Gewerkschaftsbund Musterland.",
    ]
    assert b"Seekammer" not in files["daten/partner.vcf"]


def test_every_partner_page_links_to_its_card(site: Path) -> None:
    """„Kontakt speichern“ stands where a visitor looks for the contact; not of a partner that ended."""
    for partner in DATASETS["second"].partners:
        links = page(site, f"partner/{partner.id}").tags('main a[href$=".vcf"]')
        expected = [] if partner.ended else [f"../../daten/partner/{partner.id}.vcf"]
        assert [link["href"] for link in links] == expected
