"""Names of a NumPy module: what stands for a quantity in it, and what both passes share."""

from __future__ import annotations

import keyword
from collections.abc import Iterator

from symbolic_lstm.generate.expressions import expression
from symbolic_lstm.generate.plan import Plan
from symbolic_lstm.maths import terms as t

#: What the module calls its own variables; a quantity of that name gets an underscore.
_OWN = {"np", "at", "here", "block", "recurrent", "steps", "batch", "units", "weights", "state", "deltas", "flat",
        "gradients", "forward", "backward"}  # fmt: skip


class Names:
    """The quantities of a cell, as its module calls them."""

    def __init__(self, made: Plan) -> None:
        self.plan, self.cell, self.derived = made, made.cell, made.derived
        self.inner: dict[t.Sentence, str] = {term: f"{_function(term)}_{term.args[0]}" for term in made.inner}
        self.width = len(made.gates)
        self.wide = f"{self.width} * units" if self.width > 1 else "units"
        self.gates = {gate.name: k for k, gate in enumerate(made.gates)}
        used = {n for g in (*self.derived.steps, *self.derived.before) for n in t.names(g.body(g.uses))}
        self.steps = [g for g in self.derived.steps if g.own in used or g.kind == "quantity"]

    def named(self, name: str) -> str:
        return f"{name}_" if name in _OWN or keyword.iskeyword(name) else name

    def now(self, name: str) -> str:
        """A name inside the forward loop: an input is its row of that step."""
        return f"{name}[at]" if name in self.cell.inputs else self.named(name)

    def said(self, term: t.Sentence) -> str:
        return expression(self.shortened(term), self.named)

    def shortened(self, term: t.Sentence) -> t.Sentence:
        """The sentence with names for the functions that are kept."""
        if term in self.inner:
            return t.Symbol(self.inner[term])
        return t.rebuilt(term, map(self.shortened, term.args)) if term.args else term

    def size(self, name: str) -> str:
        term = next((term for term, own in self.inner.items() if own == name), None)
        shape = self.derived.shapes.get(str(term.args[0]) if term is not None else name, ())
        return "units" if shape else "1"

    def kept(self, name: str) -> bool:
        """Whether a quantity has an array of its own over time."""
        return name not in self.gates and name not in self.cell.states.values()

    def unpacked(self) -> Iterator[str]:
        fused = {w for gate in self.plan.gates for w in (*gate.weights.values(), *gate.biases)}
        for name in self.cell.parameters:
            if name not in fused:
                yield f'    {self.named(name)} = weights["{name}"]'
        for operand in self.plan.operands:
            rows = ", ".join(f'weights["{gate.weights[operand]}"]' for gate in self.plan.gates)
            yield f"    to_{operand} = np.concatenate([{rows}])"

    @staticmethod
    def columns(k: int, many: int = 1) -> str:
        """The part of the block that belongs to a gate, or to several."""
        low, high = (f"{j} * units" if j > 1 else "units" * j for j in (k, k + many))
        return f"{low}:{high}"


def _function(term: t.Term) -> str:
    return type(term).__name__.lower()
