"""All files of the site that are neither pages nor open data, the same in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allianz.site import listing, places, wellknown
from allianz.site.pictures.mark import icons

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allianz.model.dataset import Dataset
    from allianz.site.pictures.mark import Colours

__all__ = ["files"]


def files(dataset: Dataset, site_url: str, palette: Colours) -> Mapping[str, bytes]:
    """Address → content: data for the browser, icons, notices."""
    notices = wellknown.notices(dataset, site_url)
    return {**notices, **places.files(dataset), **listing.files(dataset), **icons(palette)}
