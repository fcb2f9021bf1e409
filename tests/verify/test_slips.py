"""The likely slip behind a mismatch. The wrong figures are worked by mpmath, as somebody would get them wrong."""

from __future__ import annotations

import pytest
from mpmath import mp, mpf

from symbolic_lstm import check
from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.verify.check import check_example

from ..example_texts import Said, results

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


def own(sentences: str, of: str, says: str, given: str = "x = 0.35", states: str = "") -> str:
    """The slip of one figure of a cell of one's own."""
    text = f'schema = 1\ntitle = "t"\n[cell]\nsentences = """\n{sentences}\n"""\n{states}[weights]\n[given]\n{given}\n'
    (result,) = check_example(parse_example(f'{text}[[claims]]\nof = "{of}"\nsays = {says}\n'))
    assert result.slip is not None, result
    return result.slip


@pytest.mark.parametrize(
    ("says", "named"),
    [
        ("0.1925", "0.8 left out, and the sign lost"),
        ("-0.1925", "0.8 left out"),
        ("0.8", "0.5 * x left out"),
        ("0.9925", "the sign of 0.5 * x lost"),
        ("0.415", "the factor 0.5 left out"),
        ("-0.085", "0.5 * x added instead of multiplied"),
    ],
)
def test_a_slip_in_a_difference(says: str, named: str) -> None:
    """u = 0.8 − 0.5 · 0.385 is 0.6075."""
    assert own("u = 0.8 - 0.5 * x", "u", says, "x = 0.385") == named


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("1 - σ(0.3) = 0.5744", "1 left out, and the sign lost"),
        ("σ(0.8 - 0.1925) = 0.3526", "the difference turned round"),
        ("3 / 8 = 2.667", "3 / 8 upside down"),
        ("0.351 / 0.8 = 0.2808", "0.351 / 0.8 multiplied instead of divided"),
        ("1.5 + 0.25 + 0.125 = 2.125", "0.25 counted twice"),
        ("1.52 + 0.25 + 0.125 = 0.125", "1.52 and 0.25 left out"),
        ("0.35 + 0.82 = 0.287", "0.35 + 0.82 multiplied instead of added"),
        ("1.51 - 0.25 = 0.3775", ""),
        ("σ(0.35) = 0.4134", "the sign before 0.35 lost"),
        ("exp(-0.35) = 1.4191", "the sign before -0.35 lost"),
        ("tanh(0.9) = 0.6146", "tanh taken twice"),
        ("(-0.31) + (-0.25) + 0.87 = 1.43", "every sign lost"),
    ],
)
def test_a_slip_farther_off(line: str, named: str) -> None:
    (result,) = check(line)
    assert (result.verdict, result.slip or "") == ("mismatch", named)


def test_a_figure_of_few_digits_must_be_the_slip_exactly() -> None:
    """2.5 is no reason for 2, nor σ(0) = 0.5 for 1; and 5 is what 2 + 3 comes to."""
    assert [check(line)[0].slip for line in ("0.5 * 2 = 2", "tanh(0) = 1")] == [None, None]
    assert check("2 * 3 = 5")[0].slip == "2 * 3 added instead of multiplied"


def test_another_step_or_state_in_place_of_ones_own() -> None:
    sentences = "a = tanh(x + 0.5 * h_prev)\nh = a + 0.1 * h_prev"
    states, given = 'states = { h_prev = "h" }\n', "x = [0.35, 0.81]\nh_prev = 0.2"
    h1 = mp.tanh(mpf("0.35") + mpf("0.1")) + mpf("0.02")
    wrong = mp.tanh(mpf("0.35") + h1 / 2)
    assert own(sentences, "a@2", mp.nstr(wrong, 7), given, states) == "x of step 1 in place of step 2"
    a2 = mp.tanh(mpf("0.81") + h1 / 2)
    h2 = a2 + h1 / 10
    assert own(
        "a = tanh(x + 0.5*h_prev)\nh = a + 0.1*h_prev\ny = 3*h_prev + a", "y@2", mp.nstr(3 * h2 + a2, 7), given, states
    ) == ("h in place of h_prev")


def test_a_slip_in_a_vector() -> None:
    """The forget gate's first sum is 0.1·0.5 − 0.2·0.5 + 1; with U_f turned over 0.1·0.5 − 0.37·0.5 + 1."""
    skew = {"U_f": "[[0.1, 0.2], [0.37, 0.4]]"}
    (turned,) = results([("f[0]", mp.nstr(sigma(mpf("0.865")), 7))], skew, form="vector")
    assert turned.slip == "U_f transposed"
    (left_out,) = results([("f[1]", mp.nstr(sigma(mpf("0.3") * mpf("0.5") - mpf("0.2") + 2), 7))], form="vector")
    assert left_out.slip == "b_f[1] left out"


def test_the_same_figure_stands_elsewhere() -> None:
    """0.96 is the candidate, cut off, and was printed for f as well."""
    f, _ = results([("f", "0.961"), ("g", "0.961")])
    assert f.slip == "the same figure is printed for g on line 30"


@pytest.mark.parametrize(
    ("says", "named"),
    [("0.0997", "1 place"), ("9.97", "1 place"), ("0.00997", "2 places"), ("99.7", "2 places"), ("997", "3 places"),
     ("0.000997", "3 places")],
)  # fmt: skip
def test_the_point_slips_either_way(says: str, named: str) -> None:
    (result,) = results([("f", says)])
    assert result.slip == f"the decimal point may have slipped {named}"
