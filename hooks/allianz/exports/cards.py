"""vCard 4.0 (RFC 6350): one card per partner, and all of them in one file.

A card has no REV: the date of its newest source does not change when an entry is corrected, and address books
would then keep the old card.
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
from allianz.model.records import address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from allianz.model.dataset import Dataset
    from allianz.model.records import Anschrift, Partner, Quelle

__all__ = ["files"]

_PARAMETER = str.maketrans({"^": "^^", "\n": "^n", '"': "^'"})
"""RFC 6868: a parameter's value has escapes of its own."""


def files(dataset: Dataset, site: Site) -> Iterator[tuple[str, bytes]]:
    """`daten/partner/<id>.vcf` for each partner, and `daten/partner.vcf`."""
    known = {quelle.id: quelle for quelle in dataset.quellen}
    cards = {_address(partner): content_lines(_card(dataset, site, partner, known)) for partner in dataset.partners}
    yield from cards.items()
    yield f"{FOLDER}/partner.vcf", b"".join(cards.values())


def _address(partner: Partner) -> str:
    return f"{FOLDER}/{address(partner).rstrip('/')}.vcf"


def _card(dataset: Dataset, site: Site, partner: Partner, known: Mapping[str, Quelle]) -> Iterator[str]:
    """The lines of one card, not yet folded."""
    yield from ("BEGIN:VCARD", "VERSION:4.0", f"PRODID:{product(dataset)}", "KIND:org")
    yield f"UID:{site.tag(address(partner).rstrip('/'))}"
    yield f"SOURCE:{site.at(_address(partner))}"
    yield f"FN:{escaped(partner.name)}"
    yield f"ORG:{escaped(partner.name)}"
    yield f"NICKNAME:{escaped(partner.kurzname)}"
    yield from map(_adr, partner.anschriften)
    if not partner.anschriften:
        yield f"ADR:;;;{escaped(partner.ort)};;;"
    yield f"URL:{partner.website}"
    if titles := field_titles(dataset, partner):
        yield f"CATEGORIES:{','.join(map(escaped, titles))}"
    yield f"NOTE:{escaped(_note(partner, known))}"
    yield "END:VCARD"


def _adr(anschrift: Anschrift) -> str:
    """One address: street, town and postcode, and what it is for as its label."""
    label = f';LABEL="{anschrift.zweck.translate(_PARAMETER)}"' if anschrift.zweck else ""
    street, town, code = map(escaped, (anschrift.strasse, anschrift.ort, anschrift.plz))
    return f"ADR{label}:;;{street};{town};;{code};"


def _note(partner: Partner, known: Mapping[str, Quelle]) -> str:
    """The sources of all that stands on the card, one a line, and the licence."""
    used = dict.fromkeys([*partner.quellen, *(anschrift.quelle for anschrift in partner.anschriften)])
    return "\n".join([*(source_text(known[id_]) for id_ in used), LICENCE])
