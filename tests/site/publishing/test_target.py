"""Which folders a build may replace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from allianz.site.publishing.target import MARK, TargetError, claim, mark, refuse, sources
from tests.losing import fingerprint

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with data and prose, and links to them from elsewhere."""
    root = tmp_path / "oben" / "projekt"
    for name in ("data", "docs"):
        (root / name).mkdir(parents=True)
        (root / name / "datei").write_text(name)
    (tmp_path / "verweis").symlink_to(root / "docs")
    (tmp_path / "kreis").symlink_to(tmp_path / "kreis")
    (tmp_path / "datei").write_text("wichtig")
    (tmp_path / "voll").mkdir()
    (tmp_path / "voll" / "datei").write_text("wichtig")
    return root


OWN = "In {} lässt sich nichts bauen: Dort liegt "
FULL = "In {} steht etwas anderes. Löschen Sie es oder nennen Sie einen anderen Ordner."


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        ("oben/projekt", OWN),
        ("oben", OWN),
        ("oben/projekt/data", OWN),
        ("oben/projekt/data/neu/site", OWN),
        ("oben/projekt/x/../docs", OWN),
        ("verweis", OWN),
        ("verweis/neu", OWN),
        ("oben/projekt/.git/site", OWN),
        ("voll", FULL),
        ("datei", FULL),
        ("kreis", "Der Weg nach {} führt im Kreis: Ein Verweis zeigt auf sich selbst."),
        ("datei/site", "Nach {} lässt sich nichts schreiben. Auf dem Weg dorthin liegt eine Datei und kein Ordner."),
        ("n" * 300, "Nach {} lässt sich nichts schreiben. Der Name des Ordners ist zu lang."),
    ],
)
def test_a_folder_that_holds_anything_else_is_refused(root: Path, target: str, sentence: str) -> None:
    """The project, its sources, what is above and below them, links to them, the files of others: a sentence."""
    before = fingerprint(root.parents[1])
    place = root.parents[1] / target
    with pytest.raises(TargetError) as caught:
        claim(place, root, sources(root, root / "data"))
    assert str(caught.value).startswith(sentence.format(place))
    assert fingerprint(root.parents[1]) == before


def test_data_that_lie_outside_of_the_project_are_kept_too(root: Path) -> None:
    """`DATA_DIR` may lead anywhere."""
    data = root.parent / "daten"
    for target in (data, data / "site"):
        with pytest.raises(TargetError, match=r"lässt sich nichts bauen: Dort liegt .*daten"):
            refuse(target, root, sources(root, data))


@pytest.mark.parametrize("target", ["site", "neu/site"])
def test_a_folder_of_its_own_is_taken_and_known_again(root: Path, target: str) -> None:
    """Missing or empty, within the project or not: from then on it may be replaced."""
    place = root / target
    claim(place, root, sources(root))
    (place / "index.html").touch()
    refuse(place, root, sources(root))
    assert (place / MARK).is_file()


def test_a_file_that_has_the_name_of_the_mark_alone_opens_no_folder(root: Path) -> None:
    """Only what this project wrote counts."""
    folder = root.parents[1] / "voll"
    (folder / MARK).touch()
    with pytest.raises(TargetError, match="steht etwas anderes"):
        refuse(folder, root, ())
    mark(folder)
    refuse(folder, root, ())


def test_a_link_leads_to_the_folder_that_is_replaced(root: Path) -> None:
    """Who publishes through a link keeps the link."""
    real, link = root.parent / "site", root / "site"
    link.symlink_to(real)
    claim(link, root, sources(root))
    assert link.is_symlink()
    assert (real / MARK).is_file()
