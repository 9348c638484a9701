"""What GitHub knows of one repository: issues, pull requests, comments, branches, and whether Pages is switched on."""

from __future__ import annotations

import itertools
import os
import subprocess
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

NAME = "allianz/website"
SERVER = "https://github.example"
BOT = "github-actions[bot]"
DAY = "2026-03-14"

_PERSON = {
    "GIT_AUTHOR_NAME": "x", "GIT_AUTHOR_EMAIL": "x@example.org", "GIT_COMMITTER_NAME": "x",
    "GIT_COMMITTER_EMAIL": "x@example.org", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null",
}  # fmt: skip


def git(folder: Path, *arguments: str) -> str:
    """What git says, without any setting of this machine."""
    done = subprocess.run(
        ["git", *arguments],  # noqa: S607 -- git as the tests' machine has it
        cwd=folder, env={"PATH": os.environ["PATH"], **_PERSON}, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout.strip()


@dataclass
class Issue:
    """An issue, or the conversation of a pull request, with its comments."""

    number: int
    title: str
    body: str
    author: str
    state: str = "open"
    reason: str = ""
    comments: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class Pull:
    """A pull request: its branch here or in a stranger's copy."""

    number: int
    branch: str
    repository: str
    merged: bool = False
    head: str = ""
    approved_by: str = ""


@dataclass
class State:
    """Everything, with the bare repository beside it."""

    bare: Path
    pages: bool = False
    may_propose: bool = False
    issues: dict[int, Issue] = field(default_factory=dict)
    pulls: dict[int, Pull] = field(default_factory=dict)
    artifacts: dict[int, tuple[int, str, bytes]] = field(default_factory=dict)
    numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    ids: itertools.count[int] = field(default_factory=lambda: itertools.count(1001))
    published: list[str] = field(default_factory=list)

    def open_issue(self, title: str, body: str, author: str) -> Issue:
        """The next number for an issue or a pull request."""
        issue = Issue(next(self.numbers), title, body, author)
        self.issues[issue.number] = issue
        return issue

    def open_pull(self, title: str, body: str, author: str, branch: str, repository: str = NAME) -> Pull:
        """A pull request of a branch that is in the bare repository; a stranger's lies under `refs/fork/`."""
        pull = Pull(self.open_issue(title, body, author).number, branch, repository)
        self.pulls[pull.number] = pull
        self.renew(pull)
        return pull

    def renew(self, pull: Pull) -> None:
        """Follow the branch: the head, its reference, and the merge into main that its runs check out."""
        place = "heads" if pull.repository == NAME else "fork"
        pull.head = git(self.bare, "rev-parse", f"refs/{place}/{pull.branch}")
        pull.approved_by = ""
        main = git(self.bare, "rev-parse", "refs/heads/main")
        git(self.bare, "update-ref", f"refs/pull/{pull.number}/head", pull.head)
        tree = git(self.bare, "merge-tree", "--write-tree", main, pull.head).split("\n", maxsplit=1)[0]
        merge = git(self.bare, "commit-tree", tree, "-p", main, "-p", pull.head, "-m", f"Merge {pull.number}")
        git(self.bare, "update-ref", f"refs/pull/{pull.number}/merge", merge)

    def is_behind(self, pull: Pull) -> bool:
        """Whether main has moved on since."""
        main = git(self.bare, "rev-parse", "refs/heads/main")
        return git(self.bare, "merge-base", main, pull.head) != main

    def branches(self, prefix: str) -> list[str]:
        """The full names of the branches that begin so."""
        listed = git(self.bare, "for-each-ref", "--format=%(refname)", "refs/heads").split("\n")
        return [name for name in listed if name.startswith(f"refs/heads/{prefix}")]

    def shown_issue(self, number: int) -> dict[str, Any]:
        """An issue as the API and the events show it."""
        issue = self.issues[number]
        return {
            "number": number, "title": issue.title, "body": issue.body, "state": issue.state,
            "state_reason": issue.reason or None, "user": {"login": issue.author},
            "html_url": f"{SERVER}/{NAME}/issues/{number}",
            "created_at": f"{DAY}T10:00:00Z", "updated_at": f"{DAY}T10:00:00Z",
        }  # fmt: skip

    def shown_pull(self, number: int) -> dict[str, Any]:
        """A pull request as the API and the events show it."""
        pull = self.pulls[number]
        main = git(self.bare, "rev-parse", "refs/heads/main")
        return {
            **self.shown_issue(number), "merged": pull.merged, "html_url": f"{SERVER}/{NAME}/pull/{number}",
            "head": {"ref": pull.branch, "sha": pull.head, "repo": {"full_name": pull.repository}},
            "base": {"ref": "main", "sha": main, "repo": {"full_name": NAME}},
        }  # fmt: skip
