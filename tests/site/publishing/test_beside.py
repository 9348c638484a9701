"""Builds that are broken off: what stood in the target stays, and the next build finds everything in order."""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import time
from typing import TYPE_CHECKING

import pytest

from allianz.site.publishing import beside as module
from allianz.site.publishing.beside import beside
from allianz.site.publishing.target import MARK, TargetError
from tests.losing import fingerprint, left_over
from tests.standin import PAGES, started

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A site that stands already."""
    build(tmp_path / "site", "alt")
    return tmp_path / "site"


def build(target: Path, text: str) -> None:
    """Build without any other program."""
    with beside(target, target.parent / "projekt", (), print) as place:
        (place.folder / "index.html").write_text(text)
        (place.folder / text).mkdir()


def shown(target: Path) -> str:
    """What the site says."""
    return (target / "index.html").read_text()


def test_the_new_site_takes_the_place_of_the_old_one_as_a_whole(target: Path) -> None:
    """Nothing of the old one is left in it or beside it."""
    build(target, "neu")
    assert sorted(path.name for path in target.iterdir()) == [MARK, "index.html", "neu"]
    assert left_over(target) == []


def test_a_system_that_cannot_exchange_folders_replaces_them_in_two_steps(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not every file system and no Mac knows the exchange."""
    monkeypatch.setattr(module, "_exchanged", lambda *_: False)
    build(target, "neu")
    assert (shown(target), left_over(target)) == ("neu", [])


def test_what_was_ended_between_the_two_steps_is_put_back(target: Path) -> None:
    """The next build begins by that, even if it then fails itself."""
    work = target.with_name(".site.bau")
    work.mkdir()
    target.rename(work / "alt")
    with pytest.raises(ZeroDivisionError), beside(target, target.parent / "projekt", (), print):
        raise ZeroDivisionError
    assert (shown(target), left_over(target)) == ("alt", [])


def _fail(file: Path, failure: type[BaseException]) -> None:
    file.write_text("halb")
    raise failure


@pytest.mark.parametrize("failure", [ZeroDivisionError, KeyboardInterrupt, SystemExit])
def test_a_build_that_fails_leaves_the_old_site_and_nothing_beside_it(
    target: Path, failure: type[BaseException]
) -> None:
    """An error of the program, an interrupt, an end by a signal."""
    before = fingerprint(target)
    with pytest.raises(failure), beside(target, target.parent / "projekt", (), print) as place:
        _fail(place.folder / "index.html", failure)
    assert (fingerprint(target), left_over(target)) == (before, [])


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "Auf dem Datenträger ist kein Platz mehr."),
        (errno.EDQUOT, "Ihr Speicherplatz ist aufgebraucht."),
        (errno.EROFS, "Der Datenträger lässt sich nur lesen."),
        (errno.EACCES, "Dort dürfen Sie nicht schreiben."),
        (errno.EIO, f"Das System meldet Fehler {errno.EIO}."),
    ],
)
def test_what_the_system_refuses_is_said_in_german(target: Path, number: int, sentence: str) -> None:
    """A writer that fails as a full or protected disk does; the old site is whole."""
    before = fingerprint(target)
    with pytest.raises(TargetError) as caught, beside(target, target.parent / "projekt", (), print):
        raise OSError(number, os.strerror(number))
    assert str(caught.value).startswith(f"Nach {target} lässt sich nichts schreiben. {sentence}")
    assert (fingerprint(target), left_over(target)) == (before, [])


def test_what_else_lies_in_the_workplace_is_nobodys_business(target: Path) -> None:
    """Only what a build has made itself is cleared away."""
    own = target.with_name(".site.bau") / "eigenes"
    own.parent.mkdir()
    own.write_text("wichtig")
    build(target, "neu")
    assert (own.read_text(), shown(target)) == ("wichtig", "neu")


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("whom", ["the build", "all"])
def test_a_killed_build_costs_nothing_and_the_next_one_heals(target: Path, how: signal.Signals, whom: str) -> None:
    """Whichever process is hit: the old site stays, and the next build waits for what still writes, then is whole."""
    before = fingerprint(target)
    process = started(target, "halb", seconds=1)
    while not list(target.parent.glob(".site.bau/neu/*.html")):
        time.sleep(0.01)
    (os.killpg if whom == "all" else os.kill)(process.pid, how)
    process.wait()
    still_writing = how == signal.SIGKILL and whom == "the build"
    assert (fingerprint(target), left_over(target) == []) == (before, how != signal.SIGKILL)
    after = started(target, "neu")
    assert ("Gerade baut schon jemand" in after.communicate()[0]) == still_writing
    process.communicate()
    assert after.returncode == 0
    assert {path.read_text() for path in target.glob("*.html")} == {"neu" * 1000}
    assert (len(list(target.glob("*.html"))), left_over(target)) == (PAGES, [])


def test_two_builds_at_once_come_one_after_the_other(target: Path) -> None:
    """The second says who builds, and waits; in the end the site is wholly of one of them."""
    builds = [started(target, text, seconds=0.5) for text in ("eins", "zwei", "drei")]
    said = "".join(one.communicate()[0] for one in builds)
    assert [one.returncode for one in builds] == [0, 0, 0]
    assert (
        len(re.findall(r"Gerade baut schon jemand an derselben Stelle \(Prozess \d+\)\. Dieser Bau wartet", said)) >= 1
    )
    assert len({path.read_text() for path in target.glob("*.html")}) == 1
    assert (len(list(target.glob("*.html"))), left_over(target)) == (PAGES, [])


def test_a_step_that_fails_is_told_with_its_own_words(target: Path) -> None:
    """What the program said, then the sentence that nothing was lost; status 1."""
    before = fingerprint(target)
    process = started(target, "halb", status=3)
    said = process.communicate()[0]
    assert (process.returncode, fingerprint(target), left_over(target)) == (1, before, [])
    assert said.splitlines() == [
        "So sagt es das Programm.",
        "Die Website ließ sich nicht bauen. Die von vorher ist unverändert.",
    ]


def test_a_folder_that_fills_while_it_is_built_is_not_replaced(tmp_path: Path) -> None:
    """Whoever puts something into the empty target meanwhile keeps it."""
    target, other = tmp_path / "site", tmp_path / "anderes"
    other.mkdir()
    (other / "datei").write_text("wichtig")
    with pytest.raises(TargetError, match="steht etwas anderes"), beside(target, tmp_path / "projekt", (), print):
        shutil.copytree(other, target)
    assert (target / "datei").read_text() == "wichtig"
