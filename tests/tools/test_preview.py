"""Tests of the live preview: what it answers, when it builds, and an editor's way from fault to page."""

from __future__ import annotations

import os
import signal
import socket
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.building import copied
from tests.previewing import got, newest, previewed, started
from tools.preview.building import Job, follow
from tools.preview.pages import SCRIPT, STATE, instead
from tools.preview.serving import answer
from tools.preview.stage import Shown, Stage
from tools.preview.watching import snapshot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GOOD, WAITING = Shown("7-1", ""), Shown("7-0", None)
BROKEN = Shown("7-2", "Hinweis: data/x.yaml:1:1: Nebenbei.\ndata/x.yaml:2:3: <b> ist falsch.\nZwei & mehr.")
AGAIN = f'<script src="{SCRIPT}" data-stand="7-1" defer></script>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A built site, and a file beside it that is nobody's business."""
    site = tmp_path / "site"
    (site / "partner").mkdir(parents=True)
    (site / "index.html").write_text("<body>Start</body>", "utf-8")
    (site / "partner" / "index.html").write_text("<body>Partner</body>", "utf-8")
    (site / "404.html").write_text("<body>Fehlt</body>", "utf-8")
    (site / "site.css").write_text("p {}", "utf-8")
    (tmp_path / "geheim.css").write_text("geheim", "utf-8")
    return site


@pytest.mark.parametrize(
    ("path", "status", "text"),
    [
        ("/website/", 200, f"<body>Start{AGAIN}\n</body>"),
        ("/website/index.html", 200, f"<body>Start{AGAIN}\n</body>"),
        ("/website/partner/", 200, f"<body>Partner{AGAIN}\n</body>"),
        ("/website/site.css", 200, "p {}"),
        ("/website/nirgends/", 404, f"<body>Fehlt{AGAIN}\n</body>"),
        ("/website/nirgends.css", 404, f"<body>Fehlt{AGAIN}\n</body>"),
        ("/anderswo/", 404, f"<body>Fehlt{AGAIN}\n</body>"),
        ("/website/../geheim.css", 404, f"<body>Fehlt{AGAIN}\n</body>"),
        ("/website/%2e%2e/geheim.css", 404, f"<body>Fehlt{AGAIN}\n</body>"),
        ("/website/%00", 404, f"<body>Fehlt{AGAIN}\n</body>"),
        (STATE, 200, "7-1"),
    ],
)
def test_a_good_site_is_served_as_it_will_be(site: Path, path: str, status: int, text: str) -> None:
    """Below its path, with its own page for what is missing; every page loads itself anew."""
    given = answer(site, "/website/", path, GOOD)
    assert (given.status, given.body.decode()) == (status, text)


@pytest.mark.parametrize(("path", "location"), [("/", "/website/"), ("/website/partner", "/website/partner/")])
def test_an_address_without_its_folder_leads_on(site: Path, path: str, location: str) -> None:
    """The root leads to the site, a folder to its page."""
    given = answer(site, "/website/", path, GOOD)
    assert (given.status, given.location) == (302, location)


@pytest.mark.parametrize("path", ["/", "/index.html", "/partner/", "/neu/", "/neu"])
def test_every_page_says_why_there_is_no_new_one(site: Path, path: str) -> None:
    """Wherever an editor looks; styles and scripts stay."""
    given = answer(site, "/", path, BROKEN)
    assert (given.status, "<h1>Hier stimmt etwas noch nicht</h1>" in given.body.decode()) == (503, True)
    assert 'data-stand="7-2"' in given.body.decode()
    assert answer(site, "/", "/site.css", BROKEN).status == 200
    assert "wird gerade gebaut" in answer(site, "/", path, WAITING).body.decode()


def test_messages_are_a_list_and_no_markup() -> None:
    """Place first, then the sentence; hints are no reason, and the end of the refusal stands below."""
    text = instead(BROKEN.said).decode()
    assert "<li><strong>data/x.yaml, Zeile 2, Spalte 3</strong> &lt;b&gt; ist falsch.</li>" in text
    assert "<pre>Zwei &amp; mehr.</pre>" in text
    assert "Nebenbei" not in text


def test_a_snapshot_sees_what_people_save(tmp_path: Path) -> None:
    """A file more, less or other is a change; what is hidden or made by Python itself is none."""
    (tmp_path / "unten").mkdir()
    file = tmp_path / "unten" / "datei.yaml"
    states = [snapshot([tmp_path, tmp_path / "nirgends"])]
    for text in ("eins", "zwei mal"):
        file.write_text(text, "utf-8")
        states.append(snapshot([tmp_path]))
    (tmp_path / "__pycache__").mkdir()
    for name in (".datei.swp", "__pycache__/datei.pyc"):
        (tmp_path / name).touch()
    assert snapshot([tmp_path]) == states[-1]
    file.unlink()
    (tmp_path / "verweis").symlink_to(tmp_path / "nirgends")
    assert snapshot([tmp_path]) == states[0] == {}
    assert states[1] != states[2]


class OverError(Exception):
    """The test has seen enough."""


BUILD = """
import pathlib, sys, time
source = pathlib.Path(sys.argv[1])
text = source.read_text()
source.with_name("begonnen").write_text(text)
while text == "ewig":
    time.sleep(0.01)
print("gesagt:", text)
sys.exit(text == "falsch")
"""


def followed(tmp_path: Path, first: str, act: Callable[[Path, Stage], bool]) -> tuple[Stage, list[str]]:
    """Follow a source that begins with a text; `act` is called in every pause until it says that it is over."""
    source, stage, said = tmp_path / "quelle" / "datei", Stage(), list[str]()
    source.parent.mkdir()
    source.write_text(first)
    command = [sys.executable, "-c", BUILD.replace("source.with_name", "source.parent.with_name"), str(source)]

    def pause() -> None:
        if act(source, stage):
            raise OverError
        time.sleep(0.01)

    with pytest.raises(OverError):
        follow(Job([source.parent], command, {}), stage, pause, said.append)
    return stage, said


def test_a_change_ends_the_build_that_it_overtakes(tmp_path: Path) -> None:
    """Nobody waits for the build of what has been mended meanwhile: the first one would never end."""

    def act(source: Path, stage: Stage) -> bool:
        if (tmp_path / "begonnen").exists() and source.read_text() == "ewig":
            source.write_text("richtig")
        return stage.shown().said is not None

    stage, said = followed(tmp_path, "ewig", act)
    assert (stage.shown().said, said) == ("", ["gesagt: richtig"])


def test_what_fails_is_shown_until_a_build_is_good(tmp_path: Path) -> None:
    """Each state has another name, by which a page knows that it is old."""
    names = []

    def act(source: Path, stage: Stage) -> bool:
        shown = stage.shown()
        if shown.said == "gesagt: falsch" and source.read_text() == "falsch":
            source.write_text("wieder gut")
        names.append(shown.name)
        return shown.said == ""

    stage, said = followed(tmp_path, "falsch", act)
    assert (stage.shown().said, said) == ("", ["gesagt: falsch", "gesagt: wieder gut"])
    assert len(set(names)) == 3


def test_an_editor_is_never_left_alone(tmp_path: Path) -> None:
    """Started with a fault, mended, broken in another way: the page says what is wrong, with file and line, or is new.

    The way is long because each state follows from the one before; real programs, on the path of the public address.
    """
    project = copied(tmp_path / "projekt")
    file, page = project / "data" / "partners.yaml", project / "docs" / "neu.md"
    good = file.read_text("utf-8")
    file.write_text(good.replace("plz: 00012", "plz: 12"), "utf-8")
    with previewed(project, SITE_URL="https://example.org/website/") as (home, process):
        assert home.endswith("/website/")
        name = newest(home, f"{process.pid}-0")
        status, text = got(f"{home}partner/")
        assert (status, "data/partners.yaml, Zeile 31, Spalte 14</strong> „plz“ muss aus" in text) == (503, True)

        file.write_text(good.replace("kurzname: Seehochschule", "kurzname: Hochschule am Ufer"), "utf-8")
        name = newest(home, name)
        status, text = got(f"{home}partner/seehochschule/")
        assert (status, "Hochschule am Ufer" in text) == (200, True)
        assert got(f"{home}pagefind/pagefind.js")[0] == 200

        page.write_text("---\ntitle: Neu\ndescription: Neu.\nstand: 2024\n---\nNeu.\n", "utf-8")
        name = newest(home, name)
        assert "<strong>docs/neu.md, Zeile 1, Spalte 1</strong> Diese Seite steht in keinem Menü." in got(home)[1]


def test_a_taken_port_is_a_sentence(tmp_path: Path) -> None:
    """Which port, why, and what to do; status 1."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with started(tmp_path, str(port), PYTHONPATH=os.pathsep.join(path for path in sys.path if path)) as process:
            said = process.communicate()[0]
    assert (process.returncode, said) == (
        1,
        (
            f"Die Vorschau kann nicht auf 127.0.0.1:{port} stehen. Dort läuft schon etwas, vielleicht eine andere "
            "Vorschau. Nehmen Sie zum Beispiel: make serve PORT=8001\n"
        ),
    )


@pytest.mark.parametrize("port", ["80x", "-1", "65536", "٣"])
def test_a_wrong_port_is_a_sentence(tmp_path: Path, port: str) -> None:
    """What it must be, and what stands there."""
    with started(tmp_path, port, PYTHONPATH=os.pathsep.join(path for path in sys.path if path)) as process:
        said = process.communicate()[0]
    assert (process.returncode, said) == (
        1,
        f"PORT muss eine Zahl bis 65535 sein, zum Beispiel 8001 – hier steht {port}.\n",
    )


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_who_ends_the_preview_leaves_nothing_behind(tmp_path: Path, how: signal.Signals) -> None:
    """In the middle of a build: no folder, no process that goes on."""
    project, folder = copied(tmp_path / "projekt"), tmp_path / "temp"
    folder.mkdir()
    with previewed(project, TMPDIR=str(folder)) as (_, process):
        while not list(folder.glob("vorschau-*/.site.bau/neu")):
            time.sleep(0.01)
        process.send_signal(how)
        said = process.communicate()[0]
    assert (process.returncode, list(folder.iterdir())) == (0, [])
    assert "Traceback" not in said
