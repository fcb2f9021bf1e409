"""Text to sentence and back, and an error with its column for everything else."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from symbolic_lstm.errors import FigureError, SentenceError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.decimal import decimal
from symbolic_lstm.maths.reader import DEEPEST, read
from symbolic_lstm.maths.spell import text
from symbolic_lstm.maths.tokens import LONGEST, tokens

from ..patience import ends
from ..strategies import decimals, sentences


@settings(max_examples=75, deadline=None)
@given(sentences)
def test_what_is_spelt_is_read_as_the_same_sentence(term: t.Sentence) -> None:
    assert read(text(term)) == term


@settings(max_examples=60, deadline=None)
@given(sentences)
def test_spaces_change_nothing(term: t.Sentence) -> None:
    spelt = text(term)
    assert read(spelt.replace(" ", "   ")) == read(f"  {spelt}\t") == term


@settings(max_examples=100, deadline=None)
@given(decimals)
def test_a_decimal_keeps_its_text(written: str) -> None:
    term = read(written)
    assert isinstance(term, t.Dec)
    assert term.text == text(term) == decimal(written).text == written


@settings(max_examples=120, deadline=None)
@given(st.text("abWx_0123456789.+-*/^@()[],;=≈ σ√×−⁻²eE\x00'\"$\\é", max_size=30))
@example("1e")
@example("0x10")
@example("2a")
@example("σ")
@example("[]")
@example("a^-")
def test_any_text_is_a_sentence_or_an_error_with_a_column(source: str) -> None:
    try:
        term = read(source)
    except SentenceError as fault:
        assert 1 <= fault.column <= len(source) + 1
        assert fault.source == source
    else:
        assert read(text(term)) == term


@pytest.mark.parametrize(
    ("source", "spelt"),
    [
        ("a+b+c", "a + b + c"),
        ("(a+b)+c", "(a + b) + c"),
        ("a+(b+c)", "a + (b + c)"),
        ("a-b-c", "a - b - c"),
        ("a-(b-c)", "a - (b - c)"),
        ("a - b + c - d", "a - b + c - d"),
        ("a/b/c", "a / b / c"),
        ("a/(b*c)", "a / (b * c)"),
        ("a*b/c*d", "a * b / c * d"),
        ("-a^2", "-a^2"),
        ("(-a)^2", "(-a)^2"),
        ("a^(b^c)", "a^(b^c)"),
        ("2^-1", "2^(-1)"),
        ("-a*b", "-a * b"),
        ("(-a)*b", "(-a) * b"),
        ("a*-b", "a * (-b)"),
        ("--a", "-(-a)"),
        ("x^2^3", "x^(2^3)"),
        ("W@x+b", "W @ x + b"),
        ("W@V@x", "W @ V @ x"),
        ("(W@V)@x", "(W @ V) @ x"),
        ("a*W@x", "a * W @ x"),
        ("[h_prev;x]", "[h_prev; x]"),
        ("σ(2.70 × (−10) · 3 ÷ 4)", "sigmoid(2.70 * (-10) * 3 / 4)"),
        ("tanh(a) ⊙ ln(b)", "tanh(a) * log(b)"),
        ("x²", "x^2"),
        ("x⁻¹", "x^(-1)"),
        ("√(2)", "sqrt(2)"),
        ("a**b", "a^b"),
        ("transpose(W) @ x", "flip(W) @ x"),
        ("2.", "2"),
        (".5", "0.5"),
        ("1E3", "1e3"),
        ("6.27×10⁻⁶", "6.27e-6"),
        ("W_f[0,1]*x[1]@2", "W_f[0,1] * x[1]@2"),
        ("max(a, b, c)", "max(a, b, c)"),
    ],
)
def test_known_sentences(source: str, spelt: str) -> None:
    assert text(read(source)) == spelt
    assert read(spelt) == read(source)


def test_sums_and_products_are_flat_where_no_bracket_says_otherwise() -> None:
    assert read("a + b + c").args == read("[a; b; c]").args
    assert isinstance(read("a + b - c"), t.Minus)
    assert type(read("a * b * c")) is t.Times and len(read("a * b * c").args) == 3
    assert read("(a + b) + c") != read("a + b + c") != read("a + (b + c)")
    assert read("2.70 * 1") != read("1 * 2.70")


@pytest.mark.parametrize(
    ("source", "column", "said"),
    [
        ("", 1, "the equation ends"),
        ("   ", 4, "the equation ends"),
        ("a +", 4, "the equation ends"),
        ("a b", 3, "expected an operator or the end"),
        ("a + * b", 5, "'*' stands here"),
        ("(a + b", 7, "expected ')'"),
        ("a + b)", 6, "')' stands here"),
        ("[a; b)", 6, "expected ']'"),
        ("()", 2, "')' stands here"),
        ("a = b", 3, "one side of an equation"),
        ("a.b", 2, "no attribute access"),
        ("a.__class__", 2, "no attribute access"),
        ("x.real + 1", 2, "no attribute access"),
        ("2.70.1", 1, "is no number"),
        ("2.70x", 1, "is no number"),
        ("1_000", 1, "is no number"),
        ("a + 2e4000", 5, "out of range"),
        ("1e999999999", 1, "is no decimal number"),
        ("sigmiod(x)", 1, "cannot be called; did you mean 'sigmoid'?"),
        ("a + tahn(x)", 5, "did you mean 'tanh'?"),
        ("__import__(os)", 1, "cannot be called"),
        ("eval(x)", 1, "cannot be called"),
        ("a(b)", 1, "cannot be called"),
        ("tanh", 5, "is a function; expected '('"),
        ("sigmoid + 1", 9, "is a function; expected '('"),
        ("tanh()", 6, "expected a name, a number or a bracket"),
        ("tanh(a, b)", 1, "Tanh takes 1 part, not 2"),
        ("a + max(b)", 5, "Largest takes at least 2 parts"),
        ("a + outer(b)", 5, "Outer takes 2 parts"),
        ("a, b", 2, "expected an operator or the end"),
        ("lambda: 1", 7, "unexpected ':'"),
        ("'a'", 1, "has no place in an equation"),
        ("{a}", 1, "has no place in an equation"),
        ("`ls`", 1, "has no place in an equation"),
        ("a ! b", 3, "unexpected '!'"),
        ("a; b", 2, "expected an operator or the end"),
        ("a + \\sigma", 5, "unexpected '\\\\'"),
        ("α + 1", 1, "unexpected 'α'"),
        ("a + 漢", 5, "unexpected '漢'"),
        ("a + 😀", 5, "unexpected '😀'"),
        ("😀", 1, "unexpected '😀'"),
        ("a\x00b", 2, "unexpected 'U+0000'"),
        ("a\x1b[2J", 2, "unexpected 'U+001B'"),
        ("a\u202eb", 2, "unexpected 'U+202E'"),
        ("a + ٣", 5, "unexpected '٣'"),
        ("a[0", 2, "expected an operator or the end"),
        ("a[0,1,2]", 2, "expected an operator or the end"),
    ],
)
def test_what_cannot_be_read_says_where(source: str, column: int, said: str) -> None:
    with pytest.raises(SentenceError) as caught:
        read(source)
    assert said in caught.value.reason
    assert caught.value.column == column
    assert "\x1b" not in str(caught.value) and "\u202e" not in str(caught.value)


def test_the_caret_stands_under_the_column() -> None:
    with pytest.raises(SentenceError) as caught:
        read("2.70 * 1 + sigmiod(x)")
    line, caret = str(caught.value).split("\n")[1:]
    assert line[caret.index("^") :].startswith("sigmiod")


def test_the_caret_stands_in_a_long_line_too() -> None:
    source = "a + " * 1000 + "? + a"
    with pytest.raises(SentenceError) as caught:
        read(source)
    line, caret = str(caught.value).split("\n")[1:]
    assert caught.value.column == 4001 and line[caret.index("^")] == "?" and len(line) < 100


@pytest.mark.parametrize(
    "source",
    [
        "(" * 10_000 + "a" + ")" * 10_000,
        "(" * 10_000,
        "[" * 10_000,
        "-" * 10_000 + "a",
        "+" * 10_000 + "a",
        "a*" + "-" * 10_000 + "a",
        "tanh(" * 10_000 + "a" + ")" * 10_000,
        "a^(" * 10_000 + "a" + ")" * 10_000,
        "W @ " * 10_000 + "x",
        "a - " * 10_000 + "a",
        "a / " * 10_000 + "a",
        "a + b - " * 1000 + "a",
    ],
    ids=lambda source: source[:6],
)
def test_depth_is_an_error_and_no_crash(source: str) -> None:
    with ends(), pytest.raises(SentenceError, match=f"nests more than {DEEPEST} deep"):
        read(source)


def test_a_flat_line_may_be_long() -> None:
    for sign in (" + ", " * "):
        with ends():
            term = read(sign.join(["a"] * 20_000))
            assert len(term.args) == 20_000
            assert read(text(term)) == term


def test_a_huge_line_is_refused_before_it_is_read() -> None:
    with ends(), pytest.raises(SentenceError, match=f"at most {LONGEST}"):
        read("(" * 5_000_000)


def test_the_deepest_sentence_is_read_and_spelt() -> None:
    source = "(-" * 49 + "a" + ")" * 49
    assert text(read(source)).count("-") == 49


def test_tokens_know_their_columns() -> None:
    found = tokens("σ(2.70 × (−10)) ≈ 0")
    assert [(token.text, token.column) for token in found] == [
        ("σ", 1), ("(", 2), ("2.70", 3), ("*", 8), ("(", 10), ("-", 11), ("10", 12), (")", 14), (")", 15), ("≈", 17),
        ("0", 19), ("", 20),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "written", ["", "-", ".", "1,5", "nan", "inf", "-inf", "∞", "1e", "e5", "0x1", "1_0", "٣", "a", "1 2"]
)
def test_what_is_no_decimal(written: str) -> None:
    with pytest.raises(FigureError, match="is no decimal number"):
        decimal(written)


@pytest.mark.parametrize("written", ["1e1001", "1e-1001", "-1e9999", "123e999"])
def test_what_is_out_of_range(written: str) -> None:
    with pytest.raises(FigureError, match="out of range"):
        decimal(written)


@pytest.mark.parametrize(
    ("written", "n", "places", "canonical"),
    [
        ("2.70", 270, 2, "2.70"),
        ("-0.32", -32, 2, "-0.32"),
        ("−0.32", -32, 2, "-0.32"),
        ("+1.62", 162, 2, "1.62"),
        ("0", 0, 0, "0"),
        ("-0", 0, 0, "-0"),
        (".5", 5, 1, "0.5"),
        ("5.", 5, 0, "5"),
        ("1e3", 1000, 0, "1e3"),
        ("1.5E+2", 150, 0, "1.5e2"),
        ("6.27e-6", 627, 8, "6.27e-6"),
        ("6.27×10⁻⁶", 627, 8, "6.27e-6"),
        ("6.27 · 10^{-6}", 627, 8, "6.27e-6"),
        ("1e1000", 10**1000, 0, "1e1000"),
        ("0e5", 0, 0, "0e5"),
    ],
)
def test_decimals_are_exact_and_keep_their_text(written: str, n: int, places: int, canonical: str) -> None:
    assert decimal(written) == (n, places, canonical)


@pytest.mark.parametrize("written", ["a", "2.70.1", "-1", ""])
def test_a_decimal_leaf_is_one_unsigned_number(written: str) -> None:
    with pytest.raises((TypeError, FigureError)):
        t.Dec(written)
