"""Tests of a new alliance's beginning: what is asked, what is written, and the site that it makes."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from allianz.model.dataset import load
from allianz.starting.answers import OPTIONS, AnswerError, answered, noun, options
from allianz.starting.founding import FoundingError, found
from tests.broken import ROOT
from tests.documents import broken_links, page
from tests.serving import SITE_URL

if TYPE_CHECKING:
    from pathlib import Path

CITIES = {
    "name": "Fachkräftebündnis Dreistadt",
    "kurzname": "Fachkräftebündnis",
    "region": "Dreistadt",
    "wort": "Bündnis",
    "gebiet": "Stadt",
    "gebiete": "Altstadt, Neustadt, Hafen",
}
DOCS = ROOT / "docs"
TODAY = "2026-11-28"


def begun(target: Path, **more: str) -> str:
    """What is said when three cities begin."""
    return found(answered({**CITIES, **more}, None), DOCS, target, TODAY)


@pytest.fixture(scope="module")
def city_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of three cities that have only just begun, built strictly from their folder."""
    project = tmp_path_factory.mktemp("dreistadt") / "projekt"
    begun(project)
    for name in ("hooks", "overrides"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", project)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "SITE_DIR": str(project / "site"),
                   "SITE_URL": SITE_URL, "NO_MKDOCS_2_WARNING": "1", "DATA_DIR": "data"}  # fmt: skip
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(project / "mkdocs.yml")]
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment, cwd=project)
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


def test_a_part_without_an_offer_says_so_and_whom_to_ask(city_site: Path) -> None:
    """It begins with one offer in one of them: the others have no empty list, and promise nothing that is not there."""
    there, nowhere = (page(city_site, f"region/{id_}") for id_ in ("altstadt", "hafen"))

    assert there.tags(".quick a")
    assert there.tags("#angebote")
    assert nowhere.text(".lead").startswith("Für Stadt Hafen ist hier noch kein Angebot eingetragen.")
    assert nowhere.tags('.lead a[href*="partner/"]')
    assert not nowhere.tags(".quick, #angebote")


def test_the_site_never_says_what_the_cities_are_not(city_site: Path) -> None:
    """No page, feed, card or picture speaks of an Allianz or a Landkreis: the words are the alliance's own."""
    files = [path for path in city_site.rglob("*") if path.suffix in {".html", ".xml", ".ics", ".atom", ".vcf", ".svg"}]
    said = {
        (path.name, word)
        for path in files
        for word in re.findall(r"Allianz|Landkreis|Kreisverwaltung", path.read_text("utf-8"))
    }

    assert len(files) > 30
    assert said == set()


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("", "Über das Bündnis"),
        ("allianz", "Das Bündnis"),
        ("allianz/chronik", "Chronik: die Geschichte des Bündnisses"),
        ("allianz/mitmachen", "Dem Bündnis beitreten"),
        ("region", "Wählen Sie Ihre Stadt."),
        ("wegweiser", "In welcher Stadt?"),
        ("partner", "wer zum Bündnis gehört"),
        ("partner/hafen", "Im Bündnis"),
        ("daten", "ein Betrag des Bündnisses"),
        ("mitmachen", "einem Partner des Bündnisses"),
    ],
)
def test_its_sentences_are_right(city_site: Path, address: str, sentence: str) -> None:
    """Templates, blocks and prose say the alliance's word with the article that belongs to it."""
    text = (city_site / address / "index.html").read_text("utf-8")
    plain = " ".join(html.unescape(re.sub(r"<[^>]+>", "", text)).split())

    assert sentence in plain


def test_its_links_lead_somewhere(city_site: Path) -> None:
    """A site that holds almost nothing is whole."""
    assert broken_links(city_site) == []


def test_what_is_written_is_valid_and_says_what_is_left(tmp_path: Path) -> None:
    """Data, schemas, prose and forms lie in the new folder, and the steps that follow are told."""
    said = begun(tmp_path / "neu")
    dataset = load(tmp_path / "neu" / "data")
    form = (tmp_path / "neu" / ".github" / "ISSUE_TEMPLATE" / "neuer-partner.yml").read_text("utf-8")

    assert [kreis.name for kreis in dataset.landkreise] == ["Stadt Altstadt", "Stadt Neustadt", "Stadt Hafen"]
    assert (tmp_path / "neu" / "data" / "schema" / "partners.json").is_file()
    assert "einem Partner des Bündnisses" in (tmp_path / "neu" / "docs" / "mitmachen.md").read_text("utf-8")
    assert "Wie der Partner zum Bündnis kam" in form
    assert "make check" in said
    assert "betreiber" in said


def test_an_alliance_with_the_usual_words_needs_none_of_its_own(tmp_path: Path) -> None:
    """Allianz and Landkreis are what the templates say."""
    begun(tmp_path / "neu", wort="Allianz", gebiet="Landkreis")

    assert load(tmp_path / "neu" / "data").allianz.begriffe is None


def test_nothing_that_is_there_is_overwritten(tmp_path: Path) -> None:
    """A folder that holds anything is refused and stays."""
    (tmp_path / "brief.txt").write_text("wichtig")
    with pytest.raises(FoundingError, match="steht schon etwas"):
        begun(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["brief.txt"]


def test_answers_that_make_no_data_are_told_and_leave_nothing(tmp_path: Path) -> None:
    """What the check of the data refuses is said with its line."""
    with pytest.raises(FoundingError, match=r"(?s)data/landkreise\.yaml:.*Es wurde nichts geschrieben\."):
        begun(tmp_path / "neu", gebiete="A<b>, Neustadt")
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_given_is_asked_for() -> None:
    """Each question once, with its example; an empty answer takes what is usual."""
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return {"Wie heißt": "Netz Nord", "Welche si": "Nord"}.get(question[:9], "")

    answers = answered({"kurzname": "Netz", "gebiet": "Kreis"}, ask)

    assert len(asked) == len(OPTIONS) - 2
    assert (answers.name, answers.wort.einzahl, answers.gebiet.mehrzahl) == ("Netz Nord", "Allianz", "Kreise")


def test_who_ends_the_input_is_told_what_is_missing() -> None:
    """No traceback ends a conversation."""

    def ask(question: str) -> str:
        raise EOFError(question)

    with pytest.raises(AnswerError, match="„--name“ fehlt"):
        answered({}, ask)


def test_without_a_terminal_what_is_missing_is_named() -> None:
    """The sentence says the option and an example."""
    with pytest.raises(AnswerError, match=r"„--kurzname“ fehlt\. Wie heißt es kurz"):
        answered({"name": "Netz Nord"}, None)


def test_a_word_that_nobody_knows_is_given_with_its_forms() -> None:
    """Article, genitive and plural in one line; anything else is refused with an example."""
    word = noun("wort", "das Netz, des Netzes, die Netze")

    assert (word.einzahl, word.genitiv, word.mehrzahl, word.geschlecht) == ("Netz", "Netzes", "Netze", "das")
    with pytest.raises(AnswerError, match="„--wort“: „Netz“ braucht seine Formen"):
        noun("wort", "Netz")


def test_an_option_that_there_is_not_is_told() -> None:
    """The sentence lists those that there are."""
    with pytest.raises(AnswerError, match=r"„--nahme“ ist keine Angabe von „neu“\. Es gibt --name, --kurzname"):
        options(["--nahme", "Netz"])


def test_the_command_writes_without_a_terminal(tmp_path: Path) -> None:
    """All is given as options; status 2 and a sentence where one is missing."""
    given = [part for name, text in CITIES.items() for part in (f"--{name}", text)]
    command = [sys.executable, "-m", "allianz", "neu", str(tmp_path / "neu")]
    environment = {"PYTHONPATH": "hooks"}
    done, missing = (
        subprocess.run([*command, *more], check=False, capture_output=True, text=True, cwd=ROOT, env=environment,
                       stdin=subprocess.DEVNULL)
        for more in (given, given[:4])
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "neu" / "data" / "allianz.yaml").is_file()
    assert (missing.returncode, missing.stdout) == (2, "")
    assert "„--region“ fehlt." in missing.stderr
