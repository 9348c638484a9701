"""Tests of the summary: edits of the data and what is said of them, word by word."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from allianz.reading.messages import Message, Place
from allianz.review.differences import page_changes
from allianz.review.faults import faults
from allianz.review.summary import PageChanges, read_state, refusal, summary
from allianz.review.verdict import refused
from tests.broken import ROOT, SECOND
from tests.summaries import edited, no_pages, said
from tests.summary_table import EDITS, Edit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.broken import Data


@pytest.mark.parametrize("case", EDITS)
def test_each_edit_is_said_in_the_words_of_the_data(data: Data, case: str) -> None:
    """Who changed in which fact from what to what, what became of the sources and of the confirmation."""
    edits, expected = EDITS[case]

    assert said(data, edits) == expected


HOSTILE = [
    "@allianz/team bitte ansehen",
    "#12 GH-12 0fdc344ac1",
    "`a` ``b`` ```c",
    "[Klick](https://boese.example.org) ![Bild](https://boese.example.org/x.png)",
    "www.boese.example.org und https://boese.example.org",
    "**fett** ~~weg~~ # Titel | Zelle :tada: &lt;b&gt; {{ 7 * 7 }}",
    "`",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_stands_in_a_code_span_and_does_nothing(data: Data, value: str) -> None:
    """Nothing that stands in the data becomes markup, a mention, a reference or a link."""
    data.replace("partners", "name: Seehochschule Musterland", f"name: '{value}'")
    text = summary(read_state(SECOND, "data"), read_state(data.folder, "data"), no_pages)
    outside = re.sub(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", "", text)

    assert value in text
    assert re.findall(r"[@#`\[\]~:|&{}]|www|http|GH-", re.sub(r"(?m)^#+ .*$|:\s|:\*\*|:$", "", outside)) == []


def test_the_counts_stand_first(data: Data) -> None:
    """The first sentence says how many entries came, changed and went."""
    edits = [EDITS["a record comes, and somebody rests on it"][0], EDITS["a single value changes"][0]]
    text = summary(*edited(data, [edit for some in edits for edit in some]), no_pages)

    assert "\nNeu: ein Eintrag. Geändert: 2 Einträge. Entfernt: kein Eintrag.\n" in text


PAGES: dict[str, tuple[list[Edit], PageChanges]] = {
    "a partner's town": (
        EDITS["a single value changes"][0],
        PageChanges(changed=("partner/jobagentur-musterland/",)),
    ),
    "nothing": ([], PageChanges()),
    "a confirmation": (
        EDITS["a confirmation is deleted"][0],
        PageChanges(changed=("partner/wirtschaftskammer-musterberg/",)),
    ),
    "the alliance's name": (
        [("allianz", "kurzname: Musterbündnis", "kurzname: Bündnis")],
        PageChanges(everywhere=True),
    ),
    "an id that leads on": (
        [
            (
                "partners",
                "- id: landkreis-beispielsee\n",
                "- id: kreis-beispielsee\n  frueher: [landkreis-beispielsee]\n",
            ),
            ("angebote", "partner: landkreis-beispielsee", "partner: kreis-beispielsee"),
        ],
        PageChanges(new=("partner/kreis-beispielsee/",), changed=("partner/", "region/beispielsee/")),
    ),
    "an id": (
        [
            ("partners", "- id: landkreis-beispielsee", "- id: kreis-beispielsee"),
            ("angebote", "partner: landkreis-beispielsee", "partner: kreis-beispielsee"),
        ],
        PageChanges(
            new=("partner/kreis-beispielsee/",),
            changed=("partner/", "angebote/ankommen-am-see/", "region/beispielsee/", "quellen/presse/"),
            gone=("partner/landkreis-beispielsee/",),
        ),
    ),
}


@pytest.mark.parametrize("case", PAGES)
def test_the_pages_that_differ_are_found_by_rendering_both(data: Data, case: str) -> None:
    """A page is named if something on it differs; a partner whom the change does not touch is not."""
    edits, expected = PAGES[case]
    before, after = edited(data, edits)
    assert before.dataset is not None
    assert after.dataset is not None

    found = page_changes(before.dataset, after.dataset)

    assert (found.new, found.gone, found.everywhere) == (expected.new, expected.gone, expected.everywhere)
    assert set(found.changed) >= set(expected.changed)
    assert "partner/seehochschule/" not in found.changed
    assert edits or found == PageChanges()


def test_the_example_for_editors_is_what_they_will_see(data: Data) -> None:
    """/mitmachen/ shows the comment's real words."""
    before, after = edited(data, [("partners", "plz: 00012", "plz: 00013")])
    prose = (ROOT / "docs" / "mitmachen.md").read_text("utf-8").split("\n")
    plain = re.sub(r"^- |^#+ |[`*]", "", summary(before, after, page_changes), flags=re.MULTILINE).split("\n")
    shown = [line for line in plain[4:] if line and line != "Partner"]

    assert len(shown) == 6
    assert [line for line in shown if line not in prose] == []


def test_an_address_that_goes_is_named(data: Data) -> None:
    """Addresses are promises: the summary says which one will be gone."""
    before, after = edited(data, PAGES["an id"][0])
    lines = summary(before, after, page_changes).split("\n")

    assert "- Neu: `/partner/kreis-beispielsee/`" in lines
    assert "- **Diese Adressen gibt es danach nicht mehr:** `/partner/landkreis-beispielsee/`" in lines


def test_of_many_pages_forty_are_named(data: Data) -> None:
    """A summary stays readable when everything changes."""
    many = PageChanges(changed=tuple(f"partner/p-{number}/" for number in range(45)))
    text = summary(*edited(data, EDITS["a single value changes"][0]), lambda *_: many)

    assert text.count("/partner/p-") == 40
    assert "`/partner/p-39/` und 5 weitere" in text


def test_refused_data_are_said_with_their_messages(data: Data) -> None:
    """Where one state has errors there is nothing to compare; the summary says which ones, and of which state."""
    good, bad = edited(data, [("partners", "plz: 00012", "plz: 12")])
    message = (
        "- `data/partners.yaml:31:14`  `„plz“ muss aus fünf Ziffern bestehen, zum Beispiel 21335 – hier steht 12.`"
    )

    assert summary(good, bad, no_pages).strip().split("\n") == [
        "## Was sich an den Daten ändert",
        "",
        "Das lässt sich noch nicht sagen.",
        "",
        "Die geänderten Daten haben einen Fehler:",
        "",
        message,
    ]
    assert "Der Stand davor hat nach den heutigen Regeln einen Fehler:" in summary(bad, good, no_pages)
    assert message in summary(bad, good, no_pages)


OLD = (
    "partners",
    "  website: https://kreis.example.org\n",
    "  website: https://kreis.example.org\n  status: beitritt\n",
)


def test_an_earlier_state_of_another_edition_is_one_sentence(data: Data) -> None:
    """What was written for an earlier edition of the model cannot be compared; its hundred messages help nobody."""
    new, old = edited(data, [OLD])

    assert summary(old, new, no_pages).strip().split("\n")[2:] == [
        "Das lässt sich noch nicht sagen.",
        "",
        (
            "Der Stand davor ist nach einer früheren Ausgabe des Datenmodells geschrieben und lässt sich mit der "
            "heutigen nicht vergleichen."
        ),
    ]
    assert "Die geänderten Daten haben einen Fehler:" in summary(new, old, no_pages)


def test_the_summary_of_a_job_lists_all_messages_up_to_what_github_takes() -> None:
    """Eleven messages are all there; of very many the rest is counted."""
    messages = tuple(Message(Place("data/x.yaml", line), f"Satz {line}.") for line in range(1, 2004))

    assert refusal(messages[:11]).count("- `data/x.yaml:") == 11
    assert refusal(messages[:11]).startswith("## Prüfung der Daten\n\nDie Daten haben 11 Fehler.")
    assert refusal(messages).count("- `data/x.yaml:") == 2000
    assert "- und 3 weitere. Sie stehen im Protokoll der Prüfung." in refusal(messages)


@pytest.mark.parametrize(
    ("paths", "sentence"),
    [
        (["data/x.yaml"], "Die Daten haben einen Fehler"),
        (["data/x.yaml", "data/geo/y.csv"], "Die Daten haben 2 Fehler"),
        (["docs/mitmachen.md"], "Die Seiten haben einen Fehler"),
        (["locale/en/LC_MESSAGES/daten.po"] * 2, "Die Übersetzungen haben 2 Fehler"),
        (["docs/x.md", "data/x.yaml"], "Die Daten und die Seiten haben zusammen 2 Fehler"),
        (
            ["docs/x.md", "x.po", "data/x.yaml"],
            "Die Daten und die Seiten und die Übersetzungen haben zusammen 3 Fehler",
        ),
    ],
)
def test_the_end_of_a_refusal_names_what_is_at_fault(paths: list[str], sentence: str) -> None:
    """Who mended a page does not look for a fault in the data."""
    messages = tuple(Message(Place(path), "Satz.") for path in paths)
    assert faults(messages) == sentence
    assert refused(messages).splitlines()[-1] == f"{sentence}. Die Website wurde nicht neu gebaut."
    assert refusal(messages).splitlines()[2].startswith(sentence)


def _git(folder: Path, *arguments: str) -> str:
    person = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", *person, *arguments], cwd=folder, check=True, capture_output=True, text=True)  # noqa: S607 -- git as the tests' machine has it
    return done.stdout.strip()


@pytest.fixture
def repository(data: Data) -> Data:
    """The second alliance's data under version control, in the folder `data` of a repository."""
    _git(data.folder.parent, "init", "--quiet", "--initial-branch=main")
    _git(data.folder.parent, "add", "data")
    _git(data.folder.parent, "commit", "--quiet", "--message=Anfang")
    return data


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "allianz", *arguments]
    return subprocess.run(
        command, cwd=folder, env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT / "hooks")}, check=False,
        capture_output=True, text=True,
    )  # fmt: skip


def test_the_command_compares_with_a_commit_and_leaves_the_work_tree_alone(repository: Data) -> None:
    """`summary --base REF` reads the earlier data out of Git; nothing in the folder is touched."""
    root = repository.folder.parent
    repository.replace("partners", "plz: 00012", "plz: 00013")
    before = _git(root, "status", "--porcelain")
    done = _run(root, "summary", "--base", "main")

    assert (done.returncode, done.stderr) == (0, "")
    assert "- `kontakte` › `Für alle: Empfang` › `anschrift` › `plz`: von `00012` zu `00013`" in done.stdout.split("\n")
    assert "- Geändert: `/partner/jobagentur-musterland/`, " in done.stdout
    assert _git(root, "status", "--porcelain") == before == "M data/partners.yaml"


def test_an_earlier_state_brings_its_places(repository: Data) -> None:
    """The pages of places and borders are compared with what they were, not with pages that had none."""
    repository.replace("geo/plz.csv", "00014,Neudorf", "00019,Neudorf")
    done = _run(repository.folder.parent, "summary", "--base", "main")

    assert "Orte, Postleitzahlen oder Grenzen im Ordner `geo` sind andere." in done.stdout.split("\n")
    assert "- Geändert: `/orte/`, `/region/musterberg/`" in done.stdout.split("\n")


def test_the_command_compares_two_commits(repository: Data) -> None:
    """With `--head` the work tree is not read at all."""
    root = repository.folder.parent
    repository.replace("partners", "plz: 00012", "plz: 00013")
    _git(root, "commit", "--quiet", "--all", "--message=Neu")
    repository.path("partners").write_text("kaputt", encoding="utf-8")
    done = _run(root, "summary", "--base", "HEAD^", "--head", "HEAD")

    assert "- `kontakte` › `Für alle: Empfang` › `anschrift` › `plz`: von `00012` zu `00013`" in done.stdout.split("\n")


def test_a_link_in_a_commit_is_not_followed(repository: Data, tmp_path: Path) -> None:
    """A data file that is a symbolic link counts as missing: a stranger's commit reads nothing of this machine."""
    root = repository.folder.parent
    secret = tmp_path / "geheim.yaml"
    secret.write_text("- geheim: ja\n", encoding="utf-8")
    repository.path("chronik").unlink()
    repository.path("chronik").symlink_to(secret)
    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "--message=Verweis")
    done = _run(root, "summary", "--base", "HEAD^", "--head", "HEAD")

    assert "- `data/chronik.yaml:1:1`  `Diese Datei fehlt.`" in done.stdout.split("\n")
    assert "geheim" not in done.stdout


TOO_MUCH = "Das lässt sich hier nicht sagen. Die geänderten Daten haben mehr als 5 Megabyte oder mehr als 100 Dateien."


@pytest.mark.parametrize(("files", "size"), [(6, 1_000_000), (101, 1)])
def test_of_a_strangers_state_no_more_is_read_than_anybody_writes(repository: Data, files: int, size: int) -> None:
    """Many small files and a few large ones, packed to almost nothing, end in a sentence; one's own are read."""
    root = repository.folder.parent
    for number in range(files):
        (repository.folder / f"zu-viel-{number}.yaml").write_text("#" * size, encoding="utf-8")
    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "--message=Viel")
    stranger = _run(root, "summary", "--base", "HEAD^", "--head", "HEAD")

    assert (stranger.returncode, stranger.stdout.split("\n")[2].partition(" So viel")[0]) == (0, TOO_MUCH)
    assert TOO_MUCH not in _run(root, "summary", "--base", "HEAD").stdout


@pytest.mark.parametrize("reference", ["gibt-es-nicht", "--help", "main; rm -rf .", "main:data", ""])
def test_an_unknown_state_is_said_in_german(repository: Data, reference: str) -> None:
    """What is no commit, branch or tag ends in one sentence, whatever it looks like."""
    done = _run(repository.folder.parent, "summary", "--base", reference)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"Den Stand „{reference}“ gibt es in diesem Git-Verzeichnis nicht.\n"


@pytest.mark.parametrize("arguments", [[], ["--base"], ["--base", "main", "a", "b"], ["--head", "main"]])
def test_a_wrong_call_is_answered_with_the_commands(tmp_path: Path, arguments: list[str]) -> None:
    """A call that no command knows ends in the list of commands and status 2."""
    done = _run(tmp_path, "summary", *arguments)

    assert done.returncode == 2
    assert done.stderr.startswith("Aufruf: python -m allianz …")
