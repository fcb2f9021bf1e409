"""A layer whose arrays have the names of a cell's own sentences already: `W_f`, `U_f`, `b_f`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbolic_lstm.cells import CELLS
from symbolic_lstm.published.outside_numbers import biases
from symbolic_lstm.records import replace
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


def for_rows(layer: Layer) -> str:
    """A matrix that says that all of a layer are for rows before them, x W: as wide as there are units; '' for none."""
    shapes = {name: array.shape for name, array in layer.numbers.items() if array.ndim == 2}
    sizes = CELLS[layer.cell].sizes
    units = next((shape[0] for name, shape in shapes.items() if sizes[name] == ("n", "n") and shape[0] == shape[1]), 0)
    inputs = [name for name in shapes if sizes[name] == ("n", "m")]
    turned = [name for name in inputs if shapes[name][0] != units == shapes[name][1]]
    return turned[0] if turned and turned == inputs else ""


def as_columns(layer: Layer) -> Layer:
    """The layer with its matrices turned."""
    return replace(layer, numbers={name: it.T if it.ndim == 2 else it for name, it in layer.numbers.items()})


def either_way(layer: Layer) -> str:
    """That the square matrices of a layer could stand either way round, and what settles it; '' where none could."""
    square = [name for name, it in layer.numbers.items() if it.ndim == 2 and it.shape[0] == it.shape[1] > 1]
    if not square:
        return ""
    told = f"{', '.join(square)}: square, and fitting either way round; taken as {square[0]} times a column."
    settled = '--says tries both by what the source prints of h; for rows times matrices write layout = "rows"'
    return f"{told} {settled}"
