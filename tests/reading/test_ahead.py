"""Tests of reading ahead: of each content it says what the reader says."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from allianz.reading.ahead import ahead
from allianz.reading.source_values import ordinary

if TYPE_CHECKING:
    from pathlib import Path

CONTENTS = {
    "a": b"- id: a\n  name: M\xc3\xbc\xc3\x9fig\n",
    "b": b"- id: b\n  quellen: [a, b]\n  text: >-\n    Ein Satz,\n    und noch einer.\n",
    "unusual": b"a: &x 1\nb: *x\n",
    "broken": b"a: [\n",
    "no text": b"\xff\xfe",
    "empty": b"",
}


def test_it_says_of_each_file_what_the_reader_says(tmp_path: Path) -> None:
    """In whatever order somebody asks, also of what stands in no file or in two."""
    for name, raw in CONTENTS.items():
        (tmp_path / f"{name}.yaml").write_bytes(raw)
    (tmp_path / "c.yaml").write_bytes(CONTENTS["a"])
    with ahead(tmp_path) as ask:
        for raw in (*CONTENTS.values(), CONTENTS["a"], b"- id: neu\n"):
            assert ask(raw) == ordinary(raw)
    assert [name for name, raw in CONTENTS.items() if ordinary(raw)] == ["a", "b"]


def test_what_cannot_be_read_is_left_to_whoever_needs_it(tmp_path: Path) -> None:
    """A folder, a pipe, a link to nowhere, no folder at all: nothing is said, and nobody waits."""
    (tmp_path / "folder.yaml").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "link.yaml").symlink_to("nirgends")
    (tmp_path / "good.yaml").write_bytes(CONTENTS["b"])
    for folder in (tmp_path, tmp_path / "nirgends", tmp_path / "good.yaml"):
        with ahead(folder) as ask:
            assert ask(CONTENTS["b"]) == ordinary(CONTENTS["b"]) is not None
