"""GitHub itself in the stand-in: who does what becomes an event, an event starts runs, some of them wait for a person.

Rules, each from GitHub Docs: what a workflow's own token does starts no run, but for pull requests, whose runs then
wait until somebody with the right to write approves them („GITHUB_TOKEN“); so do those of a stranger's first pull
request („Approving workflow runs from forks“); `pull_request` means opened, synchronize and reopened unless types are
named.
"""

from __future__ import annotations

import itertools
import json
import subprocess
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from tests.broken import ROOT
from tests.github.expressions import filled, holds
from tests.github.job import Job, Step
from tests.github.state import BOT, NAME, SERVER, State, git

if TYPE_CHECKING:
    from pathlib import Path

    from tests.github.server import Server

WORKFLOWS = ROOT / ".github" / "workflows"
REQUIRED = ("Daten und Vorschau", "Alles prüfen")
"""The checks that README tells to require."""
_DEFAULT = {"pull_request": ("opened", "synchronize", "reopened"), "workflow_run": ("completed",)}
_READ_ONLY = {"read": "read", "write": "read"}


class Event(NamedTuple):
    """Something that happened: its name, what GitHub sends with it, and who did it."""

    name: str
    payload: dict[str, Any]
    actor: str

    @property
    def action(self) -> str:
        """The kind of it."""
        return str(self.payload.get("action", ""))


@dataclass
class Run:
    """One run of a workflow: jobs by name with „gut“, „rot“ or „ausgelassen“, and their steps."""

    number: int
    workflow: str
    event: Event
    jobs: dict[str, str] = field(default_factory=dict)
    steps: dict[str, list[Step]] = field(default_factory=dict)
    summary: str = ""

    @property
    def result(self) -> str:
        """Red where one job is, good otherwise."""
        return "rot" if "rot" in self.jobs.values() else "gut"


@dataclass
class World:
    """The repository, the people at it, and the runs."""

    state: State
    server: Server
    folder: Path
    waiting: list[tuple[str, Event]] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    queue: deque[Event] = field(default_factory=deque)
    checks: dict[str, dict[str, str]] = field(default_factory=dict)
    ids: itertools.count[int] = field(default_factory=lambda: itertools.count(9001))

    # What people do

    def hand_in(self, title: str, body: str, who: str) -> int:
        """Fill a form: an issue with its text."""
        issue = self.state.open_issue(title, body, who)
        self._issue("opened", issue.number, who)
        return issue.number

    def edit(self, number: int, body: str, who: str) -> None:
        """Change the text of a form."""
        self.state.issues[number].body = body
        self._issue("edited", number, who)

    def close(self, number: int, who: str) -> None:
        """Close a form or a pull request by hand."""
        self.state.issues[number].state = "closed"
        if number in self.state.pulls:
            self.emit("pull_request", "closed", number, who)
            self._work()
        else:
            self._issue("closed", number, who)

    def reopen(self, number: int, who: str) -> None:
        """Open a form again."""
        self.state.issues[number].state = "open"
        self._issue("reopened", number, who)

    def from_a_copy(self, title: str, branch: str, repository: str, who: str) -> int:
        """Open a pull request from a stranger's copy, whose branch lies under `refs/fork/`."""
        pull = self.state.open_pull(title, "Bitte übernehmen.", who, branch, repository)
        self.emit("pull_request", "opened", pull.number, who)
        self._work()
        return pull.number

    def approve_runs(self, number: int) -> list[str]:
        """Click on „Approve workflows to run“: the names of the workflows that run now."""
        meant = [one for one in self.waiting if one[1].payload.get("number") == number]
        self.waiting = [one for one in self.waiting if one not in meant]
        for workflow, event in meant:
            self._run(workflow, event)
        self._work()
        return [workflow for workflow, _ in meant]

    def approve(self, number: int, who: str) -> None:
        """Approve a pull request; the next push takes that back."""
        self.state.pulls[number].approved_by = who

    def merge(self, number: int, who: str) -> str:
        """Merge a pull request; what the ruleset of README says against it, empty where nothing."""
        pull = self.state.pulls[number]
        checks = self.checks.get(pull.head, {})
        if missing := [name for name in REQUIRED if checks.get(name) not in {"gut", "ausgelassen"}]:
            return f"Es fehlt: {', '.join(missing)}"
        if self.state.is_behind(pull):
            return "Der Zweig ist nicht auf dem Stand von main."
        if not pull.approved_by:
            return "Es fehlt die Zustimmung zum letzten Stand."
        before = git(self.state.bare, "rev-parse", "refs/heads/main")
        git(self.state.bare, "update-ref", "refs/heads/main", f"refs/pull/{number}/merge")
        pull.merged, self.state.issues[number].state = True, "closed"
        self.emit("pull_request", "closed", number, who)
        self._close_named(number, who)
        self.push(before, who)
        return ""

    def run_again(self, run: Run) -> None:
        """Click on „Re-run jobs“."""
        name = next(path.name for path in WORKFLOWS.glob("*.yml") if read(path)["name"] == run.workflow)
        self._run(name, run.event)
        self._work()

    def push(self, before: str, who: str) -> None:
        """Say that main has moved."""
        after = git(self.state.bare, "rev-parse", "refs/heads/main")
        self.queue.append(Event("push", {"ref": "refs/heads/main", "before": before, "after": after, **_here()}, who))
        self._work()

    def _close_named(self, number: int, who: str) -> None:
        """„Closes #N“ in the text of what was merged."""
        text = self.state.issues[number].body
        for issue in self.state.issues.values():
            if f"\nCloses #{issue.number} " in text and issue.state == "open":
                issue.state, issue.reason = "closed", "completed"
                self.queue.append(self._issue_event("closed", issue.number, who))

    def pending(self) -> list[str]:
        """The workflows whose runs wait for somebody, for pull requests that are open."""
        return [name for name, event in self.waiting if self.state.issues[event.payload["number"]].state == "open"]

    # What GitHub does

    def emit(self, name: str, action: str, number: int, who: str) -> None:
        """Take note of an event of a pull request."""
        shown = self.state.shown_pull(number)
        payload = {"action": action, "number": number, "pull_request": shown, **_here()}
        self.queue.append(Event(name, payload, who))

    def _issue(self, action: str, number: int, who: str) -> None:
        self.queue.append(self._issue_event(action, number, who))
        self._work()

    def _issue_event(self, action: str, number: int, who: str) -> Event:
        return Event("issues", {"action": action, "issue": self.state.shown_issue(number), **_here()}, who)

    def _work(self) -> None:
        while self.queue:
            event = self.queue.popleft()
            for path in sorted(WORKFLOWS.glob("*.yml")):
                if not _starts(read(path), event):
                    continue
                if self._waits(event):
                    self.waiting = [one for one in self.waiting if not _same(one, (path.name, event))]
                    self.waiting.append((path.name, event))
                elif event.actor != BOT:
                    self._run(path.name, event)

    def _waits(self, event: Event) -> bool:
        if event.name != "pull_request" or event.action == "closed":
            return False
        return event.actor == BOT or event.payload["pull_request"]["head"]["repo"]["full_name"] != NAME

    def _run(self, name: str, event: Event) -> None:
        workflow = read(WORKFLOWS / name)
        run = Run(next(self.ids), workflow["name"], event)
        self.runs.append(run)
        needs: dict[str, Any] = {}
        for key, job in workflow["jobs"].items():
            needs[key] = self._job(run, job, needs)
        if event.name == "pull_request":
            head = event.payload["pull_request"]["head"]["sha"]
            self.checks.setdefault(head, {}).update(run.jobs)
        self.queue.append(Event("workflow_run", _finished(run), "github"))

    def _job(self, run: Run, given: dict[str, Any], needs: dict[str, Any]) -> dict[str, Any]:
        event = run.event
        rights = dict(given.get("permissions", {}))
        if event.name == "pull_request" and event.payload["pull_request"]["head"]["repo"]["full_name"] != NAME:
            rights = {name: _READ_ONLY[level] for name, level in rights.items()}
        (self.folder / "event.json").write_text(json.dumps(event.payload), "utf-8")
        job = Job(
            self.state, self.server.address, self.server.token(rights), rights, run.number, self.folder,
            _default_ref(event), event.payload, event.name, self.emit,
        )  # fmt: skip
        wanted = [given["needs"]] if isinstance(given.get("needs"), str) else given.get("needs", [])
        own = {name: needs[name] for name in wanted}
        failed = any(one["result"] != "success" for one in own.values())
        if holds(given.get("if", ""), job.contexts(own), failed=failed):
            job.perform(given, own)
            run.jobs[given["name"]] = "rot" if job.failed else "gut"
        else:
            run.jobs[given["name"]] = "ausgelassen"
        run.steps[given["name"]] = job.steps
        summary = job.temporary / "summary.md"
        if job.steps and summary.is_file():
            run.summary += summary.read_text("utf-8")
        outputs = {name: filled(value, job.contexts(own)) for name, value in given.get("outputs", {}).items()}
        result = {"gut": "success", "rot": "failure", "ausgelassen": "skipped"}[run.jobs[given["name"]]]
        return {"result": result, "outputs": outputs}


def read(path: Path) -> dict[str, Any]:
    """A workflow; its key `on` and all its values stay text."""
    found: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 -- BaseLoader makes text only
    return found


def _same(one: tuple[str, Event], other: tuple[str, Event]) -> bool:
    """A newer run of the same workflow for the same pull request takes the place of one that waits."""
    return (one[0], one[1].payload.get("number")) == (other[0], other[1].payload.get("number"))


def _starts(workflow: dict[str, Any], event: Event) -> bool:
    """Whether an event starts a workflow, by its `on`."""
    on = workflow["on"]
    if event.name not in on:
        return False
    options = on[event.name] or {}
    if event.name == "workflow_run" and event.payload["workflow_run"]["name"] not in options["workflows"]:
        return False
    types = options.get("types") or _DEFAULT.get(event.name)
    return types is None or event.action in types


def _default_ref(event: Event) -> str:
    return f"refs/pull/{event.payload['number']}/merge" if event.name == "pull_request" else "main"


def _here() -> dict[str, Any]:
    return {"repository": {"full_name": NAME, "fork": False, "private": False, "html_url": f"{SERVER}/{NAME}"}}


def _finished(run: Run) -> dict[str, Any]:
    pull = run.event.payload.get("pull_request") or {"head": {"sha": "", "ref": "main", "repo": {"full_name": NAME}}}
    return {
        "action": "completed",
        "workflow_run": {
            "id": run.number, "name": run.workflow, "event": run.event.name, "head_sha": pull["head"]["sha"],
            "head_branch": pull["head"]["ref"], "head_repository": {"id": 1, **pull["head"]["repo"]},
            "conclusion": "failure" if run.result == "rot" else "success",
        },
        **_here(),
    }  # fmt: skip


def founded(folder: Path, data: Path) -> State:
    """A bare repository with the project and some data in it, as the first push leaves it; nothing of the tests."""
    tree, bare = folder / "anfang", folder / "website.git"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607 -- git as the tests' machine has it
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    for name in filter(None, listed.split("\0")):
        if not name.startswith(("data/", "tests/")) and (ROOT / name).is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            (tree / name).write_bytes((ROOT / name).read_bytes())
            (tree / name).chmod((ROOT / name).stat().st_mode)
    for path in filter(lambda one: one.is_file(), data.rglob("*")):
        target = tree / "data" / path.relative_to(data)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    git(tree, "init", "--quiet", "--initial-branch=main")
    git(tree, "add", "--all")
    git(tree, "commit", "--quiet", "--message", "Anfang")
    git(folder, "clone", "--quiet", "--bare", str(tree), str(bare))
    return State(bare)
