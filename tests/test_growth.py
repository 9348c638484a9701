"""Twice the partners cost twice the steps: counted, not timed, and for each function by itself."""

from __future__ import annotations

import difflib
import sys
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from allianz.exports import TABLES, VERSION, Graphs, exports
from allianz.languages.language import GERMAN
from allianz.model.dataset import load
from allianz.model.nearest import Nearest
from allianz.review import verdict
from allianz.site.editions import Menu, editions
from allianz.site.frame import Frame
from allianz.site.pages import Formats
from allianz.site.pictures.mark import colours
from tests.building import ICONS, ROOT
from tests.many import many
from tests.serving import SITE_URL

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from types import CodeType, FrameType

SIZES = (15, 30, 60)
"""Each twice the one before."""
MOST = 1.4
"""How much steeper the second doubling may be than the first, of 1 for what grows evenly and 2 for a square."""
FEW = 1_000
"""Steps that are too few to tell: the links between pages of a list begin at some size."""

OURS = str(ROOT / "hooks")
SEARCH = difflib.__file__


def counted(run: Callable[[], object], within: str = OURS) -> Counter[CodeType]:
    """The lines that each function within a folder or file runs, templates and each turn of a loop with them."""
    steps: Counter[CodeType] = Counter()

    def line(frame: FrameType, event: str, _argument: object) -> object:
        if event == "line":
            steps[frame.f_code] += 1
        return line

    def call(frame: FrameType, _event: str, _argument: object) -> object:
        return line if frame.f_code.co_filename.startswith(within) else None

    before = sys.gettrace()
    sys.settrace(call)  # type: ignore[arg-type]  # typeshed has no name for a trace function that is a closure
    try:
        run()
    finally:
        sys.settrace(before)
    return steps


def steeper(counts: Mapping[int, Counter[CodeType]]) -> dict[str, float]:
    """The functions whose steps grow faster than the data, with how much faster."""
    first, second, third = (counts[size] for size in SIZES)
    found = {}
    for code in third:
        rise, next_rise = second[code] - first[code], (third[code] - second[code]) / 2
        if next_rise > max(rise * MOST, FEW):
            found[f"{code.co_filename.removeprefix(OURS)}:{code.co_qualname}"] = next_rise / max(rise, 1)
    return found


def test_a_square_is_found() -> None:
    """The measure tells a loop within a loop from a loop, also where both stand in one line."""
    source = "def even(n): [i for i in range(n)]\ndef square(n): [i for i in range(n) for _ in range(n)]"
    names: dict[str, Callable[[int], object]] = {}
    exec(compile(source, f"{OURS}/made.py", "exec"), names)  # noqa: S102 -- the text above

    def both(size: int) -> None:
        names["even"](size * 20)
        names["square"](size)

    found = steeper({size: counted(partial(both, size)) for size in SIZES})

    assert {name.partition(".<locals>")[0] for name in found} == {"/made.py:square"}  # from Python 3.12 on itself


def test_nothing_grows_faster_than_the_data(tmp_path: Path) -> None:
    """Reading, checking, rendering and exporting take even steps."""
    counts = {}
    for size in SIZES:
        data = many(tmp_path / str(size), size)
        counts[size] = counted(partial(whole, data))

    assert steeper(counts) == {}


def whole(data: Path) -> None:
    """All that is done with the data before MkDocs writes it."""
    dataset = load(data)
    assert verdict.accepted(dataset, [])
    exports(dataset, SITE_URL)
    graphs = Graphs(dataset, SITE_URL)
    css = (ROOT / "overrides/assets/css/site.css").read_text("utf-8")
    frame = Frame(dataset, {}, {}, colours(css), None)
    told = editions(frame, [GERMAN], data / "no-prose", ICONS, Formats(VERSION, TABLES))
    for page in told.german.frame.pages.values():
        told.head(page.path, {})
        told.around(page.path, page.text, {GERMAN.code: Menu({})})
        graphs.around(f"{SITE_URL}{page.address}", [], page.kind, page.path.rpartition("/")[2].removesuffix(".md"))


def test_what_was_meant_is_searched_evenly() -> None:
    """A thousand wrong ids among a thousand: each is compared with a few, and none of them twice."""
    counts = {}
    for size in (400, 800, 1_600):
        near = Nearest(tuple(f"partner-{number}-im-kreis" for number in range(size)))
        asked = [f"partnr-{number}-im-kreis" for number in range(0, size, 80)]
        counts[size] = counted(partial(_answers, near, asked), SEARCH).total()
        assert _answers(near, asked) == [f" Meinten Sie „{word.replace('nr', 'ner')}“?" for word in asked]

    assert counts[1_600] - counts[800] <= 2 * MOST * (counts[800] - counts[400])
    assert not counted(partial(_answers, near, asked), SEARCH)


def _answers(near: Nearest, asked: list[str]) -> list[str]:
    return [near.hint(word) for word in asked]
