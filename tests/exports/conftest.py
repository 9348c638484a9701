"""Fixtures of the tests of the exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from allianz.exports import exports
from tests.exports.samples import DATASETS
from tests.serving import SITE_URL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allianz.model.dataset import Dataset


@pytest.fixture(params=DATASETS)
def data(request: pytest.FixtureRequest) -> Dataset:
    """Each data set: the fixed one, and one with hostile texts."""
    return DATASETS[request.param]


@pytest.fixture
def files(data: Dataset) -> Mapping[str, bytes]:
    """The exports of the data set."""
    return exports(data, SITE_URL)
