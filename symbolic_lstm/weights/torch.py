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
from symbolic_lstm.weights.blocks import by_rows, gates_of, matrix_size
from symbolic_lstm.weights.layer import FoundLayer, Layer
from symbolic_lstm.weights.values import array_of

if TYPE_CHECKING:
    from symbolic_lstm.weights.layer import Stored

_NAME = re.compile(
    r"(?P<prefix>.*?)(?P<dot>[./_]?)(?P<kind>weight|bias|w|b)_(?P<side>ih|hh|hr)(?P<layer>(?:_l[0-9]{1,3})?(?:_reverse)?)",
    re.DOTALL,
)
_GATES = {4: "ifgo", 3: "rzn", 1: "h"}
#: By the gates: the cell with two biases, the cell with one.
_CELLS = {
    "ifgo": ("lstm-two-biases", "lstm"),
    "rzn": ("gru-after-two-biases", "gru-after"),
    "h": ("rnn-two-biases", "rnn"),
}


def layers(stored: Stored) -> Iterator[FoundLayer]:
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
            yield FoundLayer(told, "PyTorch", partial(_layer, stored, names))


def _layer(stored: Stored, names: dict[str, str]) -> Layer:
    if "w_hr" in names:
        raise WeightsError(f"{names['w_hr']} projects the hidden state; there is no cell with a projection here")
    rows, units = matrix_size(names["w_hh"], stored)
    gates = gates_of(names["w_hh"], rows, units, _GATES, "rows as columns")
    biases = {letter: names[side] for letter, side in (("b", "b_ih"), ("bh", "b_hh")) if side in names}
    if len(biases) == 1:
        (there,) = biases.values()
        raise WeightsError(f"there is a {there} without its other half; a layer has bias_ih and bias_hh, or neither")
    numbers = by_rows("W", array_of(names["w_ih"], stored[names["w_ih"]], (rows, None)), gates)
    numbers |= by_rows("U", array_of(names["w_hh"], stored[names["w_hh"]], (rows, units)), gates)
    for letter, name in biases.items():
        numbers |= by_rows(letter, array_of(name, stored[name], (rows,)), gates)
    return Layer(_CELLS[gates][not biases], "PyTorch", numbers, bias=bool(biases))
