"""The office of the tests: fresh data and a place for the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.spreadsheets.office import Office

if TYPE_CHECKING:
    from pathlib import Path

    from tests.broken import Data


@pytest.fixture
def office(data: Data, tmp_path: Path) -> Office:
    """A fresh copy of the fixed data, and a file to save a table in."""
    return Office(data, tmp_path / "tabelle.csv")
