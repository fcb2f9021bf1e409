"""One matrix on `[h, x]` in place of two: how many sources, and TensorFlow's first cells, hold their weights.

joined = "[h, x]"        # W_f has n + m columns, those of the state first; there is no U_f
"""

from __future__ import annotations

from collections.abc import Mapping

from symbolic_lstm.errors import did_you_mean, shortened
from symbolic_lstm.maths.cell import Cell
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.published.example import Grid
from symbolic_lstm.published.reading import Reading
from symbolic_lstm.published.toml import TomlNode

ORDERS = ("[h, x]", "[x, h]")


def pairs(cell: Cell) -> dict[str, str]:
    """The matrices on the state by those on the input that stand in the same sentences: U_f by W_f.

    >>> from symbolic_lstm.cells import mgu
    >>> pairs(mgu)
    {'W_f': 'U_f', 'W_n': 'U_n'}
    """
    square = {name.partition("_")[2]: name for name, size in cell.sizes.items() if size == ("n", "n")}
    wide = [name for name in cell.parameters if cell.sizes[name] == ("n", "m")]
    return {name: square[name.partition("_")[2]] for name in wide if name.partition("_")[2] in square}


def joined_matrices(reading: Reading, node: TomlNode | None, cell: Cell) -> dict[str, tuple[str, str]]:
    """The two matrices that each joined one stands for, in order; none where the file says nothing of it."""
    if node is None:
        return {}
    order = reading.text(node).replace(" ", "").replace(";", ",").replace(",", ", ")
    if order not in ORDERS:
        reading.fail(f"{shortened(order)!r} is no order of a joined matrix{did_you_mean(order, ORDERS)}", node)
    if not (found := pairs(cell)):
        reading.fail(f"the cell {cell.name} has no two matrices that could be one", node)
    return {wide: (square, wide) if order == "[h, x]" else (wide, square) for wide, square in found.items()}


def split(numbers: Mapping[str, Grid], orders: Mapping[str, tuple[str, str]]) -> dict[str, Grid]:
    """The numbers with each joined matrix as two, at as many columns as it has rows.

    One that has too few columns stays as it is, and is refused with the shape it should have.
    """
    found = dict(numbers)
    for name, (first, second) in orders.items():
        grid = numbers.get(name)
        if isinstance(grid, tuple) and (cut := _cut(grid, state_first=second == name)):
            found[first], found[second] = _columns(grid, 0, cut), _columns(grid, cut, None)
    return found


def _cut(grid: tuple[Grid, ...], *, state_first: bool) -> int:
    """Before which column a matrix is cut: 0 where that leaves nothing for one of the two."""
    row = grid[0] if isinstance(grid[0], tuple) else grid
    units = len(grid) if isinstance(grid[0], tuple) else 1
    cut = units if state_first else len(row) - units
    return cut if 0 < cut < len(row) else 0


def _columns(grid: tuple[Grid, ...], start: int, stop: int | None) -> Grid:
    if isinstance(grid[0], Figure):
        return grid[start:stop][0]
    return tuple(row[start:stop] for row in grid if isinstance(row, tuple))
