"""`python -m allianz COMMAND [FOLDER]`: the data alone, without building the site.

`check` says what is wrong with them, `sources` what rests on which source, `schema` writes the editors' schemas.
"""

from __future__ import annotations

import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from allianz.dataset import DataError, Dataset, load
from allianz.provenance import facts

if TYPE_CHECKING:
    from collections.abc import Callable

USAGE = "Aufruf: python -m allianz check [Ordner], sources [Ordner] oder schema [Ordner]"


def main(arguments: list[str]) -> int:
    """Run one command; 0 when all is well, 1 when data are refused, 2 when the call is wrong."""
    match arguments:
        case ["check", *folder] if len(folder) <= 1:
            return _about(Path(*(folder or ["data"])), _summary)
        case ["sources", *folder] if len(folder) <= 1:
            return _about(Path(*(folder or ["data"])), _sources)
        case ["schema", *folder] if len(folder) <= 1:
            return _schema(Path(*(folder or ["data/schema"])))
        case _:
            print(USAGE, file=sys.stderr)
            return 2


def _about(folder: Path, report: Callable[[Dataset], str]) -> int:
    """Print what a report says about the data, or why they are refused."""
    try:
        dataset = load(folder)
    except DataError as error:
        print(*error.messages, sep="\n")
        print(f"Die Daten haben {_count(len(error.messages))}. Die Website wurde nicht neu gebaut.")
        return 1
    print(report(dataset))
    return 0


def _count(number: int) -> str:
    return "einen Fehler" if number == 1 else f"{number} Fehler"


def _summary(dataset: Dataset) -> str:
    return (
        f"Die Daten sind in Ordnung: {len(dataset.partners)} Partner, {len(dataset.handlungsfelder)} Handlungsfelder, "
        f"{len(dataset.landkreise)} Landkreise, {len(dataset.projekte)} Projekte, {len(dataset.quellen)} Quellen."
    )


def _sources(dataset: Dataset) -> str:
    """One line per fact, the oldest source first."""
    return "\n".join(map(str, facts(dataset)))


def _schema(folder: Path) -> int:
    from allianz.schema import write  # noqa: PLC0415 -- only this command needs it; `check` stays fast

    for path in write(folder):
        print(path.as_posix())
    return 0


if __name__ == "__main__":
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that cannot show „ is no reason to break off
    sys.exit(main(sys.argv[1:]))
