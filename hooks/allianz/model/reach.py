"""Where an offer helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allianz.model.records import Angebot, Partner

__all__ = ["reach"]


def reach(angebot: Angebot, partners: Mapping[str, Partner]) -> frozenset[str] | None:
    """The ids of the Landkreise of an offer: its own, else those of all who give it; None for the whole region."""
    if angebot.landkreise:
        return frozenset(angebot.landkreise)
    areas = [partners[anbieter.partner].gebiet if anbieter.partner else () for anbieter in angebot.anbieter]
    return frozenset(id_ for area in areas for id_ in area) if all(areas) else None
