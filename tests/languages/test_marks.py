"""German words in a page of another language, told to browsers and screen readers."""

from __future__ import annotations

import pytest

from allianz.languages.language import CLOSE, MISSING, OPEN
from allianz.languages.marks import marked, unmarked


def shown(html: str) -> str:
    """A page in which `{` and `[` begin German words that are missing and that stay, and `}` ends them."""
    return marked(html.translate(str.maketrans("{[}", MISSING + OPEN + CLOSE)))


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<p>{Haus}</p>", '<p lang="de">Haus</p>'),
        ('<a href="x">\n[Haus}</a>', '<a lang="de" href="x">\nHaus</a>'),
        ("<p>One {Haus} more</p>", '<p>One <span lang="de">Haus</span> more</p>'),
        ("<p>{Haus und <b>Hof</b> dazu}</p>", '<p><span lang="de">Haus und <b>Hof</b> dazu</span></p>'),
        ("<p>{Haus [und} Hof} here</p>", '<p><span lang="de">Haus und Hof</span> here</p>'),
        ('<p lang="de">{Haus}</p>', '<p lang="de"><span lang="de">Haus</span></p>'),
        ('<nav aria-label="{Menü}"></nav>', '<nav lang="de" aria-label="Menü"></nav>'),
        ('<li data-text="{Haus}">Home</li>', '<li data-text="Haus">Home</li>'),
        ("<title>[Haus} – Name</title>", "<title>Haus – Name</title>"),
        ("<title>{Haus}</title>", '<title lang="de">Haus</title>'),
        ("<option value=a>{Haus}</option>", '<option lang="de" value=a>Haus</option>'),
        ("<p>House</p>", "<p>House</p>"),
    ],
)
def test_german_words_say_so(html: str, wanted: str) -> None:
    """A whole element by itself, words within one in an element of their own, and no mark is left."""
    assert shown(html) == wanted


def test_marks_go_where_nobody_reads() -> None:
    """What machines get is the plain text."""
    assert unmarked(f"{OPEN}Haus{CLOSE} {MISSING}Hof{CLOSE}") == "Haus Hof"
