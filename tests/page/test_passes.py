"""The last passes over a page: words for the ear, long sums shortened; and the fewest digits that do no harm."""

from __future__ import annotations

import pytest

import symbolic_lstm as sl
from symbolic_lstm.numbers.choose_digits import choose_digits
from symbolic_lstm.numbers.rounding import Digits, Rounding, round_interval
from symbolic_lstm.numbers.trace import trace
from symbolic_lstm.published.load import load
from symbolic_lstm.published.setting import setting
from symbolic_lstm.published.spec import parse_example


def test_every_line_can_be_heard() -> None:
    words = [line.words for display in sl.sheet("understanding-lstms").displays for line in display.lines]
    assert "equals sigma of, 2.70 times 1 plus 1.63 times 1 plus 1.62" in words
    assert "is about 0.997" in words
    assert not any("sigma times" in said or "  " in said or said != said.strip() for said in words)


def long_sum(terms: int) -> sl.Sheet:
    x = ", ".join(f"0.{k + 1:02d}" for k in range(terms))
    row = ", ".join(["1"] * terms)
    source = f"""
schema = 1
title = "A long sum"
cell = "rnn"
form = "vector"
weights = {{ U_h = [[0]], W_h = [[{row}]], b_h = [0] }}
given = {{ x = [{x}], h_prev = [0] }}
"""
    return sl.sheet(parse_example(source))


def test_long_sums_show_their_ends_and_a_count() -> None:
    page = long_sum(20)
    numbers = next(line for line in page.displays[0].lines if line.stage == "numbers" and line.entry)
    assert numbers.note == "⋯ stands for 16 terms, together 1.84"
    assert {line.note for line in long_sum(9).displays[0].lines if line.entry} == {""}


def test_auto_digits_are_enough_and_no_more() -> None:
    worked = load("understanding-lstms")
    ready = setting(worked)
    found = choose_digits(ready.program, ready.given, Rounding(Digits(2, auto=True)))
    assert (found.digits, found.carry) == (Digits(3), "shown")
    for decimals, enough in ((3, True), (2, False)):
        done = trace(ready.program, ready.given, Rounding(Digits(decimals), carry="shown"))
        same = [
            round_interval(done.value(key), 2, "half-up") == round_interval(done.value(key, full=True), 2, "half-up")
            for key in ("c@1", "h@1")
        ]
        assert all(same) is enough


@pytest.mark.parametrize("digits", ["auto", "auto:3"])
def test_a_sheet_with_auto_digits_is_true(digits: str) -> None:
    page = sl.sheet("understanding-lstms", "company-b", digits=digits)
    assert sl.audit(page) == ()
    assert page.about["rounding"]["carry"] == "shown"
