"""What is not understood is an error with its column, never a guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from symbolic_lstm.articles import latex, mathml
from symbolic_lstm.errors import SentenceError
from symbolic_lstm.maths.reader import parse

if TYPE_CHECKING:
    from symbolic_lstm.maths.tokens import Token


def texts(found: list[Token]) -> list[str]:
    return [token.text for token in found][:-1]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (r"h_{t-1}", ["h_t-1"]),
        (r"h_t", ["h_t"]),
        (r"\tilde{c}_{t}", ["c̃_t"]),
        (r"\tilde{c_t}", ["c̃_t"]),
        (r"\mathbf{W}_{xf} \mathbf x_t", ["W_xf", "x_t"]),
        (r"h^{(t)}", ["h^(t)"]),
        (r"x^{<t>}_i", ["x_i^⟨t⟩"]),
        (r"c'", ["c′"]),
        (r"6.27 \times 10^{-6}", ["6.27e-6"]),
        (r"6.27 \cdot 10^{3} \times 2", ["6.27e3", "*", "2"]),
        (r"2{,}70", ["2.70"]),
        (r"1\,048\,576", ["1048576"]),
        (r"\mathrm{sigmoid}(z)", ["sigmoid", "(", "z", ")"]),
        (r"\ln(z)", ["log", "(", "z", ")"]),
        (r"\tanh^2(z)", ["tanh", "(", "z", ")", "^", "(", "2", ")"]),
        (r"|a| \left|b\right|", ["abs", "(", "a", ")", "abs", "(", "b", ")"]),
        (r"W^\top h", ["flip", "(", "W", ")", "h"]),
        (r"(a b)^{\mathrm{T}}", ["flip", "(", "(", "a", "b", ")", ")"]),
        (r"\text{Short-Term Memory} \cdot 2", ["Short-Term Memory", "*", "2"]),
        (r"\underset{2 \times 3}{W}", ["W"]),
        (r"\begin{bmatrix} h \\ x \\ \end{bmatrix}", ["[", "h", ";", "x", "]"]),
        (r"f_t = a", ["f_t", "=", "a"]),
    ],
)
def test_what_latex_says(source: str, said: list[str]) -> None:
    assert texts(latex.tokens(source)) == said


@pytest.mark.parametrize(
    ("source", "column", "reason"),
    [
        (r"a + \foo{x}", 5, "not known"),
        (r"\sigm(x)", 1, r"did you mean 'sigma'"),
        (r"\sigma_g(z)", 9, "which function"),
        (r"W^T h", 3, "transpose or a power"),
        (r"{a+b}^2", 6, "several things"),
        (r"2 3", 3, "side by side"),
        (r"\left( a \right]", 16, "closes nothing"),
        (r"(a", 1, "not closed"),
        (r"a & b", 3, "unexpected"),
        (r"{a", 1, "not closed"),
        (r"_t", 1, "stands at nothing"),
        (r"x_1_2", 4, "second script"),
        (r"\begin{bmatrix} 1 & 2 \\ 3 \end{bmatrix}", 1, "same number of entries"),
        (r"\begin{aligned} a \end{aligned}", 1, "environment"),
        (r"\begin{bmatrix} a", 1, "not ended"),
        (r"\frac{a}", 9, "missing"),
        (r"\sqrt[3]{a}", 1, "not known"),
        (r"a_{}", 2, "empty script"),
        (r"\text{if $x$}", 1, "plain words"),
        (r"50 \% a", 4, "not known"),
        (r"\tilde{a+b}", 1, "one name"),
        ("\\", 1, "not known"),
        ("a\x1b", 2, r"U\+001B"),
    ],
)
def test_what_latex_does_not_say(source: str, column: int, reason: str) -> None:
    with pytest.raises(SentenceError, match=reason) as caught:
        latex.tokens(source)
    assert caught.value.column == column


@pytest.mark.parametrize("opening", ["{", r"\sqrt{", r"\sqrt", r"\tilde", r"\frac{a}{", r"x_{", r"x^"])
def test_latex_depth_is_bounded(opening: str) -> None:
    with pytest.raises(SentenceError):
        latex.tokens(opening * 5000 + "a")


def wrap(inner: str) -> str:
    return f"<math>{inner}</math>"


@pytest.mark.parametrize(
    ("source", "column", "reason"),
    [
        ("<!DOCTYPE math [<!ENTITY a 'ha'>]><math><mi>&a;</mi></math>", 16, "document type"),
        (wrap("<mi>&nbsp;</mi>"), 11, "undefined entity"),
        (wrap("<mi>a</mo>"), 14, "mismatched tag"),
        (wrap("<mi>f</mi><mo>⁡</mo><mo>(</mo><mi>x</mi><mo>)</mo>"), 17, "no function"),
        (wrap("<mi>é</mi><menclose><mi>x</mi></menclose>"), 17, "not known"),
        (wrap("<msup><mi>a</mi></msup>"), 7, "takes 2 parts"),
        (wrap("<mo>∑</mo>"), 7, "not known"),
        (wrap("x"), 1, "loose"),
        (wrap("<mi><b/></mi>"), 7, "nothing else"),
        (wrap(r"<mi>\foo</mi>"), 7, "unexpected"),
        ("<svg/>", 1, "a math element"),
        (wrap("<mn>1.2.3</mn>"), 7, "no number"),
    ],
)
def test_what_mathml_does_not_say(source: str, column: int, reason: str) -> None:
    with pytest.raises(SentenceError, match=reason) as caught:
        mathml.tokens(source)
    assert caught.value.column == column


def test_mathml_depth_is_bounded() -> None:
    with pytest.raises(SentenceError, match="100 deep"):
        mathml.tokens(wrap("<mrow>" * 5000 + "</mrow>" * 5000))


def test_a_bomb_is_not_lit() -> None:
    bomb = "".join(f"<!ENTITY e{k} '{f'&e{k - 1};' * 10}'>" for k in range(1, 30))
    with pytest.raises(SentenceError, match="document type"):
        mathml.tokens(f"<!DOCTYPE math [<!ENTITY e0 'x'>{bomb}]><math><mi>&e29;</mi></math>")


def test_flat_rows_of_converters_are_read() -> None:
    source = wrap("<mi>σ</mi><mo>(</mo><mo>−</mo><mn>10</mn><msup><mo>)</mo><mn>2</mn></msup>")
    assert str(parse(mathml.tokens(source), source, juxtaposed=True)) == "sigmoid(-10)^2"
