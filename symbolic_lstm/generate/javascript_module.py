"""JavaScript: an ES module with both passes of a cell over one sequence, of numbers and arrays."""

from __future__ import annotations

from symbolic_lstm.generate import about
from symbolic_lstm.generate.arithmetic import helpers
from symbolic_lstm.generate.dialects import JAVASCRIPT
from symbolic_lstm.generate.entries import Lists
from symbolic_lstm.generate.functions import OWN, Functions, Syntax
from symbolic_lstm.generate.plan import Plan
from symbolic_lstm.generate.sequence import Sequence

_LISTS = Lists("list({2}, ({1}) => {0})", "sum({2}, ({1}) => {0})", "[{}]", "...{}", "{}.slice({}, {})")
_SYNTAX = Syntax(
    function="export function {}({}) {{", optional="{} = {}", new="const {} = {};", changing="let {} = {};",
    again="{} = {};", add="{} += {};", times="for (let {0} = 0; {0} < {1}; {0}++) {{",
    backwards="for (let {0} = {1} - 1; {0} >= 0; {0}--) {{", end="}", length="{}.length", push="{}.push({});",
    record="{{ {} }}", pair="{}: {}", same="{0}", item="{}.{}", reversed="{}.reverse()", otherwise="{} ?? {}",
    nothing="null", many="{2}.map(({1}) => {0})", results="return [{}];", close="};", tab="  ",
)  # fmt: skip


def javascript_module(made: Plan) -> str:
    """The source of the module."""
    worked = Sequence(made, JAVASCRIPT, _LISTS, "javascript", OWN)
    functions = Functions(worked, _SYNTAX)
    body = "\n".join([
        *about.comment(worked.told_forward(), "//"), *functions.forward(()), "",
        *about.comment(worked.told_backward(), "//"), *functions.backward(()),
    ])  # fmt: skip
    helped = "\n".join(helpers(JAVASCRIPT, body))
    told = [f"{about.plain(made.cell.title)}, forward and backward, over one sequence, in JavaScript.", "",
            *about.sentences(made), "", *worked.told_shapes()]  # fmt: skip
    return "\n".join([*about.comment(told, "//"), *(["", helped] if helped else []), "", body, ""])
