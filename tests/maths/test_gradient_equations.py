"""The gradient equations of every cell, worked by themselves, are the derivatives of its sentences."""

from __future__ import annotations

from collections import defaultdict

import pytest

from symbolic_lstm.cells import CELLS, lstm
from symbolic_lstm.cells import named as cell_named
from symbolic_lstm.maths import forms
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.gradient_equations import gradient_equations
from symbolic_lstm.maths.loss import hidden_state
from tests.maths.worlds import STEP, worked


@pytest.mark.parametrize("name", CELLS)
def test_the_equations_of_one_step_are_derivatives_of_its_sentences(name: str) -> None:
    made = cell_named(name)
    state = hidden_state(made)
    leaves = [*made.parameters, *made.states, *made.inputs]
    numbers = {leaf: complex(0.3 + 0.17 * k * (-1) ** k) for k, leaf in enumerate(leaves)}

    def forward(given: dict[str, complex]) -> dict[str, complex]:
        known = dict(given)
        for equation in made:
            known[equation.name] = worked(forms.scalar(equation.body), known.__getitem__)
        return known

    known: dict[str, complex] = defaultdict(complex, forward(numbers))  # of the step after everything is 0
    known[f"seed_{state}"] = 1
    for equation in gradient_equations(made):
        known[equation.name] = worked(equation.body, known.__getitem__)
    for leaf in leaves:
        stepped = forward({**numbers, leaf: numbers[leaf] + STEP * 1j})[state].imag / STEP
        assert known[f"d_{leaf}"].real == pytest.approx(stepped, rel=1e-12, abs=1e-15)


def test_what_comes_from_the_step_after_has_its_own_names() -> None:
    equations = {e.name: e for e in gradient_equations(lstm, lstm.shapes(2, 3))}
    assert str(equations["d_c"].body) == "d_h * o * (1 - tanh(c)^2) + d_c_next * f_next"
    later = [name for name in t.names(equations["d_h"].body) if name.startswith(("delta_", "seed_"))]
    assert later == ["seed_h", "delta_f_next", "delta_i_next", "delta_g_next", "delta_o_next"]
    assert equations["delta_f"].aliases == ("d_f.sum",)
    assert str(equations["d_h_prev"].body).startswith("flip(U_f) @ delta_f")
