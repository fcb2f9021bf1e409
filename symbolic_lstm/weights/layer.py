"""A recurrent layer: which cell it is, and an array for each of the cell's names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.records import record

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    #: Arrays by the names a model gives them; what has a `shape` and a `dtype` and can become an array.
    Stored = Mapping[str, Any]
    Array = NDArray[np.number[Any]]


@record(frozen=True)
class Layer:
    """The weights of one layer by the names of `cell`: W (n, m), U (n, n), biases (n,).

    `bias` is false where the layer has none at all; `name` is what the model calls it.
    """

    cell: str
    framework: str
    numbers: Mapping[str, Array]
    bias: bool = True
    name: str = ""


class FoundLayer(NamedTuple):
    """A layer that a model holds: its name, and how its weights are read, which can fail with `WeightsError`."""

    name: str
    framework: str
    read: Callable[[], Layer]
