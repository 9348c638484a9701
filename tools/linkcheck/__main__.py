"""`python -m tools.linkcheck`: ask all addresses, keep the memory, write the issue's text."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from allianz.site.repository import named_in
from tools.linkcheck.addresses import addresses
from tools.linkcheck.fetching import Manners, fetch_all, silent_servers, user_agent
from tools.linkcheck.memory import parse, remember, text
from tools.linkcheck.report import report


def main(arguments: list[str] | None = None) -> int:
    """Run the check once; 0 whatever the addresses answer: what is wrong stands in the report.

    1 where most servers do not answer at all: that is our network, and nothing is written.
    """
    given = _parser().parse_args(arguments)
    places = addresses(given.data, given.prose)
    answers = fetch_all(places, Manners(user_agent(given.repository), pause=given.pause))
    silent, servers = silent_servers(answers)
    if silent * 2 > servers:
        print(  # noqa: T201 -- a command prints
            f"Von {servers} Servern haben {silent} nicht geantwortet. Das liegt am eigenen Netz und nicht an den "
            "Adressen: Gedächtnis und Bericht bleiben, wie sie waren. Wiederholen Sie die Prüfung später."
        )
        return 1
    earlier = given.state.read_text(encoding="utf-8") if given.state.exists() else ""
    memory = remember(parse(earlier), answers, given.today)
    given.state.write_text(text(memory), encoding="utf-8")
    given.report.write_text(report(places, answers, memory), encoding="utf-8")
    print(f"{len(answers)} Adressen geprüft, {len(memory)} davon fehlgeschlagen.")  # noqa: T201 -- a command prints
    return 0


def _parser() -> argparse.ArgumentParser:
    repository = named_in(os.environ)
    parser = argparse.ArgumentParser(prog="python -m tools.linkcheck", description="Prüft alle Adressen der Website.")
    parser.add_argument("--today", required=True, help="Tag der Prüfung, JJJJ-MM-TT")
    parser.add_argument("--state", type=Path, required=True, help="Datei, in der das Gedächtnis steht")
    parser.add_argument(
        "--report", type=Path, required=True, help="Datei für den Text; leer, wenn alles in Ordnung ist"
    )
    parser.add_argument("--data", type=Path, default=Path("data"), help="Ordner der Daten")
    prose = [Path("docs"), Path("hooks/allianz/site/templates"), Path("overrides")]
    parser.add_argument("--prose", type=Path, nargs="*", default=prose, help="Ordner der Texte")
    parser.add_argument("--pause", type=float, default=2.0, help="Sekunden zwischen zwei Anfragen an einen Server")
    parser.add_argument("--repository", default=repository.address if repository else "", help="Wer fragt")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
