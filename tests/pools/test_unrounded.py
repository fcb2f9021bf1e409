"""Where unrounded values are carried, a plan gives the figures and signs of `derive`, or leaves them to it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symbolic_lstm.numbers.figure import figure
from symbolic_lstm.numbers.rounding import Digits, Rounding
from symbolic_lstm.pools.derived import derived
from symbolic_lstm.pools.laid_flat import plan
from symbolic_lstm.pools.unrounded import work

from .test_plan import PROGRAMS, asked, policies, typed


@settings(max_examples=60, deadline=None)
@given(st.data(), st.sampled_from(sorted(PROGRAMS)), policies)
def test_a_plan_says_what_a_derivation_says(data: st.DataObject, name: str, policy: Rounding) -> None:
    program, policy = PROGRAMS[name], replace(policy, carry="full")
    numbers = {place: data.draw(typed) for place in asked(program)}
    planned = plan(program, policy)
    assert planned is not None
    found = work(planned, numbers)
    assert found is None or found == derived(program, numbers, policy)


@pytest.mark.parametrize("mode", ["half-up", "half-even", "truncate"])
@pytest.mark.parametrize("name", sorted(PROGRAMS))
def test_every_cell_has_a_plan_that_works(name: str, mode: str) -> None:
    """Or the comparison above would compare nothing."""
    program = PROGRAMS[name]
    planned = plan(program, replace(Rounding(Digits(3)), mode=mode))
    assert planned is not None
    numbers = {place: figure(f"0.{k + 1}") for k, place in enumerate(asked(program))}
    assert work(planned, numbers) is not None


def test_other_policies_have_no_plan() -> None:
    assert plan(PROGRAMS["lstm"], Rounding(carry="shown")) is None
    assert plan(PROGRAMS["lstm"], Rounding(Digits(2, auto=True))) is None
