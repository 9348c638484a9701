"""vCard 4.0 (RFC 6350): one card per partner, and those of today in one file.

A card has no REV: the date of its newest source does not change when an entry is corrected, and address books
would then keep the old card. The card of a partner that ended stays at its address, says so and leads to who followed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from allianz.exports.common import (
    FOLDER,
    LICENCE,
    Site,
    content_lines,
    escaped,
    field_titles,
    product,
    source_text,
)
from allianz.model.contacts import e164
from allianz.model.files import address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from allianz.model.dataset import Dataset
    from allianz.model.records import Anschrift, Kontakt, Partner, Quelle

__all__ = ["files"]


def files(dataset: Dataset, site: Site) -> Iterator[tuple[str, bytes]]:
    """`daten/partner/<id>.vcf` for each partner, and `daten/partner.vcf` for those of today."""
    known = {quelle.id: quelle for quelle in dataset.quellen}
    titles = field_titles(dataset)
    today = []
    for partner in dataset.partners:
        card = content_lines(_card(dataset, site, partner, titles[partner.id], known))
        today += [] if partner.ended else [card]
        yield _address(partner), card
    yield f"{FOLDER}/partner.vcf", b"".join(today)


def _address(partner: Partner) -> str:
    return f"{FOLDER}/{address(partner).rstrip('/')}.vcf"


def _card(
    dataset: Dataset, site: Site, partner: Partner, titles: Sequence[str], known: Mapping[str, Quelle]
) -> Iterator[str]:
    """The lines of one card, not yet folded."""
    yield from ("BEGIN:VCARD", "VERSION:4.0", f"PRODID:{product(dataset)}", "KIND:org")
    yield f"UID:{site.tag(address(partner).rstrip('/'))}"
    yield f"SOURCE:{site.at(_address(partner))}"
    yield f"FN:{escaped(_shown_name(partner))}"
    yield f"ORG:{escaped(partner.name)}"
    yield f"NICKNAME:{escaped(partner.kurzname)}"
    for number, kontakt in enumerate(partner.kontakte, 1):
        yield from _ways(f"weg{number}", kontakt)
    if partner.sitz and not any(kontakt.anschrift for kontakt in partner.kontakte):
        yield f"ADR:;;;{escaped(partner.sitz.ort)};;;"
    yield f"URL:{partner.website}"
    if titles:
        yield f"CATEGORIES:{','.join(map(escaped, titles))}"
    yield f"NOTE:{escaped(_note(dataset, partner, known))}"
    yield "END:VCARD"


def _shown_name(partner: Partner) -> str:
    """The name as an address book lists it: one that ended is not taken for one of today."""
    return f"{partner.name} (bis {partner.mitglied.bis})" if partner.ended else partner.name


def _ways(group: str, kontakt: Kontakt) -> Iterator[str]:
    """The lines of one contact: grouped (RFC 6350, 3.3), with its purpose as the label that address books show."""
    if kontakt.telefon:
        yield f"{group}.TEL;VALUE=uri:tel:{e164(kontakt.telefon)}"
    if kontakt.email:
        yield f"{group}.EMAIL:{kontakt.email}"
    if kontakt.anschrift:
        yield f"{group}.{_adr(kontakt.anschrift)}"
    yield from (f"{group}.URL:{url}" for url in (kontakt.formular, kontakt.website) if url)
    yield f"{group}.X-ABLABEL:{escaped(kontakt.zweck)}"


def _adr(anschrift: Anschrift) -> str:
    """One address: street, town and postcode."""
    street, town, code = map(escaped, (anschrift.strasse, anschrift.ort, anschrift.plz))
    return f"ADR:;;{street};{town};;{code};"


def _note(dataset: Dataset, partner: Partner, known: Mapping[str, Quelle]) -> str:
    """What became of the partner, the sources of all that stands on the card, one a line, and the licence."""
    used = dict.fromkeys([*partner.quellen, *(kontakt.quelle for kontakt in partner.kontakte)])
    return "\n".join([*_end(dataset, partner), *(source_text(known[id_]) for id_ in used), LICENCE])


def _end(dataset: Dataset, partner: Partner) -> Iterator[str]:
    """That a partner is history, and who came after it."""
    if not partner.ended:
        return
    yield f"Gehörte bis {partner.mitglied.bis} zu: {dataset.allianz.name}."
    names = [one.name for one in dataset.partners if one.id in partner.nachfolge]
    if names:
        yield f"Nachfolge: {', '.join(names)}."
