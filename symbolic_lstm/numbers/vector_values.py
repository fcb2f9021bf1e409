"""A vector's sentence at one time, with the value of each of its parts as in the trace."""

from __future__ import annotations

from collections.abc import Mapping

from flint import arb, fmpq

from symbolic_lstm.maths import forms
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.ball_ends import ends
from symbolic_lstm.numbers.decide import held
from symbolic_lstm.numbers.evaluate import Number
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.limits import undecided
from symbolic_lstm.numbers.rounding import Interval, Value
from symbolic_lstm.numbers.trace import Trace
from symbolic_lstm.numbers.vectors import Tensor, whole_code
from symbolic_lstm.numbers.walk import work


class Figures(NamedTuple):
    """The figures of a part, row by row; of the shape `()` a single one."""

    shape: forms.Shape
    cells: tuple[Figure, ...]


class Leaf(NamedTuple):
    """What a name in a vector's sentence stands for: a shape, and the places of its entries, row by row."""

    shape: forms.Shape
    places: tuple[str, ...]


class Whole:
    """A vector's sentence at a time with the value of every part."""

    def __init__(
        self, trace: Trace, name: str, time: int, body: t.Sentence, leaves: Mapping[str, Leaf], precision: int
    ) -> None:
        self.trace, self.leaves, self.laid = trace, leaves, whole_code(body)
        self.mode, self.own = trace.rounding.mode, trace.rounding
        shapes = {named: leaf.shape for named, leaf in leaves.items()}
        self.shapes = [forms.shape(node.term, shapes) for node in self.laid.nodes]
        self.keys = self.places(trace, name, time)
        found = trace.lets[self.keys[0]].equation.parts.items()
        paths = ((part, t.find(body, sentence)) for part, sentence in found)
        self.parts = {self.laid.index(path): part for part, path in paths if path is not None}
        self.fixed: dict[int, Figures] = {}
        self.values = held(precision, self._values)
        self._fix()

    @staticmethod
    def places(trace: Trace, name: str, time: int) -> list[str]:
        """The places of a quantity's entries, row by row."""
        return [Quantity(name, entry, time).key for entry in trace.program.entries(name)]

    def _values(self) -> list[tuple[Value, ...]]:
        """The value of every part; names and the whole are those of the trace, and so is what is carried as shown."""
        known: dict[int, Tensor] = {}
        found: list[tuple[Value, ...]] = []
        last = len(self.laid.nodes) - 1
        for k, node in enumerate(self.laid.nodes):
            if node.name:
                values = tuple(map(self._carried_on, self.leaves[node.name].places))
            elif k == last:
                values = tuple(map(self.trace.value, self.keys))
            elif k in self.parts and self.trace.rounding.carry == "shown" and (figures := self._carried(k)):
                self.fixed[k] = Figures(self.shapes[k], figures)
                values = tuple(figure.value for figure in figures)
            else:
                values = tuple(map(_valued, work(self.laid, (k,), known)[k].entries))
            known[k] = Tensor(self.shapes[k], tuple(map(_number, values)))
            found.append(values)
        return found

    def _carried_on(self, place: str) -> Value:
        """What of a place enters a sentence."""
        return self.trace.shown(place).value if self.trace.rounding.carry == "shown" else self.trace.value(place)

    def _carried(self, k: int) -> tuple[Figure, ...]:
        """The figures of a named part in the sentences of the entries; () where an entry has no such part."""
        figures: list[Figure] = []
        for key in self.keys:
            work = self.trace.work[key]
            path = dict(self.trace.lets[key].parts).get(self.parts[k])
            shown = None if path is None else work.figures.get(work.code.index(path))
            if shown is None:
                return ()
            figures.append(shown)
        return tuple(figures)

    def _fix(self) -> None:
        """Figures that no guard digit touches: typed, carried as shown, and the result."""
        trace = self.trace
        for k, node in enumerate(self.laid.nodes):
            if node.figure is not None:
                self.fixed[k] = Figures((), (node.figure,))
            elif node.name:
                leaf = self.leaves[node.name]
                if trace.rounding.carry == "shown" or leaf.places[0] in trace.given:  # and so are the others
                    self.fixed[k] = Figures(leaf.shape, tuple(map(trace.shown, leaf.places)))
        self.fixed[len(self.laid.nodes) - 1] = Figures(self.shapes[-1], tuple(map(trace.shown, self.keys)))


def as_numbers(figures: Figures) -> Tensor:
    """Figures as numbers to work with."""
    return Tensor(figures.shape, tuple(figure.value for figure in figures.cells))


def _number(value: Value) -> Number:
    return arb(value.lower).union(arb(value.upper)) if isinstance(value, Interval) else value


def _valued(number: Number) -> Value:
    value = ends(number) if isinstance(number, arb) else number
    if value is None:
        raise undecided("a part of a vector", Interval(fmpq(-1), fmpq(1)))
    return value
