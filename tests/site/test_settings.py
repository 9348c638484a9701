"""mkdocs.yml: every fault is a German sentence with its line, before MkDocs reads the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.config.defaults import get_schema

from allianz.site.settings import NAMES, faults, led_to, opened
from tests.broken import ROOT, english

if TYPE_CHECKING:
    from pathlib import Path

SOUND = """\
site_name: Allianz  # steht in den Daten
docs_dir: docs
site_dir: !ENV [SITE_DIR, site]
theme: {name: material}
plugins: []
hooks:
  - hooks/mkdocs_hooks.py
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
extra:
  menus:
    menu:
      - hilfe.md
    fuss:
      - partner/index.md
"""
NO_MENU = "Hier muss unter „menus“ die Liste „{}“ stehen: je Seite eine Zeile mit „- “."

FAULTS = {
    "a page that is gone": ("- hilfe.md", "- hilf.md", ["14:9: Im Menü steht „hilf.md“. Diese Seite gibt es nicht."]),
    "a page that is gone in a menu of another name": (
        "      - partner/index.md",
        "      - partner/index.md\n    leicht:\n      - hilf.md",
        ["18:9: Im Menü steht „hilf.md“. Diese Seite gibt es nicht."],
    ),
    "a page twice": (
        "- hilfe.md",
        "- hilfe.md\n      - hilfe.md",
        ["15:9: Die Seite „hilfe.md“ steht zweimal in diesem Menü. Löschen Sie eine Zeile."],
    ),
    "a title beside a page": (
        "- hilfe.md",
        "- Hilfe: hilfe.md",
        ["14:9: Im Menü steht je Zeile nur der Pfad einer Seite. Ihr Titel kommt von der Seite."],
    ),
    "nothing in a line": ("- hilfe.md", "-", ["14:8: Im Menü steht „“. Diese Seite gibt es nicht."]),
    "no list": ("    menu:\n      - hilfe.md", "    menu: hilfe.md", [f"13:11: {NO_MENU.format('menu')}"]),
    "a menu of another name": ("    fuss:", "    fuß:", [f"12:3: {NO_MENU.format('fuss')}"]),
    "no menus": ("menus:", "menues:", [f"11:1: {NO_MENU.format('menu')}", f"11:1: {NO_MENU.format('fuss')}"]),
    "a setting of another name": (
        "plugins:",
        "plugin:",
        ["5:1: Die Einstellung „plugin“ gibt es nicht. Meinten Sie „plugins“?"],
    ),
    "a setting that is gone": ("docs_dir: docs\n", "", ["1:1: Die Einstellung „docs_dir“ fehlt."]),
    "a setting twice": (
        "plugins: []",
        "docs_dir: prosa",
        ["5:1: „docs_dir“ steht zweimal im selben Eintrag, zuerst in Zeile 2. Löschen Sie eines."],
    ),
    "no space": (
        "docs_dir: docs",
        "docs_dir:docs",
        ["2:1: Hinter dem Doppelpunkt fehlt ein Leerzeichen."],
    ),
}


def said(file: Path) -> list[str]:
    """All messages about a file of settings."""
    root, messages = opened(file, "mkdocs.yml")
    found = faults(root, {"hilfe.md", "partner/index.md"}.__contains__) if root else ()
    return [str(one) for one in (*messages, *found)]


@pytest.mark.parametrize(("old", "new", "expected"), FAULTS.values(), ids=FAULTS)
def test_each_fault_is_named_at_its_place(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    """Menus, names of settings, what YAML would bend."""
    file = tmp_path / "mkdocs.yml"
    assert SOUND.count(old) == 1
    file.write_text(SOUND.replace(old, new), "utf-8")
    messages = said(file)
    assert messages == [f"mkdocs.yml:{sentence}" for sentence in expected]
    assert not any(map(english, messages))


def test_types_comments_and_empty_values_are_sound_in_settings(tmp_path: Path) -> None:
    """What MkDocs' users write is no fault."""
    file = tmp_path / "mkdocs.yml"
    file.write_text(SOUND, "utf-8")
    assert said(file) == []


def test_a_file_that_is_missing_or_none_is_said_so(tmp_path: Path) -> None:
    """A folder of that name is as good as none."""
    assert said(tmp_path / "mkdocs.yml") == ["mkdocs.yml:1:1: Diese Datei fehlt."]
    assert said(tmp_path) == [
        "mkdocs.yml:1:1: Das ist ein Ordner und keine Datei. Löschen Sie ihn oder benennen Sie ihn um."
    ]


def test_the_settings_that_are_known_are_those_of_mkdocs() -> None:
    """A new one of MkDocs would be refused; three of old are no longer meant to be used."""
    old = {"config_file_path", "google_analytics", "pages"}
    assert set(NAMES) == {name for name, _ in get_schema()} - old


def test_the_settings_of_this_project_are_sound() -> None:
    """Whatever pages there are."""
    root, messages = opened(ROOT / "mkdocs.yml", "mkdocs.yml")
    assert root is not None
    assert [*messages, *faults(root, lambda _: True)] == []


@pytest.mark.parametrize(
    ("path", "expected"),
    [("hilfe.md", True), ("partner/index.md", True), ("leicht.md", True), ("neu.md", False), ("still/a.md", True)],
)
def test_a_page_is_led_to_by_a_menu_or_kept_apart(tmp_path: Path, path: str, expected: bool) -> None:  # noqa: FBT001 -- a table's column
    """Any menu will do; `not_in_nav` takes patterns as .gitignore does."""
    file = tmp_path / "mkdocs.yml"
    file.write_text(f"{SOUND}    leicht:\n      - leicht.md\nnot_in_nav: |\n  still/*.md\n", "utf-8")
    root, _ = opened(file, "mkdocs.yml")
    assert root is not None
    assert led_to(root)(path) is expected
