"""Every cell does what its paper says: three steps of two units, against the same equations written in NumPy."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest
from flint import fmpq

from symbolic_lstm.cells import CELLS
from symbolic_lstm.maths.program import unroll
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.numbers.figure import Figure, figure
from symbolic_lstm.numbers.rounding import Interval
from symbolic_lstm.numbers.trace import trace

HIDDEN, INPUTS, STEPS = 2, 3, 3
Numbers = dict[str, np.ndarray]


def number(q: fmpq) -> float:
    return float(Fraction(int(q.p), int(q.q)))


def sigma(z: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-z))


def affine(p: Numbers, gate: str, x: np.ndarray, h: np.ndarray) -> np.ndarray:
    return p[f"W_{gate}"] @ x + p[f"U_{gate}"] @ h + p[f"b_{gate}"] + p.get(f"bh_{gate}", 0)


def lstm(p: Numbers, x: np.ndarray, s: Numbers) -> Numbers:
    f, i, o = (sigma(affine(p, gate, x, s["h"])) for gate in "fio")
    c = f * s["c"] + i * np.tanh(affine(p, "g", x, s["h"]))
    return {"c": c, "h": o * np.tanh(c)}


def peephole(p: Numbers, x: np.ndarray, s: Numbers) -> Numbers:
    f, i = (sigma(affine(p, gate, x, s["h"]) + p[f"p_{gate}"] * s["c"]) for gate in "fi")
    c = f * s["c"] + i * np.tanh(affine(p, "g", x, s["h"]))
    o = sigma(affine(p, "o", x, s["h"]) + p["p_o"] * c)
    return {"c": c, "h": o * np.tanh(c)}


def coupled(p: Numbers, x: np.ndarray, s: Numbers) -> Numbers:
    f, o = (sigma(affine(p, gate, x, s["h"])) for gate in "fo")
    c = f * s["c"] + (1 - f) * np.tanh(affine(p, "g", x, s["h"]))
    return {"c": c, "h": o * np.tanh(c)}


def gru(*, after: bool, keeps: bool) -> Callable[[Numbers, np.ndarray, Numbers], Numbers]:
    def step(p: Numbers, x: np.ndarray, s: Numbers) -> Numbers:
        h = s["h"]
        z, r = (sigma(affine(p, gate, x, h)) for gate in "zr")
        seen = r * (p["U_n"] @ h + p["bh_n"]) if after else p["U_n"] @ (r * h)
        n = np.tanh(p["W_n"] @ x + p["b_n"] + seen)
        return {"h": z * h + (1 - z) * n if keeps else (1 - z) * h + z * n}

    return step


def mgu(p: Numbers, x: np.ndarray, s: Numbers) -> Numbers:
    f = sigma(affine(p, "f", x, s["h"]))
    n = np.tanh(affine(p, "n", x, f * s["h"]))
    return {"h": (1 - f) * s["h"] + f * n}


def rnn(p: Numbers, x: np.ndarray, s: Numbers) -> Numbers:
    return {"h": np.tanh(affine(p, "h", x, s["h"]))}


REFERENCES = {
    "lstm": lstm,
    "lstm-two-biases": lstm,
    "peephole": peephole,
    "coupled": coupled,
    "gru": gru(after=False, keeps=True),
    "gru-writes": gru(after=False, keeps=False),
    "gru-after": gru(after=True, keeps=True),
    "gru-after-writes": gru(after=True, keeps=False),
    "gru-after-two-biases": gru(after=True, keeps=True),
    "mgu": mgu,
    "rnn": rnn,
    "rnn-two-biases": rnn,
}


def test_every_cell_has_a_reference() -> None:
    assert REFERENCES.keys() == CELLS.keys()


@pytest.mark.parametrize("name", CELLS)
def test_cells_agree_with_numpy(name: str) -> None:
    cell, draw = CELLS[name], np.random.default_rng(7)
    shapes = cell.shapes(HIDDEN, INPUTS)
    numbers = {p: np.round(draw.uniform(-1, 1, shapes[p]), 3) for p in cell.parameters}
    states = {after: np.round(draw.uniform(-1, 1, HIDDEN), 3) for after in cell.states.values()}
    xs = np.round(draw.uniform(-1, 1, (STEPS, INPUTS)), 3)

    given: dict[str, Figure] = {}
    for key, array in numbers.items():
        given |= {Quantity(key, index).key: figure(str(v)) for index, v in np.ndenumerate(array)}
    for key, array in states.items():
        given |= {Quantity(key, index, 0).key: figure(str(v)) for index, v in np.ndenumerate(array)}
    for time, x in enumerate(xs, start=1):
        given |= {Quantity("x", index, time).key: figure(str(v)) for index, v in np.ndenumerate(x)}
    worked = trace(unroll(cell, STEPS, "vector", hidden=HIDDEN, inputs=INPUTS), given)

    for time, x in enumerate(xs, start=1):
        states = REFERENCES[name](numbers, x, states)
        for key, array in states.items():
            for index, expected in np.ndenumerate(array):
                value = worked.value(Quantity(key, index, time).key, full=True)
                assert isinstance(value, Interval)
                assert number(value.lower) - 1e-12 <= expected <= number(value.upper) + 1e-12
