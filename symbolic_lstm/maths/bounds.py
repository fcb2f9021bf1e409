"""Bounds: between which numbers a sentence lies whatever it is given."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf, isnan
from typing import TYPE_CHECKING, TypeAlias

from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.decimal import decimal

if TYPE_CHECKING:
    from fractions import Fraction

#: A number, or an infinity where nothing bounds a sentence.
RangeEnd: TypeAlias = "Fraction | int | float"
Bounds: TypeAlias = "tuple[RangeEnd, RangeEnd]"

_FREE: Bounds = (-inf, inf)
#: An end of more bits is given up: a hundred squarings would fill the memory.
_LONGEST = 1_000
#: Of what is a part of a whole.
SHARE: Bounds = (0, 1)
_FIXED: Mapping[t.Head, Bounds] = {
    t.Sigmoid: SHARE, t.Softmax: SHARE, t.HardSigmoid: SHARE, t.Heaviside: SHARE, t.Tanh: (-1, 1),
    t.Exp: (0, inf), t.Softplus: (0, inf), t.Absolute: (0, inf), t.Root: (0, inf),
}  # fmt: skip


def bounds(term: t.Sentence, known: Mapping[str, Bounds]) -> Bounds:
    """The ends of a sentence's values, from those of names; a name that is not `known` may be any number.

    They hold, and need not be the narrowest.

    >>> from symbolic_lstm.maths.reader import read
    >>> [tuple(map(str, bounds(read(it), {}))) for it in ("1 - sigmoid(x)", "max(0, min(1, x))", "2 * x")]
    [('0', '1'), ('0', '1'), ('-inf', 'inf')]
    """
    if isinstance(term, t.Dec):
        from fractions import Fraction

        read = decimal(term.text)
        return (Fraction(read.n, 10**read.places),) * 2
    if isinstance(term, t.Symbol):
        return known.get(term.name, _FREE)
    if type(term) in _FIXED:
        return _FIXED[type(term)]
    parts = [bounds(part, known) for part in term.args]
    lows, highs = [low for low, _ in parts], [high for _, high in parts]
    match term:
        case t.Plus():
            return _ends([sum(lows)], [sum(highs)])
        case t.Minus():
            return _ends([lows[0] - highs[1]], [highs[0] - lows[1]])
        case t.Neg():
            return -highs[0], -lows[0]
        case t.Relu():
            return max(lows[0], 0), max(highs[0], 0)
        case t.Largest():
            return max(lows), max(highs)
        case t.Smallest():
            return min(lows), min(highs)
        case t.Times():
            found = parts[0]
            for other in parts[1:]:
                corners = [a * b for a in found for b in other]
                found = _ends(corners, corners)
            return found
        case _:
            return _FREE


def _ends(lows: list[RangeEnd], highs: list[RangeEnd]) -> Bounds:
    """The lowest and the highest, unless they are endless (as 0 times infinity is) or grow too long to matter."""
    return _FREE if any(map(_endless, (*lows, *highs))) else (min(lows), max(highs))


def _endless(end: RangeEnd) -> bool:
    if isinstance(end, float):
        return isnan(end)
    return (end.numerator * end.denominator).bit_length() > _LONGEST
