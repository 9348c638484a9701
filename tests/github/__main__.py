"""`python -m tests.github`: print the whole way of a form on GitHub, as it went in the stand-in just now."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.github.story import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.github.story import Scene, Story
    from tests.github.world import Run

_MARKS = {"gut": "✓", "rot": "✗", "ausgelassen": "–"}


def transcript(story: Story) -> Iterator[str]:
    """The lines: each scene with what ran, what it printed where it is red, and what people see."""
    for number, scene in enumerate(story.scenes.values(), start=1):
        yield from ("", f"{number}. {scene.title}", "")
        yield from _scene(scene)
    calls = story.world.server.calls
    yield from ("", f"Aufrufe der Schnittstelle: {len(calls)}. Abgelehnt: {len(story.world.server.refused)}.")
    yield from (f"   {method} {path} → {status}" for method, path, status in calls)


def _scene(scene: Scene) -> Iterator[str]:
    for run in scene.runs:
        yield from _run(run)
    for name, text in scene.seen.items():
        yield f"   {name}:"
        yield textwrap.indent(text.rstrip() or "(nichts)", "   | ", lambda _: True)


def _run(run: Run) -> Iterator[str]:
    yield f"   Lauf {run.number} „{run.workflow}“ ({run.event.name} {run.event.action}, {run.event.actor})"
    for name, result in run.jobs.items():
        yield f"     {_MARKS[result]} {name}"
        for step in run.steps[name]:
            yield f"         {_MARKS[step.result]} {step.name}"
            if step.result == "rot":
                yield textwrap.indent(step.output.rstrip(), "           ! ")


if __name__ == "__main__":
    with TemporaryDirectory() as name, told(Path(name)) as story:
        sys.stdout.write("\n".join(transcript(story)).lstrip() + "\n")
