"""What the tests draw at random: decimals as people type them, sentences, and cells with numbers."""

from __future__ import annotations

from hypothesis import strategies as st

from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.cell import Cell, Equation
from symbolic_lstm.maths.decimal import decimal
from symbolic_lstm.maths.program import Let, Program
from symbolic_lstm.maths.terms import Symbol

#: Unsigned decimals in canonical text: 2.70, 0.00, 007, 6.27e-6.
plain = st.builds(
    lambda whole, part: f"{whole}.{part}" if part else str(whole),
    st.integers(0, 999),
    st.text("0123456789", max_size=5),
)
powers = st.builds(lambda mantissa, exponent: f"{mantissa}e{exponent}", plain, st.integers(-12, 12))
decimals = st.one_of(plain, plain, plain, powers).map(lambda written: decimal(written).text)

names = st.sampled_from(["a", "b", "c_prev", "h_prev", "W_f", "U_f[0,1]", "x[2]", "h@3", "zeta", "_", "E1"])
symbols = names.map(Symbol)
leaves = symbols | decimals.map(t.Dec)


def _grown(inner: st.SearchStrategy[t.Sentence]) -> st.SearchStrategy[t.Sentence]:
    def built(head: type[t.Term]) -> st.SearchStrategy[t.Sentence]:
        return st.lists(inner, min_size=head.least, max_size=head.most or 4).map(lambda parts: head(*parts))

    return st.one_of(*map(built, t.HEADS))


#: Any sentence at all, with every head there is.
sentences = st.recursive(leaves, _grown, max_leaves=12)

small = st.builds(
    lambda whole, part: t.Dec(f"{whole}.{part}" if part else str(whole)),
    st.integers(0, 30),
    st.text("0123456789", max_size=4),
)
signed = st.builds(lambda minus, leaf: t.Neg(leaf) if minus else leaf, st.booleans(), small)


def _worked(inner: st.SearchStrategy[t.Sentence]) -> st.SearchStrategy[t.Sentence]:
    several = st.lists(inner, min_size=2, max_size=3)
    return st.one_of(
        several.map(lambda parts: t.Plus(*parts)),
        several.map(lambda parts: t.Times(*parts)),
        st.builds(t.Minus, inner, inner),
        st.builds(t.Neg, inner),
        st.builds(t.Sigmoid, inner),
        st.builds(t.Tanh, inner),
        *(st.builds(head, inner) for head in (t.Absolute, t.Relu, t.Softplus, t.HardSigmoid)),
        st.builds(t.Largest, inner, inner),
        st.builds(lambda a, n: t.Power(a, t.Dec(str(n))), inner, st.integers(0, 3)),
        st.builds(lambda a, n: t.Quotient(a, t.Dec(str(n))), inner, st.integers(1, 9)),
    )


#: Sentences of numbers alone that have a value whatever the numbers are.
valued = st.recursive(signed, _worked, max_leaves=8)

#: Weights, states and inputs of an example, as typed.
numbers = st.builds(
    lambda minus, whole, part: f"{'-' * minus}{whole}" + (f".{part}" if part else ""),
    st.booleans(),
    st.one_of(st.integers(0, 4), st.integers(0, 25)),
    st.text("0123456789", max_size=4),
)


def alone(term: t.Sentence) -> Program:
    """A program of one sentence, whose place is `y@1`."""
    equation = Equation("y", term, "expression")
    cell = Cell("expression", "one expression", (equation,), {}, (), {})
    return Program(cell, "scalar", 1, (Let(equation, term, 1),), {})
