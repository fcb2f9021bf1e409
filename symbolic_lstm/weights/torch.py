"""PyTorch: `weight_ih_l0` and its kin, gates as rows, i, f, g, o (LSTM) or r, z, n (GRU), two biases.

Documentation of `torch.nn.LSTM`, `torch.nn.GRU` and `torch.nn.RNN`,
https://docs.pytorch.org/docs/stable/nn.html. Cells (`torch.nn.LSTMCell`) have no `_l0`; `w_ih` and `b_ih` are
met, too. Without biases the cells are those with one, which is then zero.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from symbolic_lstm.errors import WeightsError
from symbolic_lstm.weights.layer import Found, Layer
from symbolic_lstm.weights.values import array_of, sized

if TYPE_CHECKING:
    from symbolic_lstm.weights.layer import Array, Stored

_NAME = re.compile(
    r"(?P<prefix>.*?)(?P<dot>[./_]?)(?P<kind>weight|bias|w|b)_(?P<side>ih|hh|hr)(?P<layer>(?:_l[0-9]{1,3})?(?:_reverse)?)",
    re.DOTALL,
)
#: By how many blocks of rows there are: the gates in order, the cell with two biases, the cell with one.
_CELLS = {
    4: ("ifgo", "lstm-two-biases", "lstm"),
    3: ("rzn", "gru-after-two-biases", "gru-after"),
    1: ("h", "rnn-two-biases", "rnn"),
}


def layers(stored: Stored) -> Iterator[Found]:
    """The layers among arrays by their names in a `state_dict`, with any prefix."""
    groups: dict[tuple[str, str], dict[str, str]] = {}
    for name in stored:
        if m := _NAME.fullmatch(name):
            side = f"{m['kind'][0]}_{m['side']}"
            groups.setdefault((m["prefix"], m["layer"].removeprefix("_")), {})[side] = name
    several = {p for p, layer in groups if any(q == p and other != layer for q, other in groups)}
    for (prefix, layer), names in groups.items():
        if "w_ih" in names and "w_hh" in names:
            told = f"{prefix}.{layer}" if prefix in several and prefix else prefix or layer
            yield Found(told, "PyTorch", partial(_layer, stored, names))


def _layer(stored: Stored, names: dict[str, str]) -> Layer:
    if "w_hr" in names:
        raise WeightsError(f"{names['w_hr']} projects the hidden state; there is no cell with a projection here")
    rows, hidden = _two(names["w_hh"], stored)
    gates, two, one = _CELLS.get(rows // hidden if rows % hidden == 0 else 0, ("", "", ""))
    if not gates:
        raise WeightsError(
            f"{names['w_hh']} is {sized((rows, hidden))}; it should have 4, 3 or 1 times as many rows as columns"
        )
    inputs = array_of(names["w_ih"], stored[names["w_ih"]], (rows, None))
    hidden_side = array_of(names["w_hh"], stored[names["w_hh"]], (rows, hidden))
    numbers: dict[str, Array] = {}
    biases = {letter: names.get(side) for letter, side in (("b", "b_ih"), ("bh", "b_hh"))}
    if (biases["b"] is None) != (biases["bh"] is None):
        there = biases["b"] or biases["bh"]
        raise WeightsError(f"there is a {there} without its other half; a layer has bias_ih and bias_hh, or neither")
    parts = {"W": inputs, "U": hidden_side} | {
        letter: array_of(name, stored[name], (rows,)) for letter, name in biases.items() if name is not None
    }
    for k, gate in enumerate(gates):
        numbers |= {f"{letter}_{gate}": part[k * hidden : (k + 1) * hidden] for letter, part in parts.items()}
    return Layer(two if biases["b"] else one, "PyTorch", numbers, bias=biases["b"] is not None)


def _two(name: str, stored: Stored) -> tuple[int, int]:
    """Rows and columns of a matrix."""
    shape = tuple(int(length) for length in stored[name].shape)
    if len(shape) != 2 or 0 in shape:
        raise WeightsError(f"{name} is {sized(shape)}; it should be a matrix")
    return shape[0], shape[1]
