"""The rules for any data see what they are for: each speaks about a site that breaks it, and only then."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.invariants import answering, content, exported, pages
from tests.invariants.looking import looked
from tests.invariants.rules import RULES, forms_can_be_filled

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.invariants.built import Built, Rule

Break = Callable[["Built"], "Built"]

START, SOURCES, ALLIANCE = "index.html", "quellen/index.html", "allianz/index.html"
OLD = "partner/kammer-am-see/index.html"


def text(name: str, old: str, new: str) -> Break:
    """Put another text in the place of the first one like it in a file."""

    def change(markup: str) -> str:
        assert old in markup
        return markup.replace(old, new, 1)

    return lambda built: built.but(name, change)


def within(markup: str) -> Break:
    """Put some markup at the end of the start page's main part."""
    return text(START, "</main>", f"{markup}</main>")


def data(**change: Callable[[Built], Any]) -> Break:
    """Let the data say something else than the site that was built from them."""
    return lambda built: replace(
        built, dataset=replace(built.dataset, **{name: of(built) for name, of in change.items()})
    )


def one_partner_more(built: Built) -> object:
    """The partners and one more that has no page."""
    first = built.dataset.partners[0]
    return (*built.dataset.partners, first.model_copy(update={"id": "neu"}))


def one_source_more(built: Built) -> object:
    """The sources and one more that stands nowhere."""
    first = built.dataset.quellen[0]
    return (*built.dataset.quellen, first.model_copy(update={"id": "neu"}))


def one_offer_more(built: Built) -> object:
    """The offers and one more that stands nowhere."""
    first = built.dataset.angebote[0]
    return (*built.dataset.angebote, first.model_copy(update={"id": "neu"}))


def offers(**change: Any) -> Break:  # noqa: ANN401 -- a field of an offer may hold anything
    """Let the first offer be another one than the pages show."""

    def changed(built: Built) -> object:
        first, *rest = built.dataset.angebote
        return (first.model_copy(update=change), *rest)

    return data(angebote=changed)


def elsewhere(built: Built) -> Built:
    """Let the first offer be for the last Landkreis alone."""
    return offers(landkreise=(built.dataset.landkreise[-1].id,))(built)


def nobody_there(built: Built) -> object:
    """The partners, all of them gone."""
    gone = {"bis": built.dataset.allianz.koordination.stand}
    return tuple(
        one.model_copy(update={"mitglied": one.mitglied.model_copy(update=gone)}) for one in built.dataset.partners
    )


BREAKS: list[tuple[Rule, Break]] = [
    (pages.says_what_it_is, text(START, 'lang="de"', 'lang="en"')),
    (pages.says_what_it_is, text(START, "<title>", "<b>")),
    (pages.says_what_it_is, text(START, 'name="description"', 'name="beschreibung"')),
    (pages.headings_go_down_step_by_step, within("<h1>Noch eine</h1>")),
    (pages.headings_go_down_step_by_step, within("<h2>Oben</h2><h4>Unten</h4>")),
    (pages.ids_stand_once, within('<p id="inhalt"></p>')),
    (pages.the_policy_is_strict, text(START, "default-src 'none'", "default-src *")),
    (pages.the_policy_is_strict, text(START, "require-trusted-types-for 'script'", "")),
    (pages.the_policy_is_strict, within('<p onclick="x()"></p>')),
    (pages.the_policy_is_strict, within("<script>x()</script>")),
    (pages.nothing_comes_from_elsewhere, within('<img src="https://example.com/x.png">')),
    (pages.outward_links_are_marked, within('<a href="https://example.com/">x</a>')),
    (pages.nothing_unfinished_is_shown, within("<p>None</p>")),
    (pages.nothing_unfinished_is_shown, within('<img alt="{{ x }}">')),
    (pages.nothing_stands_empty, within("<section><h2>Kontakt</h2> <div></div></section>")),
    (pages.nothing_stands_empty, within('<p class="ways"> </p>')),
    (content.every_address_leads_somewhere, within('<a href="gibt-es-nicht/">x</a>')),
    (content.every_address_leads_somewhere, within('<a href="allianz">ohne Schrägstrich</a>')),
    (content.every_address_leads_somewhere, within('<a href="allianz/#nirgends">x</a>')),
    (content.every_record_has_its_page, data(partners=one_partner_more)),
    (content.no_record_has_two_pages, data(partners=lambda built: built.dataset.partners[1:])),
    (content.every_source_is_shown, data(quellen=one_source_more)),
    (content.every_source_is_shown, text(SOURCES, '<li id="', '<li title="')),
    (content.every_source_leads_to_its_pages, text(START, "quellen/", "woanders/")),
    (content.every_record_shows_its_sources, lambda built: text(partner(built), "quellen/", "woanders/")(built)),
    (content.the_sitemap_has_every_page, text("sitemap.xml", "/allianz/", "/anderswo/")),
    (content.the_sitemap_has_every_page, text(ALLIANCE, 'rel="canonical"', 'rel="next"')),
    (content.old_addresses_lead_on, lambda built: replace(built, moved={})),
    (content.old_addresses_lead_on, text(OLD, 'href="../', 'href="../../')),
    (content.old_addresses_lead_on, text(OLD, "0; url=../", "0; url=../../")),
    (content.old_addresses_lead_on, text(OLD, "noindex", "index")),
    (content.old_addresses_lead_on, text(OLD, 'rel="canonical"', 'rel="next"')),
    (answering.no_offer_is_missing, data(angebote=one_offer_more)),
    (answering.nothing_that_ended_is_an_answer, offers(bis="2020")),
    (answering.nothing_that_ended_is_an_answer, data(partners=nobody_there)),
    (answering.help_stands_where_it_helps, offers(zielgruppen=())),
    (answering.help_stands_where_it_helps, elsewhere),
    (pages.sources_stand_behind_one_tap, text(START, '<details class="refs"', '<details open class="refs"')),
    (
        pages.proof_is_one_quiet_line,
        within('<article class="offer"><p class="proof"></p><p class="proof"></p></article>'),
    ),
    (pages.proof_is_one_quiet_line, within('<p class="row"><span class="proof"></span></p>')),
    (pages.proof_is_one_quiet_line, within('<details class="refs"></details>')),
    (exported.references_lead_to_records, text("daten/alles.json", '"quelle": "', '"quelle": "x')),
    (exported.pages_lead_to_their_data, text(START, "daten/allianz.json", "#")),
    (exported.pages_lead_to_their_data, lambda built: text(partner(built), "partners.json", "alles.json")(built)),
    (exported.names_of_things_are_anchors, text(START, 'id="website"', 'id="anders"')),
    (exported.documents_keep_to_their_schemas, text("daten/quellen.json", '"titel": ', '"name": ')),
    (exported.documents_keep_to_their_schemas, data(quellen=one_source_more)),
    (exported.tables_open, text("daten/quellen.csv", ";", "")),
    (exported.tables_open, data(quellen=one_source_more)),
    (exported.cards_open, text("daten/partner.vcf", "FN:", "FN:Anders ")),
    (exported.cards_open, data(partners=one_partner_more)),
    (exported.the_calendar_opens, text("daten/termine.ics", "DTSTART;VALUE=DATE:", "DTSTART;VALUE=DATE:x")),
    (exported.the_calendar_opens, data(chronik=lambda built: built.dataset.chronik * 2)),
    (exported.the_feed_opens, text("daten/chronik.atom", "</entry>", "")),
    (exported.the_feed_opens, data(chronik=lambda built: built.dataset.chronik * 2)),
    (exported.graphs_can_be_read, text(START, '"@type"', '"@kind"')),
    (forms_can_be_filled, offers(titel="")),
]


def partner(built: Built) -> str:
    """The page of the first partner."""
    return f"partner/{built.dataset.partners[0].id}/index.html"


@pytest.mark.parametrize(("rule", "broken"), BREAKS, ids=[rule.__name__ for rule, _ in BREAKS])
def test_a_rule_speaks_about_what_breaks_it(rule: Rule, broken: Break, example: Built) -> None:
    """What is whole passes in silence, what is broken is named: no rule is green for want of looking."""
    assert list(rule(example)) == []
    assert list(rule(broken(example))) != []


def test_every_rule_is_tried() -> None:
    """A new rule comes with a way to break it."""
    assert {rule for rule, _ in BREAKS} == set(RULES)


def test_the_browser_sees_what_breaks_a_page(browser: Browser, example: Built, tmp_path: Path) -> None:
    """An error, a picture that is missing and without a text, and a page that is too wide are all found."""
    site = shutil.copytree(example.site, tmp_path / "site")
    start = site / START
    picture = '<img src="fehlt.png"><canvas width="2000" height="1"></canvas></main>'
    start.write_text(start.read_text("utf-8").replace("</main>", picture), "utf-8")
    found = " ".join(sentence for _, sentence in looked(browser, replace(example, site=site), [example.pages[START]]))

    assert "404" in found
    assert "breiter als" in found
    assert "image-alt" in found
