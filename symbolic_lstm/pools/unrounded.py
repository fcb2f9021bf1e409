"""Plans where unrounded values are carried: every value at 64 bits, every line checked in whole numbers.

A derivation shows as few guard digits as make each line follow from the one
above, as `derive` finds them, and so does this. What 64 bits leave open, what no
guard digits mend, and what is not made of sums, products, σ and tanh is left to `derive`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias, TypeVar

from symbolic_lstm.numbers.decide import PRECISIONS, held
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import Mode
from symbolic_lstm.pools.guarded import Held, applied_to, exactly_equal, fixed_figures, guarded_lines
from symbolic_lstm.pools.integer_figures import exactly, figure_of, shows, written
from symbolic_lstm.pools.laid_flat import FlatPlan, FlatSentence
from symbolic_lstm.pools.plan import Planned, mark

_UNSEEN, _MINUS = mark(False, False, None), mark(True, False, None)
#: What is made of a sentence.
Made = TypeVar("Made")
#: Makes it, from what the sentences before came to, the figures that are given, and how they are rounded.
Make: TypeAlias = Callable[[FlatSentence, dict[str, Held], Mapping[str, Figure], Mode], Made | None]
#: Longer decimals are left alone.
_LONGEST, _LARGEST = 500, 10**500


def work(plan: FlatPlan, given: Mapping[str, Figure]) -> tuple[Planned, ...] | None:
    """Every sentence of a plan worked from given figures, in order; None where `derive` must.

    >>> from symbolic_lstm.cells import lstm
    >>> from symbolic_lstm.maths.program import unroll
    >>> from symbolic_lstm.numbers.figure import figure
    >>> from symbolic_lstm.numbers.rounding import Rounding
    >>> from symbolic_lstm.pools.laid_flat import plan
    >>> given = {name: figure("0.5") for name in lstm.parameters}
    >>> given |= {"x@1": figure("1"), "h@0": figure("0"), "c@0": figure("2")}
    >>> [it.result.text for it in work(plan(unroll(lstm), Rounding()), given) or ()]
    ['0.7311', '0.7311', '0.7616', '2.0189', '0.7311', '0.7057']
    """
    return _each(_worked, plan, given)


def results(plan: FlatPlan, given: Mapping[str, Figure]) -> tuple[Figure, ...] | None:
    """What every sentence of a plan comes to; None where that is open.

    >>> from symbolic_lstm.cells import rnn
    >>> from symbolic_lstm.maths.program import unroll
    >>> from symbolic_lstm.numbers.figure import figure
    >>> from symbolic_lstm.numbers.rounding import Rounding
    >>> from symbolic_lstm.pools.laid_flat import plan
    >>> given = {name: figure("0.5") for name in (*rnn.parameters, "x@1", "h@0")}
    >>> [it.text for it in results(plan(unroll(rnn), Rounding()), given) or ()]
    ['0.7616']
    """
    return _each(_result, plan, given)


def _each(make: Make[Made], plan: FlatPlan, given: Mapping[str, Figure]) -> tuple[Made, ...] | None:
    """What is made of every sentence in turn; None where one has nothing, or where decimals are too long."""
    for shown in given.values():
        if abs(shown.n) >= _LARGEST or abs(shown.places) > _LONGEST:
            return None
    known: dict[str, Held] = {place: exactly(shown) for place, shown in given.items()}

    def made() -> tuple[Made, ...] | None:
        found = []
        for sentence in plan.sentences:
            if (its := make(sentence, known, given, plan.mode)) is None:
                return None
            found.append(its)
        return tuple(found)

    return held(PRECISIONS[0], made)


def _values(sentence: FlatSentence, known: dict[str, Held], mode: Mode) -> tuple[list[Held], Figure] | None:
    """What every node comes to, and the figure of the last; None where one is open."""
    values: list[Held] = [(0, 0)] * sentence.size
    for k, place, typed in sentence.leaves:
        values[k] = known[place] if typed is None else exactly(typed)
    for act in sentence.acts:
        value = applied_to(act, [values[p] for p in act.parts])
        if value is None:
            return None
        values[act.node] = value
    root = sentence.size - 1
    result = figure_of(values[root], sentence.named[root], mode)
    if result is None:
        return None
    known[sentence.key] = values[root]
    return values, result


def _result(sentence: FlatSentence, known: dict[str, Held], _: object, mode: Mode) -> Figure | None:
    worked = _values(sentence, known, mode)
    return None if worked is None else worked[1]


def _worked(sentence: FlatSentence, known: dict[str, Held], given: Mapping[str, Figure], mode: Mode) -> Planned | None:
    if (worked := _values(sentence, known, mode)) is None:
        return None
    values, result = worked
    exact = all(isinstance(it, tuple) for it in values[:-1])
    if exact and (whole := _in_full(sentence, values, given, result)) is not None:
        return whole
    parts = ((k, digits) for k, digits in sentence.named.items() if k != sentence.size - 1)
    if any(not shows(values[k], digits, mode) for k, digits in parts):
        return None
    return guarded_lines(sentence, values, given, result, mode)


def _in_full(
    sentence: FlatSentence, values: Sequence[Held], given: Mapping[str, Figure], result: Figure
) -> Planned | None:
    """A sentence whose figures are whole decimals but, it may be, its result; None where one is too long to be one."""
    exact = exactly_equal(values[-1], result)
    if result.places < 0:
        return None
    digits, marks, places = [""] * sentence.size, [_UNSEEN] * sentence.size, [0] * sentence.size
    fixed = fixed_figures(sentence, given, result)
    for line in sentence.lines:
        for k, wanted, parts, _, _ in line:
            if (shown := fixed.get(k)) is None:
                value = values[k]
                assert isinstance(value, tuple)
                if (whole := written(value, max([0, *[places[p] for p in parts]]), wanted.number)) is None:
                    return None
                (n, places[k]), digits[k] = whole
                marks[k] = _MINUS if n < 0 else _UNSEEN
            else:
                digits[k], places[k] = shown.digits, shown.places
                marks[k] = mark(shown.n < 0, shown is result and not exact, shown.exponent)
    return Planned(tuple(digits), tuple(marks), result)
