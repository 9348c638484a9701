"""A project's folders → the whole website, or every message why not."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from allianz.exports import COLUMNS, SPOKEN, TABLES, TOGETHER, VERSION, exports, graphs
from allianz.forms import page as writing
from allianz.languages.catalogues import languages
from allianz.model.dataset import load
from allianz.reading.messages import CommandError
from allianz.site import further
from allianz.site.editions import editions
from allianz.site.frame import Frame
from allianz.site.pages import Formats
from allianz.site.pictures.mark import colours
from allianz.site.repository import named_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from allianz.exports.linked import Graphs
    from allianz.site.editions import Editions, Menus

__all__ = ["Project", "Website", "website"]


@dataclass(frozen=True)
class Project:
    """Where everything lies that a site is made of.

    `theme` are the folders of the theme, the project's own first; `menus` the paths in each menu, `url` the site's
    public address; DATA_DIR and LOCALE_DIR of the `environment` may name other folders than `data` and `locale`.
    """

    root: Path
    docs: Path
    theme: Sequence[str]
    menus: Mapping[str, Sequence[str]]
    url: str
    environment: Mapping[str, str]

    def shown(self, name: str) -> Path:
        """A folder as messages name it: below the root, or where the environment says."""
        return Path(self.environment.get(f"{name.upper()}_DIR") or name)

    @property
    def data(self) -> Path:
        """The folder of the data."""
        return self.root / self.shown("data")


@dataclass(frozen=True)
class Website:
    """The pages in each language, what search engines are told in each, and all other files by their addresses.

    The files come in several parts, because copied into one they would not stay packed.
    """

    editions: Editions
    graphs: Mapping[str, Graphs]
    files: Sequence[Mapping[str, str] | Mapping[str, bytes]]

    @property
    def name(self) -> str:
        """What the site is called."""
        return self.editions.german.frame.dataset.allianz.name

    @property
    def nav(self) -> list[str]:
        """The paths of the pages that menus lead to."""
        return self.editions.german.frame.nav

    def around(self, path: str, head: Mapping[str, Any], html: str, url: str, menus: Menus) -> dict[str, object]:
        """What the templates show around a page at an address: its frame, and what it tells search engines."""
        language, name = self.editions.named(path)
        graphs = self.graphs[language.code]
        told = graphs.around(url, head["crumbs"], head.get("kind", ""), Path(name).stem)
        return {**self.editions.around(path, html, menus), "jsonld": told}


def website(project: Project, apart: Sequence[Callable[[str], bool]]) -> Website:
    """CommandError with every message where something is refused; `apart` as in `Frame.conflicts`."""
    url, locale = project.url, project.shown("locale")
    dataset = load(project.data, project.shown("data").as_posix())
    gc.freeze()  # what is loaded stays to the end: the collector of circles need not walk it while pages are made
    spoken = languages(project.root / locale, locale.as_posix())
    palette = colours(Path(project.theme[0], "assets/css/site.css").read_text("utf-8"))
    drawings = next(path for folder in project.theme if (path := Path(folder, ".icons")).is_dir())
    repository = named_in(project.environment)
    tables = {name: (COLUMNS[name], together, SPOKEN[name]) for name, together in TOGETHER.items()}
    questions = writing.files(dataset, tables, repository.form if repository else None)
    data = (exports(dataset, url, spoken), questions)  # first: the pages take the memory that whole documents leave
    told = editions(
        Frame(dataset, {}, project.menus, palette, repository), spoken, project.docs, drawings, Formats(VERSION, TABLES)
    )
    files = (*data, further.files(dataset, url, palette), told.moved(url))
    if found := list(told.german.frame.conflicts(project.docs, {*chain(*files), *told.foreign}, apart)):
        raise CommandError("\n".join(found))
    return Website(told, graphs(dataset, url, spoken), (told.sources, *files))
