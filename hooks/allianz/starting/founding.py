"""Answers → a folder with data, prose and forms, checked before anybody sees it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from allianz.forms import templates
from allianz.forms.writing import field, item
from allianz.languages.terms import said
from allianz.model import schema
from allianz.model.dataset import DataError, load
from allianz.model.records import Begriffe
from allianz.reading.messages import CommandError
from allianz.starting.example import records

if TYPE_CHECKING:
    from collections.abc import Callable

    from allianz.forms.writing import Plain
    from allianz.starting.answers import Answers

__all__ = ["FoundingError", "found"]


class FoundingError(CommandError):
    """The folder cannot be written, or an answer makes data that are refused; the text says so in German."""


def found(answers: Answers, docs: Path, target: Path, today: str) -> str:
    """Write `target`, which must be missing or empty; what to do next.

    `docs` is the prose to begin with, told in the alliance's words; `today` is JJJJ-MM-TT.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        message = f"In {target} steht schon etwas. Nennen Sie einen neuen Ordner."
        raise FoundingError(message)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=target.parent, prefix=".") as beside:
            _write(answers, docs, Path(beside, "neu"), today)
            Path(beside, "neu").rename(target)
    except OSError as error:
        message = f"Nach {target} lässt sich nichts schreiben ({error.strerror})."
        raise FoundingError(message) from None
    return _NEXT.format(target=target)


def _write(answers: Answers, docs: Path, folder: Path, today: str) -> None:
    data = folder / "data"
    data.mkdir(parents=True)
    for name, held in records(answers, today).items():
        (data / f"{name}.yaml").write_text(_yaml(name, held), "utf-8")
    try:
        dataset = load(data, "data")
    except DataError as error:
        wrong = "\n".join(map(str, error.messages))
        message = f"{wrong}\nMit diesen Angaben lässt sich nicht beginnen. Es wurde nichts geschrieben."
        raise FoundingError(message) from None
    schema.write(data / "schema")
    templates.write(dataset, folder / ".github" / "ISSUE_TEMPLATE")
    _copy(docs, folder / "docs", partial(said, begriffe=Begriffe(allianz=answers.wort, landkreis=answers.gebiet)))


def _yaml(name: str, held: list[dict[str, Plain]] | dict[str, Plain]) -> str:
    """One data file: where its schema is, what it holds, and its records with a line between them."""
    head = f"# yaml-language-server: $schema=schema/{name}.json\n# Ein Anfang: Ersetzen Sie, was nicht stimmt.\n\n"
    if isinstance(held, dict):
        return head + "".join(f"{line}\n" for key, value in held.items() for line in field(key, value, 0))
    return head + ("\n".join("".join(f"{line}\n" for line in item(one, 0)) for one in held) or "[]\n")


def _copy(docs: Path, target: Path, say: Callable[[str], str]) -> None:
    """The pages of prose in the alliance's words."""
    for page in sorted(docs.rglob("*.md")):
        place = target / page.relative_to(docs)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(say(page.read_text("utf-8")), "utf-8")


_NEXT = """In {target} liegt ein Anfang: data/, docs/ und die Formulare in .github/. So geht es weiter:
1. Ersetzen Sie im Projekt die Ordner data/ und docs/ und die Formulare durch diese.
2. Rufen Sie make check und make site auf, und sehen Sie sich die Website an.
3. Tragen Sie in data/ ein, was stimmt. Jede Angabe braucht eine Quelle in quellen.yaml.
4. Lesen Sie impressum, datenschutz und barrierefreiheit in docs/: Sie nennen das Recht eines Landes.
5. Tragen Sie in allianz.yaml ein, wer die Website betreibt (betreiber). Bis dahin gilt sie als Entwurf."""
