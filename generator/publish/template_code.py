"""The Python that templates become: a call is a call, a known attribute is looked up as in Python,
and what sets a template in lines is left out.

Jinja2 asks at each call whether what is called takes the context, and makes a safe text of a safe
text. Nothing that templates of this project call takes the context, and most of a page is calls.
"""

from __future__ import annotations

import re
from typing import Any, Final

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Macro
from markupsafe import Markup, escape


def shown(value: Any) -> str:
    """What a value is in HTML; for output alone, since it is not always marked as safe."""
    return value if type(value) is Markup else escape(value)


class PlainMacro(Macro):
    """A macro that is called with all its arguments, and no others, is called at once."""

    def __call__(self, *args: Any, **named: Any) -> str:
        """What the macro draws, as ``Macro`` has it."""
        if named or len(args) != self._argument_count or self.caller:
            return super().__call__(*args, **named)
        return Markup(self._func(*args))  # noqa: S704 - its parts are escaped


_LINES: Final = re.compile(r"\s*\n\s*")
_SPACES: Final = re.compile(r"[ \t]{2,}")


class LeanCode(CodeGenerator):
    """Leaves out what indents a template and its empty lines: a browser makes one space of each."""

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        text = super()._output_child_to_const(node, frame, finalize)
        if isinstance(node, nodes.TemplateData):
            return _SPACES.sub(" ", _LINES.sub("\n", text))
        return text


class PlainCode(LeanCode):
    """Writes calls and attributes; for environments that always escape."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """A template, with what its code needs."""
        self.writeline(f"from {__name__} import PlainMacro, shown")
        super().visit_Template(node, frame)

    def visit_Call(  # noqa: N802
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """A call, with what is called first."""
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        for stars, more in (("*", node.dyn_args), ("**", node.dyn_kwargs)):
            if more is not None:
                self.write(stars)
                self.visit(more, frame)
                self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """An attribute, or else what Jinja2 takes for one."""
        self.write("(found if (found := getattr(of := ")
        self.visit(node.node, frame)
        name = repr(node.attr)
        self.write(f", {name}, missing)) is not missing else environment.getattr(of, {name}))")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """A macro of the kind above."""
        self.write("Plain")
        super().macro_def(macro_ref, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("shown(")
