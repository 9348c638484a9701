"""A server for this machine alone, as GitHub Pages answers: a sub-path, 404.html, a folder's slash."""

from __future__ import annotations

import errno
import mimetypes
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from allianz.reading.messages import CommandError
from tools.preview.pages import SCRIPT, STATE, instead, javascript, with_script

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tools.preview.stage import Shown, Stage

__all__ = ["HOST", "Answer", "answer", "serving"]

HOST = "127.0.0.1"
"""Nobody else sees a preview."""

_OTHER_PORTS = (8001, 8002)


@dataclass(frozen=True)
class Answer:
    """What an address gets."""

    status: HTTPStatus
    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    location: str = ""


def answer(site: Path, prefix: str, path: str, shown: Shown) -> Answer:
    """The answer to an address below `prefix`, which ends with a slash; nothing outside of the site is ever read."""
    if path == STATE:
        return Answer(HTTPStatus.OK, shown.name.encode(), "text/plain")
    if path == SCRIPT:
        return Answer(HTTPStatus.OK, javascript(), "text/javascript")
    if not path.startswith(prefix):
        return Answer(HTTPStatus.FOUND, location=prefix) if path == "/" else _missing(site, shown)
    parts = [part for part in unquote(path.removeprefix(prefix)).split("/") if part not in {"", "."}]
    if ".." in parts or any("\0" in part for part in parts):
        return _missing(site, shown)
    file = site.joinpath(*parts)
    if file.is_dir() and not path.endswith("/"):
        return Answer(HTTPStatus.FOUND, location=f"{path}/")
    return _page_or_file(file / "index.html" if path.endswith("/") else file, site, shown)


def _page_or_file(file: Path, site: Path, shown: Shown) -> Answer:
    """A file of the site; a page only where the newest build was good."""
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    is_page = file.suffix in {"", ".html"}
    if is_page and shown.said != "":
        return Answer(HTTPStatus.SERVICE_UNAVAILABLE, with_script(instead(shown.said), shown.name))
    try:
        body = file.read_bytes()
    except OSError:
        return _missing(site, shown)
    if is_page:
        return Answer(HTTPStatus.OK, with_script(body, shown.name))
    return Answer(HTTPStatus.OK, body, f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)


def _missing(site: Path, shown: Shown) -> Answer:
    """The site's own page for what is not there."""
    if shown.said != "":
        return Answer(HTTPStatus.SERVICE_UNAVAILABLE, with_script(instead(shown.said), shown.name))
    body = b""
    with suppress(OSError):
        body = (site / "404.html").read_bytes()
    return Answer(HTTPStatus.NOT_FOUND, with_script(body, shown.name))


@contextmanager
def serving(site: Path, prefix: str, stage: Stage, port: int) -> Iterator[str]:
    """Serve a site that may be replaced at any time; yields its address. CommandError where the port is not to be had.

    Port 0 takes any that is free.
    """

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            given = answer(site, prefix, urlsplit(self.path).path, stage.shown())
            self.send_response(given.status)
            self.send_header("Content-Type", given.kind)
            self.send_header("Content-Length", str(len(given.body)))
            self.send_header("Cache-Control", "no-store")
            if given.location:
                self.send_header("Location", given.location)
            self.end_headers()
            with suppress(ConnectionError):  # the browser went on before everything had arrived
                self.wfile.write(given.body)

        def log_message(self, *_: object) -> None:
            """Say nothing: the terminal is for what the builds say."""

    with _bound(port, Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
        thread.start()
        try:
            yield f"http://{HOST}:{server.server_port}{prefix}"
        finally:
            server.shutdown()
            thread.join()


def _bound(port: int, handler: type[BaseHTTPRequestHandler]) -> ThreadingHTTPServer:
    try:
        return ThreadingHTTPServer((HOST, port), handler)
    except OSError as error:
        is_taken = error.errno == errno.EADDRINUSE
        why = "Dort läuft schon etwas, vielleicht eine andere Vorschau." if is_taken else "Das System erlaubt es nicht."
        other = _OTHER_PORTS[port == _OTHER_PORTS[0]]
        message = (
            f"Die Vorschau kann nicht auf {HOST}:{port} stehen. {why} Nehmen Sie zum Beispiel: make serve PORT={other}"
        )
        raise CommandError(message) from None
