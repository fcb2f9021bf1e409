"""Keras: kernels for rows before them, gates as columns, i, f, c, o (LSTM) or z, r, h (GRU).

Documentation of `keras.layers.LSTM`, `GRU` and `SimpleRNN`, https://keras.io/api/layers/recurrent_layers/. The GRU
as it is by default (`reset_after`) has two biases, in an array of 2 × 3H; without it, one. Files of Keras 3 number
a cell's variables; older ones, and `get_weights()`, name or order them: kernel, recurrent kernel, bias.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from symbolic_lstm.errors import WeightsError
from symbolic_lstm.weights.blocks import by_columns, by_rows, gates_of, matrix_size
from symbolic_lstm.weights.layer import FoundLayer, Layer
from symbolic_lstm.weights.values import array_of, size_in_words

if TYPE_CHECKING:
    from symbolic_lstm.weights.layer import Stored

_NAME = re.compile(r"(?P<prefix>.*?)[/.]?(?P<kind>kernel|recurrent_kernel|bias|vars/[012])(?::0)?", re.DOTALL)
_KINDS = {"vars/0": "kernel", "vars/1": "recurrent_kernel", "vars/2": "bias"}
_GATES = {4: "ifgo", 3: "zrn", 1: "h"}
_CELLS = {"ifgo": "lstm", "zrn": "gru-after", "h": "rnn"}
_CELL = re.compile(r"[/.](?:cell|lstm_cell|gru_cell|simple_rnn_cell)(?:_[0-9]+)?$")
#: What NumPy calls the arrays of `np.savez(file, *layer.get_weights())`.
_LISTED = ("arr_0", "arr_1", "arr_2")
#: What the cells here have built in.
_PLAIN = {"activation": "tanh", "recurrent_activation": "sigmoid"}


def layers(stored: Stored) -> Iterator[FoundLayer]:
    """The layers among arrays by the names Keras gives them, in a file or as the `path` of a variable."""
    groups: dict[str, dict[str, str]] = {}
    for name in stored:
        if m := _NAME.fullmatch(name):
            groups.setdefault(m["prefix"], {})[_KINDS.get(m["kind"], m["kind"])] = name
    if (arrays := [stored[name] for name in _LISTED if name in stored]) and len(arrays) == len(stored) > 1:
        yield FoundLayer("", "Keras", partial(listed, arrays))
    titles, settings = getattr(stored, "titles", {}), getattr(stored, "settings", {})
    for prefix, names in groups.items():
        if {"kernel", "recurrent_kernel"} <= {*names} and not _other(stored, names):
            outer = _CELL.sub("", prefix)
            title = titles.get(outer) or _short(outer)
            yield FoundLayer(title, "Keras", partial(_layer, stored, names, settings.get(title, {})))


def _other(stored: Stored, names: Mapping[str, str]) -> bool:
    """Whether numbered variables are those of a layer that is not recurrent: a kernel and a bias, say."""
    second = names["recurrent_kernel"]
    return second.endswith("vars/1") and len(stored[second].shape) != 2


def _short(outer: str) -> str:
    """What a reader calls a layer: the last step of its way, once it no longer repeats itself."""
    steps = re.split("[/.]", outer)
    return steps[-1] if len(set(steps[-1:])) and steps[0] in ("model_weights", "layers", "sequential") else outer


def listed(arrays: Sequence[Any]) -> Layer:
    """The layer of `get_weights()`: kernel, recurrent kernel and perhaps a bias; raises `WeightsError` for others."""
    if len(arrays) not in (2, 3):
        raise WeightsError(f"a layer of Keras has two arrays or three, not {len(arrays)}; take those of one layer")
    names = dict(zip(("kernel", "recurrent_kernel", "bias"), ("kernel", "recurrent_kernel", "bias"), strict=True))
    stored = dict(zip(names, arrays, strict=False))
    return _layer(stored, {name: name for name in stored}, {})


def _layer(stored: Stored, names: Mapping[str, str], settings: Mapping[str, Any]) -> Layer:
    kernel, recurrent, bias = names["kernel"], names["recurrent_kernel"], names.get("bias")
    units, columns = matrix_size(recurrent, stored)
    gates = gates_of(recurrent, columns, units, _GATES, "columns as rows")
    for key, plain in _PLAIN.items():
        if settings.get(key, plain) != plain and (key != "recurrent_activation" or gates != "h"):
            raise WeightsError(f"the {key} of the layer is {settings[key]!r}; write a cell of your own for it")
    if settings.get("go_backwards"):
        raise WeightsError("the layer goes backwards through its sequence; turn the sequence and import it plainly")
    numbers = by_columns("W", array_of(kernel, stored[kernel], (None, columns)), gates)
    numbers |= by_columns("U", array_of(recurrent, stored[recurrent], (units, columns)), gates)
    cell = _CELLS[gates]
    if bias is not None:
        shape = tuple(int(length) for length in stored[bias].shape)
        if gates == "zrn" and len(shape) == 2:
            one, two = array_of(bias, stored[bias], (2, columns))
            numbers |= by_rows("b", one, gates) | by_rows("bh", two, gates)
            cell = "gru-after-two-biases"
        elif shape == (2 * columns,) and gates != "h":
            raise WeightsError(
                f"{bias} is {size_in_words(shape)}, as CuDNN has it; load and save the model with Keras 3 first"
            )
        else:
            numbers |= by_rows("b", array_of(bias, stored[bias], (columns,)), gates)
            cell = "gru" if gates == "zrn" else cell
    elif gates == "zrn" and settings.get("reset_after") is False:
        cell = "gru"
    return Layer(cell, "Keras", numbers, bias=bias is not None)
