"""What the repository says of itself is true: README, decisions, changelog and the files that git and GitHub read."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from allianz.__main__ import COMMANDS
from allianz.exports import VERSION, exports
from allianz.model.dataset import load
from allianz.model.files import FILES
from tests.building import ROOT, SECOND

if TYPE_CHECKING:
    from pathlib import Path

    from allianz.model.files import File

README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
GUIDE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text("utf-8")
OWNERS = (ROOT / ".github" / "CODEOWNERS").read_text("utf-8")
DECISIONS = sorted((ROOT / "decisions").glob("0*.md"))
PACKAGE = ROOT / "hooks" / "allianz"

SHIPPED = {
    ".editorconfig", ".gitattributes", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile",
    "README.md", "SECURITY.md", "mkdocs.yml", "pyproject.toml", "requirements-dev.in", "requirements-dev.txt",
    "requirements-links.in", "requirements-links.txt", "requirements.in", "requirements.txt",
}  # fmt: skip
"""Every file at the top of the repository."""


def _tree() -> dict[Path, set[str]]:
    """The tree in README: folder → what is listed in it."""
    block = next(one for one in re.findall(r"```text\n(.*?)```", README, re.DOTALL) if "allianz/" in one)
    listed: dict[Path, set[str]] = {}
    above = [ROOT]
    for line in block.splitlines():
        name = line.split()[0]
        level = (len(line) - len(line.lstrip())) // 4
        above = [*above[: level + 1], above[level] / name]
        listed.setdefault(above[level], set()).add(name)
    return listed


def _ignored(folder: Path) -> set[str]:
    """What git leaves out of a folder; a line with a slash in front counts at the top alone."""
    lines = (ROOT / ".gitignore").read_text("utf-8").split()
    return {".git", *(line.strip("/") for line in lines if folder == ROOT or not line.startswith("/"))}


def _there(folder: Path, files: str) -> set[str]:
    """The folders in a folder, with their slash, and its files of one kind."""
    folders = {f"{path.name}/" for path in folder.iterdir() if path.is_dir() and path.name not in _ignored(folder)}
    return folders | {path.name for path in folder.glob(files) if path.is_file() and path.name != "__init__.py"}


@pytest.mark.parametrize(("folder", "files"), [(ROOT, "-"), (ROOT / "hooks", "*.py"), (PACKAGE, "*.py")])
def test_the_tree_in_readme_is_the_tree(folder: Path, files: str) -> None:
    """Whoever looks for something finds every room listed, and none that is gone."""
    assert _tree()[folder] == _there(folder, files)


def test_every_file_at_the_top_is_listed() -> None:
    """A file that gets lost, or lands there by accident, is noticed."""
    there = {path.name for path in ROOT.iterdir() if path.is_file()} - {".git"}
    assert there == SHIPPED


def _targets() -> set[str]:
    """The commands that `make help` lists."""
    return set(re.findall(r"^([a-z][a-z-]*):.*## ", MAKEFILE, re.MULTILINE))


def test_readme_names_every_command_of_make_and_no_other() -> None:
    """What README says to type works, and nothing that works is hidden."""
    block = "".join(re.findall(r"```sh\n(.*?)```", README, re.DOTALL))
    named = re.findall(r"`make ([a-z-]+)", README) + re.findall(r"^make ([a-z-]+)", block, re.MULTILINE)
    assert set(named) == _targets()


def test_readme_names_only_commands_that_there_are() -> None:
    """`python -m allianz …` in README is a command of the package."""
    assert set(re.findall(r"python -m allianz ([a-z]+)", README)) <= {command.name for command in COMMANDS}


def test_readme_lists_every_setting_and_each_is_used() -> None:
    """Every variable that the Makefile takes from outside, or MkDocs' settings read, stands in README's table."""
    table = README.partition("| environment |")[2].partition("\n\n")[0]
    named = set(re.findall(r"^\| `([A-Z_]+)`", table, re.MULTILINE))
    code = "".join(path.read_text("utf-8") for path in (ROOT / "hooks").rglob("*.py"))
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    taken = re.findall(r"^([A-Z_]+) \?=", MAKEFILE, re.MULTILINE)
    read = re.findall(r'environ(?:ment)?\.get\("([A-Z_]+)"', code) + re.findall(r"!ENV \[([A-Z_]+)", settings)
    own = {name for name in (*taken, *read) if not name.startswith("GITHUB_")}
    assert named == own
    assert set(re.findall(r"`([A-Z]+_[A-Z_]+)`", README)) <= named
    assert [name for name in taken if name not in read and f"$({name})" not in MAKEFILE] == []


@pytest.mark.parametrize(
    "path", [*sorted(ROOT.glob("*.md")), *(ROOT / "decisions").glob("*.md")], ids=lambda path: path.name
)
def test_links_to_files_of_the_repository_lead_somewhere(path: Path) -> None:
    """No description points to a file that is not there."""
    text = re.sub(r"`[^`]*`", "", path.read_text("utf-8"))
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_every_module_that_is_named_exists(name: str) -> None:
    """Whoever is sent to a module finds it, under the folder that is named with it."""
    named = set(re.findall(r"`(?:python )?([\w/]+\.py)`", (ROOT / name).read_text("utf-8")))
    there = [f"/{path.relative_to(ROOT).as_posix()}" for path in ROOT.glob("*/**/*.py") if ".venv" not in path.parts]
    assert [one for one in named if not any(path.endswith(f"/{one}") for path in there)] == []


def test_the_formats_promise_what_is_exported() -> None:
    """CHANGELOG names the formats' version and every address under /daten/; one that goes or comes is noticed."""
    promised = set(re.findall(r"^daten/\S+$", CHANGELOG, re.MULTILINE))
    data = load(SECOND)
    made = exports(data, "https://allianz.example/")
    partners = {f"daten/partner/{partner.id}.vcf" for partner in data.partners}
    assert {address if address not in partners else "daten/partner/{id}.vcf" for address in made} == promised
    assert f"\n## Formats {VERSION} – " in CHANGELOG


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.name)
def test_a_decision_is_short_and_complete(path: Path) -> None:
    """Number, date, ground, decision and what follows fit a screen, and the index leads there."""
    text = path.read_text("utf-8")
    number, index = path.name[:4], (ROOT / "decisions" / "README.md").read_text("utf-8")
    assert text.startswith(f"# {number} – ")
    assert re.search(r"^Date: \d{4}-\d{2} · Status: ", text, re.MULTILINE)
    assert re.findall(r"^## (.+)", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]
    assert len(text.splitlines()) <= 40
    assert f"[{number}]({path.name})" in index


def test_decisions_are_numbered_without_a_gap() -> None:
    """A number means one decision for ever."""
    assert [path.name[:4] for path in DECISIONS] == [f"{number:04}" for number in range(1, len(DECISIONS) + 1)]


@pytest.mark.parametrize("file", FILES, ids=[file.name for file in FILES])
def test_the_editors_guide_names_every_field_where_it_belongs(file: File) -> None:
    """Whoever writes a record by the guide leaves out nothing that is needed and uses no field that is gone."""
    (row,) = re.findall(rf"^\| `{file.filename}` \| [^|]+ \| ([^|]+) \| ([^|]+) \|$", GUIDE, re.MULTILINE)
    needed, possible = (re.findall(r"(?:^|, )`(\w+)`", cell) for cell in row)
    fields = file.model.model_fields

    assert needed == [name for name, info in fields.items() if info.is_required()]
    assert possible == [name for name, info in fields.items() if not info.is_required()]


def test_code_owners_can_be_read_and_name_what_is_there() -> None:
    """Each line is a path of the repository and owners in one of GitHub's three forms; data are apart from code."""
    lines = [line.split() for line in OWNERS.splitlines() if line and not line.startswith("#")]
    owners = {path: names for path, *names in lines}
    form = re.compile(r"@[\w-]+(/[\w-]+)?|[\w.-]+@[\w-]+(\.[\w-]+)+")
    assert [path for path in owners if path != "*" and not (ROOT / path.strip("/")).is_dir()] == []
    assert [name for names in owners.values() for name in names if not form.fullmatch(name)] == []
    assert all(owners.values())
    assert owners["*"] != owners["/data/"]


GENERATED = ["data/schema/*.json", ".github/ISSUE_TEMPLATE/*.yml", "requirements*.txt"]


def test_git_knows_what_is_generated_and_how_lines_end(tmp_path: Path) -> None:
    """Reviews fold generated files and no others, and a checkout on Windows has the same bytes."""
    generated = [path.relative_to(ROOT).as_posix() for pattern in GENERATED for path in ROOT.glob(pattern)]
    written = ["README.md", "data/LIZENZ.md", "requirements.in", ".github/dependabot.yml"]
    shutil.copy(ROOT / ".gitattributes", tmp_path)
    start, command = ["git", "init", "--quiet"], ["git", "check-attr", "linguist-generated", "eol", "--"]
    subprocess.run(start, check=True, cwd=tmp_path)
    command += [*generated, *written]
    said = subprocess.run(command, check=True, capture_output=True, text=True, cwd=tmp_path).stdout.splitlines()
    attributes = [line.split(": ") for line in said]
    assert [name for name, *said in attributes if said == ["linguist-generated", "set"]] == generated
    assert {value for _, attribute, value in attributes if attribute == "eol"} == {"lf"}
