"""What is typeset says what was typed: every route back ends in the same sentence."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from latex2mathml.converter import convert

from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.reader import read
from symbolic_lstm.maths.spell import needs_brackets
from symbolic_lstm.maths.terms import Symbol, substituted
from symbolic_lstm.page.layout import (
    Array,
    Call,
    Fence,
    Frac,
    Ident,
    Layout,
    Num,
    Op,
    Over,
    Radical,
    Row,
    Sub,
    Sup,
)  # fmt: skip
from symbolic_lstm.readers.latex import latex as read_latex
from symbolic_lstm.readers.mathml import mathml as read_mathml
from symbolic_lstm.readers.plain import plain as read_plain
from symbolic_lstm.readers.term import sentence
from symbolic_lstm.writers import latex, mathml, text

Names: TypeAlias = dict[str, tuple[Layout, str]]

#: Names as they are typed, as they are set, and as every reader must spell them.
NAMES: Names = {
    "h_prev": (Sub(Ident("h"), Row((Ident("t"), Op("−"), Num("1")))), "h_t-1"),
    "c": (Sub(Over(Ident("c"), "tilde"), Ident("t")), "c\u0303_t"),
    "W": (Sub(Ident("W", bold=True), Row((Ident("x"), Ident("f")))), "W_xf"),
    "U": (Sub(Ident("U"), Row((Ident("f"), Op(","), Num("1"), Num("2")))), "U_f,12"),
    "x": (Sup(Ident("x", bold=True), Row((Op("⟨"), Ident("t"), Op("⟩")))), "x^⟨t⟩"),
    "g": (Ident("γ"), "γ"),
    "y": (Over(Ident("y"), "hat"), "y\u0302"),
    "stm": (Ident("STM", upright=True), "STM"),
    "b": (Sub(Ident("b"), Ident("in", upright=True)), "b_in"),
    "e": (Sup(Ident("e"), Op("′")), "e′"),
    "m": (Sub(Ident("θ"), Ident("g")), "θ_g"),
    "d": (Frac(Row((Ident("∂"), Ident("L"))), Row((Ident("∂"), Sub(Ident("f"), Ident("t"))))), "∂L/∂f_t"),
}
#: The same names in plain letters, for text: what it sets in Unicode scripts is for people.
PLAIN: Names = {
    typed: (Sub(Ident("U"), Ident("f")), "U_f") if typed == "U" else (Ident(typed), typed) for typed in NAMES
}
NUMBERS = ["2", "2.70", "0.32", "10", "6.27e-6", "1e3", "16.30", "0"]
SIGNS = {t.Plus: Op("+"), t.Minus: Op("−"), t.Times: Op("×"), t.Apply: Op("")}
CALLS = {
    t.Sigmoid: Ident("σ"), t.Tanh: Ident("tanh", True), t.Exp: Ident("exp", True), t.Log: Ident("ln", True),
    t.Softmax: Ident("softmax", True), t.Largest: Ident("max", True), t.Smallest: Ident("min", True),
    t.Relu: Ident("ReLU", True), t.Softplus: Ident("softplus", True), t.HardSigmoid: Ident("hardsigmoid", True),
    t.Heaviside: Ident("heaviside", True), t.Slice: Ident("slice", True),
}  # fmt: skip


def typeset(term: t.Sentence, names: Names = NAMES) -> Layout:
    """A small typesetter that the package's own cannot mislead."""
    if isinstance(term, Symbol):
        return names[term.name][0]
    if isinstance(term, t.Dec):
        digits, _, exponent = term.text.partition("e")
        return Num(digits, int(exponent) if exponent else None)
    head = type(term)
    inner = [typeset(a, names) for a in term.args]
    parts = [
        Fence(p) if needs_brackets(head, k, a) else p for k, (p, a) in enumerate(zip(inner, term.args, strict=True))
    ]
    match term:
        case t.Plus() | t.Minus() | t.Times() | t.Apply():
            items = [SIGNS[head], parts[0]]
            for part in parts[1:]:
                items += [SIGNS[head], part]
            return Row(tuple(items[1:]))
        case t.Neg():
            return Row((Op("−", prefix=True), parts[0]))
        case t.Quotient():
            return Frac(*inner)
        case t.Power():
            return Sup(parts[0], inner[1])
        case t.Concat():
            return Array(tuple((p,) for p in inner))
        case t.Root():
            return Radical(*inner)
        case t.Absolute():
            return Fence(inner[0], "bars")
        case t.Flip():
            return Sup(parts[0] if not term.args[0].args else Fence(inner[0]), Ident("T", upright=True))
        case _:
            return Call(CALLS[head], tuple(inner))


def expected(term: t.Sentence, names: Names = NAMES) -> t.Sentence:
    return substituted(term, {Symbol(typed): Symbol(canonical) for typed, (_, canonical) in names.items()})


def from_latex(source: str) -> t.Sentence:
    return sentence(read_latex(source), source)


def from_mathml(source: str) -> t.Sentence:
    ET.fromstring(source)
    return sentence(read_mathml(source), source)


symbols = st.sampled_from(sorted(NAMES)).map(Symbol)
leaves = symbols | st.sampled_from(NUMBERS).map(t.Dec)


def grown(inner: st.SearchStrategy[t.Sentence]) -> st.SearchStrategy[t.Sentence]:
    several = st.lists(inner, min_size=2, max_size=3)
    # a base of ten under a power is scientific notation to every reader, people included
    bases = inner.filter(lambda a: not (isinstance(a, t.Dec) and a.text == "10"))
    exponents = (
        st.sampled_from(["2", "3", "0.5"]).map(t.Dec)
        | st.just(t.Neg(t.Dec("1")))
        | symbols.filter(lambda s: s.name in ("g", "h_prev", "W", "y"))
    )
    return st.one_of(
        several.map(lambda a: t.Plus(*a)),
        several.map(lambda a: t.Times(*a)),
        st.builds(t.Minus, inner, inner),
        st.builds(t.Neg, inner),
        st.builds(t.Quotient, inner, inner),
        st.builds(t.Apply, symbols, symbols | several.map(lambda a: t.Plus(*a))),
        st.builds(t.Power, bases, exponents),
        several.map(lambda a: t.Concat(*a)),
        st.builds(t.Flip, symbols),
        st.one_of(
            *(st.builds(head, inner) for head in (t.Sigmoid, t.Tanh, t.Exp, t.Log, t.Softmax, t.Root, t.Absolute))
        ),
        st.builds(t.Largest, inner, inner),
        st.builds(t.Smallest, inner, inner),
    )


sentences = st.recursive(leaves, grown, max_leaves=12)


@settings(max_examples=75, deadline=None)
@given(sentences)
def test_latex_and_mathml_say_the_sentence(term: t.Sentence) -> None:
    layout = typeset(term)
    assert from_latex(latex.equation(layout)) == expected(term)
    assert from_mathml(mathml.equation(layout)) == expected(term)


@settings(max_examples=75, deadline=None)
@given(sentences)
def test_latex_converted_by_others_says_the_sentence(term: t.Sentence) -> None:
    assert from_mathml(convert(latex.equation(typeset(term)))) == expected(term)


def is_plain(part: t.Sentence) -> bool:
    """Whether the reader of plain text knows it: bars and ᵀ are for people, and so is 2²."""
    return not isinstance(part, (t.Absolute, t.Flip)) and not (
        isinstance(part, t.Power) and isinstance(part.args[0], t.Dec)
    )


@settings(max_examples=75, deadline=None)
@given(sentences.filter(lambda s: all(is_plain(part) for _, part in t.walk(s))))
def test_text_says_the_sentence(term: t.Sentence) -> None:
    said = text.equation(typeset(term, PLAIN))
    assert sentence(read_plain(said), said) == expected(term, PLAIN)


@pytest.mark.parametrize(
    "sentence",
    [
        "sigmoid(2.70 * 1 + 1.63 * (-10) + 1.62)",
        "2.96 - (1.99 + 0.97)",
        "(h_prev + b) * (-g)",
        "(h_prev / b) ^ 2",
        "6.27e-6 ^ 2",
        "abs(abs(g) * h_prev)",
        "tanh(g) ^ 2 * (1 - tanh(g))",
        "[h_prev; x; 1]",
        "-(W @ x) / 2",
    ],
)
def test_known_traps(sentence: str) -> None:
    term = read(sentence)
    layout = typeset(term)
    assert from_latex(latex.equation(layout)) == expected(term)
    assert from_mathml(mathml.equation(layout)) == expected(term)
    assert from_mathml(convert(latex.equation(layout))) == expected(term)
