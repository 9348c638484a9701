"""The one comment on a pull request that says what it changes in the data.

Runs with the right to write, after a run that a stranger's code may have shaped: what that run left behind is
data. Of it only a number is used, and only if GitHub itself says that this pull request was what ran.
"""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from allianz.reading.messages import CommandError
from allianz.review.bounds import fitting
from allianz.site.rendering import render
from allianz.site.repository import Repository

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Antrag", "CommentError", "gh", "identify", "publish"]

MARK = "<!-- zusammenfassung-der-daten -->"
"""Stands at the start of the comment, by which it is found again."""

_NUMBER_FILE = 16
"""Bytes of the file that holds a pull request's number, at most."""
_AUTHOR = "github-actions[bot]"


class Api(Protocol):
    """How GitHub is asked: `gh`, or its stand-in in a test."""

    def __call__(self, method: str, path: str, *, body: str | None = None, paginate: bool = False) -> Any:  # noqa: ANN401 -- GitHub's JSON
        """The answer; with `paginate` the items of all pages as one list."""


class CommentError(CommandError):
    """The comment cannot be written; its text is a German sentence."""


@dataclass(frozen=True)
class Antrag:
    """A pull request whose run is known: repository as owner/name, number, head commit, the run's address."""

    repository: str
    number: int
    commit: str
    run: str


def identify(saved: Path, file: Path, api: Api) -> Antrag:
    """The pull request of a saved `workflow_run` event; `file` holds the number that the run left behind.

    CommentError where the number is none, or another pull request's than the one that ran.
    """
    repository, run = _event(saved)
    number = _number(file)
    pull = api("GET", f"repos/{repository}/pulls/{number}")
    commit = str(run["head_sha"])
    same = pull["head"]["sha"] == commit and pull["base"]["repo"]["full_name"] == repository
    if run["event"] != "pull_request" or not same or not re.fullmatch("[0-9a-f]{40}", commit):
        message = f"Der Lauf gehört nicht zum neuesten Stand von Nummer {number}. Es wird nichts geschrieben."
        raise CommentError(message)
    return Antrag(repository, number, commit, Repository(f"https://github.com/{repository}").run(str(run["id"])))


def _event(saved: Path) -> tuple[str, dict[str, Any]]:
    """The repository's name and what the event says of the run: its id, event and head commit."""
    try:
        event = json.loads(saved.read_bytes())
        run = event["workflow_run"]
        known = {"id": int(run["id"]), "event": run["event"], "head_sha": run["head_sha"]}
        return str(event["repository"]["full_name"]), known
    except (OSError, ValueError, LookupError, TypeError):
        message = "Das Ereignis lässt sich nicht lesen. Es wird nichts geschrieben."
        raise CommentError(message) from None


def _number(file: Path) -> int:
    """The number in a file; the text in it is never shown."""
    if file.is_symlink() or not file.is_file() or file.stat().st_size > _NUMBER_FILE:
        message = "Der Lauf hat keine Nummer hinterlassen. Es wird nichts geschrieben."
        raise CommentError(message)
    found = re.fullmatch(rb"([1-9][0-9]{0,8})\n?", file.read_bytes())
    if found is None:
        message = "Was der Lauf hinterlassen hat, ist keine Nummer. Es wird nichts geschrieben."
        raise CommentError(message)
    return int(found[1])


def publish(antrag: Antrag, text: str, api: Api) -> str:
    """Write the comment, or bring it up to date; „neu“, „aktualisiert“ or „unverändert“."""
    body = _body(antrag, text)
    comments = api("GET", f"repos/{antrag.repository}/issues/{antrag.number}/comments?per_page=100", paginate=True)
    own = next((comment for comment in comments if _is_own(comment)), None)
    if own is None:
        api("POST", f"repos/{antrag.repository}/issues/{antrag.number}/comments", body=body)
        return "neu"
    if own["body"] == body:
        return "unverändert"
    api("PATCH", f"repos/{antrag.repository}/issues/comments/{int(own['id'])}", body=body)
    return "aktualisiert"


def _is_own(comment: dict[str, Any]) -> bool:
    """Whether this workflow wrote it; anybody can type the mark."""
    return comment["user"]["login"] == _AUTHOR and str(comment["body"]).startswith(MARK)


def _body(antrag: Antrag, text: str) -> str:
    """The comment: the summary, cut where it is too long, and the way to the preview."""
    values = {"zeichen": MARK, "text": fitting(text, "kommentar", antrag.run).rstrip(), "lauf": antrag.run}
    return render("kommentar.md", {**values, "stand": antrag.commit[:7]})


def gh(method: str, path: str, *, body: str | None = None, paginate: bool = False) -> Any:  # noqa: ANN401 -- GitHub's JSON
    """Ask GitHub through its command line tool, which reads GH_TOKEN; CommentError where it refuses."""
    given = ["--method", method, *(["--paginate", "--slurp"] if paginate else []), *(["--input", "-"] if body else [])]
    done = subprocess.run(  # noqa: S603 -- a fixed command; path is made of a checked number and repository
        ["gh", "api", *given, path],  # noqa: S607 -- GitHub's runners have it on the path
        input=json.dumps({"body": body}) if body else None,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        message = f"GitHub hat die Anfrage {method} {path} abgelehnt."
        raise CommentError(message)
    answer = json.loads(done.stdout)
    return [item for page in answer for item in page] if paginate else answer
