"""How small and how large a value may be and still be written out in digits.

Beyond 2**±BITS a rational would not fit in memory. Such a value is not wrong and
not undecided: it is known to be smaller, or larger, than the power of ten here.
"""

from __future__ import annotations

from functools import cache

from flint import fmpq

from symbolic_lstm.errors import UndecidedError
from symbolic_lstm.maths.decimal import PRINTED
from symbolic_lstm.numbers.near_zero import BITS, next_to_nothing, smallest
from symbolic_lstm.numbers.rounding import Interval, Value

_UP = str(-PRINTED).translate(str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"))
_SMALL = f"10^-{PRINTED}"
TOO_LARGE = f"larger in size than 10^{PRINTED}, too large for its digits to be written out"


@cache
def tiny(lower: int, upper: int) -> Interval:
    """The interval between these multiples of the smallest size, -1 to 1; one object for each."""
    return Interval(lower * smallest(), upper * smallest())


@cache
def anything() -> Interval:
    """What stands for a value of which nothing is known: wider than any figure that can be printed."""
    most = fmpq(2) ** BITS
    return Interval(-most, most)


def too_small(value: Value) -> str:
    """What a value is less than, in words, where it is too small to be written out; '' for any other.

    >>> too_small(Interval(fmpq(0), smallest()))
    'more than 0 and less than 10^-1204119'
    """
    if not isinstance(value, Interval) or not next_to_nothing(*value):
        return ""
    if value.lower == 0:
        return f"more than 0 and less than {_SMALL}"
    return f"less than 0 and more than -{_SMALL}" if value.upper == 0 else f"between -{_SMALL} and {_SMALL}"


def bound_of_tiny(value: Value) -> str:
    """The same in the few words of a table; '' for any other value.

    >>> bound_of_tiny(Interval(fmpq(0), smallest()))
    'less than 10⁻¹²⁰⁴¹¹⁹'
    """
    if not too_small(value):
        return ""
    assert isinstance(value, Interval)
    return f"less than 10{_UP}{' in size' if value.lower < 0 else ''}"


def undecided(what: str, value: Value) -> UndecidedError:
    """Why a value shows no figure: it is too small for one, or its digits stayed open."""
    if small := too_small(value):
        return UndecidedError(f"{what} is {small}, too small for its digits to be written out")
    return UndecidedError(f"the digits of {what} could not be decided with 4096 bits")
