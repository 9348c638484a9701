"""Tests of the compiled templates on disk."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment, FileSystemLoader

from allianz.site import rendering_cache
from allianz.site.rendering_cache import Compiled

if TYPE_CHECKING:
    from pathlib import Path
    from types import CodeType


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one template, whose compiled code goes beside it."""
    monkeypatch.setattr(rendering_cache, "FOLDER", tmp_path / "compiled")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "a.html").write_text("Guten {{ tag }}", "utf-8")
    return tmp_path


def _said(folder: Path, *, autoescape: bool = True) -> tuple[str, int]:
    """What the template says in a fresh environment, and how often that had to compile."""
    compiled_times = 0

    class Counting(Environment):
        def _compile(self, source: str, filename: str) -> CodeType:
            nonlocal compiled_times
            compiled_times += 1
            return super()._compile(source, filename)

    environment = Counting(loader=FileSystemLoader(folder), autoescape=autoescape)
    environment.bytecode_cache = Compiled(environment)
    return environment.get_template("a.html").render(tag="<Tag>"), compiled_times


def test_the_next_start_compiles_nothing(templates: Path) -> None:
    """What one process has compiled, the next one takes."""
    assert _said(templates) == ("Guten &lt;Tag&gt;", 1)
    assert _said(templates) == ("Guten &lt;Tag&gt;", 0)


def test_a_changed_template_is_compiled_anew(templates: Path) -> None:
    """Nobody sees the text of before."""
    _said(templates)
    (templates / "a.html").write_text("Schönen {{ tag }}", "utf-8")

    assert _said(templates) == ("Schönen &lt;Tag&gt;", 1)


def test_environments_do_not_take_from_each_other(templates: Path) -> None:
    """What was compiled for plain text would let markup live in a page."""
    assert _said(templates, autoescape=False) == ("Guten <Tag>", 1)
    assert _said(templates) == ("Guten &lt;Tag&gt;", 1)


def test_where_nothing_can_be_kept_pages_are_made_all_the_same(templates: Path) -> None:
    """A folder that cannot be, and a machine that keeps no compiled code, cost time and nothing else."""
    (templates / "compiled").write_text("keine Mappe", "utf-8")
    assert [_said(templates), _said(templates)] == [("Guten &lt;Tag&gt;", 1)] * 2


def test_who_keeps_no_compiled_code_keeps_none_of_templates(templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The setting of Python goes for templates, too."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    _said(templates)

    assert not (templates / "compiled").exists()


def test_what_is_damaged_is_compiled_anew(templates: Path) -> None:
    """A file that was cut short ends no build."""
    _said(templates)
    for file in (templates / "compiled").iterdir():
        file.write_bytes(file.read_bytes()[:60])

    assert _said(templates) == ("Guten &lt;Tag&gt;", 1)
