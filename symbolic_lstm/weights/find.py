"""Which layers a model holds, and the one that is meant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from symbolic_lstm.errors import WeightsError, did_you_mean, shortened
from symbolic_lstm.records import replace
from symbolic_lstm.weights import flax, keras, onnx, torch
from symbolic_lstm.weights.layer import FoundLayer, Layer

if TYPE_CHECKING:
    from symbolic_lstm.weights.layer import Stored

#: Every framework's way of naming arrays.
READERS = (torch.layers, keras.layers, flax.layers)


def layers(stored: Stored | list[onnx.Operator]) -> list[FoundLayer]:
    """Every recurrent layer among the arrays, by their names or as the operators of ONNX."""
    if isinstance(stored, list):
        return [*onnx.layers(stored)]
    flat = stored if hasattr(stored, "titles") else flattened(stored)
    return [found for reader in READERS for found in reader(flat)]


def flattened(stored: Stored, prefix: str = "") -> Stored:
    """The arrays of a tree of mappings by the way to each, its steps joined by slashes."""
    found: dict[str, Any] = {}
    for name, value in stored.items():
        if isinstance(value, Mapping):
            found |= flattened(value, f"{prefix}{name}/")
        elif hasattr(value, "shape"):
            found[f"{prefix}{name}"] = value
    return found


def layer(stored: Stored | list[onnx.Operator], name: str | None = None) -> Layer:
    """The layer of that name, or the only one; a part of a dotted name will do where it is one layer's alone.

    Raises `WeightsError` with the layers there are, and where the arrays of the layer do not fit together.
    """
    there = layers(stored)
    if not there and isinstance(stored, list):
        raise WeightsError("the model has no LSTM, GRU or RNN at its top; what is inside an If or a Loop is not read")
    if not there:
        names = [it for it in stored if isinstance(it, str)]
        held = ", ".join(shortened(it, 40) for it in names[:8]) + (" …" if len(names) > 8 else "")
        raise WeightsError(f"no recurrent layer is known among these arrays: {held or 'there are none'}")
    meant = there if name is None else [it for it in there if it.name == name]
    if not meant and name:
        meant = [it for it in there if _inside(name, it.name)]
    names = [it.name for it in there]
    if not meant:
        raise WeightsError(f"no layer {shortened(name or '')!r}{did_you_mean(name, names)}")
    if len(meant) > 1:
        told = ", ".join(shortened(it.name, 60) for it in meant[:12]) + (" …" if len(meant) > 12 else "")
        raise WeightsError(f"there are {len(meant)} layers; name one of {told}")
    return replace(meant[0].read(), name=meant[0].name)


def _inside(part: str, name: str) -> bool:
    """Whether a part names some steps of a dotted name, one after the other: `rnn`, `rnn.l0` in `a.rnn.l0`."""
    asked, steps = re.split("[./]", part), re.split("[./]", name)
    return any(steps[k : k + len(asked)] == asked for k in range(len(steps)))
