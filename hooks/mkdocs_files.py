"""MkDocs' files: what is left out, what is added, and a page that is HTML already."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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
        file.ask = partial(generated.__getitem__, path)
        files.append(file)


def leave_as_made(files: Files, config: MkDocsConfig) -> None:
    """Let no generated page be taken for Markdown; those of the navigation, which are few, stay what they are."""
    for file in files.documentation_pages():
        if config.extra["editions"].is_made(file.src_uri) and file.src_uri not in (config.nav or ()):
            Made(file, config)  # it hangs itself on the file


class _Late(File):
    """A file that MkDocs does not hold: what it would keep is asked for anew each time."""

    ask: Callable[[], str | bytes | None]

    @property
    def _content(self) -> str | bytes | None:
        return self.ask()

    @_content.setter
    def _content(self, content: str | bytes | None) -> None:
        self.ask = lambda: content


class Made(Page):
    """A page that is HTML already: to set up Markdown for nothing would take a sixth of the build.

    Its text is unpacked where it is written and not kept; MkDocs asks for it while it reads, too.
    """

    def __init__(self, file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self.text = partial(config.extra["editions"].content, file.src_uri, "")

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 -- MkDocs names them
        """Nothing is to be rendered, and no anchor to be checked."""
        self.present_anchor_ids = set()

    @property
    def content(self) -> str:
        """The HTML, while the page is the active one."""
        return str(self.text()[0]) if self.active else ""

    @content.setter
    def content(self, _: object) -> None:
        """MkDocs would keep what the events give."""
