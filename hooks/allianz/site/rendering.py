"""The templates' environment: how values of the data become text of a page.

A value is data, never markup: every ASCII punctuation character of it is written as a numeric character
reference (HTML Living Standard, 13.5), so that it means itself in Markdown, in HTML text and in quoted
attributes alike. Only ids and checked addresses go through `| safe`.
"""

from __future__ import annotations

import html
import re
import string
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from allianz.languages.language import GERMAN, MISSING
from allianz.languages.marks import pieces, unmarked
from allianz.languages.terms import INSIDE, inside, said
from allianz.model.contacts import e164
from allianz.model.files import address, card_address
from allianz.reading.markdown import code
from allianz.site.paths import TEMPLATES
from allianz.site.rendering_cache import Compiled
from allianz.site.rendering_code import Calling, Code, Parts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from allianz.languages.language import Language
    from allianz.model.records import Begriffe, Partner, Record

__all__ = ["drawings", "literal", "render", "render_blocks", "speech", "translating"]

_REFERENCES = {char: f"&#{ord(char)};" for char in string.punctuation} | {"\n": " "}
_REFERRED = re.compile(f"[{re.escape(string.punctuation)}\n]")
_KEPT = 16_384
"""So many names, titles and sentences are kept as they stand in a page: a thousand pages repeat them."""
_SAME = 256
"""So many blocks of a template are kept as plain text."""

_MONTH = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_COUNTED = (
    "Prozent|Euro|Millionen|Stunden|Wochen|Monaten?|Jahren?|Uhr|Beschäftigten?|Partner|Projekte|Programme|Angebote|"
    "Quellen|Orte|Räume|Werkstätten|Studierende|Landkreise|Kammern|Unternehmen"
)
_BOUND = re.compile(
    rf"(?<=§|\.) (?=[0-9])|(?<=\be\.) (?=V\.)|(?<=[0-9]) (?=€|(?:{_COUNTED})\b)|(?<=[0-9]\.) (?={_MONTH})"
    r"|(?<=SGB) (?=[IVX])"
)
"""Where a line must not end: in § 29, Abs. 1, 28. November and SGB III, within e. V. and in 70 Prozent."""
_PLACEHOLDER = re.compile(r"%\((\w+)\)s")
_PHONE = re.compile(r"\b0[0-9]{2,4}(?: [0-9][0-9-]*)+")


def literal(value: object) -> object:
    """A value as it stands in the page: text with its punctuation encoded, markup as it is."""
    return _encoded(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _written(value: object) -> str:
    """What a template puts out of a value: `literal`, and of a number or the like its text."""
    if isinstance(value, Markup):
        return value
    return _encoded(value) if isinstance(value, str) else escape(value)


@lru_cache(_KEPT)
def _encoded(value: str) -> Markup:
    """The same names and titles stand on page after page."""
    bound = _BOUND.sub("\u00a0", _PHONE.sub(lambda number: number[0].replace(" ", "\u00a0"), value))
    return Markup(_REFERRED.sub(lambda char: _REFERENCES[char[0]], bound))  # noqa: S704 -- no markup is left


def _code(value: str) -> Markup:
    """A value as a Markdown code span."""
    return Markup(code(value))  # noqa: S704 -- for Markdown alone, where a code span is literal


def _said(text: str, values: Mapping[str, object]) -> Markup:
    """A sentence with its values, each as it stands in the page; nothing that a sentence holds is markup.

    The German of a sentence without translation is marked piece by piece, so that no mark reaches around a value.
    A space behind a number never ends a line.
    """
    opened, plain, closed = pieces(text)
    found: list[str] = []
    follows_number = False
    for place, part in enumerate(_PLACEHOLDER.split(plain.replace("%%", "%"))):
        if place % 2:
            found.append(_written(values[part]))
            follows_number = isinstance(values[part], int)
            continue
        words = f"\u00a0{part[1:]}" if follows_number and part[:1] == " " else part
        inner = words.strip(" ")
        before, _, after = words.partition(inner) if inner else (words, "", "")
        found.append(f"{before}{opened}{literal(inner)}{closed}{after}" if inner else words)
    return Markup("".join(found))  # noqa: S704 -- each part is encoded, or markup of a template


def _anchor(address: str = "") -> Markup:
    """The start of a link within a sentence (`%(link)s`); without an address, its end (`%(ende)s`)."""
    return Markup('<a href="{}">').format(address) if address else Markup("</a>")


def _outside(address: str, text: str) -> Markup:
    """A link to another site within a sentence; its text is a name, or translated already."""
    link = Markup('<a class="extern" rel="noopener external" href="{}">{}</a>')
    return link.format(address, literal(text))


def speech(language: Language, begriffe: Begriffe | None = None) -> dict[str, object]:
    """What templates say sentences with, by the names that Jinja's `{% trans %}` calls them by.

    German sentences are said in an alliance's own words, also where another language has no translation of them; with
    `eigen` those of pages that there are in German alone.
    """

    def told(text: str, values: Mapping[str, object]) -> Markup:
        is_german = language.is_german or text.startswith(MISSING)
        return _said(said(text, begriffe) if is_german else text, values)

    @lru_cache(_KEPT, typed=True)  # by type: a name is not markup that reads the same
    def gettext(german: str, /, **values: object) -> Markup:
        return told(language.text(german), values)

    def ngettext(one: str, many: str, num: int, /, **values: object) -> Markup:
        return told(language.counted(one, many, num), {"num": num, **values})

    def pgettext(context: str, german: str, /, **values: object) -> Markup:
        return told(language.text(german, context), values)

    def npgettext(context: str, one: str, many: str, num: int, /, **values: object) -> Markup:
        return told(language.counted(one, many, num, context), {"num": num, **values})

    def own(german: str, /) -> str:
        return said(german, begriffe)

    def where(name: str, /) -> object:
        area = begriffe.landkreis if begriffe else None
        return inside(name, area) if language.is_german else gettext(INSIDE, ort=name)

    sayings = {"gettext": gettext, "ngettext": ngettext, "pgettext": pgettext, "npgettext": npgettext}
    others = {"eigen": own, "darin": where, "a": _anchor, "aussen": _outside, "sprache": language}
    return {**sayings, "_": gettext, **others}


def translating(environment: Environment) -> None:
    """Let an environment's templates say sentences; until a page says otherwise, in German."""
    environment.bytecode_cache = Compiled(environment)
    environment.context_class = Calling
    environment.add_extension("jinja2.ext.i18n")
    environment.newstyle_gettext = True  # type: ignore[attr-defined]  # made by the extension; values go by keyword
    environment.policies["ext.i18n.trimmed"] = True
    environment.filters["ohne_marken"] = unmarked
    environment.globals.update(speech(GERMAN))


@cache
def _environment(folder: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_written,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    translating(environment)
    environment.code_generator_class = Code
    environment.template_class = Parts
    environment.filters["code"] = _code
    environment.filters["adresse"] = _address
    environment.filters["karte"] = _card
    environment.filters["tel"] = _tel
    environment.filters["ganz"] = _whole
    environment.filters["host"] = _host
    return environment


@cache
def _shown(_folder: Path) -> dict[str, object]:
    """What the page shows that is being drawn, empty between two pages.

    It is one for all pages: the macros that they import ask it for values where they use them, and are made once. So
    no page may be drawn while another is.
    """
    return {}


def _address(record: Record) -> Markup:
    """Where a record has its page, relative to the root of the site: its id holds nothing that markup could be."""
    return Markup(address(record))  # noqa: S704 -- a folder of the model and an id


def _card(partner: Partner) -> Markup:
    """Where a partner's card lies, relative to the root of the site."""
    return Markup(card_address(partner))  # noqa: S704 -- a folder of the model and an id


def _host(url: str) -> str:
    """The name of the site that an address leads to, as people say it."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def _whole(name: str) -> str:
    """A name as one word of the search, by which `hits.js` finds it alone where hundreds of pages tell of it."""
    letters = unicodedata.normalize("NFD", name.lower().replace("ß", "ss"))
    told = "".join(letter for letter in letters if letter.isalnum())
    return f"qq{re.sub('ae|oe|ue', lambda pair: pair[0][0], told)}qq"


def _tel(telefon: str) -> Markup:
    """A telephone number as a `tel:` address (RFC 3966)."""
    return Markup(f"tel:{e164(telefon)}")  # noqa: S704 -- digits and a plus


def render(template: str, values: Mapping[str, object]) -> str:
    """The text of one template; jinja2.UndefinedError where a value is missing."""
    return _environment(TEMPLATES).get_template(template).render(values)


def render_blocks(name: str, values: Mapping[str, object]) -> dict[str, str]:
    """The blocks of a page's template by name.

    `text` is HTML; all others are plain text for a title or a description.
    """
    template, shown = _environment(TEMPLATES).get_template(name), _shown(TEMPLATES)
    shown |= {**template.globals, **values}
    context = template.new_context(shown, shared=True)
    try:
        blocks = {block: "".join(draw(context)).strip() for block, draw in template.blocks.items()}
    except Exception:  # noqa: BLE001 -- whatever it is, Jinja raises it again
        template.environment.handle_exception()  # with the line of the template, as where it draws a whole one
    finally:
        shown.clear()
    return {block: text if block == "text" else _plain(text) for block, text in blocks.items()}


@lru_cache(_SAME)
def _plain(text: str) -> str:
    """A block as plain text: what many pages say of themselves, such as their kind, is there once."""
    return " ".join(html.unescape(text).split())


def drawings(folder: Path) -> Callable[[str], Markup]:
    """A function from the name of one of the theme's icons to its SVG, hidden from screen readers."""

    @cache
    def icon(name: str) -> Markup:
        svg = (folder / f"{name}.svg").read_text("utf-8").strip()
        hidden = svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
        return Markup(hidden)  # noqa: S704 -- a file of the theme, not of the data

    return icon
