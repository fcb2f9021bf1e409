"""Does a printed line of vectors and matrices follow from another, entry by entry?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TypeAlias

from flint import arb, fmpq

from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.spell import matrix_rows
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.ball_ends import ends
from symbolic_lstm.numbers.check_step import Pair, StepAnswer, bounded, figure_of, rounds_to
from symbolic_lstm.numbers.decide import PRECISIONS, held
from symbolic_lstm.numbers.evaluate import FlatTerm, Number
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import Interval, Mode, Value
from symbolic_lstm.numbers.vectors import Tensor, whole_code
from symbolic_lstm.numbers.walk import between, work

#: What is known of a sentence before it is worked: a vector or a matrix for some of its nodes.
Known: TypeAlias = Mapping[int, Tensor]


class Printed(NamedTuple):
    """Figures in rows, as printed; one by one is a single figure."""

    rows: int
    columns: int
    figures: tuple[Figure, ...]


class Values(NamedTuple):
    """What the numbers of a part come to, row by row: each exactly, or within proved ends."""

    rows: int
    columns: int
    cells: tuple[Value, ...]


def printed_of(term: t.Sentence) -> Printed | None:
    """The figures a sentence consists of, one or in brackets; None for anything longer.

    >>> from symbolic_lstm.maths.reader import read
    >>> [found and found[:2] for found in map(printed_of, map(read, ("2.70", "[1; -2; 3]", "[1, 2; 3, 4]", "a")))]
    [(1, 1), (3, 1), (2, 2), None]
    """
    rows: tuple[tuple[t.Sentence, ...], ...]
    if isinstance(term, t.Flip) and isinstance(term.args[0], t.Concat):
        rows = (term.args[0].args,)
    elif not (rows := matrix_rows(term)):
        rows = tuple((part,) for part in term.args) if isinstance(term, t.Concat) else ((term,),)
    found = [figure_of(cell) for row in rows for cell in row]
    figures = tuple(figure for figure in found if figure is not None)
    return Printed(len(rows), len(rows[0]), figures) if len(figures) == len(found) else None


def whole_follows(before: t.Sentence, after: t.Sentence, mode: Mode = "half-up") -> StepAnswer:
    """Whether a whole line of vectors and matrices follows from the line before.

    >>> from symbolic_lstm.maths.reader import read
    >>> lines = "[1, 2; 3, 4] @ [5; 6] + [0; 1]", "[17; 39] + [0; 1]", "[17; 41]"
    >>> [whole_follows(read(a), read(b)) for a, b in zip(lines, lines[1:])]
    ['equal', 'no']
    """
    answers: set[StepAnswer] = set()
    for pair in _aligned(before, after):
        found = _answers(pair, mode)
        answers |= {"rounded" if it == "equal" and bounded(pair.before) else it for it in found}
    grave: tuple[StepAnswer, ...] = ("no", "open", "rounded")
    return next((answer for answer in grave if answer in answers), "equal")


def _aligned(before: t.Sentence, after: t.Sentence) -> list[Pair]:
    if before == after:
        return []
    alike = type(before) is type(after) and len(before.args) == len(after.args)
    if printed_of(after) is not None or not alike:
        return [Pair(before, after)]
    return [pair for b, a in zip(before.args, after.args, strict=True) for pair in _aligned(b, a)]


def _answers(pair: Pair, mode: Mode) -> set[StepAnswer]:
    shown, laid = printed_of(pair.after), whole_code(pair.before)
    if shown is None:
        return {"equal" if _same(pair) else "no"}
    return {*entries_follow(laid, len(laid.nodes) - 1, {}, shown, mode)}


def entries_follow(laid: FlatTerm, k: int, known: Known, shown: Printed, mode: Mode) -> Iterator[StepAnswer]:
    """Entry by entry, whether figures are those of a part of a sentence; it is worked once at each precision."""

    @cache
    def worked(precision: int) -> Values:
        return held(precision, _redo, laid, k, known)

    def entry(e: int) -> Callable[[int], Value]:
        return lambda precision: worked(precision).cells[e]

    mismatch: StepAnswer = "no"
    if not _one_size(worked(PRECISIONS[0])[:2], shown[:2]):
        return iter([mismatch])
    return (rounds_to(entry(e), figure, mode) for e, figure in enumerate(shown.figures))


def _redo(laid: FlatTerm, k: int, known: Known) -> Values:
    """The values of node `k` from printed figures below it, as a reader would work them."""
    made, head = work(laid, between(laid, tuple(known), k), {**known})[k], type(laid.nodes[k].term)
    return Values(made.rows, made.columns, tuple(_value(entry, head) for entry in made.entries))


def _value(entry: Number, head: type) -> Value:
    value = ends(entry, head) if isinstance(entry, arb) else entry
    return Interval(fmpq(-(10**400)), fmpq(10**400)) if value is None else value


def _one_size(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether two sizes are one; how a vector lies is a matter of notation."""
    return a == b or (1 in a and a == b[::-1])


def _same(pair: Pair) -> bool:
    """Whether two sides are exactly equal."""
    sides = [held(PRECISIONS[0], _redo, laid, len(laid.nodes) - 1, {}) for laid in map(whole_code, pair)]
    return sides[0] == sides[1] and not any(isinstance(cell, Interval) for cell in sides[0].cells)
