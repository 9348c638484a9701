"""Tests of work in a second process: nobody can tell from its results whether there is one, nor whether it lived."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.broken import ROOT

BEFORE = """
import os, time
from pathlib import Path
from allianz.reading import beside as module
from allianz.reading.beside import beside
os.cpu_count = lambda: 2
here = os.getpid()
"""


def ran(script: str) -> str:
    """What a script prints that is its process's only thread; it says nothing else and ends well."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", BEFORE + script],
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        check=False,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_results_come_in_their_order_from_a_second_process() -> None:
    """Also an empty one, and one that is larger than a pipe."""
    script = """
work = lambda: ((os.getpid() == here, one) for one in ("", {"a": [1, ("ä", None)]}, "x" * 1_000_000, []))
with beside(work) as results:
    print([(is_here, one if len(one) < 10 else len(one)) for is_here, one in results])
"""
    assert ran(script) == "[(False, ''), (False, {'a': [1, ('ä', None)]}), (False, 1000000), (False, [])]\n"


@pytest.mark.parametrize("number", [0, 2, 4])
@pytest.mark.parametrize(
    "end",
    ["1 / 0", "os._exit(1)", "os.kill(os.getpid(), 9)", "sys.exit()", "(yield object())", "raise KeyboardInterrupt"],
)
def test_what_a_broken_off_process_leaves_is_done_here(end: str, number: int) -> None:
    """Nothing is lost or done twice, wherever it ends, and it says nothing."""
    script = f"""
import sys
def work():
    for number in range(5):
        if number == {number} and os.getpid() != here:
            {end}
        yield number, os.getpid() == here
with beside(work) as results:
    found = list(results)
print([number for number, _ in found], sum(is_here for _, is_here in found))
"""
    assert ran(script) == f"[0, 1, 2, 3, 4] {5 - number}\n"


def test_an_error_of_the_work_shows_where_it_is_asked_for() -> None:
    """Behind the results that there are; who asks for none never hears of it."""
    script = """
def work():
    yield 1
    raise ValueError("Das geht nicht.")
with beside(work):
    pass
with beside(work) as results:
    print(next(results))
    try:
        next(results)
    except ValueError as error:
        print(error)
"""
    assert ran(script) == "1\nDas geht nicht.\n"


def test_the_work_goes_on_though_nobody_asks() -> None:
    """Results that fill no pipe: else reading would wait for whom it is to save time."""
    script = """
def work():
    yield from ("x" * 1_000_000 for _ in range(3))
    os.kill(here, SIGUSR1)
from signal import SIGUSR1, signal
told = []
signal(SIGUSR1, lambda *_: told.append(True))
with beside(work) as results:
    waited = time.monotonic()
    while not told and time.monotonic() - waited < 30:
        time.sleep(0.01)
    print(told, [len(one) for one in results])
"""
    assert ran(script) == "[True] [1000000, 1000000, 1000000]\n"


@pytest.mark.parametrize("ending", ["pass", "1 / 0"])
def test_the_second_process_ends_with_the_context(ending: str) -> None:
    """Whether all went well or not, and though it would go on for long; nothing of it stays open."""
    script = f"""
opened = len(os.listdir("/proc/self/fd"))
def work():
    yield os.getpid()
    time.sleep(600)
try:
    with beside(work) as results:
        second = next(results)
        {ending}
except ZeroDivisionError:
    pass
print(second != here, len(os.listdir("/proc/self/fd")) == opened)
try:
    os.kill(second, 0)
except ProcessLookupError:
    print("fort")
"""
    assert ran(script) == "True True\nfort\n"


ALONE = {
    "one processor": "os.cpu_count = lambda: 1",
    "nobody knows how many": "os.cpu_count = lambda: None",
    "another thread": "from threading import Event, Thread\nThread(target=Event().wait, daemon=True).start()",
    "a Python without it": "del os.memfd_create",
    "another system": "module._THREADS = Path('nirgends')",
    "too many processes": "def full(): raise BlockingIOError(11, 'x')\nos.fork = full",
    "too many descriptors": "def full(): raise OSError(24, 'x')\nos.pipe = full",
}


@pytest.mark.parametrize("why", ALONE)
def test_where_none_can_be_begun_the_work_is_done_when_it_is_asked_for(why: str) -> None:
    """Here, one result after the other."""
    script = f"""
{ALONE[why]}
begun = []
def work():
    for number in range(3):
        begun.append(number)
        yield number, os.getpid() == here
with beside(work) as results:
    print(begun)
    print(next(results), begun)
    print(list(results))
"""
    assert ran(script) == "[]\n(0, True) [0]\n[(1, True), (2, True)]\n"
