"""Generated NumPy is the cell's own forward and backward pass, for a batch, in doubles and singles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from symbolic_lstm.cells import lstm
from symbolic_lstm.cli.main import main
from symbolic_lstm.errors import CellError
from symbolic_lstm.generate.numpy_module import numpy_module
from symbolic_lstm.generate.plan import plan
from symbolic_lstm.maths.cell import Cell, cell
from symbolic_lstm.maths.program import Form
from tests.generate.worked import CASES, FORMS, SLICED, Worked


def module(source: str) -> dict[str, Any]:
    space: dict[str, Any] = {}
    exec(source, space)  # what we wrote ourselves, to see that it runs
    return space


def worst(made: Cell, form: Form = "vector", dtype: str = "float64") -> float:
    """The largest difference of hidden states and gradients from those of the sentences, two sequences at once."""
    worked = Worked(made, form, sequences=2)
    pair = (0, 1)
    inputs = [batched(grids, dtype) for grids in zip(*(worked.inputs(k) for k in pair), strict=True)]
    starts = [np.array(grids, dtype) for grids in zip(*(worked.starts(k) for k in pair), strict=True)]
    starts = [grid if grid.ndim > 1 else grid[:, None] for grid in starts]
    weights = {name: np.array(grid, dtype) for name, grid in worked.weights().items()}
    space = module(numpy_module(worked.plan))
    hs, state = space["forward"](*inputs, *starts, weights)
    found = space["backward"](state, batched([worked.weighed(k) for k in pair], dtype))
    assert hs.dtype == np.dtype(dtype)
    for name, grid in zip(made.inputs, inputs, strict=True):
        assert found[f"d_{name}"].shape == grid.shape
    for name, grid in weights.items():
        assert np.shape(found[f"d_{name}"]) == grid.shape, name
    return max(worked.wrong(alone(hs, k, worked), one(found, k, worked), k) for k in pair)


def batched(grids: Any, dtype: str) -> Any:
    """Steps first, then the batch, then the entries, of which there is at least one."""
    stacked = np.swapaxes(np.array([*grids], dtype), 0, 1)
    return stacked if stacked.ndim >= 3 else stacked[..., None]


def alone(over_time: Any, k: int, worked: Worked) -> Any:
    return over_time[:, k] if worked.program.form == "vector" else over_time[:, k, 0]


def one(found: Mapping[str, Any], k: int, worked: Worked) -> dict[str, Any]:
    """The gradients of one sequence of the batch."""
    own = {f"d_{x}": alone(found[f"d_{x}"], k, worked) for x in worked.plan.cell.inputs}
    own |= {f"d_{a}0": alone(found[f"d_{a}0"][None], k, worked)[0] for _, a in worked.plan.states}
    return {**found, **own}


def test_every_cell_does_what_its_sentences_say() -> None:
    for name, made in CASES.items():
        for form in FORMS if name != "joined" else FORMS[:1]:
            assert worst(made, form) < 1e-12, (name, form)


def test_a_gradient_by_the_last_cell_state_can_be_given_too() -> None:
    worked, pair = Worked(lstm, sequences=2), (0, 1)
    (x,) = (batched(grids, "float64") for grids in zip(*(worked.inputs(k) for k in pair), strict=True))
    h0, c0 = (np.array(grids) for grids in zip(*(worked.starts(k) for k in pair), strict=True))
    weights = {name: np.array(grid) for name, grid in worked.weights().items()}
    space = module(numpy_module(worked.plan))

    def last(start: Any) -> Any:
        return space["forward"](x, h0, start, weights)[1][-1]["c"][-1]

    hs, state = space["forward"](x, h0, c0, weights)
    found = space["backward"](state, np.zeros_like(hs), np.ones_like(c0))["d_c0"]
    for unit in range(c0.shape[-1]):
        step = 1e-6 * np.eye(c0.shape[-1])[unit]
        slope = (last(c0 + step) - last(c0 - step)).sum(-1) / 2e-6
        assert np.allclose(found[:, unit], slope, rtol=1e-7)
    assert not space["backward"](state, np.zeros_like(hs))["d_c0"].any()


def test_singles_stay_singles() -> None:
    assert worst(lstm, dtype="float32") < 1e-3


def test_products_are_worked_together() -> None:
    source = numpy_module(plan(lstm))
    loops = source.split("for at in")
    assert loops[1].count("matmul") == 1 and "@" not in loops[1].partition("return")[0]
    assert loops[2].partition("gradients = {}")[0].count("@") == 1
    assert loops[2].count("flat.T @") == 2


def test_the_module_names_its_equations(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", "lstm", "--to", "numpy"]) == 0
    said = capsys.readouterr().out
    assert "    f = sigmoid(U_f @ h_prev + W_f @ x + b_f)\n" in said
    assert "    d_c = d_h * o * (1 - tanh(c)^2) + d_c_next * f_next\n" in said
    assert "    U_f (units, units), W_f (units, inputs), b_f (units,)" in said
    assert "def forward(x, h0, c0, weights):" in said and "def backward(state, d_hs, d_c_last=0):" in said


def test_an_example_gives_its_cell_and_what_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", "curriculum-gru"]) == 0
    assert "def forward(x, h0, weights):" in capsys.readouterr().out
    assert main(["code", "lstn"]) == 2
    assert "lstm" in capsys.readouterr().err


def test_slices_are_worked_at_the_sizes_that_they_fit() -> None:
    assert worst(SLICED) < 1e-12
    with pytest.raises(CellError, match="the sizes do not fit"):
        plan(SLICED)


def test_a_cell_whose_input_is_a_matrix_is_refused() -> None:
    made = cell("picture", "", "h = tanh(X @ h_prev)", inputs=("X",), sizes={"X": ("n", "n")})
    with pytest.raises(CellError, match="no program is made of a cell whose X is no vector"):
        plan(made)
