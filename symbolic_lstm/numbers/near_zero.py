"""Next to nothing: values that are not 0, and too small to be written out."""

from __future__ import annotations

from functools import cache

from flint import fmpq

#: No rational with a longer numerator or denominator is made of a ball.
BITS = 4_000_000


@cache
def smallest() -> fmpq:
    """2**-BITS; one object for all, because it is half a megabyte."""
    return fmpq(1, 2) ** BITS


def next_to_nothing(low: fmpq, high: fmpq) -> bool:
    """Whether what lies between is no larger in size than that.

    >>> next_to_nothing(fmpq(0), smallest()), next_to_nothing(fmpq(0), fmpq(1, 10**9))
    (True, False)
    >>> next_to_nothing(fmpq(0), smallest() * fmpq(7, 5))
    False
    """
    return all(not end or _is_tiny(end) for end in (low, high))


def _is_tiny(end: fmpq) -> bool:
    """Whether its size is at most the smallest; compared as numbers only where their lengths leave it open."""
    return end.q.bit_length() - end.p.bit_length() >= BITS and abs(end) <= smallest()
