"""A layer whose arrays have the names of a cell's own sentences already: `W_f`, `U_f`, `b_f`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbolic_lstm.cells import CELLS
from symbolic_lstm.published.outside_numbers import biases
from symbolic_lstm.weights.layer import Layer
from symbolic_lstm.weights.values import array_of

if TYPE_CHECKING:
    from symbolic_lstm.weights.layer import Stored


def named_arrays(stored: Stored, wanted: str | None = None) -> Layer | None:
    """The layer of the cell that has all of these names, or all but biases; None where no cell has.

    Of several the `wanted` one. Raises `WeightsError` for an array that cannot be.
    """
    for cell in sorted(CELLS.values(), key=lambda it: (it.name != wanted, -len(it.parameters))):
        named = {name for name in cell.parameters if name in stored}
        if len(named) == len(stored) and {*cell.parameters} - named <= {*biases(cell)}:
            shapes = {1: (None,), 2: (None, None)}
            numbers = {name: array_of(name, stored[name], shapes[len(cell.sizes[name])]) for name in named}
            ordered = {name: numbers[name] for name in cell.parameters if name in named}
            return Layer(cell.name, "NumPy", ordered, bias=bool(named & {*biases(cell)}), name="")
    return None
