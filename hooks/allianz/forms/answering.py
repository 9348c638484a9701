"""A saved GitHub event → changed data files and the text of a pull request, or the answer for the issue."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from allianz.forms.asking import TABELLE, TEXT
from allianz.forms.changes import carry, title
from allianz.forms.definition import forms
from allianz.forms.draft import Draft
from allianz.forms.editing import Unusual
from allianz.forms.reading import Problem, form_of, letter, only_answer, read_answers
from allianz.forms.sources import drop_unused
from allianz.forms.tables import TITLE
from allianz.model.dataset import DataError, load
from allianz.reading.markdown import plain
from allianz.reading.messages import CommandError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from allianz.forms.questions import Form
    from allianz.forms.reading import Answers
    from allianz.reading.messages import Message
    from allianz.reading.nodes import Node

    Take = Callable[[str, Draft], "Table"]

__all__ = ["EventError", "Outcome", "Table", "answer", "answer_file"]


class EventError(CommandError):
    """The file is no saved event of an issue; the text says so in German."""

    status = 2


@dataclass(frozen=True)
class Outcome:
    """What a form led to: `branch` and `title` of a pull request with its `text`, or only the text of an answer."""

    text: str
    branch: str = ""
    title: str = ""

    def __str__(self) -> str:
        """What the workflow reads: branch, title, an empty line and the text; or the text alone."""
        return "\n".join([self.branch, self.title, "", self.text] if self.branch else [self.text])


class Table(NamedTuple):
    """A table that somebody handed in: its name, and German sentences about what is wrong with it.

    `is_mended` where what nobody sees in its cells was mended.
    """

    name: str
    problems: tuple[str, ...]
    is_mended: bool = False


@dataclass(frozen=True)
class _Issue:
    """What somebody handed in: the number of its issue, 0 for a letter; its text, its day and what was done to it.

    The day is JJJJ-MM-TT; the action one of GitHub's for an issue, empty for a letter.
    """

    number: int
    body: str
    day: str
    action: str = ""

    @property
    def branch(self) -> str:
        return f"formular-{self.number}" if self.number else "formular-post"

    @property
    def name(self) -> str:
        return f"Formular {self.number}" if self.number else "Post"


def answer_file(path: Path, folder: Path, take: Take | None = None) -> Outcome | None:
    """The same for a file: a saved event, or a letter that holds what the website wrote."""
    try:
        saved = path.read_bytes()
    except OSError:
        message = f"{path}: Diese Datei lässt sich nicht öffnen."
        raise EventError(message) from None
    if saved.lstrip()[:1] == b"{":
        return answer(saved, folder, folder.as_posix(), take)
    text = saved.decode("utf-8-sig", "replace")
    return _answer(_Issue(0, text, datetime.now(UTC).date().isoformat()), folder, folder.as_posix(), take)


def answer(event: bytes, folder: Path, shown_as: str, take: Take | None = None) -> Outcome | None:
    """Carry a form into the data folder, or say what is wrong and leave the folder as it is.

    `take` carries the rows of a table, as text, into a draft; without it a person reads them. None for an issue that
    is no form, or one that a person answers. Raises EventError for what is no issue's event.
    """
    return _answer(_issue(event), folder, shown_as, take)


def _answer(issue: _Issue, folder: Path, shown_as: str, take: Take | None) -> Outcome | None:
    try:
        data = load(folder, shown_as)
    except DataError:
        return Outcome(_BROKEN)
    made = forms(data)
    form, body = form_of(issue.body, made), issue.body
    if not issue.number or (form and form.id == TEXT):
        body = letter(issue.body, (one for one in made if one.file or one.id == TABELLE))
        form = form_of(body, made)
        if form is None:
            return Outcome(_NOTHING_WRITTEN)
    draft = Draft.open(folder, shown_as)
    if form and form.id == TABELLE and take:
        table = take(only_answer(body), draft)
        problems = [Problem("", sentence) for sentence in table.problems]
        told = [form.fields[0].label] if table.is_mended else []
        return _outcome(issue, draft, problems, TITLE.format(f"{table.name}.csv"), told)
    if form is None or not form.file:
        return None
    answers, problems = read_answers(body, form)
    if answers.values:
        problems += _apply(answers, draft, issue, {problem.label for problem in problems})
    return _outcome(issue, draft, problems, "" if problems else title(form, answers), answers.mended)


def _outcome(
    issue: _Issue, draft: Draft, problems: list[Problem], called: str, mended: Iterable[str] = (),
) -> Outcome:  # fmt: skip
    """Write the draft where nothing is wrong with it and it changes something.

    `called` is its title; `mended` are the questions in whose answers what nobody sees was mended.
    """
    if problems:
        return Outcome(_refusal(problems) + (_NEXT if issue.number else ""))
    if not draft.changed():
        return Outcome(_NOTHING_NEW)
    text = _proposal(issue, draft, "".join(f"{_MENDED.format(label=label)}\n\n" for label in mended))
    draft.write()
    return Outcome(text, issue.branch, f"{issue.name}: {called}")


def _issue(event: bytes) -> _Issue:
    """What an `issues` event says (GitHub's webhook payload); anything may be missing in a file that is none."""
    try:
        saved: Any = json.loads(event)
        issue, action = saved["issue"], saved["action"]
        number, body, time = issue["number"], issue["body"] or "", issue["updated_at"] or issue["created_at"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise EventError(_NO_EVENT) from None
    good = isinstance(number, int) and number > 0 and isinstance(body, str)
    if not good or not isinstance(time, str) or not re.match(r"\d{4}-\d{2}-\d{2}T", time):
        raise EventError(_NO_EVENT)
    return _Issue(number, body, time[:10], str(action))


def _apply(answers: Answers, draft: Draft, issue: _Issue, spoken: set[str]) -> list[Problem]:
    """Change the draft and check it; the problems, but none of a question that was spoken of before."""
    before = draft.used_sources()
    try:
        carry(answers, draft, issue.day)
        drop_unused(draft, before)
    except Unusual as unusual:
        return [*draft.problems, Problem("", _UNUSUAL.format(place=unusual.place))]
    own = [problem for problem in draft.problems if problem.label not in spoken]
    spoken |= {problem.label for problem in own}
    found = [_worded(message, answers.form, draft) for message in draft.check()]
    return [*own, *(problem for problem in found if problem.label not in spoken)]


def _worded(message: Message, form: Form, draft: Draft) -> Problem:
    """A message about the data, said about the questions of the form."""
    name = message.place.path.rpartition("/")[2].removesuffix(".yaml")
    path = _path(draft.sheets[name].root, message)
    labels = {key: _label(form, name, path, key) for key in re.findall("„([a-z_]+)“", message.text)}
    about = next(filter(None, labels.values()), "") or form.label(f"{name}.{path}")
    if not about:
        return Problem("", str(message))
    if message.text.startswith(f"„{next(iter(labels), '')}“ fehlt."):
        return Problem(about, form.question(about).missing)
    text = re.sub("„([a-z_]+)“", lambda found: f"„{labels[found[1]] or found[1]}“", message.text)
    start = "" if any(labels.values()) else f"„{about}“: "
    return Problem(about, start + re.sub(r"\bin Zeile (\d+)", rf"in {name}.yaml, Zeile \1", text))


def _label(form: Form, name: str, path: str, key: str) -> str:
    """The question about a field that a message names: below its place, at it, beside it, or of the record itself."""
    above = path.rpartition(".")[0]
    candidates = [f"{path}.{key}", path if path.rpartition(".")[2] == key else "", f"{above}.{key}", key]
    return next(filter(None, (form.label(f"{name}.{candidate.strip('.')}") for candidate in candidates)), "")


def _path(root: Node, message: Message) -> str:
    """The keys that lead to a message's place."""
    return next((".".join(path) for path, place in _named(root, ()) if place == message.place), "")


def _named(node: Node, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], object]]:
    if isinstance(node.value, dict):
        for key, child in node.value.items():
            yield from _named(child, (*path, key))
    elif isinstance(node.value, tuple):
        for child in node.value:
            yield from _named(child, path)
    yield path, node.place


_NO_EVENT = "Das ist kein gespeichertes Ereignis eines Issues auf GitHub."
_BROKEN = (
    "Ihr Formular ist angekommen. Es lässt sich gerade nicht übernehmen, weil die Daten selbst einen Fehler haben, "
    "der nichts mit Ihrem Formular zu tun hat. Es geht nichts verloren: Wer die Daten betreut, behebt ihn. "
    "Danach klicken Sie unter dem Formular auf „Close issue“ und dann auf „Reopen issue“.\n"
)
_NOTHING_WRITTEN = (
    "Darin steht kein Text, den die Seite „Eintrag ändern“ der Website geschrieben hat. Kopieren Sie dort den ganzen "
    "Text, von der ersten bis zur letzten Zeile.\n"
)
_NOTHING_NEW = (
    "Ihr Formular ändert nichts: Was Sie ausgefüllt haben, steht schon so in den Daten, "
    "oder Sie haben nichts ausgefüllt.\n"
)
_UNUSUAL = (
    "Diese Angabe ist in der Datei so ungewöhnlich geschrieben, dass ein Programm sie nicht ändern kann ({place}). "
    "Wer die Daten betreut, ändert sie von Hand."
)
_NEXT = (
    "So berichtigen Sie es: Öffnen Sie oben rechts an Ihrem Formular das Menü „…“ und wählen Sie „Edit“. "
    "Ändern Sie den Text unter der genannten Überschrift und klicken Sie auf „Save“. "
    "Dann wird das Formular von selbst noch einmal geprüft. Es ist nichts verloren.\n"
)


def _refusal(problems: list[Problem]) -> str:
    """The answer to a form that cannot be taken over."""
    sentences = dict.fromkeys(problem.text for problem in problems)
    count = "eine Stelle" if len(sentences) == 1 else f"{len(sentences)} Stellen"
    lines = [f"- {plain(sentence)}" for sentence in sentences]
    return "\n".join([f"Danke! Ihr Formular hat noch {count} zu berichtigen:", "", *lines, "", ""])


def _proposal(issue: _Issue, draft: Draft, mended: str) -> str:
    """The text of a pull request, which its reader sees before anything was run; `mended` says what was mended."""
    diff = draft.diff()
    fence = "`" * (max((len(run) for run in re.findall("`+", diff)), default=0) + 3)
    origin = f"dem Formular #{issue.number}" if issue.number else "einer E-Mail"
    todo = _TODO.format(edited=_EDITED if issue.action == "edited" else "") if issue.number else _TODO_BY_POST
    closes = f"\nCloses #{issue.number} – so schließt GitHub das Formular, sobald der Vorschlag übernommen ist.\n"
    return (
        f"Dieser Vorschlag kommt aus {origin}. Ein Programm hat ihn geschrieben und die Daten geprüft.\n\n"
        f"{todo}\n{mended}Diese Zeilen ändern sich:\n\n{fence}diff\n{diff}{fence}\n{closes if issue.number else ''}"
    )


_EDITED = (
    "**Das Formular wurde nach dem Absenden geändert.** Wer schon zugestimmt hat, sieht sich „Files changed“ noch "
    "einmal an.\n\n"
)
_TODO = """{edited}Wer ihn übernimmt:

1. Klicken Sie unten auf „Approve workflows to run“. Vorher läuft keine Prüfung: GitHub hält die Läufe an, wenn ein \
Programm den Vorschlag geschrieben hat. Das gilt auch nach jeder Änderung.
2. Prüfen Sie, ob die Quelle die Angaben belegt und ob das Konto zu diesem Partner gehört.
3. Möchten Sie etwas berichtigen, ändern Sie das Formular: Jede Änderung dort schreibt diesen Vorschlag neu, und eine \
Zustimmung von vorher gilt nicht mehr.
4. Möchten Sie ihn ablehnen, schreiben Sie den Grund als Kommentar und schließen Sie ihn. Das Formular schließt \
sich mit.
"""
_MENDED = (
    "„{label}“: Ein Programm hat unsichtbare Zeichen berichtigt, die beim Kopieren mitkamen, etwa geschützte "
    "Leerzeichen, weiche Trennstriche oder Zeichen aus Word."
)
_TODO_BY_POST = "Prüfen Sie, ob die Quelle die Angaben belegt und ob die E-Mail von diesem Partner kommt.\n"
