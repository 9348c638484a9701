"""Tests of the house's rules: one direction, one place for each library, small functions."""

from __future__ import annotations

import ast
import re
from fnmatch import fnmatch
from graphlib import TopologicalSorter
from itertools import chain
from statistics import median
from typing import TYPE_CHECKING

import pytest

from allianz.model.dataset import load
from tests.broken import ROOT, SECOND
from tests.house import (
    FLOORS,
    HOOKS,
    MODULES,
    PACKAGE,
    TREES,
    figures,
    functions,
    imports,
    own_imports,
    room,
    template_lines,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ONLY_IN = {
    "yaml": "allianz/reading/source*.py",
    "jinja2": "allianz/site/rendering*.py",
    "markupsafe": "allianz/site/rendering.py",
    "mkdocs": "mkdocs_*.py",
    "material": "mkdocs_*.py",
    "properdocs": "mkdocs_*.py",
}
"""Library → the one place that imports it; a star stands for two files: what knows it, and what goes with that."""
FETCHING = {"aiohttp", "asyncio", "ftplib", "http", "httpx", "requests", "smtplib", "socket", "ssl", "urllib3"}


def test_the_floors_are_the_folders() -> None:
    """A folder that stands on no floor, or a floor's folder that is gone, would escape the next test."""
    rooms = {path.name for path in PACKAGE.iterdir() if path.is_dir() and list(path.glob("*.py"))}
    assert set(chain(*FLOORS)) == rooms | {"__main__"}


@pytest.mark.parametrize("module", sorted(name for name in MODULES if name.count(".")))
def test_a_folder_imports_only_from_the_floors_below(module: str) -> None:
    """So there is no circle between folders, and whatever goes out of the data stands beside the pages."""
    own = room(module)
    floor = next(number for number, rooms in enumerate(FLOORS) if own in rooms)
    others = {room(name) for name in own_imports(module)} - {own}
    assert others <= set(chain(*FLOORS[:floor]))


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Within a folder too, each module can be read after those that it rests on."""
    graph = {module: own_imports(module) - {module} for module in MODULES if module.count(".")}
    assert list(TopologicalSorter(graph).static_order())


def test_each_library_has_one_place() -> None:
    """What depends on YAML, on templates or on MkDocs stays replaceable."""
    for path, tree in TREES.items():
        for library in {name.split(".")[0] for name in imports(tree)} & set(ONLY_IN):
            assert fnmatch(path.relative_to(HOOKS).as_posix(), ONLY_IN[library]), f"{path.name} imports {library}"


def test_the_events_are_events_only() -> None:
    """What a site is made of is decided without MkDocs; the file that knows it stays short."""
    assert len((HOOKS / "mkdocs_hooks.py").read_text("utf-8").splitlines()) <= 100


def test_babel_serves_the_languages_alone() -> None:
    """Dates, money and catalogues have one room."""
    rooms = {path.parent for path, tree in TREES.items() if "babel" in {name.split(".")[0] for name in imports(tree)}}
    assert rooms == {PACKAGE / "languages"}


def test_nothing_is_fetched_while_building() -> None:
    """No module that could reach the network is imported."""
    for path, tree in TREES.items():
        names = set(imports(tree))
        assert not {name.split(".")[0] for name in names} & FETCHING, path
        assert not [name for name in names if name.startswith(("urllib.request", "urllib.error"))], path


def test_no_function_changes_the_state_of_its_module() -> None:
    """What a build remembers is handed on, never kept: there is no `global`, and no module-level name is changed."""
    for path, tree in TREES.items():
        assert not [node for node in ast.walk(tree) if isinstance(node, ast.Global)], path
        names = {target.id for node in tree.body for target in _targets(node)}
        assert not {name for name in _changed(tree) if name in names}, path


def _targets(node: ast.stmt) -> list[ast.Name]:
    """The names that a statement gives a value."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return [target for target in targets if isinstance(target, ast.Name)]


def _changed(tree: ast.Module) -> Iterator[str]:
    """The names whose value some function changes in place."""
    changing = {
        "add",
        "append",
        "clear",
        "discard",
        "extend",
        "insert",
        "pop",
        "popitem",
        "remove",
        "setdefault",
        "update",
    }
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    for node in chain.from_iterable(map(ast.walk, functions)):
        if isinstance(node, ast.Subscript | ast.Attribute) and not isinstance(node.ctx, ast.Load):
            yield _name(node.value)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in changing:
            yield _name(node.func.value)


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def test_functions_are_short() -> None:
    """Half of all functions have at most 15 lines, and none has more than 40."""
    lengths = functions()
    assert median(lengths.values()) <= 15
    assert not {place: length for place, length in lengths.items() if length > 40}


def test_the_figures_of_the_house_can_be_printed() -> None:
    """`python -m tests.house` says them in five lines, the floors first."""
    first, *others = figures()
    assert first.endswith(
        "reading < model < languages < exports, forms, site < assembly, review < spreadsheets, starting < __main__"
    )
    assert len(others) == 4


def test_lines_of_templates_are_short() -> None:
    """A template is read like code: no line has more than 120 characters."""
    assert not {place: length for place, length in template_lines().items() if length > 120}


@pytest.mark.parametrize("folder", ["hooks", "overrides", "tests/zweite_allianz"])
def test_the_code_names_nothing_of_this_one_alliance(folder: str) -> None:
    """Another alliance replaces `data/` and `docs/`, and finds no trace of this one in its site."""
    dataset = load(ROOT / "data")
    names = {name for district in dataset.landkreise for name in (district.id, district.kurzname, district.sitz)}
    names |= {dataset.allianz.name, dataset.allianz.kurzname, dataset.allianz.region}
    for path in _texts(ROOT / folder):
        text = path.read_text(encoding="utf-8")
        assert not [name for name in names if name in text], path


def _texts(folder: Path) -> Iterator[Path]:
    """The files of a folder that hold text."""
    endings = {".py", ".html", ".xml", ".js", ".css", ".svg", ".md", ".yaml", ".json"}
    return (path for path in sorted(folder.rglob("*")) if path.suffix in endings)


def test_the_second_alliance_says_who_runs_its_site() -> None:
    """Its site is no draft, so the tests see both kinds of site."""
    assert load(SECOND).allianz.betreiber is not None


def test_no_test_names_a_record_of_the_published_data() -> None:
    """An editor may rename, add and delete whatever stands in `data/`: no test is about it."""
    published = load(ROOT / "data").places
    names = {id_ for file, id_ in published if file == "landkreise" or _is_a_name(id_)}
    names -= {id_ for _, id_ in load(SECOND).places}
    named = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, sorted(names)))})(?![\w-])")
    assert names
    assert {
        f"{path.relative_to(ROOT)}: {found}"
        for path in _texts(ROOT / "tests")
        for found in named.findall(path.read_text(encoding="utf-8"))
    } == set()


def _is_a_name(id_: str) -> bool:
    """Whether an id is made of several parts: one word alone may stand anywhere and mean something else."""
    return id_[:1].isalpha() and ("-" in id_ or any(character.isdigit() for character in id_))
