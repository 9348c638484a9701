"""Records as others make them: the names of programs, in any script, most of which mention one of them.

Whoever looks for the one by its name must find it among all that are named after it or tell of it.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.building import SECOND

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["SOUGHT", "foreign", "names"]

SOUGHT = "Kubernetes"

_MADE = (
    "{0} Dashboard {1}", "Operator für {0} {1}", "Ahornwerk {1}", "開源雲平台 {1}", "O’Brien & Söhne Cloud {1}",
    "Rakete 🚀 Metrik {1}", "{0}-{0} Brücke {1}", "Datenstrom „Nord“ {1}", "Servicenetz {1} for {0}",
    "Кубик Хранилище {1}",
    "Werkstatt für verteilte Systeme und ihre Beobachtung in Rechenzentren der Region {1}",
    "kube-{1}", "{0} {1}", "Speicherwolke {1}",
)  # fmt: skip
_TEXTS = (
    "{0} ist die Grundlage: Wer {0} kennt, verwaltet damit {0}-Cluster, und {0} startet jeden Dienst neu.",
    "Ein Werkzeug, das Protokolle sammelt und ohne weitere Programme auskommt.",
    "Läuft auf {0}, in der Cloud oder auf einem eigenen Rechner.",
)


def names(size: int) -> list[str]:
    """The names of so many records; the one that is sought stands in their midst."""
    made = [_MADE[number % len(_MADE)].format(SOUGHT, number) for number in range(size - 1)]
    return [*made[: size // 2], SOUGHT, *made[size // 2 :]]


def foreign(folder: Path, size: int) -> Path:
    """A data folder with so many partners of these names behind the fixed ones."""
    shutil.copytree(SECOND, folder)
    with (folder / "partners.yaml").open("a", encoding="utf-8") as file:
        file.writelines(_record(number, name) for number, name in enumerate(names(size)))
    return folder


def _record(number: int, name: str) -> str:
    text = _TEXTS[number % len(_TEXTS)].format(SOUGHT)
    return f"""
- id: projekt-{number}
  name: "{name}"
  kurzname: "{name if len(name) < 60 else name[-40:].strip()}"
  art: sonstige
  mitglied: {{art: beitritt, seit: 2021, quelle: gruendungspapier, zuordnung: quelle}}
  website: https://projekt-{number}.example.org
  quellen: [gruendungspapier]
  rollen:
    - text: "{text}"
      quelle: gruendungspapier
"""
