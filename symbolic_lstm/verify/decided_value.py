"""The value of a sentence of numbers, as closely as a printed figure needs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from symbolic_lstm.maths import terms as t
from symbolic_lstm.numbers.decide import decide
from symbolic_lstm.numbers.enclose import value_of
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import Value
from symbolic_lstm.verify.facts import fit


def decided_value(term: t.Sentence, printed: Figure) -> Value:
    """The value, at the first precision that says how the figure stands to it."""

    def decided(value: Value) -> bool:
        return fit(printed, value) != "open"

    attempt: Callable[[int], Value] = partial(value_of, term, None)
    return decide(attempt, decided)
