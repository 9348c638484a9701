"""The only file that knows MkDocs: hands the checked data to the build, event by event.

State lives in `config.extra`, anew for each build. What `on_config` refuses leaves the site of before as it is.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel

from allianz.exports import TABLES, VERSION, Graphs, exports
from allianz.model.dataset import DataError, load
from allianz.site import places
from allianz.site.frame import Frame
from allianz.site.pages import Formats, build
from allianz.site.pictures.mark import colours, icons
from allianz.site.proofreading import proofread
from allianz.site.prose import with_blocks
from allianz.site.publishing.target import TargetError, claim, sources
from allianz.site.repository import named_in
from allianz.site.vocabulary import shown
from allianz.site.wellknown import notices

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.allianz")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check the data and render the pages, before anything is touched."""
    root, shown, url = Path(config.config_file_path).parent, Path(os.environ.get("DATA_DIR") or "data"), config.site_url
    try:
        dataset = load(root / shown, shown.as_posix())
    except DataError as error:
        message = f"Die Daten haben Fehler. Die Website wurde nicht neu gebaut.\n{error}"
        raise PluginError(message) from None
    drawings = next(path for folder in config.theme.dirs if (path := Path(folder, ".icons")).is_dir())
    pages = {page.path: page for page in build(dataset, drawings, Formats(VERSION, TABLES))}
    palette = colours(Path(config.theme.custom_dir or "", "assets/css/site.css").read_text("utf-8"))
    files = {**exports(dataset, url or ""), **notices(dataset, url or ""), **places.files(dataset), **icons(palette)}
    frame = Frame(dataset, pages, config.extra["menus"], palette, named_in(os.environ))
    docs = Path(config.docs_dir)
    prose = proofread(docs, docs.name, {*pages, *files}.__contains__)
    if found := "\n".join(map(str, [*frame.conflicts(docs, files), *prose])):
        raise PluginError(found)
    try:
        claim(Path(config.site_dir), root, sources(root, root / shown))
    except TargetError as error:
        raise PluginError(str(error)) from None
    config.extra.update(frame=frame, graphs=Graphs(dataset, url or ""), files=files, site=frame.site)
    config.site_name, config.nav = dataset.allianz.name, frame.nav
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what is generated; leave out the theme's styles and scripts, which no page uses."""
    own = [config.docs_dir, config.theme.custom_dir or config.docs_dir]
    for file in list(files):
        if not any(Path(file.abs_src_path or own[0]).is_relative_to(folder) for folder in own):
            files.remove(file)
    texts = {path: page.text for path, page in config.extra["frame"].pages.items()}
    for path, content in (texts | config.extra["files"]).items():
        inclusion = InclusionLevel.INCLUDED if path in (config.nav or ()) else InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, path, content=content, inclusion=inclusion))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 -- MkDocs names them
    """Give every page its title, description and way home, and put the blocks into the prose."""
    frame, path = config.extra["frame"], page.file.src_uri
    page.meta = frame.meta(path, page.meta)
    about = (page.meta["crumbs"], page.meta.get("kind", ""), Path(path).stem)
    page.meta["jsonld"] = config.extra["graphs"].around(page.canonical_url or "", *about)
    return "" if path in frame.pages else with_blocks(markdown, frame.dataset.allianz)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 -- MkDocs names them
    """Put in the generated pages: they are HTML already, and Markdown would take half the build to leave them so."""
    generated = config.extra["frame"].pages.get(page.file.src_uri)
    text, page.meta["styles"] = (generated.text, []) if generated else shown(html)
    return text


def on_env(env: object, config: MkDocsConfig, files: Files) -> object:
    """Build the menus and draw the preview pictures once every page knows its title."""
    heads = {file.src_uri: file.page.meta for file in files.documentation_pages() if file.page}
    for path, content in config.extra["frame"].pictures(heads).items():
        files.append(File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
    config.extra["site"] |= config.extra["frame"].links(heads)
    return env


def on_post_build(config: MkDocsConfig) -> None:
    """Say what was built, without the second sitemap: it holds the clock, and a server compresses by itself."""
    (Path(config.site_dir) / "sitemap.xml.gz").unlink(missing_ok=True)
    log.info("%s Seiten stehen in %s.", len(list(Path(config.site_dir).rglob("*.html"))), config.site_dir)
