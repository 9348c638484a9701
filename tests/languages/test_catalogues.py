"""Catalogues of translations: what is read of them, and what is refused with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allianz.languages.catalogues import languages, parsed
from allianz.model.dataset import DataError
from tests.broken import english

if TYPE_CHECKING:
    from pathlib import Path

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Language: en_GB\\n"\n\n'


def write(folder: Path, text: str, domain: str = "seiten", code: str = "en") -> Path:
    """A folder of catalogues with one more in it."""
    path = folder / code / "LC_MESSAGES" / f"{domain}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return folder


def entry(german: str, text: str, more: str = "") -> str:
    """One entry of a catalogue."""
    return f'{more}msgid "{german}"\nmsgstr "{text}"\n\n'


def refused(folder: Path) -> list[str]:
    """What is said against the catalogues of a folder, which is called `locale`."""
    with pytest.raises(DataError) as error:
        languages(folder, "locale")
    return [str(message).removeprefix("locale/en/LC_MESSAGES/") for message in error.value.messages]


def test_german_comes_first_and_each_folder_is_a_language(tmp_path: Path) -> None:
    """A language is a folder with a catalogue; without any there is German alone."""
    assert [language.code for language in languages(tmp_path / "none", "locale")] == ["de"]

    write(tmp_path, HEAD + entry("Haus", "House"))
    write(tmp_path, entry("Haus", "Maison"), code="fr")
    german, one, other = languages(tmp_path, "locale")

    assert (german.text("Haus"), one.text("Haus"), other.text("Haus")) == ("Haus", "House", "Maison")
    assert (one.name, one.prefix, str(one.locale)) == ("English", "en/", "en_GB")
    assert (german.name, german.prefix) == ("Deutsch", "")


def test_what_nobody_has_translated_stays_german_and_is_marked(tmp_path: Path) -> None:
    """Neither an empty entry is shown nor one that a tool has guessed; an obsolete one is as good as gone."""
    guessed, empty, gone = entry("Hof", "Yard", "#, fuzzy\n"), entry("Tor", ""), '#~ msgid "Weg"\n#~ msgstr "Way"\n'
    _, language = languages(write(tmp_path, HEAD + guessed + empty + gone), "locale")

    for german in ("Hof", "Tor", "Weg", "Nie gehört"):
        shown = language.text(german)
        assert shown != german
        assert shown[1:-1] == german
    assert language.unsaid == {"Hof", "Tor"}


def test_one_german_word_may_have_two_translations_by_its_context(tmp_path: Path) -> None:
    """The context tells which is meant; without one, neither is taken."""
    text = entry("Art", "kind", 'msgctxt "partner"\n') + entry("Art", "species", 'msgctxt "tier"\n')
    _, language = languages(write(tmp_path, text), "locale")

    assert (language.text("Art", "partner"), language.text("Art", "tier")) == ("kind", "species")
    assert language.text("Art")[1:-1] == "Art"


def test_a_counted_sentence_has_a_form_for_each_number(tmp_path: Path) -> None:
    """The forms are those of the language."""
    text = HEAD.replace("en_GB", "fr") + (
        'msgid "%(n)s Haus"\nmsgid_plural "%(n)s Häuser"\nmsgstr[0] "%(n)s maison"\nmsgstr[1] "%(n)s maisons"\n'
    )
    _, language = languages(write(tmp_path, text, code="fr"), "locale")

    found = [language.counted("%(n)s Haus", "%(n)s Häuser", number) for number in (0, 1, 2)]
    assert found == ["%(n)s maison", "%(n)s maison", "%(n)s maisons"]


def test_the_first_form_may_say_its_number_in_a_word(tmp_path: Path) -> None:
    """„Ein Haus“ holds no number, so its translation need not; the others do."""
    counted = 'msgid "Ein Haus"\nmsgid_plural "%(num)s Häuser"\nmsgstr[0] "One house"\nmsgstr[1] "{}"\n'
    _, language = languages(write(tmp_path, HEAD + counted.format("%(num)s houses")), "locale")
    assert language.counted("Ein Haus", "%(num)s Häuser", 1) == "One house"

    (said,) = refused(write(tmp_path, HEAD + counted.format("Houses")))
    assert "fehlt %(num)s" in said


FAULTS = [
    (entry("Haus", "Hou<b>se</b>"), "seiten.po:1:1: In der Übersetzung steht Auszeichnung"),
    (
        entry("Der %(link)sWeg%(ende)s", "The way%(ende)s here%(link)s"),
        "seiten.po:1:1: In der Übersetzung stehen %(link)s und %(ende)s je einmal",
    ),
    (entry("Ein %(x)s", "One"), "seiten.po:1:1: In der Übersetzung fehlt %(x)s"),
    (entry("Ein %(x)s", "One %(x)s %(y)s"), "seiten.po:1:1: In der Übersetzung steht %(y)s, im deutschen Satz nicht."),
    (entry("Haus", "House " * 20), "seiten.po:1:1: Diese Übersetzung ist mehr als dreimal so lang"),
    (entry("Haus", "House \ufdd0"), "seiten.po:1:1: Hier steht ein Zeichen, das kein Text ist."),
    (entry("Haus", "House") + entry("Haus", "Home"), "seiten.po:4:1: Dieser Satz steht schon weiter oben."),
    ('msgid "Haus"\nmsgstr "House\n', "seiten.po:2:1: Das ist keine Zeile eines Katalogs"),
    ('msgid "Haus"\n\nmsgid "Hof"\nmsgstr "Yard"\n', "seiten.po:3:1: Hier fehlt eine Zeile, oder eine ist zu viel"),
    ('msgid "Haus"\n', "seiten.po:2:1: Hier fehlt eine Zeile, oder eine ist zu viel"),
    ('msgid "Haus"\nmsgstr "House"\nmsgstr "Home"\n', "seiten.po:3:1: Hier fehlt eine Zeile, oder eine ist zu viel"),
    ('"Haus"\n', "seiten.po:1:1: Hier fehlt eine Zeile, oder eine ist zu viel"),
    (entry("Art", "kind", 'msgctxt "a"\nmsgctxt "b"\n'), "seiten.po:2:1: Dieser Satz hat zwei Zusammenhänge"),
    ('msgid "a"\nmsgid_plural "b"\nmsgstr[7] "c"\n', "seiten.po:1:1: Dieser Katalog ist nicht zu lesen."),
]


@pytest.mark.parametrize(("text", "sentence"), FAULTS)
def test_a_faulty_catalogue_is_refused_with_its_line(text: str, sentence: str, tmp_path: Path) -> None:
    """One German sentence says what is wrong, and where."""
    (said,) = refused(write(tmp_path, text))

    assert said.startswith(sentence)
    assert english(said.removeprefix("seiten.po").replace("msgid", "").replace("msgstr", "")) == set()


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    """A catalogue in another encoding is told by the place of its first wrong character."""
    path = write(tmp_path, "") / "en" / "LC_MESSAGES" / "seiten.po"
    path.write_bytes(entry("Tür", "door").encode("latin-1"))

    (said,) = refused(tmp_path)
    assert said.startswith("seiten.po:1:9: Dieses Zeichen ist nicht in UTF-8 gespeichert.")


@pytest.mark.parametrize("code", ["xx", "EN", "en_GB", "de", "zz-top"])
def test_a_folder_that_is_no_language_is_refused(code: str, tmp_path: Path) -> None:
    """Its name becomes an address and a `lang`; German needs no catalogue."""
    (said,) = refused(write(tmp_path, entry("Haus", "House"), code=code))

    assert said.startswith(f"locale/{code}:1:1: „{code}“ ist keine Sprache")


def test_two_catalogues_must_not_translate_one_sentence_differently(tmp_path: Path) -> None:
    """Whichever came last would win without a word."""
    write(tmp_path, entry("Haus", "House"))
    assert languages(write(tmp_path, entry("Haus", "House"), "daten"), "locale")

    (said,) = refused(write(tmp_path, entry("Haus", "Home"), "daten"))
    assert said == "daten.po:1:1: Dieser Satz ist schon anders übersetzt: locale/en/LC_MESSAGES/seiten.po:1:1"


def test_all_faults_of_all_catalogues_are_told_at_once(tmp_path: Path) -> None:
    """Who mends one file learns of the other, too."""
    write(tmp_path, entry("Haus", "<House>") + entry("Hof", "<Yard>"))
    write(tmp_path, 'msgid "a"\nmsgstr "b\n', "daten")

    assert [said[:11] for said in refused(tmp_path)] == ["daten.po:2:", "seiten.po:1", "seiten.po:4"]


def test_a_paragraph_of_prose_keeps_its_markup(tmp_path: Path) -> None:
    """Links and tags of the German may stand in the translation, others not: no translation leads elsewhere."""
    german = "Siehe [hier](a.md) <b>jetzt</b>"
    assert languages(write(tmp_path, entry(german, "See [here](a.md) <b>now</b>"), "prosa"), "locale")

    for text, fault in (
        ("See [here](b.md) <b>now</b>", "die der deutsche Satz nicht hat: ](b.md"),
        ("See [here](a.md) now", "fehlt Auszeichnung des deutschen Satzes: <b>"),
        ("See [here](a.md) <b>now</b><img src=x>", "die der deutsche Satz nicht hat: <img src=x>"),
    ):
        assert any(fault in said for said in refused(write(tmp_path, entry(german, text), "prosa")))


@given(st.text(alphabet='msgidstrctx_plural[01] \n"\\#,~|fuzy%()<>ä', max_size=200))
def test_whatever_a_catalogue_holds_ends_in_entries_or_in_messages(text: str) -> None:
    """No text is a traceback."""
    catalogue, messages = parsed("x.po", text.encode())

    assert (catalogue is not None) or messages
