"""Generated NumPy is the cell's own forward and backward pass, for a batch, in doubles and singles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from symbolic_lstm.cells import CELLS, lstm, named
from symbolic_lstm.cli.main import main
from symbolic_lstm.errors import CellError
from symbolic_lstm.generate.numpy_module import numpy_module
from symbolic_lstm.generate.plan import plan
from symbolic_lstm.maths.cell import Cell, cell
from symbolic_lstm.maths.loss import sentence_loss
from symbolic_lstm.maths.program import indices, unroll
from symbolic_lstm.maths.quantity import Quantity, quantity
from symbolic_lstm.maths.through_time import BackwardProgram, through_time
from tests.maths.worlds import gradients, numbers, places, run

OWN = [
    "h = relu(U_h @ h_prev + W_h @ x) - softplus(W_k @ x) / (2 + b * b)",
    "z = softmax(U_z @ h_prev)\nh = z * abs(W_h @ x) + hardsigmoid(b) * h_prev^2",
    "g = tanh(W_g @ x)\nh = max(g, U_h @ h_prev) * exp(b) + total(g) * sqrt(2 + g) - min(b, h_prev)",
]
STEPS, UNITS, INPUTS = 3, 2, 3


def module(source: str) -> dict[str, Any]:
    space: dict[str, Any] = {}
    exec(source, space)  # what we wrote ourselves, to see that it runs
    return space


def array(given: Mapping[str, str], name: str, shape: tuple[int, ...], time: int | None) -> Any:
    return np.array([float(given[Quantity(name, k, time).key]) for k in indices(shape)]).reshape(shape)


def worst(made: Cell, dtype: str = "float64") -> float:
    """The largest difference of hidden states and gradients from those of the sentences, two sequences at once."""
    program = unroll(made, STEPS, "vector", hidden=UNITS, inputs=INPUTS)
    loss = sentence_loss(made, "total(y * h)", at="every", inputs=("y",), shapes={"y": (UNITS,)})
    whole = through_time(program, loss)
    first, second = (numbers(program, seed, loss) for seed in (1, 2))
    second |= {key: text for key, text in first.items() if "@" not in key}
    both = (first, second)
    weights = {p: array(first, p, program.shapes[p], None).astype(dtype) for p in made.parameters}
    x, y = (
        np.array([[array(g, name, (size,), t) for g in both] for t in range(1, STEPS + 1)]).astype(dtype)
        for name, size in (("x", INPUTS), ("y", UNITS))
    )
    starts = [np.array([array(g, after, (UNITS,), 0) for g in both]).astype(dtype) for _, after in plan(made).states]
    space = module(numpy_module(made))
    hs, state = space["forward"](x, *starts, weights)
    found = space["backward"](state, y)
    assert hs.dtype == np.dtype(dtype) and found["d_x"].shape == x.shape
    return max(_differences(whole, both, hs, found))


def _differences(whole: BackwardProgram, both: Any, hs: Any, found: Mapping[str, Any]) -> list[float]:
    differences = []
    refs = [gradients(whole, g) for g in both]
    for k, given in enumerate(both):
        known = run(whole, {key: complex(float(text)) for key, text in given.items()}, whole.lets)
        differences += [
            abs(hs[t - 1, k, u] - known[f"h[{u}]@{t}"].real) for t in range(1, STEPS + 1) for u in range(UNITS)
        ]
    for of, _ in places(whole):
        q = quantity(of)
        if q.name in whole.forward.cell.parameters:
            pairs = [(found[f"d_{q.name}"][q.entry], refs[0][of] + refs[1][of])]
        elif q.time:
            pairs = [(found[f"d_{q.name}"][q.time - 1, k][q.entry], refs[k][of]) for k in (0, 1)]
        else:
            pairs = [(found[f"d_{q.name}0"][k][q.entry], refs[k][of]) for k in (0, 1)]
        differences += [abs(a - b) / max(abs(b), 1e-3) for a, b in pairs]
    return differences


@pytest.mark.parametrize("name", CELLS)
def test_the_module_of_a_cell_does_what_its_sentences_say(name: str) -> None:
    assert worst(named(name)) < 1e-12


@pytest.mark.parametrize("sentences", OWN)
def test_so_does_that_of_any_cell(sentences: str) -> None:
    assert worst(cell("own", "a cell of its own", sentences)) < 1e-12


def test_singles_stay_singles() -> None:
    assert worst(lstm, "float32") < 1e-3


def test_products_are_worked_together() -> None:
    source = numpy_module(lstm)
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


def test_a_sentence_that_has_no_program_is_refused() -> None:
    with pytest.raises(CellError, match="no program is made of h = "):
        numpy_module(cell("own", "joined", "h = tanh(W_h @ [h_prev; x])", sizes={"W_h": ("n", "n")}))
