"""No false alarm on a right line in any spelling, order or rounding; and what is plainly wrong is found."""

from __future__ import annotations

import random

import mpmath
import pytest

from symbolic_lstm.verify.line import check_line

from .right_lines import line, mutated


def doubted(text: str) -> list[str]:
    return [f"{r.verdict}: {r.message}" for r in check_line(text) if r.level in ("warning", "error")]


def tried(seeds: range) -> None:
    found = wrong = 0
    with mpmath.workdps(60):
        for seed in seeds:
            rng = random.Random(seed)
            made = line(rng)
            if made is None:
                continue
            assert doubted(made.text) == [], made.text
            found += 1
            if (changed := mutated(rng, made)) is not None:
                assert doubted(changed.text), changed.text
                wrong += 1
    assert found > len(seeds) / 2 and wrong > len(seeds) / 3


def test_right_lines_are_right_and_wrong_ones_are_found() -> None:
    tried(range(60))


def test_parts_collected_in_another_order_are_right() -> None:
    assert doubted("0.16 + 0.88 + 1 + 4.399 + 0.72 = 1 + 5.12 + 1.04 = 7.16") == []
    assert doubted("0.16 + 0.88 + 1 + 4.399 + 0.72 = 1 + 5.13 + 1.04 = 7.17")


def test_nothing_may_be_added_where_parts_were_collected() -> None:
    assert doubted("9.70/4.9 + 0.8 + 0.4 = 1.98 + 1.20 + 0 = 3.18") == []
    assert doubted("9.70/4.9 + 0.8 + 0.4 = 1.98 + 1.30 + 0 = 3.28")
    assert doubted("0.8 + 0.0004 = 0.8 + 0") == []


def test_a_factor_may_look_like_what_others_come_to() -> None:
    right = "7.735*(-1)*0.352*(0.05*0.3*3.560)*(4.450*8.3) ≈ (-2.72)*0.05*36.94 ≈ -5.02"
    assert doubted(right) == []
    assert doubted(right.replace("-2.72", "-2.92"))


def test_decimal_commas_are_no_thousands_because_one_figure_has_three_decimals() -> None:
    assert doubted("(−3 + 10 + (−0,84) + 1,0)·((−0,79) / 0,2) = −28,282") == []
    assert doubted("(−3 + 10 + (−0,84) + 1,0)·((−0,79) / 0,2) = −28,046")


@pytest.mark.judge
@pytest.mark.parametrize("first", range(3000, 8_000, 1000))
def test_thousands_of_lines(first: int) -> None:
    tried(range(first, first + 1000))
