"""Equations in the form in which cells are compared: `c^{t-1}` as c at t − 1, and 1 / (1 + e^{−z}) as σ(z)."""

from __future__ import annotations

from symbolic_lstm.maths import terms as t

_ONE, _TIME = t.Dec("1"), t.Symbol("t")


def in_usual_form(term: t.Sentence) -> t.Sentence:
    """A sentence with times above names as indices, and the logistic function by its name.

    >>> from symbolic_lstm.maths.reader import read
    >>> in_usual_form(read("f^t * c^(t - 1) + 1 / (1 + exp(-z))"))
    f_t * c_t-1 + sigmoid(z)
    """
    made = t.rebuilt(term, [in_usual_form(part) for part in term.args]) if term.args else term
    match made:
        case t.Power(args=(t.Symbol(name=name), above)) if time := _time(above):
            return t.Symbol(f"{name}_{time}")
        case t.Quotient(args=(one, below)) if one == _ONE and (inner := _logistic(below)) is not None:
            return t.Sigmoid(inner)
        case t.Power(args=(below, t.Neg(args=(one,)))) if one == _ONE and (inner := _logistic(below)) is not None:
            return t.Sigmoid(inner)
    return made


def _time(above: t.Sentence) -> str:
    """The time that stands above a name; '' for a power."""
    if above == _TIME:
        return "t"
    return "t-1" if isinstance(above, t.Minus) and above.args == (_TIME, _ONE) else ""


def _logistic(below: t.Sentence) -> t.Sentence | None:
    """What the logistic function is of where this stands below the 1: 1 + exp(−z)."""
    if not isinstance(below, t.Plus) or len(below.args) != 2 or _ONE not in below.args:
        return None
    match next((part for part in below.args if part != _ONE), None):
        case t.Exp(args=(t.Neg(args=(inner,)),)):
            return inner
    return None
