"""Plain Python: a module with both passes of a cell over one sequence, of numbers, lists and `math` alone."""

from __future__ import annotations

from symbolic_lstm.generate import about
from symbolic_lstm.generate.arithmetic import helpers
from symbolic_lstm.generate.dialects import PYTHON
from symbolic_lstm.generate.entries import Lists
from symbolic_lstm.generate.functions import OWN, Functions, Syntax
from symbolic_lstm.generate.plan import Plan
from symbolic_lstm.generate.sequence import Sequence

_LISTS = Lists("[{0} for {1} in range({2})]", "sum({0} for {1} in range({2}))", "[{}]", "*{}", "{}[{}:{}]")
_SYNTAX = Syntax(
    function="def {}({}):", optional="{}={}", new="{} = {}", changing="{} = {}", again="{} = {}", add="{} += {}",
    times="for {} in range({}):", backwards="for {} in reversed(range({})):", end="", length="len({})",
    push="{}.append({})", record="{{{}}}", pair='"{}": {}', same='"{0}": {0}', item='{}["{}"]',
    reversed="{}[::-1]", otherwise="{1} if {0} is None else {0}", nothing="None",
    many="[{} for {} in {}]", results="return {}", close="}", tab="    ",
)  # fmt: skip


def python_module(made: Plan) -> str:
    """The source of the module."""
    worked = Sequence(made, PYTHON, _LISTS, "python", (*OWN, "math"))
    functions = Functions(worked, _SYNTAX)
    body = "\n".join([
        *functions.forward(about.docstring(worked.told_forward())), "", "",
        *functions.backward(about.docstring(worked.told_backward())),
    ])  # fmt: skip
    helped = "\n\n\n".join(helpers(PYTHON, body))
    told = [f"{about.plain(made.cell.title)}, forward and backward, over one sequence, in plain Python.", "",
            *about.sentences(made), "", *worked.told_shapes()]  # fmt: skip
    imported = ["", "import math"] if "math." in helped + body else []
    return "\n".join([*about.docstring(told), *imported, *(["", "", helped] if helped else []), "", "", body, ""])
