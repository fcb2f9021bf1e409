"""By hand against the framework: what float32 gives fits its bound, and what it cannot give does not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

import symbolic_lstm as sl
from symbolic_lstm.cli.main import main
from symbolic_lstm.errors import UsageError, WeightsError
from symbolic_lstm.verify.framework_run import compare_with_run

from ..weights.models import Arrays, torch_state

X = np.random.default_rng(2).normal(size=(4, 3)).astype(np.float32)


def single(state: Arrays, steps: NDArray[Any], order: Any, kind: Any = np.float32) -> dict[str, NDArray[Any]]:
    """PyTorch's LSTM in single precision, its sums added up one by one in some order."""
    w, u, b, bh = (array.astype(kind) for array in state.values())
    units = u.shape[1]
    h, c, found = np.zeros(units, kind), np.zeros(units, kind), []

    def dot(matrix: NDArray[Any], vector: NDArray[Any]) -> NDArray[Any]:
        total = np.zeros(len(matrix), kind)
        for k in order(len(vector)):
            total = (total + matrix[:, k] * vector[k]).astype(kind)
        return total

    one = kind(1)
    for x in steps.astype(kind):
        a = dot(w, x) + b + dot(u, h) + bh
        i, f, g, o = (a[k * units : (k + 1) * units] for k in range(4))
        i, f, o = (one / (one + np.exp(-z)) for z in (i, f, o))
        c = f * c + i * np.tanh(g)
        h = o * np.tanh(c)
        found.append(h)
    return {"h": np.array(found), "c": c}


@pytest.mark.parametrize(
    "order", [range, lambda n: reversed(range(n)), lambda n: np.random.default_rng(n).permutation(n)]
)
def test_single_precision_fits_in_any_order(order: Any) -> None:
    state = torch_state(5, 3)
    found = compare_with_run(sl.example("lstm-two-biases", weights=state), {"x": X, **single(state, X, order)}, {})
    assert (found.kind, len(found.figures)) == ("float32", 25)
    assert all(it.fits for it in found.figures)
    assert 1e-8 < max(float(it.allowed) for it in found.figures) < 2e-5
    assert max(float(it.apart) for it in found.figures) > 0


def test_what_single_precision_cannot_give_is_a_mismatch() -> None:
    state = torch_state(5, 3)
    run = single(state, X, range)
    run["h"][2, 3] += np.float32(5e-5)
    example = sl.example("lstm-two-biases", weights=state, given={"x": X})
    assert [it.key for it in compare_with_run(example, {"h": run["h"]}, {}).figures if not it.fits] == ["h[3]@3"]


def test_double_precision_has_a_bound_of_its_own() -> None:
    state = torch_state(3, 3, dtype=np.float64)
    example = sl.example("lstm-two-biases", weights=state, given={"x": X.astype(float)})
    found = compare_with_run(example, single(state, X, range, np.float64), {})
    assert found.kind == "float64" and all(it.fits for it in found.figures)
    assert max(float(it.allowed) for it in found.figures) < 1e-13


def test_the_report_on_the_command_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    state = torch_state(20, 3)
    np.savez(tmp_path / "m.npz", **state)
    run = single(state, X, range)
    np.savez(tmp_path / "run.npz", h=run["h"][:, None], c=run["c"][None, None])
    mine = str(tmp_path / "my.toml")
    assert main(["import", str(tmp_path / "m.npz"), "-o", mine]) == 0
    asked = ["compare", mine, str(tmp_path / "run.npz"), "--set", f"x={X.tolist()}"]
    assert main(asked) == 0
    text = capfd.readouterr().out
    assert "100 figures: all within float32" in text and "h_{1," in text and "allowed" in text
    assert main([*asked, "-f", "json"]) == 0
    figures = json.loads(capfd.readouterr().out)["figures"]
    assert len(figures) == 100 and {*figures[0]} == {"key", "by_hand", "printed", "apart", "allowed", "fits"}
    np.savez(tmp_path / "run.npz", h=run["h"] + np.float32(1e-3))
    assert main([*asked, "-f", "markdown"]) == 1
    assert "80 outside of float32" in capfd.readouterr().out
    assert main(["compare", mine, str(tmp_path / "run.npz")]) == 2
    assert "has no x yet" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("run", "kind", "told"),
    [({"h": np.zeros((3, 5))}, WeightsError, "h is 3 × 5; it should be 4 × 5, or a list of 5 for the last step"), ({"hh": np.zeros(5)}, UsageError, "the run has 'hh', which is no quantity; did you mean 'h'?"),
     ({"h": np.full((4, 5), np.nan)}, WeightsError, "h[0, 0] is nan"), ({}, UsageError, "the run has no quantity of the cell"), ({"x": X}, UsageError, "no quantity of the cell")],
)  # fmt: skip
def test_a_run_that_cannot_be(run: dict[str, Any], kind: type[Exception], told: str) -> None:
    example = sl.example("lstm-two-biases", weights=torch_state(5, 3), given={"x": X})
    with pytest.raises(kind) as fault:
        compare_with_run(example, run, {})
    assert told in str(fault.value)
    with pytest.raises(UsageError, match="vector form"):
        compare_with_run(sl.load("understanding-lstms"), {"h": np.zeros(1)}, {})


@pytest.mark.parametrize("axis", [0, 1])
def test_a_batch_of_one_is_its_only_example_and_one_of_several_is_refused(axis: int) -> None:
    state = torch_state(5, 3)
    worked = sl.example("lstm-two-biases", weights=state)
    run = {"x": X, **single(state, X, range), "h_prev": np.zeros((1, 1, 5), np.float32)}
    whole = compare_with_run(worked, run | {"h_prev": np.zeros(5, np.float32)}, {}).figures
    assert compare_with_run(worked, run | {"x": np.expand_dims(X, axis)}, {}).figures == whole
    with pytest.raises(WeightsError, match=r"x is 2 × 4 × 3, as of a batch; save .* one of its examples, as x\[0\]"):
        compare_with_run(worked, run | {"x": np.stack([X, X])}, {})
