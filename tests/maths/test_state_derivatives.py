"""The total derivative of a state by itself is what goes back through time, in every cell."""

from __future__ import annotations

import pytest

from symbolic_lstm.cells import CELLS, lstm
from symbolic_lstm.cells import named as cell_named
from symbolic_lstm.maths.loss import sentence_loss
from symbolic_lstm.maths.program import unroll
from symbolic_lstm.maths.quantity import quantity
from symbolic_lstm.maths.state_derivatives import total_derivative
from symbolic_lstm.maths.terms import names
from symbolic_lstm.maths.through_time import through_time
from tests.maths.worlds import numbers, run, worked


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
