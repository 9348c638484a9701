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


def test_every_partner_has_a_card(data: Dataset, files: Mapping[str, bytes]) -> None:
    """An address book reads name, website, address, fields and sources of each partner."""
    whole = files["daten/partner.vcf"]
    assert whole == b"".join(files[f"daten/partner/{partner.id}.vcf"] for partner in data.partners)
    cards = list(vobject.readComponents(whole.decode()))
    assert [card.fn.value for card in cards] == [partner.name for partner in data.partners]
    felder = {feld.id: feld.titel for feld in data.handlungsfelder}
    quellen = {quelle.id: quelle for quelle in data.quellen}
    for card, partner in zip(cards, data.partners, strict=True):
        has = {task.handlungsfeld for task in partner.aufgaben}
        titles = [title for id_, title in felder.items() if id_ in has]
        assert (card.version.value, card.kind.value, card.org.value) == ("4.0", "org", [partner.name])
        assert (card.url.value, card.nickname.value) == (partner.website, partner.kurzname)
        assert [one.value for one in card.contents.get("categories", [])] == ([titles] if titles else [])
        assert VERSION in card.prodid.value
        assert card.note.value.endswith(f"\n{LICENCE}")
        assert all(quellen[id_].titel in card.note.value for id_ in partner.quellen)


def test_a_card_has_every_documented_address(data: Dataset) -> None:
    """Street, postcode and town stand where they belong; without an address the town of the seat stands alone."""
    files = exports(data, SITE_URL)
    for partner in data.partners:
        card = vobject.readOne(files[f"daten/partner/{partner.id}.vcf"].decode())
        found = [(one.value.street, one.value.code, one.value.city) for one in card.contents["adr"]]
        documented = [(one.strasse, one.plz, one.ort) for one in partner.anschriften]
        assert found == (documented or [("", "", partner.ort)])


def test_the_purpose_of_an_address_is_its_label() -> None:
    """A quotation mark in a label cannot end it (RFC 6868)."""
    raw = exports(DATASETS["second"], SITE_URL)["daten/partner/jobagentur-musterland.vcf"].decode()
    assert "\r\nADR:;;Amtsgasse 12;Musterberg;;00012;\r\n" in raw
    assert '\r\nADR;LABEL="Nebenstelle":;;Seeufer 3 a;Seestadt;;00033;\r\n' in raw
    evil_card = exports(DATASETS["hostile"], SITE_URL)[f"daten/partner/{hostile.ID}.vcf"].decode()
    (line,) = [line for line in evil_card.replace("\r\n ", "").split("\r\n") if line.startswith("ADR")]
    label = line.split('"')[1]
    assert label.replace("^'", '"').replace("^n", "\n").replace("^^", "^") == SENTENCE


def test_every_partner_page_links_to_its_card_and_its_data(site: Path) -> None:
    """„Kontakt als vCard“ stands where a visitor looks for the contact."""
    for partner in DATASETS["second"].partners:
        document = page(site, f"partner/{partner.id}")
        (link,) = document.tags('.contact a[href$=".vcf"]')
        assert link["href"] == f"../../daten/partner/{partner.id}.vcf"
        assert document.tags('.contact a[href="../../daten/#partner"]')
