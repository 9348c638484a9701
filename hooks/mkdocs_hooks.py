"""The only file that knows MkDocs: hands the checked data to the build, event by event.

State lives in `config.extra`, anew for each build. What `on_config` refuses leaves the site of before as it is.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from allianz.exports import TABLES, VERSION, Graphs, exports
from allianz.forms import page as writing
from allianz.model.dataset import load
from allianz.reading.messages import CommandError
from allianz.site import further
from allianz.site.frame import Frame
from allianz.site.pages import Formats, build
from allianz.site.pictures.mark import colours
from allianz.site.prose import with_blocks
from allianz.site.publishing.target import claim, sources
from allianz.site.rendering import worded
from allianz.site.repository import named_in
from allianz.site.vocabulary import shown

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check the data and render the pages, before anything is touched."""
    try:
        return _prepared(config)
    except CommandError as error:
        raise PluginError(str(error)) from None


def _prepared(config: MkDocsConfig) -> MkDocsConfig:
    """CommandError with every message where something is refused."""
    root, shown, url = Path(config.config_file_path).parent, Path(os.environ.get("DATA_DIR") or "data"), config.site_url
    dataset = load(root / shown, shown.as_posix())
    drawings = next(path for folder in config.theme.dirs if (path := Path(folder, ".icons")).is_dir())
    pages = {page.path: page for page in build(dataset, drawings, Formats(VERSION, TABLES))}
    palette = colours(Path(config.theme.custom_dir or "", "assets/css/site.css").read_text("utf-8"))
    repository = named_in(os.environ)
    questions = writing.files(dataset, repository.form if repository else None)
    files = {**exports(dataset, url or ""), **further.files(dataset, url or "", palette), **questions}
    frame = Frame(dataset, pages, config.extra["menus"], palette, repository)
    apart = [spec.match_file for spec in (config.not_in_nav, config.draft_docs, config.exclude_docs) if spec]
    if found := list(frame.conflicts(Path(config.docs_dir), files, apart)):
        raise CommandError("\n".join(found))
    claim(Path(config.site_dir), root, sources(root, root / shown))
    config.extra.update(frame=frame, graphs=Graphs(dataset, url or ""), files=files, site=frame.site)
    config.site_name, config.nav = dataset.allianz.name, frame.nav
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what is generated; leave out the theme's styles and scripts, which no page uses."""
    own = [config.docs_dir, config.theme.custom_dir or config.docs_dir]
    for file in list(files):
        if not any(Path(file.abs_src_path or own[0]).is_relative_to(folder) for folder in own):
            files.remove(file)
    for path, content in (config.extra["frame"].texts | config.extra["files"]).items():
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
    text, page.meta["styles"] = (generated.text, generated.styles) if generated else shown(html)
    return text


def on_env(env: Any, config: MkDocsConfig, files: Files) -> object:  # noqa: ANN401 -- Jinja has one home, not this
    """Build the menus and draw the preview pictures once every page knows its title."""
    heads = {file.src_uri: file.page.meta for file in files.documentation_pages() if file.page}
    for path, content in config.extra["frame"].pictures(heads).items():
        files.append(File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
    config.extra["site"] |= config.extra["frame"].links(heads)
    worded(env, config.extra["frame"].dataset.allianz.begriffe)
    return env


def on_post_build(config: MkDocsConfig) -> None:
    """Without the second sitemap: it holds the clock, and a server compresses by itself."""
    (Path(config.site_dir) / "sitemap.xml.gz").unlink(missing_ok=True)
