"""Layers as frameworks hold them, with weights that no two gates share, and NumPy's own way through them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Arrays = dict[str, NDArray[Any]]


def torch_state(units: int, inputs: int, gates: int = 4, prefix: str = "lstm.", suffix: str = "_l0", *, bias: bool = True,
                dtype: Any = np.float32, seed: int = 1) -> Arrays:  # fmt: skip
    """A `state_dict` of one layer of PyTorch."""
    random = np.random.default_rng(seed)

    def drawn(*shape: int) -> NDArray[Any]:
        return (random.normal(size=shape) / 2).astype(dtype)

    rows = gates * units
    made = {"weight_ih": drawn(rows, inputs), "weight_hh": drawn(rows, units)}
    if bias:
        made |= {"bias_ih": drawn(rows), "bias_hh": drawn(rows)}
    return {f"{prefix}{name}{suffix}": array for name, array in made.items()}


def sigmoid(z: NDArray[Any]) -> NDArray[Any]:
    return np.asarray(1 / (1 + np.exp(-z)))


def torch_forward(state: Arrays, steps: NDArray[Any]) -> dict[str, NDArray[Any]]:
    """What `torch.nn.LSTM`, `GRU` or `RNN` says of its layer in its documentation, from zero states."""
    w, u, *b = (array.astype(float) for array in state.values())
    units = u.shape[1]
    one, two = b or (np.zeros(len(w)), np.zeros(len(w)))
    h, c = np.zeros(units), np.zeros(units)
    for x in steps:
        a, r = w @ x + one, u @ h + two
        parts = [a[k : k + units] for k in range(0, len(a), units)], [r[k : k + units] for k in range(0, len(r), units)]
        if len(parts[0]) == 4:
            i, f, g, o = (p + q for p, q in zip(*parts, strict=True))
            c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
            h = sigmoid(o) * np.tanh(c)
        elif len(parts[0]) == 3:
            reset, z = (sigmoid(p + q) for p, q in zip(parts[0][:2], parts[1][:2], strict=True))
            h = (1 - z) * np.tanh(parts[0][2] + reset * parts[1][2]) + z * h
        else:
            h = np.tanh(a + r)
    return {"h": h, "c": c}
