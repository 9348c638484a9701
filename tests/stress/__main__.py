"""`make stress`: each kind once, its count and what was lost; status 1 where anything was.

Bounded in number and time: about ten minutes on two processors. The moments are random, the seed is printed.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.building import build, index
from tests.stress import builds, records, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Kind = Callable[[], Iterator[str]]


def main(seed: int) -> int:
    """Print a line per kind and one per loss; 1 where there is a loss, else 0."""
    sys.stdout.write(f"Seed {seed}\n")
    with tempfile.TemporaryDirectory() as folder:
        many = records.Records(Path(folder) / "records", 2400)
        stand = builds.Stand(Path(folder) / "builds", random.Random(seed))  # noqa: S311 -- moments, no secrets
        kinds: dict[str, tuple[int, Kind]] = {
            "files like those of a YAML test suite": (4000, lambda: texts.files(4000, seed)),
            "characters that show nothing": (len(texts.UNSEEN), lambda: texts.unseen(texts.UNSEEN)),
            "naughty strings in four places": (len(texts.NAUGHTY), texts.naughty),
            "records by others' conventions": (many.size, many.run),
            "their names asked for in the search": (len(many.right), lambda: _found(many, Path(folder, "site"))),
            "builds killed or interrupted": (40, lambda: stand.killed(40)),
            "disks that were full": (10, lambda: stand.full(10)),
            "pairs of builds at once": (6, lambda: stand.pairs(6)),
            "odd and read-only targets": (len(builds.ODD), stand.odd),
            "clocks, places, languages, hashes, masks": (len(builds.MACHINES), stand.machines),
        }
        lost = [name for name, kind in kinds.items() if _report(name, *kind)]
        sys.stdout.write(f"Of the records {len(many.right):,} were right and accepted, the others refused.\n")
        return int(bool(lost))


def _found(many: records.Records, site: Path) -> Iterator[str]:
    """The names of the right records that the search of their site does not find first."""
    return records.found(many.names(), index(build(many.folder, site, locale=Path("no-translations"))))


def _report(name: str, number: int, run: Kind) -> bool:
    """Print what a kind lost; whether it lost anything."""
    start = time.monotonic()
    lost = list(run())
    sys.stdout.write(f"{number:>7,} {name}: {len(lost)} lost ({time.monotonic() - start:.0f} s)\n")
    sys.stdout.writelines(f"        {one}\n" for one in lost)
    sys.stdout.flush()
    return bool(lost)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else time.time_ns() % 1_000_000))
