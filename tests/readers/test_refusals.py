"""What is not understood is an error with its column, never a guess."""

from __future__ import annotations

import pytest

from symbolic_lstm.errors import SentenceError
from symbolic_lstm.readers.latex import latex
from symbolic_lstm.readers.line import read_line
from symbolic_lstm.readers.mathml import mathml
from symbolic_lstm.readers.term import sentence


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (r"h_{t-1}", "h_t-1"),
        (r"h_t", "h_t"),
        (r"\tilde{c}_{t}", "c̃_t"),
        (r"\tilde{c_t}", "c̃_t"),
        (r"\mathbf{W}_{xf} \mathbf x_t", "W_xf @ x_t"),
        (r"h^{(t)}", "h^(t)"),
        (r"x^{<t>}_i", "x_i^⟨t⟩"),
        (r"c'", "c′"),
        (r"6.27 \times 10^{-6}", "6.27e-6"),
        (r"6.27 \cdot 10^{3} \times 2", "6.27e3 * 2"),
        (r"2{,}70", "2.70"),
        (r"1\,048\,576", "1048576"),
        (r"\mathrm{sigmoid}(z)", "sigmoid(z)"),
        (r"\ln(z)", "log(z)"),
        (r"\tanh^2(z)", "tanh(z)^2"),
        (r"|a| \left|b\right|", "abs(a) @ abs(b)"),
        (r"W^\top h", "flip(W) @ h"),
        (r"(a b)^{\mathrm{T}}", "flip(a @ b)"),
        (r"\text{STM}_{t} \cdot 2", "STM_t * 2"),
        (r"\underset{2 \times 3}{W}", "W"),
        (r"\underbrace{W}_{2 \times 3}", "W"),
        (r"\boxed{a + b}", "a + b"),
        (r"\begin{bmatrix} h \\ x \\ \end{bmatrix}", "[h; x]"),
        (r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", "[1, 2; 3, 4]"),
        (r"\sqrt[3]{a}", "a^(1 / 3)"),
        (r"\lVert v \rVert", "sqrt(total(v^2))"),
        (r"\log_2(8)", "log(8) / log(2)"),
        (r"50 \% \cdot a", "0.50 * a"),
        (r"\{a + [b (c)]\}", "a + b @ c"),
    ],
)
def test_what_latex_says(source: str, said: str) -> None:
    assert str(sentence(latex(source), source)) == said


@pytest.mark.parametrize(
    ("source", "column", "reason"),
    [
        (r"a + \foo{x}", 5, "cannot be set"),
        (r"\sigm(x)", 1, r"did you mean \\sigma"),
        (r"\sigma_g(z)", 1, "bare name"),
        (r"{a+b}^2", 6, "one thing"),
        (r"2 3", 3, "side by side"),
        (r"\left( a \right]", 10, "closes nothing"),
        (r"(a", 1, "not closed"),
        (r"{a", 1, "not closed"),
        (r"_t", 1, "stands at nothing"),
        (r"x_1_2", 4, "second script"),
        (r"\begin{tabular} a \end{tabular}", 1, "environment"),
        (r"\begin{bmatrix} a", 1, "not ended"),
        (r"\begin{bmatrix} 1 & 2 \\ 3 \end{bmatrix}", 1, "same length"),
        (r"\frac{a}", 9, "nothing here"),
        (r"a_{}", 3, "missing"),
        (r"\text{if $x$}", 1, "plain words"),
        (r"\tilde{a+b}", 1, "one letter"),
        ("\\", 1, "cannot be set"),
        ("a\x1b", 2, r"U\+001B"),
    ],
)
def test_what_latex_does_not_say(source: str, column: int, reason: str) -> None:
    with pytest.raises(SentenceError, match=reason) as caught:
        sentence(latex(source), source)
    assert caught.value.column == column


@pytest.mark.parametrize("opening", ["{", r"\sqrt{", r"\sqrt", r"\tilde", r"\frac{a}{", r"x_{", r"x^"])
def test_latex_depth_is_bounded(opening: str) -> None:
    with pytest.raises(SentenceError):
        latex(opening * 5000 + "a")


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
        (wrap("<mo>☃</mo>"), 7, "not known"),
        (wrap("x"), 1, "loose"),
        (wrap("<mi><b/></mi>"), 7, "nothing else"),
        (wrap(r"<mi>\foo</mi>"), 7, "unexpected"),
        ("<svg/>", 1, "a math element"),
        (wrap("<mn>1.2.3</mn>"), 7, "no number"),
    ],
)
def test_what_mathml_does_not_say(source: str, column: int, reason: str) -> None:
    with pytest.raises(SentenceError, match=reason) as caught:
        mathml(source)
    assert caught.value.column == column


def test_mathml_depth_is_bounded() -> None:
    with pytest.raises(SentenceError, match="100 deep"):
        mathml(wrap("<mrow>" * 5000 + "</mrow>" * 5000))


def test_a_bomb_is_not_lit() -> None:
    bomb = "".join(f"<!ENTITY e{k} '{f'&e{k - 1};' * 10}'>" for k in range(1, 30))
    with pytest.raises(SentenceError, match="document type"):
        mathml(f"<!DOCTYPE math [<!ENTITY e0 'x'>{bomb}]><math><mi>&e29;</mi></math>")


def test_flat_rows_of_converters_are_read() -> None:
    source = wrap("<mi>σ</mi><mo>(</mo><mo>−</mo><mn>10</mn><msup><mo>)</mo><mn>2</mn></msup>")
    assert str(sentence(mathml(source), source)) == "sigmoid(-10)^2"


def test_thousands_of_names_side_by_side_are_refused_before_they_are_multiplied() -> None:
    with pytest.raises(SentenceError, match="more than 500 factors"):
        read_line("d " * 2000 + "= 1", "latex")
