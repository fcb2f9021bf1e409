"""Numbers that grow: what is exact stays short, what is too small or too large is said to be, nothing fills a memory."""

from __future__ import annotations

import mpmath
import pytest
from flint import fmpq
from hypothesis import given
from hypothesis import strategies as st

from symbolic_lstm.errors import SentenceError, UndecidedError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.decimal import BELOW
from symbolic_lstm.maths.reader import read
from symbolic_lstm.numbers.enclose import value_of
from symbolic_lstm.numbers.evaluate import EVALUATE
from symbolic_lstm.numbers.figure import WRITTEN
from symbolic_lstm.numbers.rounding import Digits, Interval, Rounding, show
from symbolic_lstm.numbers.trace import Trace, trace
from symbolic_lstm.page.narrate import narrate
from symbolic_lstm.page.single_line import single
from symbolic_lstm.published.setting import setting
from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.verify.check import check_example
from symbolic_lstm.verify.line import check_line

from ..quick import quick

#: What makes a rational longer.
GROWING = (t.Plus, t.Minus, t.Times, t.Apply, t.Outer, t.Quotient, t.Power)


def logistic(steps: int, *claims: tuple[str, str]) -> str:
    """A map whose exact values double in length at every step, and lose a bit of what is known of them."""
    printed = "".join(f'[[claims]]\nof = "{of}"\nsays = {says}\n' for of, says in claims)
    return f"""schema = 1
title = "The logistic map"
[cell]
sentences = "h = r * h_prev * (1 - h_prev) + 0 * x"
[weights]
r = 3.7
[given]
x = {[1] * steps}
h_prev = 0.4
{printed}"""


def squares(count: int, start: str) -> str:
    """A cell of so many squarings, one after the other."""
    body = [f"a{k} = a{k - 1} * a{k - 1}" for k in range(2, count)]
    sentences = "\n".join(["a1 = x * x + 0 * h_prev + 0 * w", *body, f"h = a{count - 1} * a{count - 1}"])
    return f'''schema = 1
title = "Squares"
[cell]
sentences = """
{sentences}
"""
[weights]
w = 1
[given]
x = {start}
h_prev = 0
'''


def traced(source: str) -> Trace:
    ready = setting(parse_example(source))
    return trace(ready.program, ready.given, ready.rounding)


@pytest.mark.parametrize("head", GROWING)
@given(st.integers(1, 3 * WRITTEN), st.integers(1, 3 * WRITTEN))
def test_an_exact_value_is_no_longer_than_it_could_be_written(head: type[t.Term], left: int, right: int) -> None:
    parts = [fmpq(3**k, 7**k) for k in (min(left, WRITTEN // 3), min(right, WRITTEN // 3))]
    if head is t.Power:
        parts[1] = fmpq(right % 10_000)
    made = EVALUATE[head](*parts)
    assert not isinstance(made, fmpq) or made.height_bits() <= WRITTEN


def test_a_few_digits_behind_many_zeros_stay_exact() -> None:
    """A tiny figure is carried as it prints, and = stands before its products."""
    tiny = fmpq(187, 10**2412)
    assert EVALUATE[t.Times](tiny, fmpq(1, 100)) == fmpq(187, 10**2414)
    page = single("1.87e-900 * 1e-900 * 1e-900 * 0.01", {}, Rounding(Digits(3, True)))
    assert (page.displays[0].lines[-1].relation, page.displays[0].step.shown) == ("=", "1.87e-2702")


def test_a_thousand_steps_of_the_logistic_map_have_the_right_digits() -> None:
    worked = traced(logistic(1000))
    with mpmath.workdps(1200):
        h = mpmath.mpf("0.4")
        for step in range(1, 1001):
            h = mpmath.mpf("3.7") * h * (1 - h)
            assert worked.shown(f"h@{step}").text == mpmath.nstr(mpmath.floor(h * 10**4 + 0.5) / 10**4, 5).ljust(6, "0")
    values = [v for computed in worked.work.values() for v in computed.values if not isinstance(v, Interval)]
    assert max(v.height_bits() for v in values) <= WRITTEN


def test_what_chaos_hides_is_undecided_and_the_rest_is_judged() -> None:
    worked = parse_example(logistic(2300, ("h@2300", "0.5"), ("h@1000", "0.7329"), ("h@1001", "0.7339")))
    assert [r.verdict for r in check_example(worked)] == ["undecided", "ok", "mismatch"]
    with pytest.raises(UndecidedError, match=r"the digits of h@2\d\d\d could not be decided with 4096 bits"):
        narrate(worked)


@pytest.mark.parametrize(
    ("start", "said"),
    [
        ("-1.3", r"a\d\d@1: a\d\d \* a\d\d is larger in size than 10\^1204119, too large for its digits"),
        ("3", r"a\d\d@1: a\d\d \* a\d\d is larger in size than 10\^1204119, too large for its digits"),
    ],
)
def test_a_hundred_squarings_say_where_they_end(start: str, said: str) -> None:
    with pytest.raises(UndecidedError, match=said):
        narrate(parse_example(squares(100, start)))


@pytest.mark.parametrize("start", quick(["0.7", "0.5"], lambda start: start == "0.7"))
def test_squarings_that_shrink_say_what_they_are_less_than(start: str) -> None:
    page = narrate(parse_example(squares(50, start)))
    shown = [display.step.shown for display in page.displays]
    at = shown.index(BELOW)
    assert 20 < at < 40 and set(shown[at:]) == {BELOW} and BELOW not in shown[:at]


def test_values_that_are_too_small_are_one_object() -> None:
    """Each would be half a megabyte, and a long sequence can have ten thousand of them."""
    worked = traced(squares(60, "0.7"))
    tiny = [worked.value(f"a{k}@1") for k in range(30, 60)]
    assert len({id(value) for value in tiny}) == 1


def test_large_values_need_no_decimals_to_be_shown() -> None:
    for sentence, figure in (("exp(1e5)", "2.806663e43429"), ("-1.3^9999", "-2.087275e1139")):
        assert single(sentence, {}, Rounding(Digits(4))).displays[0].step.shown == figure
    nearly = Interval(fmpq(10**50) - fmpq(1), fmpq(10**50) + fmpq(1))
    assert (shown := show(nearly, Digits(4))) and shown.text == "1.000000e50"  # 9.99… rounds to it, too
    assert show(nearly, Digits(4), "truncate") is None  # cut off it is 9.99… or 1.00…


@pytest.mark.parametrize(
    "sentence", ["sigma(-2400)", "sigma(-1e6)", "exp(-2770000)", "9^9999", "1 / 9^9999", "2^9999 * 3"]
)
def test_a_figure_of_any_size_is_read_back(sentence: str) -> None:
    page = single(sentence, {}, Rounding(Digits(3, True)))
    assert [line.note for line in page.displays[0].lines if line.note] == []


@pytest.mark.parametrize("sentence", ["exp(1e900)", "(9^9999)^9999", "1 / exp(-1e900)"])
def test_what_has_too_many_digits_says_what_it_is_more_than(sentence: str) -> None:
    with pytest.raises(UndecidedError, match=r"larger in size than 10\^1204119") as told:
        single(sentence, {}, Rounding(Digits(3, True)))
    assert "could not be" not in str(told.value)


@pytest.mark.parametrize(
    ("line", "verdicts", "said"),
    [
        ("8^5335 = 1 = 1", ["mismatch", "as-shown"], "9.66×10⁴⁸¹⁷"),
        ("7^5500 = 1 = 1", ["mismatch", "as-shown"], "1.09×10⁴⁶⁴⁸"),
        ("-exp(1e6) = 1 = 1", ["mismatch", "as-shown"], "−3.03×10⁴³⁴²⁹⁴"),
        ("2 * sigma(-1e900) = 0", ["ok"], "less than 10⁻¹²⁰⁴¹¹⁹"),
        ("exp(1e900) = 1", ["unverifiable"], "larger in size than 10^1204119"),
        ("2^10000 = 4^5000", ["exact"], "both sides are equal"),
    ],
)  # fmt: skip
def test_a_line_of_huge_values_is_judged(line: str, verdicts: list[str], said: str) -> None:
    found = check_line(line)
    assert [r.verdict for r in found] == verdicts
    assert said in found[-1].message and all(len(r.message) < 300 for r in found)


def test_numbers_are_typed_up_to_a_thousand_and_printed_beyond() -> None:
    assert str(t.Dec("4.93e-1043")) == "4.93e-1043"
    with pytest.raises(SentenceError, match="magnitudes from 1e-1000 to 1e1000"):
        value_of(read("1e1001"))
