"""Former ids: each leads to one record, and messages know what something is called today."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.broken import Data

LAST = "  frueher: [seekammer-alt, kammer-am-see]\n"
"""The last line of the fixed partners."""


@pytest.mark.parametrize(
    ("given", "column", "sentence"),
    [
        ("[seekammer]", 13, "„seekammer“ ist heute die id dieses Eintrags (Zeile {own}). Löschen Sie sie hier."),
        ("[seehochschule]", 13, "„seehochschule“ ist heute die id eines anderen Eintrags (Zeile {other}). "),
        ("[alt, alt]", 18, "Die frühere id „alt“ steht schon in Zeile {here}."),
        ("[Alt]", 13, "„frueher“ muss aus kleinen Buchstaben a–z"),
        ("[index]", 13, "„frueher“ darf nicht index heißen"),
    ],
)
def test_a_former_id_that_leads_nowhere_alone_is_refused(data: Data, given: str, column: int, sentence: str) -> None:
    """What is an id of today, stands twice or is no id: the place, and what to do."""
    lines = data.path("partners").read_text("utf-8").splitlines()
    here = lines.index(LAST.strip("\n")) + 1
    places = {"own": lines.index("- id: seekammer") + 1, "other": lines.index("- id: seehochschule") + 1, "here": here}
    data.replace("partners", LAST, f"  frueher: {given}\n")
    (said,) = data.messages()
    assert said.startswith(f"data/partners.yaml:{here}:{column}: {sentence.format(**places)}")


def test_a_former_id_may_lead_to_one_record_only(data: Data) -> None:
    """The other record is named by its line; in another file the same word is another address."""
    data.replace("partners", "- id: seehochschule\n", "- id: seehochschule\n  frueher: [kammer-am-see, willkommen]\n")
    (said,) = data.messages()
    assert "Die frühere id „kammer-am-see“ steht schon in Zeile " in said


def test_who_uses_a_former_id_is_told_the_one_of_today(data: Data) -> None:
    """Better than the nearest word."""
    data.replace("partners", "nachfolge: [", "nachfolge: [kammer-am-see, ")
    (said,) = data.messages()
    assert said.endswith("– „kammer-am-see“ gibt es dort nicht. Der Eintrag heißt heute „seekammer“.")


def test_a_record_that_was_renamed_is_told_from_a_slip(data: Data) -> None:
    """An id that many use was right before: what to write is said, and then each line says the id of today."""
    data.replace("handlungsfelder", "- id: einstieg\n", "- id: anfang\n")
    said = [one for one in data.messages() if "„einstieg“ gibt es dort nicht." in one]
    assert len(said) > 2
    assert {one.partition("dort nicht. ")[2] for one in said} == {
        "Wurde der Eintrag umbenannt? Dann schreiben Sie bei ihm „frueher: [einstieg]“, und hier steht seine neue id."
    }
    data.replace("handlungsfelder", "- id: anfang\n", "- id: anfang\n  frueher: [einstieg]\n")
    said = [one for one in data.messages() if "„einstieg“ gibt es dort nicht." in one]
    assert {one.partition("dort nicht. ")[2] for one in said} == {"Der Eintrag heißt heute „anfang“."}
