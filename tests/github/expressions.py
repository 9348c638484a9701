"""The expressions of a workflow, as far as ours use them (GitHub Docs, „Evaluate expressions in workflows“)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_TOKEN = re.compile(r"\s*('(?:[^']|'')*'|&&|\|\||==|!=|[!(),]|[A-Za-z_][\w.-]*|\d+)")


class ExpressionError(Exception):
    """An expression that this stand-in does not know: better no answer than a wrong one."""


def evaluate(text: str, contexts: Mapping[str, Any]) -> Any:  # noqa: ANN401 -- text, number, truth or nothing
    """The value of one expression; a name that leads nowhere is an empty text, as on GitHub."""
    tokens, end = [], 0
    for found in _TOKEN.finditer(text):
        if found.start() != end:
            break
        tokens.append(found[1])
        end = found.end()
    if text[end:].strip():
        raise ExpressionError(text)
    parser = _Parser(tokens, contexts)
    value = parser.either()
    if parser.rest:
        raise ExpressionError(text)
    return value


def filled(text: str, contexts: Mapping[str, Any]) -> str:
    """A text with its `${{ }}` filled in."""
    return re.sub(r"\$\{\{(.*?)\}\}", lambda found: shown(evaluate(found[1].strip(), contexts)), text)


def holds(condition: str, contexts: Mapping[str, Any], *, failed: bool) -> bool:
    """Whether a job or step runs: without a word about failure, only where nothing failed before."""
    bare = re.sub(r"^\$\{\{(.*)\}\}$", r"\1", condition.strip(), flags=re.DOTALL).strip() or "success()"
    if not re.search(r"\b(success|failure|cancelled|always)\(", bare):
        bare = f"success() && ({bare})"
    return bool(evaluate(bare, {**contexts, "failed": failed}))


def shown(value: object) -> str:
    """A value as text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


class _Parser:
    """Reads from the loosest operator to the tightest."""

    def __init__(self, tokens: list[str], contexts: Mapping[str, Any]) -> None:
        self.rest, self.contexts = tokens, contexts

    def _take(self, *expected: str) -> bool:
        if self.rest and self.rest[0] in expected:
            self.rest = self.rest[1:]
            return True
        return False

    def either(self) -> Any:  # noqa: ANN401 -- as above
        value = self.both()
        while self._take("||"):
            other = self.both()
            value = value or other
        return value

    def both(self) -> Any:  # noqa: ANN401 -- as above
        value = self.compared()
        while self._take("&&"):
            other = self.compared()
            value = value and other
        return value

    def compared(self) -> Any:  # noqa: ANN401 -- as above
        value = self.single()
        if self._take("=="):
            return shown(value) == shown(self.single())
        if self._take("!="):
            return shown(value) != shown(self.single())
        return value

    def single(self) -> Any:  # noqa: ANN401 -- as above
        if self._take("!"):
            return not self.single()
        if self._take("("):
            value = self.either()
            self._need(")")
            return value
        if not self.rest:
            raise ExpressionError
        token, self.rest = self.rest[0], self.rest[1:]
        if token.startswith("'"):
            return token[1:-1].replace("''", "'")
        return self._called(token) if self._take("(") else int(token) if token.isdecimal() else self._named(token)

    def _need(self, token: str) -> None:
        if not self._take(token):
            raise ExpressionError(token)

    def _called(self, name: str) -> bool:
        values = []
        while not self._take(")"):
            values.append(self.either())
            self._take(",")
        failed = bool(self.contexts.get("failed"))
        known = {"success": not failed, "failure": failed, "cancelled": False, "always": True}
        if name == "startsWith" and len(values) == 2:
            return shown(values[0]).lower().startswith(shown(values[1]).lower())
        if name not in known or values:
            raise ExpressionError(name)
        return known[name]

    def _named(self, path: str) -> Any:  # noqa: ANN401 -- as above
        first, *others = path.split(".")
        if first not in self.contexts:
            raise ExpressionError(path)
        value = self.contexts[first]
        for name in others:
            value = value.get(name) if isinstance(value, dict) else None
        return value
