"""Lines as people print them: every spelling, vectors, steps judged part by part, equations between expressions."""

from __future__ import annotations

import pytest

from symbolic_lstm import check
from symbolic_lstm.errors import SentenceError
from symbolic_lstm.maths.reader import read
from symbolic_lstm.readers.line import read_line
from symbolic_lstm.verify.chain import judge


def verdicts(line: str) -> list[str]:
    return [result.verdict for result in check(line)]


RIGHT = [
    r"\frac{1}{1+e^{-0.6}} = 0.6457", r"$\frac{1}{1+e^{-0.6}} = 0.6457$", r"\sigma(0.6) \approx 0.6457",
    "1/(1+math.exp(-0.6)) = 0.6457", "np.tanh(0.5) ≈ 0.462", "2**3 = 8", "e^-0.6 = 0.5488", "π = 3.1416",
    "(0.62)(0) + 2(3 + 4) = 14", "0.69 tanh(0.39) = 0.256", "2[3 + 4] = {14}", "|−3| + |2||-3| = 9",
    "0,62 · 0,5 = 0,31", "tanh(2,96) ≈ 0,995", "1,048,576 + 1 = 1,048,577", "1 / 9,8 ≈ 0,102", "1,000 + 500 = 1,500",
    "99.7 % · 2 = 1.994", "6.27 × 10^-6 = 6.27e-6", "6.27×10⁻⁶ · 2 = 1.254·10^-5", "½ + ¼ = 0.75", "2½ = 2.5",
    "tanh²(0.5) = 0.2136", "1/3 = 0.333…", "2/3 = 0.666...", "σ(0.6) = 0.6456…", "2 x 3 = 6", "2*3 + 0*5 = 6",
    "Forget gate: σ(0.6) = 0.6457", "σ(0.6) = 0.6457 (forget gate)", "σ(0.6) = 0.6457  # forget gate", "- 2 + 3 = 1",
    "- 0.5 × 2 = 1", "1. 0.5 × 2 = 1", "• f = 0.5·2 = 1.", "(3) + 4 = 7", "f &= 2*3 &= 6", "0.3 + 0.4 ⇒ 0.7",
    "0.6\u00ad457 = 0.6457", "\ufeff0.5 ⋅ 2 = 1", "0.5 &times; 2 = 1", "2<sup>3</sup> = 8", "𝜎(０.６) = 0.6457",
    "0.5 – 0.2 = 0.3", "0.5\u00a0·\u200b2 = 1", r"h\_t = 0.5*2 = 1", "√2 = 1.414", "sqrt 2 = 1.414",
    "relu(-2) = 0", "leaky_relu(-2) = -0.02", "elu(-1) = -0.632", "gelu(1) = 0.8413", "gelu(1) = 0.8412",
    "softplus(0) = 0.693", "hard_sigmoid(1) = 0.667", "hard_sigmoid(1) = 0.7", "expit(0) = 0.5", "sin(π/6) = 0.5",
    "cos(0) = 1", "log2(8) = 3", "log_10(1000) = 3", "math.log(8, 2) = 3", "log(100, 10) = 2",
    "mean([1, 2, 6]) = 3", "sum([1, 2]) = 3", "max([1, 5, 2]) = 5",
    "dot([1, 2], [3, 4]) = 11", "[0.1, 0.2]·[3, 4] = 1.1", "[1,2]·[3,4] = [3, 8]", "[[1, 2], [3, 4]] @ [5, 6] = [17, 39]",
    "[[1 2]\n [3 4]] @ [[5 6]\n [7 8]] = [[19 22]\n [43 50]]", "[1 -2; 3 4]·[1; 1] = [-1; 7]", "‖[3, 4]‖ = 5",
    r"\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix} \begin{pmatrix} 5 \\ 6 \end{pmatrix} = \begin{bmatrix} 17 \\ 39 \end{bmatrix}",
    "0.997*2 + 1.0*0.97 = 0.97 + 1.99 = 2.96", "0.574*0.3 + 0.684*0.604 = 0.172 + 0.413", "0.3*0.5*2 = 2*0.15 = 0.3",
    "1.5 + 2.5 + 3 = 4 + 3 = 7", "0.82*0.8 + 0.82*0.90 = 0.66 + 0.74 = 1.39", "1/2(3+4) = 3.5", "0.2565 = 0.256 = 0.256",
    r"\begin{aligned} f &= \sigma(2{,}7 \times 1) \quad\text{(Zahlen)} \\ &\approx 0{,}937 \end{aligned}",
    r"\underbrace{2 \cdot 3}_{\text{kept}} + 1 = \boxed{7}", "Step 1:\n  f = 2*3\n    = 6   result",
]  # fmt: skip


@pytest.mark.parametrize("line", RIGHT)
def test_right_in_every_spelling(line: str) -> None:
    found = check(line)
    assert [r.message for r in found if r.level in ("warning", "error") or r.verdict == "unverifiable"] == []


@pytest.mark.parametrize(
    ("line", "expected", "printed"),
    [
        ("0.540 * tanh(0.518) = 0.540 * 0.495", "mismatch", "0.495"),
        ("0.574*0.3 + 0.684*0.604 = 0.413 + 0.192", "mismatch", "0.192"),
        (r"\frac{1}{1+e^{-0.6}} = \frac{1}{1 + 0.6488}", "mismatch", "0.6488"),
        ("[[1, 2], [3, 4]] @ [5, 6] = [17, 38]", "mismatch", "38"),
        ("tanh(x) = 2σ(x) − 1", "refuted", ""),
        ("[1, 2] = 3", "ill-typed", ""),
    ],
)
def test_a_misprint_stands_where_it_is(line: str, expected: str, printed: str) -> None:
    (bad,) = [r for r in check(line) if r.level == "error"]
    assert bad.verdict == expected
    assert not printed or line[bad.span[0] : bad.span[1]] == printed


@pytest.mark.parametrize(
    ("line", "verdict", "value"),
    [("sqrt(2)*sqrt(8) = 5", "last-digit", "4.000"), ("sqrt(2)*sqrt(8) = 6", "mismatch", "4.000"),
     ("-sqrt(2)*sqrt(8) = -5", "last-digit", "-4.000"), ("sqrt(2)*sqrt(2) = 2.2", "mismatch", "2.000"),
     ("sqrt(2)*sqrt(8) = 3", "undecided", "4.000"),
     ("log2(8) = 2", "mismatch", "3"), ("log2(8) = 3", "exact", "3"), ("log10(0.001) = -3.1", "mismatch", "-3"),
     ("ln(e) = 2.5", "mismatch", "1"), ("log(8, 4) = 1.5", "exact", "1.5"), ("log2(9) = 3.17", "ok", "3.16992")],
)  # fmt: skip
def test_a_value_next_to_a_decimal_is_told_from_others(line: str, verdict: str, value: str) -> None:
    """That it is cut to 4 or to 3 nobody can say; what is neither is wrong. Logarithms of powers are exact."""
    (result,) = check(line)
    assert result.verdict == verdict and (result.recomputed["full"] or "").startswith(value)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("tanh(x) = 2σ(2x) − 1", "proved"),
        ("(1−z)n + zh = n + z(h − n)", "proved"),
        ("1 - tanh(x)^2 = 4/(exp(x)+exp(-x))^2", "proved"),
        ("σ(-x) = 1 - σ(x)", "proved"),
        ("(a + b)^2 = a^2 + 2 a b + b^2", "proved"),
        ("(a + b)^2 = a^2 + b^2", "refuted"),
        ("x / x = 2", "unverifiable"),
        ("log(x*x) = 2 log(x)", "undecided"),
        ("(1-z) n + z h = z n + (1-z) h", "undecided"),
        ("x^40 * x = x^41", "undecided"),
    ],
)
def test_expressions(line: str, expected: str) -> None:
    assert verdicts(line) == [expected]


def test_gates_that_are_one_anothers_complement_are_no_error() -> None:
    assert "change places" in check("(1-z) n + z h = z n + (1-z) h")[0].message


def test_figures_may_be_carried_unrounded() -> None:
    """0.6457·0.6044 is 0.39026, and from unrounded operands 0.39021."""
    (chain,) = read_line("0.6457 * 0.6044 = 0.3902")
    assert judge(chain)[0].verdict == "truncated"
    carried = {"0.6457": [read("sigmoid(0.6)")], "0.6044": [read("tanh(0.7)")]}
    assert judge(chain, {}, carried)[0].verdict == "unrounded"


def test_any_value_a_name_had_may_be_meant() -> None:
    (chain,) = read_line("2*x + b = 2*3 + 1 = 7")
    right = {"x": [read("3"), read("4")], "b": [read("1")]}
    assert {r.level for r in judge(chain, right)} == {"pass"}
    assert any(r.level == "error" for r in judge(chain, {"x": [read("4")], "b": [read("1")]}))


@pytest.mark.parametrize(
    ("line", "label", "remark"),
    [
        ("Forget gate: σ(0.6) = 0.6457", "Forget gate", ""),
        ("σ(0.6) = 0.6457 (forget gate)", "", "forget gate"),
        ("f = σ(0.6)        Zahlen", "", "Zahlen"),
        ("so the gate is σ(0.6) = 0.6457", "so the gate is", ""),
    ],
)
def test_words_around_a_line_are_kept(line: str, label: str, remark: str) -> None:
    (chain,) = read_line(line)
    assert (chain.label, chain.remark) == (label, remark)


@pytest.mark.parametrize(
    ("name", "meant"), [("tnah", "tanh"), ("Softmax2", ""), ("sinh2", ""), ("cosine", ""), ("arctan", "")]
)
def test_hints_never_name_another_function(name: str, meant: str) -> None:
    with pytest.raises(SentenceError) as caught:
        check(f"{name}(0.5) = 1")
    assert (f"did you mean {meant!r}" in str(caught.value)) == bool(meant)


def test_several_equations_on_one_line() -> None:
    assert len(read_line("f = 0.5, i = 0.6; g = 0.7")) == 3
    assert [str(side.term) for side in read_line("x = 3 ⇒ y = 2*3 = 6")[1].sides] == ["y", "2 * 3", "6"]


@pytest.mark.parametrize(
    ("line", "printed", "verdict", "told"),
    [
        ("sigma(5.95) = 99.7 %", "99.7 %", "ok", "99.7 % is 0.997400… rounded"),
        ("sigma(5.95) = 997 ‰", "997 ‰", "ok", "997 ‰ is 0.997400… rounded"),
        (r"\sigma(5.95) = 99.8\,\%", "99.8 %", "last-digit", "it prints as 99.7 %"),
        ("-sigma(5.95) = -99.7 %", "-99.7 %", "ok", "−99.7 % is −0.997400… rounded"),
        ("sigma(0.7) = 70 %", "70 %", "coarse", "70 % is a coarse figure"),
    ],
)
def test_a_percentage_is_told_as_it_is_printed(line: str, printed: str, verdict: str, told: str) -> None:
    (result,) = check(line)
    assert (result.printed, result.verdict) == (printed, verdict)
    assert told in result.message
