"""The only file that knows MkDocs: hands the checked data to the build, event by event.

State lives in `config.extra`, anew for each build. What `on_config` refuses leaves the site of before as it is.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from allianz.exports import TABLES, VERSION, exports, graphs
from allianz.forms import page as writing
from allianz.languages.catalogues import languages
from allianz.languages.marks import marked
from allianz.model.dataset import load
from allianz.reading.messages import CommandError
from allianz.site import further
from allianz.site.editions import editions
from allianz.site.frame import Frame
from allianz.site.pages import Formats
from allianz.site.pictures.mark import colours
from allianz.site.publishing.target import claim, sources
from allianz.site.rendering import translating
from allianz.site.repository import named_in

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    Context = dict[str, Any]


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check the data and render the pages of all languages, before anything is touched."""
    try:
        return _prepared(config)
    except CommandError as error:
        raise PluginError(str(error)) from None


def _prepared(config: MkDocsConfig) -> MkDocsConfig:
    """CommandError with every message where something is refused."""
    root, shown, url = Path(config.config_file_path).parent, Path(os.environ.get("DATA_DIR") or "data"), config.site_url
    locale, docs = Path(os.environ.get("LOCALE_DIR") or "locale"), Path(config.docs_dir)
    dataset, spoken = load(root / shown, shown.as_posix()), languages(root / locale, locale.as_posix())
    drawings = next(path for folder in config.theme.dirs if (path := Path(folder, ".icons")).is_dir())
    palette = colours(Path(config.theme.custom_dir or "", "assets/css/site.css").read_text("utf-8"))
    repository = named_in(os.environ)
    questions = writing.files(dataset, repository.form if repository else None)
    files = {**exports(dataset, url or ""), **further.files(dataset, url or "", palette), **questions}
    frame = Frame(dataset, {}, config.extra["menus"], palette, repository)
    told = editions(frame, spoken, docs, drawings, Formats(VERSION, TABLES))
    files |= told.moved(url or "")
    apart = [spec.match_file for spec in (config.not_in_nav, config.draft_docs, config.exclude_docs) if spec]
    if found := list(told.german.frame.conflicts(docs, {**files, **told.foreign}, apart)):
        raise CommandError("\n".join(found))
    claim(Path(config.site_dir), root, sources(root, root / shown))
    config.watch += [str(root / locale)] if (root / locale).is_dir() else []  # `make serve` follows translations, too
    config.extra.update(editions=told, graphs=graphs(dataset, url or "", spoken), files=files)
    config.site_name, config.nav = dataset.allianz.name, told.german.frame.nav
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what is generated; leave out the theme's styles and scripts, which no page uses."""
    own = [config.docs_dir, config.theme.custom_dir or config.docs_dir]
    for file in list(files):
        if not any(Path(file.abs_src_path or own[0]).is_relative_to(folder) for folder in own):
            files.remove(file)
    for path, content in {**config.extra["editions"].sources, **config.extra["files"]}.items():
        inclusion = InclusionLevel.INCLUDED if path in (config.nav or ()) else InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, path, content=content, inclusion=inclusion))
    return files


class _Made(Page):
    """A page that is HTML already: to set up Markdown for nothing would take a sixth of the build.

    Its text is unpacked where it is asked for and not kept.
    """

    def __init__(self, file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self.text = partial(config.extra["editions"].content, file.src_uri, "")

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 -- MkDocs names them
        self.present_anchor_ids = set()

    @property
    def content(self) -> str:
        return str(self.text()[0])

    @content.setter
    def content(self, _: object) -> None:
        """MkDocs would keep what the events give."""


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:  # noqa: ARG001 -- MkDocs names them
    """Let no generated page be taken for Markdown; those of the navigation, which are few, stay what they are."""
    is_made = config.extra["editions"].is_made(page.file.src_uri)
    return _Made(page.file, config) if is_made and page.file.src_uri not in (config.nav or ()) else page


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 -- MkDocs names them
    """Give every page its title, description and way home, and put the blocks into the prose."""
    language, path = config.extra["editions"].named(page.file.src_uri)
    page.meta = config.extra["editions"].head(page.file.src_uri, page.meta)
    about = (page.meta["crumbs"], page.meta.get("kind", ""), Path(path).stem)
    page.meta["jsonld"] = config.extra["graphs"][language.code].around(page.canonical_url or "", *about)
    return str(config.extra["editions"].markdown(page.file.src_uri, markdown))


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 -- MkDocs names them
    """Put in the generated pages: they are HTML already, and Markdown would take half the build to leave them so."""
    text, page.meta["styles"] = config.extra["editions"].content(page.file.src_uri, html)
    return str(text)


def on_env(env: Any, config: MkDocsConfig, files: Files) -> object:  # noqa: ANN401 -- Jinja has one home, not this
    """Build the menus and draw the preview pictures once every page knows its title."""
    translating(env)
    heads = {file.src_uri: file.page.meta for file in files.documentation_pages() if file.page}
    config.extra["menus"], pictures = config.extra["editions"].menus_and_pictures(heads)
    for path, content in pictures.items():
        files.append(File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
    return env


def on_page_context(context: Context, page: Page, config: MkDocsConfig, nav: object) -> Context:  # noqa: ARG001 -- MkDocs names them
    """Give the frame's templates the language of the page."""
    return {**context, **config.extra["editions"].around(page.file.src_uri, page.content or "", config.extra["menus"])}


def on_template_context(context: Context, template_name: str, config: MkDocsConfig) -> Context:  # noqa: ARG001 -- MkDocs names them
    """Give all languages to the page that belongs to none, and to the sitemap."""
    return {**context, **config.extra["editions"].everywhere(config.extra["menus"])}


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001 -- MkDocs names them
    """Tell German words in a page of another language."""
    return marked(output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG001 -- MkDocs names them
    """The same in the page for what is not there."""
    return marked(output_content)


def on_post_build(config: MkDocsConfig) -> None:
    """Without the second sitemap: it holds the clock, and a server compresses by itself."""
    (Path(config.site_dir) / "sitemap.xml.gz").unlink(missing_ok=True)
