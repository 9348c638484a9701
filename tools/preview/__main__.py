"""`python -m tools.preview PORT [DATA]`: the site as it will be published, anew whenever somebody saves a source."""

from __future__ import annotations

import os
import sys
import time
from functools import partial
from pathlib import Path
from signal import SIGTERM, signal
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from allianz.reading.messages import CommandError
from tools.preview.building import Job, follow
from tools.preview.serving import serving
from tools.preview.stage import Stage

_SOURCES = ("docs", "locale", "overrides", "hooks", "mkdocs.yml")
_HIGHEST = 65_535
_MOMENT = 0.3
"""Seconds between two looks at the sources."""


def main(arguments: list[str]) -> int:
    """Serve until somebody ends it; 1 with a German sentence where that is not possible."""
    port, data = (*arguments, "data")[:2]
    signal(SIGTERM, lambda *_: sys.exit(0))
    try:
        _serve(_port(port), Path(data))
    except CommandError as error:
        print(error, file=sys.stderr)  # noqa: T201 -- a command prints
        return error.status
    except KeyboardInterrupt:
        print("Die Vorschau ist beendet.")  # noqa: T201 -- as above
    return 0


def _port(given: str) -> int:
    if given.isdecimal() and given.isascii() and int(given) <= _HIGHEST:
        return int(given)
    message = f"PORT muss eine Zahl bis {_HIGHEST} sein, zum Beispiel 8001 – hier steht {given}."
    raise CommandError(message)


def _serve(port: int, data: Path) -> None:
    """Build into a folder that goes with the preview, and serve it below the path of SITE_URL."""
    say, stage = partial(print, flush=True), Stage()
    prefix = f"/{urlsplit(os.environ.get('SITE_URL') or '').path.strip('/')}/".replace("//", "/")
    with (
        TemporaryDirectory(prefix="vorschau-") as folder,
        serving(site := Path(folder, "site"), prefix, stage, port) as url,
    ):
        say(f"Die Vorschau steht auf {url} – Sie beenden sie mit Strg+C.")
        command = (sys.executable, "-m", "allianz", "site", str(site), str(data))
        job = Job([data, *map(Path, _SOURCES)], command, {"SITE_URL": url})
        follow(job, stage, partial(time.sleep, _MOMENT), say)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
