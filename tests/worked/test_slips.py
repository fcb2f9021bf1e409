"""The likely slip behind a mismatch. The wrong figures are worked by mpmath, as somebody would get them wrong."""

from __future__ import annotations

import pytest
from mpmath import mp, mpf

from .examples import Said, results

A = {"x": "0.6", "h_prev": "-0.4", "c_prev": "0.8"}
F, I, G, O = (
    (mpf("2.70"), mpf("1.63"), mpf("1.62")),
    (mpf("2.00"), mpf("1.65"), mpf("0.62")),
    (mpf("1.41"), mpf("0.94"), mpf("-0.32")),
    (mpf("4.38"), mpf("-0.19"), mpf("0.59")),
)
X, H, C = mpf("0.6"), mpf("-0.4"), mpf("0.8")


def sigma(z: mpf) -> mpf:
    return 1 / (1 + mp.exp(-z))


def total(gate: tuple[mpf, mpf, mpf]) -> mpf:
    u, w, b = gate
    return u * H + w * X + b


def slip(of: str, wrong: mpf, *others: Said) -> str:
    (*_, result) = results([*others, (of, mp.nstr(wrong, 7))], A)
    assert result.verdict == "mismatch", result
    assert result.slip is not None, result
    assert result.slip in result.message
    return result.slip


@pytest.mark.parametrize(
    ("of", "wrong", "named"),
    [
        ("f", mp.tanh(total(F)), "tanh in place of σ"),
        ("g", sigma(total(G)), "σ in place of tanh"),
        ("f", sigma(total(F) - F[2]), "b_f left out"),
        ("o", sigma(total(O) - O[1] * X), "W_o * x left out"),
        ("o.sum", total(O) - 2 * O[2], "the sign of b_o lost"),
        ("i.sum", total(I) - 2 * I[0] * H, "the sign of U_i * h_prev lost"),
        ("f", sigma(F[1] * H + F[0] * X + F[2]), "the weights U_f and W_f swapped"),
        ("f", sigma(I[0] * H + F[1] * X + F[2]), "U_i in place of U_f"),
        ("c", sigma(total(F)) * C + sigma(total(O)) * mp.tanh(total(G)), "o in place of i"),
        ("c", sigma(total(F)) * C, "i * g left out"),
        ("f", total(F), "σ left out"),
        ("f", sigma(total(I)), "this is the value of i"),
    ],
)
def test_a_slip_is_named(of: str, wrong: mpf, named: str) -> None:
    assert named in slip(of, wrong)


def test_a_swapped_gate_in_the_hidden_state() -> None:
    f, i, g = sigma(total(F)), sigma(total(I)), mp.tanh(total(G))
    c = f * C + i * g
    assert "f in place of o" in slip("h", f * mp.tanh(c))
    assert "σ in place of tanh" in slip("h", sigma(total(O)) * sigma(c))


@pytest.mark.parametrize(
    ("says", "named"),
    [
        ("-0.997", "sign"),
        ("0.979", "changed places: 0.997"),
        ("0.0997", "slipped 1 place"),
        ("9.97", "slipped 1 place"),
        ("99.7", "slipped 2 places"),
        ("0.937", "mistyped: 0.997"),
    ],
)
def test_slips_of_the_pen(says: str, named: str) -> None:
    (result,) = results([("f", says)])
    assert result.slip is not None and named in result.slip


def test_a_figure_that_no_slip_explains_has_none() -> None:
    (result,) = results([("f", "0.12345")])
    assert (result.verdict, result.slip) == ("mismatch", None)


def test_a_right_figure_has_no_slip() -> None:
    assert [r.slip for r in results([("f", "0.997"), ("g", "0.96")])] == [None, None]


def test_one_significant_digit_fits_too_much_to_name_a_slip() -> None:
    """0.5 would be σ of many things."""
    (result,) = results([("f", "0.5")])
    assert (result.verdict, result.slip) == ("mismatch", None)
