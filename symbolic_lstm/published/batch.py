"""A batch, whose first axis tells one example from the next: the first is the example, each other a variant of it.

batch = true           # x = [[1, 0.5], [0, 2]] are two inputs, of which the second is the variant row-2
"""

from __future__ import annotations

from collections.abc import Mapping

from symbolic_lstm.errors import FigureError
from symbolic_lstm.maths.cell import Cell
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.published.example import Grid, Variant
from symbolic_lstm.published.reading import Reading
from symbolic_lstm.published.setting import shape, size_text
from symbolic_lstm.published.toml import TomlNode

#: More rows than this are refused.
MOST_ROWS = 1_000


class Batch(NamedTuple):
    """The numbers of the first row, and a variant for each of the others."""

    numbers: dict[str, Grid]
    variants: tuple[Variant, ...]


def batched(reading: Reading, node: TomlNode | None, numbers: dict[str, Grid], cell: Cell, form: str) -> Batch:
    """What a file says of a batch; fails at that place where its numbers are none."""
    if node is not None and not isinstance(node.value, bool):
        reading.fail("batch = true says that the inputs have a row for each example", node)
    if node is None or not node.value:
        return Batch(numbers, ())
    try:
        return batch_variants(numbers, cell, form)
    except FigureError as fault:
        reading.fail(str(fault), node)


def batch_variants(numbers: Mapping[str, Grid], cell: Cell, form: str) -> Batch:
    """A batch as an example and variants; a state that is given once is that of every row.

    Raises `FigureError` where an input is no list, or lists have different lengths.
    """
    found: dict[str, tuple[Grid, ...]] = {}
    for name in (*cell.inputs, *cell.states):
        grid = numbers.get(name)
        if grid is not None:
            shape(grid, name)  # every row is as long as the others
        one = len(cell.sizes[name]) if form == "vector" else 0
        if grid is None or (name in cell.states and len(shape(grid, name)) == one):
            continue
        if isinstance(grid, Figure):
            raise FigureError(f"{name} is {size_text(())}; a batch is a list with a row for each example")
        found[name] = grid
    counts = {len(grid) for grid in found.values()}
    if len(counts) > 1:
        told = ", ".join(f"{name} has {len(grid)}" for name, grid in found.items())
        raise FigureError(f"{next(iter(found))} and others of the batch have different numbers of rows: {told}")
    if (count := max(counts, default=1)) > MOST_ROWS:
        raise FigureError(f"{next(iter(found))} has {count} rows; a batch of at most {MOST_ROWS} is read")
    first = {**numbers, **{name: grid[0] for name, grid in found.items()}}
    others = (
        Variant(f"row-{k + 1}", f"Row {k + 1} of the batch", {name: grid[k] for name, grid in found.items()})
        for k in range(1, count)
    )
    return Batch(first, tuple(others))
