"""The figures of the house, read from its tree: `python -m tests.house` prints them, `test_architecture` holds them."""

from __future__ import annotations

import ast
import sys
from statistics import median
from typing import TYPE_CHECKING

from tests.broken import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HOOKS = ROOT / "hooks"
PACKAGE = HOOKS / "allianz"
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(HOOKS.rglob("*.py"))}
MODULES = {
    ".".join(path.relative_to(HOOKS).with_suffix("").parts).removesuffix(".__init__"): tree
    for path, tree in TREES.items()
}
"""Full name of a module or package → its tree."""

FLOORS = [
    {"reading"},
    {"model"},
    {"languages"},
    {"site", "exports", "forms"},
    {"assembly", "review"},
    {"spreadsheets", "starting"},
    {"__main__"},
]
"""The folders of the package from the ground up; a folder imports from the floors below, never from its own."""

TEMPLATES = ("hooks/allianz/site/templates", "overrides")
CODE = ("hooks", "overrides", "tools", ".github/scripts")
_WRITTEN = {".py", ".html", ".xml", ".css", ".js", ".sh"}


def imports(tree: ast.AST) -> Iterator[str]:
    """The full names of all modules that a file imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name the package, so that hooks find it"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(module: str) -> str:
    """The folder of the package in which a module lies; its own name where it lies in none."""
    return module.split(".")[1]


def own_imports(module: str) -> set[str]:
    """The modules of the package that a module imports, `from package import module` as well as names."""
    names = {name for name in imports(MODULES[module]) if name.startswith("allianz.")}
    return {name if name in MODULES else name.rpartition(".")[0] for name in names}


def arrows() -> set[tuple[str, str]]:
    """Which folder imports from which other."""
    modules = [name for name in MODULES if name.count(".")]
    pairs = {(room(module), room(used)) for module in modules for used in own_imports(module) if used.count(".")}
    return {(importer, used) for importer, used in pairs if importer != used}


def functions() -> Mapping[str, int]:
    """The place of every function → its length in lines."""
    return {
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def template_lines() -> Mapping[str, int]:
    """The place of every line of the templates → its length in characters."""
    files = (path for folder in TEMPLATES for path in sorted((ROOT / folder).rglob("*")))
    return {
        f"{path.relative_to(ROOT)}:{number}": len(line)
        for path in files
        if path.suffix in {".html", ".xml"}
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
    }


def lines_of(*folders: str) -> int:
    """Lines of what people wrote in some folders: no data, no pictures, no pages of prose."""
    files = (path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in _WRITTEN)
    return sum(len(path.read_text("utf-8").splitlines()) for path in files)


def _longest(lengths: Mapping[str, int]) -> str:
    place = max(lengths, key=lambda one: lengths[one])
    return f"{lengths[place]} ({place})"


def figures() -> Iterator[str]:
    """All figures, a line each."""
    yield "Floors, from the ground up: " + " < ".join(", ".join(sorted(rooms)) for rooms in FLOORS)
    yield f"Arrows between folders: {len(arrows())}"
    lengths = functions()
    yield f"Functions: {len(lengths)}, median {median(lengths.values()):g} lines, longest {_longest(lengths)}"
    yield f"Longest template line: {_longest(template_lines())}"
    yield f"Lines of code: {lines_of(*CODE)}, of tests: {lines_of('tests')}"


def main() -> None:
    """Print the figures."""
    sys.stdout.writelines(f"{line}\n" for line in figures())


if __name__ == "__main__":
    main()
