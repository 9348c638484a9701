"""What Markdown writes and what the site shows instead."""

from __future__ import annotations

import pytest

from allianz.site.vocabulary import shown

DRESSED = [
    (
        '<div class="admonition note">\n<p class="admonition-title">Note</p>',
        '<div class="admonition note notice">\n<p class="admonition-title">Hinweis</p>',
    ),
    (
        '<div class="admonition danger">\n<p class="admonition-title">Nicht löschen</p>',
        '<div class="admonition danger notice notice--warn">\n<p class="admonition-title">Nicht löschen</p>',
    ),
    ('<details class="tip">\n<summary>Tip</summary>', '<details class="tip">\n<summary>Tipp</summary>'),
    ("<summary>Eigene Art</summary>", "<summary>Eigene Art</summary>"),
    ('<a class="md-button" href="x/">', '<a class="button button--quiet" href="x/">'),
    ('<a class="md-button md-button--primary" href="x/">', '<a class="button" href="x/">'),
    (
        '<a class="md-button weit" href="https://amt.example/">',
        '<a class="button button--quiet weit extern" rel="noopener external" href="https://amt.example/">',
    ),
    (
        '<a aria-label="Amt" href="http://amt.example/">',
        '<a aria-label="Amt" class="extern" rel="noopener external" href="http://amt.example/">',
    ),
    (
        '<a class="extern" rel="noopener external" href="https://amt.example/">',
        '<a class="extern" rel="noopener external" href="https://amt.example/">',
    ),
    ('<a href="mailto:post@amt.example">', '<a href="mailto:post@amt.example">'),
    ('<a id="stelle"></a><a href="x/">', '<a id="stelle"></a><a href="x/">'),
    ('<span class="twemoji"><svg>', '<span class="twemoji" aria-hidden="true"><svg>'),
    ('<img alt="❤" class="twemoji" src="https://cdn.example/2764.svg" title=":heart:" />', "❤"),
    (
        '<hr /><br/><img alt="" src="x.svg" /><svg><path d="M0"/></svg>',
        '<hr><br><img alt="" src="x.svg"><svg><path d="M0"/></svg>',
    ),
]
"""Markdown's HTML → the site's."""


@pytest.mark.parametrize(("written", "expected"), DRESSED)
def test_the_vocabulary_becomes_german_and_the_sites_own(written: str, expected: str) -> None:
    """Boxes, titles, buttons, links, icons and emoji look and read as the rest of the site, and ask no other host."""
    assert shown(written)[0] == expected


@pytest.mark.parametrize(
    "html",
    [
        '<div class="admonition note">',
        "<details>",
        '<details class="note" open="open">',
        "<dl>",
        '<abbr title="x">',
        '<span class="twemoji lg">',
        '<div class="grid cards">',
        '<div class="footnote">',
    ],
)
def test_what_needs_the_style_sheet_gets_it(html: str) -> None:
    """No word of the vocabulary is shown without its look."""
    assert shown(f"<p>Text</p>\n{html}")[1] == ["vokabular"]


@pytest.mark.parametrize(
    "html",
    [
        '<p>Text mit <a class="md-button" href="x/">Knopf</a> und <em>Betonung</em></p>',
        '<pre><code>&lt;details class="note"&gt; <div class="notice"></code></pre>',
        '<dl class="facts">',
    ],
)
def test_what_needs_no_style_sheet_loads_none(html: str) -> None:
    """Plain text, code samples and the site's own blocks cost nothing more."""
    assert shown(html)[1] == []
