"""Where in a sentence that is worked a part of a cell's own stands, and what a product comes to that no line prints."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from flint import fmpq

from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.cell import Equation
from symbolic_lstm.maths.program import Let
from symbolic_lstm.numbers.decide import PRECISIONS, decide
from symbolic_lstm.numbers.derive import guarded
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import Interval, Value
from symbolic_lstm.numbers.trace import Trace


@lru_cache(maxsize=4096)
def place_of_part(let: Let, equation: Equation, path: t.Path, term: t.Sentence) -> t.Path | None:
    """Where in a sentence that is worked a part of a cell's own stands; None where no part of it is that."""
    part = next((p for p, sentence in equation.parts.items() if sentence == term), "")
    place = dict(let.parts).get(part)
    own = path in ((), (0,)) or (not let.entry and _same(let.body, path, term))
    return path if place is None and own else place


def _same(body: t.Sentence, path: t.Path, term: t.Sentence) -> bool:
    """Whether what stands at a path is made of the same names and numbers as a part."""
    for k in path:
        if k >= len(body.args):
            return False
        body = body.args[k]
    return _leaves_of(body) == _leaves_of(term)


def _leaves_of(term: t.Sentence) -> Counter[str]:
    """The names and numbers of a part, each as often as it stands there."""
    if not term.args:
        return Counter((str(term),))
    return sum(map(_leaves_of, term.args), Counter[str]())


def product_figure(traced: Trace, key: str, term: t.Sentence) -> Figure | None:
    """What a product of quantities comes to in the sentence of a single number, with the digits of that sentence.

    From what the sentence is worked with: shown figures where these are carried. None for any other part, and where
    its digits stay open.
    """
    let = traced.lets[key]
    names = [factor.name for factor in term.args if isinstance(factor, t.Symbol)]
    if not isinstance(term, t.Times) or len(names) != len(term.args) or traced.program.form != "scalar":
        return None
    places = [traced.program.place(name, let.time) for name in names]
    digits, mode = traced.rounding.digits_of(key), traced.rounding.mode

    def attempt(precision: int) -> Figure | None:
        worked = traced if precision == PRECISIONS[0] else traced.at(precision)
        product: Value = _carried(worked, places[0])
        for place in places[1:]:
            product = _times(product, _carried(worked, place))
        return guarded(product, digits, 0, mode)

    return decide(attempt)


def _carried(traced: Trace, place: str) -> Value:
    """What later sentences are worked with."""
    return traced.shown(place).value if traced.rounding.carry == "shown" else traced.value(place)


def _times(one: Value, other: Value) -> Value:
    """A product, within proved ends where a factor is known within some.

    >>> _times(fmpq(-2), Interval(fmpq(1), fmpq(3))) == Interval(fmpq(-6), fmpq(-2))
    True
    """
    if not isinstance(one, Interval) and not isinstance(other, Interval):
        return one * other
    if 0 in (one, other):
        return one if one == 0 else other
    ends = [a * b for a in _ends(one) for b in _ends(other)]
    return Interval(min(ends), max(ends))


def _ends(value: Value) -> tuple[fmpq, ...]:
    return (value.lower, value.upper) if isinstance(value, Interval) else (value,)
