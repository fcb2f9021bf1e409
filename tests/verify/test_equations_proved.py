"""Equations between expressions: what is the same is proved, what is not is refuted where it differs, in bounded time."""

from __future__ import annotations

import pytest

from symbolic_lstm.maths.reader import read
from symbolic_lstm.verify.cases import same_in_every_case
from symbolic_lstm.verify.equations import compared_expressions
from symbolic_lstm.verify.normal_form import same_form

#: Equal where u and T are positive.
SAME = [
    ("tanh(x)", "2 * sigmoid(2*x) - 1"),
    ("(u/(1+u))^(-log(2)/log(u/(1+u)))", "1/2"),
    ("sigmoid(log(u))", "u/(1+u)"),
    ("sigmoid(-log(2^(1/T) - 1))", "2^(-1/T)"),
    ("(2^(-1/T))^T", "1/2"),
    ("log(sigmoid(x))", "-softplus(-x)"),
    ("softplus(x)", "x + softplus(-x)"),
    ("sqrt(x) * sqrt(x)", "x"),
    ("sqrt(u^2)", "u"),
    ("u^2.5 * u^0.5", "u^3"),
    ("log(u*T)", "log(u) + log(T)"),
    ("log(6)", "log(2) + log(3)"),
    ("exp(x/(1 + y^2)) * exp(-x/(1 + y^2))", "1"),
    ("(1/2)^T", "exp(-T*log(2))"),
    ("relu(x)", "max(0, x)"),
    ("max(a, b)", "(a + b + abs(a - b)) / 2"),
    ("relu(x) - relu(-x)", "x"),
    ("hardsigmoid(x)", "min(1, max(0, x/6 + 1/2))"),
    ("abs(x*y)", "abs(x) * abs(y)"),
    ("tanh(abs(x))", "abs(tanh(x))"),
    ("heaviside(x) * x", "relu(x)"),
    ("abs(u)", "u"),
]
#: False somewhere, though each is true of positive numbers, or is what a rule misapplied would give.
DIFFERENT = [
    ("sqrt(x^2)", "x"), ("log(x*y)", "log(x) + log(y)"), ("(x^2)^0.5", "x"), ("abs(x)", "x"), ("relu(x)", "x"),
    ("heaviside(x)", "1 - heaviside(-x)"), ("tanh(x)", "2 * sigmoid(x) - 1"), ("softplus(x)", "softplus(-x)"),
    ("u^T * T^u", "(u*T)^(u+T)"), ("log(u + T)", "log(u) + log(T)"), ("max(a, b)", "max(a, 0) + max(b, 0)"),
]  # fmt: skip
POSITIVE = frozenset({"u", "T"})


def same(pair: tuple[str, str]) -> bool:
    one, other = map(read, pair)
    return same_form(one, other, POSITIVE) or same_in_every_case(one, other, POSITIVE)


@pytest.mark.parametrize("pair", SAME, ids=" = ".join)
def test_what_is_the_same_is_proved(pair: tuple[str, str]) -> None:
    assert same(pair)


@pytest.mark.parametrize("pair", DIFFERENT, ids=" = ".join)
def test_what_is_not_is_never_proved(pair: tuple[str, str]) -> None:
    assert not same(pair)


@pytest.mark.judge
@pytest.mark.parametrize("pair", SAME, ids=" = ".join)
def test_what_is_proved_is_true_at_points_by_another_program(pair: tuple[str, str]) -> None:
    import sympy as sp

    from symbolic_lstm.maths.meaning import meaning

    one, other = (meaning(read(side)) for side in pair)
    for k, base in enumerate((sp.Rational(3, 7), sp.Rational(5, 2), sp.Rational(13, 10))):
        at = {s: base + j * sp.Rational(1, 3) for j, s in enumerate(sorted((one - other).free_symbols, key=str))}
        at |= {s: -v for s, v in at.items() if k == 1 and s.name not in POSITIVE and "sqrt" not in pair[0]}
        assert abs(sp.N((one - other).subs(at), 40)) < sp.Float("1e-30")


@pytest.mark.parametrize(
    ("one", "other", "verdict", "told"),
    [
        ("abs(x)", "x", "refuted", "for x = −1 the sides are 1 and −1"),
        ("relu(x)", "max(x, 0)", "proved", "both sides have one normal form in every case"),
        ("sigmoid(x)", "1/(1 + exp(-x)) + 1e-60", "refuted", "for x = 1 the sides differ by"),
        ("x/0", "x", "undecided", "at no point that was tried have both sides a value"),
        ("(a+b+c+d+e)^12", "(a+b+c+d+e)^6 * (e+d+c+b+a)^6", "undecided", "both sides agree at 8 points"),
        ("2^(2^(2^(2^(2^x))))", "x", "refuted", ""),
        ("(1+x)^24 * (1+y)^24 * (1+z)^24", "(1+y)^24 * (1+z)^24 * (1+x)^24 + 0*x", "undecided", "both sides agree"),
        ("x^1000000000", "x", "refuted", "for x = 1/2"),
    ],
)
def test_every_equation_gets_its_verdict(one: str, other: str, verdict: str, told: str) -> None:
    found = compared_expressions(read(one), read(other))
    assert found.verdict == verdict and told in found.message
