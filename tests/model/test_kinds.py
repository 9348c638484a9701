"""Tests of the kinds of partners: an alliance names its own, and whatever shows one knows it."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from allianz.exports import TABLES, VERSION, exports
from allianz.forms.definition import forms
from allianz.model.dataset import load
from allianz.site.pages import Formats, build
from tests.building import ICONS

if TYPE_CHECKING:
    from tests.broken import Data

KINDS = "agentur, hochschule, kammer, landkreis, arbeitgeberverband, gewerkschaft, sonstige"
NEW = """  - id: sonstige
    titel: Weiterer Partner
    mehrzahl: Weitere Partner
    erklaerung: alles andere
  - id: verein
    titel: Verein vor Ort
    mehrzahl: Vereine vor Ort
    erklaerung: eingetragener Verein
    gattung: hochschule
"""


def with_kind(data: Data) -> None:
    """One kind more, and a partner that is of it."""
    text = data.path("allianz").read_text("utf-8")
    data.path("allianz").write_text(f"{text[: text.index('  - id: sonstige')]}{NEW}", "utf-8")
    data.replace("partners", "  kurzname: Seehochschule\n  art: hochschule", "  kurzname: Seehochschule\n  art: verein")


def test_a_new_kind_is_a_change_of_the_data_alone(data: Data) -> None:
    """Pages and their filter, forms and what programs read take its words from the alliance."""
    with_kind(data)
    dataset = load(data.folder)
    pages = {page.address: html.unescape(page.text) for page in build(dataset, ICONS, Formats(VERSION, TABLES))}
    (question,) = (one for form in forms(dataset) for one in form.fields if one.keys[:1] == ("partners.art",))

    assert "Verein vor Ort" in pages["partner/seehochschule/"]
    assert '<option value="verein">Verein vor Ort</option>' in pages["partner/"]
    assert question.options["eingetragener Verein"] == "verein"
    assert b'"art": "verein"' in exports(dataset, "https://example.org/")["daten/partners.json"]
    assert dataset.partners[3].art.schema_org == "CollegeOrUniversity"


def test_a_kind_that_the_alliance_does_not_name_is_refused(data: Data) -> None:
    """The sentence lists the kinds, offers the nearest and says where they stand."""
    data.replace(
        "partners", "  kurzname: Seehochschule\n  art: hochschule", "  kurzname: Seehochschule\n  art: hochschul"
    )

    (message,) = data.messages()
    assert message == (
        f"data/partners.yaml:103:8: „art“ muss eines dieser Wörter sein: {KINDS} – hier steht hochschul. "
        "Meinten Sie „hochschule“? Die Arten stehen in allianz.yaml."
    )


def test_two_kinds_do_not_share_an_id(data: Data) -> None:
    """Nobody would know which is meant."""
    text = data.path("allianz").read_text("utf-8")
    line = text.partition("  - id: sonstige")[0].count("\n") + 1
    data.replace("allianz", "  - id: sonstige", "  - id: kammer")
    found = data.messages()

    assert f"data/allianz.yaml:{line}:9: Die Art „kammer“ steht zweimal da. Löschen Sie eine." in found
