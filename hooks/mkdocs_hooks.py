"""MkDocs' events: they hand the checked data to the build. Beside `mkdocs_files` nothing else knows MkDocs.

State lives in `config.extra`, anew for each build. What `on_config` refuses leaves the site of before as it is.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError

from allianz.assembly.website import Project, website
from allianz.languages.marks import marked
from allianz.reading.messages import CommandError
from allianz.site.publishing.target import claim, sources
from allianz.site.rendering import translating
from mkdocs_files import Made, add, leave_as_made, leave_out_the_theme

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check the data and render the pages of all languages, before anything is touched."""
    root, docs, menus = Path(config.config_file_path).parent, Path(config.docs_dir), config.extra["menus"]
    project = Project(root, docs, config.theme.dirs, menus, config.site_url or "", os.environ)
    apart = [spec.match_file for spec in (config.not_in_nav, config.draft_docs, config.exclude_docs) if spec]
    try:
        made = website(project, apart)
        claim(Path(config.site_dir), root, sources(root, project.data))
    except CommandError as error:
        raise PluginError(str(error)) from None
    config.extra.update(website=made, editions=made.editions, files=made.files)
    config.site_name, config.nav = made.name, made.nav
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what is generated; leave out the theme's styles and scripts, which no page uses."""
    leave_out_the_theme(files, config)
    for part in config.extra["files"]:
        add(files, config, part)
    leave_as_made(files, config)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 -- MkDocs names them
    """Give every page its title, description and way home, and put the blocks into the prose."""
    if isinstance(page, Made):
        return markdown
    page.meta = config.extra["editions"].head(page.file.src_uri, page.meta)
    return str(config.extra["editions"].markdown(page.file.src_uri, markdown))


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 -- MkDocs names them
    """Put in the generated pages: they are HTML already, and Markdown would take half the build to leave them so."""
    if isinstance(page, Made):
        return html
    text, page.meta["styles"] = config.extra["editions"].content(page.file.src_uri, html)
    return str(text)


def on_env(env: Any, config: MkDocsConfig, files: Files) -> object:  # noqa: ANN401 -- Jinja has one home, not this
    """Build the menus and draw the preview pictures once every page knows its title."""
    translating(env)
    heads = {file.src_uri: partial(getattr, file.page, "meta") for file in files.documentation_pages()}
    config.extra["menus"], pictures = config.extra["editions"].menus_and_pictures(heads)
    add(files, config, pictures)
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: object) -> dict[str, Any]:  # noqa: ARG001 -- MkDocs names them
    """Give the frame's templates the language of the page."""
    html, url, menus = page.content or "", page.canonical_url or "", config.extra["menus"]
    return {**context, **config.extra["website"].around(page.file.src_uri, page.meta, html, url, menus)}


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:  # noqa: ARG001 -- MkDocs names them
    """Give all languages to the page that belongs to none, and to the sitemap."""
    return {**context, **config.extra["editions"].everywhere(config.extra["menus"])}


def on_post_page(output: str, **_: object) -> str:
    """Tell German words in a page of another language."""
    return marked(output)


on_post_template = on_post_page


def on_post_build(config: MkDocsConfig) -> None:
    """Without the second sitemap: it holds the clock, and a server compresses by itself."""
    (Path(config.site_dir) / "sitemap.xml.gz").unlink(missing_ok=True)
