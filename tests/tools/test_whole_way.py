"""Tests of the whole way on GitHub: the workflows' own steps, in a stand-in (`python -m tests.github` prints it)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.github.__main__ import transcript
from tests.github.server import Server
from tests.github.state import State
from tests.github.story import told
from tests.reading.test_markdown import ALIVE, outside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.github.story import Scene, Story

pytestmark = pytest.mark.whole


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """The whole way, gone once."""
    with told(tmp_path_factory.mktemp("github")) as story:
        yield story


def results(scene: Scene) -> dict[str, str]:
    """Every job that was not left out, with its result."""
    return {name: result for run in scene.runs for name, result in run.jobs.items() if result != "ausgelassen"}


def test_github_refuses_nothing_that_a_workflow_asks(story: Story) -> None:
    """Every call has a known address, the fields that it may have, and a right that its job names."""
    assert story.world.server.refused == []
    assert len(story.world.server.calls) > 50


def test_no_job_is_red_but_where_a_setting_is_missing(story: Story) -> None:
    """Pages that is off and proposals that are not allowed are red; nothing else is."""
    red = {key for key, scene in story.scenes.items() if "rot" in results(scene).values()}

    assert red == {"off", "setting"}


def test_a_first_run_says_in_german_what_to_switch_on(story: Story) -> None:
    """Before GitHub Pages is there, one sentence leads to the setting; then the site is published and attested."""
    (output,) = [
        step.output
        for run in story.scenes["off"].runs
        for steps in run.steps.values()
        for step in steps
        if step.result == "rot"
    ]

    assert "::error title=GitHub Pages ist nicht eingeschaltet::" in output
    assert results(story.scenes["on"]) == dict.fromkeys(
        ("Bauen und prüfen", "Herkunft bescheinigen", "Veröffentlichen"), "gut"
    )


def test_a_wrong_form_gets_an_answer_in_which_nothing_is_alive(story: Story) -> None:
    """It names what is wrong, and shows what was typed as text: no link, no mention, no reference, no picture."""
    answer = story.scenes["wrong"].seen["Antwort"]
    shown = "\n".join(line.removeprefix("- ") for line in answer.split("\n") if line.startswith("- "))

    assert "„Kontakt: Postleitzahl“ muss aus fünf Ziffern bestehen" in shown
    assert "`www.evil.example`" in shown
    assert re.findall(ALIVE, outside(shown), re.IGNORECASE) == []


def test_who_may_not_propose_is_told_in_the_form(story: Story) -> None:
    """Without the setting for pull requests, whoever filled the form is not left without an answer."""
    answer = story.scenes["setting"].seen["Antwort"]

    assert answer.startswith("Ihr Formular ist angekommen, ließ sich aber nicht übernehmen.")
    assert re.search(r"https://github\.example/allianz/website/actions/runs/\d+$", answer.strip())


def test_a_proposal_says_that_its_runs_wait(story: Story) -> None:
    """It names the button, and what nobody has checked yet is not said to be checked."""
    scene = story.scenes["right"]

    assert scene.seen["Titel"] == "Formular 1: Eintrag von Jobagentur ändern"
    assert "„Approve workflows to run“" in scene.seen["Vorschlag"]
    assert scene.seen["Wartet"] == "pull-request.yml"
    assert results(story.scenes["run"])["Daten und Vorschau"] == "gut"
    assert story.scenes["run"].seen["Kommentar"].startswith("<!-- zusammenfassung-der-daten -->\n## Was sich")
    assert "`Amtsgasse 12` zu `Amtsgasse 14`" in story.scenes["run"].seen["Summe"]


def test_a_change_after_the_approval_is_told_and_has_to_be_approved_again(story: Story) -> None:
    """The proposal says so, the approval is gone, its runs wait again, and its comment is renewed in place."""
    assert "**Das Formular wurde nach dem Absenden geändert.**" in story.scenes["edited"].seen["Vorschlag"]
    assert "Amtsgasse 16" in story.scenes["edited"].seen["Vorschlag"]
    assert story.scenes["again"].seen == {
        "Vorher": "Es fehlt: Daten und Vorschau, Alles prüfen",
        "Danach": "Es fehlt die Zustimmung zum letzten Stand.",
        "Kommentare": "1",
    }


def test_what_is_merged_is_published_and_closes_its_form(story: Story) -> None:
    """The form is closed as done, its branch is gone, the site is built of the new data."""
    scene = story.scenes["merged"]

    assert scene.seen["Hindernis"] == ""
    assert scene.seen["Formular"] == "closed completed"
    assert scene.seen["Zweige"] == "refs/heads/formular-3"
    assert scene.seen["Zeile"].strip() == "strasse: Amtsgasse 16"
    assert results(scene)["Veröffentlichen"] == "gut"
    assert len(set(story.world.state.published)) == 3


def test_a_proposal_that_is_behind_is_written_anew(story: Story) -> None:
    """Two good proposals can break main together: the second waits until it stands on the new main."""
    assert story.scenes["behind"].seen["Hindernis"] == "Der Zweig ist nicht auf dem Stand von main."
    assert story.scenes["behind"].seen["Vorschlag"] == "closed"
    assert story.scenes["reopened"].seen == {"Hindernis": "", "Formular": "closed completed", "Zweige": ""}


def test_a_refused_proposal_closes_its_form(story: Story) -> None:
    """Whoever filled it learns it there; what is changed in it afterwards is answered, too."""
    scene = story.scenes["refused"]

    assert (scene.seen["Formular"], scene.seen["Zweige"]) == ("closed not_planned", "")
    assert scene.seen["Satz"].startswith("Ihr Vorschlag wurde nicht übernommen.")
    assert story.scenes["late"].seen["Satz"].startswith("Dieses Formular ist geschlossen;")


def test_a_closed_form_closes_its_proposal(story: Story) -> None:
    """No branch and no open proposal is left of it."""
    scene = story.scenes["closed"]

    assert (scene.seen["Vorschlag"], scene.seen["Zweige"]) == ("closed", "")
    assert scene.seen["Satz"] == "Das Formular wurde geschlossen, deshalb auch dieser Vorschlag."


def test_a_form_that_became_wrong_takes_its_proposal_back(story: Story) -> None:
    """What the form says no more cannot be merged by mistake; the form stays open with its answer."""
    scene = story.scenes["spoilt"]

    assert (scene.seen["Formular"], scene.seen["Vorschlag"], scene.seen["Zweige"]) == ("open", "closed", "")
    assert "„Bestätigung“ fehlt." in scene.seen["Antwort"]


def test_a_strangers_first_proposal_waits_and_touches_nothing_else(story: Story) -> None:
    """Its runs may only read, main's code writes the comment, and a branch named like a form's ends no form."""
    assert story.scenes["copy"].seen["Wartet"] == "pull-request.yml"
    assert results(story.scenes["copy"]) == {}
    assert "von `Musterberg` zu `Seestadt`" in story.scenes["checked"].seen["Kommentar"]
    assert story.scenes["left"].seen["Anderes"] == "unberührt"


def test_the_transcript_tells_all_of_it(story: Story) -> None:
    """Every scene stands in it with its runs."""
    text = "\n".join(transcript(story))

    assert [scene.title for scene in story.scenes.values() if scene.title not in text] == []
    assert "Abgelehnt: 0." in text


STRICT = [
    ("GET", "/repos/allianz/website/pages", "pages: read", b"", 404),
    ("GET", "/repos/allianz/website/pages", "issues: read", b"", 403),
    ("GET", "/repos/andere/website/pages", "pages: read", b"", 405),
    ("PUT", "/repos/allianz/website/pages", "pages: write", b"", 405),
    ("GET", "/repos/allianz/website/pulls?owner=x", "pull-requests: read", b"", 422),
    ("PATCH", "/repos/allianz/website/issues/1", "issues: write", b'{"labels": "x"}', 422),
    ("PATCH", "/repos/allianz/website/issues/1", "issues: read", b'{"state": "closed"}', 403),
]


@pytest.mark.parametrize("call", STRICT)
def test_the_stand_in_is_strict(tmp_path: Path, call: tuple[str, str, str, bytes, int]) -> None:
    """What GitHub would refuse is refused: an unknown address, method, field or question, a right that is missing."""
    method, path, right, body, status = call
    server = Server(State(tmp_path, may_propose=True))
    server.state.open_issue("x", "x", "jemand")
    name, _, level = right.partition(": ")

    assert server.answer(method, path, server.token({name: level}), body)[0] == status
    assert server.answer(method, path, "keins", body)[0] == 401
