"""Weights of a model, given in Python: a state_dict, `get_weights()`, a tree of parameters, or the path of a file."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from symbolic_lstm.cells import CELLS
from symbolic_lstm.cells import named as cell_named
from symbolic_lstm.errors import ArgumentError, CellError, WeightsError, expected
from symbolic_lstm.maths.cell import Cell
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.published.example import Grid
from symbolic_lstm.published.imported import kind_of, layer_figures, units_of
from symbolic_lstm.weights import keras
from symbolic_lstm.weights.archives import stored
from symbolic_lstm.weights.find import flattened, layers
from symbolic_lstm.weights.find import layer as layer_of
from symbolic_lstm.weights.layer import Layer


class Model(NamedTuple):
    """What an example takes over from a model: the numbers of a cell's names, zero states, what kind of numbers."""

    weights: dict[str, Grid]
    states: dict[str, list[int]]
    precision: str


def from_model(cell: object, weights: object, layer: str | None) -> Model | None:
    """A model's layer for a cell; None where `weights` are numbers by the names of the cell itself.

    Raises `ArgumentError` with what does not fit.
    """
    expected(layer, (str, type(None)), "a layer is named by a text")
    try:
        read = _layer(weights, layer)
        if read is None:
            return None
        own = cell if isinstance(cell, Cell) else cell_named(cell) if isinstance(cell, str) else None
    except (WeightsError, CellError) as fault:
        raise ArgumentError(str(fault), "weights" if isinstance(fault, WeightsError) else "cell") from None
    if own is None:
        raise ArgumentError("name a cell, or make one with `cell`, for the weights of a model", "cell")
    try:
        numbers = layer_figures(read, own)
    except WeightsError as fault:
        raise ArgumentError(f"{fault}{_hint(read, own)}", "weights") from None
    zeros = {state: [0] * units_of(numbers, own) for state in own.states}
    return Model(numbers, zeros, kind_of(read))


def _layer(weights: object, name: str | None) -> Layer | None:
    if isinstance(weights, (str, os.PathLike)):
        return layer_of(stored(Path(os.fspath(weights))), name)
    if isinstance(weights, (list, tuple)) and weights and all(hasattr(it, "shape") for it in weights):
        return keras.listed(weights)
    if not isinstance(weights, Mapping) or not all(isinstance(key, str) for key in weights):
        return None
    arrays: Mapping[str, Any] = flattened(weights)
    return layer_of(arrays, name) if name is not None or layers(arrays) else None


def _hint(read: Layer, own: Cell) -> str:
    """The cell that would be right, where a built-in one is not."""
    return f"; write cell={read.cell!r}" if own.name in CELLS and own.name != read.cell else ""
