"""Gates out of the one array that a framework keeps them in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from symbolic_lstm.errors import WeightsError
from symbolic_lstm.weights.values import size_in_words

if TYPE_CHECKING:
    from symbolic_lstm.weights.layer import Array, Stored


def by_rows(letter: str, array: Array, gates: str) -> dict[str, Array]:
    """An array whose rows are those of one gate after the other, a block for each: `W_i`, `W_f`, …"""
    units = len(array) // len(gates)
    return {f"{letter}_{gate}": array[k * units : (k + 1) * units] for k, gate in enumerate(gates)}


def by_columns(letter: str, array: Array, gates: str) -> dict[str, Array]:
    """An array for rows before it (x W): its columns are those of one gate after the other, and each is turned."""
    return by_rows(letter, array.T, gates)


def matrix_size(name: str, stored: Stored) -> tuple[int, int]:
    """Rows and columns of a matrix; raises `WeightsError` for anything else."""
    shape = tuple(int(length) for length in stored[name].shape)
    if len(shape) != 2 or 0 in shape:
        raise WeightsError(f"{name} is {size_in_words(shape)}; it should be a matrix")
    return shape[0], shape[1]


def gates_of(name: str, long: int, units: int, cells: Mapping[int, str], across: str) -> str:
    """The gates that a recurrent matrix of so many units holds; raises `WeightsError` where it holds none.

    `across` says what it is `long` in, as in "rows as columns".
    """
    count = long // units if long % units == 0 else 0
    if count not in cells:
        turned = f"{name} is {size_in_words((long, units) if across.startswith('rows') else (units, long))}"
        raise WeightsError(f"{turned}; it should have 4, 3 or 1 times as many {across}")
    return cells[count]
