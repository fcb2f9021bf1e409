"""Which layers a model holds, and the one that is meant."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from symbolic_lstm.errors import WeightsError, did_you_mean, shortened
from symbolic_lstm.weights import torch
from symbolic_lstm.weights.layer import Found, Layer

if TYPE_CHECKING:
    from symbolic_lstm.weights.layer import Stored

#: Every framework's way of naming arrays.
READERS = (torch.layers,)


def layers(stored: Stored) -> list[Found]:
    """Every recurrent layer among the arrays."""
    return [found for reader in READERS for found in reader(stored)]


def layer(stored: Stored, name: str | None = None) -> Layer:
    """The layer of that name, or the only one; a part of a dotted name will do where it is one layer's alone.

    Raises `WeightsError` with the layers there are, and where the arrays of the layer do not fit together.
    """
    there = layers(stored)
    if not there:
        held = ", ".join(shortened(it, 40) for it in list(stored)[:8]) + (" …" if len(stored) > 8 else "")
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
