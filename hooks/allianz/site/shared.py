"""The parts of the frame that pages of a folder share: menus, search and footer say the same and lead the same ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Drawn", "shelf"]


class Drawn:
    """What the templates draw once: `{% call einmal("fuss", regal) %} … {% endcall %}`.

    A part is known by its name and by the shelf of its page; it may depend on nothing else.
    """

    def __init__(self) -> None:
        """Begin with nothing drawn."""
        self._parts: dict[tuple[str, ...], str] = {}

    def __call__(self, *key: str, caller: Callable[[], str]) -> str:
        """The part as it was drawn before, or drawn now."""
        if key not in self._parts:
            self._parts[key] = caller()
        return self._parts[key]


def shelf(prefix: str, address: str, linked: frozenset[str]) -> str:
    """The folder whose pages lead to the same places by the same relative links, or the page alone.

    `address` is that of the page, `prefix` the folder of its language, both from the site's root; `linked` are all
    addresses that menus lead to. Pages that lie at or above one of them, and sections, are for themselves.
    """
    within = address.removeprefix(prefix)
    if within.count("/") <= 1 or any(one.startswith(address) for one in linked):
        return address
    return f"{address.rstrip('/').rpartition('/')[0]}/*"
