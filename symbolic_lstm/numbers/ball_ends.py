"""Balls as values: the rational ends between which a number surely lies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flint import arb, fmpq, fmpz

from symbolic_lstm.maths import terms as t
from symbolic_lstm.numbers.evaluate import FlatTerm, Number
from symbolic_lstm.numbers.limits import tiny
from symbolic_lstm.numbers.near_zero import BITS, smallest
from symbolic_lstm.numbers.rounding import Interval, Value

_RANGE: dict[type, tuple[int, int | None]] = {t.Sigmoid: (0, 1), t.Tanh: (-1, 1), t.Exp: (0, None)}


def value_at(laid: FlatTerm, k: int, numbers: Mapping[int, Number]) -> Value | None:
    """What a node comes to by its number; None where its ball says nothing. A softplus lies above what it is of."""
    number, node = numbers[k], laid.nodes[k]
    if not isinstance(number, arb):
        return number
    value = ends(number, type(node.term))
    return above_its_part(value, numbers[node.parts[0]]) if isinstance(node.term, t.Softplus) else value


def above_its_part(value: Value | None, z: Number) -> Value | None:
    """The value of a softplus, which lies above what it is of."""
    if not isinstance(value, Interval) or isinstance(z, arb):
        return value
    return Interval(max(value.lower, z), value.upper)


#: Balls with exponents beyond this are looked at one by one.
_PLAIN = 1_000_000


def ends(ball: arb, head: type = t.Term) -> Value | None:
    """A ball as a value with rational ends; None when it says nothing (NaN, infinite)."""
    if not ball.is_finite():
        return None
    if ball.is_exact():
        return _far_ends(ball, head)
    below, exponent = ball.lower().man_exp()
    above, higher = ball.upper().man_exp()
    if not below or not above or not -_PLAIN < min(exponent, higher) <= max(exponent, higher) < _PLAIN:
        return _far_ends(ball, head)
    unit = min(exponent, higher)
    below, above = below << (exponent - unit), above << (higher - unit)
    # a ball is closed, an interval is open: an end moves outward by a 1024th of what lies between them
    lower, upper = _scaled(1025 * below - above, unit - 10), _scaled(1025 * above - below, unit - 10)
    return _within(head, lower, upper)


def _scaled(n: fmpz, exponent: fmpz) -> fmpq:
    return fmpq(n << exponent) if exponent >= 0 else fmpq(n, _ONE << -exponent)


_ONE = fmpz(1)


def _within(head: type, lower: fmpq, upper: fmpq) -> Interval:
    """The interval, cut to what a function can come to."""
    if head in _RANGE:
        least, most = _RANGE[head]
        lower, upper = max(lower, fmpq(least)), upper if most is None else min(upper, fmpq(most))
    return Interval(lower, upper)


def _far_ends(ball: arb, head: type) -> Value | None:
    """The same for a ball that is exact, or reaches to 0, or very far."""
    if ball.abs_upper() < arb(0.5) ** BITS and not ball.is_zero():
        positive, negative = ball > 0 or _RANGE.get(head, (-1, 1))[0] == 0, ball < 0
        return tiny(0 if positive else -1, 0 if negative else 1)
    if ball.is_exact():
        return _rational(ball)
    lower, upper = _rational(ball.lower()), _rational(ball.upper(), up=True)
    if lower is None or upper is None:
        return None
    slack = (upper - lower) / 1024
    return _within(head, lower - slack if lower else lower, upper + slack if upper else upper)


def _rational(end: arb, *, up: bool = False) -> fmpq | None:
    """An exact ball as a rational; one too small to be written out goes outward, to 0 or to the smallest there is."""
    mantissa, exponent = end.man_exp()
    shift = int(exponent)
    if shift > BITS:
        return None
    if mantissa and shift + mantissa.bit_length() <= -BITS:
        return fmpq(0) if up == (mantissa < 0) else smallest() if up else -smallest()
    return fmpq(mantissa) * fmpq(2) ** shift


def too_large(term: t.Sentence, ball: Number, parts: Sequence[Number]) -> bool:
    """Whether a ball has no ends because the value is too large for digits, not because nothing is known of it."""
    assert isinstance(ball, arb)
    if ball.is_finite():
        return bool(ball.abs_lower() > arb(2) ** BITS)
    return isinstance(term, t.Exp) and bool(parts[0] > BITS)
