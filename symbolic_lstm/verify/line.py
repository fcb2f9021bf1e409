"""Check one line: `2.70*1 + 1.63*1 + 1.62 = 5.95`, `σ(5.95) ≈ 0.997`, chains of them.

The line is cut at its signs. Each side must follow from the side before it, as
printed; where the sides are built alike, number is judged against number, so
that an error is found where it stands. What a chain begins with counts as
exactly given: a figure can be right from there and not from its neighbour.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from itertools import pairwise
from math import prod
from typing import NamedTuple

from flint import fmpq

from symbolic_lstm.errors import FigureError, SentenceError, shortened
from symbolic_lstm.maths import forms
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.program import indices
from symbolic_lstm.maths.reader import parse
from symbolic_lstm.maths.spell import text
from symbolic_lstm.maths.tokens import Token, tokens
from symbolic_lstm.numbers.box import Box, half_unit, image
from symbolic_lstm.numbers.check_step import Pair, aligned, figure_of, same
from symbolic_lstm.numbers.decide import decide
from symbolic_lstm.numbers.enclose import value_of
from symbolic_lstm.numbers.evaluate import code
from symbolic_lstm.numbers.figure import Figure, figure
from symbolic_lstm.numbers.rounding import Interval, Value
from symbolic_lstm.published.example import Says
from symbolic_lstm.verify.facts import Facts, fit, possible, recomputed
from symbolic_lstm.verify.judge import facts_of, verdict_of, written_out
from symbolic_lstm.verify.messages import Told, digits, message
from symbolic_lstm.verify.result import Result
from symbolic_lstm.verify.slips import line_slip
from symbolic_lstm.verify.verdicts import Name

#: Vectors of more entries are not checked on one line.
MOST_ENTRIES = 256


class Side(NamedTuple):
    """One side of a line and where it begins (1-based)."""

    term: t.Sentence
    column: int


def sides(source: str) -> tuple[Side, ...]:
    """The sides of a line; raises `SentenceError` with the column of what cannot be read."""
    found: list[Side] = []
    run: list[Token] = []
    for token in tokens(source):
        if token.kind in ("relation", "end"):
            if not run and not found and token.kind == "end":
                raise SentenceError("the line is empty", source, 1)
            if not run:
                missing = "before" if token.kind == "relation" else "after"
                raise SentenceError(f"nothing stands {missing} the sign", source, max(1, token.column - 1))
            found.append(Side(parse([*run, Token("end", "", token.column)], source), run[0].column))
            run = []
        else:
            run.append(token)
    return tuple(found)


def check_line(source: str) -> tuple[Result, ...]:
    """A verdict for every figure a line states.

    >>> [r.verdict for r in check_line("2.70*1 + 1.63*1 + 1.62 = 5.95")]
    ['exact']

    Raises `SentenceError` where the line cannot be read or states nothing.
    """
    read = sides(source)
    if len(read) < 2:
        told = "the line states nothing; write two sides with = or ≈ between them"
        raise SentenceError(f"{told}: {shortened(source.strip(), 40)} = …", source, 1)
    found: list[Result] = []
    head: t.Sentence | None = None
    for before, after in pairwise(read):
        if isinstance(before.term, t.Symbol) and not t.names(after.term):
            continue  # a name, and what it stands for
        head = before.term if head is None else head
        found += _link(head, before.term, after)
    if not found:
        told = "a name and its number; there is nothing to check"
        found.append(_result("unverifiable", read[-2].term, read[-1], told))
    return tuple(found)


def _link(head: t.Sentence, before: t.Sentence, after: Side) -> Iterator[Result]:
    if unbound := [*t.names(before), *t.names(after.term)]:
        yield _result("unverifiable", before, after, f"{unbound[0]!r} has no value here")
        return
    try:
        pairs = _entries(before, after.term)
    except SentenceError as fault:
        yield _result("ill-typed", before, after, fault.reason)
        return
    except FigureError as fault:
        yield _result("unverifiable", before, after, str(fault))
        return
    for old, new in pairs:
        found = [_compared(head, old, pair, after) for pair in aligned(old, new) or [Pair(old, new)]]
        if sum(result.level in ("warning", "error") for result in found) > 1:
            with suppress(FigureError):  # 1/2 = 2/4 is true, though its parts are not the same
                whole = _equal(Pair(old, new), after)
                found = [whole] if whole else found
        yield from found


def _compared(head: t.Sentence, side: t.Sentence, pair: Pair, after: Side) -> Result:
    try:
        shown = figure_of(pair.after)
        return _figure(head, side, pair, shown, after) if shown else _sides(pair, after)
    except FigureError as fault:
        return _result("unverifiable", pair.before, after, str(fault))


def _entries(before: t.Sentence, after: t.Sentence) -> Sequence[tuple[t.Sentence, t.Sentence]]:
    """The two sides entry by entry; raises `SentenceError` where a vector is set equal to a number."""
    left, right = forms.shape(before, {}), forms.shape(after, {})
    if left != right:
        raise SentenceError(f"{_kind(left)} is set equal to {_kind(right)}", text(before), 1)
    if prod(left) > MOST_ENTRIES:
        raise FigureError(f"{_kind(left)} is too long for one line; at most {MOST_ENTRIES} entries are checked")
    return [(forms.entry(before, index, {}), forms.entry(after, index, {})) for index in indices(left)]


def _kind(shape: forms.Shape) -> str:
    if len(shape) == 2:
        return f"a matrix of {shape[0]} × {shape[1]}"
    return f"a vector of {shape[0]}" if shape else "a number"


def _figure(head: t.Sentence, side: t.Sentence, pair: Pair, printed: Figure, after: Side) -> Result:
    """A figure against what stands in its place on the side before, and where the chain begins."""
    shown = _decided(pair.before, printed)
    full: Value | None = None
    if side == head:
        full = shown
    elif pair.before is side and not forms.shape(head, {}) and not t.names(head):
        full = _decided(forms.entry(head, (), {}), printed)
    ranged = _range(pair.before, head)
    facts = facts_of(printed, full, shown, possible(printed, *ranged) if ranged else None)
    judged = verdict_of(printed, full, shown, facts)
    slip = None
    if judged.verdict == "mismatch":
        slip = line_slip(pair.before, printed, shown)
    result = Result(
        "line", judged.verdict, "", printed.text, facts, text(pair.before), recomputed(full, shown, printed.places), "",
        slip, column=after.column, reference=digits(full if judged.by == "full" else shown, printed.places),
    )  # fmt: skip
    told = message(result, Told(Says(printed.text, printed), shown if full is None else full, shown, judged.by))
    exact = "" if full is None else digits(full, printed.places)
    return replace(result, message=told, certified=(exact, digits(shown, printed.places)))


def _sides(pair: Pair, after: Side) -> Result:
    """Two sides built differently: equal, agreeing within the rounding of the later figures, or not."""
    if equal := _equal(pair, after):
        return equal
    left, right = value_of(pair.before, precision=1024), value_of(pair.after, precision=1024)
    told = f"{digits(left, 6)} on one side, {digits(right, 6)} on the other"
    ranged = _range(pair.after, pair.before)
    if ranged is None:
        return _result("undecided", pair.before, after, f"{told}; the rounding of the figures may explain it", Facts())
    if _meet(_ends(left), ranged[0]) and not _needs_no_rounding(pair, left):
        told = f"the sides agree within the rounding of the figures: {told}"
        return _result("ok", pair.before, after, told, Facts(shown=True, feasible=True if ranged[1] else None))
    return _result("mismatch", pair.before, after, f"the sides differ: {told}", Facts(shown=False, feasible=False))


def _needs_no_rounding(pair: Pair, value: Value) -> bool:
    """Whether what is worked on the side before can be written out with the digits of the side after."""
    places = max((figure(part.text).places for _, part in t.walk(pair.after) if isinstance(part, t.Dec)), default=0)
    return figure_of(pair.before) is None and written_out(value, places)


def _equal(pair: Pair, after: Side) -> Result | None:
    """The verdict on two sides that have one value; None where they have not."""
    if same(pair.before, pair.after):
        return _result("exact", pair.before, after, "both sides are equal", Facts(shown=True))
    left, right = value_of(pair.before, precision=1024), value_of(pair.after, precision=1024)
    if _meet(_ends(left), _ends(right)):
        return _result("ok", pair.before, after, "both sides agree to 300 digits", Facts(shown=True))
    return None


def _range(term: t.Sentence, typed: t.Sentence) -> tuple[Box, bool] | None:
    """What a side can come to if its figures were rounded; those that `typed` prints too are exact."""
    laid = code(term)
    exact = {part.text for _, part in t.walk(typed) if isinstance(part, t.Dec)}
    boxes: dict[int, Box] = {}
    for k, node in enumerate(laid.nodes):
        if node.figure is not None:
            half = fmpq(0) if node.figure.text in exact or node.figure.places <= 0 else half_unit(node.figure)
            boxes[k] = node.figure.value - half, node.figure.value + half
    return image(laid, len(laid.nodes) - 1, boxes)


def _meet(a: Box, b: Box) -> bool:
    return bool(a[0] <= b[1] and b[0] <= a[1])


def _ends(value: Value) -> Box:
    return (value.lower, value.upper) if isinstance(value, Interval) else (value, value)


def _decided(term: t.Sentence, printed: Figure) -> Value:
    """The value of a sentence of numbers, as closely as the printed digits need."""

    def decided(value: Value) -> bool:
        return fit(printed, value) != "open"

    attempt: Callable[[int], Value] = partial(value_of, term, None)
    return decide(attempt, decided)


def _result(verdict: Name, before: t.Sentence, after: Side, told: str, facts: Facts | None = None) -> Result:
    nothing: dict[str, str | None] = {"full": None, "shown": None}
    return Result(
        "line", verdict, "", text(after.term), facts or Facts(), text(before), nothing, told, column=after.column
    )
