"""`make texte`: the catalogues follow what the site says, and keep what was translated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from allianz.languages.catalogues import languages
from allianz.languages.extraction import of_pages, of_prose, sentences, write
from allianz.languages.paragraphs import Prose, translated
from allianz.model.dataset import DataError, load
from tests.building import SECOND

if TYPE_CHECKING:
    from pathlib import Path

DATA = load(SECOND)
PAGE = """---
title: Seite
description: Was hier steht.
---

# Überschrift

Ein Absatz
in zwei Zeilen.

1. Erstens
2. Zweitens

```text
Ein Beispiel
```

<!-- baustein: fragen -->

| Spalte | Wert |
|---|---|

??? question "Frage?"
    Antwort.
"""


def update(folder: Path, template: str, prose: str = PAGE, code: str = "en") -> dict[str, str]:
    """Bring the catalogues up to date with one template, one page and the fixed data; their texts by domain."""
    pages = folder / "pages"
    pages.mkdir(exist_ok=True)
    (pages / "seite.html").write_text(template, "utf-8")
    found = sentences(of_pages([pages], ["Außerdem"]), DATA, of_prose({"seite.md": Prose.of("seite.md", prose)}))
    return {path.stem: path.read_text("utf-8") for path in write(found, folder / "locale", code)}


def test_each_sentence_stands_in_the_catalogue_of_its_place(tmp_path: Path) -> None:
    """Templates and labels, data and prose have a file each; nothing stands in two."""
    found = update(tmp_path, f'{{{{ _("Ein Satz") }}}} {{{{ _("{DATA.angebote[0].titel}") }}}}')

    assert 'msgid "Ein Satz"' in found["seiten"]
    assert 'msgid "Außerdem"' in found["seiten"]
    assert f'msgid "{DATA.partners[0].mitglied.art.label}"' in found["seiten"]
    assert f'msgid "{DATA.partners[0].art.label}"' in found["daten"]
    assert f'msgid "{DATA.angebote[1].titel}"' in found["daten"]
    assert f'msgid "{DATA.angebote[0].titel}"' in found["seiten"]
    assert f'msgid "{DATA.angebote[0].titel}"' not in found["daten"]
    assert f'msgid "{DATA.partners[0].name}"' not in "".join(found.values())


def test_values_counts_and_contexts_of_a_template_are_read(tmp_path: Path) -> None:
    """Whatever way Jinja's extension knows to mark a sentence."""
    template = (
        "{% trans n=3 %}Ein Ort{% pluralize %}{{ n }} Orte{% endtrans %}{% trans x=1 %}\n  Hier {{ x }}\n  und dort"
        '{% endtrans %}{{ pgettext("tier", "Art") }}'
    )
    found = update(tmp_path, template)["seiten"]

    assert 'msgid "Ein Ort"\nmsgid_plural "%(n)s Orte"' in found
    assert 'msgid "Hier %(x)s und dort"' in found
    assert 'msgctxt "tier"\nmsgid "Art"' in found


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    """No clock and no line number: a moved sentence is no change."""
    first = update(tmp_path, '{{ _("Eins") }}')

    assert update(tmp_path, '\n\n{{ _("Eins") }}') == first


def test_a_translation_stays_until_its_german_changes(tmp_path: Path) -> None:
    """Then the old one is kept as a guess, which no page shows; what is said no longer goes."""
    update(tmp_path, '{{ _("Wir helfen Ihnen gern.") }}{{ _("Fort") }}')
    path = tmp_path / "locale/en/LC_MESSAGES/seiten.po"
    text = path.read_text("utf-8").replace('helfen Ihnen gern."\nmsgstr ""', 'helfen Ihnen gern."\nmsgstr "We help."')
    path.write_text(text.replace('msgid "Fort"\nmsgstr ""', 'msgid "Fort"\nmsgstr "Gone"'), "utf-8")

    assert 'msgstr "We help."' in update(tmp_path, '{{ _("Wir helfen Ihnen gern.") }}')["seiten"]
    found = update(tmp_path, '{{ _("Wir helfen Ihnen sehr gern.") }}')["seiten"]
    _, language = languages(tmp_path / "locale", "locale")

    assert '#, fuzzy\nmsgid "Wir helfen Ihnen sehr gern."\nmsgstr "We help."' in found
    assert "Gone" not in found
    assert language.text("Wir helfen Ihnen sehr gern.")[1:-1] == "Wir helfen Ihnen sehr gern."


def test_a_sentence_that_moves_to_another_file_keeps_its_translation(tmp_path: Path) -> None:
    """What stood in the data and stands in a template now is translated already."""
    titel = DATA.angebote[0].titel
    update(tmp_path, "")
    path = tmp_path / "locale/en/LC_MESSAGES/daten.po"
    path.write_text(path.read_text("utf-8").replace(f'"{titel}"\nmsgstr ""', f'"{titel}"\nmsgstr "Moved"'), "utf-8")

    found = update(tmp_path, f'{{{{ _("{titel}") }}}}')

    assert f'"{titel}"\nmsgstr "Moved"' in found["seiten"]
    assert "Moved" not in found["daten"]


def test_a_catalogue_that_cannot_be_read_is_never_overwritten(tmp_path: Path) -> None:
    """A translator's slip must not cost the work of weeks."""
    update(tmp_path, "")
    path = tmp_path / "locale/en/LC_MESSAGES/daten.po"
    broken = path.read_text("utf-8") + 'msgid "offen\n'
    path.write_text(broken, "utf-8")

    with pytest.raises(DataError, match=r"locale/en/LC_MESSAGES/daten\.po:\d+:1: "):
        update(tmp_path, "")
    assert path.read_text("utf-8") == broken


def test_prose_is_translated_piece_by_piece(tmp_path: Path) -> None:
    """Signs of Markdown stay outside of the sentences; code samples and blocks stay as they are."""
    update(tmp_path, "")
    path = tmp_path / "locale/en/LC_MESSAGES/prosa.po"
    words = {"Ein Absatz\\n": "One\\n", "Erstens": "First", "Antwort.": "Answer.", "Überschrift": "Heading",
             "Wert": "Value", "Frage?": "Question?"}  # fmt: skip
    text = path.read_text("utf-8")
    for german, english in words.items():
        text = text.replace(f'"{german}"\nmsgstr ""', f'"{german}"\nmsgstr "{english}"')
    path.write_text(text.replace('"in zwei Zeilen."\nmsgstr ""', '"in zwei Zeilen."\nmsgstr "In two lines."'), "utf-8")
    _, language = languages(tmp_path / "locale", "locale")

    shown = translated(Prose.of("seite.md", PAGE), language).markdown

    assert "\n# Heading\n" in shown
    assert "\nIn two lines.\n" in shown
    assert "\n1. First\n2. \ufdd2Zweitens\ufdd1\n" in shown
    assert "```text\nEin Beispiel\n```" in shown
    assert "\n<!-- baustein: fragen -->\n" in shown
    assert '\n??? question "Question?"\n    Answer.\n' in shown
    assert "\n| \ufdd2Spalte\ufdd1 | Value |\n|---|---|\n" in shown
    assert "Ein Beispiel" not in path.read_text("utf-8")


def test_a_page_that_binds_gives_its_summary_alone() -> None:
    """Nobody translates the text of the law; a page that stands in one language is not asked about at all."""
    binding = "---\ntitle: Recht\nzusammenfassung: Kurz gesagt.\n---\n\nVerbindlich.\n"
    alone = "---\ntitle: Leicht\nsprache: de\n---\n\nSatz.\n"

    assert list(Prose.of("a.md", binding).sentences()) == ["Recht", "Kurz gesagt."]
    assert list(Prose.of("a.md", alone).sentences()) == []
