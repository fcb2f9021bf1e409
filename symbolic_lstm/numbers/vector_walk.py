"""A program worked forward as vectors at one precision, step by step, as far as somebody has asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from itertools import product
from typing import TypeAlias

from flint import arb

from symbolic_lstm.errors import FigureError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.cell import Equation
from symbolic_lstm.maths.program import Program
from symbolic_lstm.maths.quantity import Quantity, quantity
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.ball_ends import ends
from symbolic_lstm.numbers.decide import CAP, OpenError, held
from symbolic_lstm.numbers.enclose import Show, named_nodes
from symbolic_lstm.numbers.evaluate import FlatTerm, Node, Number
from symbolic_lstm.numbers.figure import Bound, Figure
from symbolic_lstm.numbers.given_grids import Placed, flat
from symbolic_lstm.numbers.matrix import BallMatrix
from symbolic_lstm.numbers.rounding import Value
from symbolic_lstm.numbers.vectors import NoValueError, Tensor, whole_code
from symbolic_lstm.numbers.walk import between, work

Slot: TypeAlias = tuple[str, int | None]
#: Told after each step how many are worked and how many there are, for whoever waits.
WATCH: ContextVar[Callable[[int, int], None] | None] = ContextVar("WATCH", default=None)


#: After so many steps it is asked whether the precision will do, and so many bits are wanted in the end.
EARLY, WANTED = 6, 48


class Givens:
    """What a program is given, as arrays of exact numbers; its matrices serve every precision."""

    def __init__(self, placed: Placed) -> None:
        self.placed = placed
        self.arrays: dict[Slot, Tensor] = {}
        self.matrices: dict[tuple[str, bool], BallMatrix] = {}

    def array(self, place: Slot) -> Tensor:
        """The array at a place."""
        if place not in self.arrays:
            grid, shape = self.placed.grids[place]
            self.arrays[place] = Tensor(shape, [figure.value for figure in flat(grid)])
        return self.arrays[place]

    def matrix(self, name: str, flipped: bool) -> BallMatrix | None:
        """The matrix of that name, or with its rows as columns; None where nothing of the kind is given."""
        if (name, None) not in self.placed.grids or len(self.placed.grids[name, None][1]) != 2:
            return None
        if (name, flipped) not in self.matrices:
            grid, (rows, columns) = self.placed.grids[name, None]
            entries = [figure.value for figure in flat(grid)]
            listed = [entries[k * columns : (k + 1) * columns] for k in range(rows)]
            turned = [[row[k] for row in listed] for k in range(columns)] if flipped else listed
            self.matrices[name, flipped] = BallMatrix(turned)
        return self.matrices[name, flipped]


class _Plan(NamedTuple):
    """A sentence laid out: given matrices that are applied, the other nodes to be worked, and those with names."""

    laid: FlatTerm
    matrices: Mapping[int, BallMatrix]
    order: tuple[int, ...]
    parts: Mapping[int, str]


class Walk:
    """The arrays of a program at one precision. With `show`, figures are carried: rounded before they go on.

    Raises `FigureError` where an entry has no value, `OpenError` where a carried figure is open; at the `last`
    precision that one goes on unrounded.
    """

    def __init__(self, program: Program, givens: Givens, precision: int, show: Show | None) -> None:
        self.program, self.givens, self.precision, self.show = program, givens, precision, show
        self.last = precision == CAP
        self.arrays: dict[Slot, Tensor] = {}
        self.values: dict[Slot, list[Value | None]] = {}  # of what is carried, before it was rounded
        self.time = 0
        self.plans = {equation.name: self._plan(equation) for equation in program.cell}

    def array(self, name: str, time: int | None) -> Tensor:
        """What a name comes to at a time, after everything before it has been worked."""
        while time is not None and self.time < min(time, self.program.steps):
            self._step(self.time + 1)
            self.time += 1
            if self.time % EARLY == 0 and not self.last:
                self._foresee(min(time, self.program.steps))
            if told := WATCH.get():
                told(self.time, self.program.steps)
        return self.arrays[name, time] if (name, time) in self.arrays else self.givens.array((name, time))

    def value(self, name: str, index: tuple[int, ...], time: int) -> Value | None:
        """An entry with its ends; None where the ball says nothing."""
        number = self.array(name, time).at(index)
        if (name, time) in self.values:
            return self.values[name, time][Tensor(self.program.shapes[name], ()).place(index)]
        return self._ended(number, type(self.program.cell[name].body) if time else t.Term)

    def _ended(self, number: Number, head: type) -> Value | None:
        return held(self.precision, ends, number, head) if isinstance(number, arb) else number

    def _foresee(self, time: int) -> None:
        """Balls grow from step to step: where they will be too wide at a time, say so before all steps are worked."""
        balls = [it for name in self.program.cell.names for it in self.arrays[name, self.time].entries]
        radii = [it.rad().man_exp() for it in balls if isinstance(it, arb) and it.is_finite() and not it.is_exact()]
        widest = max(
            (int(mantissa).bit_length() + int(exponent) for mantissa, exponent in radii), default=-self.precision
        )
        lost = max(0, self.precision + widest) * time // self.time
        if lost + WANTED > self.precision:
            raise OpenError(lost + WANTED)

    def _step(self, time: int) -> None:
        for equation in self.program.cell:
            made = held(self.precision, self._worked, equation.name, time)
            self.arrays[equation.name, time] = made

    def _plan(self, equation: Equation) -> _Plan:
        laid = whole_code(equation.body)
        matrices: dict[int, BallMatrix] = {}
        for k in [node.parts[0] for node in laid.nodes if isinstance(node.term, t.Apply)]:
            flipped = isinstance(laid.nodes[k].term, t.Flip)
            name = laid.nodes[laid.nodes[k].parts[0] if flipped else k].name
            if name and (matrix := self.matrix(name, flipped)):
                matrices[k] = matrix
        last = len(laid.nodes) - 1
        inner = between(laid, tuple(matrices), last)
        leaves = {k for k in (last, *(p for k in inner for p in laid.nodes[k].parts)) if k not in matrices}
        order = tuple(sorted(leaves.union(inner)))
        paths = ((part, t.find(equation.body, sentence)) for part, sentence in equation.parts.items())
        parts = named_nodes(equation.body, tuple((part, path) for part, path in paths if path is not None))
        return _Plan(laid, matrices, order, parts)

    def matrix(self, name: str, flipped: bool) -> BallMatrix | None:
        """A given matrix, to be applied; None where none of that name is given."""
        return self.givens.matrix(name, flipped)

    def _look(self, name: str, time: int) -> Tensor:
        place = quantity(self.program.place(name, time))
        found = self.arrays.get((place.name, place.time))
        return self.givens.array((place.name, place.time)) if found is None else found

    def _worked(self, name: str, time: int) -> Tensor:
        laid, matrices, order, parts = self.plans[name]
        known: dict[int, Tensor | BallMatrix] = {**matrices}
        try:
            for k in order:
                node = laid.nodes[k]
                array = self._look(node.name, time) if node.name else self.made(node, work(laid, (k,), known)[k], known)
                known[k] = self._carried(name, parts[k], time, node, array) if k in parts else array
        except NoValueError as fault:
            index = fault.index or (0,) * len(self.program.shapes[name])
            raise FigureError(f"{Quantity(name, index, time).key}: {fault}") from None
        found = known[len(laid.nodes) - 1]
        assert isinstance(found, Tensor)
        return found

    def made(self, node: Node, made: Tensor | BallMatrix, known: Mapping[int, Tensor | BallMatrix]) -> Tensor:
        """What a node came to, as it enters the next one."""
        assert isinstance(made, Tensor)
        return made

    def _carried(self, name: str, part: str, time: int, node: Node, array: Tensor) -> Tensor:
        """The array with each entry as the figure it is shown as, if figures are carried."""
        if self.show is None:
            return array
        found: list[Number] = []
        values: list[Value | None] = []
        for index, number in zip(product(*map(range, array.shape)), array.entries, strict=True):
            value = self._ended(number, type(node.term))
            shown = None if value is None else self.show(Quantity(name, index, time).key, part, value)
            if shown is None and not self.last:
                raise OpenError
            values.append(value)
            found.append(number if isinstance(shown, Bound) or not isinstance(shown, Figure) else shown.value)
        if not part:
            self.values[name, time] = values
        return Tensor(array.shape, found)
