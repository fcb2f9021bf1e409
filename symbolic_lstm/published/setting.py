"""A setting: one variant of an example, ready to be worked.

Numbers are laid out over places (`W_f[0,1]`, `x[0]@3`, `h@0`) and every shape
is checked against the cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from symbolic_lstm.errors import FigureError, QuantityError, UsageError, did_you_mean
from symbolic_lstm.maths.cell import Cell
from symbolic_lstm.maths.program import Program, unroll
from symbolic_lstm.maths.quantity import Quantity, quantity
from symbolic_lstm.numbers.budget import counted, too_many
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.given_grids import Placed
from symbolic_lstm.numbers.rounding import Rounding
from symbolic_lstm.published.example import Example, Grid, Variant
from symbolic_lstm.records import record, replace


@record(frozen=True)
class Setting:
    """A program and what it is given, under a rounding policy.

    `numbers` are the grids the figures of `given` were laid out from.
    """

    variant: str
    program: Program
    given: Mapping[str, Figure]
    rounding: Rounding
    numbers: Mapping[str, Grid]

    def __repr__(self) -> str:
        return f"<Setting {self.variant!r} of {self.program!r}, {len(self.given)} numbers>"


def setting(
    example: Example, variant: str = "", changes: Mapping[str, Grid] | None = None, rounding: Rounding | None = None
) -> Setting:
    """One variant of an example with further changes, under its own or another policy.

    Raises `UsageError` for a variant or a name it does not have, `FigureError`
    where shapes do not fit.
    """
    chosen = _variant(example, variant)
    for name in changes or {}:
        if name not in example.numbers and name not in example.awaits:
            raise UsageError(
                f"{example.id} has no number {name!r}{did_you_mean(name, [*example.numbers, *example.awaits])}"
            )
    numbers = {**published_numbers(example, variant), **(changes or {})}
    for name in example.awaits:
        if name not in numbers:
            raise UsageError(f'{example.id} has no {name} yet; give it one, as in --set "{name}={like(example, name)}"')
    policy = rounding or chosen.rounding or example.rounding
    program, given = laid_out(example, numbers)
    return Setting(variant, program, given, policy, numbers)


def published_numbers(example: Example, variant: str) -> dict[str, Grid]:
    """The numbers of a variant as its source has them; raises `UsageError` for one there is not."""
    return {**example.numbers, **_variant(example, variant).numbers}


def _variant(example: Example, name: str) -> Variant:
    if (chosen := example.variant(name)) is None:
        known = [v.name for v in example.variants if v.name]
        raise UsageError(f"{example.id} has no variant {name!r}{did_you_mean(name, known)}")
    return chosen


def laid_out(example: Example, numbers: Mapping[str, Grid]) -> tuple[Program, Placed]:
    """The program that fits the numbers, and each number at its place."""
    cell = example.cell
    hidden, inputs = _counts(cell, numbers) if example.form == "vector" else (1, 1)
    sizes = cell.sizes if example.form == "vector" else dict.fromkeys(cell.inputs, ())
    sequences = {name: _sequence(name, numbers[name], len(sizes[name]), example.form) for name in cell.inputs}
    counts = {len(steps) for steps in sequences.values()} or {example.steps or 1}
    if len(counts) != 1:
        raise FigureError(f"the inputs {', '.join(cell.inputs)} have sequences of different lengths")
    if sequences and example.steps not in (0, *counts):
        has = counted(max(counts), "step")
        raise FigureError(f"{cell.inputs[0]} has {has}, but the example says steps = {example.steps}; leave that out")
    _affordable(hidden, inputs, max(counts), len(cell.equations))
    program = unroll(cell, counts.pop(), example.form, hidden=hidden, inputs=inputs)
    grids: dict[tuple[str, int | None], tuple[Grid, tuple[int, ...]]] = {}
    for name in (*cell.parameters, *cell.states):
        time = 0 if name in cell.states else None
        grids[cell.states.get(name, name), time] = _fitting(numbers[name], program, name)
    for name, steps in sequences.items():
        for k, step in enumerate(steps, start=1):
            grids[name, k] = _fitting(step, program, name)
    return program, Placed(grids)


def like(example: Example, name: str) -> str:
    """What could be given for an input: a step, or a few of them in vector form."""
    if example.form == "scalar" or not example.cell.sizes[name]:
        return "[1, 0.5]"
    many = _count("m", example.cell.parameters, example.cell, example.numbers)
    one = "[" + ", ".join(("1", "0.5", "-1")[:many]) + (", …]" if many > 3 else "]")
    return f"[{one}, …]"


#: More products than this, in a step and in all, are not even worked as those of a layer.
MOST_OF_LAYER, MOST_IN_ALL_OF_LAYER = 5_000_000, 2_000_000_000


def _affordable(hidden: int, inputs: int, steps: int, equations: int) -> None:
    products = hidden * (hidden + inputs) * equations
    if products > MOST_OF_LAYER or products * steps > MOST_IN_ALL_OF_LAYER:
        raise FigureError(
            f"{too_many(hidden, inputs, steps, products)}, and {MOST_OF_LAYER} a step where entries are chosen"
        )


def _fitting(grid: Grid, program: Program, asked: str) -> tuple[Grid, tuple[int, ...]]:
    """A grid and its shape; raises `FigureError` where it is not the one the cell needs."""
    wanted = program.shapes.get(asked, ())
    if program.form == "scalar" and wanted and shape(grid, asked) == (1, *wanted):  # a matrix of one row
        assert isinstance(grid, tuple)
        grid = grid[0]
    if shape(grid, asked) != wanted:
        raise FigureError(
            f"{asked} is {size_text(shape(grid, asked))}, but the cell needs {size_text(wanted)}{_sizes(program)}"
        )
    return grid, wanted


def _counts(cell: Cell, numbers: Mapping[str, Grid]) -> tuple[int, int]:
    """How many units and how many inputs the numbers are for."""
    told = [_count("m", (it,), cell, numbers) for it in cell.parameters if "m" in cell.sizes[it]]
    agreed = told[0] if len(told) > 1 and len({*told}) == 1 else 0  # where several weights agree, an input is wrong
    inputs = agreed or _count("m", (*cell.inputs, *cell.parameters), cell, numbers)
    hidden = _count("n", (*cell.states, *cell.parameters, *cell.inputs), cell, numbers)
    return hidden or inputs or 1, inputs or hidden or 1


def _count(letter: str, names: Iterable[str], cell: Cell, numbers: Mapping[str, Grid]) -> int:
    """What a letter of the cell's sizes stands for, from the first of the names that has it; 0 if none has."""
    for name in names:
        size = cell.sizes[name]
        if letter in size and name in numbers:
            found = shape(numbers[name], name)
            if name in cell.inputs:
                found = (1,) * (len(size) - len(found)) + found[-len(size) :]
            elif not found:
                raise FigureError(f"{name} is a number; the vector form takes a list of numbers")
            return (*found, 1)[size.index(letter)]
    return 0


def _sizes(program: Program) -> str:
    """What the sizes of a cell in vector form come from."""
    cell, shapes = program.cell, program.shapes
    if program.form == "scalar":
        return '; for lists and matrices of weights write form = "vector"'
    letters = {
        letter: count for name, size in cell.sizes.items() for letter, count in zip(size, shapes[name], strict=True)
    }
    told = [counted(letters[letter], what) for letter, what in (("n", "unit"), ("m", "input")) if letter in letters]
    return f" for {' and '.join(told)}"


def _sequence(name: str, grid: Grid, one_step: int, form: str) -> tuple[Grid, ...]:
    """An input over time: a list of steps, or one step on its own, which is so many lists deep."""
    depth = len(shape(grid, name))
    if depth == one_step:
        return (grid,)
    if depth == one_step + 1 and isinstance(grid, tuple) and grid:
        return grid
    kind = ("a number or a list of numbers", "a list of numbers, or of such lists", "a matrix, or a list of matrices")
    raise FigureError(f"{name} is {size_text(shape(grid, name))}; the {form} form takes {kind[one_step]}")


def shape(grid: Grid, name: str = "the matrix") -> tuple[int, ...]:
    """The shape of a named grid; raises `FigureError` where its rows differ."""
    if isinstance(grid, Figure):
        return ()
    inner = {shape(row, name) for row in grid}
    if len(inner) > 1:
        raise FigureError(f"{name} has rows of different lengths")
    return (len(grid), *(inner.pop() if inner else ()))


def size_text(size: tuple[int, ...]) -> str:
    """A shape in words: `a number`, `a list of 3`, `2 × 3`."""
    if len(size) < 2:
        return f"a list of {size[0]}" if size else "a number"
    return " × ".join(map(str, size))


def resolve(setting: Setting, asked: Quantity, example: Example) -> Quantity:
    """A quantity as the trace names it: aliases replaced, the time filled in for a single step.

    Raises `QuantityError` with what there is.
    """
    cell, steps = example.cell, setting.program.steps
    name = asked.name
    if (found := setting.program.gradient(asked)) is not None:
        if found.key not in setting.program.by_key:
            raise QuantityError(
                f"{asked} is no gradient here; name a step from 1 to {steps} and an entry that there is"
            )
        return found
    known = [*cell.names, *cell.states, *cell.inputs, *cell.parameters]
    if name not in known:
        alias = next((e.name for e in cell if name in e.aliases), None)
        if alias is None:
            aliases = [a for e in cell for a in e.aliases if quantity_like(a)]
            raise QuantityError(f"no quantity {name!r} in {example.id}{did_you_mean(name, [*known, *aliases])}")
        name = alias
    if name in cell.parameters and asked.time is not None:
        raise QuantityError(f"{asked} names a step, but {name} is the same at all of them")
    if name in cell.parameters:
        _known_entry(setting, asked, name)
        return replace(asked, name=name, time=None, variant=None)
    time = asked.time
    if time is None:
        if steps > 1:
            raise QuantityError(f"{asked} stands for {steps} steps; name one, as in {name}@1")
        time = 1
    if name in cell.states:
        name, time = cell.states[name], time - 1
    if not 0 <= time <= steps or (time == 0 and name not in cell.states.values()):
        raise QuantityError(f"{asked} names step {time}; the example has steps 1 to {steps}")
    _known_entry(setting, asked, name)
    return replace(asked, name=name, time=time, variant=None)


def _known_entry(setting: Setting, asked: Quantity, name: str) -> None:
    """Raises `QuantityError` where the name has no such entry."""
    entries = setting.program.entries(name)
    if asked.entry not in entries:
        if entries == ((),):
            raise QuantityError(f"{asked} names an entry, but {name} is a single number")
        last = Quantity(name, entries[-1]).key
        raise QuantityError(f"{asked} must name an entry from {Quantity(name, entries[0]).key} to {last}")


def quantity_like(text: str) -> bool:
    """Whether a text could be a quantity's name."""
    try:
        return bool(quantity(text).name)
    except QuantityError:
        return False
