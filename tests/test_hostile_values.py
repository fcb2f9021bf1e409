"""Whatever a public function is handed, it raises our errors or answers."""

from __future__ import annotations

import decimal
import fractions
import pathlib
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import symbolic_lstm as sl
from symbolic_lstm.errors import SymbolicLstmError

SEED: Any = sl.load("understanding-lstms")
PAGE: Any = sl.sheet(SEED)


class Odd:
    """Something that does not even say what it is."""

    def __repr__(self) -> str:
        raise RuntimeError("no")


VALUES: tuple[Any, ...] = (
    None, True, 0, -1, 1.5, float("nan"), float("inf"), 10**5000, -(10**400), 1j, b"x", b"\xff", bytearray(b"a"),
    "", " ", "-", "=", "≈", "\0", "a\0b", "\ud800", "1" * 5000, "1=1" * 3000, "(" * 1500 + "=1", "1=", "f = f", "/", "..",
    "/dev/null", "a/b\nc", "a" * 5000, [], [1], [[1], [2, 3]], (), {}, {"x": 1}, {"x": None}, {1: 2}, {None: "3"}, set(),
    object(), Odd(), decimal.Decimal("NaN"), decimal.Decimal("sNaN"), decimal.Decimal("1e5000"), fractions.Fraction(1, 3),
    fractions.Fraction(1, 3**9000), np.float32("inf"), np.array([]), np.array(["a"]), np.array([1 + 2j]), np.array([1, 2]),
    pathlib.Path(), pathlib.Path("/nonexistent"), len, SEED, PAGE, PAGE.displays[0], sl, Exception(), range(3),
    "8^5335 = 1 = 1", "0^0^0 = 1", "1/0 = 1", "log(0) = 1", "max() = 1", "sigma(-1e900) = 0", "exp(1e900) = 1", "1e9999 = 1",
    "[1;2] = [1;2;3]", "0.1^(0.1^9999) = 1", "exp(exp(exp(10))) = 1", "lstm", "dark", "de", ",", "3s", "shown",
)  # fmt: skip

CALLS: dict[str, Callable[[Any], Any]] = {
    "check": lambda v: sl.check(v),
    "load": lambda v: sl.load(v),
    "sheet": lambda v: sl.sheet(v),
    "sheet, its variant": lambda v: sl.sheet(SEED, v),
    "sheet, its changes": lambda v: sl.sheet(SEED, changes=v),
    "sheet, a number": lambda v: sl.sheet(SEED, changes={"x": v}),
    "sheet, its digits": lambda v: sl.sheet(SEED, digits=v),
    "sheet, its carry": lambda v: sl.sheet(SEED, carry=v),
    "sheet, its mode": lambda v: sl.sheet(SEED, mode=v),
    "sheet, its notation": lambda v: sl.sheet(SEED, notation=v),
    "sheet, its language": lambda v: sl.sheet(SEED, language=v),
    "sheet, its decimal sign": lambda v: sl.sheet(SEED, decimal=v),
    "picture": lambda v: sl.picture(v),
    "picture, its look": lambda v: sl.picture(PAGE.displays[0], v),
    "picture, its language": lambda v: sl.picture(PAGE.displays[0], language=v),
    "pictures": lambda v: sl.pictures(v),
    "pictures, their look": lambda v: sl.pictures(PAGE, v),
    "pictures, of each": lambda v: sl.pictures(PAGE, each=v),
    "target": lambda v: sl.target(v),
    "verify_export": lambda v: sl.verify_export(v),
    "write": lambda v: sl.write(v),
    "write, its format": lambda v: sl.write(PAGE, v),
}


def told(call: Callable[[Any], Any], value: Any) -> Iterator[str]:
    """What goes wrong that is not ours."""
    try:
        call(value)
    except SymbolicLstmError:
        return
    except Exception as fault:
        yield f"{type(fault).__name__}: {fault}"


@pytest.mark.parametrize("name", CALLS)
def test_a_value_of_any_kind_is_answered_or_refused(name: str) -> None:
    wrong = {k: fault for k, value in enumerate(VALUES) for fault in told(CALLS[name], value)}
    assert wrong == {}


NUMBERS = st.sampled_from(["0", "1", "2.70", "-10", "1e1000", "1e-1000", "9" * 60, "0." + "3" * 60])
SIDES = st.recursive(
    NUMBERS,
    lambda side: st.one_of(
        st.tuples(side, st.sampled_from(list("+-*/^")), side).map(lambda it: f"({it[0]}){it[1]}({it[2]})"),
        st.tuples(st.sampled_from(["sigma", "tanh", "exp", "log", "sqrt", "abs"]), side).map(
            lambda it: f"{it[0]}({it[1]})"
        ),
    ),
    max_leaves=5,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(SIDES, min_size=2, max_size=3), st.sampled_from([" = ", " ≈ "]))
def test_a_line_of_any_numbers_is_judged_or_refused(sides: list[str], sign: str) -> None:
    assert list(told(sl.check, sign.join(sides))) == []
