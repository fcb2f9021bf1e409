"""The weights of a layer for the cell somebody works with: the same, or one that says the same with other biases.

Two biases that are only ever added are as good as their sum, exactly. The candidate of a GRU whose reset comes after
the product keeps its two, for no sum could stand for them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from symbolic_lstm.errors import WeightsError
from symbolic_lstm.named_tuples import NamedTuple

if TYPE_CHECKING:
    from symbolic_lstm.weights.layer import Array, Layer

#: The cells that say what a layer of another says, once biases are added up or are zero.
SAME = (
    {"lstm", "lstm-two-biases"},
    {"gru-after", "gru-after-two-biases"},
    {"rnn", "rnn-two-biases"},
)


class Fitted(NamedTuple):
    """A parameter: the arrays that are added up for it, none for one that is zero."""

    name: str
    parts: tuple[Array, ...]


def fitted(layer: Layer, cell: str, parameters: Collection[str], built_in: Collection[str]) -> Iterator[Fitted]:
    """What each parameter of a cell is in a layer.

    `parameters` are the cell's; where it is one of the `built_in` it must say what the layer's own says, a cell of
    one's own need only have the same names. Raises `WeightsError` with what does not fit.
    """
    if cell in built_in and cell != layer.cell and not any({cell, layer.cell} <= same for same in SAME):
        raise WeightsError(f"this is a layer of the cell {layer.cell!r}, which {cell!r} does not say")
    for name in parameters:
        own = (layer.numbers[name],) if name in layer.numbers else ()
        second = layer.numbers.get(f"bh_{name.removeprefix('b_')}") if name.startswith("b_") else None
        if second is not None and f"bh_{name.removeprefix('b_')}" not in parameters:
            own = (*own, second)
        if not own and not name.startswith(("b_", "bh_")):
            raise WeightsError(f"the layer has nothing for {name}; it has {', '.join(layer.numbers)}")
        yield Fitted(name, own)
    left = [name for name in layer.numbers if name not in parameters and not name.startswith("bh_")]
    if left:
        raise WeightsError(f"the cell {cell!r} has no {left[0]}, which the layer has")
