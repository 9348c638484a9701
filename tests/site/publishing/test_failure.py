"""What a failed program said is told in German first, with the place; its own last words follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from allianz.site.publishing.failure import explained

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATE = "An dieser Stelle lässt sich eine Vorlage nicht lesen oder ausfüllen."
CODE = "An dieser Stelle bricht der Code ab."


def traceback(*files: str) -> str:
    """What Python prints of an error that went through some files."""
    frames = "".join(f'  File "{file}", line {number}, in x\n    y\n    ^\n' for number, file in enumerate(files, 1))
    error = f"Traceback (most recent call last):\n{frames}x.Error: some words\n"
    return f"INFO    -  Building\n{error}Aborted with a BuildError!\n"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (["{}/hooks/a.py", "/usr/lib/b.py", "{}/overrides/main.html"], f"overrides/main.html:3:1: {TEMPLATE}"),
        (["{}/overrides/main.html", "{}/overrides/menu.html", "/b.py"], f"overrides/menu.html:2:1: {TEMPLATE}"),
        (["{}/overrides/main.html", "{}/hooks/a.py"], f"overrides/main.html:1:1: {TEMPLATE}"),
        (["hooks/a.py", "{}/.venv/lib/b.py"], f"hooks/a.py:1:1: {CODE}"),
    ],
)
def test_the_place_in_the_project_comes_first_and_no_traceback_is_left(
    tmp_path: Path, files: list[str], expected: str
) -> None:
    """The innermost template, else the innermost code of the project."""
    said = list(explained(traceback(*(file.format(tmp_path) for file in files)), tmp_path))
    assert said == [expected, "x.Error: some words"]


def test_a_setting_that_is_quoted_is_named_with_its_line(tmp_path: Path) -> None:
    """What is quoted and is no setting says nothing."""
    (tmp_path / "mkdocs.yml").write_text("site_name: a\ntheme:\n  name: fort\n", "utf-8")
    words = "ERROR   -  Config value 'theme': Unrecognised theme name: 'fort'."
    sentence = "mkdocs.yml:2:1: Mit der Einstellung „theme“ kommt MkDocs nicht zurecht."
    assert list(explained(f"{words}\n", tmp_path)) == [sentence, words.removeprefix("ERROR   -  ")]


def test_words_without_a_place_stay_as_they_are(tmp_path: Path) -> None:
    """Nothing is made up, also where the settings cannot be read."""
    assert list(explained("INFO    -  a\n\nSo 'theme' ist es.\n", tmp_path)) == ["So 'theme' ist es."]
