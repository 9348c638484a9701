"""Reading a file that is none, or too large to be one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from allianz.reading.files import MAX_BYTES, UnreadableError, content

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _device(file: Path) -> None:
    file.symlink_to("/dev/zero")


def _circle(file: Path) -> None:
    file.symlink_to(file)


def _large(file: Path) -> None:
    with file.open("wb") as opened:
        opened.truncate(MAX_BYTES + 1)


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (os.mkfifo, "Das ist keine gewöhnliche Datei. Ersetzen Sie sie durch eine Textdatei."),
        (_device, "Das ist keine gewöhnliche Datei. Ersetzen Sie sie durch eine Textdatei."),
        (os.mkdir, "Das ist ein Ordner und keine Datei. Löschen Sie ihn oder benennen Sie ihn um."),
        (_circle, "Diese Datei lässt sich nicht öffnen. Prüfen Sie die Rechte und wohin ein Verweis zeigt."),
        (_large, "Die Datei ist größer als 32 MB. Teilen Sie die Einträge auf."),
    ],
)
def test_what_is_no_readable_file_is_a_sentence(tmp_path: Path, made: Callable[[Path], None], sentence: str) -> None:
    """A pipe is not waited for, a device not read without end, a large file not read at all."""
    made(tmp_path / "datei")
    with pytest.raises(UnreadableError) as caught:
        content(tmp_path / "datei")
    assert str(caught.value) == sentence


def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    """Who keeps the data elsewhere may link to them."""
    (tmp_path / "datei").write_text("wert")
    (tmp_path / "verweis").symlink_to("datei")
    assert content(tmp_path / "verweis") == b"wert"
