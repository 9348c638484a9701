"""Fixtures that several test modules share."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from playwright.sync_api import sync_playwright

from allianz.model.dataset import load
from tests import browser_setup, hostile
from tests.broken import LOADERS, SECOND, Data
from tests.building import build, build_dataset, index
from tests.serving import serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, ViewportSize

# The same examples in every run, and no clock: a test fails for what the code does, never for how fast it does it.
settings.register_profile("project", derandomize=True, deadline=None)
settings.load_profile("project")


@pytest.fixture
def data(tmp_path: Path) -> Data:
    """A fresh copy of the second alliance's data."""
    folder = tmp_path / "data"
    shutil.copytree(SECOND, folder)
    return Data(folder)


@pytest.fixture(params=sorted(LOADERS))
def _each_loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a test with libyaml and with PyYAML's own parser, which stands in where libyaml is missing."""
    monkeypatch.setattr("allianz.reading.source._LOADER", LOADERS[request.param])


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The public site of the fixed data, built strictly, once for all tests."""
    return build(SECOND, tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def draft_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the fixed data without `betreiber`, so a draft."""
    data = load(SECOND)
    draft = type(data)(**{**vars(data), "allianz": data.allianz.model_copy(update={"betreiber": None})})
    return build_dataset(draft, tmp_path_factory.mktemp("draft"))


@pytest.fixture(scope="session")
def indexed_site(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real data with its search index, as `make site` leaves it."""
    return index(shutil.copytree(site, tmp_path_factory.mktemp("indexed"), dirs_exist_ok=True))


@pytest.fixture(scope="session")
def second_site(site: Path) -> Path:
    """The same site, as modules name it that are not converted yet."""
    return site


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second site with the hostile partner in it."""
    return build_dataset(hostile.dataset(), tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser for all tests; without one the tests fail."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browser_setup.browser(), args=browser_setup.FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def home(site: Path) -> Iterator[str]:
    """The address of the real site's start page, served as GitHub Pages does."""
    with serve(site) as url:
        yield url


@pytest.fixture
def viewport() -> ViewportSize:
    """The smallest phone, which is also 400 % zoom on a laptop; a module for other windows has its own fixture."""
    return {"width": 320, "height": 640}


@pytest.fixture
def page(browser: Browser, viewport: ViewportSize) -> Iterator[Page]:
    """A new page; it fails the test when the site says anything on the console or asks another host."""
    context = browser.new_context(viewport=viewport)
    said: list[str] = []
    context.on("console", lambda message: said.append(message.text))
    context.on("weberror", lambda error: said.append(str(error.error)))
    context.on("request", lambda request: _note_foreign(request.url, said))
    yield context.new_page()
    context.close()
    assert said == []


def _note_foreign(url: str, said: list[str]) -> None:
    if not url.startswith("http://127.0.0.1:"):
        said.append(f"request to {url}")
