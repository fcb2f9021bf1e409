"""What a program is given, at its places: grids of figures, of which an entry is found when it is asked for.

A layer has a hundred thousand weights, and whoever derives one entry reads a few hundred of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import product
from typing import TypeAlias

from symbolic_lstm.errors import QuantityError
from symbolic_lstm.maths.forms import Shape
from symbolic_lstm.maths.quantity import Quantity, quantity
from symbolic_lstm.numbers.figure import Figure

#: A number, a vector or a matrix of figures.
Grid: TypeAlias = Figure | tuple["Grid", ...]


def flat(grid: Grid) -> Iterator[Figure]:
    """The figures of a grid in reading order."""
    if isinstance(grid, Figure):
        yield grid
    else:
        for part in grid:
            yield from flat(part)


_NOTHING: tuple[Grid, None] = ((), None)


class Placed(Mapping[str, Figure]):
    """Figures by their places (`W_f[0,1]`, `x[0]@3`, `h@0`), from a grid and its shape for each name and time.

    >>> from symbolic_lstm.numbers.figure import figure
    >>> made = Placed({("x", 1): (tuple(map(figure, ("1", "0.50"))), (2,)), ("b", None): (figure("3"), ())})
    >>> made["x[1]@1"].text, list(made), "x[2]@1" in made, len(made)
    ('0.50', ['x[0]@1', 'x[1]@1', 'b'], False, 3)
    """

    def __init__(self, grids: Mapping[tuple[str, int | None], tuple[Grid, Shape]]) -> None:
        self.grids = grids

    def __getitem__(self, key: str) -> Figure:
        if "_all" in self.__dict__:
            return self._all[key]
        try:
            named = quantity(key)
        except (QuantityError, AttributeError):
            raise KeyError(key) from None
        grid, shape = self.grids[named.name, named.time]
        if named.key != key or len(shape) != len(named.entry):
            raise KeyError(key)
        for k, length in zip(named.entry, shape, strict=True):
            if k >= length or not isinstance(grid, tuple):
                raise KeyError(key)
            grid = grid[k]
        assert isinstance(grid, Figure)
        return grid

    def __contains__(self, key: object) -> bool:
        if "_all" in self.__dict__:
            return key in self._all
        try:
            named = quantity(key)
        except (QuantityError, AttributeError):
            return False
        _, shape = self.grids.get((named.name, named.time), _NOTHING)
        if shape is None or len(shape) != len(named.entry) or named.key != key:
            return False
        return all(k < length for k, length in zip(named.entry, shape, strict=True))

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    @cached_property
    def _all(self) -> dict[str, Figure]:
        return {
            Quantity(name, index, time).key: figure
            for (name, time), (grid, shape) in self.grids.items()
            for index, figure in zip(product(*map(range, shape)), flat(grid), strict=True)
        }
