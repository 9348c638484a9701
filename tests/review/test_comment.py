"""Tests of the comment on a pull request: on saved events and with a stand-in for GitHub."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from allianz.review.comment import MARK, Antrag, CommentError, gh, identify, publish
from tests.broken import ROOT

if TYPE_CHECKING:
    from pathlib import Path

COMMIT = "0123456789abcdef0123456789abcdef01234567"
OTHER = "f" * 40
REPOSITORY = "allianz/website"
ANTRAG = Antrag(REPOSITORY, 7, COMMIT, f"https://github.com/{REPOSITORY}/actions/runs/99")
OWN = {"id": 5, "user": {"login": "github-actions[bot]"}, "body": f"{MARK}\nalt"}
FORGED = {"id": 4, "user": {"login": "jemand"}, "body": f"{MARK}\nvon Hand"}


def event(**run: object) -> dict[str, Any]:
    """A saved event: the workflow „Pull Request“ has ended."""
    known = {"id": 99, "event": "pull_request", "head_sha": COMMIT, "conclusion": "success"}
    return {"action": "completed", "repository": {"full_name": REPOSITORY}, "workflow_run": {**known, **run}}


def saved(folder: Path, **run: object) -> Path:
    """The file of a saved event."""
    path = folder / "event.json"
    path.write_text(json.dumps(event(**run)), encoding="utf-8")
    return path


def pull(commit: str = COMMIT, repository: str = REPOSITORY) -> dict[str, Any]:
    """What GitHub knows of a pull request."""
    return {"head": {"sha": commit}, "base": {"repo": {"full_name": repository}}}


@dataclass
class GitHub:
    """Stands in for GitHub: one pull request and its comments; notes what is written."""

    pull: dict[str, Any] = field(default_factory=pull)
    comments: list[dict[str, Any]] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    written: list[str] = field(default_factory=list)

    def __call__(self, method: str, path: str, *, body: str | None = None, paginate: bool = False) -> object:
        """Answer one request."""
        self.asked.append((method, path))
        if body is not None:
            self.written.append(body)
            return {}
        return self.comments if paginate else self.pull


def number_file(folder: Path, content: bytes) -> Path:
    """What a run left behind."""
    path = folder / "nummer.txt"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("content", [b"7", b"7\n"])
def test_the_pull_request_is_the_one_that_ran(tmp_path: Path, content: bytes) -> None:
    """The number counts if GitHub says that this pull request's newest commit was what ran."""
    assert identify(saved(tmp_path), number_file(tmp_path, content), GitHub()) == ANTRAG


NO_NUMBER = "Was der Lauf hinterlassen hat, ist keine Nummer. Es wird nichts geschrieben."
NOTHING = "Der Lauf hat keine Nummer hinterlassen. Es wird nichts geschrieben."


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", NO_NUMBER),
        (b"0", NO_NUMBER),
        (b"-7", NO_NUMBER),
        (b"07", NO_NUMBER),
        (b"7\n8", NO_NUMBER),
        (b"7/merge", NO_NUMBER),
        (b"7 ; id", NO_NUMBER),
        (b"$(id)", NO_NUMBER),
        ("\u0667".encode(), NO_NUMBER),
        (b"1234567890", NO_NUMBER),
        (b"\xff\xfe", NO_NUMBER),
        (b"7" * 17, NOTHING),
        (b"7" * 10_000_000, NOTHING),
    ],
)
def test_what_is_no_number_is_not_used(tmp_path: Path, content: bytes, expected: str) -> None:
    """A number has up to nine digits and nothing else; GitHub is not even asked, and the text is not shown."""
    github = GitHub()
    with pytest.raises(CommentError) as caught:
        identify(saved(tmp_path), number_file(tmp_path, content), github)

    assert (str(caught.value), github.asked) == (expected, [])


def test_a_missing_file_and_a_link_are_no_number(tmp_path: Path) -> None:
    """A run that left nothing, or a link to another file, ends in one sentence."""
    link = tmp_path / "link.txt"
    link.symlink_to(number_file(tmp_path, b"7"))
    for path in (tmp_path / "fehlt.txt", link):
        with pytest.raises(CommentError, match=NOTHING):
            identify(saved(tmp_path), path, GitHub())


@pytest.mark.parametrize(
    ("run", "known"),
    [
        ({}, pull(commit=OTHER)),
        ({}, pull(repository="fremd/website")),
        ({"event": "push"}, pull()),
        ({"head_sha": "main"}, pull(commit="main")),
    ],
)
def test_a_number_of_another_pull_request_is_not_used(
    tmp_path: Path, run: dict[str, object], known: dict[str, Any]
) -> None:
    """Whoever writes another number cannot make this workflow write there."""
    with pytest.raises(CommentError) as caught:
        identify(saved(tmp_path, **run), number_file(tmp_path, b"7"), GitHub(pull=known))

    assert str(caught.value) == ("Der Lauf gehört nicht zum neuesten Stand von Nummer 7. Es wird nichts geschrieben.")


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "{}", '{"workflow_run": {}}', '{"workflow_run": {"id": "x"}}'])
def test_an_event_of_another_kind_is_not_used(tmp_path: Path, text: str) -> None:
    """What is no saved `workflow_run` event ends in one sentence."""
    path = tmp_path / "event.json"
    path.write_text(text, encoding="utf-8")
    for given in (path, tmp_path / "fehlt.json"):
        with pytest.raises(CommentError) as caught:
            identify(given, number_file(tmp_path, b"7"), GitHub())

        assert str(caught.value) == "Das Ereignis lässt sich nicht lesen. Es wird nichts geschrieben."


def test_the_first_comment_is_written_and_leads_to_the_preview() -> None:
    """A pull request without the comment gets one; a comment that only looks like it is left alone."""
    github = GitHub(comments=[FORGED])

    assert publish(ANTRAG, "## Was sich ändert\n\n- `ort`: von `a` zu `b`\n", github) == "neu"
    assert github.asked[-1] == ("POST", "repos/allianz/website/issues/7/comments")
    assert github.written[0].split("\n")[:4] == [MARK, "## Was sich ändert", "", "- `ort`: von `a` zu `b`"]
    assert "[Lauf der Prüfung](https://github.com/allianz/website/actions/runs/99)" in github.written[0]
    assert github.written[0].endswith("Stand: 0123456")


def test_a_comment_is_kept_up_to_date_and_stays_one() -> None:
    """The own comment is changed in place; writing the same again writes nothing."""
    github = GitHub(comments=[FORGED, OWN])

    assert publish(ANTRAG, "neu", github) == "aktualisiert"
    assert github.asked[-1] == ("PATCH", "repos/allianz/website/issues/comments/5")

    again = GitHub(comments=[{**OWN, "body": github.written[0]}])
    assert publish(ANTRAG, "neu", again) == "unverändert"
    assert again.written == []


def test_a_long_summary_is_cut_at_the_end_of_a_line() -> None:
    """GitHub refuses comments of more than 65,536 characters; what is left out is said."""
    github = GitHub()
    publish(ANTRAG, "- `a`: neu `b`\n" * 10_000, github)
    lines = github.written[0].split("\n")

    assert len(github.written[0]) < 65_536
    assert {line for line in lines if line.startswith("- ")} == {"- `a`: neu `b`"}
    missing = 10_001 - sum(line.startswith("- ") for line in lines)
    assert f"Hier ist gekürzt: Es fehlen {missing} von 10001 Zeilen. Die ganze Zusammenfassung liegt im" in (
        "\n".join(lines)
    )


FAKE_GH = """#!{python}
import json, sys
with open({log!r}, "a") as log:
    given = sys.stdin.read() if "--input" in sys.argv else ""
    log.write(json.dumps([sys.argv[1:], given]) + "\\n")
if "--slurp" in sys.argv:
    print("[[], []]")
elif "pulls" in sys.argv[-1]:
    print(json.dumps({pull!r}))
elif "fehlt" in sys.argv[-1]:
    sys.exit("HTTP 404")
else:
    print("{{}}")
"""


@pytest.fixture
def fake_gh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A command `gh` that answers from this file; the path of its log."""
    log, program = tmp_path / "log", tmp_path / "gh"
    program.write_text(FAKE_GH.format(python=sys.executable, log=str(log), pull=pull()), encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    return log


def _calls(log: Path) -> list[Any]:
    return [json.loads(line) for line in log.read_text("utf-8").splitlines()]


def test_github_is_asked_through_its_own_command(fake_gh: Path) -> None:
    """The text goes in by the standard input, so that no shell and no argument ever sees it."""
    gh("POST", "repos/a/b/issues/7/comments", body="$(id) `x`")

    assert _calls(fake_gh) == [
        [["api", "--method", "POST", "--input", "-", "repos/a/b/issues/7/comments"], '{"body": "$(id) `x`"}']
    ]


def test_a_refusal_of_github_is_one_sentence(fake_gh: Path) -> None:
    """What GitHub refuses ends in a German sentence with the request, not in a traceback."""
    with pytest.raises(CommentError) as caught:
        gh("GET", "repos/a/b/pulls-fehlt".replace("pulls-", ""))

    assert str(caught.value) == "GitHub hat die Anfrage GET repos/a/b/fehlt abgelehnt."
    assert len(_calls(fake_gh)) == 1


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": f"{folder}:/usr/bin:/bin", "PYTHONPATH": str(ROOT / "hooks")}
    return subprocess.run(
        [sys.executable, "-m", "allianz", *arguments], env=environment, check=False, capture_output=True, text=True
    )


def test_the_workflows_two_commands_end_to_end(fake_gh: Path, tmp_path: Path) -> None:
    """`antrag` prints two checked lines for the next step, `kommentar` writes the comment."""
    given = str(saved(tmp_path))
    text = tmp_path / "text.md"
    text.write_text("## Was sich ändert\n", encoding="utf-8")
    number = number_file(tmp_path, b"7\n")
    found = _run(tmp_path, "antrag", given, str(number))
    written = _run(tmp_path, "kommentar", given, str(number), str(text))

    assert (found.returncode, found.stdout, found.stderr) == (0, f"nummer=7\nstand={COMMIT}\n", "")
    assert (written.returncode, written.stdout) == (0, "Der Kommentar zu Nummer 7 ist neu.\n")
    assert json.loads(_calls(fake_gh)[-1][1])["body"].startswith(f"{MARK}\n## Was sich ändert\n")

    refused = _run(tmp_path, "antrag", given, str(number_file(tmp_path, b"x")))
    assert (refused.returncode, refused.stdout, refused.stderr) == (1, "", f"{NO_NUMBER}\n")
