"""The only file that knows MkDocs: hands the checked data to the build, event by event.

State lives in `config.extra`, anew for each build. The data are checked in `on_config`: what is refused
there leaves the site that was built before as it is.
"""

from __future__ import annotations

import logging
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel

from allianz.exports import TABLES, VERSION, Graphs, breadcrumbs, document, embedded, exports
from allianz.model.dataset import DataError, load
from allianz.model.hints import open_points
from allianz.site.offers import gaps
from allianz.site.pages import Formats, build, served_at
from allianz.site.pictures.mark import icon
from allianz.site.pictures.previews import picture
from allianz.site.rendering import TEMPLATES, render
from allianz.site.wellknown import notices

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page as MkDocsPage

    from allianz.model.dataset import Dataset
    from allianz.reading.messages import Place
    from allianz.site.pages import Page

log = logging.getLogger("mkdocs.hooks.allianz")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check the data and render the pages, before anything is touched."""
    dataset = _load(config)
    for gap in gaps(dataset):
        log.info("Hinweis: %s", gap)
    pages = build(dataset, _theme_folder(config, ".icons"), Formats(VERSION, TABLES))
    files = {**exports(dataset, config.site_url or ""), **notices(dataset, config.site_url or ""), **_icons()}
    _refuse_collisions(config, {**{page.path: page.place for page in pages}, **dict.fromkeys(files)})
    config.extra["dataset"] = dataset
    config.extra["graphs"] = Graphs(dataset, config.site_url or "")
    config.extra["jsonld"] = lambda graphs: embedded(document(graphs))
    config.extra["pages"] = {page.path: page for page in pages}
    config.extra["exports"] = files
    config.extra["site"] = _site(dataset)
    config.site_name = dataset.allianz.name
    config.nav = _nav(config, dataset)
    config.edit_uri = _edit_uri()
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what is generated; leave out the theme's styles and scripts, which no page uses."""
    for file in list(files):
        if _is_foreign(file, config):
            files.remove(file)
        else:
            file.edit_uri = f"{Path(config.docs_dir).name}/{file.src_uri}"
    in_nav = set(config.nav or ())
    for page in config.extra["pages"].values():
        inclusion = InclusionLevel.INCLUDED if page.path in in_nav else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, page.path, content=page.text, inclusion=inclusion)
        if page.place is not None:
            file.edit_uri = f"{page.place.path}#L{page.place.line}"
        files.append(file)
    for path, content in config.extra["exports"].items():
        files.append(File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
    return files


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Give every page its title, description and way home, and put the blocks into the prose."""
    generated = config.extra["pages"].get(page.file.src_uri)
    if generated is not None:
        page.meta = _meta(generated)
    elif missing := {"title", "description", "stand"} - set(page.meta):
        message = f"docs/{page.file.src_uri}:1:1: Im Kopf der Seite fehlt „{min(missing)}:“."
        raise PluginError(message)
    page.meta["crumbs"] = _crumbs(page, config, files)
    page.meta["jsonld"] = _graphs(page, config)
    page.meta["vorschau"] = f"assets/vorschau/{page.file.src_uri.removesuffix('.md')}.png"
    return "" if generated is not None else _with_blocks(markdown, page, config)


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Put in the generated pages: they are HTML already, and Markdown would take half the build to leave them so."""
    generated = config.extra["pages"].get(page.file.src_uri)
    return _OUTWARD.sub(r'<a class="extern" rel="noopener external"', html) if generated is None else generated.text


_OUTWARD = re.compile(r'<a(?= href="https?://)')
"""A link in prose that leads to another site: Markdown writes it without marking it."""


def on_env(env: object, config: MkDocsConfig, files: Files) -> object:
    """Build the menus and draw the preview pictures once every page knows its title."""
    for path, content in _pictures(config, files):
        files.append(File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
    for menu in ("menu", "fuss"):
        config.extra["site"][menu] = [_menu_item(path, config, files) for path in _listed(config, menu)]
    return env


def on_post_build(config: MkDocsConfig) -> None:
    """Say what was built, without the second sitemap: it holds the clock, and a server compresses by itself."""
    (Path(config.site_dir) / "sitemap.xml.gz").unlink(missing_ok=True)
    count = len(list(Path(config.site_dir).rglob("*.html")))
    log.info("%s Seiten stehen in %s.", count, config.site_dir)


def _load(config: MkDocsConfig) -> Dataset:
    root = Path(config.config_file_path).parent
    shown = Path(os.environ.get("DATA_DIR") or "data")
    try:
        return load(root / shown, shown.as_posix())
    except DataError as error:
        sentence = "Die Daten haben Fehler. Die Website wurde nicht neu gebaut."
        raise PluginError("\n".join([sentence, *map(str, error.messages)])) from None


def _theme_folder(config: MkDocsConfig, name: str) -> Path:
    return next(Path(folder, name) for folder in config.theme.dirs if Path(folder, name).is_dir())


def _refuse_collisions(config: MkDocsConfig, generated: Mapping[str, Place | None]) -> None:
    """Two sources for one address: MkDocs would let one of them win silently.

    `generated` names each path with the record that it comes from, where there is one.
    """
    for path, place in generated.items():
        if (Path(config.docs_dir) / path).exists():
            message = f"{place or 'docs/' + path}: Die Seite docs/{path} hat dieselbe Adresse."
            raise PluginError(message)


def _site(dataset: Dataset) -> dict[str, Any]:
    """What every page's frame shows."""
    allianz = dataset.allianz
    return {
        "name": allianz.name,
        "kurzname": allianz.kurzname,
        "region": allianz.region,
        "entwurf": allianz.betreiber is None,
        "official_url": allianz.website,
    }


def _nav(config: MkDocsConfig, dataset: Dataset) -> list[str]:
    """Sections and fields, never partners or projects: a large navigation costs every page."""
    fields = [f"handlungsfelder/{feld.id}.md" for feld in dataset.handlungsfelder]
    return ["index.md", *_listed(config, "menu"), *fields, *_listed(config, "fuss")]


def _listed(config: MkDocsConfig, menu: str) -> list[str]:
    """The paths of a menu without the pages that have nothing to show."""
    pages = config.extra["pages"]
    return [path for path in config.extra[menu] if path not in pages or not pages[path].is_empty]


def _edit_uri() -> str | None:
    """Where the sources can be edited: REPO_URL, or what GitHub Actions says of the repository."""
    server, name = os.environ.get("GITHUB_SERVER_URL"), os.environ.get("GITHUB_REPOSITORY")
    repository = os.environ.get("REPO_URL") or (f"{server}/{name}" if server and name else "")
    return f"{repository.rstrip('/')}/edit/main/" if repository else None


def _is_foreign(file: File, config: MkDocsConfig) -> bool:
    """Whether a file belongs to the theme itself, not to docs/ or overrides/."""
    own = [Path(config.docs_dir), Path(config.theme.custom_dir or config.docs_dir)]
    source = file.abs_src_path
    return source is not None and not any(Path(source).is_relative_to(folder) for folder in own)


def _meta(page: Page) -> dict[str, Any]:
    """A generated page's metadata, as plain values: front matter would swallow errors."""
    entry = {"eintrag": {"path": page.place.path, "line": page.place.line}} if page.place else {}
    names = (
        "title",
        "menu",
        "description",
        "kind",
        "suchworte",
        "scripts",
        "eyebrow",
        "accent",
        "label",
        "weight",
        "files",
    )
    return {name: getattr(page, name) for name in names} | entry


def _crumbs(page: MkDocsPage, config: MkDocsConfig, files: Files) -> list[dict[str, str]]:
    """The way from the start to this page; the page itself has no link."""
    path = page.file.src_uri
    if path == "index.md":
        return []
    section = f"{path.partition('/')[0]}/index.md"
    above = ["index.md"] + ([section] if section != path and files.get_file_from_path(section) else [])
    up = "../" * page.url.count("/")
    parents = [config.extra["pages"][parent] for parent in above]
    links = [{"title": parent.menu, "url": f"{up}{served_at(parent.path)}"} for parent in parents]
    return [*links, {"title": page.meta.get("menu") or page.meta["title"], "url": ""}]


def _graphs(page: MkDocsPage, config: MkDocsConfig) -> Sequence[Mapping[str, Any]]:
    """What the page tells search engines: the way to it, its terms of use, and what it is about."""
    url = page.canonical_url or ""
    trail = [(crumb["title"], urljoin(url, crumb["url"])) for crumb in page.meta["crumbs"]]
    way = [breadcrumbs(trail)] if trail else []
    kind = page.meta.get("kind")
    if not kind:
        return way
    graphs: Graphs = config.extra["graphs"]
    return [*way, graphs.page(url), *graphs.about(kind, Path(page.file.src_uri).stem)]


def _icons() -> Mapping[str, bytes]:
    """The mark for browsers that read no SVG and for the start screen of phones, which rounds corners itself."""
    icons = {"favicon-32": icon(32, rounded=True), "apple-touch-icon": icon(180, rounded=False)}
    return {f"assets/images/{name}.png": content for name, content in icons.items()}


def _pictures(config: MkDocsConfig, files: Files) -> Iterator[tuple[str, bytes]]:
    """The preview picture of each page and its address."""
    site = config.extra["site"]
    for page in (file.page for file in files.documentation_pages() if file.page is not None):
        title = page.meta["title"]
        name = site["kurzname"] if title == site["name"] else site["name"]
        yield page.meta["vorschau"], picture(title, page.meta.get("eyebrow", ""), page.meta.get("accent"), name)


def _menu_item(path: str, config: MkDocsConfig, files: Files) -> dict[str, Any]:
    file = files.get_file_from_path(path)
    if file is None or file.page is None:
        message = f"mkdocs.yml: Im Menü steht {path}, diese Seite gibt es nicht."
        raise PluginError(message)
    page: MkDocsPage = file.page
    children = [
        {"title": below.menu, "url": below.address}
        for below in config.extra["pages"].values()
        if path.endswith("/index.md") and below.path != path and below.path in (config.nav or ())
        if below.path.startswith(path.removesuffix("index.md"))
    ]
    return {"title": page.meta.get("menu") or page.meta["title"], "url": page.url, "children": children}


_BLOCK = re.compile(r"^<!-- baustein: (?P<name>[a-z-]+) -->$", re.MULTILINE)


def _with_blocks(markdown: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Replace `<!-- baustein: name -->` by templates/bausteine/name.html."""
    allianz = config.extra["dataset"].allianz
    offen = open_points(allianz.betreiber) if allianz.betreiber else []

    def block(found: re.Match[str]) -> str:
        template = f"bausteine/{found['name']}.html"
        if not (TEMPLATES / template).is_file():
            line = markdown[: found.start()].count("\n") + 1
            message = f"docs/{page.file.src_uri}:{line}:1: Den Baustein „{found['name']}“ gibt es nicht."
            raise PluginError(message)
        return render(template, {"allianz": allianz, "offen": offen})

    return _BLOCK.sub(block, markdown)
