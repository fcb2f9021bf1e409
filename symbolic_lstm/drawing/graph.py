"""A cell's step as a graph: where a value comes from, the gates and signs it goes through, and what becomes of it.

It is read off the sentences and nothing else: an activation over weighted sums
is a gate, a product of two quantities a sign ×, and so on. Weights and biases
stay inside the gates. So there is a graph for every cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from symbolic_lstm.drawing.part_places import place_of_part, product_figure
from symbolic_lstm.drawing.subject import Subject, near, near_figure
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.cell import Cell, Equation
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.page.scene import Colour
from symbolic_lstm.records import record

#: Of a vector so many entries are drawn.
MOST_ENTRIES = 8
Kind = Literal["source", "gate", "sign"]
_SIGNS: dict[type[t.Term], str] = {
    t.Plus: "+", t.Minus: "−", t.Neg: "−", t.Times: "×", t.Quotient: "÷", t.Power: "^", t.Outer: "×", t.Concat: "[ ]",
}  # fmt: skip
_NAMES: dict[type[t.Term], str] = {
    t.Sigmoid: "σ", t.Tanh: "tanh", t.Exp: "exp", t.Log: "ln", t.Softmax: "softmax", t.Largest: "max",
    t.Smallest: "min", t.Total: "Σ", t.Relu: "ReLU", t.Softplus: "softplus", t.HardSigmoid: "hardσ", t.Root: "√",
    t.Absolute: "| |", t.Flip: "ᵀ",
}  # fmt: skip


class Shown(NamedTuple):
    """Figures as they are printed, with their places; none where the sheet prints none.

    Of `total` entries in all, those of the first few.
    """

    figures: tuple[str, ...] = ()
    values: tuple[float, ...] = ()
    total: int = 1


class GraphNode(NamedTuple):
    """One thing in the graph. `inputs` are the keys of others, `sum` what goes into an activation, `name` the quantity
    it comes to, if that has a name; `time` is the step that formulas give it, where there are several.
    """

    key: str
    kind: Kind
    sign: str = ""
    inputs: tuple[str, ...] = ()
    name: str = ""
    colour: Colour = "ink"
    shown: Shown = Shown()
    sum: Shown = Shown()
    head: type[t.Term] | None = None
    within: Within | None = None
    time: int | None = None


class Within(NamedTuple):
    """Where in which sentence a node stands, and whether it is a function whose argument may be printed, too."""

    equation: Equation
    path: t.Path
    term: t.Term
    applied: bool


@record(frozen=True)
class Graph:
    """The nodes of one step, sources first and every node after what goes into it."""

    cell: Cell
    nodes: dict[str, GraphNode]

    @property
    def states(self) -> Mapping[str, str]:
        """Which state before the step becomes which."""
        return self.cell.states

    def into(self, key: str) -> tuple[GraphNode, ...]:
        """What goes into a node."""
        return tuple(self.nodes[k] for k in self.nodes[key].inputs)


def graph_of(cell: Cell, subject: Subject | None = None, time: int = 1) -> Graph:
    """The graph of a cell, with the figures of one step where it has been worked."""
    bare = _bare(cell)
    if subject is None:
        return bare
    return Graph(cell, {key: _worked(node, cell, subject, time) for key, node in bare.nodes.items()})


@lru_cache(maxsize=64)
def _bare(cell: Cell) -> Graph:
    """The graph without figures."""
    nodes = {name: GraphNode(name, "source", name=name) for name in (*cell.states, *cell.inputs)}
    for equation in cell:
        _Sentence(cell, equation, nodes).add()
    return Graph(cell, nodes)


def _worked(node: GraphNode, cell: Cell, subject: Subject, time: int) -> GraphNode:
    """A node with its figures and its colour."""
    name, at = node.name, node.within
    if name in cell.states:
        shown = _figures(subject, cell.states[name], time - 1)
    elif name or at is None:
        shown = _figures(subject, name, time)
    else:
        shown = _printed(subject, time, at.equation, at.path, at.term)
    argument = Shown()
    if at and at.applied and isinstance(at.term, t.Term):
        argument = _printed(subject, time, at.equation, (*at.path, 0), at.term.args[0])
    colour = subject.colour(name or (at.equation.name if at else ""))
    return node._replace(shown=shown, sum=argument, colour=colour, time=subject.when(time))


def _figures(subject: Subject, name: str, time: int) -> Shown:
    entries = subject.program.entries(name)
    if entries == ((),):
        return Shown((subject.shown(f"{name}@{time}"),))
    keys = [Quantity(name, entry, time).key for entry in entries[:MOST_ENTRIES]]
    values = tuple(near(subject.traced.value(key)) for key in keys) if len(keys) > 1 else ()
    return Shown(tuple(map(subject.shown, keys)), values, len(entries))


def _printed(subject: Subject, time: int, equation: Equation, path: t.Path, term: t.Sentence) -> Shown:
    """The figures of a part where the sheet prints them: at its path, or for a vector as a part with a name.

    A product of products is one product when it is worked, and then no part of it stands at the path of one: of
    single numbers it is multiplied out for the picture.
    """
    figures: list[str] = []
    values: list[float] = []
    entries = subject.program.entries(equation.name)
    for entry in entries[:MOST_ENTRIES]:
        key = Quantity(equation.name, entry, time).key
        place = place_of_part(subject.traced.lets[key], equation, path, term)
        figure = product_figure(subject.traced, key, term) if place is None else subject.part(key, place)
        if figure is None:
            return Shown()
        figures.append(subject.printed(figure))
        values.append(near_figure(figure))
    return Shown(tuple(figures), tuple(values), len(entries))


class _Sentence:
    """One sentence put into the graph."""

    def __init__(self, cell: Cell, equation: Equation, nodes: dict[str, GraphNode]) -> None:
        self.cell, self.equation, self.nodes = cell, equation, nodes

    def add(self) -> None:
        name = self.equation.name
        made = self.made(self.equation.body, ())
        if made is None:  # a sentence of weights alone
            self.nodes[name] = GraphNode(name, "source", name=name)
        elif made in self.nodes and not made.startswith(f"{name}:"):  # another name for something
            self.nodes[name] = GraphNode(name, "sign", "=", (made,), name)
        else:
            node = self.nodes.pop(made)
            self.nodes[name] = node._replace(key=name, name=name)

    def made(self, term: t.Sentence, path: t.Path) -> str | None:
        """The key of the node that a part comes to; None where nothing in it changes from step to step."""
        if isinstance(term, t.Symbol):
            return term.name if term.name not in self.cell.constants else None
        if not isinstance(term, t.Term) or not self.moving(term):
            return None
        head = type(term)
        if head in (t.Times, t.Outer) and self.free(term) > 1:
            return self.sign(term, path, "×")
        match term:
            case t.Minus(args=(t.Dec(text="1"), rest)) if self.moving(rest):
                return self.new(term, path, "sign", "1−", [self.made(rest, (*path, 1))])
            case t.Plus() | t.Minus() | t.Quotient() | t.Power() if not self.weighted(term):
                return self.sign(term, path, _SIGNS[head])
            case t.Neg() | t.Concat() if not self.weighted(term):
                return self.sign(term, path, _SIGNS[head])
        if head in _NAMES:
            inner = [part for k, arg in enumerate(term.args) for part in self.atoms(arg, (*path, k))]
            return self.new(term, path, "gate", _NAMES[head], [self.made(*part) for part in inner])
        inner = [part for k, arg in enumerate(term.args) for part in self.atoms(arg, (*path, k))]
        return self.new(term, path, "gate", "", [self.made(*part) for part in inner])

    def sign(self, term: t.Term, path: t.Path, sign: str) -> str:
        return self.new(term, path, "sign", sign, [self.made(a, (*path, k)) for k, a in enumerate(term.args)])

    def new(self, term: t.Term, path: t.Path, kind: Kind, sign: str, inputs: list[str | None]) -> str:
        key = f"{self.equation.name}:{'.'.join(map(str, path))}"
        into = tuple(k for k in inputs if k is not None)
        into = into if kind == "sign" else tuple(dict.fromkeys(into))
        applied = kind == "gate" and bool(sign) and len(term.args) == 1
        self.nodes[key] = GraphNode(
            key, kind, sign, into, head=type(term), within=Within(self.equation, path, term, applied)
        )
        return key

    def atoms(self, term: t.Sentence, path: t.Path) -> list[tuple[t.Sentence, t.Path]]:
        """What a weighted sum is of: quantities, and parts that are no sums."""
        if not self.moving(term):
            return []
        linear = isinstance(term, (t.Plus, t.Minus, t.Neg, t.Apply, t.Concat)) or (
            isinstance(term, t.Times) and self.free(term) == 1
        )
        if not linear:
            return [(term, path)]
        return [part for k, arg in enumerate(term.args) for part in self.atoms(arg, (*path, k))]

    def moving(self, term: t.Sentence) -> bool:
        """Whether something in a term changes from step to step."""
        return any(name not in self.cell.constants for name in t.names(term))

    def free(self, term: t.Term) -> int:
        return sum(map(self.moving, term.args))

    def weighted(self, term: t.Term) -> bool:
        """Whether a sum has weights or a bias in it, so that it is the inside of a gate."""
        return any(not self.moving(a) or isinstance(a, t.Apply) or (isinstance(a, t.Times) and self.free(a) == 1)
                   for a in term.args)  # fmt: skip
