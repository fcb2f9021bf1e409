"""Whole numbers are exact: what they come to is no whole number because somebody prints one."""

from __future__ import annotations

import pytest
from flint import fmpq

from symbolic_lstm import check
from symbolic_lstm.maths.reader import read
from symbolic_lstm.numbers.figure import figure
from symbolic_lstm.verify.not_whole import not_whole


@pytest.mark.parametrize(
    "line",
    ["10 / 4 = 2", "10 / 4 = 3", "5/2 = 3", "1/8 = 0", "-10 / 4 = -2", r"\frac{10}{4} = 2", "x = 10/4 = 3", "30/4 = 6"],
)
def test_whole_numbers_give_no_other_whole_number(line: str) -> None:
    found = check(line)[-1]
    assert (found.verdict, found.level) == ("mismatch", "error")
    assert "and it is " in found.message and found.facts.known() == {"full": False, "shown": False, "feasible": False}


@pytest.mark.parametrize(
    "line",
    [
        "20 / 3 = 6.67", "20 / 3 = 7", "10 / 4 ≈ 2", "10 / 4 ≈ 3", "10 / 4 = 2.5", "10 / 4 = 2.50", "1 / 8 = 0.13",
        "1023 / 16 = 64", "12 / 4 = 3", "2.5 * 3 = 8", "sigma(10 / 4) = 0.924",
    ],
)  # fmt: skip
def test_what_has_to_be_rounded_or_says_so_is_right(line: str) -> None:
    assert {result.level for result in check(line)} == {"pass"}


def test_whole_numbers_that_stand_for_more_digits_are_rounded() -> None:
    """12 is printed for 11.6, and 11.6 / 5 is 2.32."""
    line = read("12 / 5"), figure("2"), fmpq(12, 5)
    assert not_whole(*line) and not not_whole(*line, carried={"12"})


def test_what_is_far_off_is_answered_as_any_wrong_figure_is() -> None:
    assert "recomputed 2.5" in check("10 / 4 = 40")[0].message
