"""A contact in the words of schema.org: telephone, times and place as machines read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allianz.model.contacts import DAYS, e164, spans

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from allianz.model.records import Anschrift, Kontakt

__all__ = ["address_of", "point"]

Json = dict[str, Any]

_DAYS = dict(zip(DAYS, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True))


def point(kontakt: Kontakt, languages: Sequence[str], areas: Mapping[str, Json]) -> Json:
    """A ContactPoint; `areas` has what stands for each Landkreis that a contact may name."""
    served = [areas[id_] for id_ in kontakt.landkreise]
    return {
        "@type": "ContactPoint",
        "contactType": kontakt.zweck,
        **({"telephone": e164(kontakt.telefon)} if kontakt.telefon else {}),
        **({"email": kontakt.email} if kontakt.email else {}),
        **({"url": url} if (url := kontakt.formular or kontakt.website) else {}),
        **({"areaServed": served} if served else {}),
        "availableLanguage": list(languages),
        **({"hoursAvailable": _hours(kontakt.zeiten)} if kontakt.zeiten else {}),
    }


def _hours(zeiten: str) -> list[Json]:
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": [_DAYS[day] for day in days],
            "opens": opens,
            "closes": closes,
        }
        for days, opens, closes in spans(zeiten)
    ]


def address_of(anschrift: Anschrift) -> Json:
    """A postal address."""
    return {
        "@type": "PostalAddress",
        "streetAddress": anschrift.strasse,
        "postalCode": anschrift.plz,
        "addressLocality": anschrift.ort,
    }
