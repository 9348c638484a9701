"""A web server that behaves as GitHub Pages does: sub-path, compression, ten minutes of cache, 404.html, redirects."""

from __future__ import annotations

import gzip
import mimetypes
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PREFIX = "/website/"
SITE_URL = f"https://example.org{PREFIX}"


@dataclass(frozen=True)
class Answer:
    """What GitHub Pages would send for an address."""

    status: int
    file: Path | None = None
    location: str = ""


def answer(site: Path, path: str) -> Answer:
    """Look an address up in a built site that is served under PREFIX."""
    if not path.startswith(PREFIX):
        return Answer(404, site / "404.html")
    target = site / unquote(path.removeprefix(PREFIX))
    if target.is_dir() and not path.endswith("/"):
        return Answer(301, location=f"{path}/")
    file = target / "index.html" if path.endswith("/") else target
    return Answer(200, file) if file.is_file() else Answer(404, site / "404.html")


@contextmanager
def serve(site: Path) -> Iterator[str]:
    """Serve a built site, which stays as it is, on this machine; yields the address of its start page."""

    @cache
    def compressed(file: Path) -> bytes:
        return gzip.compress(file.read_bytes())

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"  # one connection for many files
        disable_nagle_algorithm = True  # a body would wait 40 ms for the browser to acknowledge its headers

        def do_GET(self) -> None:
            found = answer(site, urlsplit(self.path).path)
            body = compressed(found.file) if found.file else b""
            self.send_response(found.status)
            if found.location:
                self.send_header("Location", found.location)
            if found.file:
                kind = mimetypes.guess_type(found.file.name)[0] or "application/octet-stream"
                self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Cache-Control", "max-age=600")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with suppress(ConnectionError):  # the browser went on before everything had arrived
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing: the tests' output is for the tests."""

    class Server(ThreadingHTTPServer):
        request_queue_size = 128  # a browser asks for a page's files at once, also where the machine is busy

    server = Server(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
