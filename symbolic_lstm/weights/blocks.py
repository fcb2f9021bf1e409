"""Gates out of the one array that a framework keeps them in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from symbolic_lstm.errors import WeightsError
from symbolic_lstm.weights.values import size_in_words

if TYPE_CHECKING:
    from symbolic_lstm.weights.layer import Array, Stored

#: What has so many gates.
_CALLED = {4: "LSTM", 3: "GRU", 1: "plain RNN"}


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

        def size(long: int, short: int) -> str:
            return size_in_words((long, short) if across.startswith("rows") else (short, long))

        turned = units % long == 0 and units // long in cells
        of = min(long, units) if turned else units
        wanted = [f"{size(count * of, of)} ({_CALLED[count]})" for count in sorted(cells, reverse=True)]
        listed = " or ".join(filter(None, (", ".join(wanted[:-1]), wanted[-1])))
        told = f"of {of} unit{'s' * (of != 1)} it should be {listed}"
        way = "; it is the other way round" if turned else ""
        raise WeightsError(f"{name} is {size(long, units)}{way}; {told}")
    return cells[count]
