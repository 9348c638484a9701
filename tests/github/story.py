"""The whole way, as people go it: from a repository without a website to a published form that was filled wrongly.

Every scene is something that somebody does; what GitHub makes of it runs in the stand-in. `python -m tests.github`
prints it as a transcript.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.broken import SECOND
from tests.filled import body, form
from tests.github.job import tools
from tests.github.server import Server
from tests.github.state import git
from tests.github.world import Run, World, founded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OFFICE, MAINTAINER, STRANGER = "buero-jobagentur", "betreuung", "fremd"
COPY = f"{STRANGER}/website"
ADDRESS = {"partner": "Jobagentur", "zweck": "Für alle: Empfang"}
WRONG = {**ADDRESS, "plz": "123", "kontakt_hinweis": "@betreuung #1 www.evil.example <img src=x>"}
RIGHT = {
    **ADDRESS, "strasse": "Amtsgasse 14", "kontakt_belegt": "2024-05-01",
    "quelle": "Bericht: Vier Jahre Bündnis (musterblatt-2024)",
}  # fmt: skip
BETTER = {**RIGHT, "strasse": "Amtsgasse 16"}
"""What an office hands in: with slips and with what would be alive; put right; and put right once more."""


@dataclass(frozen=True)
class Scene:
    """What somebody did, what ran because of it, and what is to be seen afterwards."""

    title: str
    runs: tuple[Run, ...]
    seen: dict[str, str]


@dataclass
class Story:
    """All scenes in their order, in one world."""

    world: World
    scenes: dict[str, Scene] = field(default_factory=dict)
    told: int = 0

    def scene(self, key: str, title: str, **seen: str) -> None:
        """Close a scene: what ran since the one before belongs to it."""
        runs = tuple(self.world.runs[self.told :])
        self.told = len(self.world.runs)
        self.scenes[key] = Scene(title, runs, seen)

    def last(self, number: int) -> str:
        """The last comment in a form or a pull request."""
        comments = self.world.state.issues[number].comments
        return str(comments[-1]["body"]) if comments else ""

    def text(self, number: int) -> str:
        """What stands at the top of it."""
        return self.world.state.issues[number].body

    def state_of(self, number: int) -> str:
        """„open“, or „closed“ with the reason."""
        issue = self.world.state.issues[number]
        return f"{issue.state} {issue.reason}".strip()

    def proposal(self) -> int:
        """The newest pull request."""
        return max(self.world.state.pulls)

    def branches(self) -> str:
        """The branches of forms that are there."""
        return " ".join(self.world.state.branches("formular-"))


@contextmanager
def told(folder: Path) -> Iterator[Story]:
    """The whole story, told in an empty folder."""
    state = founded(folder, SECOND)
    tools(folder / "bin")
    with Server(state) as server:
        story = Story(World(state, server, folder))
        for scene in (_begin, _fill, _change, _merge, _second, _refuse, _withdraw, _spoil, _copy):
            scene(story)
        yield story


def changed(given: dict[str, str]) -> str:
    """The text that GitHub makes of the form „Eintrag ändern“."""
    return body(form(SECOND, "eintrag-aendern"), **given)


def confirmed(partner: str, tick: str = "ja") -> str:
    """The text that GitHub makes of the form „Eintrag bestätigen“."""
    return body(form(SECOND, "eintrag-bestaetigen"), partner=partner, bestaetigt=tick)


def _begin(story: Story) -> None:
    world = story.world
    world.push("0" * 40, MAINTAINER)
    story.scene("off", "Das Repository wird zum ersten Mal hochgeladen; GitHub Pages ist noch nicht eingeschaltet.")
    world.state.pages = True
    world.run_again(next(run for run in reversed(world.runs) if run.workflow == "Website"))
    story.scene("on", "Die Betreuung schaltet GitHub Pages ein und klickt auf „Re-run jobs“.")


def _fill(story: Story) -> None:
    world = story.world
    form = world.hand_in("Eintrag ändern", changed(WRONG), OFFICE)
    story.scene("wrong", "Ein Büro füllt „Eintrag ändern“ falsch aus.", Antwort=story.last(form))
    world.edit(form, changed(RIGHT), OFFICE)
    story.scene("setting", "Es berichtigt das Formular; eine Einstellung von README fehlt.", Antwort=story.last(form))
    world.state.may_propose = True
    world.run_again(world.runs[-1])
    number = story.proposal()
    seen = {"Antwort": story.last(form), "Titel": world.state.issues[number].title, "Vorschlag": story.text(number)}
    story.scene("right", "Die Betreuung holt sie nach und klickt auf „Re-run jobs“.", **seen, Wartet=_waiting(world))
    world.approve_runs(number)
    story.scene(
        "run", "Die Betreuung klickt auf „Approve workflows to run“.", Kommentar=story.last(number),
        Summe=world.runs[-2].summary,
    )  # fmt: skip


def _change(story: Story) -> None:
    world, form, number = story.world, 1, story.proposal()
    world.approve(number, MAINTAINER)
    world.edit(form, changed(BETTER), OFFICE)
    seen = {"Vorschlag": story.text(number), "Zustimmung": world.state.pulls[number].approved_by}
    story.scene("edited", "Nach der Zustimmung ändert das Büro sein Formular noch einmal.", **seen)
    refused = world.merge(number, MAINTAINER)
    world.approve_runs(number)
    late = world.merge(number, MAINTAINER)
    seen = {"Vorher": refused, "Danach": late, "Kommentare": str(len(world.state.issues[number].comments))}
    story.scene("again", "Die Betreuung will übernehmen und gibt dafür die Läufe frei.", **seen)


def _merge(story: Story) -> None:
    world, first = story.world, story.proposal()
    world.hand_in("Eintrag bestätigen", confirmed("Wirtschaftskammer"), "buero-kammer")
    second = story.proposal()
    world.approve_runs(second)
    world.approve(second, MAINTAINER)
    story.scene("beside", "Daneben entsteht ein zweiter Vorschlag; auch er wird geprüft und bekommt Zustimmung.")
    world.approve(first, MAINTAINER)
    refused = world.merge(first, MAINTAINER)
    seen = {"Formular": story.state_of(1), "Zweige": story.branches(), "Hindernis": refused}
    line = next(line for line in _file(story, "data/partners.yaml").split("\n") if "strasse: Amtsgasse" in line)
    story.scene("merged", "Die Betreuung stimmt dem letzten Stand zu und übernimmt ihn.", **seen, Zeile=line)


def _second(story: Story) -> None:
    world, form = story.world, 3
    behind = world.merge(story.proposal(), MAINTAINER)
    old = story.proposal()
    world.close(form, MAINTAINER)
    seen = {"Hindernis": behind, "Vorschlag": story.state_of(old), "Satz": story.last(old)}
    story.scene("behind", "Der zweite ist nicht auf dem Stand von main. Die Betreuung schließt sein Formular …", **seen)
    world.reopen(form, MAINTAINER)
    number = story.proposal()
    world.approve_runs(number)
    world.approve(number, MAINTAINER)
    refused = world.merge(number, MAINTAINER)
    seen = {"Hindernis": refused, "Formular": story.state_of(form), "Zweige": story.branches()}
    story.scene("reopened", "… und öffnet es wieder: Ein neuer Vorschlag entsteht, wird geprüft, übernommen.", **seen)


def _refuse(story: Story) -> None:
    world = story.world
    form = world.hand_in("Eintrag bestätigen", confirmed("Seehochschule"), STRANGER)
    world.close(story.proposal(), MAINTAINER)
    seen = {"Formular": story.state_of(form), "Satz": story.last(form), "Zweige": story.branches()}
    story.scene("refused", "Ein Vorschlag wird abgelehnt: Die Betreuung schließt ihn.", **seen)
    world.edit(form, confirmed("Kreis Weitfeld"), STRANGER)
    story.scene("late", "Wer das Formular ausfüllte, ändert es trotzdem noch.", Satz=story.last(form))


def _withdraw(story: Story) -> None:
    world = story.world
    form = world.hand_in("Eintrag bestätigen", confirmed("Seehochschule"), OFFICE)
    number = story.proposal()
    world.close(form, OFFICE)
    seen = {"Vorschlag": story.state_of(number), "Satz": story.last(number), "Zweige": story.branches()}
    story.scene("closed", "Ein Büro zieht sein Formular zurück: Es schließt es.", **seen)


def _spoil(story: Story) -> None:
    world = story.world
    form = world.hand_in("Eintrag bestätigen", confirmed("Seehochschule"), OFFICE)
    number = story.proposal()
    world.edit(form, confirmed("Seehochschule", ""), OFFICE)
    seen = {"Formular": story.state_of(form), "Antwort": story.last(form)}
    told = {"Vorschlag": story.state_of(number), "Satz": story.last(number), "Zweige": story.branches()}
    story.scene("spoilt", "Ein Büro ändert ein gutes Formular so, dass es nicht mehr stimmt.", **seen, **told)


def _copy(story: Story) -> None:
    """A branch in a stranger's copy, named as those of forms are."""
    world, bare = story.world, story.world.state.bare
    copy = world.folder / "kopie"
    git(world.folder, "clone", "--quiet", str(bare), str(copy))
    path = copy / "data" / "partners.yaml"
    path.write_text(path.read_text("utf-8").replace("ort: Musterberg", "ort: Seestadt", 1), "utf-8")
    git(copy, "commit", "--quiet", "--all", "--message", "Ort")
    git(copy, "push", "--quiet", "origin", "HEAD:refs/fork/formular-1")
    number = world.from_a_copy("Ort der Jobagentur", "formular-1", COPY, STRANGER)
    story.scene("copy", "Jemand Fremdes schlägt zum ersten Mal etwas vor, aus einer Kopie.", Wartet=_waiting(world))
    world.approve_runs(number)
    story.scene("checked", "Die Betreuung gibt die Läufe frei.", Kommentar=story.last(number))
    before = {key: one.state for key, one in world.state.issues.items() if key != number}
    world.close(number, STRANGER)
    after = {key: one.state for key, one in world.state.issues.items() if key != number}
    story.scene(
        "left", "Der Vorschlag wird wieder geschlossen.", Anderes="unberührt" if before == after else "verändert"
    )


def _waiting(world: World) -> str:
    """The workflows whose runs wait for somebody."""
    return ", ".join(world.pending())


def _file(story: Story, path: str) -> str:
    return git(story.world.state.bare, "show", f"refs/heads/main:{path}")
