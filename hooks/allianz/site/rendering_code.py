"""What Jinja makes of our templates: less than of others, because a large site runs each line a million times.

Jinja looks at every value whether it is markup, an attribute or an item, a function that wants to know the context.
Of our templates we know: `finalize` gives markup, records have attributes, and no function asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Template
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context
from jinja2.utils import missing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2 import nodes
    from jinja2.compiler import Frame
    from jinja2.environment import TemplateModule

__all__ = ["Calling", "Code", "Parts"]


class Calling(Context):
    """Calls what a template calls and never asks whether it wants the context: nothing here does."""

    def call(
        self,
        called: Callable[..., object],
        /,
        *values: object,
        _loop_vars: object = None,
        _block_vars: object = None,
        **named: object,
    ) -> object:
        """What it gives."""
        return called(*values, **named)


class Code(CodeGenerator):
    """The code of templates whose environment escapes in `finalize`, and that write `x.name` for attributes alone."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: object) -> None:  # noqa: ARG002 -- Jinja names them
        self.write("environment.finalize(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: object) -> None:  # noqa: ARG002 -- Jinja names them
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 -- Jinja's name
        """An attribute; AttributeError where there is none, as in any other code."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")


class Parts(Template):
    """A template whose macros are made once for all that show the same values, however often they import them."""

    _made: tuple[object, TemplateModule] | None = None

    def make_module(
        self,
        vars: dict[str, object] | None = None,  # noqa: A002 -- Jinja's name
        shared: bool = False,  # noqa: FBT001, FBT002 -- Jinja hands it by place
        locals: Mapping[str, object] | None = None,  # noqa: A002 -- Jinja's name
    ) -> TemplateModule:
        """The macros as they see the values of a page, and what its block has set before it imports them.

        They ask for a value where they use it: beside them a template that others import has nothing.
        """
        own = {name: value for name, value in (locals or {}).items() if value is not missing}
        if own or not shared:
            return super().make_module(vars, shared, own)
        if self._made is None or self._made[0] is not vars:
            self._made = vars, super().make_module(vars, shared)
        return self._made[1]
