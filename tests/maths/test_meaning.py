"""What sentences mean: σ as a function of algebra, and vectors entry by entry."""

from __future__ import annotations

import math

import mpmath
import numpy as np
import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st

from symbolic_lstm.cells import lstm
from symbolic_lstm.errors import SentenceError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.meaning import meaning, sigma
from symbolic_lstm.maths.reader import read

from ..strategies import valued

Z = sp.Symbol("z", real=True)
POINTS = ["-30", "-4.27", "-0.001", "0", "0.5", "5.95", "40"]


def logistic(z: object) -> mpmath.mpf:
    return 1 / (1 + mpmath.exp(-mpmath.mpf(z)))


def test_sigma_is_exact_where_it_can_be() -> None:
    assert sigma(0) == sp.Rational(1, 2)
    assert sigma(sp.oo) == 1 and sigma(-sp.oo) == 0
    assert sigma(Z).is_real and sigma(Z).is_positive
    assert sigma(sp.Integer(1)).func is sigma
    with pytest.raises(TypeError):
        sigma(Z, Z)


def test_derivatives_of_sigma() -> None:
    assert sigma(Z).diff(Z) == sigma(Z) * (1 - sigma(Z))
    as_exp = (1 / (1 + sp.exp(-Z))).diff(Z)
    assert sp.simplify(sigma(Z).diff(Z).rewrite(sp.exp) - as_exp) == 0
    twice = sp.simplify(sigma(Z).diff(Z, 2).rewrite(sp.exp) - as_exp.diff(Z))
    assert twice == 0
    assert sigma(3 * Z + 1).diff(Z) == 3 * sigma(3 * Z + 1) * (1 - sigma(3 * Z + 1))


@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize("digits", [15, 60])
def test_sigma_evaluates_to_any_precision(point: str, digits: int) -> None:
    with mpmath.workdps(digits + 20):
        ours = mpmath.mpf(str(sigma(sp.Rational(point)).evalf(digits)))
        assert abs(ours - logistic(point)) <= logistic(point) * mpmath.mpf(10) ** (1 - digits)


@pytest.mark.parametrize("module", ["math", "mpmath", "numpy"])
def test_sigma_lambdifies(module: str) -> None:
    function = sp.lambdify(Z, sigma(Z) * sp.tanh(Z), module)
    for point in POINTS:
        assert float(function(float(point))) == pytest.approx(
            float(logistic(point)) * math.tanh(float(point)), rel=1e-12
        )


def test_sigma_lambdifies_over_arrays() -> None:
    points = np.array([float(p) for p in POINTS])
    assert sp.lambdify(Z, sigma(Z), "numpy")(points) == pytest.approx(1 / (1 + np.exp(-points)), rel=1e-12)


@settings(max_examples=60, deadline=None)
@given(valued)
def test_meaning_agrees_with_the_proved_value(term: t.Sentence) -> None:
    from symbolic_lstm.numbers.enclose import value_of
    from symbolic_lstm.numbers.rounding import Interval

    value = value_of(term, precision=128)
    meant = meaning(term)
    if isinstance(value, Interval):
        low, high = (sp.Rational(int(end.p), int(end.q)) for end in value)
        if high - low < sp.Rational(1, 10**20):  # beyond, both ends are too close for evalf's digits
            middle, slack = meant.evalf(40, maxn=4000), sp.Float("1e-15", 40)
            assert low - slack <= middle <= high + slack
    else:
        assert meant.is_number and abs((meant - sp.Rational(int(value.p), int(value.q))).evalf(30, maxn=4000)) < 1e-20


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("2.70 * 1 + 1.63 * (-10) + 1.62", sp.Rational(-1198, 100)),
        ("a - b - c", sp.Symbol("a") - sp.Symbol("b") - sp.Symbol("c")),
        ("a / b / c", sp.Symbol("a") / (sp.Symbol("b") * sp.Symbol("c"))),
        ("-a^2", -(sp.Symbol("a") ** 2)),
        ("a^(-1)", 1 / sp.Symbol("a")),
        ("max(1, 2.5)", sp.Rational(5, 2)),
        ("min(1, 2.5)", 1),
        ("sqrt(4)", 2),
        ("exp(log(2))", 2),
        ("abs(-3)", 3),
        ("softmax(a)", 1),
        ("total(a)", sp.Symbol("a")),
        ("flip(a)", sp.Symbol("a")),
        ("outer(a, b)", sp.Symbol("a") * sp.Symbol("b")),
    ],
)
def test_scalar_meanings(sentence: str, meant: object) -> None:
    assert meaning(read(sentence)) == meant


def test_decimals_mean_exact_rationals() -> None:
    assert meaning(read("0.1 + 0.2")) == sp.Rational(3, 10)
    assert meaning(read("2.70")) == meaning(read("2.7"))


def numpy_lstm(W: dict, U: dict, b: dict, h: np.ndarray, c: np.ndarray, x: np.ndarray) -> dict[str, np.ndarray]:  # noqa: N803
    z = {k: U[k] @ h + W[k] @ x + b[k] for k in "figo"}
    f, i, o = (1 / (1 + np.exp(-z[k])) for k in "fio")
    g = np.tanh(z["g"])
    after = f * c + i * g
    return {"f": f, "i": i, "g": g, "c": after, "o": o, "h": o * np.tanh(after)}


@pytest.mark.parametrize(("hidden", "inputs"), [(1, 1), (2, 3), (3, 2), (4, 1)])
def test_the_vector_lstm_means_what_numpy_computes(hidden: int, inputs: int) -> None:
    random = np.random.default_rng(7)
    shapes = lstm.shapes(hidden, inputs)
    drawn = {name: random.normal(size=shapes[name]) for name in (*lstm.parameters, "h_prev", "c_prev", "x")}
    weights = [{k: drawn[f"{letter}_{k}"] for k in "figo"} for letter in "WUb"]
    wanted = numpy_lstm(*weights, drawn["h_prev"], drawn["c_prev"], drawn["x"])
    known = dict(drawn)
    for equation in lstm:
        values = {
            sp.Symbol(f"{name}[{','.join(map(str, index))}]"): float(value)
            for name, array in known.items()
            for index, value in np.ndenumerate(array)
        }
        matrix = equation.meaning_at(shapes)
        assert matrix.shape == (hidden, 1)
        found = np.array(matrix.xreplace(values).evalf().tolist(), dtype=float)[:, 0]
        assert found == pytest.approx(wanted[equation.name], rel=1e-12)
        known[equation.name] = found


def test_scalar_meaning_is_the_one_by_one_vector_meaning() -> None:
    shapes = lstm.shapes(1, 1)
    for equation in lstm:
        (entry,) = equation.meaning_at(shapes)
        plain = {s: sp.Symbol(s.name.partition("[")[0]) for s in entry.free_symbols}
        assert entry.xreplace(plain) == equation.meaning


@pytest.mark.parametrize(
    ("sentence", "shapes", "entries"),
    [
        ("[a; x]", {"a": (1,), "x": (2,)}, ["a[0]", "x[0]", "x[1]"]),
        ("outer(a, b)", {"a": (2,), "b": (2,)}, ["a[0]*b[0]", "a[0]*b[1]", "a[1]*b[0]", "a[1]*b[1]"]),
        ("flip(W) @ a", {"W": (2, 1), "a": (2,)}, ["W[0,0]*a[0] + W[1,0]*a[1]"]),
        ("a * total(b)", {"a": (2,), "b": (2,)}, ["a[0]*(b[0] + b[1])", "a[1]*(b[0] + b[1])"]),
        ("(a - 1)^2", {"a": (2,)}, ["(a[0] - 1)**2", "(a[1] - 1)**2"]),
    ],
)
def test_vector_meanings(sentence: str, shapes: dict, entries: list[str]) -> None:
    assert [str(entry) for entry in meaning(read(sentence), shapes)] == entries


def test_softmax_of_a_vector_adds_up_to_one() -> None:
    matrix = meaning(read("softmax(a)"), {"a": (3,)})
    assert sp.simplify(sum(matrix)) == 1


@pytest.mark.parametrize(
    ("sentence", "shapes"),
    [
        ("W @ x", {"W": (2, 3), "x": (2,)}),
        ("W @ x", {"W": (2,), "x": (2,)}),
        ("a + b", {"a": (2,), "b": (3,)}),
        ("a * W", {"a": (2,), "W": (2, 2)}),
        ("outer(W, a)", {"a": (2,), "W": (2, 2)}),
        ("[W; a]", {"a": (2,), "W": (2, 2)}),
        ("W @ x + b", {"W": (2, 2), "x": (2,), "b": (3,)}),
    ],
)
def test_shapes_that_do_not_fit(sentence: str, shapes: dict) -> None:
    with pytest.raises(SentenceError, match="the sizes do not fit"):
        meaning(read(sentence), shapes)


def test_a_concatenation_has_no_scalar_meaning() -> None:
    with pytest.raises(SentenceError, match="no scalar meaning"):
        meaning(read("sigmoid([h; x])"))


@settings(max_examples=60, deadline=None)
@given(st.floats(-40, 40))
def test_sigma_and_its_mirror_add_up_to_one(z: float) -> None:
    exact = sp.Rational(z)
    assert abs((sigma(exact) + sigma(-exact) - 1).evalf(40)) < 1e-35
