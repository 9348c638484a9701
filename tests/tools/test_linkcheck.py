"""Tests of the link check against servers on this machine that answer in every way; nothing leaves the machine."""

from __future__ import annotations

import socket
import ssl
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

import pytest
import trustme

from allianz.reading.messages import Place
from tests.broken import SECOND
from tools.linkcheck import __main__ as command
from tools.linkcheck.addresses import addresses
from tools.linkcheck.fetching import Answer, Manners, Verdict, fetch_all, silent_servers, user_agent
from tools.linkcheck.memory import parse, remember, text
from tools.linkcheck.report import report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REPOSITORY = "https://github.example/allianz/website"
GOOD = Answer(Verdict.GOOD)
SILENT = Answer(Verdict.UNKNOWN, "antwortet nicht rechtzeitig", silent=True)
CLOSED = Answer(Verdict.FAILED, "nimmt keine Verbindung an", silent=True)


@dataclass
class Seen:
    """What the server saw: user agents, and how many requests were open at once at most."""

    agents: set[str] = field(default_factory=set)
    open: int = 0
    most: int = 0
    lock: Lock = field(default_factory=Lock)
    over: Event = field(default_factory=Event)


@contextmanager
def server(*, certificate: bool = False) -> Iterator[tuple[str, Seen]]:
    """A server that answers `/404` with 404, `/301/404` with a way to `/404`, slowly or never."""
    seen = Seen()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.agents.add(self.headers["User-Agent"])
            with seen.lock:
                seen.open += 1
                seen.most = max(seen.most, seen.open)
            word, _, rest = self.path.strip("/").partition("/")
            if word == "never":
                seen.over.wait()
            elif word == "slow":
                self._slowly()
            else:
                self._answer(int(word), rest)
            with seen.lock:
                seen.open -= 1

        def _slowly(self) -> None:
            for byte in b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n":
                self.wfile.write(bytes([byte]))
                time.sleep(0.002)

        def _answer(self, status: int, rest: str) -> None:
            time.sleep(0.01)
            self.send_response(status)
            if status in {301, 302, 307, 308}:
                self.send_header("Location", f"/{rest}")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing: the tests' output is for the tests."""

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
        httpd.socket = context.wrap_socket(httpd.socket, server_side=True)
        httpd.handle_error = lambda *_: None  # type: ignore[method-assign] # the client hangs up, as it should
    thread = Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"{'https' if certificate else 'http'}://127.0.0.1:{httpd.server_port}", seen
    finally:
        seen.over.set()
        httpd.shutdown()
        httpd.server_close()
        thread.join()


def ask(*asked: str, patience: float = 20.0) -> list[Answer]:
    """The answers of some addresses, without a pause."""
    answers = fetch_all(asked, Manners(user_agent(REPOSITORY), pause=0, patience=patience))
    return [answers[address] for address in asked]


def no_answer(status: int) -> Answer:
    """The verdict on a server that does not want to talk to a program."""
    return Answer(Verdict.UNKNOWN, f"gibt einem Programm keine Auskunft (Antwort {status})")


ANSWERS = {
    "/200": GOOD,
    "/204": GOOD,
    "/slow": GOOD,
    "/302/200": GOOD,
    "/307/302/200": GOOD,
    "/301/200": Answer(Verdict.GOOD, moved="/200"),
    "/308/200": Answer(Verdict.GOOD, moved="/200"),
    "/301/308/200": Answer(Verdict.GOOD, moved="/200"),
    "/301/302/200": Answer(Verdict.GOOD, moved="/302/200"),
    "/302/301/200": GOOD,
    "/301/404": Answer(Verdict.FAILED, "gibt es nicht mehr (Antwort 404)"),
    "/404": Answer(Verdict.FAILED, "gibt es nicht mehr (Antwort 404)"),
    "/410": Answer(Verdict.FAILED, "gibt es nicht mehr (Antwort 410)"),
    "/500": Answer(Verdict.FAILED, "meldet einen Fehler (Antwort 500)"),
    "/401": no_answer(401),
    "/403": no_answer(403),
    "/429": no_answer(429),
    "/503": no_answer(503),
    "/" + "302/" * 12 + "200": Answer(Verdict.FAILED, "leitet mehr als 10-mal weiter"),
}


@pytest.mark.parametrize("path", ANSWERS)
def test_every_answer_has_its_verdict(path: str) -> None:
    """What a server answers is good, failed or unknown; a permanent redirect names the new address."""
    with server() as (start, _):
        expected = ANSWERS[path]
        moved = f"{start}{expected.moved}" if expected.moved else ""
        assert ask(f"{start}{path}") == [Answer(expected.verdict, expected.reason, moved)]


def test_who_never_answers_is_unknown() -> None:
    """A time-out says nothing about an address."""
    with server() as (start, _):
        assert ask(f"{start}/never", patience=0.2) == [SILENT]


def test_a_bad_certificate_is_a_failure_of_its_own() -> None:
    """Browsers warn of such a site, so the answer says what is wrong."""
    with server(certificate=True) as (start, _):
        reason = "hat kein gültiges Zertifikat, Browser warnen davor"
        assert ask(f"{start}/200") == [Answer(Verdict.FAILED, reason)]


def test_a_closed_port_fails() -> None:
    """Where nobody listens the address has failed."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert ask(f"http://127.0.0.1:{port}/") == [CLOSED]


@pytest.mark.parametrize("address", ["http://", "https://[", "http://a b/", "ftp://127.0.0.1/", "http://" + "a" * 70])
def test_what_is_no_address_fails_without_a_traceback(address: str) -> None:
    """Whatever stands in the prose, the run goes on."""
    assert ask(address)[0].verdict is Verdict.FAILED


def test_one_request_per_host_at_a_time_and_a_pause_after_each() -> None:
    """A host sees one request, then a pause; the requests say who asks."""
    pauses: list[float] = []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    with server() as (start, seen):
        asked = [f"{start}/200?{number}" for number in range(12)]
        asked = [address.replace("/200?", "/200/") for address in asked]
        answers = fetch_all(asked, Manners(user_agent(REPOSITORY), pause=2.5, sleep=sleep))
    assert set(answers.values()) == {GOOD}
    assert seen.most == 1
    assert pauses == [2.5] * 12
    assert seen.agents == {"Linkpruefung/1.0 (+https://github.example/allianz/website)"}


RUNS: dict[str, tuple[list[Answer], tuple[str, ...]]] = {
    "three failures": ([CLOSED, CLOSED, CLOSED], ("2026-05-01", "2026-05-02", "2026-05-03")),
    "a success forgets": ([CLOSED, CLOSED, GOOD, CLOSED], ("2026-05-04",)),
    "what is unknown changes nothing": ([CLOSED, SILENT, CLOSED], ("2026-05-01", "2026-05-03")),
    "only unknown": ([SILENT] * 9, ()),
}


@pytest.mark.parametrize("name", RUNS)
def test_failures_are_remembered_by_day(name: str) -> None:
    """The memory holds the days since the address last worked."""
    answers, days = RUNS[name]
    memory: dict[str, tuple[str, ...]] = {}
    for day, answer in enumerate(answers, 1):
        memory = remember(memory, {"a": answer}, f"2026-05-{day:02}")
    assert memory.get("a", ()) == days
    assert parse(text(memory)) == memory


def test_two_failures_on_one_day_are_one() -> None:
    """Who starts the check three times in an hour does not make a link dead."""
    memory = remember({}, {"a": CLOSED}, "2026-05-01")
    assert remember(memory, {"a": CLOSED}, "2026-05-01") == {"a": ("2026-05-01",)}
    assert remember(memory, {}, "2026-05-02") == {}


@pytest.mark.parametrize("raw", ["", "{", "[]", '{"a": "b"}', '{"a": [1, "gestern"]}', "[" * 100000])
def test_a_memory_that_cannot_be_read_is_empty(raw: str) -> None:
    """A lost or damaged memory only delays a report."""
    assert parse(raw) == {}


PLACES = {
    "https://a.de/x": (Place("data/quellen.yaml", 7, 8), Place("docs/a.md", 3)),
    "https://b.de/": (Place("b", 1),),
}


def test_a_link_is_reported_after_three_days() -> None:
    """Two days are silence, the third is a line with the places and the reason."""
    answers = {"https://a.de/x": CLOSED, "https://b.de/": SILENT}
    days = ("2026-05-01", "2026-05-08", "2026-05-15")
    assert report(PLACES, answers, {"https://a.de/x": days[:2]}) == ""
    said = report(PLACES, answers, {"https://a.de/x": days}).split("\n")
    assert (
        "- [ ] `https://a.de/x` nimmt keine Verbindung an. Zuerst am 1.5.2026, 3 Tage. "
        "Steht in `data/quellen.yaml` Zeile 7, `docs/a.md` Zeile 3."
    ) in said
    assert said[-2] == "Geprüft: 2 Adressen. Ohne klare Auskunft, also unbekannt: 1."


def test_a_permanent_redirect_is_proposed() -> None:
    """The old and the new address stand side by side, with the line to change."""
    said = report(PLACES, {"https://b.de/": Answer(Verdict.GOOD, moved="https://b.de/neu`")}, {})
    assert "- [ ] `https://b.de/` → `https://b.de/neu%60`. Steht in `b` Zeile 1." in said.split("\n")


def test_addresses_come_from_data_and_prose(tmp_path: Path) -> None:
    """Every address has its lines; examples and what ends a sentence are left out."""
    for path in SECOND.glob("*.yaml"):
        (tmp_path / path.name).write_text(
            path.read_text(encoding="utf-8").replace("https://jobagentur.example.org", "https://jobagentur.de"),
            encoding="utf-8",
        )
    prose = tmp_path / "docs"
    prose.mkdir()
    (prose / "a.md").write_text(
        "Siehe https://jobagentur.de, [da](https://a.de/x_(y)) und\n<https://b.de/?a=b#c>. https://www.example.org\n",
        encoding="utf-8",
    )
    (prose / "b.txt").write_text("https://c.de", encoding="utf-8")
    found = addresses(tmp_path, [prose])
    assert list(found) == [
        "https://jobagentur.de",
        "https://jobagentur.de/termin",
        "https://jobagentur.de/kontakt",
        "https://a.de/x_(y)",
        "https://b.de/?a=b#c",
    ]
    assert [(place.path.rpartition("/")[2], place.line) for place in found["https://jobagentur.de"]] == [
        ("partners.yaml", 13),
        ("a.md", 1),
    ]


def test_the_command_keeps_its_memory_and_empties_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Three runs on three days fill the report; when the address works again, the report is empty."""
    state, out = tmp_path / "state.json", tmp_path / "report.md"
    with server() as (start, _):
        broken = {f"{start}/404": (Place("data/x.yaml", 1),)}
        monkeypatch.setattr(command, "addresses", lambda *_: broken)
        for day in ("01", "01", "08", "15"):
            given = ["--today", f"2026-05-{day}", "--state", str(state), "--report", str(out), "--pause", "0"]
            assert out.exists() is False or out.read_text(encoding="utf-8") == ""
            assert command.main(given) == 0
        assert "gibt es nicht mehr (Antwort 404)" in out.read_text(encoding="utf-8")
        assert capsys.readouterr().out.endswith("1 Adressen geprüft, 1 davon fehlgeschlagen.\n")
        monkeypatch.setattr(command, "addresses", lambda *_: {f"{start}/200": (Place("data/x.yaml", 1),)})
        assert command.main([*given[:1], "2026-05-22", *given[2:]]) == 0
    assert (out.read_text(encoding="utf-8"), state.read_text(encoding="utf-8")) == ("", "{}\n")


def _closed(*hosts: str) -> list[str]:
    """Addresses at which nobody listens, on servers of different names."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return [f"http://{host}:{free.getsockname()[1]}/{page}" for host in hosts for page in "ab"]


@pytest.mark.parametrize(("closed", "status"), [(["127.0.0.2", "127.0.0.3"], 1), (["127.0.0.2"], 0)])
def test_where_most_servers_are_silent_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], closed: list[str], status: int
) -> None:
    """Without a network every link would be dead in three days; one server of two is a fault of its own."""
    state, out = tmp_path / "state.json", tmp_path / "report.md"
    for file in (state, out):
        file.write_text("von vorher", "utf-8")
    with server() as (start, _):
        asked = dict.fromkeys([f"{start}/200", *_closed(*closed)], (Place("data/x.yaml", 1),))
        monkeypatch.setattr(command, "addresses", lambda *_: asked)
        given = ["--today", "2026-05-01", "--state", str(state), "--report", str(out), "--pause", "0"]
        assert command.main(given) == status
    assert [file.read_text("utf-8") == "von vorher" for file in (state, out)] == [status == 1] * 2
    said = "Von 3 Servern haben 2 nicht geantwortet. Das liegt am eigenen Netz und nicht an den Adressen: "
    assert capsys.readouterr().out.startswith(said if status else "3 Adressen geprüft, 2 davon fehlgeschlagen.")


def test_a_server_that_answers_once_is_not_silent() -> None:
    """A page that takes too long says nothing about the network."""
    refused = Answer(Verdict.UNKNOWN, "gibt einem Programm keine Auskunft (Antwort 403)")
    answers = {"https://a.de/x": SILENT, "https://A.de/y": refused, "https://b.de/": CLOSED, "http://": GOOD}
    assert silent_servers(answers) == (1, 3)
