"""Figures keep their digits, and their values are exact."""

from __future__ import annotations

from fractions import Fraction

import pytest
from flint import fmpq
from hypothesis import given, settings
from hypothesis import strategies as st

from symbolic_lstm.errors import FigureError
from symbolic_lstm.numbers.figure import Figure, exactly, figure, positional, scientific

from ..strategies import decimals


@settings(max_examples=60, deadline=None)
@given(st.booleans(), decimals)
def test_a_typed_figure_keeps_its_text_and_value(minus: bool, written: str) -> None:
    shown = figure("-" * minus + written)
    assert shown.fraction == Fraction("-" * minus + written)
    assert shown.text == ("-" if minus and shown.n else "") + written
    assert shown.value == fmpq(shown.fraction.numerator, shown.fraction.denominator)
    assert figure(shown.text) == figure(shown.printed) == shown


@pytest.mark.parametrize(
    ("written", "text", "printed"),
    [
        ("2.70", "2.70", "2.70"),
        ("-0.32", "-0.32", "−0.32"),
        ("−10", "-10", "−10"),
        ("6.27e-6", "6.27e-6", "6.27×10⁻⁶"),
        ("-1.50e12", "-1.50e12", "−1.50×10¹²"),
        ("0.00", "0.00", "0.00"),
        ("+1.62", "1.62", "1.62"),
        ("007", "007", "007"),
    ],
)
def test_how_figures_are_printed(written: str, text: str, printed: str) -> None:
    assert (figure(written).text, figure(written).printed, str(figure(written))) == (text, printed, text)


@pytest.mark.parametrize("written", ["-0", "-0.00", "−0.0", "-0e5"])
def test_zero_has_no_sign(written: str) -> None:
    shown = figure(written)
    assert shown.text == written.lstrip("-−") and not shown.negative and shown.value == 0


def test_equal_values_are_different_figures() -> None:
    assert figure("2.70") != figure("2.7")
    assert figure("2.70").value == figure("2.7").value


@pytest.mark.parametrize("written", ["", "a", "nan", "inf", "1,5", "0x1", "1e9999", "--1"])
def test_what_is_no_figure(written: str) -> None:
    with pytest.raises(FigureError):
        figure(written)


@settings(max_examples=60, deadline=None)
@given(st.integers(-(10**12), 10**12), st.integers(-5, 12))
def test_positional_and_scientific_print_their_value(n: int, places: int) -> None:
    value = Fraction(n) / Fraction(10) ** places
    for shown in (positional(n, places), *((scientific(n, places),) if n else ())):
        assert shown.fraction == Fraction(shown.text) == value
        assert shown.negative == (n < 0)
    assert positional(n, places).exponent is None
    if places > 0:
        assert len(positional(n, places).text.partition(".")[2]) == places


@settings(max_examples=60, deadline=None)
@given(st.integers(-(10**6), 10**6).filter(bool), st.integers(-12, 12))
def test_a_computed_figure_is_read_back_with_its_precision(n: int, places: int) -> None:
    shown = scientific(n, places)
    assert figure(shown.text) == figure(shown.printed) == shown


def test_scientific_has_one_digit_before_the_point() -> None:
    assert [scientific(n, 8).text for n in (627, 6, -10)] == ["6.27e-6", "6e-8", "-1.0e-7"]


@settings(max_examples=60, deadline=None)
@given(st.integers(-(10**9), 10**9), st.integers(0, 9), st.integers(0, 12))
def test_an_exact_figure_is_as_short_as_can_be(n: int, places: int, least: int) -> None:
    value = fmpq(n, 10**places)
    shown = exactly(value, least)
    assert shown is not None and shown.value == value
    decimals_shown = len(shown.text.partition(".")[2])
    assert decimals_shown >= least
    assert decimals_shown == least or not shown.text.endswith("0")


@pytest.mark.parametrize("value", [fmpq(1, 3), fmpq(22, 7), fmpq(1, 2**40)])
def test_what_no_short_decimal_is(value: fmpq) -> None:
    assert exactly(value, 0, 30) is None


def test_a_figure_is_plain_data() -> None:
    assert figure("2.70") == Figure(270, 2, "2.70")
    assert hash(figure("2.70")) == hash(Figure(270, 2, "2.70"))
