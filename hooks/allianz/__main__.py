"""`python -m allianz check [DIR]`: the data alone, without building the site. USAGE lists all commands."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from allianz.model.dataset import DataError, Dataset, load
from allianz.model.hints import hints
from allianz.review.annotations import command
from allianz.review.provenance import facts
from allianz.site.offers import gaps

if TYPE_CHECKING:
    from collections.abc import Callable

    from allianz.reading.messages import Message

USAGE = """Aufruf: python -m allianz …
  check [--github] [Ordner]                     prüft die Daten, auf Wunsch mit Meldungen für GitHub
  sources [Ordner]                              nennt jede Angabe mit ihrer Quelle, die älteste zuerst
  schema [Ordner]                               schreibt die Schemas
  forms [Daten [Formulare]]                     schreibt die Formulare für GitHub
  form EREIGNIS.json [Ordner]                   macht aus einem ausgefüllten Formular eine Änderung der Daten
  freshness --today JJJJ-MM-TT [Ordner]         nennt die Einträge, die jemand bestätigen sollte
  summary --base STAND [--head STAND] [Ordner]  sagt, was sich seit einem Stand in Git an den Daten ändert
  summary --base-dir ORDNER [Ordner]            dasselbe gegenüber einem anderen Ordner
  offline WEBSITE ZIEL                          schreibt eine Kopie der Website, die sich ohne Server öffnen lässt
  antrag EREIGNIS DATEI                         nennt Nummer und Stand des Pull Requests, der geprüft wurde
  kommentar EREIGNIS DATEI ZUSAMMENFASSUNG      schreibt die Zusammenfassung in den Pull Request"""


class UsageError(Exception):
    """A command was called with other arguments than it has."""


def main(arguments: list[str]) -> int:
    """Run one command; 0 when all is well, 1 when something is refused, 2 when the call is wrong."""
    run = COMMANDS.get(arguments[0]) if arguments else None
    try:
        if run is not None:
            return run(arguments[1:])
    except UsageError:
        pass
    print(USAGE, file=sys.stderr)
    return 2


def _folder(arguments: list[str], default: str) -> Path:
    """The one folder that a command may be given."""
    if len(arguments) > 1:
        raise UsageError
    return Path(*(arguments or [default]))


def _check(arguments: list[str]) -> int:
    for_github = arguments[:1] == ["--github"]
    return _about(_folder(arguments[for_github:], "data"), _summary, for_github=for_github)


def _about(folder: Path, report: Callable[[Dataset], str], *, for_github: bool = False) -> int:
    """Print what a report says about the data, or why they are refused."""
    try:
        dataset = load(folder)
    except DataError as error:
        if for_github:
            _tell_github(error.messages)
        print(*error.messages, sep="\n")
        print(f"Die Daten haben {_count(len(error.messages))}. Die Website wurde nicht neu gebaut.")
        return 1
    if text := report(dataset):
        print(text)
    return 0


def _count(number: int) -> str:
    return "einen Fehler" if number == 1 else f"{number} Fehler"


def _summary(dataset: Dataset) -> str:
    found = "".join(f"Hinweis: {hint}\n" for hint in (*hints(dataset), *gaps(dataset)))
    today = sum(not partner.ended for partner in dataset.partners)
    offers = sum(not angebot.ended for angebot in dataset.angebote)
    return (
        f"{found}Die Daten sind in Ordnung: {today} Partner von heute, {offers} Angebote, "
        f"{len(dataset.handlungsfelder)} Handlungsfelder, {len(dataset.landkreise)} Landkreise, "
        f"{len(dataset.projekte)} Projekte, {len(dataset.quellen)} Quellen."
    )


def _sources(arguments: list[str]) -> int:
    """One line per fact, the oldest source first."""
    return _about(_folder(arguments, "data"), lambda dataset: "\n".join(map(str, facts(dataset))))


def _tell_github(messages: tuple[Message, ...]) -> None:
    """Every message beside its line, and all of them in the summary of the job: GitHub shows ten beside lines."""
    from allianz.review.summary import refusal  # noqa: PLC0415 -- only this command needs it; `check` stays fast

    print(*map(command, messages), sep="\n")
    if page := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(page).open("a", encoding="utf-8") as file:
            file.write(refusal(messages))


def _schema(arguments: list[str]) -> int:
    from allianz.model.schema import write  # noqa: PLC0415 -- only this command needs it; `check` stays fast

    for path in write(_folder(arguments, "data/schema")):
        print(path.as_posix())
    return 0


def _compare(arguments: list[str]) -> int:
    """Summarise what changed since a commit, or between two commits, or between two folders."""
    from allianz.review.revisions import RevisionError, data_at  # noqa: PLC0415 -- only this command needs it

    match arguments:
        case ["--base", base, "--head", head, *rest]:
            sides: list[str | None] = [base, head]
        case ["--base", base, *rest]:
            sides = [base, None]
        case ["--base-dir", base_folder, *rest]:
            return _print_summary(Path(base_folder), after := _folder(rest, "data"), after.as_posix())
        case _:
            raise UsageError
    folder = _folder(rest, "data")
    try:
        with ExitStack() as stack:
            before, after = (
                stack.enter_context(data_at(side, folder)) if side is not None else folder for side in sides
            )
            return _print_summary(before, after, folder.as_posix())
    except RevisionError as error:
        print(error, file=sys.stderr)
        return 2


def _print_summary(before: Path, after: Path, shown: str) -> int:
    from allianz.review.differences import page_changes  # noqa: PLC0415 -- only this command needs it
    from allianz.review.summary import read_state, summary  # noqa: PLC0415 -- as above

    print(summary(read_state(before, shown), read_state(after, shown), page_changes).strip())
    return 0


def _offline(arguments: list[str]) -> int:
    from allianz.site.offline import OfflineError, copy  # noqa: PLC0415 -- only this command needs it

    match arguments:
        case [site, target]:
            pass
        case _:
            raise UsageError
    try:
        count = copy(Path(site), Path(target), os.environ.get("SITE_URL") or "http://127.0.0.1:8000/")
    except OfflineError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{count} Seiten stehen in {target}. Öffnen Sie {Path(target) / 'index.html'} mit einem Doppelklick.")
    return 0


def _pull_request(arguments: list[str]) -> int:
    """Print what a workflow needs to fetch the pull request: two checked lines for $GITHUB_OUTPUT."""
    from allianz.review.comment import CommentError, gh, identify  # noqa: PLC0415 -- only this command needs it

    match arguments:
        case [event, file]:
            pass
        case _:
            raise UsageError
    try:
        antrag = identify(Path(event), Path(file), gh)
    except CommentError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"nummer={antrag.number}", f"stand={antrag.commit}", sep="\n")
    return 0


def _comment(arguments: list[str]) -> int:
    from allianz.review.comment import CommentError, gh, identify, publish  # noqa: PLC0415 -- only this command needs it

    match arguments:
        case [event, file, text]:
            pass
        case _:
            raise UsageError
    try:
        antrag = identify(Path(event), Path(file), gh)
        print(f"Der Kommentar zu Nummer {antrag.number} ist {publish(antrag, Path(text).read_text('utf-8'), gh)}.")
    except CommentError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


_FORM_FOLDERS = ["data", ".github/ISSUE_TEMPLATE"]


def _forms(arguments: list[str]) -> int:
    from allianz.forms.templates import write  # noqa: PLC0415 -- only this command needs it; `check` stays fast

    if len(arguments) > len(_FORM_FOLDERS):
        raise UsageError
    data, folder = map(Path, [*arguments, *_FORM_FOLDERS[len(arguments) :]])
    return _about(data, lambda dataset: "\n".join(path.as_posix() for path in write(dataset, folder)))


def _form(arguments: list[str]) -> int:
    """Print branch, title, an empty line and the pull request's text; or, with 1, the answer for the issue."""
    from allianz.forms.answering import EventError, answer  # noqa: PLC0415 -- as above

    if not arguments:
        raise UsageError
    event, folder = Path(arguments[0]), _folder(arguments[1:], "data")
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


def _freshness(arguments: list[str]) -> int:
    """Print the checklist of the entries that are due; nothing at all where none is."""
    from allianz.review.freshness import checklist, is_day  # noqa: PLC0415 -- as above

    match arguments:
        case ["--today", today, *rest] if is_day(today):
            folder = _folder(rest, "data")
        case _:
            raise UsageError
    return _about(folder, lambda dataset: checklist(dataset, today).removesuffix("\n"))


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "check": _check,
    "sources": _sources,
    "schema": _schema,
    "forms": _forms,
    "form": _form,
    "freshness": _freshness,
    "summary": _compare,
    "offline": _offline,
    "antrag": _pull_request,
    "kommentar": _comment,
}


if __name__ == "__main__":
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that cannot show „ is no reason to break off
    sys.exit(main(sys.argv[1:]))
