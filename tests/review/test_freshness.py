"""Tests of the checklist: whose entry nobody has confirmed for a year, and what visitors read about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from allianz.__main__ import main
from allianz.forms.definition import forms
from allianz.model.dataset import load
from allianz.model.scalars import Datum
from allianz.review.freshness import checklist, due, stale
from allianz.site.repository import Repository
from tests.broken import SECOND, Data
from tests.building import REPO_URL

if TYPE_CHECKING:
    from pathlib import Path

DUE = [
    ("2025-03-14", "2026-03-14", False),
    ("2025-03-14", "2026-03-15", True),
    ("2025-03", "2026-03-31", False),
    ("2025-03", "2026-04-01", True),
    ("2024", "2025-12-31", False),
    ("2024", "2026-01-01", True),
    ("2024-02-29", "2025-02-28", False),
    ("2024-02-29", "2025-03-01", True),
]


@pytest.mark.parametrize(("confirmed", "today", "is_due"), DUE)
def test_an_entry_is_due_after_twelve_months(data: Data, confirmed: str, today: str, is_due: bool) -> None:  # noqa: FBT001 -- a table's column
    """The day a year later is the last good one; a month or a year counts from its last day."""
    data.replace("partners", "bestaetigt: 2024-06-30", f"bestaetigt: {confirmed}")
    ids = [partner.id for partner in due(load(data.folder), Datum.parse(today))]
    assert ("wirtschaftskammer-musterberg" in ids) is is_due
    assert "seehochschule" in ids


def test_each_entry_leads_to_its_forms() -> None:
    """The links open a form that there is and that asks for a partner; GitHub fills in no choice, so none is named."""
    dataset = load(SECOND)
    made = {form.id: form for form in forms(dataset)}
    lines = checklist(dataset, "2026-03-14", Repository(REPO_URL)).split("\n")
    entries = [line for line in lines if line.startswith("- [ ] Eintrag (")]
    assert len(entries) == len([partner for partner in dataset.partners if not partner.ended])
    for entry in entries:
        for address in [part.split(")")[0] for part in entry.split("](")[1:]]:
            parts = urlsplit(address)
            asked = parse_qs(parts.query)
            assert set(asked) == {"template"}
            assert made[asked["template"][0].removesuffix(".yml")].asks("partner")
            assert address.startswith(f"{REPO_URL}/issues/new?")


def test_the_list_is_grouped_by_partner_and_names_its_projects(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One heading per partner; who was confirmed says when, who carries projects names them.

    Where nobody names the repository, the links are relative to the issue that holds the list.
    """
    for name in ("REPO_URL", "GITHUB_REPOSITORY"):
        monkeypatch.delenv(name, raising=False)
    assert main(["freshness", "--today", "2026-03-14", str(SECOND)]) == 0
    text = capsys.readouterr().out
    headings = [line for line in text.split("\n") if line.startswith("### ")]
    assert headings[1:3] == ["### Wirtschaftskammer Musterberg", "### Landkreis Beispielsee, Kreisverwaltung"]
    assert "- [ ] Eintrag (zuletzt bestätigt: 2024-06-30) · [Bestätigen](../issues/new?template=" in text
    assert "Auf der Seite stehen auch diese Projekte: Lernboot." in text
    assert "(noch nie bestätigt)" in text


def test_old_proofs_are_named_with_their_date() -> None:
    """Under a partner stand its contacts and offers whose proof is old, at the end the offers of others."""
    text = checklist(load(SECOND), "2026-03-14", Repository(REPO_URL))
    assert (
        "Älter als 24 Monate ist der Beleg hier: Für Firmen: Nebenstelle (2020), Einen Kurs bezahlen (2019-01-01)."
    ) in text
    assert "Rat zur Berufswahl" not in text
    assert text.rpartition("### ")[2].startswith(
        "Angebote anderer\n\n- [ ] Ferienwerkstatt Weitfeld (belegt 2023-11-02)"
    )


def test_a_confirmed_entry_vouches_for_its_offers(data: Data) -> None:
    """Whoever confirmed the entry this year has read its offers, too; what ended is nobody's task."""
    today = Datum.parse("2026-03-14")
    assert "wer-hilft-wobei" in [angebot.id for angebot in stale(load(data.folder), today)]
    data.replace("partners", "bestaetigt: 2024-06-30", "bestaetigt: 2026-01")
    dataset = load(data.folder)
    ids = [angebot.id for angebot in stale(dataset, today)]
    assert not {"wer-hilft-wobei", "seekurs"} & set(ids)
    assert "seekammer" not in [partner.id for partner in due(dataset, today)]


def test_names_are_text_in_the_list(data: Data) -> None:
    """A name is no mark-up."""
    data.replace("partners", "name: Jobagentur Musterland", "name: '*Job* [x](y) @z'")
    assert "### `*Job*` `[x](y)` `@z`" in checklist(load(data.folder), "2026-03-14", Repository(REPO_URL))


def test_nothing_due_is_an_empty_list(data: Data, capsys: pytest.CaptureFixture[str]) -> None:
    """Where all have confirmed, the command prints nothing, and the issue is closed."""
    path = data.path("partners")
    text = re.sub(r"^  bestaetigt: .*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    path.write_text(re.sub(r"^  kurzname: .*\n", r"\g<0>  bestaetigt: 2026-01\n", text, flags=re.MULTILINE), "utf-8")
    data.replace("quellen", "stand: 2024-05-01", "stand: 2026-02")
    for file in ("angebote", "projekte"):
        old = data.path(file).read_text("utf-8")
        data.path(file).write_text(re.sub(r"^  belegt: .*\n", "  belegt: 2026-02\n", old, flags=re.MULTILINE))
    assert main(["freshness", "--today", "2026-03-14", str(data.folder)]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("today", ["2026-03", "gestern", "", "2026-02-30"])
def test_a_day_that_is_none_is_a_wrong_call(today: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a day the list would be wrong in silence."""
    assert main(["freshness", "--today", today, str(SECOND)]) == 2
    assert "freshness --today JJJJ-MM-TT" in capsys.readouterr().err


def test_broken_data_have_no_list(data: Data, capsys: pytest.CaptureFixture[str]) -> None:
    """The messages of the check come instead."""
    data.path("chronik").write_text("a\n", encoding="utf-8")
    assert main(["freshness", "--today", "2026-03-14", str(data.folder)]) == 1
    assert "chronik.yaml" in capsys.readouterr().out


def test_visitors_read_when_an_entry_was_confirmed(site: Path) -> None:
    """The month is enough; of who never confirmed nothing is said."""
    confirmed = (site / "partner" / "wirtschaftskammer-musterberg" / "index.html").read_text("utf-8")
    never = (site / "partner" / "seehochschule" / "index.html").read_text("utf-8")
    assert '<dt>Zuletzt bestätigt</dt> <dd><time datetime="2024-06-30">Juni 2024</time></dd>' in confirmed
    assert "Zuletzt bestätigt" not in never
