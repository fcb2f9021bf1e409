"""Where unrounded values are carried, a plan gives the figures and signs of `derive`, or leaves them to it."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from flint import arb, fmpq
from hypothesis import given, settings
from hypothesis import strategies as st

from symbolic_lstm.numbers.decide import PRECISIONS, held
from symbolic_lstm.numbers.figure import figure
from symbolic_lstm.numbers.rounding import Digits, Mode, Rounding, round_interval
from symbolic_lstm.pools.derived import derived
from symbolic_lstm.pools.integer_figures import nearest
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


@pytest.mark.parametrize("mode", ["half-up", "half-even", "truncate"])
def test_a_ball_next_to_where_digits_change_is_seen(mode: Mode) -> None:
    chance = random.Random(1)

    def all_of_them() -> None:
        for _ in range(3_000):
            n, of = chance.randrange(-(10**12), 10**12), chance.choice((1, 2))
            places, beyond = chance.randrange(7), chance.randrange(3, 10)
            value = (fmpq(n, of) + fmpq(chance.choice((-1, 1)), 3 * 10**beyond)) / 10**places
            found = nearest(arb(value), places, mode)
            assert found == round_interval(value, places, mode) if beyond < 6 or found is not None else True

    held(PRECISIONS[0], all_of_them)


@pytest.mark.parametrize("mode", ["half-up", "half-even", "truncate"])
def test_what_a_ball_leaves_open_and_what_is_too_large_for_a_float_is_not_guessed(mode: Mode) -> None:
    chance = random.Random(2)

    def all_of_them() -> None:
        for _ in range(1_000):
            places, size = chance.randrange(7), 2**49
            whole, apart = chance.randrange(size // 2, 2 * size), fmpq(chance.randrange(-150, 150), 1_000)
            middle = whole + apart if mode == "truncate" else whole + apart - fmpq(1, 2)
            found = nearest(arb(middle) / 10**places, places, mode)
            assert found in (None, round_interval(middle, 0, mode)), "exact but for the last bits"
            assert nearest(arb(fmpq(whole, size), 1) / 10**places, places, mode) is None, "a ball as wide as two units"

    held(PRECISIONS[0], all_of_them)


def test_other_policies_have_no_plan() -> None:
    assert plan(PROGRAMS["lstm"], Rounding(carry="shown")) is None
    assert plan(PROGRAMS["lstm"], Rounding(Digits(2, auto=True))) is None
