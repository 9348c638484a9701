"""Fixtures that several test modules share: data to break, each site built once for all workers, a worker's browser."""

from __future__ import annotations

import gc
import os
import shutil
import signal
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from playwright.sync_api import sync_playwright

from allianz.model.dataset import load
from tests import artificial, browser_setup, hostile
from tests.broken import LOADERS, SECOND, Data
from tests.building import build, build_dataset, index, once
from tests.many import many

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    Shared = Callable[[str, Callable[[Path], object]], Path]

# The same examples in every run, and no clock: a test fails for what the code does, never for how fast it does it.
settings.register_profile("project", derandomize=True, deadline=None)
settings.load_profile("project")

os.environ["LOCALE_DIR"] = "no-translations"  # what a test says of German holds without them; others name a folder

# Much is read and made, and little of it in circles: looking for these as often as Python does costs a tenth of all.
gc.set_threshold(100_000, 50, 100)

BRIEF = "--js-flags=--no-turbofan"
"""Pages of tests live for a moment: compiling their scripts for speed costs the browser more than it saves."""

LARGE = 150
"""Partners of the large directory."""

# A caller that ignores SIGINT, as a shell does for its background jobs, would pass that on to what the tests start.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the long stories: a worker takes tests from the end of another's list, and would tell one again."""
    items.sort(key=lambda item: item.get_closest_marker("whole") is None)


@pytest.fixture
def data(tmp_path: Path) -> Data:
    """A fresh copy of the fixed data."""
    folder = tmp_path / "data"
    shutil.copytree(SECOND, folder)
    return Data(folder)


@pytest.fixture(params=sorted(LOADERS))
def _each_loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a test with libyaml and with PyYAML's own parser, which stands in where libyaml is missing."""
    monkeypatch.setattr("allianz.reading.source._LOADER", LOADERS[request.param])


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    """Make a folder by its name once for all workers; nobody may change it."""
    own = tmp_path_factory.getbasetemp()
    root = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    return lambda name, make: once(root / "shared" / name, make)


@pytest.fixture(scope="session")
def site(shared: Shared) -> Path:
    """The public site of the fixed data, built strictly."""
    return shared("site", lambda folder: build(SECOND, folder))


@pytest.fixture(scope="session")
def indexed_site(site: Path, shared: Shared) -> Path:
    """The same site with its search index, as `make site` leaves it."""
    return shared("indexed", lambda folder: index(shutil.copytree(site, folder)))


@pytest.fixture(scope="session")
def two(shared: Shared) -> Path:
    """The site of the fixed data in German and in an artificial language, with its search index."""

    def make(folder: Path) -> None:
        index(build(SECOND, folder, locale=artificial.locale(load(SECOND), folder.with_name("artificial-locale"))))

    return shared("two-languages", make)


@pytest.fixture(scope="session")
def draft_site(shared: Shared) -> Path:
    """The site of the fixed data without `betreiber`, so a draft."""
    data = load(SECOND)
    draft = type(data)(**{**vars(data), "allianz": data.allianz.model_copy(update={"betreiber": None})})
    return shared("draft", lambda folder: build_dataset(draft, folder))


@pytest.fixture(scope="session")
def hostile_site(shared: Shared) -> Path:
    """The same site with the hostile partner in it."""
    return shared("hostile", lambda folder: build_dataset(hostile.dataset(), folder))


@pytest.fixture(scope="session")
def large_site(shared: Shared) -> Path:
    """The same site with LARGE partners."""

    def make(folder: Path) -> None:
        build(many(folder.with_name("large-data"), LARGE), folder)

    return shared("large", make)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser for all tests of a worker; without one the tests fail."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=browser_setup.browser(), args=[*browser_setup.FLAGS, BRIEF]
        )
        yield started
        started.close()
