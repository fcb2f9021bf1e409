"""Plans where unrounded values are carried: every value at 64 bits, every line checked in whole numbers.

A derivation shows as few guard digits as make each line follow from the one
above, as `derive` finds them, and so does this. What 64 bits leave open, what no
guard digits mend, and what is not made of sums, products, σ and tanh is left to `derive`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from flint import arb, fmpq

from symbolic_lstm.numbers.decide import PRECISIONS, held
from symbolic_lstm.numbers.derive import ladders
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import SIGNIFICANT, Digits, Mode
from symbolic_lstm.pools.laid_flat import FlatNode, FlatPlan, FlatSentence, New
from symbolic_lstm.pools.plan import Planned, SettingKey, mark
from symbolic_lstm.pools.whole import Exact, exactly, figure_of, nearest, written

#: A decimal, or a ball around what is none.
Held: TypeAlias = "Exact | arb"
_UNSEEN, _MINUS = mark(False, False, None), mark(True, False, None)
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
    known: dict[str, Held] = {place: exactly(shown) for place, shown in given.items()}
    if any(abs(shown.n) >= _LARGEST or abs(shown.places) > _LONGEST for shown in given.values()):
        return None
    return held(PRECISIONS[0], _all, plan, known, given)


def _all(plan: FlatPlan, known: dict[str, Held], given: Mapping[str, Figure]) -> tuple[Planned, ...] | None:
    found = []
    for sentence in plan.sentences:
        planned = _worked(sentence, known, given, plan.mode)
        if planned is None:
            return None
        found.append(planned)
    return tuple(found)


def _number(value: Held) -> fmpq | arb:
    return fmpq(value[0], 10 ** value[1]) if isinstance(value, tuple) else value


def _applied(act: FlatNode, parts: list[Held]) -> Held | None:
    """What a node comes to; None for a rational that is no short decimal."""
    if act.combine is not None:
        exact = [it for it in parts if isinstance(it, tuple)]
        if len(exact) == len(parts):
            return act.combine(exact)
    made = act.evaluate(*map(_number, parts))
    if isinstance(made, arb):
        return made
    return {fmpq(0): (0, 0), fmpq(1, 2): (5, 1)}.get(made)


def _worked(sentence: FlatSentence, known: dict[str, Held], given: Mapping[str, Figure], mode: Mode) -> Planned | None:
    values: list[Held] = [(0, 0)] * sentence.size
    fixed: dict[int, Figure] = {}
    for k, place, typed in sentence.leaves:
        values[k] = known[place] if typed is None else exactly(typed)
        if k not in sentence.worked:
            fixed[k] = given[place] if typed is None else typed
    for act in sentence.acts:
        value = _applied(act, [values[p] for p in act.parts])
        if value is None:
            return None
        values[act.node] = value
    root = sentence.size - 1
    decimals = all(type(it) is tuple for it in values[:-1])
    result = figure_of(values[root], sentence.named[root], mode)
    if result is None:
        return None
    known[sentence.key], fixed[root] = values[root], result
    if decimals and (whole := _in_full(sentence, values, fixed, result)) is not None:
        return whole
    if any(figure_of(values[k], digits, mode) is None for k, digits in sentence.named.items() if k != root):
        return None
    return _guarded_lines(sentence, values, fixed, result, mode)


def _in_full(
    sentence: FlatSentence, values: Sequence[Held], fixed: Mapping[int, Figure], result: Figure
) -> Planned | None:
    """A sentence whose figures are whole decimals but, it may be, its result; None where one is too long to be one."""
    exact = exactly_equal(values[-1], result)
    if result.places < 0:
        return None
    digits, marks, places = [""] * sentence.size, [_UNSEEN] * sentence.size, [0] * sentence.size
    for line in sentence.lines:
        for k, wanted, parts, _, _ in line:
            if (shown := fixed.get(k)) is None:
                value = values[k]
                assert isinstance(value, tuple)
                least = max([places[p] for p in parts], default=0)
                least = least if value[0] and 0 < least <= 12 else 0
                if (whole := written(value, least, max(wanted.number, least))) is None:
                    return None
                (n, places[k]), digits[k] = whole
                marks[k] = _MINUS if n < 0 else _UNSEEN
            else:
                digits[k], places[k] = shown.digits, shown.places
                marks[k] = mark(shown.n < 0, shown is result and not exact, shown.exponent)
    return Planned(tuple(digits), tuple(marks), result)


def _guarded_lines(
    sentence: FlatSentence, values: Sequence[Held], fixed: Mapping[int, Figure], result: Figure, mode: Mode
) -> Planned | None:
    """A sentence with as few guard digits as make its lines follow from one another."""
    known: dict[tuple[int, int], Figure | None] = {}
    for ladder in ladders(len(sentence.lines) - 1):
        figures = _figures(sentence, values, fixed, ladder, mode, known)
        signs = None if figures is None else _signs(sentence, values, figures, mode)
        if figures is None or signs is None:
            return None
        if all(signs):
            return _planned(sentence, figures, signs, result)
        if len(fixed) == len(figures):
            break
    return None


def _figures(
    sentence: FlatSentence,
    values: Sequence[Held],
    fixed: Mapping[int, Figure],
    ladder: tuple[int, ...],
    mode: Mode,
    known: dict[tuple[int, int], Figure | None],
) -> dict[int, Figure] | None:
    """The figure at every node that is shown, with the guard digits of each line; None where one is open.

    `known` are those of other ladders by their guard digits.
    """
    found = dict(fixed)
    for line, guard in zip(sentence.lines, ladder, strict=False):
        for k, wanted, parts, _, _ in line:
            if k in found:
                continue
            shown, value = None, values[k]
            if isinstance(value, tuple):
                shown = _written(value, [found[p].places for p in parts if p in found], wanted.number)
            if shown is None:
                if (k, guard) not in known:
                    known[k, guard] = _guarded(value, wanted, guard, mode)
                shown = known[k, guard]
                if shown is None:
                    return None
            found[k] = shown
    return found


def _written(value: Exact, places: list[int], most: int) -> Figure | None:
    """A decimal in full, if it is short, with no fewer places than its parts."""
    least = max(places, default=0)
    least = least if value[0] and 0 < least <= 12 else 0
    whole = written(value, least, max(most, least))
    return None if whole is None else Figure(*whole[0], whole[1])


def _guarded(value: Held, wanted: Digits, guard: int, mode: Mode) -> Figure | None:
    if not wanted.significant and (isinstance(value, arb) or value[0]) and nearest(value, wanted.number, mode) == 0:
        wanted = Digits(SIGNIFICANT, True)
    return figure_of(value, Digits(wanted.number + guard, wanted.significant), mode)


def _signs(
    sentence: FlatSentence, values: Sequence[Held], figures: Mapping[int, Figure], mode: Mode
) -> list[str] | None:
    """The sign of each line, '' where one does not follow from the line above; None where that is open."""
    exact = {k for k, shown in figures.items() if exactly_equal(values[k], shown)}
    signs = ["=" if sentence.worked <= exact else "≈"]
    for line in sentence.lines[1:]:
        found = [_follows(new, exact, figures, mode) for new in line]
        if None in found:
            return None
        signs.append("" if "" in found else "≈" if "≈" in found else "=")
        if not signs[-1]:
            break  # other guard digits are tried
    return signs


def _follows(new: New, exact: set[int], figures: Mapping[int, Figure], mode: Mode) -> str | None:
    after = figures[new.node]
    if new.above <= exact:  # what is worked from these is the value that was rounded to be shown
        return None if after.places < 0 else "=" if new.node in exact else "≈"
    own: dict[int, Held] = {}
    value: Held | None = None
    for act in new.acts:
        value = _applied(act, [own[p] if p in own else exactly(figures[p]) for p in act.parts])
        if value is None:
            return None
        own[act.node] = value
    if value is None or after.places < 0:
        return None
    if exactly_equal(value, after):
        return "="
    n = nearest(value, after.places, mode)
    return None if n is None else "≈" if n == after.n else ""


def exactly_equal(value: Held, shown: Figure) -> bool:
    """Whether a value is a figure's; a ball is around something else."""
    if not isinstance(value, tuple):
        return False
    n, places = exactly(shown)
    if value[1] == places:
        return value[0] == n
    return bool(value[0] * 10**places == n * 10 ** value[1])


def _planned(sentence: FlatSentence, figures: Mapping[int, Figure], signs: list[str], result: Figure) -> Planned:
    digits = [""] * sentence.size
    marks: list[SettingKey] = [_UNSEEN] * sentence.size
    for line, sign in zip(sentence.lines, signs, strict=True):
        for new in line:
            shown = figures[new.node]
            digits[new.node], marks[new.node] = shown.digits, mark(shown.n < 0, sign == "≈", shown.exponent)
    return Planned(tuple(digits), tuple(marks), result)
