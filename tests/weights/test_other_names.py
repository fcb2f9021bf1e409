"""Keras, ONNX and Flax: the same layer under each framework's names, order and orientation is the same layer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import pytest

import symbolic_lstm as sl
from symbolic_lstm.cli.main import main
from symbolic_lstm.errors import ArgumentError
from symbolic_lstm.maths.cell import cell as cell_of
from symbolic_lstm.weights.find import layers

from .models import Arrays, torch_state

X = [[0.5, -1.0], [2.0, 0.25]]


def parts(array: Any, given: str, wanted: str) -> Any:
    """The blocks of rows in another order."""
    blocks = dict(zip(given, np.split(array, len(given)), strict=True))
    return np.concatenate([blocks[gate] for gate in wanted])


def as_keras(w: Any, u: Any, b: Any, bh: Any, gates: str) -> list[Any]:
    """What `get_weights()` gives."""
    order = "ifgo" if gates == "ifgo" else "zrn"
    kernel, recurrent = (parts(it, gates, order).T for it in (w, u))
    one, two = (parts(it, gates, order) for it in (b, bh))
    return [kernel, recurrent, one + two if gates == "ifgo" else np.stack([one, two])]


def as_flax(w: Any, u: Any, b: Any, bh: Any, gates: str) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for gate, wk, uk, bk, hk in zip(gates, *(np.split(it, len(gates)) for it in (w, u, b, bh)), strict=True):
        tree[f"i{gate}"], tree[f"h{gate}"] = {"kernel": wk.T}, {"kernel": uk.T}
        if gates == "ifgo":
            tree[f"h{gate}"]["bias"] = bk + hk
        else:
            tree[f"i{gate}"]["bias"] = bk if gate == "n" else bk + hk
    if gates == "rzn":
        tree["hn"]["bias"] = np.split(bh, 3)[2]
    return {"params": tree}


def torch(gates: int) -> tuple[Arrays, Any]:
    state = torch_state(3, 2, gates, "", dtype=np.float64)
    return {name: array.round(2) for name, array in state.items()}, "ifgo" if gates == 4 else "rzn"


CELLS = {"ifgo": "lstm", "rzn": "gru-after"}


@pytest.mark.parametrize("count", [4, 3])
@pytest.mark.parametrize("other", [as_keras, as_flax])
def test_a_layer_is_itself_under_other_names(count: int, other: Callable[..., Any]) -> None:
    state, gates = torch(count)
    two = "gru-after-two-biases" if other is as_keras and count == 3 else CELLS[gates]
    mine = sl.example(CELLS[gates] + "-two-biases", weights=state)
    theirs = sl.example(two, weights=other(*state.values(), gates))
    shown = [sl.sheet(it, changes={"x": X}, digits=9, notation="standard").array("h") for it in (mine, theirs)]
    assert np.allclose(*shown, rtol=0, atol=1e-15)


def test_a_file_of_keras_is_read_by_its_arrays(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    state, gates = torch(3)
    kernel, recurrent, bias = (it.astype("f4") for it in as_keras(*state.values(), gates))
    with h5py.File(tmp_path / "m.h5", "w") as file:
        for way in ("model_weights/rnn/sequential/rnn/gru_cell", "model_weights/rnn_1/rnn_1/gru_cell"):
            for name, array in (("kernel:0", kernel), ("recurrent_kernel:0", recurrent), ("bias:0", bias)):
                file[f"{way}/{name}"] = array
        file["model_weights/elsewhere"] = h5py.ExternalLink("/etc/passwd", "/")
    assert main(["import", str(tmp_path / "m.h5"), "--layer", "rnn_1"]) == 0
    text = capfd.readouterr().out
    assert 'cell = "gru-after-two-biases"' in text and 'notation = "keras"' in text
    assert main(["import", str(tmp_path / "m.h5")]) == 2
    assert "there are 2 layers; name one of rnn, rnn_1" in capfd.readouterr().err
    (tmp_path / "m.h5").write_bytes((tmp_path / "m.h5").read_bytes()[:300])
    assert main(["import", str(tmp_path / "m.h5")]) == 2
    assert "is damaged" in capfd.readouterr().err
    (tmp_path / "m.onnx").write_bytes(b"no model")
    assert main(["import", str(tmp_path / "m.onnx")]) == 2
    assert "no model of ONNX" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("cell", "weights", "way", "told"),
    [("gru", torch(3)[0], "weights", "a layer of the cell 'gru-after-two-biases', which 'gru' does not say; write cell='gru-after-two-biases'"),
     ("lstm", as_keras(*torch(4)[0].values(), "ifgo")[:1], "weights", "two arrays or three, not 1"),
     ("lstm", [it.T for it in as_keras(*torch(4)[0].values(), "ifgo")], "weights", "recurrent_kernel is 12 × 3; it is the other way round; of 3 units it should be 3 × 12 (LSTM), 3 × 9 (GRU) or 3 × 3 (plain RNN)"),
     ("lsmt", torch(4)[0], "cell", "did you mean 'lstm'?"), ({"sentences": "h = tanh(W @ x)"}, torch(1)[0], "cell", "name a cell"),
     ("lstm", "/nowhere/m.npz", "weights", "there is no file"), ("lstm", {"weight_ih_l0": np.zeros((4, 1)), "weight_hh_l0": np.zeros((4, 1), "f2")}, "weights", "is float16")],
)  # fmt: skip
def test_what_does_not_fit_is_told_from_python(cell: Any, weights: Any, way: str, told: str) -> None:
    with pytest.raises(ArgumentError) as fault:
        sl.example(cell, weights=weights)
    assert told in str(fault.value)
    assert fault.value.way == way


def test_a_cell_of_ones_own_takes_the_weights_of_a_layer() -> None:
    own = cell_of("mine", "mine", "h = tanh(W_h @ x + U_h @ h_prev + b_h + bh_h) / 2")
    state, _ = torch(1)
    made = sl.example(own, weights=state, given={"x": X, "h_prev": [1, 0, 0]})
    assert made.form == "vector" and made.precision.every == "float64" and not made.awaits
    assert sl.sheet(made).array("h").shape == (2, 3)


@pytest.mark.parametrize("count", [4, 3])
def test_arrays_that_numpy_numbers_are_those_of_keras(count: int, tmp_path: Path) -> None:
    state, gates = torch(count)
    arrays = as_keras(*state.values(), gates)
    np.savez(tmp_path / "m.npz", *arrays)
    cell = "lstm" if count == 4 else "gru-after-two-biases"
    read = [sl.example(cell, weights=it, given={"x": X}) for it in (arrays, str(tmp_path / "m.npz"))]
    assert read[0].numbers == read[1].numbers
    np.savez(tmp_path / "more.npz", *arrays, arrays[-1])
    with pytest.raises(sl.SymbolicLstmError, match="no recurrent layer is known among these arrays: arr_0"):
        sl.example(cell, weights=str(tmp_path / "more.npz"), given={"x": X})


def test_a_dense_layer_beside_is_none_of_the_layers() -> None:
    state, gates = torch(4)
    kernel, recurrent, bias = as_keras(*state.values(), gates)
    stored = {"dense/vars/0": np.ones((4, 2)), "dense/vars/1": np.ones(2), "lstm/cell/vars/0": kernel,
              "lstm/cell/vars/1": recurrent, "lstm/cell/vars/2": bias}  # fmt: skip
    assert [it.name for it in layers(stored)] == ["lstm"]
