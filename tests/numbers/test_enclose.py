"""Proved ends: they hold the value, near ties are decided, and what cannot be decided says so in time."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction

import mpmath
import pytest
from flint import arb, ctx, fmpq
from hypothesis import example, given, settings
from hypothesis import strategies as st

from symbolic_lstm.errors import FigureError, UndecidedError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.reader import read
from symbolic_lstm.numbers.ball_ends import ends as rational_ends
from symbolic_lstm.numbers.check_step import check_step, line_follows, same
from symbolic_lstm.numbers.decide import PRECISIONS, held
from symbolic_lstm.numbers.enclose import sigmoid_prints, value_of
from symbolic_lstm.numbers.evaluate import EVALUATE
from symbolic_lstm.numbers.figure import figure
from symbolic_lstm.numbers.limits import tiny, too_small
from symbolic_lstm.numbers.rounding import Digits, Interval, Rounding, round_interval
from symbolic_lstm.numbers.trace import trace

from .. import paper
from ..patience import ends
from ..strategies import alone, valued


def fraction(value: fmpq) -> Fraction:
    return Fraction(int(value.p), int(value.q))


@settings(max_examples=60, deadline=None)
@given(valued, st.sampled_from([64, 256]))
@example(read("tanh(0.00000000000000000000001)"), 64)
@example(read("sigmoid(200)"), 64)
@example(read("sigmoid(-999.5)"), 64)
@example(read("1 - sigmoid(120)"), 64)
@example(read("tanh(-400)"), 64)
@example(read("-sigmoid(-2773188)"), 64)
@example(read("sigmoid(-2773188) - 0"), 64)
def test_an_enclosure_holds_the_value(term: t.Sentence, precision: int) -> None:
    value, judged = value_of(term, precision=precision), paper.value(term)
    if isinstance(value, Interval):
        lower, upper = map(fraction, value)
        middle, slack = paper.exact(judged), Fraction(1, 10**90) * max(1, abs(paper.exact(judged)))
        assert lower < upper
        assert lower - slack <= middle <= upper + slack
    else:
        assert isinstance(judged, Fraction) or abs(judged - paper.real(fraction(value))) < paper.CLOSE
        assert not isinstance(judged, Fraction) or fraction(value) == judged


@settings(max_examples=60, deadline=None)
@given(valued)
def test_more_precision_narrows(term: t.Sentence) -> None:
    wide, narrow = value_of(term), value_of(term, precision=512)
    if isinstance(wide, Interval) and isinstance(narrow, Interval):
        assert max(wide.lower, narrow.lower) < min(wide.upper, narrow.upper)
        assert narrow.upper - narrow.lower <= wide.upper - wide.lower


@pytest.mark.parametrize(
    ("sentence", "exact"),
    [
        ("sigmoid(0)", "0.5"), ("tanh(1 - 1)", "0"), ("exp(0 * 3)", "1"), ("log(1)", "0"), ("sqrt(2.25)", "1.5"),
        ("0 * tanh(3)", "0"), ("tanh(3) * 0", "0"), ("0 / exp(2)", "0"), ("exp(2)^0", "1"),
        ("sigmoid(2.5 - 2.5) * 2", "1"),
        ("max(1, 2.50, 2)", "2.5"), ("max(sigmoid(-3), 0.1)", "0.1"),
        ("min(0, exp(1))", "0"), ("min(1, -2)", "-2"), ("abs(-0.32)", "0.32"), ("softmax(5)", "1"), ("relu(-0.32)", "0"), ("relu(0.32)", "0.32"), ("hardsigmoid(0.6)", "0.6"),
        ("hardsigmoid(3)", "1"), ("hardsigmoid(-4)", "0"),
        ("2^(-2)", "0.25"), ("0.1 + 0.2", "0.3"), ("0^0", "1"), ("1^0.5", "1"),
    ],
)  # fmt: skip
def test_what_is_rational_stays_exact(sentence: str, exact: str) -> None:
    value = value_of(read(sentence))
    assert not isinstance(value, Interval)
    assert fraction(value) == Fraction(exact)


@pytest.mark.parametrize(
    "sentence",
    [
        "sigmoid(1)",
        "tanh(0.5)",
        "exp(1)",
        "log(2)",
        "sqrt(2)",
        "2^0.5",
        "1.01^300",
        "((9^200)^200)^2",
        "(1.01^150)^150",
    ],
)
def test_what_is_not_is_enclosed(sentence: str) -> None:
    value = value_of(read(sentence))
    assert isinstance(value, Interval) and 0 < value.upper - value.lower < value.upper / 10**8


@pytest.mark.parametrize("z", ["40", "1000", "99999", "1e50", "1e90"])
def test_activations_never_reach_their_ends(z: str) -> None:
    nines = 10**15 - 1
    for sentence, low, high, shown in (
        (f"sigmoid({z})", 0, 1, nines),
        (f"sigmoid(-{z})", 0, 1, 0),
        (f"tanh({z})", -1, 1, nines),
        (f"tanh(-{z})", -1, 1, -nines),
    ):
        value = value_of(read(sentence))
        assert isinstance(value, Interval)
        assert low <= value.lower < value.upper <= high
        assert round_interval(value, 15, "truncate") == shown
    assert sigmoid_prints(fmpq(Fraction(z).numerator), 12, "truncate") == 10**12 - 1
    assert sigmoid_prints(fmpq(Fraction(z).numerator), 12) == 10**12


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("1 / 0", "division by zero"),
        ("1 / (2 - 2)", "division by zero"),
        ("0^(-1)", "division by zero"),
        ("log(0)", "logarithm"),
        ("log(-1)", "logarithm"),
        ("sqrt(-2)", "square root"),
        ("(-2)^0.5", "whole exponent"),
        ("0^0.5", "whole exponent"),
    ],
)
def test_a_sentence_without_a_value(sentence: str, said: str) -> None:
    with pytest.raises(FigureError, match=said):
        value_of(read(sentence))


def logit(share: str, digits: int) -> str:
    """ln(p / (1 − p)) cut to so many decimals: σ of it is closer to p than half a unit of the last."""
    with mpmath.workdps(digits + 40):
        p = mpmath.mpf(share)
        whole = int(mpmath.floor(mpmath.log(p / (1 - p)) * mpmath.mpf(10) ** digits))
    return f"{whole // 10**digits}.{whole % 10**digits:0{digits}}"


@pytest.mark.parametrize("digits", [5, 17, 18, 19, 30, 60, 100, 150, 190])
@pytest.mark.parametrize("mode", sorted(paper.MODES))
def test_near_ties_are_decided(digits: int, mode: str) -> None:
    z = logit("0.9985", digits)
    below, above = Fraction(z), Fraction(z) + Fraction(1, 10**digits)
    for at, up in ((below, 998), (above, 999 if mode != "truncate" else 998)):
        said = fmpq(at.numerator, at.denominator)
        assert sigmoid_prints(said, 3, mode) == up
        if len(z) < 190:
            whole = at.numerator * (10**digits // at.denominator)
            typed = f"{whole // 10**digits}.{whole % 10**digits:0{digits}}"
            assert check_step(read(f"sigmoid({typed})"), figure(f"0.{up}"), mode) == "rounded"
            assert check_step(read(f"sigmoid({typed})"), figure(f"0.{1997 - up}"), mode) == "no"


@pytest.mark.parametrize("digits", [250, 300])
def test_nearer_ties_than_anybody_can_type_are_decided(digits: int) -> None:
    z = Fraction(logit("0.9985", digits))
    step = Fraction(1, 10**digits)
    for at, up in ((z, 998), (z + step, 999)):
        assert sigmoid_prints(fmpq(at.numerator, at.denominator), 3) == up


def test_a_near_tie_is_decided_inside_a_trace() -> None:
    z = logit("0.9985", 150)
    worked = trace(alone(read(f"sigmoid({z})")), {}, Rounding(Digits(3)))
    assert worked.shown("y@1").text == "0.998"
    worked = trace(alone(read(f"sigmoid(2 * {z} - {z})")), {}, Rounding(Digits(3), carry="shown"))
    assert worked.shown("y@1").text == "0.998"


@settings(max_examples=60, deadline=None)
@given(st.fractions(-30, 30), st.integers(0, 12), st.sampled_from(sorted(paper.MODES)))
@example(Fraction(0), 0, "half-up")
@example(Fraction(0), 0, "half-even")
@example(Fraction(0), 0, "truncate")
@example(Fraction(0), 1, "half-up")
def test_sigmoid_prints_what_mpmath_prints(z: Fraction, places: int, mode: str) -> None:
    with mpmath.workdps(paper.DIGITS):
        wanted = paper.rounded(paper.sigmoid(z), places, mode)
    assert sigmoid_prints(fmpq(z.numerator, z.denominator), places, mode) == wanted


HALVES = ["(sigmoid(1.3) + sigmoid(-1.3)) / 2", "0.5 + sigmoid(2) + sigmoid(-2)", "tanh(1) - tanh(1) + 0.5"]


@pytest.mark.parametrize("sentence", HALVES)
def test_a_hidden_tie_stays_undecided_and_ends(sentence: str) -> None:
    with ends():
        term = read(sentence)
        assert check_step(term, figure("1")) == "open"
        assert check_step(term, figure("0")) == "open"
        worked = trace(alone(term), {}, Rounding(Digits(0)))
        with pytest.raises(UndecidedError, match="4096 bits"):
            worked.shown("y@1")
        with pytest.raises(UndecidedError):
            sigmoid_prints_through_a_sheet(sentence)


def sigmoid_prints_through_a_sheet(sentence: str) -> None:
    from symbolic_lstm.page.single_line import single

    single(sentence, {}, Rounding(Digits(0)))


def test_a_hidden_tie_is_decided_where_it_does_not_matter() -> None:
    value = value_of(read(HALVES[0]), precision=PRECISIONS[2])
    assert isinstance(value, Interval)
    assert round_interval(value, 0, "half-up") is None
    assert round_interval(value, 0, "truncate") == 0
    lower, upper = map(fraction, value)
    assert lower < Fraction(1, 2) < upper


@pytest.mark.parametrize(
    ("before", "after", "mode", "answer"),
    [
        ("2.70 * 1 + 1.63 * 1 + 1.62", "5.95", "half-up", "equal"),
        ("sigmoid(5.95)", "0.997", "half-up", "rounded"),
        ("sigmoid(5.95)", "0.998", "half-up", "no"),
        ("sigmoid(5.95)", "0.9974", "half-up", "rounded"),
        ("2.675", "2.68", "half-up", "rounded"),
        ("2.665", "2.66", "half-even", "rounded"),
        ("2.665", "2.66", "half-up", "no"),
        ("2.665", "2.66", "truncate", "rounded"),
        ("0.997 * 2 + 1.0 * 0.97", "1.99 + 0.97", "half-up", "rounded"),
        ("0.997 * 2 + 1.0 * 0.97", "0.97 + 1.99", "half-up", "no"),
        ("0.997 * 2 + 1.0 * 0.97", "1.98 + 0.97", "half-up", "no"),
        ("0.54 * tanh(0.518)", "0.54 * 0.475", "half-up", "no"),
        ("0.54 * tanh(0.518)", "0.54 * 0.476", "half-up", "rounded"),
        ("sigmoid(2 - 2)", "0.5", "half-up", "equal"),
        ("2.70", "2.7", "half-up", "equal"),
        ("0.5 * 22", "1e1", "half-up", "rounded"),
        ("0.5 * 22", "10", "half-up", "no"),
        ("1234", "1.2e3", "half-up", "rounded"),
        ("1234", "1.20e3", "half-up", "no"),
        ("1250", "1.3e3", "half-up", "rounded"),
        ("1000", "1e3", "half-up", "equal"),
        ("tanh(2) + 1", "tanh(2) + 1.0", "half-up", "equal"),
        ("tanh(2) + 1", "tanh(2.0) + 1", "half-up", "equal"),
        ("a + 1", "a + 1", "half-up", "equal"),
    ],
)
def test_whether_a_line_follows(before: str, after: str, mode: str, answer: str) -> None:
    assert line_follows(read(before), read(after), mode) == answer


def test_what_is_the_same_value() -> None:
    assert same(read("1 + 2"), read("3.0"))
    assert same(read("tanh(1 + 2) + 1"), read("tanh(3) + 1"))
    assert not same(read("tanh(1)"), read("tanh(1.0001)"))
    assert not same(read("1 / 0"), read("1 / 0"))


def test_threads_share_the_precision_in_peace() -> None:
    sentences = [f"tanh(0.{k} * 7.1) + sigmoid({k} - 3.{k})" for k in range(1, 9)]
    policies = [Rounding(Digits(d)) for d in (2, 9, 30)]
    cases = [(alone(read(s)), p) for s in sentences for p in policies] * 4
    alone_worked = [trace(program, {}, policy).shown("y@1").text for program, policy in cases]
    before, begin = ctx.prec, threading.Barrier(8)

    def worked(number: int) -> list[str]:
        begin.wait(10)
        return [trace(program, {}, policy).shown("y@1").text for program, policy in cases[number::8]]

    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(worked, range(8)))
    assert [together[k % 8][k // 8] for k in range(len(cases))] == alone_worked
    assert ctx.prec == before


def test_the_ends_of_a_ball_lie_outside_it() -> None:
    """A ball is closed and an interval open: what is at the very edge of the ball is inside the interval."""
    for middle, radius in ((3, "0.5"), (-3, "0.25"), (0, "2")):
        ball = arb(middle, radius)
        found = rational_ends(ball)
        assert isinstance(found, Interval)
        assert arb(found.lower) < ball.lower() and ball.upper() < arb(found.upper)


@pytest.mark.parametrize("z", ["-1e7", "-1e900"])
def test_a_gate_far_out_is_more_than_nothing_and_less_than_can_be_written(z: str) -> None:
    found = value_of(read(f"sigmoid({z})"))
    assert isinstance(found, Interval) and (found.lower, too_small(found)) == (0, too_small(tiny(0, 1)))


@pytest.mark.parametrize("exponent", [30, 300, 5000])
def test_a_gate_far_out_has_ends_even_where_its_exponential_has_none(exponent: int) -> None:
    """With 64 bits e to the 10**30 is no finite ball, and e to the −10**30 is one beside 0."""
    far = held(64, EVALUATE[t.Sigmoid], fmpq(-(10**exponent)))
    assert isinstance(far, arb) and far.is_finite() and far < arb(fmpq(1, 10**1000)) and far > -arb(fmpq(1, 10**1000))


def test_a_gate_is_the_same_on_both_sides_of_where_its_exponential_is_turned() -> None:
    """σ(z) is e to the z but for its square, and what is left out is below what 128 bits hold."""
    for z in (-3_999_999, -4_000_000, -4_000_001, -(10**9)):
        number = held(128, EVALUATE[t.Sigmoid], fmpq(z))
        assert isinstance(number, arb) and held(128, number.overlaps, held(128, arb.exp, arb(z)))
        assert number.rel_accuracy_bits() > 100
