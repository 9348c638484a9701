"""The words that a page of docs/ explains: what is wrong with it, and the links of other pages that lead there.

A word is a paragraph that begins with `**word**{#id}`, then others of its forms in brackets, then a colon. In the
paragraphs of another page the first mention of each leads there, but not in a link and not in what is bold: names are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from allianz.languages.marks import unmarked
from allianz.reading.messages import Message, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["GLOSSARY", "Glossary", "faults"]

GLOSSARY = "begriffe.md"
"""The path of the page in docs/; a site without it has no such links."""

_TERM = re.compile(r"^[^\w\s*-]?\*\*([^*\n]+)\*\*\{#([a-z0-9-]+)\}(?: \(([^()\n]+)\))?:", re.MULTILINE)
_PARAGRAPH = re.compile(r'<p(?: class="(?:lead|aside)")?>.*?</p>', re.DOTALL)
_HYPHEN = "(?:-|&#45;)"
"""As it stands in prose, and in what the data say."""
_NO_TEXT = r"<(?P<tag>a|abbr|b|button|code|span|strong|sup|time)\b.*?</(?P=tag)>|<[^<>]*>"
_ENDINGS = "e[nrs]?|ern|n|s"
"""Of a German noun in any case and number without a change of its vowel, and of an English one."""


def faults(text: str, shown: str) -> Iterator[Message]:
    """What is wrong with the words of the page; `shown` is its path in messages."""
    known: set[str] = set()
    for number, line in enumerate(text.splitlines(), 1):
        found = _TERM.match(line)
        if found is None and line.startswith("**"):
            yield Message(Place(shown, number), "Ein Begriff beginnt so: **Landkreis**{#landkreis}: Das ist …")
        for form in _forms(found) if found else ():
            if form in known:
                yield Message(Place(shown, number), f"„{form}“ ist schon weiter oben erklärt.")
            known.add(form)


def _forms(found: re.Match[str]) -> list[str]:
    """A word, then its other forms."""
    return [form.strip() for form in (found[1], *(found[3] or "").split(",")) if form.strip()]


@dataclass(frozen=True)
class Glossary:
    """The words in one language: each form → the id of its explanation."""

    ids: Mapping[str, str]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, markdown: str) -> Glossary:
        """The words of a page in Markdown, which may bear the marks of German words."""
        ids = {form: found[2] for found in _TERM.finditer(unmarked(markdown)) for form in _forms(found)}
        forms = (
            "|".join(re.escape(form).replace(r"\-", _HYPHEN) for form in sorted(ids, key=len, reverse=True)) or "(?!)"
        )
        word = rf"(?<![\w-])(?<!&#45;)(?P<word>{forms})(?:{_ENDINGS})?(?!\w|{_HYPHEN})"
        return cls(ids, re.compile(rf"{_NO_TEXT}|{word}", re.DOTALL))

    def linked(self, html: str, root: str) -> str:
        """A page's content; `root` is the way from the page to where the page of the words lies."""
        told: set[str] = set()

        def link(found: re.Match[str]) -> str:
            id_ = self.ids.get(unescape(found["word"] or ""), "")
            if not id_ or id_ in told:
                return found[0]
            told.add(id_)
            return f'<a class="term" href="{root}begriffe/#{id_}">{found[0]}</a>'

        return _PARAGRAPH.sub(lambda paragraph: self.pattern.sub(link, paragraph[0]), html)
