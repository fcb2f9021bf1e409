"""Derivations: the stages of a sentence with figures that a reader can check.

Every line must follow from the line above as printed. Typed and carried figures
stand as they are; other figures show guard digits, as few as make every line
check. Where no ladder of guard digits does, the line says that unrounded values
were used.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import combinations_with_replacement, pairwise
from typing import Literal

from flint import fmpq

from symbolic_lstm.errors import UndecidedError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.decimal import PRINTED
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.check_step import rounds_to
from symbolic_lstm.numbers.decide import CAP, PRECISIONS, decide
from symbolic_lstm.numbers.enclose import Evaluation, redo
from symbolic_lstm.numbers.figure import Figure, bound, exactly, figure
from symbolic_lstm.numbers.limits import undecided
from symbolic_lstm.numbers.near_zero import next_to_nothing
from symbolic_lstm.numbers.rounding import (
    LARGEST_PLAIN,
    SIGNIFICANT,
    Digits,
    Interval,
    Mode,
    Value,
    near_zero,
    round_interval,
    show,
)
from symbolic_lstm.numbers.stages import Stage, in_short, signed, stages
from symbolic_lstm.numbers.trace import Trace

#: An exact figure this much longer than its sentence's digits is rounded in between.
SPARE = 4
#: More guard digits than this are not tried.
MOST_GUARD = 6
#: Of a derivation with more lines than this, the first ones have the same number of guard digits.
LONGEST_LADDER = 5

#: So many derivations of a trace are remembered.
_REMEMBERED = 100

UNROUNDED = "unrounded values were used"
NEAR_ZERO = "0 to within 10⁻¹⁰⁰⁰; whether it is exactly 0 was not proved"


class Derived(NamedTuple):
    """One line: its stage, its sign, the figure at each path of the cut, a note if it needs one."""

    stage: str
    relation: Literal["=", "≈"]
    figures: Mapping[t.Path, Figure]
    note: str = ""


def derive(trace: Trace, key: str, *, short: bool = False) -> tuple[Derived, ...]:
    """The lines of one place's derivation, from `formula` to `result`; in `short`, with the numbers alone between.

    Guard digits may need narrower enclosures than the shown figures did.
    Raises `UndecidedError` where a figure stayed undecided at the cap.
    """

    if not short and (before := trace.derivations.get(key)) is not None:
        return before

    def attempt(precision: int) -> tuple[Derived, ...] | None:
        worked = trace if precision == PRECISIONS[0] else trace.at(precision)
        try:
            return _derived(worked, key, short)
        except UndecidedError:
            if precision == CAP or None in worked.work[key].figures.values():
                raise
            return None

    found = decide(attempt)
    assert found is not None  # the last attempt answers, or raises
    if not short and len(trace.derivations) < _REMEMBERED:
        trace.derivations[key] = found
    return found


def _derived(trace: Trace, key: str, short: bool) -> tuple[Derived, ...]:
    worked = trace.work[key]
    cuts = stages(trace.lets[key].body)
    cuts = in_short(cuts) if short else cuts
    if cuts[0].cut == cuts[-1].cut:  # a number by itself
        return Derived("formula", "=", {}), _alone(trace, key, worked)
    fixed = _fixed(trace, key, worked)
    best: tuple[list[str], dict[int, Figure]] | None = None
    for ladder in ladders(len(cuts) - 1):
        figures = _figures(trace, key, worked, cuts, fixed, ladder)
        signs = [_sign(worked, before, after, figures, trace.rounding.mode) for before, after in pairwise(cuts)]
        if all(signs):
            best = signs, figures
            break
        if best is None or signs.count("") < best[0].count(""):
            best = signs, figures
        if len(fixed) == len(figures):
            break
    assert best is not None
    signs, figures = best
    lines = [Derived("formula", "=", {}), _line(worked, cuts[0], figures, _numbers_sign(trace, key, worked, figures))]
    for cut, sign in zip(cuts[1:], signs, strict=True):
        lines.append(_line(worked, cut, figures, sign or "≈", "" if sign else UNROUNDED))
    if near_zero(worked.values[-1]):
        lines[-1] = lines[-1]._replace(relation="≈", note=NEAR_ZERO)
    return tuple(lines)


def _alone(trace: Trace, key: str, worked: Evaluation) -> Derived:
    shown = trace.shown(key)
    if near_zero(worked.values[-1]):
        return Derived("result", "≈", {(): shown}, NEAR_ZERO)
    return Derived("result", "=" if worked.values[-1] == shown.value else "≈", {(): shown})


def _line(worked: Evaluation, cut: Stage, figures: dict[int, Figure], sign: str, note: str = "") -> Derived:
    relation: Literal["=", "≈"] = "=" if sign == "=" else "≈"
    return Derived(cut.name, relation, {worked.code.nodes[k].path: figures[k] for k in cut.cut}, note)


def _fixed(trace: Trace, key: str, worked: Evaluation) -> dict[int, Figure]:
    """Figures that no guard digit touches: typed, carried as shown, named and carried, the result."""
    let, carries_shown = trace.lets[key], trace.rounding.carry == "shown"
    found: dict[int, Figure] = {}
    for k, node in enumerate(worked.code.nodes):
        if node.figure is not None:
            found[k] = node.figure
        elif signed(worked.code, k):
            found[k] = figure(f"-{worked.code.nodes[node.parts[0]].figure}", PRINTED)
        elif node.name:
            place = trace.program.place(node.name, let.time)
            if place in trace.given or carries_shown:
                found[k] = trace.shown(place)
    for k, its in worked.figures.items():
        if its is None:
            raise undecided(key, worked.values[k])
        if carries_shown or k == len(worked.code.nodes) - 1:
            found[k] = its
    return found


def _figures(
    trace: Trace,
    key: str,
    worked: Evaluation,
    cuts: tuple[Stage, ...],
    fixed: dict[int, Figure],
    ladder: tuple[int, ...],
) -> dict[int, Figure]:
    let, mode = trace.lets[key], trace.rounding.mode
    parts = {worked.code.index(path): part for part, path in let.parts}
    own = trace.rounding.digits_of(key)
    found = dict(fixed)
    for cut, guard in zip(cuts, ladder, strict=False):
        for k in cut.new:
            if k in found:
                continue
            node = worked.code.nodes[k]
            if node.name:
                wanted = trace.rounding.digits_of(trace.program.place(node.name, let.time))
            else:
                wanted = trace.rounding.digits_of(key, parts[k]) if k in parts else own
            found[k] = _intermediate(worked, k, wanted, guard, mode, found)
    return found


def _intermediate(
    worked: Evaluation, k: int, wanted: Digits, guard: int, mode: Mode, found: Mapping[int, Figure]
) -> Figure:
    """A figure inside a sentence: exact if that is short, else with guard digits."""
    value = worked.values[k]
    if not isinstance(value, Interval):
        least = max((found[p].places for p in worked.code.nodes[k].parts if p in found), default=0)
        least = least if value != 0 and 0 < least <= 12 else 0
        exact = exactly(value, least, max(wanted.number, least) + SPARE)
        if exact is not None and abs(exact.n) < LARGEST_PLAIN:
            return exact
    figure = guarded(value, wanted, guard, mode)
    if figure is None and isinstance(value, Interval) and next_to_nothing(*value):
        return bound()  # be it above 0 or below
    if figure is None:
        raise undecided(f"{worked.code.nodes[k].term}", value)
    return figure


def guarded(value: Value, wanted: Digits, guard: int, mode: Mode) -> Figure | None:
    """A figure with guard digits; one that would show as 0 has significant ones instead. None where a digit is open."""
    if not wanted.significant and round_interval(value, wanted.number, mode) == 0 and value != 0:
        wanted = wanted._replace(number=SIGNIFICANT, significant=True)
    return show(value, wanted._replace(number=wanted.number + guard), mode)


def _sign(worked: Evaluation, before: Stage, after: Stage, figures: Mapping[int, Figure], mode: Mode) -> str:
    """`=` where every new figure equals what the line above gives, `≈` where it is that rounded, '' where neither."""
    sign = "="
    known = {p: figures[p].value for p in before.cut}
    for k in after.new:
        answer = _follows(worked, k, known, figures[k], mode)
        if not answer:
            return ""
        if answer == "≈":
            sign = "≈"
    return sign


def _follows(worked: Evaluation, k: int, known: Mapping[int, fmpq], figure: Figure, mode: Mode) -> str:
    answer = rounds_to(lambda precision: redo(worked.code, k, known, precision), figure, mode)
    return {"equal": "=", "rounded": "≈"}.get(answer, "")


def _numbers_sign(trace: Trace, key: str, worked: Evaluation, figures: Mapping[int, Figure]) -> str:
    """`=` where every figure put in is what its name stands for in this sheet."""
    let = trace.lets[key]
    for k, node in enumerate(worked.code.nodes):
        if node.name and trace.rounding.carry == "full":
            place = trace.program.place(node.name, let.time)
            if trace.value(place) != figures[k].value:
                return "≈"
    return "="


@lru_cache(maxsize=64)
def ladders(stages_before_result: int) -> tuple[tuple[int, ...], ...]:
    """Guard digits for each line before the result, never fewer above than below; the smallest first.

    Of a long derivation the first lines share theirs, or there would be millions of ladders.
    """
    own = min(stages_before_result, LONGEST_LADDER)
    falls = combinations_with_replacement(range(MOST_GUARD, -1, -1), own)
    ladders = (fall[:1] * (stages_before_result - own) + fall for fall in falls)
    return tuple(sorted(ladders, key=lambda ladder: (sum(ladder), max(ladder, default=0))))
