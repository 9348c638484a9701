"""MkDocs' files: what is left out, what is added, and a page that is HTML already."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, MutableMapping

    from mkdocs.config.defaults import MkDocsConfig

__all__ = ["Made", "add", "leave_as_made", "leave_out_the_theme"]


def leave_out_the_theme(files: Files, config: MkDocsConfig) -> None:
    """No page uses the theme's styles and scripts."""
    own = [config.docs_dir, config.theme.custom_dir or config.docs_dir]
    for file in list(files):
        if not any(Path(file.abs_src_path or own[0]).is_relative_to(folder) for folder in own):
            files.remove(file)


def add(files: Files, config: MkDocsConfig, generated: Mapping[str, str] | Mapping[str, bytes]) -> None:
    """Add what stands on no disk: path → content, which is asked for where it is written."""
    for path in generated:
        inclusion = InclusionLevel.INCLUDED if path in (config.nav or ()) else InclusionLevel.NOT_IN_NAV
        file = cast("_Late", _Late.generated(config, path, content="", inclusion=inclusion))
        file.held = generated
        files.append(file)


def leave_as_made(files: Files, config: MkDocsConfig) -> None:
    """Let no generated page be taken for Markdown; those of the navigation, which are few, stay what they are."""
    head = lru_cache(maxsize=1)(lambda path: config.extra["editions"].head(path, {}))
    for file in files.documentation_pages():
        if config.extra["editions"].is_made(file.src_uri) and file.src_uri not in (config.nav or ()):
            Made(file, config, head)  # it hangs itself on the file


class _Late(File):
    """A file that MkDocs does not hold: what it would keep is asked for anew each time, its content and its addresses.

    Of these only the last one is kept: it is asked for several times in a row.
    """

    held: Mapping[str, str] | Mapping[str, bytes]

    name = property(File._get_stem)  # noqa: SLF001 -- what MkDocs makes it of
    dest_uri = property(File._get_dest_path)  # noqa: SLF001 -- what MkDocs makes it of
    url = property(lru_cache(maxsize=1)(File._get_url))  # noqa: SLF001 -- what MkDocs makes it of

    @property
    def abs_dest_path(self) -> str:
        """Where it is written."""
        return f"{self.dest_dir}/{self.dest_uri}"

    @property
    def _content(self) -> str | bytes | None:
        return self.held[self.src_uri]

    @_content.setter
    def _content(self, content: str | bytes | None) -> None:
        """MkDocs would keep it."""

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 -- MkDocs hands it by place
        """Write it; piece by piece where it can be had so, because one file holds all the data."""
        pieces = getattr(self.held, "pieces", None)
        if pieces is None:
            super().copy_file(dirty)
            return
        target = Path(self.abs_dest_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            file.writelines(pieces(self.src_uri))


class Made(Page):
    """A page that is HTML already: to set up Markdown for nothing would take a sixth of the build.

    Its head, its text and its address are made where they are asked for and not kept: thousands of pages wait for the
    last one. What else a page of MkDocs holds, its neighbours and dates, nobody asks of these, or all have the same.
    """

    markdown = ""
    update_date = ""  # pages of Markdown have the day of the build, and MkDocs looks for the newest
    present_anchor_ids: set[str] = frozenset()  # type: ignore[assignment]  # of a set each page would have its own

    def __init__(self, file: File, config: MkDocsConfig, head: Callable[[str], dict[str, Any]]) -> None:
        file.page, self.file, self.active = self, file, False
        self.editions, self.head, self.site = config.extra["editions"], head, config.site_url

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no Markdown."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing is to be rendered, and no anchor to be checked."""

    @property
    def canonical_url(self) -> str | None:  # type: ignore[override]  # MkDocs keeps it
        """The whole address."""
        return f"{self.site.rstrip('/')}/{self.url}" if self.site else None

    @property
    def content(self) -> str:
        """The HTML, while the page is the active one; MkDocs asks for it while it reads, too."""
        return str(self.editions.content(self.file.src_uri, "")[0]) if self.active else ""

    @content.setter
    def content(self, _: object) -> None:
        """MkDocs would keep what the events give."""

    @property
    def meta(self) -> MutableMapping[str, Any]:  # type: ignore[override]  # MkDocs keeps it
        """The head."""
        return self.head(self.file.src_uri)
