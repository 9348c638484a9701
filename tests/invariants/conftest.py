"""The built sites of the invariants, once for all tests of a process."""

from __future__ import annotations

import os

import pytest

from tests.building import ROOT, SECOND
from tests.invariants.built import Built


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of the repository's own data, or of those in DATA_DIR."""
    return Built.of(ROOT / (os.environ.get("DATA_DIR") or "data"), tmp_path_factory.mktemp("own"))


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of the second alliance's data."""
    return Built.of(SECOND, tmp_path_factory.mktemp("example"))
