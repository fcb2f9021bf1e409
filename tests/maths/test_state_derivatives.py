"""The total derivative of a state by itself is what goes back through time, in every cell."""

from __future__ import annotations

import pytest

from symbolic_lstm.cells import CELLS, lstm
from symbolic_lstm.cells import named as cell_named
from symbolic_lstm.maths.loss import sentence_loss
from symbolic_lstm.maths.program import unroll
from symbolic_lstm.maths.quantity import quantity
from symbolic_lstm.maths.state_derivatives import total_derivative
from symbolic_lstm.maths.state_jacobians import StateJacobian
from symbolic_lstm.maths.terms import names
from symbolic_lstm.maths.through_time import through_time
from tests.maths.worlds import STEP, numbers, run, worked


@pytest.mark.parametrize("name", CELLS)
def test_the_total_derivative_is_the_gradient_one_step_back(name: str) -> None:
    made = cell_named(name)
    for state in made.states.values():
        program = through_time(unroll(made, 2), sentence_loss(made, state))
        given = {key: complex(float(text)) for key, text in numbers(program.forward, 4).items()}
        known = run(program, given, program.lets)
        whole = total_derivative(made, state, 2)
        values = {n: known[n if quantity(n).time is not None else program.place(n, 2)] for n in names(whole)}
        found = worked(whole, values.__getitem__)
        assert found.real == pytest.approx(known[f"d_{state}@1"].real, rel=1e-12)


def test_of_the_lstm_it_is_the_direct_one_and_what_goes_through_the_hidden_state() -> None:
    assert str(total_derivative(lstm, "c", 3)).startswith("f + (U_f * c_prev * f * (1 - f) + ")
    assert str(total_derivative(lstm, "c", 3)).endswith(" * o@2 * (1 - tanh(c@2)^2)")


def _states(name: str) -> list[tuple[str, str]]:
    """The vector states of a cell, for those that can be laid out."""
    made = cell_named(name)
    shapes = unroll(made, 2, "vector", hidden=2, inputs=2).shapes
    return [(name, after) for before, after in made.states.items() if len(shapes[before]) == 1]


@pytest.mark.parametrize(("name", "state"), [one for name in CELLS for one in _states(name)])
def test_of_vectors_it_is_a_matrix_whose_rows_are_gradients_one_step_back(name: str, state: str) -> None:
    made = cell_named(name)
    program = unroll(made, 2, "vector", hidden=2, inputs=2)
    found = StateJacobian(made, state, program.shapes)
    loss = sentence_loss(made, f"total(seed * {state})", inputs=("seed",), shapes={"seed": (2,)}, kind="seed")
    whole = through_time(program, loss)
    given = {key: complex(float(text)) for key, text in numbers(program, 4).items()}
    sentences = {let.entry: let for let in program.lets if let.equation.name == state and let.time == 2}
    for row in (0, 1):
        seeds = {f"seed[{k}]@2": complex(k == row) for k in (0, 1)}
        known = run(whole, given | seeds, whole.lets)
        for column in (0, 1):
            term = found.total((row, column), 2)
            values = {n: known[n if quantity(n).time is not None else whole.place(n, 2)] for n in names(term)}
            total = worked(term, values.__getitem__).real
            assert total == pytest.approx(known[f"d_{state}[{column}]@1"].real, rel=1e-12), (row, column)
            direct = worked(found.direct((row, column)), lambda n, at=known: at[whole.place(n, 2)]).real
            nudged = known | {f"{state}[{column}]@1": known[f"{state}[{column}]@1"] + STEP * 1j}
            alone = run(whole, nudged, [sentences[row,]])[f"{state}[{row}]@2"]
            assert direct == pytest.approx(alone.imag / STEP, rel=1e-12), (row, column)
