"""Meant: what the names of an article are in the cell that its equations define."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy

from symbolic_lstm.cells import CELLS
from symbolic_lstm.maths import terms as t
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.verify.recognise.catalog import known
from symbolic_lstm.verify.recognise.compare import renamed
from symbolic_lstm.verify.recognise.names import Style, named, style_of
from symbolic_lstm.verify.recognise.normal import Atom, Sum
from symbolic_lstm.verify.recognise.recognise import Recognised, recognise
from symbolic_lstm.verify.recognise.system import FoundEquation


class Meaning(NamedTuple):
    """The article's weights and gates, each with what it is called in the cell."""

    weights: dict[str, set[str]]
    gates: dict[str, str]


class QuantityStep(NamedTuple):
    """A quantity of the cell and its step: 0 of the step, −1 of the one before; a weight has step 0."""

    own: str
    step: int


class Meant:
    """One cell of an article, and what its names are there."""

    def __init__(self, of: Recognised, style: Style) -> None:
        self.cell, self.style = of.cell, style
        meaning = meaning_of(of)
        self.weights = {text: sorted(owns)[0] for text, owns in meaning.weights.items() if owns}
        self.owns = {text: tuple(sorted(owns)) for text, owns in meaning.weights.items()}
        self.rows = of.system.rows
        cell = CELLS[of.cell]
        self.matrices = frozenset(own for own in cell.parameters if len(cell.sizes[own]) > 1)
        self.columns = frozenset((*cell.inputs, *cell.states.values()))
        self.quantities: dict[tuple[str, str], str] = {
            named(text, style).key: own for text, own in meaning.gates.items()
        }
        for spelt, own in of.names.items():
            letter, _, label = spelt.partition("_")
            self.quantities[letter, label] = own
        for key in of.system.inputs:
            letter, _, label = key[0].partition("_")
            self.quantities[letter, label] = CELLS[of.cell].inputs[0]
        same = {own: sorted(owns)[0] for owns in meaning.weights.values() for own in owns}
        self.same = tuple(sorted(same.items()))

    def with_weight(self, text: str, own: str) -> Meant:
        """The same where one matrix of the article, that stands on several vectors, is taken as one of the cell's."""
        one = copy(self)
        one.weights = {**self.weights, text: own}
        return one

    def candidate(self, label: str) -> str:
        """The gate whose weights have a label that is a state's name: δ_c beside W_c is the candidate's."""
        owns = {own for text, own in self.weights.items() if named(text, self.style).label == label}
        gates = {own.partition("_")[2] for own in owns}
        return gates.pop() if len(gates) == 1 else ""

    def place(self, text: str) -> QuantityStep | None:
        """What a name is; None where it is nothing of the cell."""
        for turned in ("^T", "^⊤", "^{T}", "^{⊤}", "^\\top", "ᵀ"):
            text = text.removesuffix(turned)
        if text in self.weights:
            return QuantityStep(self.weights[text], 0)
        name = named(text, self.style)
        own = self.quantities.get(name.key)
        if own is None:
            return None
        return QuantityStep(own, name.time or 0)


def meant(equations: Sequence[FoundEquation]) -> list[Meant]:
    """The cells of ours that equations define without a difference."""
    style = style_of(n for e in equations for n in (e.left, *t.names(e.right)))
    return [Meant(each, style) for each in recognise(equations) if each.cell in CELLS and not each.differences]


def meaning_of(best: Recognised) -> Meaning:
    """The article's weights and gates paired with the cell's, by walking both side by side."""
    cell = next(each for each in known() if each.name == best.cell)
    found = Meaning({}, {})
    for key, made in best.system.states.items():
        own = best.names[key[0] + (f"_{key[1]}" if key[1] else "")]
        _paired(renamed(made, best.names), cell.sums[own], found)
    return found


def _paired(mine: Sum, theirs: Sum, found: Meaning) -> None:
    for (p, _), (q, _) in zip(mine, theirs, strict=False):
        for x, y in zip(p, q, strict=False):
            if x.kind != y.kind and "function" not in (x.kind, y.kind):
                continue
            if x.kind == "linear":
                for weight in x.weights:
                    found.weights.setdefault(weight, set()).update(y.weights)
            elif x.inner and y.gate:
                if not _is_state(x):
                    found.gates.setdefault(x.gate, y.gate)
                _biases(x, y, found)
            _paired(x.inner, y.inner, found)


def _is_state(x: Atom) -> bool:
    """Whether a function is applied to a state alone, as tanh(c), and so is no gate."""
    return len(x.inner) == 1 and x.inner[0][0][0].kind in ("now", "before")


def _biases(x: Atom, y: Atom, found: Meaning) -> None:
    """What is left of a gate's weights when its matrices are taken away."""

    def left(atom: Atom) -> set[str]:
        return set(atom.weights) - {w for product, _ in atom.inner for a in product for w in a.weights}

    mine, theirs = left(x), left(y)
    if len(mine) == 1 and len(theirs) == 1:
        found.weights.setdefault(mine.pop(), set()).update(theirs)
