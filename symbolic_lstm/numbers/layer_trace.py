"""Real layers: a program worked as vectors by `arb_mat`, and entry by entry only where somebody looks.

A `LayerTrace` answers as a `Trace` does. What a place comes to is read from a walk of whole vectors; the parts of its
sentence are worked when they are asked for, with the figures of that walk as operands. The precision rises until
what is asked is decided.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from flint import fmpq

from symbolic_lstm.errors import QuantityError, UndecidedError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.program import Let, Program
from symbolic_lstm.maths.quantity import Quantity, quantity
from symbolic_lstm.numbers.budget import FEW, products
from symbolic_lstm.numbers.decide import decide, held
from symbolic_lstm.numbers.enclose import Evaluation, Show, show_nothing, work_sentence
from symbolic_lstm.numbers.evaluate import Number, code
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.given_grids import Placed
from symbolic_lstm.numbers.limits import anything, undecided
from symbolic_lstm.numbers.rounding import Rounding, Value, show
from symbolic_lstm.numbers.trace import Trace, trace
from symbolic_lstm.numbers.vector_walk import Givens, Walk
from symbolic_lstm.numbers.vectors import SPREADS
from symbolic_lstm.records import field, record

Made = TypeVar("Made")


@record(frozen=True, slots=True)
class LayerTrace(Trace):
    """A trace whose places are worked when they are asked for."""

    core: _Core

    def shown(self, key: str) -> Figure:
        """As `Trace.shown`."""
        if (figure := self.core.figures.get(key)) is None:
            figure = self.given[key] if key in self.given else self.core.shown(self._named(key))
            if figure is None:
                raise undecided(key, self.value(key))
            self.core.figures[key] = figure
        return figure

    def value(self, key: str, *, full: bool = False) -> Value:
        """As `Trace.value`."""
        values = self.core.values[full]
        if (value := values.get(key)) is None:
            given = key in self.given
            value = self.given[key].value if given else self.core.value(self._named(key), carried=not full)
            values[key] = value
        return value

    def at(self, precision: int) -> LayerTrace:
        """As `Trace.at`."""
        return _trace(self.program, self.given, self.rounding, self.core.at(precision))

    def _named(self, key: str) -> Quantity:
        if key not in self.lets:
            raise QuantityError(f"no quantity {key!r} here")
        return quantity(key)


def layer_trace(program: Program, given: Placed, rounding: Rounding) -> LayerTrace:
    """A program traced as a layer; raises as `trace` does, when a place is asked for."""
    return _trace(program, given, rounding, _Core(program, Givens(given), rounding, 0, {}))


def traced(program: Program, given: Mapping[str, Figure], rounding: Rounding, *, results: bool = False) -> Trace:
    """A trace for somebody who looks at some places of a program: of a layer where it has many products.

    `results` as for `trace`, for a program that is no layer.
    """
    if in_part(program, given, rounding):
        assert isinstance(given, Placed)
        return layer_trace(program, given, rounding)
    return trace(program, given, rounding, results=results)


def in_part(program: Program, given: Mapping[str, Figure], rounding: Rounding) -> bool:
    """Whether of a program only the places are worked that somebody looks at."""
    many = products(program) * program.steps > FEW
    return many and isinstance(given, Placed) and suits(program, rounding)


def suits(program: Program, rounding: Rounding) -> bool:
    """Whether the vectors of a program can be worked as wholes: where named parts are carried as shown, a part must
    stand at one place of an entry's sentence.
    """
    if program.form != "vector":
        return False
    if rounding.carry == "full":
        return True
    return all(
        _alone(equation.body, path) and t.at(equation.body, path) is not None
        for equation in program.cell
        for part in equation.parts.values()
        if (path := t.find(equation.body, part)) is not None
    )


def _alone(body: t.Sentence, path: t.Path) -> bool:
    return not any(isinstance(t.at(body, path[:k]), SPREADS) for k in range(len(path)))


def _trace(program: Program, given: Mapping[str, Figure], rounding: Rounding, core: _Core) -> LayerTrace:
    lets = program.by_key
    work = _Evaluations(lets, lambda let: core.evaluation(let, carried=True))
    full = _Evaluations(lets, lambda let: core.evaluation(let, carried=False)) if rounding.carry == "shown" else work
    return LayerTrace(program, rounding, given, work, full, lets, core)


class _Evaluations(Mapping[str, Evaluation]):
    """The evaluation of each sentence, made when it is asked for."""

    def __init__(self, lets: Mapping[str, Let], make: Callable[[Let], Evaluation]) -> None:
        self.lets, self.make = lets, make
        self.made: dict[str, Evaluation] = {}

    def __getitem__(self, key: str) -> Evaluation:
        if key not in self.made:
            self.made[key] = self.make(self.lets[key])
        return self.made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.lets)

    def __len__(self) -> int:
        return len(self.lets)


@record(frozen=True, eq=False)
class _Core:
    """The walks of a program by precision, and by whether figures are carried."""

    program: Program
    givens: Givens
    policy: Rounding
    least: int
    walks: dict[tuple[int, bool], Walk]
    figures: dict[str, Figure] = field(default_factory=dict)  # those that were asked for
    values: tuple[dict[str, Value], dict[str, Value]] = field(default_factory=lambda: ({}, {}))  # carried on, and full

    def at(self, precision: int) -> _Core:
        return _Core(self.program, self.givens, self.policy, precision, self.walks)

    def value(self, named: Quantity, *, carried: bool) -> Value:
        assert named.time is not None
        name, entry, time = named.name, named.entry, named.time

        def ended(walk: Walk) -> tuple[Value] | None:
            value = walk.value(name, entry, time)
            return None if value is None else (value,)

        found = self._first(ended, carried=carried)
        return anything() if found is None else found[0]

    def shown(self, named: Quantity) -> Figure | None:
        assert named.time is not None
        name, entry, time, key = named.name, named.entry, named.time, named.key

        def figure(walk: Walk) -> Figure | None:
            value = walk.value(name, entry, time)
            return None if value is None else self._figure(key, "", value)

        return self._first(figure, carried=True)

    def evaluation(self, let: Let, *, carried: bool) -> Evaluation:
        found = self._first(lambda walk: self._one(let, walk, carried=carried), carried=carried)
        if found is None:
            raise UndecidedError(f"the value of {let.key} could not be enclosed")
        return found

    def _first(self, ask: Callable[[Walk], Made | None], *, carried: bool) -> Made | None:
        """The answer at the first precision that has one; None where the last has none."""
        return decide(lambda precision: ask(self._walk(precision, carried)), least=self.least)

    def _walk(self, precision: int, carried: bool) -> Walk:
        carried = carried and self.policy.carry == "shown"
        if (precision, carried) not in self.walks:
            shown: Show | None = self._figure if carried else None
            self.walks[precision, carried] = Walk(self.program, self.givens, precision, shown)
        return self.walks[precision, carried]

    def _figure(self, key: str, part: str, value: Value) -> Figure | None:
        return show(value, self.policy.digits_of(key, part), self.policy.mode)

    def _one(self, let: Let, walk: Walk, *, carried: bool) -> Evaluation | None:
        """One sentence, node by node, from the walk's arrays; None where the precision decides too little."""
        names: dict[int, tuple[Number, Value]] = {}
        for k, node in enumerate(code(let.body).nodes):
            if node.name:
                place = quantity(self.program.place(node.name, let.time))
                number = walk.array(place.name, place.time).at(place.entry)
                value = number if isinstance(number, fmpq) else walk.value(place.name, place.entry, place.time or 0)
                if value is None and not walk.last:
                    return None
                names[k] = number, anything() if value is None else value
        carry = carried and self.policy.carry == "shown"
        show: Show = self._figure if carried or self.policy.carry == "full" else show_nothing
        made = held(walk.precision, work_sentence, let, let.key, names, show, carry, walk.last)
        return None if made is None else made[1]
