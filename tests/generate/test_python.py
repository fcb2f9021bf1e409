"""Generated plain Python is the cell's own forward and backward pass, for vectors and for single numbers."""

from __future__ import annotations

import ast
from typing import Any

import pytest

from symbolic_lstm.cells import lstm
from symbolic_lstm.generate.plan import plan
from symbolic_lstm.generate.python_module import python_module
from symbolic_lstm.maths.program import Form
from tests.generate.worked import CASES, FORMS, SLICED, Worked


def module(source: str) -> dict[str, Any]:
    space: dict[str, Any] = {}
    exec(source, space)  # what we wrote ourselves, to see that it runs
    return space


def test_every_cell_in_both_forms_does_what_its_sentences_say() -> None:
    for name, made in CASES.items():
        for form in FORMS if name != "joined" else FORMS[:1]:
            worked = Worked(made, form)
            space = module(python_module(worked.plan))
            hs, state = space["forward"](*worked.inputs(), *worked.starts(), worked.weights())
            found = space["backward"](state, worked.weighed())
            assert worked.wrong(hs, found) < 1e-12, (name, form)


def test_slices_are_worked_at_the_sizes_that_they_fit() -> None:
    worked = Worked(SLICED)
    space = module(python_module(worked.plan))
    hs, state = space["forward"](*worked.inputs(), *worked.starts(), worked.weights())
    assert worked.wrong(hs, space["backward"](state, worked.weighed())) < 1e-12


@pytest.mark.parametrize("form", FORMS)
def test_it_needs_mathematics_and_nothing_else(form: Form) -> None:
    tree = ast.parse(python_module(plan(lstm, form)))
    imported = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    assert imported == ["math"] and not any(isinstance(node, ast.ImportFrom) for node in ast.walk(tree))


def test_scalars_read_as_the_sentences_do() -> None:
    source = python_module(plan(lstm, "scalar"))
    assert "        f = sigmoid(U_f * h_prev + W_f * x_at + b_f)\n" in source
    assert "        d_c = d_c_prev + d_h * o * (1 - math.tanh(c) ** 2)\n" in source


def test_a_gradient_by_the_last_cell_state_can_be_given_too() -> None:
    worked = Worked(lstm, "scalar")
    space = module(python_module(worked.plan))
    _, state = space["forward"](*worked.inputs(), *worked.starts(), worked.weights())
    zeros = [0.0] * len(worked.weighed())
    found = space["backward"](state, zeros, 1.0)
    forgets = [step["f"] for step in state["steps"]]
    assert found["d_c0"] != 0 and space["backward"](state, zeros)["d_c0"] == 0
    assert found["d_c0"] == pytest.approx(slope(space, worked), rel=1e-6) and min(forgets) > 0


def slope(space: dict[str, Any], worked: Worked) -> float:
    """How the last cell state follows the first, by a small change."""
    ends = []
    for change in (-1e-6, 1e-6):
        h0, c0 = worked.starts()
        _, state = space["forward"](*worked.inputs(), h0, c0 + change, worked.weights())
        ends.append(state["steps"][-1]["c"])
    return (ends[1] - ends[0]) / 2e-6
