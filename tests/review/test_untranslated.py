"""What a change of the German leaves untranslated: named with what it said before, and where it is shown."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from allianz.languages.catalogues import languages, messages_dir
from allianz.languages.paragraphs import Prose
from allianz.model.dataset import load
from allianz.review.differences import changes, changes_since
from allianz.review.summary import read_state, summary
from allianz.review.untranslated import Sentence, in_docs
from allianz.review.verdict import accepted
from tests.artificial import CODE, locale
from tests.broken import SECOND
from tests.summaries import no_pages

if TYPE_CHECKING:
    from tests.broken import Data

HEADING = "### Esperanto: noch nicht übersetzt"
NEW = """
- id: boot-fahren
  titel: Boot fahren
  text: Sie fahren Boot.
  anbieter: [{partner: jobagentur-musterland}]
  handlungsfelder: [einstieg]
  zielgruppen: [jugend]
  belegt: 2024-03
  quellen: [mustergesetz, jobagentur-kontakt]
"""
PAGE = "---\ntitle: Wir\n---\n\n# Wir\n\nWir helfen.\n\nWir raten.\n"


@pytest.fixture(scope="module")
def translations(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Catalogues that know all that the second alliance says."""
    return locale(load(SECOND), tmp_path_factory.mktemp("known") / "locale")


def named(text: str) -> list[str]:
    """The points of a summary under the heading of the language."""
    part = text.partition(f"{HEADING}\n")[2].partition("\n### ")[0]
    return [line for line in part.split("\n") if line.startswith("- ")]


def test_a_changed_sentence_is_named_with_the_old_one_and_its_pages(data: Data, translations: Path) -> None:
    """The first five pages, answers last; what has no sentence in it (a number, a name) is not named."""
    data.replace("angebote", "titel: Ankommen am See", "titel: Ankunft am See")
    data.replace("partners", "plz: 00012", "plz: 00013")

    (line,) = named(changes(SECOND, data.folder, "data", translations))
    said, _, shown = line.partition("; zu sehen auf ")
    assert said == "- `Ankunft am See`: von `Ankommen am See` zu `Ankunft am See`"
    assert f"`/{CODE}/angebote/ankommen-am-see/`" in shown.split(", ")
    assert shown.endswith(" und 5 weitere")


def test_a_new_record_has_nothing_of_before(data: Data, translations: Path) -> None:
    """Each of its sentences that nobody has translated is named as new."""
    with data.path("angebote").open("a", encoding="utf-8") as file:
        file.write(NEW)

    state = replace(read_state(data.folder, "data"), languages=languages(translations, "locale"))
    assert named(summary(read_state(SECOND, "data"), state, no_pages)) == [
        "- `Boot fahren`: neu `Boot fahren`",
        "- `Boot fahren`: neu `Sie fahren Boot.`",
    ]


def test_a_sentence_that_is_translated_elsewhere_is_not_named(data: Data, translations: Path) -> None:
    """The key of a translation is the German, wherever it stands; without a language nothing is said at all."""
    data.replace("angebote", "titel: Ankommen am See", "titel: Hilfe finden")

    assert HEADING not in changes(SECOND, data.folder, "data", translations)
    data.replace("angebote", "titel: Hilfe finden", "titel: Ankunft am See")
    assert HEADING not in changes(SECOND, data.folder, "data", translations / "none")


def test_pages_of_docs_are_compared_piece_by_piece() -> None:
    """A changed paragraph beside what it was, a new page as new, a page in one language not at all."""
    after = {
        "wir.md": Prose.of("wir.md", PAGE.replace("raten.", "raten gern.")),
        "neu.md": Prose.of("neu.md", "---\ntitle: Neu\n---\n"),
        "leicht.md": Prose.of("leicht.md", "---\ntitle: Leicht\nsprache: de\n---\n\nSatz.\n"),
    }

    assert list(in_docs({"wir.md": Prose.of("wir.md", PAGE)}, after)) == [
        Sentence("wir.md", "Wir raten.", "Wir raten gern."),
        Sentence("neu.md", "", "Neu"),
    ]


def test_the_check_counts_a_sentence_of_docs_that_no_catalogue_names(translations: Path) -> None:
    """Who only uses the pencil runs no `make texte`."""
    spoken = languages(translations, "locale")

    assert "Esperanto" not in accepted(load(SECOND), spoken)
    assert "Es fehlen Übersetzungen (1 auf den Seiten)" in accepted(load(SECOND), spoken, ["Nie gesagt."])


def _git(folder: Path, *arguments: str) -> None:
    person = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *person, *arguments], cwd=folder, check=True, capture_output=True)  # noqa: S607 -- as above


@pytest.fixture
def repository(data: Data, translations: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Data, a page of docs/ and the catalogues under version control; its folder is the current one."""
    root = data.folder.parent
    shutil.copytree(translations, root / "locale")
    (root / "docs").mkdir()
    (root / "docs" / "wir.md").write_text(PAGE, "utf-8")
    _git(root, "init", "--quiet", "--initial-branch=main")
    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "--message=Anfang")
    monkeypatch.chdir(root)
    return root


def _since(root: Path, head: str | None) -> list[str]:
    return named(changes_since("main", head, (root / "data").relative_to(root), (root / "locale").relative_to(root)))


def test_two_states_in_git_are_read_with_their_pages_and_catalogues(repository: Path) -> None:
    """Whoever brings the translation along with the German is not told that it is missing, whatever `main` has."""
    page = repository / "docs" / "wir.md"
    page.write_text(PAGE.replace("raten.", "raten gern."), "utf-8")
    expected = ["- `wir.md`: von `Wir raten.` zu `Wir raten gern.`; zu sehen auf `/eo/wir/`"]
    assert _since(repository, None) == expected

    _git(repository, "switch", "--quiet", "--create=deutsch")
    _git(repository, "commit", "--quiet", "--all", "--message=Deutsch")
    catalogue = messages_dir(repository / "locale", CODE) / "prosa.po"
    with catalogue.open("a", encoding="utf-8") as file:
        file.write('\nmsgid "Wir raten gern."\nmsgstr "Ni konsilas."\n')
    _git(repository, "commit", "--quiet", "--all", "--message=Beides")

    assert _since(repository, "deutsch^{commit}") == _since(repository, None) == []
    assert _since(repository, "deutsch~1") == expected


def test_of_a_strangers_pages_no_more_is_read_than_anybody_writes(repository: Path) -> None:
    """Two hundred thousand letters are enough for prose; what lies in the folder is one's own."""
    (repository / "docs" / "lang.md").write_text("Wort " * 50_000, "utf-8")
    _git(repository, "add", "--all")
    _git(repository, "commit", "--quiet", "--message=Lang")

    data, locale_ = Path("data"), Path("locale")
    assert named(changes_since("main~1", "main", data, locale_)) == []
    assert len(named(changes_since("main~1", None, data, locale_))) == 1
