"""A sweep: one given quantity, and the values that an example is worked for in a table.

x=-10..10              whole steps from one end to the other
x=-10..10:0.5          steps of a half
W_f=[0.5, 1.63, 2.70]  a list of values
x[0]@2=0..1:0.1        one entry, one step
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from symbolic_lstm.errors import FigureError, QuantityError, UsageError, did_you_mean, expected, shortened
from symbolic_lstm.maths.quantity import Quantity, quantity
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.budget import counted
from symbolic_lstm.numbers.figure import Figure, positional
from symbolic_lstm.on_demand import pattern
from symbolic_lstm.published.example import Example, Grid
from symbolic_lstm.published.given import Given, given
from symbolic_lstm.published.numerals import grid, numeral
from symbolic_lstm.published.setting import Setting, laid_out
from symbolic_lstm.records import replace

#: More rows are refused, and values of more decimals are not counted up.
MOST, MOST_DECIMALS = 1_000, 60
_RANGE = pattern(r"(?P<start>[^.:\s][^:]*?)\s*(?:\.\.|…)\s*(?P<end>[^:]+?)\s*(?::\s*(?P<by>[^:]+))?")


class Sweep(NamedTuple):
    """Of which quantity, by its name in the example, and the values it takes, one after the other."""

    of: Quantity
    values: tuple[Grid, ...]


def sweep(wanted: str | Mapping[str, Sequence[Given]]) -> Sweep:
    """Read `x=-10..10`, `x=-10..10:0.5` or `x=[1, 2]`, or a mapping of one name to its values.

    >>> [it.text for it in sweep("x=-1..1:0.5").values]
    ['-1.0', '-0.5', '0.0', '0.5', '1.0']
    >>> [it.text for it in sweep({"x": range(3)}).values]
    ['0', '1', '2']

    Raises `UsageError` for anything else.
    """
    if isinstance(wanted, Mapping):
        if len(wanted) != 1:
            raise UsageError(f"a table is of one quantity, as in {{'x': range(-10, 11)}}, not of {len(wanted)}")
        ((name, values),) = wanted.items()
        expected(name, str, "a quantity is named by a text, as 'x'")
        try:
            return _sweep(name, values if isinstance(values, str) else tuple(_items(values)))
        except TypeError:
            raise UsageError(f"a table of {name} takes a list of values, as in {{{name!r}: range(-10, 11)}}") from None
    expected(wanted, str, "a table is a text, as 'x=-10..10', or a mapping of a name to its values")
    name, sign, values = wanted.partition("=")
    if not sign:
        raise UsageError(f"{shortened(wanted)!r} makes no table; write a name and its values, as in x=-10..10")
    return _sweep(name, values)


def _items(values: Sequence[Given]) -> Iterator[Grid]:
    for count, value in enumerate(values):
        if count == MOST:
            raise UsageError(f"a table has at most {MOST} rows")
        yield given(value)


def _sweep(name: str, values: str | tuple[Grid, ...]) -> Sweep:
    try:
        of = quantity(name)
        found = tuple(_read(values.strip())) if isinstance(values, str) else values
    except (FigureError, QuantityError) as fault:
        raise UsageError(f"table of {shortened(name.strip())}: {fault}") from None
    if of.part or of.variant:
        raise UsageError(f"a table is of a given number, as x or W_f[0,1], not of {shortened(str(of))}")
    if not found:
        raise UsageError(f"the table of {of} has no row; give it a value")
    if len(found) > MOST:
        raise UsageError(f"the table of {of} has {len(found)} rows; at most {MOST} are worked")
    return Sweep(of, found)


def _read(values: str) -> Sequence[Grid]:
    if m := _RANGE.fullmatch(values):
        return _counted(*(numeral(m[part]) if m[part] else None for part in ("start", "end", "by")))
    found = grid(values if values.startswith("[") else f"[{values}]")
    assert isinstance(found, tuple)
    return found


def _counted(start: Figure | None, end: Figure | None, by: Figure | None) -> list[Figure]:
    assert start is not None and end is not None
    by = by or positional(1 if start.value <= end.value else -1, 0)
    if by.n == 0 or (end.value - start.value) / by.value < 0:
        raise FigureError(f"steps of {by.text} do not lead from {start.text} to {end.text}")
    count = int((end.value - start.value) / by.value) + 1
    if count > MOST:
        raise FigureError(
            f"from {start.text} to {end.text} in steps of {by.text} there are {count} values; at most {MOST} are worked"
        )
    places = max(start.places, by.places, 0)
    if places > MOST_DECIMALS:
        raise FigureError(f"{by.text} has more than {MOST_DECIMALS} decimals")
    scale = 10**places
    return [positional(int((start.value + k * by.value) * scale), places) for k in range(count)]


def with_first(example: Example, wanted: Sweep | None, changes: Mapping[str, Grid]) -> Mapping[str, Grid]:
    """The changes, and for an input that the example still waits for its first value of the table."""
    if wanted is None or wanted.of.key not in example.awaits or wanted.of.key in changes:
        return changes
    return {**changes, wanted.of.key: wanted.values[0]}


def settings(example: Example, ready: Setting, wanted: Sweep) -> Iterator[Setting]:
    """The example with each value in its place; raises `UsageError` where there is no such place.

    Raises `FigureError` for a value whose shape does not fit.
    """
    name = wanted.of.name
    if name not in ready.numbers:
        raise UsageError(f"{example.id} has no number {name!r}{did_you_mean(name, ready.numbers)}")
    path = _path(example, ready, wanted.of)
    for value in wanted.values:
        numbers = {**ready.numbers, name: _put(ready.numbers[name], path, value, wanted.of)}
        program, laid = laid_out(example, numbers)
        if (steps := ready.program.steps) != program.steps:
            has = counted(program.steps, "step")
            raise UsageError(
                f"the example has {counted(steps, 'step')}, and a value in the table of {wanted.of} {has}; "
                + (
                    f"name a step, as in {wanted.of.at(steps)}, or give lists of {steps}"
                    if steps > 1
                    else "give one for each row"
                )
            )
        yield replace(ready, program=program, given=laid, numbers=numbers)


def _path(example: Example, ready: Setting, of: Quantity) -> tuple[int, ...]:
    """Where in a grid of numbers the quantity stands."""
    grid_, steps = ready.numbers[of.name], ready.program.steps
    if of.time is None:
        if of.entry and of.name in example.cell.inputs and steps > 1:
            raise UsageError(f"{of} is an input at each of {steps} steps; name one, as in {of}@1")
        return of.entry
    if of.name not in example.cell.inputs or not 1 <= of.time <= steps:
        raise UsageError(f"{of} names step {of.time}, but {_timed(example, of.name, steps)}")
    single = _depth(grid_) == len(ready.program.shapes.get(of.name, ()))  # one step, written without a list of steps
    return of.entry if single else (of.time - 1, *of.entry)


def _timed(example: Example, name: str, steps: int) -> str:
    return f"the example has steps 1 to {steps}" if name in example.cell.inputs else f"{name} has none"


def _depth(grid_: Grid) -> int:
    return 0 if isinstance(grid_, Figure) else 1 + _depth(grid_[0])


def _put(grid_: Grid, path: tuple[int, ...], value: Grid, of: Quantity) -> Grid:
    if not path:
        return value
    if isinstance(grid_, Figure) or path[0] >= len(grid_):
        raise UsageError(f"there is no {of} in the example")
    k = path[0]
    return (*grid_[:k], _put(grid_[k], path[1:], value, of), *grid_[k + 1 :])
