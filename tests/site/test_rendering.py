"""Values of the data in a page: text stays text."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING, Any

import pytest
from jinja2 import Environment, UndefinedError, nodes
from markupsafe import Markup

from allianz.languages.language import GERMAN
from allianz.model.files import words
from allianz.model.records import Handlungsfeld
from allianz.site.paths import TEMPLATES
from allianz.site.rendering import drawings, literal, render, render_blocks, speech
from tests.building import ICONS

if TYPE_CHECKING:
    from pathlib import Path


def test_every_punctuation_character_of_a_value_becomes_a_reference() -> None:
    """Nothing of a value is left that Markdown, HTML or a quoted attribute could take for its own."""
    assert literal(string.punctuation) == "".join(f"&#{ord(char)};" for char in string.punctuation)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("Müller & Söhne", "Müller &#38; Söhne"),
        ("zwei\nZeilen", "zwei Zeilen"),
        ("§ 29 Abs. 1 SGB III", "§\u00a029 Abs&#46;\u00a01 SGB\u00a0III"),
        ("am 28. November 2014", "am 28&#46;\u00a0November 2014"),
        ("der 3. Weg führt in 2 Häuser", "der 3&#46; Weg führt in 2 Häuser"),
        (
            "70 Prozent von 24 Monaten und 5 € für 16 Räume",
            "70\u00a0Prozent von 24\u00a0Monaten und 5\u00a0€ für 16\u00a0Räume",
        ),
        (
            "feffa e. V. unter 0800 4 5555 00 und 5 6",
            "feffa e&#46;\u00a0V&#46; unter 0800\u00a04\u00a05555\u00a000 und 5 6",
        ),
        (Markup("<b>fett</b>"), Markup("<b>fett</b>")),
        (14, 14),
    ],
)
def test_a_value_is_shown_as_it_was_typed(value: object, shown: object) -> None:
    """Text is encoded, a number stays with its sign, and markup of the templates stays markup."""
    assert literal(value) == shown


def test_a_missing_value_is_an_error() -> None:
    """A template that asks for what is not there fails instead of printing nothing."""
    with pytest.raises(UndefinedError):
        render("bausteine/anbieter.html", {})


def test_title_and_description_are_plain_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes into the head of a page is text; the frame escapes it once."""
    monkeypatch.setattr("allianz.site.rendering.TEMPLATES", tmp_path)
    (tmp_path / "seite.html").write_text(
        "{% block title %}{{ name }}{% endblock %}{% block text %}<h1>{{ name }}</h1>{% endblock %}", "utf-8"
    )
    blocks = render_blocks("seite.html", {"name": "A & <B>"})

    assert blocks == {"title": "A & <B>", "text": "<h1>A &#38; &#60;B&#62;</h1>"}


def test_parts_see_the_page_that_they_stand_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are made once for its blocks, anew for the next page, and anew for a block that sets a value of its own."""
    monkeypatch.setattr("allianz.site.rendering.TEMPLATES", tmp_path)
    (tmp_path / "teile.html").write_text("{% macro gruss() %}Guten {{ tag }}{% endmacro %}", "utf-8")
    told = '{% from "teile.html" import gruss with context %}{{ gruss() }}'
    own = f'{{% set tag = "Abend" %}}{told}'
    blocks = {"title": told, "text": told, "menu": own}
    text = "".join(f"{{% block {name} %}}{block}{{% endblock %}}" for name, block in blocks.items())
    (tmp_path / "seite.html").write_text(text, "utf-8")

    for tag in ("Tag", "Morgen"):
        said = f"Guten {tag}"
        assert render_blocks("seite.html", {"tag": tag}) == {"title": said, "text": said, "menu": "Guten Abend"}


@pytest.mark.parametrize("name", [*(word.icon for word in words(Handlungsfeld, "piktogramm")), "material/check-bold"])
def test_every_pictogram_has_a_drawing_hidden_from_screen_readers(name: str) -> None:
    """Each word of the model can be drawn from the theme's icons and says nothing by itself."""
    svg = drawings(ICONS)(name)

    assert svg.startswith("<svg ")
    assert 'aria-hidden="true"' in svg


def test_a_name_is_not_taken_for_markup_that_reads_the_same() -> None:
    """What is kept of a sentence is kept for the kind of its values, too."""
    say: Any = speech(GERMAN)["gettext"]
    assert say("%(wen)s anrufen", wen=Markup("<b>IHK</b>")) == "<b>IHK</b> anrufen"
    assert "<b>" not in say("%(wen)s anrufen", wen="<b>IHK</b>")
    assert say("%(wen)s anrufen", wen=Markup("<b>IHK</b>")) == "<b>IHK</b> anrufen"


def test_a_fault_of_a_template_names_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also in a part that a block asks for: who mends it looks there, not into what Jinja made of it."""
    monkeypatch.setattr("allianz.site.rendering.TEMPLATES", tmp_path)
    (tmp_path / "teile.html").write_text("{% macro gruss() %}\n\n\n{{ tag.falsch }}{% endmacro %}", "utf-8")
    text = "{% block text %}\n{% from 'teile.html' import gruss with context %}\n{{ gruss() }}{% endblock %}"
    (tmp_path / "seite.html").write_text(text, "utf-8")
    with pytest.raises(AttributeError, match="falsch") as caught:
        render_blocks("seite.html", {"tag": "Tag"})

    places = [(str(entry.path).rpartition("/")[2], entry.lineno + 1) for entry in caught.traceback]
    assert [place for place in places if place[0].endswith(".html")] == [("seite.html", 3), ("teile.html", 4)]


def test_what_templates_import_holds_macros_alone() -> None:
    """These are made once for all pages: anything else beside them would stay as the first page had it."""
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    trees = {path: environment.parse(path.read_text("utf-8")) for path in TEMPLATES.rglob("*.html")}
    imported = {one.template.as_const() for tree in trees.values() for one in tree.find_all(nodes.FromImport)}
    assert "teile.html" in imported
    for name in imported:
        others = [one for one in trees[TEMPLATES / name].body if not isinstance(one, nodes.Macro | nodes.FromImport)]
        assert not any(data for one in others for data in _told(one)), name


def _told(node: nodes.Node) -> list[object]:
    """What a part of a template says beside space; itself where it is no text."""
    if not isinstance(node, nodes.Output):
        return [node]
    return [one for one in node.nodes if not isinstance(one, nodes.TemplateData) or one.data.strip()]


def test_a_page_shows_nothing_of_the_one_before_it() -> None:
    """Also where drawing that one ended in an error: what is missing is missing."""
    with pytest.raises(UndefinedError):
        render_blocks("seite.html", {**speech(GERMAN), "erste": "eine Seite"})
    with pytest.raises(UndefinedError, match="erste"):
        render_blocks("seite.html", speech(GERMAN))
