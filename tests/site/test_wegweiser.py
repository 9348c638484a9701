"""The Wegweiser as it stands in the built page, and the gaps that it reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from allianz.site.wegweiser import answers, gaps

from allianz.model.dataset import Dataset, load
from tests.building import SECOND
from tests.documents import Document, page

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag


@pytest.fixture(scope="module")
def data() -> Dataset:
    """The fixed data."""
    return load(SECOND, "daten")


def test_every_task_stands_under_every_group_that_it_is_for(site: Path, data: Dataset) -> None:
    """Each task with its basis, its partner's page, website and territory is in the HTML."""
    document = page(site, "wegweiser")
    for partner in data.partners:
        for task in partner.aufgaben:
            for gruppe in task.zielgruppen:
                card = _card(document, gruppe, partner.id)
                text = " ".join(card.get_text(" ").replace("\u00a0", " ").split())

                assert task.text in text
                assert task.grundlage is None or task.grundlage in text
                assert card.select(f'a[href="../partner/{partner.id}/"]')
                assert card.select(f'a[href="{partner.website}"]')
                assert str(card["data-landkreis"]).split() == list(partner.gebiet)
                assert card.select(".task .ref a")


def _card(document: Document, gruppe: str, partner: str) -> Tag:
    (card,) = document.tags(f'[data-ich="{gruppe}"] [data-partner="{partner}"]')
    return card


def test_no_task_is_missing_among_the_answers(data: Dataset) -> None:
    """Every task is an answer for each of its groups, and nothing else is."""
    found = {
        (gruppe, answer.partner.id, task.text)
        for gruppe, all_of in answers(data).items()
        for answer in all_of
        for task in answer.aufgaben
    }

    assert found == {
        (gruppe, partner.id, task.text)
        for partner in data.partners
        for task in partner.aufgaben
        for gruppe in task.zielgruppen
    }


def test_a_gap_is_a_hint_with_file_and_line(data: Dataset) -> None:
    """Where only partners without a territory help, or nobody at all, a sentence says for whom and where."""
    assert [str(gap) for gap in gaps(data)] == [
        "daten/zielgruppen.yaml:4:3: Für „Firmen“ zeigt der Wegweiser nur Partner ohne festes Gebiet in: Weitfeld.",
        "daten/zielgruppen.yaml:9:3: Für „Jugend“ zeigt der Wegweiser niemanden in: Grünau-Mühlbach, Weitfeld.",
        (
            "daten/zielgruppen.yaml:13:3: Für „Zugezogene“ zeigt der Wegweiser nur Partner ohne festes Gebiet in: "
            "Musterberg."
        ),
        "daten/zielgruppen.yaml:17:3: Für „Eltern“ zeigt der Wegweiser niemanden in: Musterberg, Beispielsee.",
    ]
