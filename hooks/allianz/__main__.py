"""`python -m allianz COMMAND [FOLDER]`: the data alone, without building the site.

`check` says what is wrong with them, `sources` what rests on which source, `schema` writes the editors' schemas,
`forms` the forms on GitHub; `form` takes a filled one over, `freshness` lists whom to ask for a confirmation.
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

USAGE = """Aufruf: python -m allianz check [Ordner], sources [Ordner] oder schema [Ordner],
  forms [Ordner der Daten [Ordner der Formulare]], form EREIGNIS.json [Ordner]
  oder freshness --today JJJJ-MM-TT [Ordner]"""


def main(arguments: list[str]) -> int:  # noqa: PLR0911 -- one return per command
    """Run one command; 0 when all is well, 1 when data are refused, 2 when the call is wrong."""
    match arguments:
        case ["check", *folder] if len(folder) <= 1:
            return _about(Path(*(folder or ["data"])), _summary)
        case ["sources", *folder] if len(folder) <= 1:
            return _about(Path(*(folder or ["data"])), _sources)
        case ["schema", *folder] if len(folder) <= 1:
            return _schema(Path(*(folder or ["data/schema"])))
        case ["forms", *folders] if len(folders) <= len(_FORM_FOLDERS):
            return _forms(*map(Path, [*folders, *_FORM_FOLDERS[len(folders) :]]))
        case ["form", event, *folder] if len(folder) <= 1:
            return _form(Path(event), Path(*(folder or ["data"])))
        case ["freshness", "--today", today, *folder] if len(folder) <= 1:
            return _freshness(today, Path(*(folder or ["data"])))
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
    if text := report(dataset):
        print(text)
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


_FORM_FOLDERS = ["data", ".github/ISSUE_TEMPLATE"]


def _forms(data: Path, folder: Path) -> int:
    from allianz.forms.templates import write  # noqa: PLC0415 -- only this command needs it; `check` stays fast

    return _about(data, lambda dataset: "\n".join(path.as_posix() for path in write(dataset, folder)))


def _form(event: Path, folder: Path) -> int:
    """Print branch, title, an empty line and the pull request's text; or, with 1, the answer for the issue."""
    from allianz.forms.answering import EventError, answer  # noqa: PLC0415 -- as above

    try:
        outcome = answer(event.read_bytes(), folder, folder.as_posix())
    except EventError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError:
        print(f"{event}: Diese Datei lässt sich nicht öffnen.", file=sys.stderr)
        return 2
    if outcome is None:
        return 0
    print(*([outcome.branch, outcome.title, ""] if outcome.branch else []), outcome.text, sep="\n", end="")
    return 0 if outcome.branch else 1


def _freshness(today: str, folder: Path) -> int:
    """Print the checklist of the entries that are due; nothing at all where none is."""
    from allianz.freshness import checklist, is_day  # noqa: PLC0415 -- as above

    if not is_day(today):
        print(USAGE, file=sys.stderr)
        return 2
    return _about(folder, lambda dataset: checklist(dataset, today).removesuffix("\n"))


if __name__ == "__main__":
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that cannot show „ is no reason to break off
    sys.exit(main(sys.argv[1:]))
