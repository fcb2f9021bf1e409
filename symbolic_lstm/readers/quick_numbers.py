"""Numbers of plain lines: rationals as pairs of whole numbers, and enclosures where a function was taken."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeAlias

from flint import arb, fmpq

#: A rational as `(numerator, denominator)`, the denominator positive; anything else lies in an interval.
QuickNumber: TypeAlias = "tuple[int, int] | arb"
_ONE = arb(1)


class NotPlainError(Exception):
    """A line that is read in full."""


@lru_cache(maxsize=4096)
def exact(word: str) -> tuple[int, int]:
    """A decimal without a sign."""
    point = word.find(".")
    if point < 0:
        return int(word), 1
    return int(word[:point] + word[point + 1 :]), 10 ** (len(word) - point - 1)


def ball(value: QuickNumber) -> arb:
    """A value as an enclosure."""
    return arb(fmpq(*value)) if isinstance(value, tuple) else value


def negative(value: QuickNumber) -> QuickNumber:
    return (-value[0], value[1]) if isinstance(value, tuple) else -value


def plus(one: QuickNumber, other: QuickNumber) -> QuickNumber:
    if isinstance(one, tuple) and isinstance(other, tuple):
        a, b = one[1], other[1]
        if a == b:
            return one[0] + other[0], a
        if a > b and not a % b:
            return one[0] + other[0] * (a // b), a
        return (one[0] * (b // a) + other[0], b) if not b % a else (one[0] * b + other[0] * a, a * b)
    return ball(one) + ball(other)


def times(one: QuickNumber, other: QuickNumber) -> QuickNumber:
    if isinstance(one, tuple) and isinstance(other, tuple):
        return one[0] * other[0], one[1] * other[1]
    if 0 in (one[0] if isinstance(one, tuple) else 1, other[0] if isinstance(other, tuple) else 1):
        raise NotPlainError  # nothing times anything is exactly nothing
    return ball(one) * ball(other)


def over(one: QuickNumber, other: QuickNumber) -> QuickNumber:
    if not isinstance(other, tuple) or not other[0]:
        raise NotPlainError
    turned = (other[1], other[0]) if other[0] > 0 else (-other[1], -other[0])
    return times(one, turned)


def called(name: str, value: QuickNumber) -> QuickNumber:
    """σ or tanh of a value; at 0 both are exact, and that is left to others."""
    if isinstance(value, tuple) and not value[0]:
        raise NotPlainError
    argument = ball(value)
    return argument.tanh() if name.endswith("tanh") else _ONE / (_ONE + (-argument).exp())
