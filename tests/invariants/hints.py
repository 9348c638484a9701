"""What an editor may know and need not mend: `python -m tests.invariants.hints` in the folder of the repository.

An edit with the pencil leaves the issue forms behind the data: their lists then lack a partner or show an old name.
That stops nobody, so it is said and is no error; whoever has the commands at hand writes them anew.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from allianz.forms.templates import files
from allianz.model.dataset import load
from tests.building import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allianz.model.dataset import Dataset

__all__ = ["FORMS", "hints"]

FORMS = ROOT / ".github" / "ISSUE_TEMPLATE"


def hints(dataset: Dataset, folder: Path = FORMS) -> Iterator[str]:
    """One sentence for each form that is not the one of these data."""
    for name, text in files(dataset).items():
        path = folder / name
        if not path.is_file() or path.read_text("utf-8") != text:
            yield f"Das Formular {name} passt nicht mehr zu den Daten. „make forms“ schreibt es neu."


if __name__ == "__main__":
    mark = "::notice::" if os.environ.get("GITHUB_ACTIONS") else "Hinweis: "
    sys.stdout.writelines(f"{mark}{hint}\n" for hint in hints(load(Path(os.environ.get("DATA_DIR") or "data"))))
