"""A cell whose state is a matrix: its sizes and its figures, with one unit as with several."""

from __future__ import annotations

import numpy as np
import pytest

import symbolic_lstm as sl

MEMORY = {
    "sentences": "k = W_k @ x\nv = W_v @ x\nC = D @ C_prev @ D + outer(v, k)\nh = C @ k",
    "sizes": {"W": ["n", "m"], "D": ["n", "n"], "C_prev": ["n", "n"]},
}


@pytest.mark.parametrize("units", [1, 2, 3])
def test_a_matrix_memory_of_so_many_units(units: int) -> None:
    rng = np.random.default_rng(units)
    w, v, d, c = (np.round(rng.normal(size=(units, k)), 2) for k in (2, 2, units, units))
    x = np.array([0.5, -1.5])
    example = sl.example(
        cell=MEMORY, form="vector", weights={"W_k": w, "W_v": v, "D": d}, given={"x": x, "C_prev": c},
        rounding={"digits": 6},
    )  # fmt: skip
    h = (d @ c @ d + np.outer(v @ x, w @ x)) @ (w @ x)
    assert [float(figure) for figure in sl.sheet(example).shown["h@1"]] == pytest.approx(list(h), abs=1e-6)
