"""Names of a NumPy module: what stands for a quantity in it, and what both passes share."""

from __future__ import annotations

import re
from collections.abc import Iterator

from symbolic_lstm.generate.dialects import NUMPY
from symbolic_lstm.generate.expressions import Sizes, expression
from symbolic_lstm.generate.identifiers import Identifiers
from symbolic_lstm.generate.plan import Plan, length
from symbolic_lstm.maths import forms
from symbolic_lstm.maths import terms as t

#: What the module calls its own variables.
_OWN = ("np", "math", "at", "here", "block", "sums", "logistic", "rest", "turned", "bias", "spare", "fused", "steps",
        "batch", "units", "inputs", "count", "dtype", "weights", "values", "state", "deltas", "flat", "d_bias",
        "gradients", "forward", "backward")  # fmt: skip


class Names:
    """The quantities of a cell, as its module calls them."""

    def __init__(self, made: Plan) -> None:
        self.plan, self.cell, self.derived = made, made.cell, made.derived
        quantities = (*self.cell.names, *self.cell.states, *self.cell.inputs, *self.cell.parameters)
        self.id = Identifiers("python", (*_OWN, *NUMPY.helpers), quantities)
        self.inner: dict[t.Sentence, str] = {
            term: made.free(f"{_function(term)}_{term.args[0]}") for term in made.inner
        }
        inner = {own: made.shape(str(term.args[0])) for term, own in self.inner.items()}
        self.sizes = Sizes({**made.derived.shapes, **inner}, self.cell.constants)
        self.width = len(made.gates)
        self.wide = f"{self.width} * units" if self.width > 1 else "units"
        self.gates = {gate.name: k for k, gate in enumerate(made.gates)}
        self.afters = {after: before for before, after in made.states}
        self.steps = made.steps

    def named(self, name: str) -> str:
        bare, bracket, index = name.partition("[")  # the weight of one part of numbers that stand one under the other
        return self.id(bare) + bracket + index

    def now(self, name: str) -> str:
        """A name inside the forward loop: an input is its row of that step."""
        return f"{self.id(name)}[at]" if name in self.cell.inputs else self.named(name)

    def all(self, name: str) -> str:
        """The array of a quantity over all steps; that of a state has one more, the first."""
        return self.id.made(f"all_{name}")

    def to(self, operand: str) -> str:
        """The weights of all gates for what they act on."""
        return self.id.made(f"to_{operand}")

    def said(self, term: t.Sentence) -> str:
        return expression(self.shortened(term), self.named, sizes=self.sizes)

    def shortened(self, term: t.Sentence) -> t.Sentence:
        """The sentence with names for the functions that are kept."""
        if term in self.inner:
            return t.Symbol(self.inner[term])
        return t.rebuilt(term, map(self.shortened, term.args)) if term.args else term

    def size(self, name: str) -> str:
        """How many entries a quantity has, or a function of one that is kept."""
        term = next((term for term, own in self.inner.items() if own == name), None)
        return side(self.plan.shape(str(term.args[0]) if term is not None else name))

    def kept(self) -> list[str]:
        """What has an array of its own over time, beside states and gates."""
        names = [e.name for e in self.cell if e.name not in self.gates and e.name not in self.afters]
        return [*names, *self.inner.values()]

    def weights(self, mentioned: Iterator[str]) -> Iterator[str]:
        """Those that are no part of the block and that something mentions."""
        names = {name.partition("[")[0] for name in mentioned}
        yield from (f"    {self.id(p)} = {self.given(p)}" for p in self.cell.parameters if p in names)

    def given(self, name: str) -> str:
        """A weight as it is handed over."""
        return f'weights["{self.cell.original(name)}"]'

    def lengths(self, lines: list[str], arrays: dict[str, str]) -> Iterator[str]:
        """How many units and inputs there are, if the lines ask for it, measured on one of these arrays or a weight."""
        text = "\n".join(lines)
        weights = {p: self.given(p) for p in self.cell.parameters}
        for size in ("units", "inputs"):
            if re.search(rf"(?<!\w){size}(?!\w)", text):
                found = (self._measured(name, of, size) for name, of in (arrays | weights).items())
                yield f"    {size} = {next(filter(None, found))}"

    def _measured(self, name: str, said: str, size: str) -> str:
        sides = [length(one) for one in self.plan.shape(name)]
        if size not in sides:
            return ""
        return f"{said}.shape[{sides.index(size) if name in self.cell.constants else sides.index(size) - len(sides)}]"

    def spread(self, said: str, body: t.Sentence, shape: forms.Shape) -> str:
        """An expression whose last axis has the length of a shape, where one number stands for all entries."""
        alone = shape and not forms.shape(body, {n: self.plan.shape(n) for n in t.names(body)})
        return (
            f"({said}) + np.zeros(({side(shape)},), {self.id.made(f'd_{self.plan.hidden}s')}.dtype)" if alone else said
        )

    @staticmethod
    def columns(k: int, many: int = 1) -> str:
        """The part of the block that belongs to a gate, or to several."""
        low, high = (f"{j} * units" if j > 1 else "units" * j for j in (k, k + many))
        return f"{low}:{high}"


def side(shape: forms.Shape) -> str:
    """The last axis of an array of a quantity over a batch."""
    return ", ".join(map(length, shape)) if shape else "1"


def _function(term: t.Term) -> str:
    return type(term).__name__.lower()
