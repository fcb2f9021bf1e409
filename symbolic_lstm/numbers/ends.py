"""From a ball of python-flint to a value with rational ends."""

from __future__ import annotations

from collections.abc import Sequence

from flint import arb, fmpq

from symbolic_lstm.maths import terms as t
from symbolic_lstm.numbers.evaluate import Node, Number
from symbolic_lstm.numbers.limits import BITS, smallest, tiny
from symbolic_lstm.numbers.rounding import Interval, Value

_RANGE: dict[type, tuple[int, int | None]] = {t.Sigmoid: (0, 1), t.Tanh: (-1, 1), t.Exp: (0, None)}


def ends(ball: arb, head: type = t.Term) -> Value | None:
    """A ball as a value with rational ends; None when it says nothing (NaN, infinite)."""
    if not ball.is_finite():
        return None
    if ball.abs_upper() < arb(0.5) ** BITS and not ball.is_zero():
        positive, negative = ball > 0 or _RANGE.get(head, (-1, 1))[0] == 0, ball < 0
        return tiny(0 if positive else -1, 0 if negative else 1)
    if ball.is_exact():
        return _rational(ball, fmpq(0))
    if ball > 0:
        lower, upper = _rational(ball.lower(), fmpq(0)), _rational(ball.upper(), None)
    elif ball < 0:
        lower, upper = _rational(ball.lower(), None), _rational(ball.upper(), fmpq(0))
    else:
        lower, upper = _rational(ball.lower(), None), _rational(ball.upper(), None)
    if lower is None or upper is None:
        return None
    slack = (upper - lower) / 1024  # a ball is closed, an interval is open
    lower, upper = (lower - slack if lower else lower), (upper + slack if upper else upper)
    if head in _RANGE:
        least, most = _RANGE[head]
        lower, upper = max(lower, fmpq(least)), upper if most is None else min(upper, fmpq(most))
    return Interval(lower, upper)


def sharpened(term: t.Sentence, value: Value | None, numbers: Sequence[Number], node: Node) -> Value | None:
    """The value of a softplus, of which is known that it lies above what it is of; any other as it is."""
    if isinstance(term, t.Softplus) and isinstance(value, Interval):
        z = numbers[node.parts[0]]
        return value if isinstance(z, arb) else Interval(max(value.lower, z), value.upper)
    return value


def _rational(end: arb, beyond: fmpq | None) -> fmpq | None:
    """An exact ball as a rational; `beyond` stands for one too small to be written out."""
    mantissa, exponent = end.man_exp()
    shift = int(exponent)
    if shift < -BITS:
        return beyond if beyond is not None else -smallest() if mantissa < 0 else smallest()
    if shift > BITS:
        return None
    return fmpq(mantissa) * (fmpq(2) ** shift)
