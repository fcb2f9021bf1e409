"""Stages: the cuts through a sentence that a derivation shows one after another.

The first stage puts the numbers in; each further one closes the innermost open
layer and is named by what it closed; the last is the result. So σ(…) goes
numbers, products, sum, result, and o × tanh(c) goes numbers, activation, result.
"""

from __future__ import annotations

from functools import lru_cache

from symbolic_lstm.maths import terms as t
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.choices import STAGES as STAGES
from symbolic_lstm.numbers.evaluate import FlatTerm, code

#: What closing a head is called.
CLOSING: dict[t.Head, str] = {
    t.Plus: "sum", t.Minus: "sum", t.Neg: "sum", t.Total: "sum",
    t.Times: "products", t.Apply: "products", t.Outer: "products", t.Quotient: "products",
    t.Power: "products", t.Concat: "products", t.Flip: "products",
    t.Sigmoid: "activation", t.Tanh: "activation", t.Exp: "activation", t.Log: "activation",
    t.Root: "activation", t.Softmax: "activation", t.Largest: "activation",
    t.Smallest: "activation", t.Absolute: "activation",
    t.Relu: "activation", t.Softplus: "activation", t.HardSigmoid: "activation",
    t.Heaviside: "activation", t.Slice: "products",
    t.Sin: "activation", t.Cos: "activation", t.Erf: "activation",
}  # fmt: skip
#: What puts numbers in another place and works nothing.
ARRANGED = (t.Concat, t.Flip)


class Stage(NamedTuple):
    """One cut: the nodes that show their figure, and which of them are new."""

    name: str
    cut: tuple[int, ...]
    new: tuple[int, ...]


@lru_cache(maxsize=4096)
def stages(term: t.Sentence) -> tuple[Stage, ...]:
    """The stages of a sentence, from its numbers to its result.

    >>> from symbolic_lstm.maths.reader import read
    >>> [s.name for s in stages(read("sigmoid(u*h + w*x + b)"))]
    ['numbers', 'products', 'sum', 'result']
    >>> [s.name for s in stages(read("o * tanh(c)"))]
    ['numbers', 'activation', 'result']
    """
    laid = code(term)
    root = len(laid.nodes) - 1
    closed: set[int] = set()
    for k, node in enumerate(laid.nodes):
        if not node.parts or signed(laid, k) or (isinstance(node.term, ARRANGED) and closed.issuperset(node.parts)):
            closed.add(k)
    cut = _topmost(laid, closed)
    found = [Stage("numbers", cut, cut)]
    while root not in closed:
        innermost = max((k for k in range(root + 1) if k not in closed), key=lambda k: len(laid.nodes[k].path))
        kind = CLOSING[type(laid.nodes[innermost].term)]
        before = frozenset(closed)
        for k, node in enumerate(laid.nodes):  # parts come before wholes, so runs of one kind close together
            ready = before if isinstance(node.term, t.Apply) else closed  # but a matrix waits for its vector
            if k not in closed and CLOSING[type(node.term)] == kind and all(p in ready for p in node.parts):
                closed.add(k)
        name = "result" if root in closed else kind
        if name == "result" and len(found) == 1 and found[0].cut == (root,):
            break
        above, cut = set(cut), _topmost(laid, closed)
        found.append(Stage(name, cut, tuple(k for k in cut if k not in above)))
    if len(found) == 1:
        found.append(Stage("result", (root,), (root,)))
    return tuple(found)


def in_short(cuts: tuple[Stage, ...]) -> tuple[Stage, ...]:
    """The numbers and the result alone, for a derivation in short."""
    return cuts if len(cuts) < 3 else (cuts[0], cuts[-1]._replace(new=cuts[-1].cut))


def part_of_stage(term: t.Sentence, stage: str) -> int | None:
    """The node a stage's name stands for: the one figure that stage newly shows, or None.

    `sum` of σ(…) is its argument, the value on the x-axis.
    """
    fitting = [s for s in stages(term) if s.name == stage]
    return fitting[-1].new[0] if fitting and len(fitting[-1].new) == 1 else None


def signed(laid: FlatTerm, k: int) -> bool:
    """A typed number under a sign, `-10`: it is one number to the reader."""
    node = laid.nodes[k]
    return isinstance(node.term, t.Neg) and laid.nodes[node.parts[0]].figure is not None


def _topmost(laid: FlatTerm, closed: set[int]) -> tuple[int, ...]:
    covered = {p for k in closed for p in laid.nodes[k].parts}
    return tuple(sorted(closed - covered))
