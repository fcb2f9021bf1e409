"""Is one expression never more than another? Proved, refuted or undecided, in bounded time.

Refuted by a point at which certified values say so; proved where what is between the two has one sign: by its normal
form and the roots of its factors, or because what bounds the one lies beyond what bounds the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

from flint import fmpq

from symbolic_lstm.errors import FigureError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.bounds import Bounds, bounds
from symbolic_lstm.numbers.enclose import value_of
from symbolic_lstm.numbers.rounding import Interval, Value
from symbolic_lstm.verify.equations import MOST_PARTS, EquationAnswer, at_point, default_points
from symbolic_lstm.verify.normal_form import form_of
from symbolic_lstm.verify.sign import sign

Order: TypeAlias = Literal["≤", "<", "≥", ">"]
ORDERS: tuple[Order, ...] = ("≤", "<", "≥", ">")
_PRECISION, _FINER = 128, 1024


def compare_order(
    before: t.Sentence,
    after: t.Sentence,
    order: Order,
    points: Iterable[Mapping[str, fmpq]] | None = None,
    proof: tuple[t.Sentence, t.Sentence] | None = None,
    positive: frozenset[str] = frozenset(),
    known: Mapping[str, Bounds] | None = None,
) -> EquationAnswer:
    """Whether `before` stands in this order to `after` at all values that names may have; as `compare` does.

    `known` are bounds of names, where they have some.

    >>> from symbolic_lstm.maths.reader import read
    >>> slope = read("sigmoid(z) * (1 - sigmoid(z))")
    >>> [compare_order(slope, read(top), order).verdict for top, order in (("1/4", "≤"), ("1/4", "<"), ("1/5", "≤"))]
    ['proved', 'undecided', 'refuted']
    >>> compare_order(slope, read("1/5"), "≤").told
    'for z = 1/2 the sides are 0.2350037… and 0.2'
    """
    if order in ("≥", ">"):
        turned: Order = "≤" if order == "≥" else "<"
        return compare_order(after, before, turned, points, proof and proof[::-1], positive, known)
    if sum(1 for term in (before, after) for _ in t.walk(term)) > MOST_PARTS:
        return EquationAnswer("undecided", f"expressions of more than {MOST_PARTS} parts are not compared")
    tried = tuple(default_points((*t.names(before), *t.names(after))) if points is None else points)
    if answer := _counterexample(before, after, order, tried, _PRECISION):
        return answer
    one, other = proof or (before, after)
    if told := _proved(one, other, order, positive, known or {}, before, after):
        return EquationAnswer("proved", told)
    if answer := _counterexample(before, after, order, tried, _FINER):
        return answer
    return EquationAnswer("undecided", "no point that was tried refutes it, and no proof was found")


def _proved(
    one: t.Sentence, other: t.Sentence, order: Order, positive: frozenset[str], known: Mapping[str, Bounds],
    before: t.Sentence, after: t.Sentence,
) -> str:  # fmt: skip
    """What proves it; '' where nothing does."""
    if not t.names(before) and not t.names(after):
        try:
            return "by certified values" if _surely(before, after, order, {}, _FINER) else ""
        except FigureError:
            return ""
    (_, high), (low, _) = bounds(before, known), bounds(after, known)
    if high < low or (high == low and order == "≤"):
        return "by the bounds of both sides"
    try:
        top, bottom = form_of(t.Minus(other, one), positive)
        if not top:
            return "both sides have one normal form" if order == "≤" else ""
        found = sign(top, positive).times(sign(bottom, positive))
    except FigureError:
        return ""
    if found.of <= 0 or (order == "<" and not found.strict):
        return ""
    return "what the sides differ by is never negative" if order == "≤" else "what the sides differ by is positive"


def _counterexample(
    before: t.Sentence, after: t.Sentence, order: Order, points: tuple[Mapping[str, fmpq], ...], precision: int
) -> EquationAnswer | None:
    """A point at which the left side is certainly more, or as much where it has to be less."""
    for given in points:
        try:
            wrong = _surely(after, before, "≤" if order == "<" else "<", given, precision)
        except FigureError:
            continue  # a division by zero, a logarithm of what is not positive
        if wrong:
            values = value_of(before, given, precision), value_of(after, given, precision)
            return EquationAnswer("refuted", at_point(given, values), given, values)
    return None


def _surely(one: t.Sentence, other: t.Sentence, order: Order, given: Mapping[str, fmpq], precision: int) -> bool:
    """Whether certified values are in an order."""
    most, least = _ends(value_of(one, given, precision))[1], _ends(value_of(other, given, precision))[0]
    return bool(most < least or (order == "≤" and most == least))


def _ends(value: Value) -> tuple[fmpq, fmpq]:
    return (value.lower, value.upper) if isinstance(value, Interval) else (value, value)
