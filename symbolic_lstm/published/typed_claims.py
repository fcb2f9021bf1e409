"""What a source prints of a layer, typed as `h=[0.1, 0.2]`: a claim for each entry."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from symbolic_lstm.errors import UsageError, did_you_mean
from symbolic_lstm.maths.cell import Cell
from symbolic_lstm.maths.quantity import Quantity, quantity
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.published.example import Grid
from symbolic_lstm.published.setting import shape


def typed_claims(name: str, grid: Grid, cell: Cell, steps: int) -> Iterator[tuple[str, str]]:
    """Each figure with the quantity it is of: of a step that is named, of all, or of the last alone.

    Raises `UsageError` for a name that there is not.
    """
    named = quantity(name)
    if named.name not in cell.names:
        raise UsageError(f"the cell computes no {name!r}{did_you_mean(named.name, cell.names)}")
    size = shape(grid, name)
    whole = named.time is None and len(size) == 2 and size[0] == steps
    for index in product(*map(range, size)):
        figure = grid
        for k in index:
            assert isinstance(figure, tuple)
            figure = figure[k]
        assert isinstance(figure, Figure)
        time, entry = (index[0] + 1, index[1:]) if whole else (named.time or steps, index)
        yield Quantity(named.name, named.entry or entry, time if steps > 1 else None).key, figure.text
