"""NumPy: a module with the forward and the backward pass of a cell over a batch of sequences."""

from __future__ import annotations

from collections.abc import Iterator

from symbolic_lstm.generate.expressions import helpers
from symbolic_lstm.generate.numpy_backward import Back
from symbolic_lstm.generate.numpy_forward import Forward
from symbolic_lstm.generate.numpy_names import Names
from symbolic_lstm.generate.plan import plan
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.backward import Gradient
from symbolic_lstm.maths.cell import Cell


def numpy_module(cell: Cell) -> str:
    """The source of the module; raises `CellError` where a sentence has no program."""
    made = plan(cell)
    writer = _Heading(made)
    body = "\n".join([*Forward(made).forward(), "", "", *Back(made).backward()])
    helped = "\n\n\n".join(helpers(body))
    return "\n".join([*writer.heading(), *(["", "", helped] if helped else []), "", "", body, ""])


class _Heading(Names):
    """What the module says of itself."""

    def heading(self) -> Iterator[str]:
        cell = self.cell
        yield f'"""{cell.title}, forward and backward, over a batch of sequences.'
        yield ""
        yield "The sentences of a step:"
        yield ""
        yield from (f"    {e.name} = {e.body}" for e in cell)
        yield ""
        yield "and of its backward pass, from the step after (`..._next`) to this one:"
        yield ""
        yield from (f"    {g.own} = {self.general(g)}" for g in self.derived.steps)
        yield from (f"    {g.own} = sum over time of {g.body()}" for g in self.derived.parameters)
        yield ""
        yield "Shapes: steps first, then the batch; a vector is a row, and weights are as in the sentences:"
        sizes = {"n": "units", "m": "inputs"}
        told = [
            f"{p} ({', '.join(sizes[s] for s in cell.sizes[p])}{',' * (len(cell.sizes[p]) == 1)})"
            for p in cell.parameters
        ]
        for k in range(0, len(told), 4):
            yield "    " + ", ".join(told[k : k + 4])
        yield '"""'
        yield ""
        yield "import numpy as np"

    def general(self, gradient: Gradient) -> t.Sentence:
        """The sentence of a gradient, with what comes from outside in place of a loss."""
        uses = [use for use in gradient.uses if use.where != "loss"]
        body = gradient.body(tuple(uses)) if uses else None
        given = t.Symbol(f"d_{self.plan.hidden}s")
        if gradient.of != self.plan.hidden or gradient.kind != "quantity":
            return body if body is not None else t.Dec("0")
        return given if body is None else t.Plus(given, *(body.args if isinstance(body, t.Plus) else (body,)))
