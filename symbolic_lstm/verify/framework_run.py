"""By hand against the framework: each figure beside the one that a program in machine numbers gave.

The figures by hand are proved. The framework's is right if arithmetic of its digits can give it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import TYPE_CHECKING

from flint import fmpq

from symbolic_lstm.errors import UsageError, WeightsError, did_you_mean, shortened
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.given_grids import Placed
from symbolic_lstm.numbers.layer_trace import layer_trace, suits
from symbolic_lstm.numbers.rounding import Digits, Interval, Value, show
from symbolic_lstm.numbers.roundoff import RoundedWalk
from symbolic_lstm.numbers.vector_walk import Givens
from symbolic_lstm.published.example import Example, Grid
from symbolic_lstm.published.given import given
from symbolic_lstm.published.setting import Setting, setting
from symbolic_lstm.weights.values import array_of, size_in_words

if TYPE_CHECKING:
    from symbolic_lstm.weights.layer import Array, Stored

#: Significant digits of a figure by hand, and of a difference.
DIGITS, DIFFERENCE = Digits(9, True), Digits(2, True)


class ComparedFigure(NamedTuple):
    """One figure: as worked by hand and as the framework printed it, how far apart, and what its digits allow."""

    key: str
    by_hand: str
    printed: str
    apart: str
    allowed: str
    fits: bool
    share: float


class Comparison(NamedTuple):
    """All figures of a run, the setting they are of, and the kind of machine numbers."""

    ready: Setting
    kind: str
    figures: tuple[ComparedFigure, ...]


def compare_with_run(example: Example, run: Stored, changes: Mapping[str, Grid]) -> Comparison:
    """What a framework gave for an example, figure by figure.

    `run` has arrays by the names of quantities, (steps, n) or of the last step alone (n,), and perhaps those of
    inputs and states it began with. Raises `WeightsError` for an array that cannot be, `UsageError` for one of
    a name that there is not, or an example in scalar form.
    """
    cell = example.cell
    known = (*cell.names, *cell.inputs, *cell.states)
    for name in run:
        if name not in known:
            raise UsageError(f"the run has {shortened(name)!r}, which is no quantity{did_you_mean(name, known)}")
    begun = {
        name: given(_of_one(name, array_of(name, run[name]), len(cell.sizes[name]) + (name in cell.inputs)))
        for name in run
        if name not in cell.names
    }
    if not (printed := {name: array_of(name, run[name]) for name in run if name in cell.names}):
        raise UsageError(f"the run has no quantity of the cell; it has {', '.join(cell.names)}")
    ready = setting(example, "", {**begun, **changes})
    placed, fits = ready.given, suits(ready.program, ready.rounding) and ready.rounding.carry == "full"
    if not isinstance(placed, Placed) or not fits:
        raise UsageError("an example in vector form that carries full values is compared; see form and carry")
    kind = "float64" if all(str(array.dtype) == "float64" for array in printed.values()) else "float32"
    return Comparison(ready, kind, tuple(_figures(ready, placed, kind, printed)))


def _of_one(name: str, array: Array, axes: int) -> Array:
    """An input or a state without the axes of a batch of one; raises `WeightsError` for a batch of several."""
    held = size_in_words(tuple(array.shape))
    while array.ndim > axes and 1 in array.shape:
        array = array.squeeze(array.shape.index(1))
    if array.ndim > axes:
        raise WeightsError(f"{name} is {held}, as of a batch; save what belongs to one of its examples, as {name}[0]")
    return array


def _figures(ready: Setting, placed: Placed, kind: str, printed: Mapping[str, Array]) -> Iterator[ComparedFigure]:
    program = ready.program
    exact = layer_trace(program, placed, ready.rounding)
    rounded = RoundedWalk(program, Givens(placed), kind)
    for name, array in printed.items():
        shape = program.shapes[name]
        for time, step in _steps(name, array, shape, program.steps):
            for index in product(*map(range, shape)):
                key = Quantity(name, index, time).key
                figure = step[index]
                bounds = rounded.value(name, index, time)
                yield _compared(key, exact.value(key), fmpq(*float(figure).as_integer_ratio()), bounds, str(figure))


def _steps(name: str, array: Array, shape: tuple[int, ...], steps: int) -> Iterator[tuple[int, Array]]:
    """Each step that an array tells, with its time; an axis of one example alone may be anywhere."""
    size = 1
    for length in shape:
        size *= length
    if array.size == size * steps:
        yield from enumerate(array.reshape(steps, *shape), start=1)
    elif array.size == size:
        yield steps, array.reshape(shape)
    else:
        wanted = f"{size_in_words((steps, *shape))}, or {size_in_words(shape)} for the last step"
        raise WeightsError(f"{name} is {size_in_words(tuple(array.shape))}; it should be {wanted}")


def _compared(key: str, value: Value, figure: fmpq, bounds: Value | None, text: str) -> ComparedFigure:
    middle = (value.lower + value.upper) / 2 if isinstance(value, Interval) else value
    apart = abs(figure - middle)
    if isinstance(bounds, Interval):
        fits = bool(bounds.lower <= figure <= bounds.upper)
        allowed = max(bounds.upper - middle, middle - bounds.lower)
    else:
        fits, allowed = bounds is None or bounds == figure, fmpq(0)
    by_hand = show(value, DIGITS)
    return ComparedFigure(
        key, by_hand.text if by_hand else "?", text, _short(apart), _short(allowed), fits, _share(apart, allowed)
    )


def _short(value: fmpq) -> str:
    made = show(value, DIFFERENCE)
    return made.text if made else "?"


def _share(apart: fmpq, allowed: fmpq) -> float:
    return float((apart / allowed).p) / float((apart / allowed).q) if allowed else float(bool(apart))
