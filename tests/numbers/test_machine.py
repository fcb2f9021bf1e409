"""Figures that a program printed: NumPy's own arithmetic gives them, and no other figure is taken for one."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import symbolic_lstm as sl
from symbolic_lstm.errors import FigureError
from symbolic_lstm.maths.reader import read
from symbolic_lstm.numbers.figure import figure
from symbolic_lstm.numbers.machine import machine_print

typed = st.decimals(-9, 9, places=2).map(str)
WORKED: dict[str, Callable[[Any, Any, Any], Any]] = {
    "{a} + {b} + {c}": lambda a, b, c: a + b + c,
    "{a} * {b} + {c}": lambda a, b, c: a * b + c,
    "{c} + {b} * {a}": lambda a, b, c: a * b + c,
    "{a} - {b} * {c}": lambda a, b, c: a - b * c,
    "tanh({a} * {b} + {c})": lambda a, b, c: np.tanh(a * b + c),
    "sigmoid({a}) * {b}": lambda a, b, c: 1 / (1 + np.exp(-a)) * b,
    "({a} + {b}) / {c}": lambda a, b, c: (a + b) / c,
}


@pytest.mark.parametrize(("kind", "digits"), [(np.float64, (16, 17)), (np.float32, (8, 9))])
@given(st.sampled_from(sorted(WORKED)), typed, typed, typed)
def test_what_numpy_prints_is_such_a_print(
    kind: Any, digits: tuple[int, int], sentence: str, a: str, b: str, c: str
) -> None:
    assume("/" not in sentence or float(c) != 0)
    found = str(WORKED[sentence](kind(a), kind(b), kind(c)))
    assume(digits[0] <= len(str(abs(figure(found).n))) <= digits[1])
    term = read(sentence.format(a=f"({a})", b=f"({b})", c=f"({c})"))
    assert machine_print(figure(found), term) == kind.__name__


@given(st.integers(1, 9999), st.integers(20, 10**6))
def test_what_is_farther_off_than_a_machine_errs_is_none(thousandths: int, units: int) -> None:
    z = thousandths / 1000
    off = math.tanh(z) + units * math.ulp(1)
    assume(len(repr(off)) >= 18)
    assert machine_print(figure(repr(off)), read(f"tanh({z!r})")) is None


@pytest.mark.parametrize(
    ("printed", "sentence"),
    [
        ("0.46211716", "tanh(0.5)"),  # rightly rounded, and no shortest print of a single
        ("0.4621172", "tanh(0.5)"),  # seven digits, as by hand
        ("0.3000000000000000", "0.1 + 0.2"),  # a shortest print ends in no zero
        ("0.30000000000000004", "0.1 + b"),
        ("0.30000000000000004", "1 / 0"),
    ],
)
def test_what_is_no_such_print(printed: str, sentence: str) -> None:
    try:
        assert machine_print(figure(printed), read(sentence)) is None
    except FigureError:
        pytest.fail("a sentence without a value is no print")


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("0.1 + 0.2 = 0.30000000000000004", "tolerance"),
        ("0.1 + 0.2 - 0.3 = 5.551115123125783e-17", "tolerance"),
        ("tanh(0.5) = 0.46211717", "tolerance"),
        ("tanh(0.5) = 0.46211716", "ok"),
        ("tanh(0.5) = 0.46211715", "truncated"),
        ("0.1 + 0.2 = 0.30000000000000014", "mismatch"),
        ("0.1 + 0.2 = 0.30000022", "mismatch"),
    ],
)
def test_a_line_with_such_a_print_is_no_mistake(line: str, verdict: str) -> None:
    (result,) = sl.check(line)
    assert result.verdict == verdict
    assert verdict != "tolerance" or "arithmetic may round off" in result.message
