"""Tests of the house's rules: one direction, one place for each library, small functions."""

from __future__ import annotations

import ast
from itertools import chain
from statistics import median
from typing import TYPE_CHECKING

import pytest

from allianz.dataset import load
from tests.broken import ROOT, SECOND

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOOKS = ROOT / "hooks"
PACKAGE = HOOKS / "allianz"
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(HOOKS.rglob("*.py"))}
FORMS = {path.stem: tree for path, tree in TREES.items() if path.parent == PACKAGE / "forms"}
MODULES = {
    **{path.stem: tree for path, tree in TREES.items() if path.parent == PACKAGE and path.stem != "__init__"},
    "forms": ast.Module(list(chain.from_iterable(tree.body for tree in FORMS.values())), []),
}
"""Module → its tree; the forms are a package of their own and count as one module here."""

LAYERS = [
    {"messages", "syntax", "scalars", "excerpt", "revisions", "lettering", "mark"},
    {"characters", "model", "annotations"},
    {"source", "matching"},
    {"checks"},
    {"sentences"},
    {"dataset"},
    {"wegweiser"},
    {"citations", "views", "rendering", "wording"},
    {"forms", "freshness", "pages", "provenance", "schema", "evidence", "offline", "comment", "previews", "wellknown"},
    {"comparison"},
    {"summary"},
    {"differences"},
    {"__main__"},
]
"""From the ground up: a module imports from lower layers only, never from its own. A new module is put in here."""

FORMS_LAYERS = [
    {"__init__"},
    {"writing", "definition"},
    {"editing", "reading", "templates"},
    {"draft"},
    {"sources"},
    {"changes"},
    {"answering"},
]
"""The same within the package of the forms."""

READING = {"messages", "characters", "syntax", "source"}
"""What reads YAML, and knows nothing of any record."""

ONLY_IN = {
    "yaml": "allianz/source.py",
    "jinja2": "allianz/rendering.py",
    "markupsafe": "allianz/rendering.py",
    "mkdocs": "mkdocs_hooks.py",
    "material": "mkdocs_hooks.py",
    "properdocs": "mkdocs_hooks.py",
}
FETCHING = {"aiohttp", "asyncio", "ftplib", "http", "httpx", "requests", "smtplib", "socket", "ssl", "urllib3"}


def _imports(tree: ast.AST) -> Iterator[str]:
    """The full names of all modules that a file imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name the package, so that hooks find it"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _own_imports(tree: ast.AST) -> set[str]:
    """The modules of the package that a file imports."""
    return {name.split(".")[1] for name in _imports(tree) if name.startswith("allianz.")}


def _functions() -> Iterator[tuple[str, int]]:
    """Every function with its place and its length in lines."""
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", lines


def test_every_module_has_its_layer() -> None:
    """A module that stands in no layer, or a layer's module that is gone, would escape the next test."""
    assert sorted(chain(*LAYERS)) == sorted(MODULES)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_from_the_layers_below(module: str) -> None:
    """So there is no cycle, and whatever goes out of the data stands beside the pages, not upon them."""
    layer = next(number for number, names in enumerate(LAYERS) if module in names)
    beside_itself = _own_imports(MODULES[module]) - ({"forms"} if module == "forms" else set())
    assert beside_itself <= set(chain(*LAYERS[:layer]))


@pytest.mark.parametrize("module", FORMS)
def test_the_forms_keep_one_direction_too(module: str) -> None:
    """From the writing of a value up to the answer in the issue."""
    layer = next(number for number, names in enumerate(FORMS_LAYERS) if module in names)
    inner = {name.split(".")[2] for name in _imports(FORMS[module]) if name.startswith("allianz.forms.")}
    assert inner <= set(chain(*FORMS_LAYERS[:layer]))


@pytest.mark.parametrize("module", sorted(set(MODULES) - {"differences", "__main__"}))
def test_only_the_commands_rest_on_the_pages(module: str) -> None:
    """The other ways out of the data stand beside the pages: which pages differ is handed to the summary."""
    assert "pages" not in _own_imports(MODULES[module])


@pytest.mark.parametrize("module", sorted(READING))
def test_reading_knows_no_record(module: str) -> None:
    """The reader of YAML could be lifted out and used for other data."""
    assert _own_imports(MODULES[module]) <= READING


def test_each_library_has_one_place() -> None:
    """What depends on YAML, on templates or on MkDocs stays replaceable."""
    for path, tree in TREES.items():
        for library in {name.split(".")[0] for name in _imports(tree)} & set(ONLY_IN):
            assert path == HOOKS / ONLY_IN[library], f"{path.name} imports {library}"


def test_nothing_is_fetched_while_building() -> None:
    """No module that could reach the network is imported."""
    for path, tree in TREES.items():
        names = set(_imports(tree))
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
    lengths = dict(_functions())
    assert median(lengths.values()) <= 15
    assert not {place: length for place, length in lengths.items() if length > 40}


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
