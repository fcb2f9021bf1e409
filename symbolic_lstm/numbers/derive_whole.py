"""Derivations of a vector as a whole: matrices on vectors, products, one sum, one result.

The same cuts as for one number, through the vector's own sentence, and the same
promise: every line follows from the line above as printed. The values are those
of the trace, of which the derivations of single entries are another view. The
entries of a vector show equally many digits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal

from symbolic_lstm.errors import UndecidedError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.check_whole import Printed, entries_follow
from symbolic_lstm.numbers.decide import CAP, PRECISIONS, decide
from symbolic_lstm.numbers.derive import SPARE, UNROUNDED, guarded, ladders
from symbolic_lstm.numbers.evaluate import FlatTerm
from symbolic_lstm.numbers.figure import Figure, exactly, positional
from symbolic_lstm.numbers.limits import undecided
from symbolic_lstm.numbers.rounding import LARGEST_PLAIN, Digits, Interval, Mode, Value
from symbolic_lstm.numbers.stages import ARRANGED, Stage, in_short, stages
from symbolic_lstm.numbers.trace import Trace
from symbolic_lstm.numbers.vector_values import Figures, Leaf, Whole, as_numbers

#: Figures with more decimals than this are not filled with noughts to one length.
LONGEST_FILLED = 12


class DerivedWhole(NamedTuple):
    """One line: its stage, its sign, the figures at each path of the cut, a note if it needs one."""

    stage: str
    relation: Literal["=", "≈"]
    figures: Mapping[t.Path, Figures]
    note: str = ""


def derive_whole(
    trace: Trace, name: str, time: int, body: t.Sentence, leaves: Mapping[str, Leaf], *, short: bool = False
) -> tuple[DerivedWhole, ...]:
    """The lines of a vector's derivation, from `formula` to `result`.

    `body` is its sentence, `leaves` say what the names in it stand for; in `short` only numbers stand between. Raises
    `UndecidedError` where a figure stayed undecided at the cap.
    """
    for place in Whole.places(trace, name, time):
        trace.shown(place)  # what cannot be decided at all is told before anything is tried

    def attempt(precision: int) -> tuple[DerivedWhole, ...] | None:
        worked = trace if precision == PRECISIONS[0] else trace.at(precision)
        try:
            return _derived(Whole(worked, name, time, body, leaves, 2 * precision), short)
        except UndecidedError:
            if precision == CAP:
                raise
            return None

    found = decide(attempt)
    assert found is not None  # the last attempt answers, or raises
    return found


def _derived(whole: Whole, short: bool) -> tuple[DerivedWhole, ...]:
    laid = whole.laid
    cuts = stages(laid.nodes[-1].term)
    cuts = in_short(cuts) if short else cuts
    formula = DerivedWhole("formula", "=", {})
    if cuts[0].cut == cuts[-1].cut:  # a name by itself
        last = len(laid.nodes) - 1
        exact = all(
            value == shown.value for value, shown in zip(whole.values[-1], whole.fixed[last].cells, strict=True)
        )
        return formula, DerivedWhole("result", "=" if exact else "≈", {(): whole.fixed[last]})
    best: tuple[list[str], dict[int, Figures]] | None = None
    for ladder in ladders(len(cuts) - 1):
        figures = _figures(whole, cuts, ladder)
        signs = [_sign(laid, before, after, figures, whole.mode) for before, after in pairwise(cuts)]
        if best is None or signs.count("") < best[0].count(""):
            best = signs, figures
        if all(signs) or len(whole.fixed) == len(figures):
            break
    assert best is not None
    signs, figures = best
    lines = [formula, _line(laid, cuts[0], figures, _numbers_sign(whole, figures))]
    for cut, sign in zip(cuts[1:], signs, strict=True):
        lines.append(_line(laid, cut, figures, sign or "≈", "" if sign else UNROUNDED))
    return tuple(lines)


def _line(laid: FlatTerm, cut: Stage, figures: Mapping[int, Figures], sign: str, note: str = "") -> DerivedWhole:
    relation: Literal["=", "≈"] = "=" if sign == "=" else "≈"
    return DerivedWhole(cut.name, relation, {laid.nodes[k].path: figures[k] for k in cut.cut}, note)


def _figures(whole: Whole, cuts: tuple[Stage, ...], ladder: tuple[int, ...]) -> dict[int, Figures]:
    laid, found = whole.laid, dict(whole.fixed)
    for k, node in enumerate(laid.nodes):
        if k in found:
            continue
        if node.name:
            found[k] = _guarded(whole, k, ladder[0], [*map(whole.own.digits_of, whole.leaves[node.name].places)], 0)
        elif isinstance(node.term, ARRANGED) and all(part in found for part in node.parts):
            found[k] = _arranged(whole, k, [found[part] for part in node.parts])
    for cut, guard in zip(cuts, ladder, strict=False):
        for k in cut.new:
            if k not in found:
                digits = [whole.own.digits_of(key, whole.parts.get(k, "")) for key in whole.keys]
                places = [f.places for p in laid.nodes[k].parts if p in found for f in found[p].cells]
                found[k] = _guarded(whole, k, guard, digits, max(places, default=0))
    return found


def _arranged(whole: Whole, k: int, parts: Sequence[Figures]) -> Figures:
    if isinstance(whole.laid.nodes[k].term, t.Concat):
        return Figures(whole.shapes[k], tuple(cell for part in parts for cell in part.cells))
    ((shape, cells),) = parts
    columns = shape[1] if len(shape) == 2 else 1
    return Figures(whole.shapes[k], tuple(cell for c in range(columns) for cell in cells[c::columns]))


def _guarded(whole: Whole, k: int, guard: int, wanted: Sequence[Digits], least: int) -> Figures:
    """Figures inside a sentence: all exact if they are short, else all with guard digits."""
    values = whole.values[k]
    wanted = wanted if len(wanted) == len(values) else [wanted[0]] * len(values)
    named = bool(whole.laid.nodes[k].name)
    exact = None if named else _exact(values, wanted, least if least <= LONGEST_FILLED else 0)
    if exact is not None:
        return Figures(whole.shapes[k], exact)
    cells: list[Figure] = []
    for value, digits in zip(values, wanted, strict=True):
        zero = not isinstance(value, Interval) and value == 0
        shown = positional(0, 0) if zero else guarded(value, digits, guard, whole.mode)
        if shown is None:
            raise undecided(f"{whole.laid.nodes[k].term}", value)
        cells.append(shown)
    return Figures(whole.shapes[k], tuple(cells))


def _exact(values: Sequence[Value], wanted: Sequence[Digits], least: int) -> tuple[Figure, ...] | None:
    """The figures that are exactly these values, equally long; None where one of them would be too long."""
    found: list[Figure] = []
    for value, digits in zip(values, wanted, strict=True):
        figure = None if isinstance(value, Interval) else exactly(value, least, max(digits.number, least) + SPARE)
        if figure is None or abs(figure.n) >= LARGEST_PLAIN:
            return None
        found.append(figure)
    places = max((figure.places for figure in found if figure.n), default=0)
    return tuple(positional(f.n * 10 ** (places - f.places), places) if f.n else positional(0, 0) for f in found)


def _sign(laid: FlatTerm, before: Stage, after: Stage, figures: Mapping[int, Figures], mode: Mode) -> str:
    """`=` where every new figure equals what the line above gives, `≈` where it is that rounded, '' where neither."""
    known = {p: as_numbers(figures[p]) for p in before.cut}
    sign = "="
    for k in after.new:
        shown = as_numbers(figures[k])
        for answer in entries_follow(laid, k, known, Printed(shown.rows, shown.columns, figures[k].cells), mode):
            if answer in ("no", "open"):
                return ""
            sign = "≈" if answer == "rounded" else sign
    return sign


def _numbers_sign(whole: Whole, figures: Mapping[int, Figures]) -> str:
    """`=` where every figure put in is what its name stands for in this sheet."""
    if whole.trace.rounding.carry == "shown":
        return "="
    for k, node in enumerate(whole.laid.nodes):
        if node.name and any(v != f.value for v, f in zip(whole.values[k], figures[k].cells, strict=True)):
            return "≈"
    return "="
