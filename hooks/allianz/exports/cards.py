"""vCard 4.0 (RFC 6350): one card per partner, and those of today in one file.

A card has no REV: the date of its newest source does not change when an entry is corrected, and address books
would then keep the old card. The card of a partner that ended stays at its address, says so and leads to who followed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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
from allianz.languages.texts import said
from allianz.model.contacts import e164
from allianz.model.files import address, card_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from allianz.model.dataset import Dataset
    from allianz.model.records import Anschrift, Kontakt, Partner, Quelle

__all__ = ["files"]


class _Side(NamedTuple):
    """A partner in a language: its code, empty for German, the titles of its fields, and its texts."""

    code: str
    titles: Sequence[str]
    partner: Partner


def files(dataset: Dataset, site: Site) -> Iterator[tuple[str, bytes]]:
    """`daten/partner/<id>.vcf` for each partner, and `daten/partner.vcf` for those of today."""
    known = {quelle.id: quelle for quelle in dataset.quellen}
    editions = [("", dataset), *((language.code, other) for language, other in site.editions)]
    told = [(code, field_titles(other), other.partners) for code, other in editions]
    today = []
    for place, partner in enumerate(dataset.partners):
        sides = [_Side(code, titles[partner.id], partners[place]) for code, titles, partners in told]
        card = content_lines(_card(dataset, site, partner, sides, known))
        today += [] if partner.ended else [card]
        yield card_address(partner), card
    yield f"{FOLDER}/partner.vcf", b"".join(today)


def _card(
    dataset: Dataset, site: Site, partner: Partner, sides: Sequence[_Side], known: Mapping[str, Quelle]
) -> Iterator[str]:
    """The lines of one card, not yet folded; `sides` is the partner in each language, German first."""
    yield from ("BEGIN:VCARD", "VERSION:4.0", f"PRODID:{product(dataset)}", "KIND:org")
    yield f"UID:{site.tag(address(partner).rstrip('/'))}"
    yield f"SOURCE:{site.at(card_address(partner))}"
    yield f"FN:{escaped(_shown_name(partner))}"
    yield f"ORG:{escaped(partner.name)}"
    yield f"NICKNAME:{escaped(partner.kurzname)}"
    for number, kontakt in enumerate(partner.kontakte, 1):
        yield from _ways(f"weg{number}", kontakt)
        yield from _purposes(f"weg{number}", [(side.code, side.partner.kontakte[number - 1].zweck) for side in sides])
    if partner.sitz and not any(kontakt.anschrift for kontakt in partner.kontakte):
        yield f"ADR:;;;{escaped(partner.sitz.ort)};;;"
    yield f"URL:{partner.website}"
    for side in sides:
        if titles := [escaped(title) for title in side.titles if said(title)]:
            yield f"CATEGORIES{_language(side.code)}:{','.join(titles)}"
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


def _purposes(group: str, purposes: Sequence[tuple[str, str]]) -> Iterator[str]:
    """What a contact is for, in each other language; address books show the German label alone."""
    yield from (
        f"{group}.X-ZWECK{_language(code)}:{escaped(zweck)}" for code, zweck in purposes if code and said(zweck)
    )


def _language(code: str) -> str:
    """The parameter that says in which language a text is (RFC 6350, 5.1); the card is German."""
    return f";LANGUAGE={code}" if code else ""


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
