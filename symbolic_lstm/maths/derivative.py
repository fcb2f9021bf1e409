"""The derivative of an expression of numbers by one of its names, by the rules of the backward pass."""

from __future__ import annotations

from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.compose import ONE, ZERO, plus
from symbolic_lstm.maths.pull import pulled


def derivative(term: t.Sentence, by: str) -> t.Sentence:
    """The derivative of an expression; raises `SentenceError` where a function has none.

    >>> from symbolic_lstm.maths.reader import read
    >>> derivative(read("f * c_prev + i * g"), "c_prev")
    f
    """
    if term == t.Symbol(by):
        return ONE
    if by not in t.names(term):
        return ZERO
    own = next(name for name in (f"y_{k}" for k in range(10_000)) if name not in t.names(term))
    shares = [share.cotangent for share in pulled(own, term, ONE, {}) if share.name == by]
    return t.substituted(plus(shares), {t.Symbol(own): term})
