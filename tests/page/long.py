"""A long sequence: an LSTM of some units over many steps, its numbers made by counting."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

#: Numbers between −1 and 1 with two decimals, none of them round.
_NUMBERS = tuple(f"{((37 * k) % 199 - 99) / 100}" for k in range(1, 200))


def example(steps: int, units: int = 0, rounding: str = 'digits = 4\ncarry = "full"') -> str:
    """The example's file; no unit is the scalar form."""
    numbers = cycle(_NUMBERS)
    square, row = (units, units) if units else (), (units,) if units else ()
    weights = "".join(f"{kind}_{g} = {_of(size, numbers)}\n" for g in "figo" for kind, size in
                      (("U", square), ("W", square), ("b", row)))  # fmt: skip
    given = f"x = {_of((steps, *row), numbers)}\nh_prev = {_of(row, numbers)}\nc_prev = {_of(row, numbers)}\n"
    head = f'schema = 1\ntitle = "Long"\ncell = "lstm"\nform = "{"vector" if units else "scalar"}"\n'
    return f"{head}\n[rounding]\n{rounding}\n\n[weights]\n{weights}\n[given]\n{given}"


def _of(size: tuple[int, ...], numbers: Iterator[str]) -> str:
    if not size:
        return next(numbers)
    return f"[{', '.join(_of(size[1:], numbers) for _ in range(size[0]))}]"
