"""What is wrong with mkdocs.yml: every message with its line, before MkDocs reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allianz.model.nearest import nearest
from allianz.reading.files import UnreadableError, content
from allianz.reading.messages import Message, Place
from allianz.reading.source import read_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from allianz.reading.nodes import Node

__all__ = ["NAMES", "faults", "led_to", "opened"]

NAMES = (
    "copyright", "dev_addr", "docs_dir", "draft_docs", "edit_uri", "edit_uri_template", "exclude_docs", "extra",
    "extra_css", "extra_javascript", "extra_templates", "hooks", "markdown_extensions", "mdx_configs", "nav",
    "not_in_nav", "plugins", "remote_branch", "remote_name", "repo_name", "repo_url", "site_author",
    "site_description", "site_dir", "site_name", "site_url", "strict", "theme", "use_directory_urls", "validation",
    "watch",
)  # fmt: skip
"""The settings that MkDocs 1.6 knows."""
_NEEDED = ("site_name", "docs_dir", "theme", "hooks", "extra")
"""Those that this site cannot do without."""
_MENUS = ("menu", "fuss")


_APART = ("not_in_nav", "draft_docs", "exclude_docs")
"""The settings that keep pages out of the menus or of the site, in the patterns of .gitignore."""


def opened(file: Path, shown: str) -> tuple[Node | None, list[Message]]:
    """The settings, None where they cannot be read, and all messages about how they are written."""
    try:
        return read_settings(shown, content(file))
    except UnreadableError as error:
        return None, [Message(Place(shown), str(error))]
    except FileNotFoundError:
        return None, [Message(Place(shown), "Diese Datei fehlt.")]


def faults(root: Node, is_page: Callable[[str], bool]) -> Iterator[Message]:
    """All messages about what the settings hold; `is_page` says whether a path is a page, written or made."""
    yield from _names(root)
    yield from _menus(root, is_page)


def led_to(root: Node) -> Callable[[str], bool]:
    """Whether a menu leads to a path below docs/, or somebody wants that none does; the settings have no faults."""
    extra = root.child("extra")
    menus = extra and extra.child("menus")
    listed = {node.value for _, node in menus.scalars()} if menus else set()
    patterns = [str(node.value) for name in _APART if (node := root.child(name))]
    is_apart = _matching("\n".join(patterns).split("\n")) if patterns else (lambda _: False)
    return lambda path: path in listed or is_apart(path)


def _matching(patterns: list[str]) -> Callable[[str], bool]:
    from pathspec.gitignore import GitIgnoreSpec  # noqa: PLC0415 -- few sites need it; `check` stays fast

    return GitIgnoreSpec.from_lines(patterns).match_file


def _names(root: Node) -> Iterator[Message]:
    """Every setting is one that MkDocs knows, and none is missing that the site needs."""
    for name, place in root.keys.items():
        if name not in NAMES:
            yield Message(place, f"Die Einstellung „{name}“ gibt es nicht.{nearest(name, NAMES)}")
    for name in _NEEDED:
        if root.child(name) is None:
            yield Message(Place(root.place.path), f"Die Einstellung „{name}“ fehlt.")


def _menus(root: Node, is_page: Callable[[str], bool]) -> Iterator[Message]:
    """Both menus, and what others there are, are lists of pages that are there, each once."""
    extra = root.child("extra")
    menus = extra and extra.child("menus")
    others = menus.value if menus and isinstance(menus.value, dict) else {}
    for name in dict.fromkeys((*_MENUS, *others)) if extra else ():
        menu = menus and menus.child(name)
        if menu is None or not isinstance(menu.value, tuple):
            place = root.at(("extra", "menus", name))
            yield Message(place, f"Hier muss unter „menus“ die Liste „{name}“ stehen: je Seite eine Zeile mit „- “.")
        else:
            yield from _pages(menu.value, is_page)


def _pages(entries: tuple[Node, ...], is_page: Callable[[str], bool]) -> Iterator[Message]:
    seen: set[str] = set()
    for entry in entries:
        path = entry.value
        if not isinstance(path, str):
            yield Message(
                entry.place, "Im Menü steht je Zeile nur der Pfad einer Seite. Ihr Titel kommt von der Seite."
            )
        elif not is_page(path):
            yield Message(entry.place, f"Im Menü steht „{path}“. Diese Seite gibt es nicht.")
        elif path in seen:
            yield Message(entry.place, f"Die Seite „{path}“ steht zweimal in diesem Menü. Löschen Sie eine Zeile.")
        else:
            seen.add(path)
