"""`python -m allianz …`: one table of commands, and the little that joins each to where its subject lives.

A command imports what it alone needs, so that `check` stays fast.
"""
# ruff: noqa: PLC0415 -- see above

from __future__ import annotations

import gc
import os
import sys
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from signal import SIGINT
from typing import TYPE_CHECKING, NamedTuple

from allianz.reading.messages import CommandError
from allianz.reading.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Callable

    from allianz.model.dataset import Dataset


class UsageError(Exception):
    """A command was called with other arguments than it has."""


class Command(NamedTuple):
    """One way to call the program; a name with several ways stands in several lines."""

    name: str
    arguments: str
    sentence: str
    run: Callable[[list[str]], int]


def main(arguments: list[str]) -> int:
    """Run one command; 0 when all is well, 1 when something is refused, 2 when the call is wrong."""
    for command in COMMANDS:
        if arguments[:1] == [command.name]:
            try:
                return command.run(arguments[1:])
            except UsageError:
                continue
            except CommandError as error:
                print(error, file=sys.stderr)
                return error.status
            except KeyboardInterrupt:
                print("Abgebrochen.", file=sys.stderr)
                return 128 + SIGINT
    print(USAGE, file=sys.stderr)
    return 2


def _values(arguments: list[str], needed: int, *defaults: str) -> list[str]:
    """The arguments, of which the last may be left out."""
    missing = needed + len(defaults) - len(arguments)
    if not 0 <= missing <= len(defaults):
        raise UsageError
    return [*arguments, *defaults[len(defaults) - missing :]]


def _about(folder: str, report: Callable[[Dataset], str]) -> int:
    """Print what a report says about the data, or why they are refused."""
    from allianz.model.dataset import DataError, load
    from allianz.review import verdict

    try:
        text, status = report(load(Path(folder))), 0
    except DataError as error:
        text, status = verdict.refused(error.messages), 1
    if text:
        print(text)
    return status


def _locale() -> Path:
    """Where the catalogues of the translations lie."""
    return Path(os.environ.get("LOCALE_DIR") or "locale")


@uncollected()
def _check(arguments: list[str]) -> int:
    """All that is wrong with the data, the prose and the settings, or what there is of the data."""
    from allianz.reading.ahead import ahead

    is_for_github = arguments[:1] == ["--github"]
    (folder,) = _values(arguments[is_for_github:], 0, "data")
    with ahead(Path(folder)) as ordinary:
        from allianz.review import verdict  # while the files are read
        from allianz.review.checking import examined

        text, found = examined(Path(folder), ordinary, _locale())
    if found:
        text = verdict.for_github(os.environ, found) if is_for_github else verdict.refused(found)
    print(text)
    return 1 if found else 0


def _site(arguments: list[str]) -> int:
    """Check the data, then build beside the site of before."""
    from allianz.site.publishing.driver import publish

    target, data = _values(arguments, 1, "data")
    if status := _check([data]):
        return status
    count = publish(Path(), Path(data), Path(target), partial(print, flush=True))
    print(f"{count} Seiten stehen in {target}.")
    return 0


def _sources(arguments: list[str]) -> int:
    from allianz.review.provenance import facts

    (folder,) = _values(arguments, 0, "data")
    return _about(folder, lambda dataset: "\n".join(map(str, facts(dataset))))


def _schema(arguments: list[str]) -> int:
    from allianz.model.schema import write

    (folder,) = _values(arguments, 0, "data/schema")
    print(*(path.as_posix() for path in write(Path(folder))), sep="\n")
    return 0


def _forms(arguments: list[str]) -> int:
    from allianz.forms.templates import write

    data, folder = _values(arguments, 0, "data", ".github/ISSUE_TEMPLATE")
    return _about(data, lambda dataset: "\n".join(path.as_posix() for path in write(dataset, Path(folder))))


def _texts(arguments: list[str]) -> int:
    """Bring the catalogues of all languages up to date, and begin those of a new one."""
    from allianz.review.sentences import update

    folder, code = _values(arguments, 0, "data", "")
    return _about(folder, lambda dataset: "\n".join(update(dataset, _locale(), code)))


def _form(arguments: list[str]) -> int:
    """Print a branch, a title and the text of a pull request; or, with 1, the answer to whoever handed it in."""
    from allianz.forms.answering import answer_file
    from allianz.spreadsheets.handed import take

    event, folder = _values(arguments, 1, "data")
    outcome = answer_file(Path(event), Path(folder), take)
    print(outcome or "", end="")
    return 1 if outcome and not outcome.branch else 0


def _table(arguments: list[str]) -> int:
    """Write what a changed table changes, and print it."""
    from allianz.spreadsheets.returning import bring_back

    file, folder = _values(arguments, 1, "data")
    if not file:
        raise UsageError
    print(bring_back(Path(file), Path(folder)))
    return 0


def _new(arguments: list[str]) -> int:
    """Write what another alliance begins with; what no option says is asked for where somebody sits there."""
    from datetime import UTC, datetime

    from allianz.starting.answers import answered, options
    from allianz.starting.founding import found

    if not arguments or not arguments[0] or arguments[0].startswith("--"):
        raise UsageError
    ask = input if sys.stdin.isatty() else None
    answers = answered(options(arguments[1:]), ask)
    print(found(answers, Path("docs"), Path(arguments[0]), datetime.now(UTC).date().isoformat()))
    return 0


def _freshness(arguments: list[str]) -> int:
    """Print the checklist of the entries that are due; nothing at all where none is."""
    from allianz.review.freshness import checklist, is_day
    from allianz.site.repository import Repository, named_in

    option, today, folder = _values(arguments, 2, "data")
    if option != "--today" or not is_day(today):
        raise UsageError
    repository = named_in(os.environ) or Repository("..")
    return _about(folder, lambda dataset: checklist(dataset, today, repository).removesuffix("\n"))


def _summary_of_states(arguments: list[str]) -> int:
    from allianz.review.differences import changes_since

    match arguments:
        case ["--base", base, "--head", head, *rest]:
            sides: tuple[str, str | None] = (base, head)
        case ["--base", base, *rest]:
            sides = (base, None)
        case _:
            raise UsageError
    folder = Path(*_values(rest, 0, "data"))
    print(changes_since(*sides, folder, _locale()))
    return 0


def _summary_of_folders(arguments: list[str]) -> int:
    from allianz.review.differences import changes

    option, before, after = _values(arguments, 2, "data")
    if option != "--base-dir":
        raise UsageError
    print(changes(Path(before), Path(after), Path(after).as_posix(), _locale()))
    return 0


def _bounded(arguments: list[str]) -> int:
    from allianz.review.bounds import LIMITS, fitting_here

    kind, file = _values(arguments, 2)
    if kind not in LIMITS:
        raise UsageError
    print(fitting_here(Path(file).read_text("utf-8"), kind, os.environ), end="")
    return 0


def _offline(arguments: list[str]) -> int:
    from allianz.site.offline import copy

    site, target = map(Path, _values(arguments, 2))
    count = copy(site, target, os.environ.get("SITE_URL") or "http://127.0.0.1:8000/")
    print(f"{count} Seiten stehen in {target}. Öffnen Sie {target / 'index.html'} mit einem Doppelklick.")
    return 0


def _pull_request(arguments: list[str]) -> int:
    """Print what a workflow needs to fetch the pull request: two checked lines for $GITHUB_OUTPUT."""
    from allianz.review.comment import gh, identify

    event, file = map(Path, _values(arguments, 2))
    antrag = identify(event, file, gh)
    print(f"nummer={antrag.number}", f"stand={antrag.commit}", sep="\n")
    return 0


def _comment(arguments: list[str]) -> int:
    from allianz.review.comment import gh, identify, publish

    event, file, text = map(Path, _values(arguments, 3))
    antrag = identify(event, file, gh)
    print(f"Der Kommentar zu Nummer {antrag.number} ist {publish(antrag, text.read_text('utf-8'), gh)}.")
    return 0


COMMANDS = (
    Command("check", "[--github] [Ordner]", "prüft die Daten, auf Wunsch mit Meldungen für GitHub", _check),
    Command("site", "ZIEL [Daten]", "baut die Website; was im Ziel stand, bleibt, bis die neue fertig ist", _site),
    Command("sources", "[Ordner]", "nennt jede Angabe mit ihrer Quelle, die älteste zuerst", _sources),
    Command("schema", "[Ordner]", "schreibt die Schemas", _schema),
    Command("forms", "[Daten [Formulare]]", "schreibt die Formulare für GitHub", _forms),
    Command("texte", "[Ordner [Sprache]]", "bringt die Kataloge der Übersetzungen auf den Stand der Texte", _texts),
    Command("form", "DATEI [Ordner]", "macht aus einem Formular oder einer E-Mail eine Änderung der Daten", _form),
    Command("tabelle", "DATEI [Ordner]", "macht aus einer Tabelle der Website eine Änderung der Daten", _table),
    Command(
        "neu", "ZIEL [--name … --wort …]", "schreibt den Anfang für ein anderes Bündnis, auf Wunsch fragt es", _new
    ),
    Command("freshness", "--today JJJJ-MM-TT [Ordner]", "nennt die Einträge, die jemand bestätigen sollte", _freshness),
    Command(
        "summary",
        "--base STAND [--head STAND] [Ordner]",
        "sagt, was sich seit einem Stand in Git an den Daten ändert",
        _summary_of_states,
    ),
    Command("summary", "--base-dir ORDNER [Ordner]", "dasselbe gegenüber einem anderen Ordner", _summary_of_folders),
    Command("kuerzen", "ART DATEI", "kürzt eine Zusammenfassung auf das, was GitHub annimmt", _bounded),
    Command("offline", "WEBSITE ZIEL", "schreibt eine Kopie der Website, die sich ohne Server öffnen lässt", _offline),
    Command("antrag", "EREIGNIS DATEI", "nennt Nummer und Stand des Pull Requests, der geprüft wurde", _pull_request),
    Command(
        "kommentar",
        "EREIGNIS DATEI ZUSAMMENFASSUNG",
        "schreibt die Zusammenfassung in den Pull Request",
        _comment,
    ),
)

_WIDTH = max(len(f"{command.name} {command.arguments}") for command in COMMANDS)
USAGE = "\n".join(
    ["Aufruf: python -m allianz …", *(f"  {f'{c.name} {c.arguments}':<{_WIDTH}}  {c.sentence}" for c in COMMANDS)]
)


if __name__ == "__main__":
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that cannot show „ is no reason to break off
    ended = main(sys.argv[1:])
    gc.freeze()  # what is still there goes with the process: nobody need walk it once more
    sys.exit(ended)
