"""Lines with guard digits, as few as make each follow from the one above, in whole numbers: as `derive` finds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from flint import arb, fmpq

from symbolic_lstm.numbers.derive import ladders
from symbolic_lstm.numbers.figure import Figure, positional
from symbolic_lstm.numbers.rounding import LARGEST_PLAIN, SIGNIFICANT, Digits, Mode
from symbolic_lstm.pools.integer_figures import Exact, exactly, figure_of, nearest, significant, written
from symbolic_lstm.pools.laid_flat import FlatNode, FlatSentence, New
from symbolic_lstm.pools.plan import Planned, SettingKey, mark

#: A decimal, or a ball around what is none.
Held: TypeAlias = "Exact | arb"
_FEW = Digits(SIGNIFICANT, True)
_UNSEEN = mark(False, False, None)


def _number(value: Held) -> fmpq | arb:
    return fmpq(value[0], 10 ** value[1]) if isinstance(value, tuple) else value


def applied_to(act: FlatNode, parts: list[Held]) -> Held | None:
    """What a node comes to; None for a rational that is no short decimal."""
    if act.combine is not None:
        decimals = [it for it in parts if isinstance(it, tuple)]
        if len(decimals) == len(parts):
            return act.combine(decimals)
    made = act.evaluate(*[_number(it) for it in parts])
    if isinstance(made, arb):
        return made
    return (0, 0) if made == 0 else (5, 1) if 2 * made == 1 else None


def fixed_figures(sentence: FlatSentence, given: Mapping[str, Figure], result: Figure) -> dict[int, Figure]:
    """The figures of a sentence that no guard digits change: what is given or typed, and its result."""
    found = {k: given[place] if typed is None else typed
             for k, place, typed in sentence.leaves if k not in sentence.worked}  # fmt: skip
    found[sentence.size - 1] = result
    return found


def guarded_lines(
    sentence: FlatSentence, values: Sequence[Held], given: Mapping[str, Figure], result: Figure, mode: Mode
) -> Planned | None:
    """A sentence with as few guard digits as make its lines follow from one another."""
    figures = fixed_figures(sentence, given, result)
    exact = {k for k, shown in figures.items() if exactly_equal(values[k], shown)}
    known: dict[tuple[int, int], Exact] = {}  # what a node shows with so many guard digits
    waiting = _waiting(sentence, values, figures, exact, mode, known)
    if waiting is None or result.places < 0:
        return None
    shown = {k: exactly(it) for k, it in figures.items()}
    signs: dict[tuple[int, tuple[int, ...]], str] = {}  # of a line, by the guard digits that it depends on
    for ladder in ladders(len(sentence.lines) - 1):
        guards = (*ladder, 0)
        asked = [(j, tuple([guards[at] for at in sources])) for j, sources in enumerate(sentence.sources)][1:]
        if any(signs.get(it) == "" for it in asked):
            continue
        for line, guard in zip(waiting, ladder, strict=False):
            for k, wanted in line:
                if (found := known.get((k, guard))) is None:
                    found = _shown(values[k], wanted.number + guard, wanted, mode)
                    if found is None:
                        return None
                    known[k, guard] = found
                shown[k] = found
        for it in asked:
            if it not in signs:
                sign = _sign(sentence.lines[it[0]], shown, exact, mode)
                if sign is None:
                    return None
                signs[it] = sign
                if not sign:
                    break  # other guard digits are tried
        else:
            for line, guard in zip(waiting, ladder, strict=False):
                for k, wanted in line:
                    n, places = shown[k]
                    if not wanted.significant and n and places == wanted.number + guard:
                        figures[k] = positional(n, places)
                        continue
                    whole = figure_of(values[k], Digits(wanted.number + guard, wanted.significant), mode)
                    if whole is None:
                        return None
                    figures[k] = whole
            first = "=" if sentence.worked <= exact else "≈"
            return _planned(sentence, figures, [first, *(signs[it] for it in asked)], result)
        if not any(waiting):
            break
    return None


def _waiting(
    sentence: FlatSentence,
    values: Sequence[Held],
    figures: dict[int, Figure],
    exact: set[int],
    mode: Mode,
    known: dict[tuple[int, int], Exact],
) -> list[list[tuple[int, Digits]]] | None:
    """What is rounded on each line, and to how many digits before guards; what is exact gets its figure.

    What a node shows without guards is `known` where it has been found.
    None where a decimal is too long to be printed in full.
    """
    waiting: list[list[tuple[int, Digits]]] = []
    for line in sentence.lines:
        waiting.append([])
        for k, wanted, parts, _, _ in line:
            if k in figures:
                continue
            value = values[k]
            if not isinstance(value, tuple):
                if not wanted.significant and (n := nearest(value, wanted.number, mode)) is not None:
                    if n == 0:
                        wanted = _FEW  # or it would show as 0
                    elif abs(n) < LARGEST_PLAIN:
                        known[k, 0] = n, wanted.number
                waiting[-1].append((k, wanted))
                continue
            least = max([0, *[figures[p].places for p in parts if p in figures]])
            if (whole := written(value, least, wanted.number)) is None:
                return None
            figures[k] = Figure(*whole[0], whole[1])
            exact.add(k)
    return waiting


def _shown(value: Held, number: int, wanted: Digits, mode: Mode) -> Exact | None:
    """The decimal that a value prints as; None where that is open, or a whole number with an exponent."""
    if wanted.significant:
        few = significant(value, number, mode)
        if few is not None and few[1] >= 0:
            return few
    elif (n := nearest(value, number, mode)) and abs(n) < LARGEST_PLAIN:
        return n, number
    found = figure_of(value, Digits(number, wanted.significant), mode)
    return None if found is None or found.places < 0 else (found.n, found.places)


def _sign(line: tuple[New, ...], shown: Mapping[int, Exact], exact: set[int], mode: Mode) -> str | None:
    """The sign of a line, '' where it does not follow from the lines above; None where that is open."""
    sign = "="
    for new in line:
        found = _follows(new, shown, exact, mode)
        if not found:
            return found
        sign = found if sign == "=" else sign
    return sign


def _follows(new: New, shown: Mapping[int, Exact], exact: set[int], mode: Mode) -> str | None:
    n, places = shown[new.node]
    if new.above <= exact:  # what is worked from these is the value that was rounded to be shown
        return "=" if new.node in exact else "≈"
    own: dict[int, Held] = {}
    value: Held | None = None
    for act in new.acts:
        value = applied_to(act, [own[p] if p in own else shown[p] for p in act.parts])
        if value is None:
            return None
        own[act.node] = value
    if value is None:
        return None
    near = nearest(value, places, mode)
    if near is None or near != n:
        return None if near is None else ""
    if isinstance(value, tuple) and value[0] * 10 ** max(places - value[1], 0) == n * 10 ** max(value[1] - places, 0):
        return "="
    return "≈"


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
