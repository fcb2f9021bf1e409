"""Flax (JAX): a module for each matrix, kernels for rows before them, gates i, f, g, o (LSTM) or r, z, n (GRU).

Documentation of `flax.linen` and `flax.nnx`, https://flax.readthedocs.io. LSTMs have their bias on the hidden side,
GRUs theirs on the input's side, and in linen another inside the reset; the optimised cells of nnx keep all gates in
`dense_i` and `dense_h`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from symbolic_lstm.errors import WeightsError
from symbolic_lstm.weights.blocks import by_columns, by_rows, gates_of, matrix_size
from symbolic_lstm.weights.layer import FoundLayer, Layer
from symbolic_lstm.weights.values import array_of

if TYPE_CHECKING:
    from symbolic_lstm.weights.layer import Array, Stored

_NAME = re.compile(
    r"(?P<prefix>.*?)(?:^|[/.])(?P<module>[ih](?:[ifgornz]_?)?|dense_[ih])[/.](?P<kind>kernel|bias)", re.DOTALL
)
_CELLS = {"ifgo": "lstm", "rzn": "gru-after", "h": "rnn"}
_DENSE = {4: "ifgo", 3: "rzn", 1: "h"}


def layers(stored: Stored) -> Iterator[FoundLayer]:
    """The layers among arrays of a tree of parameters, its steps joined by slashes or dots."""
    groups: dict[str, dict[str, str]] = {}
    for name in stored:
        if m := _NAME.fullmatch(name):
            groups.setdefault(m["prefix"], {})[f"{m['module'].rstrip('_')}/{m['kind']}"] = name
    for prefix, names in groups.items():
        title = prefix.removeprefix("params").strip("/.") or "cell"
        if {"dense_i/kernel", "dense_h/kernel"} <= {*names}:
            yield FoundLayer(title, "Flax", partial(_dense, stored, names))
        for gates in _CELLS:
            if all(f"{side}{gate if gate != 'h' else ''}/kernel" in names for side in "ih" for gate in gates):
                yield FoundLayer(title, "Flax", partial(_modules, stored, names, gates))


def _modules(stored: Stored, names: dict[str, str], gates: str) -> Layer:
    first = names[f"h{gates[0] if gates != 'h' else ''}/kernel"]
    units, _ = matrix_size(first, stored)
    numbers: dict[str, Array] = {}
    for gate in gates:
        letter = gate if gate != "h" else ""
        for side, family, second in (("i", "W", "b"), ("h", "U", "bh" if gates == "rzn" else "b")):
            kernel = names[f"{side}{letter}/kernel"]
            numbers[f"{family}_{gate}"] = array_of(kernel, stored[kernel], (None if side == "i" else units, units)).T
            bias = names.get(f"{side}{letter}/bias")
            if bias is None:
                continue
            if f"{second}_{gate}" in numbers or (second == "bh" and gate != "n"):
                raise WeightsError(f"{bias} is a bias more than the layers of Flax have")
            numbers[f"{second}_{gate}"] = array_of(bias, stored[bias], (units,))
    return Layer(_CELLS[gates], "Flax", numbers, bias=any(name.startswith("b") for name in numbers))


def _dense(stored: Stored, names: dict[str, str]) -> Layer:
    kernel, recurrent = names["dense_i/kernel"], names["dense_h/kernel"]
    units, columns = matrix_size(recurrent, stored)
    gates = gates_of(recurrent, columns, units, _DENSE, "columns as rows")
    numbers = by_columns("W", array_of(kernel, stored[kernel], (None, columns)), gates)
    numbers |= by_columns("U", array_of(recurrent, stored[recurrent], (units, columns)), gates)
    bias = names.get("dense_i/bias") or names.get("dense_h/bias")
    if bias is not None:
        numbers |= by_rows("b", array_of(bias, stored[bias], (columns,)), gates)
    return Layer(_CELLS[gates], "Flax", numbers, bias=bias is not None)
