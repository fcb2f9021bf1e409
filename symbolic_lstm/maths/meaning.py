"""The bridge to algebra: what a sentence means, as a SymPy expression.

`meaning` is the only door. Behind it σ is a proper SymPy function: it
differentiates to σ(1 − σ), rewrites to exponentials, evaluates and lambdifies.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import sympy as sp

from symbolic_lstm.errors import SentenceError, expected, whole_number
from symbolic_lstm.maths import forms
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.decimal import PRINTED, decimal


class sigma(sp.Function):  # type: ignore[misc]  # noqa: N801 - SymPy ships no types; functions are lower-case in it
    """The logistic function σ(z) = 1 / (1 + e⁻ᶻ).

    >>> z = sp.Symbol("z")
    >>> sigma(z).diff(z)
    (1 - sigma(z))*sigma(z)
    >>> sigma(z).rewrite(sp.exp)
    1/(1 + exp(-z))
    """

    nargs = 1

    @classmethod
    def eval(cls, z: Any) -> Any:
        """SymPy's hook for values known at once; it is given expressions, never text."""
        if z.is_zero:
            return sp.Rational(1, 2)
        return {sp.oo: sp.Integer(1), -sp.oo: sp.Integer(0)}.get(z)

    def fdiff(self, argindex: int = 1) -> Any:
        return self * (1 - self)

    def _eval_rewrite_as_exp(self, z: Any, **_: Any) -> Any:
        return 1 / (1 + sp.exp(-z))

    def _eval_evalf(self, prec: int) -> Any:
        return self.rewrite(sp.exp)._eval_evalf(prec)

    def _eval_is_real(self) -> Any:
        return self.args[0].is_real

    def _eval_is_positive(self) -> Any:
        return self.args[0].is_real

    def _code(self, printer: Any) -> str:
        return f"({printer.doprint(self.rewrite(sp.exp))})"

    _pythoncode = _numpycode = _mpmathcode = _code


def _single(*parts: Any) -> Any:
    (only,) = parts
    return only


MEANING: dict[type[t.Term], Callable[..., Any]] = {
    t.Plus: sp.Add,
    t.Minus: lambda a, b: a - b,
    t.Neg: lambda a: -a,
    t.Times: sp.Mul,
    t.Apply: sp.Mul,
    t.Quotient: lambda a, b: a / b,
    t.Power: sp.Pow,
    t.Concat: _single,
    t.Outer: sp.Mul,
    t.Flip: _single,
    t.Total: _single,
    t.Softmax: lambda a: sp.Integer(1),
    t.Sigmoid: sigma,
    t.Tanh: sp.tanh,
    t.Exp: sp.exp,
    t.Log: sp.log,
    t.Root: sp.sqrt,
    t.Largest: sp.Max,
    t.Smallest: sp.Min,
    t.Absolute: sp.Abs,
    t.Relu: lambda z: sp.Max(0, z),
    t.Softplus: lambda z: sp.log(1 + sp.exp(z)),
    t.HardSigmoid: lambda z: sp.Min(1, sp.Max(0, z / 6 + sp.Rational(1, 2))),
    t.Heaviside: lambda z: sp.Heaviside(z, 0),
    t.Slice: lambda v, first, last: v,
    t.Sin: sp.sin,
    t.Cos: sp.cos,
    t.Erf: sp.erf,
}


def meaning(term: t.Sentence, shapes: Mapping[str, forms.Shape] | None = None) -> Any:
    """What a sentence means: a SymPy `Expr`, or a `Matrix` of entries at given shapes.

    Without `shapes` every name is a scalar (one hidden unit, one input).

    >>> from symbolic_lstm.maths.reader import read
    >>> meaning(read("sigmoid(W_f @ x + b_f)"))
    sigma(W_f*x + b_f)
    >>> meaning(read("W @ x"), {"W": (2, 2), "x": (2,)})
    Matrix([
    [W[0,0]*x[0] + W[0,1]*x[1]],
    [W[1,0]*x[0] + W[1,1]*x[1]]])

    Raises `SentenceError` where the shapes do not fit or a concatenation has
    no scalar meaning, `UsageError` for what is no sentence or no shape.
    """
    expected(term, t.SENTENCE, "what has a meaning is a sentence, as `read` gives")
    expected(shapes, (Mapping, type(None)), "shapes are a mapping of names to shapes, as in {'W': (2, 2)}")
    for size in (shapes or {}).values():
        expected(size, tuple, "a shape is a tuple of sizes, as (2, 2)")
        for length in size:
            whole_number(length, "a size is a whole number")
    if shapes is None:
        return _scalar(term)
    shape = forms.shape(term, shapes)
    if shape == ():
        return _scalar(forms.entry(term, (), shapes))
    rows, columns = shape if len(shape) == 2 else (shape[0], 1)
    return sp.Matrix(rows, columns, lambda r, c: _scalar(forms.entry(term, (int(r), int(c))[: len(shape)], shapes)))


def _scalar(term: t.Sentence) -> Any:
    if isinstance(term, t.Symbol):
        return sp.Symbol(term.name)
    if isinstance(term, t.Dec):
        read = decimal(term.text, PRINTED)
        return sp.Rational(read.n, 10**read.places)
    if isinstance(term, t.Concat):
        raise SentenceError("a concatenation has no scalar meaning; give the shapes", str(term), 1)
    return MEANING[type(term)](*map(_scalar, term.args))
