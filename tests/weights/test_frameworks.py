"""What is imported from a framework is worked as that framework works it: Keras, ONNX and Flax by their own programs."""

from __future__ import annotations

import os
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

import symbolic_lstm as sl
from symbolic_lstm.published.example import Example

from .models import torch_forward, torch_state

pytestmark = pytest.mark.judge
#: Single precision: 24 bits, a few operations deep.
FLOAT32 = 5e-6
X = np.random.default_rng(5).normal(size=(6, 3)).round(2).astype(np.float32)


def drawn(*shape: int, seed: int = 1) -> NDArray[np.float32]:
    return (np.random.default_rng(seed).normal(size=shape) / 2).astype(np.float32)


def agrees(example: Example, expected: Any, x: Any = X) -> None:
    got = sl.sheet(example, changes={"x": x}).array("h")
    assert np.allclose(got, np.asarray(expected), rtol=0, atol=FLOAT32)
    assert np.abs(got).max() > 0.005


@pytest.fixture(scope="module")
def keras() -> Any:
    os.environ["KERAS_BACKEND"] = "numpy"
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import keras

        return keras


@pytest.mark.parametrize("suffix", ["keras", "h5", "weights.h5"])
@pytest.mark.filterwarnings("ignore")
def test_keras(keras: Any, suffix: str, tmp_path: Path) -> None:
    bias = {"bias_initializer": keras.initializers.RandomNormal(seed=3), "return_sequences": True}
    layers = [
        keras.layers.LSTM(4, name="enc", **bias), keras.layers.GRU(3, name="dec", **bias),
        keras.layers.GRU(3, name="old", reset_after=False, **bias), keras.layers.SimpleRNN(3, name="plain", **bias),
        keras.layers.LSTM(2, name="bare", use_bias=False, return_sequences=True),
    ]  # fmt: skip
    model = keras.Sequential([keras.Input((6, 3)), *layers])
    file = tmp_path / f"m.{suffix}"
    (model.save_weights if suffix == "weights.h5" else model.save)(file)
    cells = ("lstm", "gru-after-two-biases", "gru", "rnn", "lstm")
    x = X[None]
    for layer, cell in zip(layers, cells, strict=True):
        y = np.asarray(layer(x))
        agrees(sl.example(cell, weights=str(file), layer=layer.name), y[0], x[0])
        agrees(sl.example(cell, weights=layer.get_weights(), notation="keras"), y[0], x[0])
        agrees(sl.example(cell, weights={it.path: it.numpy() for it in layer.weights}), y[0], x[0])
        x = y


@pytest.mark.filterwarnings("ignore")
def test_what_keras_does_otherwise_is_refused(keras: Any, tmp_path: Path) -> None:
    for settings, told in (
        ({"recurrent_activation": "hard_sigmoid"}, "the recurrent_activation of the layer is 'hard_sigmoid'"),
        ({"activation": "relu"}, "the activation of the layer is 'relu'"), ({"go_backwards": True}, "goes backwards"),
    ):  # fmt: skip
        keras.Sequential([keras.Input((6, 3)), keras.layers.LSTM(2, **settings)]).save(tmp_path / "m.keras")
        with pytest.raises(sl.SymbolicLstmError, match=told):
            sl.example("lstm", weights=str(tmp_path / "m.keras"))


def operator(kind: str, file: Path, *, bias: bool = True, peepholes: bool = False, **settings: Any) -> Any:
    """What onnxruntime makes of one recurrent operator with drawn weights, from zero states."""
    import onnx
    import onnxruntime

    n, m, rows = 4, 3, {"LSTM": 4, "GRU": 3, "RNN": 1}[kind] * 4
    tensors = {"W": drawn(1, rows, m), "R": drawn(1, rows, n, seed=2)}
    tensors |= {"B": drawn(1, 2 * rows, seed=3)} if bias else {}
    tensors |= {"P": drawn(1, 3 * n, seed=4)} if peepholes else {}
    inputs = ["X", "W", "R", "B" if bias else "", *(["", "", "", "P"] if peepholes else [])]
    node = onnx.helper.make_node(kind, inputs, ["Y"], name="cell", hidden_size=n, **settings)
    floats = onnx.TensorProto.FLOAT
    graph = onnx.helper.make_graph(
        [node], "g", [onnx.helper.make_tensor_value_info("X", floats, [6, 1, m])],
        [onnx.helper.make_tensor_value_info("Y", floats, None)],
        [onnx.numpy_helper.from_array(array, name) for name, array in tensors.items()],
    )  # fmt: skip
    model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 21)], ir_version=10)
    onnx.save(model, str(file))
    session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    return session.run(None, {"X": X[:, None]})[0][:, 0, 0]


@pytest.mark.parametrize(
    ("kind", "cell", "options"),
    [("LSTM", "lstm-two-biases", {}), ("LSTM", "lstm", {"bias": False}), ("LSTM", "peephole", {"peepholes": True}), ("LSTM", "lstm", {}),
     ("GRU", "gru", {}), ("GRU", "gru-after-two-biases", {"linear_before_reset": 1}), ("GRU", "gru", {"bias": False}), ("RNN", "rnn-two-biases", {}), ("RNN", "rnn", {"bias": False})],
)  # fmt: skip
def test_onnx(kind: str, cell: str, options: dict[str, Any], tmp_path: Path) -> None:
    expected = operator(kind, tmp_path / "m.onnx", **options)
    agrees(sl.example(cell, weights=str(tmp_path / "m.onnx"), layer="cell"), expected)


def test_what_onnx_does_otherwise_is_refused(tmp_path: Path) -> None:
    for settings, told in (
        ({"clip": 1.0}, "clips its sums"), ({"input_forget": 1}, "couples its gates"),
        ({"activations": ["HardSigmoid", "Tanh", "Tanh"]}, "has the activations hardsigmoid, tanh, tanh"),
    ):  # fmt: skip
        operator("LSTM", tmp_path / "m.onnx", **settings)
        with pytest.raises(sl.SymbolicLstmError, match=told):
            sl.example("lstm", weights=str(tmp_path / "m.onnx"))


@pytest.mark.filterwarnings("ignore")
def test_flax() -> None:
    import jax
    from flax import linen, nnx

    made: list[tuple[str, Any, Any]] = []
    for module, cell in (
        (linen.LSTMCell, "lstm"), (linen.OptimizedLSTMCell, "lstm"), (linen.GRUCell, "gru-after"), (linen.SimpleCell, "rnn"),
    ):  # fmt: skip
        layer = module(4, bias_init=linen.initializers.normal(0.5))
        carry = layer.initialize_carry(jax.random.key(0), (3,))
        params = layer.init(jax.random.key(1), carry, X[0])
        found = []
        for x in X:
            carry, y = layer.apply(params, carry, x)
            found.append(y)
        made.append((cell, params, found))
    for other, cell in (
        (nnx.LSTMCell, "lstm"),
        (nnx.OptimizedLSTMCell, "lstm"),
        (nnx.GRUCell, "gru-after"),
        (nnx.SimpleCell, "rnn"),
    ):
        layer = other(3, 4, bias_init=nnx.initializers.normal(0.5), rngs=nnx.Rngs(2))
        carry, found = layer.initialize_carry((3,), nnx.Rngs(0)), []
        for x in X:
            carry, y = layer(carry, x)
            found.append(y)
        state = nnx.to_pure_dict(nnx.state(layer, nnx.Param))
        made.append((cell, state, found))
    for cell, params, found in made:
        agrees(sl.example(cell, weights=params), found)


def test_safetensors_as_their_own_package_writes_them(tmp_path: Path) -> None:
    from safetensors.numpy import save_file

    for gates, bias in product((4, 3, 1), (True, False)):
        state = torch_state(4, 3, gates, "m.rnn.", bias=bias)
        save_file(state, tmp_path / "m.safetensors")
        cell = {4: "lstm", 3: "gru-after", 1: "rnn"}[gates] + "-two-biases" * bias
        example = sl.example(cell, weights=tmp_path / "m.safetensors")
        got = sl.sheet(example, changes={"x": X}).array("h")
        assert np.allclose(got[-1], torch_forward(state, X)["h"], rtol=0, atol=FLOAT32)
