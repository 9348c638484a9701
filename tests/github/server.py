"""GitHub's API as a real HTTP server, as far as our workflows call it, and strict about every call.

Method, path, fields and the rights of a job's token are checked as GitHub's documentation of the REST API says. What is
not known here is refused and written down: a test that ends with a refusal fails.
"""

from __future__ import annotations

import json
import re
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, NamedTuple, Self
from urllib.parse import parse_qs, urlsplit

from tests.github.state import BOT, NAME, SERVER, State, git

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Request(NamedTuple):
    """One call: the parts of its path, what stands behind the question mark, and its body."""

    parts: tuple[str, ...]
    query: dict[str, str]
    body: dict[str, Any]


class RefusedError(Exception):
    """A call that GitHub would refuse: status and sentence."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


class Route(NamedTuple):
    """A method and a path below the repository's; which right it needs, which fields it takes, what it does."""

    method: str
    path: str
    right: tuple[str, str]
    fields: frozenset[str]
    queries: frozenset[str]
    answer: Callable[[State, Request], object]


def _pages(state: State, _: Request) -> object:
    if not state.pages:
        raise RefusedError(404, "Not Found")
    return {"build_type": "workflow", "html_url": f"{SERVER}/pages/"}


def _pull(state: State, request: Request) -> object:
    number = int(request.parts[0])
    if number not in state.pulls:
        raise RefusedError(404, "Not Found")
    return state.shown_pull(number)


def _pulls(state: State, request: Request) -> object:
    wanted = request.query.get("state", "open")
    return [state.shown_pull(number) for number in state.pulls if state.issues[number].state == wanted]


def _open_pull(state: State, request: Request) -> object:
    body = request.body
    if not state.may_propose:
        raise RefusedError(403, "GitHub Actions is not permitted to create or approve pull requests.")
    if body["base"] != "main" or not state.branches(body["head"]):
        raise RefusedError(422, "Validation Failed")
    pull = state.open_pull(body["title"], body["body"], BOT, body["head"])
    return state.shown_pull(pull.number)


def _edit(state: State, request: Request) -> object:
    """Issues and pull requests alike: title, text, open or closed."""
    issue = state.issues[int(request.parts[0])]
    issue.title, issue.body = request.body.get("title", issue.title), request.body.get("body", issue.body)
    issue.state = request.body.get("state", issue.state)
    issue.reason = request.body.get("state_reason", issue.reason)
    if issue.state not in {"open", "closed"} or len(issue.body) > 65_536:
        raise RefusedError(422, "Validation Failed")
    return state.shown_pull(issue.number) if issue.number in state.pulls else state.shown_issue(issue.number)


def _issue(state: State, request: Request) -> object:
    return state.shown_issue(int(request.parts[0]))


def _comments(state: State, request: Request) -> object:
    return state.issues[int(request.parts[0])].comments


def _comment(state: State, request: Request) -> object:
    if len(request.body["body"]) > 65_536:
        raise RefusedError(422, "body is too long")
    comment = {"id": next(state.ids), "user": {"login": BOT}, "body": request.body["body"]}
    state.issues[int(request.parts[0])].comments.append(comment)
    return comment


def _edit_comment(state: State, request: Request) -> object:
    for issue in state.issues.values():
        for comment in issue.comments:
            if comment["id"] == int(request.parts[0]):
                comment["body"] = request.body["body"]
                return comment
    raise RefusedError(404, "Not Found")


def _branches(state: State, request: Request) -> object:
    return [{"ref": name} for name in state.branches(request.parts[0])]


def _delete_branch(state: State, request: Request) -> object:
    name = f"refs/heads/{request.parts[0]}"
    if name not in state.branches(request.parts[0]):
        raise RefusedError(422, "Reference does not exist")
    git(state.bare, "update-ref", "-d", name)
    return None


def _artifacts(state: State, request: Request) -> object:
    run, name = int(request.parts[0]), request.query["name"]
    found = [
        {"id": id_, "name": name, "size_in_bytes": len(raw)}
        for id_, (of, called, raw) in state.artifacts.items()
        if (of, called) == (run, name)
    ]
    return {"total_count": len(found), "artifacts": found}


def _download(state: State, request: Request) -> object:
    return state.artifacts[int(request.parts[0])][2]


def _route(
    call: str, right: str, answer: Callable[[State, Request], object], fields: str = "", queries: str = ""
) -> Route:
    method, path = call.split(" ")
    name, _, level = right.partition(": ")
    return Route(method, path, (name, level), frozenset(fields.split()), frozenset(queries.split()), answer)


ROUTES = (
    _route("GET /pages", "pages: read", _pages),
    _route("GET /pulls", "pull-requests: read", _pulls, queries="state head per_page"),
    _route("POST /pulls", "pull-requests: write", _open_pull, "title body head base"),
    _route(r"GET /pulls/(\d+)", "pull-requests: read", _pull),
    _route(r"PATCH /pulls/(\d+)", "pull-requests: write", _edit, "title body state"),
    _route(r"GET /issues/(\d+)", "issues: read", _issue),
    _route(r"PATCH /issues/(\d+)", "issues: write", _edit, "title body state state_reason"),
    _route(r"GET /issues/(\d+)/comments", "issues: read", _comments, queries="per_page page"),
    _route(r"POST /issues/(\d+)/comments", "issues: write", _comment, "body"),
    _route(r"PATCH /issues/comments/(\d+)", "issues: write", _edit_comment, "body"),
    _route(r"GET /git/matching-refs/heads/([\w-]+)", "contents: read", _branches),
    _route(r"DELETE /git/refs/heads/([\w-]+)", "contents: write", _delete_branch),
    _route(r"GET /actions/runs/(\d+)/artifacts", "actions: read", _artifacts, queries="name"),
    _route(r"GET /actions/artifacts/(\d+)/zip", "actions: read", _download),
)


@dataclass
class Server:
    """The running server: its address, the rights of its tokens, every call, and what it refused."""

    state: State
    tokens: dict[str, dict[str, str]] = field(default_factory=dict)
    calls: list[tuple[str, str, int]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    address: str = ""

    def __enter__(self) -> Self:
        """Listen on this machine alone, on a free port."""
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.address = f"http://127.0.0.1:{self._http.server_port}"
        threading.Thread(target=self._http.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        """Listen no more."""
        self._http.shutdown()
        self._http.server_close()

    def token(self, permissions: Mapping[str, str]) -> str:
        """A token for one job, with the rights that it names and none besides."""
        token = f"ghs_{len(self.tokens):04}"
        self.tokens[token] = dict(permissions)
        return token

    def answer(self, method: str, address: str, token: str, raw: bytes) -> tuple[int, object]:
        """Status and answer of one call."""
        split = urlsplit(address)
        try:
            status, answer = 200, self._answer(method, split.path, parse_qs(split.query), token, raw)
        except RefusedError as refused:
            status, answer = refused.status, {"message": str(refused)}
        self.calls.append((method, address, status))
        is_asked = (method, status) == ("GET", 404) or not self.state.may_propose  # what a setting is asked for
        if status >= 400 and not is_asked:
            self.refused.append(f"{method} {address}: {status} {answer}")
        return status, answer

    def _answer(self, method: str, path: str, query: dict[str, list[str]], token: str, raw: bytes) -> object:
        if token not in self.tokens:
            raise RefusedError(401, "Bad credentials")
        route, parts = self._found(method, path)
        self._allow(route, parts, self.tokens[token])
        body = json.loads(raw) if raw else {}
        if not isinstance(body, dict) or set(body) - route.fields or not all(isinstance(v, str) for v in body.values()):
            raise RefusedError(422, f"fields: {sorted(body)}")
        if set(query) - route.queries:
            raise RefusedError(422, f"query: {sorted(query)}")
        return route.answer(self.state, Request(parts, {key: values[0] for key, values in query.items()}, body))

    def _found(self, method: str, path: str) -> tuple[Route, tuple[str, ...]]:
        for route in ROUTES:
            found = re.fullmatch(f"/repos/{NAME}{route.path}", path)
            if found and method == route.method:
                return route, found.groups()
        raise RefusedError(405, f"{method} {path} is not known")

    def _allow(self, route: Route, parts: tuple[str, ...], rights: dict[str, str]) -> None:
        """A pull request's conversation is open to either right (GitHub Docs, „Permissions required“)."""
        name, level = route.right
        either = {name, "pull-requests"} if name == "issues" and self._is_pull(route, parts) else {name}
        enough = {"read": {"read", "write"}, "write": {"write"}}[level]
        if not any(rights.get(one) in enough for one in either):
            raise RefusedError(403, f"Resource not accessible by integration: {name}: {level}")

    def _is_pull(self, route: Route, parts: tuple[str, ...]) -> bool:
        if "issues/comments" in route.path:
            return any(
                comment["id"] == int(parts[0])
                for number in self.state.pulls
                for comment in self.state.issues[number].comments
            )
        return int(parts[0]) in self.state.pulls


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def _any(self) -> None:
            raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            token = (self.headers.get("Authorization") or "").removeprefix("Bearer ")
            status, answer = server.answer(self.command, self.path, token, raw)
            sent = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

        do_GET = do_POST = do_PATCH = do_DELETE = do_PUT = _any  # noqa: N815 -- the names that http.server asks for

        def log_message(self, *_: object) -> None:
            """Say nothing in the terminal."""

    return Handler
