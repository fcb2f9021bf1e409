"""A sentence that is worked once, from its leaves: what `code` and its walk give, without laying it out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import log

from flint import arb, fmpq

from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.decimal import PRINTED
from symbolic_lstm.numbers.ball_ends import above_its_part, ends
from symbolic_lstm.numbers.evaluate import EVALUATE, Number
from symbolic_lstm.numbers.figure import figure
from symbolic_lstm.numbers.rounding import Value


def number_of(term: t.Sentence, given: Mapping[str, fmpq]) -> Number:
    """What a sentence comes to at the precision there is; raises `FigureError` where it has no number.

    >>> from symbolic_lstm.maths.reader import read
    >>> number_of(read("2.70*1 + b"), {"b": fmpq(81, 50)})
    108/25
    """
    if isinstance(term, t.Dec):
        return _typed(term.text)
    if isinstance(term, t.Symbol):
        return given[term.name]
    parts: list[Number] = []
    for part in term.args:  # a frame for each level and no more, as sentences may be deep
        parts.append(number_of(part, given))
    return EVALUATE[type(term)](*parts)


def rational_of(term: t.Sentence) -> fmpq | None:
    """What sums, products and quotients of decimals come to exactly, and logarithms of powers; None for all else, and
    for many digits.

    >>> from symbolic_lstm.maths.reader import read
    >>> rational_of(read("log(8) / log(2)")), rational_of(read("log(8) / log(4)")), rational_of(read("log(exp(2.5))"))
    (3, 3/2, 5/2)
    """
    match term:
        case t.Dec():
            return _typed(term.text)
        case t.Quotient(args=(t.Log(args=(power,)), t.Log(args=(base,)))):
            return _exponent(rational_of(power), rational_of(base))
        case t.Log(args=(t.Exp(args=(inner,)),)):
            return rational_of(inner)
    head = type(term)
    if head not in _RATIONAL:
        return None
    parts: list[fmpq] = []
    for part in term.args:
        found = rational_of(part)
        if found is None:
            return None
        parts.append(found)
    made = EVALUATE[head](*parts)
    return made if type(made) is fmpq else None


def _exponent(power: fmpq | None, base: fmpq | None) -> fmpq | None:
    """To which exponent, a whole number or a simple fraction, a base gives a power; None where there is none."""
    if power is None or base is None or power <= 0 or base <= 0 or base == 1:
        return None
    if max(power.height_bits(), base.height_bits()) > _SHORT:
        return None
    about = log(float(power)) / log(float(base))
    for below in _BELOW:
        above = round(about * below)
        if abs(above) <= _SHORT and base**above == power**below:
            return fmpq(above, below)
    return None


#: Numbers of more bits are no powers that somebody sees, and neither are roots below these.
_SHORT, _BELOW = 512, (1, 2, 3, 4)
_RATIONAL = frozenset((t.Plus, t.Minus, t.Neg, t.Times, t.Quotient))


def worked_once(term: t.Sentence, given: Mapping[str, fmpq]) -> Value | None:
    """The value of a sentence at the precision there is; None where it has no ends."""
    number = number_of(term, given)
    if not isinstance(number, arb):
        return number
    value = ends(number, type(term))
    return above_its_part(value, number_of(term.args[0], given)) if isinstance(term, t.Softplus) else value


@lru_cache(maxsize=4096)
def _typed(text: str) -> fmpq:
    return figure(text, PRINTED).value
