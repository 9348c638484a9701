"""GitHub's command line in the stand-in: `python -m tests.github.gh …`, as far as our workflows call it.

It asks the server over HTTP as GitHub's own does; where that uses GraphQL, this uses the REST call of the same meaning.
A command, an option or a filter that it does not know ends with 2, so that none passes by chance.
"""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from tests.github.state import BOT, NAME

if TYPE_CHECKING:
    from collections.abc import Callable

FILTERS: dict[str, Callable[[Any], list[object]]] = {
    ".build_type": lambda found: [found["build_type"]],
    ".state": lambda found: [found["state"]],
    ".[].ref": lambda found: [one["ref"] for one in found],
    "[.[] | select(.isCrossRepository | not) | .number][0] // empty": lambda found: [
        one["number"] for one in found if not one["isCrossRepository"]
    ][:1],
    "[.artifacts[] | select(.size_in_bytes < 1000) | .id][0] // empty": lambda found: [
        one["id"] for one in found["artifacts"] if one["size_in_bytes"] < 1000
    ][:1],
}
"""The filters (jq) that stand in the workflows, and what they mean."""

_LONE = {"paginate", "slurp", "edit-last", "create-if-none"}
_HERE = f"repos/{NAME}"


def _stop(sentence: str, status: int = 2) -> NoReturn:
    sys.stderr.write(f"{sentence}\n")
    sys.exit(status)


def ask(method: str, path: str, body: object = None) -> Any:  # noqa: ANN401 -- GitHub's JSON, or a file
    """One call of the API; the program ends with 1 where it is refused."""
    request = Request(  # noqa: S310 -- the stand-in's own address
        f"{os.environ['GITHUB_API_URL']}/{path}",
        method=method,
        headers={"Authorization": f"Bearer {os.environ.get('GH_TOKEN', '')}"},
        data=None if body is None else json.dumps(body).encode(),
    )
    try:
        with urlopen(request) as answer:  # noqa: S310 -- as above
            raw = answer.read()
    except HTTPError as error:
        _stop(f"gh: HTTP {error.code}: {error.read().decode()}", 1)
    return json.loads(raw) if raw[:1] in b'[{"n' else raw


def _options(given: list[str], known: set[str]) -> tuple[list[str], dict[str, str]]:
    words, options = [], {}
    rest = list(given)
    while rest:
        word = rest.pop(0)
        if not word.startswith("--"):
            words.append(word)
        elif word[2:] not in known:
            _stop(f"unknown flag: {word}")
        else:
            options[word[2:]] = "" if word[2:] in _LONE else rest.pop(0)
    return words, options


def _print(found: object, expression: str | None) -> None:
    if isinstance(found, bytes):
        sys.stdout.buffer.write(found)
    elif expression is None:
        sys.stdout.write(f"{json.dumps(found)}\n")
    elif expression in FILTERS:
        for line in FILTERS[expression](found):
            sys.stdout.write(f"{line}\n")
    else:
        _stop(f"unknown filter: {expression}")


def _api(given: list[str]) -> None:
    (path,), options = _options(given, {"method", "paginate", "slurp", "input", "jq"})
    body = json.loads(sys.stdin.read()) if options.get("input") == "-" else None
    found = ask(options.get("method", "GET"), path, body)
    _print([found] if "slurp" in options else found, options.get("jq"))


def _pr_list(given: list[str]) -> None:
    _, options = _options(given, {"head", "state", "json", "jq"})
    found = ask("GET", f"{_HERE}/pulls?state={options['state']}")
    meant = [
        {"number": one["number"], "isCrossRepository": one["head"]["repo"]["full_name"] != NAME}
        for one in found
        if one["head"]["ref"] == options["head"]
    ]
    _print(meant, options.get("jq"))


def _pr_close(given: list[str]) -> None:
    (number,), options = _options(given, {"comment"})
    if options.get("comment"):
        ask("POST", f"{_HERE}/issues/{number}/comments", {"body": options["comment"]})
    ask("PATCH", f"{_HERE}/pulls/{number}", {"state": "closed"})


def _issue_view(given: list[str]) -> None:
    (number,), options = _options(given, {"json", "jq"})
    found = ask("GET", f"{_HERE}/issues/{number}")
    _print({"state": found["state"].upper()}, options.get("jq"))


def _issue_close(given: list[str]) -> None:
    (number,), options = _options(given, {"comment", "reason"})
    if options.get("comment"):
        ask("POST", f"{_HERE}/issues/{number}/comments", {"body": options["comment"]})
    reason = options.get("reason", "completed").replace(" ", "_")
    ask("PATCH", f"{_HERE}/issues/{number}", {"state": "closed", "state_reason": reason})


def _issue_comment(given: list[str]) -> None:
    (number,), options = _options(given, {"edit-last", "create-if-none", "body-file", "body"})
    body = options["body"] if "body" in options else _read(options["body-file"])
    own = [one for one in ask("GET", f"{_HERE}/issues/{number}/comments") if one["user"]["login"] == BOT]
    if "edit-last" in options and own:
        ask("PATCH", f"{_HERE}/issues/comments/{own[-1]['id']}", {"body": body})
    elif "edit-last" in options and "create-if-none" not in options:
        _stop("no comments found for current user", 1)
    else:
        ask("POST", f"{_HERE}/issues/{number}/comments", {"body": body})


def _read(path: str) -> str:
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 -- as the command line opens it
        return file.read()


COMMANDS = {
    "pr list": _pr_list,
    "pr close": _pr_close,
    "issue view": _issue_view,
    "issue close": _issue_close,
    "issue comment": _issue_comment,
}


def main(given: list[str]) -> None:
    """One call of `gh`."""
    if given[:1] == ["api"]:
        _api(given[1:])
    elif (name := " ".join(given[:2])) in COMMANDS:
        if os.environ.get("GH_REPO") != NAME:
            _stop("GH_REPO is not set, and there is no repository here", 1)
        COMMANDS[name](given[2:])
    else:
        _stop(f"unknown command: {' '.join(given[:2])}")


if __name__ == "__main__":
    main(sys.argv[1:])
