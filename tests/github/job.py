"""One job of a workflow: its steps are run from the workflow's own file, in their order."""

from __future__ import annotations

import shutil
import stat
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.broken import ROOT
from tests.github.actions import ACTIONS, ActionError
from tests.github.expressions import filled, holds
from tests.github.gh_calls import CallError
from tests.github.state import NAME, SERVER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.github.state import State

HEAVY = {"data", "preview", "site", "test"}
"""Targets of the Makefile that build the site or test the code: they have their own tests and leave a page here."""

_GH = """#!/bin/sh
exec env PYTHONPATH="{root}:{root}/hooks" "{python}" -m tests.github.gh "$@"
"""
_UNZIP = """#!/bin/sh
exec "{python}" -c 'import sys, zipfile
sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[2]).read(sys.argv[3]))' "$@"
"""
_MAKE = """#!/bin/sh
for word in "$@"; do
  case "$word" in {heavy})
    mkdir -p site preview && echo Seite > site/index.html && echo Seite > preview/index.html
    echo "In der Nachstellung nicht ausgeführt: make $*"
    exit 0 ;;
  esac
done
exec "{make}" "$@"
"""


class Step(NamedTuple):
    """What became of a step: „gut“, „rot“ or „ausgelassen“, and what it printed."""

    name: str
    result: str
    output: str


@dataclass
class Job:
    """A job while it runs. `default_ref` is what is checked out, `emit` tells GitHub's events to whoever waits."""

    state: State
    address: str
    token: str
    rights: dict[str, str]
    run: int
    folder: Path
    default_ref: str
    event: dict[str, Any]
    event_name: str
    emit: Callable[[str, str, int, str], None]
    steps: list[Step] = field(default_factory=list)
    outputs: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)
    failed: bool = False

    @property
    def workspace(self) -> Path:
        """Where the project is checked out: the same for every job, as on GitHub."""
        return self.folder / "website"

    @property
    def temporary(self) -> Path:
        """RUNNER_TEMP."""
        return self.folder / "temp"

    @property
    def tools(self) -> Path:
        """The environment of the tests, in place of one that is set up anew."""
        return ROOT / ".venv"

    def path(self, given: str) -> Path:
        """A path as an action reads it."""
        return self.workspace / given

    def need(self, *rights: str) -> None:
        """Fail where the job's token may not do what an action does without the API."""
        for right in rights:
            if self.rights.get(right) != "write":
                message = f"Resource not accessible by integration: {right}: write"
                raise ActionError(message)

    def contexts(self, needs: dict[str, Any]) -> dict[str, Any]:
        """What expressions may name."""
        github = {
            "event": self.event, "event_name": self.event_name, "repository": NAME, "server_url": SERVER,
            "token": self.token, "run_id": self.run, "sha": "0" * 40,
        }  # fmt: skip
        return {
            "github": github, "steps": self.outputs, "needs": needs, "runner": {"temp": str(self.temporary)},
        }  # fmt: skip

    def perform(self, job: dict[str, Any], needs: dict[str, Any]) -> None:
        """Run all steps."""
        shutil.rmtree(self.temporary, ignore_errors=True)
        self.temporary.mkdir(parents=True)
        self.workspace.mkdir(exist_ok=True)
        for number, step in enumerate(job["steps"]):
            contexts = self.contexts(needs)
            name = step.get("name") or step.get("uses", "").partition("@")[0] or f"Schritt {number}"
            if not holds(step.get("if", ""), contexts, failed=self.failed):
                self.steps.append(Step(name, "ausgelassen", ""))
                continue
            given = {**job.get("env", {}), **step.get("env", {})}
            environment = {key: filled(value, contexts) for key, value in given.items()}
            self._step(name, step, environment, contexts)

    def _step(self, name: str, step: dict[str, Any], environment: dict[str, str], contexts: dict[str, Any]) -> None:
        try:
            if "uses" in step:
                given = {key: filled(value, contexts) for key, value in step.get("with", {}).items()}
                outputs, printed = ACTIONS[step["uses"].partition("@")[0]](self, given), ""
            else:
                outputs, printed = self._shell(step["run"], environment)
        except (ActionError, CallError) as error:
            self.failed = True
            self.steps.append(Step(name, "rot", str(error)))
            return
        self.outputs[step.get("id", name)] = {"outputs": outputs}
        self.steps.append(Step(name, "gut", printed))

    def _shell(self, script: str, environment: dict[str, str]) -> tuple[dict[str, str], str]:
        """A script as GitHub runs it where no shell is named: `bash -e`; ActionError where it fails."""
        written = self.temporary / "ausgaben"
        written.write_text("", "utf-8")
        done = subprocess.run(
            ["/bin/bash", "-e", "-c", script],
            cwd=self.workspace, env={**self._surroundings(), **environment}, check=False, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        if done.returncode:
            raise ActionError(done.stdout)
        lines = [line.partition("=") for line in written.read_text("utf-8").splitlines()]
        return {name: value for name, _, value in lines}, done.stdout

    def _surroundings(self) -> dict[str, str]:
        """What GitHub sets, and nothing of this machine."""
        return {
            "PATH": f"{self.folder / 'bin'}:/usr/bin:/bin", "HOME": str(self.folder), "LANG": "C.UTF-8", "CI": "true",
            "GITHUB_ACTIONS": "true", "GITHUB_API_URL": self.address, "GITHUB_SERVER_URL": SERVER,
            "GITHUB_REPOSITORY": NAME, "GITHUB_RUN_ID": str(self.run), "GITHUB_EVENT_NAME": self.event_name,
            "GITHUB_EVENT_PATH": str(self.folder / "event.json"), "GITHUB_OUTPUT": str(self.temporary / "ausgaben"),
            "GITHUB_STEP_SUMMARY": str(self.temporary / "summary.md"), "RUNNER_TEMP": str(self.temporary),
            "PYTHONPYCACHEPREFIX": str(self.folder / "pyc"),
        }  # fmt: skip


def tools(folder: Path) -> None:
    """Put `gh`, `unzip` and a `make` that leaves out what is heavy before the machine's own."""
    folder.mkdir(parents=True)
    values = {
        "root": ROOT, "python": sys.executable, "heavy": "|".join(sorted(HEAVY)),
        "make": shutil.which("make") or "/usr/bin/make",
    }  # fmt: skip
    for name, text in {"gh": _GH, "unzip": _UNZIP, "make": _MAKE}.items():
        path = folder / name
        path.write_text(text.format(**values), "utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
