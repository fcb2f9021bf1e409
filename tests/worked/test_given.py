"""Numbers handed over in Python keep their digits, and what is no number is refused by name."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

import symbolic_lstm as sl
from symbolic_lstm.errors import FigureError
from symbolic_lstm.worked.given import given


@pytest.mark.parametrize(
    ("value", "text"),
    [("2.70", "2.70"), (1, "1"), (0.1, "0.1"), (Decimal("2.710"), "2.710"), (Fraction(1, 8), "0.125"),
     (np.float32(0.1), "0.1"), (np.int64(-3), "-3"), (1e-7, "1e-7"), (np.float64(0.30000000000000004), "0.30000000000000004")],
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
