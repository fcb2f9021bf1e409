"""Generated NumPy against PyTorch's own layers in doubles: random shapes, steps, layers, losses and starts."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from symbolic_lstm.cells import named
from symbolic_lstm.generate.numpy_module import numpy_module
from symbolic_lstm.generate.plan import plan
from tests.pytorch import pytorch

pytestmark = pytest.mark.judge

#: The layers, the order of their gates, and the cell that each is.
KINDS = {"LSTM": ("ifgo", "lstm-two-biases"), "GRU": ("rzn", "gru-after-two-biases"), "RNN": ("h", "rnn-two-biases")}
#: A loss of the hidden states after every step and of numbers to aim at.
LOSSES: dict[str, Callable[[Any, Any, Any], Any]] = {
    "sum of the last": lambda torch, hs, y: hs[-1].sum(),
    "squared error of the last": lambda torch, hs, y: ((hs[-1] - y[-1]) ** 2).sum() / 2,
    "squared error of every": lambda torch, hs, y: ((hs - y) ** 2).sum(),
    "cross-entropy": lambda torch, hs, y: -(torch.softmax(y, -1) * torch.log_softmax(hs, -1)).sum(),
}


@pytest.mark.parametrize("told", LOSSES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(3))
def test_gradients_are_those_of_the_layer(kind: str, told: str, seed: int) -> None:
    torch = pytorch()
    chance, (gates, cell) = random.Random(f"{kind} {told} {seed}"), KINDS[kind]
    steps, batch, inputs, units = (
        chance.randint(2, 12),
        chance.randint(1, 4),
        chance.randint(1, 9),
        chance.randint(1, 9),
    )
    torch.manual_seed(seed)

    def drawn(*size: int) -> Any:
        return torch.randn(*size, dtype=torch.float64).requires_grad_()

    layer = getattr(torch.nn, kind)(inputs, units).double()
    x, aim, starts = drawn(steps, batch, inputs), drawn(steps, batch, units), [drawn(batch, units) for _ in "hc"]
    first = (starts[0][None], starts[1][None]) if kind == "LSTM" else starts[0][None]
    hs, _ = layer(x, first)
    (by_states,) = torch.autograd.grad(LOSSES[told](torch, hs, aim), hs, retain_graph=True)
    LOSSES[told](torch, hs, aim).backward()

    space: dict[str, Any] = {}
    exec(numpy_module(plan(named(cell))), space)  # what we wrote ourselves, to see that it runs
    weights, by_weights = by_gate(layer, gates, lambda array: array), by_gate(layer, gates, lambda array: array.grad)
    given = [start.detach().numpy() for start in starts[: 2 if kind == "LSTM" else 1]]
    found, state = space["forward"](x.detach().numpy(), *given, weights)
    back = space["backward"](state, by_states.numpy())
    assert off(found, hs.detach()) < 1e-12
    assert off(back["d_x"], x.grad) < 1e-12 and off(back["d_h0"], starts[0].grad) < 1e-12
    assert kind != "LSTM" or off(back["d_c0"], starts[1].grad) < 1e-12
    for name, gradient in by_weights.items():
        assert off(back[f"d_{name}"], gradient) < 1e-12, name


def by_gate(layer: Any, gates: str, of: Callable[[Any], Any]) -> dict[str, Any]:
    """The arrays of a layer, or their gradients, by the names that the cell has for the part of each gate."""
    names = {"W": "weight_ih_l0", "U": "weight_hh_l0", "b": "bias_ih_l0", "bh": "bias_hh_l0"}
    return {
        f"{letter}_{gate}": part.detach().numpy()
        for letter, name in names.items()
        for gate, part in zip(gates, of(getattr(layer, name)).chunk(len(gates)), strict=True)
    }


def off(ours: Any, theirs: Any) -> float:
    """The largest error beside the largest entry."""
    reference = np.asarray(theirs)
    return float(np.abs(ours - reference).max() / max(np.abs(reference).max(), 1e-3))
