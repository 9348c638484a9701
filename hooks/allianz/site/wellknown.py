"""Short texts for machines at addresses that a standard fixes: robots.txt (RFC 9309), security.txt (RFC 9116)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from allianz.site.rendering import render
from allianz.site.views import Views

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allianz.model.dataset import Dataset

__all__ = ["notices"]


def notices(dataset: Dataset, site_url: str) -> Mapping[str, bytes]:
    """Address → content. Without an operator there is nobody to report to, and so no security.txt."""
    draft = dataset.allianz.betreiber is None
    texts = {"robots.txt": render("robots.txt", {"draft": draft, "site_url": site_url})}
    if dataset.allianz.betreiber is not None and (expires := _expires(dataset)):
        values = {"email": quote(dataset.allianz.betreiber.email, safe="@"), "expires": expires, "site_url": site_url}
        texts[".well-known/security.txt"] = render("security.txt", values)
    return {address: f"{text}\n".encode() for address, text in texts.items()}


def _expires(dataset: Dataset) -> str:
    """The first of the month, a year after the newest source; empty where no source has a date.

    A date of the data, not of the build: the same data give the same file, and a site that nobody has tended for
    a year no longer promises that somebody reads the mail (RFC 9116, 2.5.5 and 5.3).
    """
    newest = Views(dataset).newest
    if newest is None:
        return ""
    year, month, _ = newest.last
    return f"{year + 1:04}-{month:02}-01T00:00:00Z"
