"""Numbers handed over in Python keep their digits, and what is no number is refused by name."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

import symbolic_lstm as sl
from symbolic_lstm.errors import FigureError, SymbolicLstmError
from symbolic_lstm.published.given import given
from symbolic_lstm.published.spec import parse_example

from ..page.vectors import TWO_UNITS


@pytest.mark.parametrize(
    ("value", "text"),
    [("2.70", "2.70"), (1, "1"), (0.1, "0.1"), (Decimal("2.710"), "2.710"), (Fraction(1, 8), "0.125"),
     (np.float32(0.1), "0.1"), (np.int64(-3), "-3"), (np.longdouble("0.1"), "0.1"), (np.float16(0.1), "0.1"), (1e-7, "1e-7"), (np.float64(0.30000000000000004), "0.30000000000000004")],
)  # fmt: skip
def test_numbers_keep_what_they_say(value: object, text: str) -> None:
    assert given(value).text == text


def test_arrays_become_grids() -> None:
    assert [[f.text for f in row] for row in given(np.array([[0.5, 1], [2, -0.25]]))] == [
        ["0.5", "1.0"],
        ["2.0", "-0.25"],
    ]


@pytest.mark.parametrize(
    ("value", "reason"),
    [(float("nan"), "not finite"), (np.array([1.0, np.inf]), "not finite"), (np.array(["a"]), "holds no decimal"),
     (np.zeros((0, 2)), "shape"), (np.zeros((1, 1, 1, 1)), "shape"), (None, "NoneType"), (True, "no number"),
     ([1, [2]], "different lengths"), ("1,5", "write 1.5"), (Fraction(1, 3), "round it first"), (Decimal("1e1001"), "out of range"),
     (np.array([True]), "bool"), (np.array([1, None], dtype=object), "array of object"), (np.array(["0.1"]), "<U3"),
     (np.datetime64("2026-01-01"), "datetime64"), (np.ma.array([1.0, 2.0], mask=[0, 1]), "NoneType"), (b"1", "bytes"),
     (np.array([(1, 2)], dtype=[("a", "f8"), ("b", "f8")]), "no decimal"), ({"a": 1}, "dict"), (np.float16("nan"), "not finite"),
     (np.array([[1.0, np.nan], [0, 0]]), "not finite"), (np.longdouble("inf"), "not finite"),
     ([], "empty"), (np.array([1j]), "holds no decimal"), (object(), "no number")],
)  # fmt: skip
def test_what_is_no_number_is_refused(value: object, reason: str) -> None:
    with pytest.raises(FigureError, match=reason):
        given(value)


def test_values_come_back_as_arrays() -> None:
    sheet = sl.sheet("understanding-lstms", "company-b")
    assert sheet.array("h").shape == (4,)
    assert sheet.array("h")[-1] == pytest.approx(0.969393461641)


def test_a_notebook_gets_text_latex_and_html() -> None:
    bundle = sl.sheet("understanding-lstms")._repr_mimebundle_()
    assert set(bundle) == {"text/plain", "text/latex", "text/html"}


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [("U_f", np.zeros((3, 2)), "U_f is 3 × 2, but the cell needs 2 × 2 for 2 units and 2 inputs"),
     ("U_f", np.zeros(2), "U_f is a list of 2, but the cell needs 2 × 2"), ("U_f", 1, "U_f is a number, but the cell needs 2 × 2"),
     ("b_f", np.zeros((2, 1)), "b_f is 2 × 1, but the cell needs a list of 2"),
     ("x", np.zeros((2, 3)), "x is a list of 3, but the cell needs a list of 2 for 2 units and 2 inputs"),
     ("x", np.zeros((2, 2, 2)), "x is 2 × 2 × 2; the vector form takes"), ("x", 1, "x is a number; the vector form takes"),
     ("h_prev", np.zeros(3), "c_prev is a list of 2|h_prev is a list of 3"),
     ("W_f", np.array([[np.nan, 1], [1, 1]]), "nan is not finite")],
)  # fmt: skip
def test_arrays_of_the_wrong_shape_are_refused_with_the_right_one(name: str, value: object, reason: str) -> None:
    with pytest.raises(FigureError, match=reason):
        sl.sheet(parse_example(TWO_UNITS), changes={name: value})


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [("U_f", np.array([1.0, 2.0]), "U_f is a list of 2, but the cell needs a number; for lists"),
     ("x", np.zeros((2, 1)), "x is 2 × 1; the scalar form takes a number or a list"),
     ("x", np.zeros(10_001), "1 to 10000 steps, not 10001"), ("q", 1, "no number 'q'")],
)  # fmt: skip
def test_a_scalar_example_takes_numbers_only(name: str, value: object, reason: str) -> None:
    with pytest.raises(SymbolicLstmError, match=reason):
        sl.sheet("understanding-lstms", changes={name: value})


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [({"language": "xx"}, "no language 'xx'; known are: en, de"), ({"language": "DE"}, "no language 'DE'"),
     ({"language": ""}, "no language ''"), ({"language": 3}, "no language 3"), ({"decimal": ";"}, "a point or a comma, not ';'"),
     ({"decimal": 3}, "a point or a comma, not 3"), ({"notation": "olaf"}, "did you mean 'olah'"), ({"notation": 3}, "no notation 3"),
     ({"digits": "x"}, "no number of digits"), ({"digits": -1}, "no number of digits"), ({"digits": True}, "no number of digits"),
     ({"carry": "both"}, "no way to round; known are: full, shown"), ({"mode": "up"}, "no way to round"),
     ({"variant": "minus-tenn"}, "did you mean 'minus-ten'"), ({"variant": 3}, "no variant 3")],
)  # fmt: skip
def test_what_a_sheet_cannot_be_told_is_refused_by_name(wrong: dict[str, Any], reason: str) -> None:
    with pytest.raises(SymbolicLstmError, match=reason):
        sl.sheet("understanding-lstms", **wrong)
