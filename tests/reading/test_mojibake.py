"""Tests of the search for letters that a program spoilt."""

from __future__ import annotations

import pytest

from tests.broken import plain, said


def spoilt(word: str, meant: str) -> str:
    """The sentence about a spoilt word."""
    return (
        f"In „{word}“ sind Buchstaben entstellt, gemeint ist wohl „{meant}“. "
        "Schreiben Sie sie neu. Stammt der Text aus einer Datei, öffnen Sie diese mit der Kodierung „UTF-8“."
    )


@pytest.mark.parametrize("word", ["Lüneburg", "Straße", "ÄÖÜ", "„Ja“", "10–12", "Café", "§29", "5€", "d’Or", "…"])
@pytest.mark.parametrize("times", [1, 2])
def test_a_word_that_was_opened_in_an_old_encoding_is_shown_as_it_was_meant(word: str, times: int) -> None:
    """Umlauts, quotation marks, dashes and the euro sign, spoilt once or by two programs after each other."""
    wrong = word
    for _ in range(times):
        wrong = "".join(byte.decode("cp1252", "ignore") or byte.decode("latin-1") for byte in _bytes(wrong))
    assert f"2:11: {spoilt(wrong, word)}" in said(f"- id: a\n  ort: in {wrong}\n")


def _bytes(word: str) -> list[bytes]:
    return [bytes([byte]) for byte in word.encode()]


def test_each_line_is_reported_once_and_the_rest_of_the_file_is_checked() -> None:
    """One remedy mends the line; another mistake in the file is said in the same run."""
    assert said("a: LÃ¼ne LÃ¼ne\nb:\n") == [
        f"1:4: {spoilt('LÃ¼ne', 'Lüne')}",
        "2:3: „b“ ist leer. Füllen Sie die Zeile aus oder löschen Sie sie.",
    ]


@pytest.mark.parametrize("text", ["„CAFÉ“ und „MENÜ“", "São Paulo", "Â, Ã, â", "pâté", "â€"])
def test_letters_that_only_look_like_it_are_accepted(text: str) -> None:
    """An accent before a closing quotation mark is no spoilt letter."""
    assert plain(f"a: {text}\n") == {"a": text}
