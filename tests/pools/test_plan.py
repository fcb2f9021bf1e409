"""A plan gives the figures and signs of `derive`, one by one, or leaves them to it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symbolic_lstm.cells import CELLS
from symbolic_lstm.maths.program import Program, unroll
from symbolic_lstm.numbers.derive import derive
from symbolic_lstm.numbers.evaluate import code
from symbolic_lstm.numbers.figure import Figure, figure
from symbolic_lstm.numbers.rounding import Digits, Mode, Rounding
from symbolic_lstm.numbers.stages import stages
from symbolic_lstm.numbers.trace import trace
from symbolic_lstm.pools.plan import mark, plan, work

PROGRAMS = {name: unroll(cell, 2) for name, cell in CELLS.items()}

typed = st.one_of(
    st.decimals(-40, 40, places=2).map(str),
    st.decimals(-3, 3, places=5).map(str),
    st.integers(-12, 12).map(str),
    st.sampled_from(
        ["0", "-0.00", "0.5", "0.25", "2.50", "6.27e-6", "-1.2e3", "1e40", "1e-300", "0.0000005", "007.10"]
    ),
).map(figure)
policies = st.builds(
    Rounding,
    st.builds(Digits, st.integers(1, 7), st.booleans(), st.just(False)),
    st.sampled_from(["half-up", "half-even", "truncate"]),
    st.just("shown"),
)


def asked(program: Program) -> list[str]:
    """Every place a program is to be given."""
    cell = program.cell
    inputs = [f"{name}@{time}" for name in cell.inputs for time in range(1, program.steps + 1)]
    return [*cell.parameters, *inputs, *(f"{name}@0" for name in cell.states.values())]


@settings(max_examples=75, deadline=None)
@given(st.data(), st.sampled_from(sorted(PROGRAMS)), policies)
def test_a_plan_says_what_a_derivation_says(data: st.DataObject, name: str, policy: Rounding) -> None:
    program = PROGRAMS[name]
    numbers = {place: data.draw(typed) for place in asked(program)}
    planned = plan(program, policy)
    assert planned is not None
    found = work(planned, numbers)
    if found is None:
        return
    traced = trace(program, numbers, policy)
    for stretch, its in zip(planned.stretches, found, strict=True):
        assert its.result == traced.shown(stretch.key)
        paths = {node.path: k for k, node in enumerate(code(stretch.let.body).nodes)}
        cuts = stages(stretch.let.body)
        for cut, line in zip(cuts, derive(traced, stretch.key)[1:], strict=True):
            said = {path: (its.digits[k], its.marks[k].negative, its.marks[k].exponent) for path, k in paths.items()}
            assert {p: (f.digits, f.n < 0, f.exponent) for p, f in line.figures.items()} == {
                p: said[p] for p in line.figures
            }
            assert line.relation == ("≈" if any(its.marks[k].rounded for k in cut.new) else "=")
            assert not line.note


@pytest.mark.parametrize("name", sorted(PROGRAMS))
def test_every_cell_has_a_plan_that_works(name: str) -> None:
    """Or the comparison above would compare nothing."""
    program = PROGRAMS[name]
    planned = plan(program, Rounding(Digits(3), carry="shown"))
    assert planned is not None
    numbers = {place: figure(f"0.{k + 1}") for k, place in enumerate(asked(program))}
    assert work(planned, numbers) is not None


@pytest.mark.parametrize(
    "policy",
    [Rounding(carry="full"), Rounding(Digits(2, auto=True), carry="shown")],
)
def test_other_policies_are_traced(policy: Rounding) -> None:
    assert plan(PROGRAMS["lstm"], policy) is None


def test_an_open_digit_is_traced() -> None:
    """tanh(5e-10) is 5e-10 less 4e-29, which 64 bits do not tell from a tie at nine decimals: no guess is made."""
    program = unroll(CELLS["rnn"])
    planned = plan(program, Rounding(Digits(9), carry="shown"))
    assert planned is not None
    numbers: dict[str, Figure] = dict.fromkeys(asked(program), figure("0")) | {"b_h": figure("0.0000000005")}
    assert work(planned, numbers) is None
    assert trace(program, numbers, Rounding(Digits(9), carry="shown")).shown("h@1").text == "5.00e-10"


@pytest.mark.parametrize(
    ("mode", "state", "kept"),
    [("half-up", "0.25", "0.13"), ("half-even", "0.25", "0.12"), ("half-up", "0.75", "0.38"), ("half-even", "0.75", "0.38"), ("truncate", "0.75", "0.37")],
)  # fmt: skip
def test_a_tie_goes_the_way_of_the_policy(mode: Mode, state: str, kept: str) -> None:
    """Half of 0.25 is 0.125, half of 0.75 is 0.375."""
    program = unroll(CELLS["lstm"])
    planned = plan(program, Rounding(Digits(2), mode, "shown"))
    assert planned is not None
    found = work(planned, dict.fromkeys(asked(program), figure("0")) | {"c@0": figure(state)})
    assert found is not None
    cell_state = found[[s.key for s in planned.stretches].index("c@1")]
    assert kept in cell_state.digits
    assert mark(False, True, None) in cell_state.marks
