"""Traces: the published example under both ways of carrying, exact values, and what is missing."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import symbolic_lstm as sl
from symbolic_lstm.cells import lstm
from symbolic_lstm.errors import FigureError, QuantityError
from symbolic_lstm.maths.program import unroll
from symbolic_lstm.numbers.figure import figure
from symbolic_lstm.numbers.rounding import Digits, Interval, Rounding
from symbolic_lstm.numbers.trace import Trace, trace
from symbolic_lstm.published.setting import setting

from .. import paper
from ..strategies import numbers

GATES = "figo"


def seed(variant: str = "", **policy: object) -> Trace:
    ready = setting(sl.load("understanding-lstms"), variant)
    return trace(ready.program, ready.given, replace(ready.rounding, **policy))


def test_the_example_with_shown_figures_carried() -> None:
    shown = {k: seed().shown(f"{k}@1").text for k in "figcoh"}
    assert shown == {"f": "0.997", "i": "1.0", "g": "0.97", "c": "2.96", "o": "0.99", "h": "0.98"}


def test_the_example_with_full_values_carried() -> None:
    worked = seed(carry="full")
    shown = {k: worked.shown(f"{k}@1").text for k in "figcoh"}
    assert shown == {"f": "0.997", "i": "1.0", "g": "0.97", "c": "2.95", "o": "0.99", "h": "0.99"}


@pytest.mark.parametrize("carry", ["full", "shown"])
def test_the_example_at_minus_ten(carry: str) -> None:
    worked = seed("minus-ten", carry=carry)
    assert [worked.shown(f"{k}@1").text for k in "fig"] == ["6.27e-6", "9.38e-7", "-1.00"]


def test_the_sequence_follows_full_values() -> None:
    worked = seed("company-a")
    assert [worked.shown(k).text for k in ("c@1", "h@1", "h@4")] == ["-0.20", "-0.13", "0.01"]
    assert seed("company-b").shown("h@4").text == "0.97"


@pytest.mark.parametrize("variant", ["", "minus-ten", "company-a", "company-b"])
def test_full_values_are_what_comes_out_with_nothing_rounded(variant: str) -> None:
    for carry in ("full", "shown"):
        worked = seed(variant, carry=carry)
        wanted = paper.lstm({key: f.text for key, f in worked.given.items()}, worked.program.steps)
        for let in worked.program.lets:
            value = worked.value(let.key, full=True)
            exact = paper.exact(wanted[let.key])
            assert isinstance(value, Interval)
            assert (
                Fraction(int(value.lower.p), int(value.lower.q))
                < exact
                < Fraction(int(value.upper.p), int(value.upper.q))
            )


weights = st.fixed_dictionaries({f"{letter}_{gate}": numbers for gate in GATES for letter in "UWb"})


@settings(max_examples=60, deadline=None)
@given(
    weights,
    st.lists(numbers, min_size=1, max_size=3),
    numbers,
    numbers,
    st.integers(0, 8),
    st.booleans(),
    st.sampled_from(sorted(paper.MODES)),
)
def test_every_shown_figure_is_the_full_value_rounded(
    drawn: dict[str, str], inputs: list[str], h: str, c: str, number: int, significant: bool, mode: str
) -> None:
    number = max(number, int(significant))
    given = {**drawn, "h@0": h, "c@0": c, **{f"x@{k}": x for k, x in enumerate(inputs, start=1)}}
    policy = Rounding(Digits(number, significant), mode, "full")
    worked = trace(unroll(lstm, len(inputs)), {k: figure(text) for k, text in given.items()}, policy)
    wanted = paper.lstm(given, len(inputs))
    for let in worked.program.lets:
        assert worked.shown(let.key).fraction == paper.printed(wanted[let.key], number, significant, mode)


def test_typed_figures_are_never_rounded() -> None:
    worked = seed(digits=Digits(0), of={})
    assert worked.shown("W_f").text == "1.63"
    assert worked.shown("U_f").text == "2.70"
    assert worked.shown("h@0").text == "1"


def test_shown_figures_are_carried_with_their_parts() -> None:
    worked = seed()
    c, h = worked.work["c@1"], worked.work["h@1"]
    kept, added = (figure_ for k, figure_ in sorted(c.figures.items()) if k != len(c.code.nodes) - 1)
    assert (kept.text, added.text) == ("1.99", "0.97")
    assert str(c.values[-1]) == "74/25"
    assert str(h.values[-1]) == "9801/10000"


def test_exact_values_stay_exact_through_a_step() -> None:
    given = {name: figure("0") for name in lstm.parameters} | {k: figure("2.70") for k in ("x@1", "h@0", "c@0")}
    worked = trace(unroll(lstm), given, Rounding(Digits(3)))
    assert {k: worked.shown(f"{k}@1").text for k in "figc"} == {"f": "0.500", "i": "0.500", "g": "0", "c": "1.350"}
    assert not isinstance(worked.value("c@1"), Interval)
    assert isinstance(worked.value("h@1"), Interval)


def test_what_is_missing_is_named() -> None:
    given = {name: figure("0.5") for name in (*lstm.parameters, "x@1", "h@0", "c@0")}
    for name in ("W_f", "x@1", "c@0"):
        with pytest.raises(FigureError, match=f"needs a figure for {name}"):
            trace(unroll(lstm), {k: v for k, v in given.items() if k != name})
    with pytest.raises(FigureError, match="f@2 needs a figure for x@2"):
        trace(unroll(lstm, 2), given)
    worked = trace(unroll(lstm), given)
    with pytest.raises(QuantityError, match="no quantity 'f@2' here; did you mean"):
        worked.shown("f@2")
    with pytest.raises(QuantityError):
        worked.value("zz@1")
