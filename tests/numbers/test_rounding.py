"""Every mode against `decimal`, ties, tiny values, significant digits, and what an interval decides."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction

import pytest
from flint import fmpq
from hypothesis import example, given, settings
from hypothesis import strategies as st

from symbolic_lstm.errors import FigureError
from symbolic_lstm.numbers.decimal_bounds import enclosing
from symbolic_lstm.numbers.rounding import (
    Digits,
    Interval,
    Rounding,
    digits,
    magnitude,
    round_interval,
    show,
)

from .. import paper

modes = st.sampled_from(sorted(paper.MODES))
written = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**6), max_value=10**6, places=6)


def rational(said: Decimal | str | Fraction) -> fmpq:
    exact = Fraction(said)
    return fmpq(exact.numerator, exact.denominator)


@settings(max_examples=75, deadline=None)
@given(written, st.integers(0, 8), modes)
@example(Decimal("2.675"), 2, "half-up")
@example(Decimal("-0.5"), 0, "half-even")
def test_rounding_is_that_of_decimal(said: Decimal, places: int, mode: str) -> None:
    wanted = said.quantize(Decimal(1).scaleb(-places), rounding=paper.MODES[mode], context=Context(prec=40))
    assert round_interval(rational(said), places, mode) == int(wanted.scaleb(places))


@settings(max_examples=60, deadline=None)
@given(st.fractions(min_value=-1000, max_value=1000), st.integers(-2, 8), modes)
def test_rounding_of_any_rational(exact: Fraction, places: int, mode: str) -> None:
    assert round_interval(rational(exact), places, mode) == paper.rounded(exact, places, mode)


@pytest.mark.parametrize(
    ("said", "places", "half_up", "half_even", "cut"),
    [
        ("2.675", 2, "2.68", "2.68", "2.67"),
        ("2.665", 2, "2.67", "2.66", "2.66"),
        ("0.125", 2, "0.13", "0.12", "0.12"),
        ("-0.125", 2, "-0.13", "-0.12", "-0.12"),
        ("0.5", 0, "1", "5.00e-1", "5.00e-1"),
        ("1.5", 0, "2", "2", "1"),
        ("2.5", 0, "3", "2", "2"),
        ("-2.5", 0, "-3", "-2", "-2"),
        ("-1.5", 0, "-2", "-2", "-1"),
        ("0.997495", 5, "0.99750", "0.99750", "0.99749"),
        ("9.995", 2, "10.00", "10.00", "9.99"),
        ("-9.995", 2, "-10.00", "-10.00", "-9.99"),
        ("1.005", 2, "1.01", "1.00", "1.00"),
        ("3", 2, "3.00", "3.00", "3.00"),
    ],
)
def test_ties(said: str, places: int, half_up: str, half_even: str, cut: str) -> None:
    for mode, wanted in (("half-up", half_up), ("half-even", half_even), ("truncate", cut)):
        shown = show(rational(said), Digits(places), mode)
        assert shown is not None and shown.fraction == Fraction(wanted)
        if "e" not in wanted:
            assert shown.text == wanted


@settings(max_examples=75, deadline=None)
@given(written, st.integers(-12, 2), st.integers(0, 6), st.booleans(), modes)
@example(Decimal("9.996"), 0, 3, True, "half-up")
@example(Decimal("-9.996"), -7, 3, True, "half-up")
@example(Decimal("0.000999600"), 0, 3, True, "half-even")
@example(Decimal("9.9999"), -9, 2, False, "half-up")
def test_what_is_shown(said: Decimal, shift: int, number: int, significant: bool, mode: str) -> None:
    exact = Fraction(said) * Fraction(10) ** shift
    number = max(number, int(significant))
    shown = show(rational(exact), Digits(number, significant), mode)
    assert shown is not None
    assert shown.fraction == paper.printed(exact, number, significant, mode)
    assert shown.fraction == Fraction(shown.text)
    assert (shown.n == 0) == (exact == 0), "a value that is not zero never prints as zero"


@pytest.mark.parametrize(
    ("said", "number", "text"),
    [
        ("9.996", "3s", "10.0"),
        ("99.96", "3s", "100"),
        ("999.6", "3s", "1.00e3"),
        ("-0.9996", "3s", "-1.00"),
        ("0.00012345", "3s", "0.000123"),
        ("0.000012345", "3s", "1.23e-5"),
        ("0.0009996", "3s", "0.00100"),
        ("0.00009996", "3s", "0.000100"),
        ("12345", "3s", "1.23e4"),
        ("123", "3s", "123"),
        ("2", "1s", "2"),
        ("0", "3s", "0"),
        ("0", "2", "0"),
        ("0", "0", "0"),
        ("0.004", "2", "0.00400"),
        ("0.00000627", "3", "6.27e-6"),
        ("-0.00000627", "3", "-6.27e-6"),
        ("0.005", "2", "0.01"),
        ("1e-90", "2", "1.00e-90"),
        ("2.70", "2", "2.70"),
        ("27", "2", "27.00"),
    ],
)
def test_shown_texts(said: str, number: str, text: str) -> None:
    shown = show(rational(said), digits(number))
    assert shown is not None and shown.text == text


@settings(max_examples=60, deadline=None)
@given(st.fractions(-1000, 1000), st.fractions(0, 1), st.integers(0, 5), modes, st.fractions(0, 1))
def test_an_interval_decides_a_digit_only_for_all_it_holds(
    lower: Fraction, width: Fraction, places: int, mode: str, share: Fraction
) -> None:
    if not 0 < share < 1 or not width:
        return
    interval = Interval(rational(lower), rational(lower + width / 10**places))
    decided = round_interval(interval, places, mode)
    inside = [lower + width * s / 10**places for s in (share, 1 - share, share / 10**9, 1 - share / 10**9)]
    if decided is not None:
        assert {round_interval(rational(value), places, mode) for value in inside} == {decided}


@pytest.mark.parametrize("mode", sorted(paper.MODES))
def test_a_narrow_interval_away_from_its_ties_is_decided(mode: str) -> None:
    for middle in ("0.9974", "-0.9974", "12.3449", "0.0001", "-0.0001"):
        interval = Interval(rational(middle) - fmpq(1, 10**9), rational(middle) + fmpq(1, 10**9))
        assert round_interval(interval, 3, mode) == paper.rounded(Fraction(middle), 3, mode)


def test_an_open_interval_decides_at_its_end() -> None:
    above = Interval(fmpq(5, 10), fmpq(6, 10))
    below = Interval(fmpq(4, 10), fmpq(5, 10))
    around = Interval(fmpq(4, 10), fmpq(6, 10))
    assert (
        round_interval(above, 0, "half-up"),
        round_interval(below, 0, "half-up"),
        round_interval(around, 0, "half-up"),
    ) == (1, 0, None)
    one = Interval(1 - fmpq(1, 10**50), fmpq(1))
    assert (round_interval(one, 3, "truncate"), round_interval(one, 3, "half-up")) == (999, 1000)
    assert round_interval(Interval(-fmpq(1, 10), fmpq(1, 10)), 0, "truncate") == 0


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize(("power", "text"), [(0, "1.00"), (5, "1.00e5"), (-6, "1.00e-6"), (4400, "1.00e4400")])
def test_an_interval_around_a_power_of_ten_rounds_to_it(power: int, text: str, sign: int) -> None:
    near = fmpq(10) ** power, fmpq(1, 10**2000)
    ends_of = sorted(sign * near[0] * (1 + side * near[1]) for side in (-1, 1))
    around = Interval(ends_of[0], ends_of[1])
    assert (shown := show(around, Digits(3, True))) and shown.text == "-" * (sign < 0) + text
    assert show(around, Digits(3, True), "truncate") is None, "cut off, 0.999… and 1 are two figures"
    wide = Interval(fmpq(9, 10) * near[0], near[0] * 2)
    assert show(wide, Digits(3, True)) is None


def test_what_an_interval_leaves_open_is_not_shown() -> None:
    assert show(Interval(fmpq(99, 100), fmpq(101, 100)), Digits(2)) is None
    assert show(Interval(fmpq(-1, 100), fmpq(1, 100)), Digits(1)) is None
    assert show(Interval(fmpq(0), fmpq(1, 100)), Digits(2, True)) is None


@pytest.mark.parametrize(
    ("value", "power"),
    [
        (fmpq(0), 0), (fmpq(1), 0), (fmpq(10), 1), (fmpq(999, 100), 0), (fmpq(-1, 1000), -3), (fmpq(10) ** 40, 40),
        (Interval(fmpq(1), fmpq(10)), 0), (Interval(fmpq(9), fmpq(11)), None), (Interval(fmpq(0), fmpq(1)), None),
        (Interval(fmpq(-10), fmpq(-2)), 0), (Interval(fmpq(-1), fmpq(1)), None),
    ],
)  # fmt: skip
def test_the_power_of_the_leading_digit(value: fmpq | Interval, power: int | None) -> None:
    assert magnitude(value) == power


@settings(max_examples=60, deadline=None)
@given(st.fractions(-(10**9), 10**9), st.integers(-40, 0), st.fractions(0, 1), st.integers(4, 30))
def test_decimal_strings_enclose(middle: Fraction, shift: int, width: Fraction, significant: int) -> None:
    lower = middle * Fraction(10) ** shift
    upper = lower + width * Fraction(10) ** (shift - 3)
    if lower == upper or lower == 0 == upper:
        return
    low, high = enclosing(Interval(rational(lower), rational(upper)), significant)
    assert Fraction(low) <= lower and upper <= Fraction(high)


def test_short_decimals_enclose_themselves() -> None:
    assert enclosing(fmpq(595, 100)) == ("5.95", "5.95")
    assert enclosing(fmpq(0)) == ("0", "0")
    low, high = enclosing(fmpq(1, 3))
    assert Fraction(low) < Fraction(1, 3) < Fraction(high)


@pytest.mark.parametrize("said", ["4", "0", "30", "3s", "30s", " 2 "])
def test_numbers_of_digits(said: str) -> None:
    assert str(digits(said)) == said.strip()


@pytest.mark.parametrize("said", ["", "-1", "31", "0s", "31s", "s", "2.5", "two", "100", "3S", "٣"])
def test_what_is_no_number_of_digits(said: str) -> None:
    with pytest.raises(FigureError, match="is no number of digits"):
        digits(said)


def test_a_quantity_has_its_own_digits() -> None:
    policy = Rounding(Digits(2), of={"f": Digits(3), "f@2": Digits(1), "c.kept": Digits(5), "h[0]": Digits(6)})
    asked = {"f@1": 3, "f@2": 1, "i@1": 2, "h[0]@3": 6, "h[1]@3": 2, "f[1]@1": 3, "c@1": 2}
    assert {key: policy.digits_of(key).number for key in asked} == asked
    assert policy.digits_of("c@4", "kept").number == 5
    assert policy.digits_of("c@4", "added").number == 2
