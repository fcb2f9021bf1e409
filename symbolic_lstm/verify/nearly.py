"""What ≈ says of two numbers neither of which is the other rounded: π ≈ 22/7, 2¹⁰ ≈ 10³."""

from __future__ import annotations

from flint import fmpq

from symbolic_lstm.maths import terms as t
from symbolic_lstm.numbers.box import Box
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import Interval, Value

#: Two numbers are nearly equal where they are no farther apart, as a share of the one that is nearer to 0.
NEARLY = fmpq(3, 100)
#: Smaller whole numbers are counted, and not told nearly.
_LEAST = 100


def nearly(a: Box, b: Box) -> bool:
    """Whether two values, given by their ends, are certainly nearly equal.

    >>> nearly((fmpq(1024), fmpq(1024)), (fmpq(1000), fmpq(1000)))
    True
    """
    apart = max(abs(x - y) for x in a for y in b)
    return bool(apart <= NEARLY * min(abs(end) for end in (*a, *b)))


def of_this_order(value: Box, power: t.Sentence) -> bool:
    """Whether a power of ten is the one that a value is nearest to: 0.25¹⁰ ≈ 10⁻⁶.

    >>> of_this_order((fmpq(2, 100), fmpq(2, 100)), t.Power(t.Dec("10"), t.Neg(t.Dec("2"))))
    True
    """
    exponent = power.args[1] if isinstance(power, t.Power) and power.args[0] == t.Dec("10") else None
    digits = exponent.args[0] if isinstance(exponent, t.Neg) else exponent
    if not isinstance(digits, t.Dec) or not digits.text.isdecimal() or len(digits.text) > 3:
        return False
    ten = fmpq(10) ** (int(digits.text) * (-1 if isinstance(exponent, t.Neg) else 1))
    return all(fmpq(1, 10) <= (end / ten) ** 2 <= 10 and end > 0 for end in value)


def whole_and_near(printed: Figure, value: Value) -> bool:
    """Whether a whole number of several digits is set nearly equal to another: 10³ ≈ 1024."""
    if printed.places > 0 or isinstance(value, Interval) or value.q != 1 or abs(printed.n) < _LEAST:
        return False
    return nearly((value, value), (printed.value, printed.value))
