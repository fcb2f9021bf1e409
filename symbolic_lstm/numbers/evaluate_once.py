"""A sentence that is worked once, from its leaves: what `code` and its walk give, without laying it out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

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
    """What sums, products and quotients of decimals come to exactly; None for all else, and for many digits."""
    if isinstance(term, t.Dec):
        return _typed(term.text)
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
