"""Does one printed line follow from another? The reader's question, asked of sentences.

Two sentences are laid side by side: where the later one shows a number, that
number is judged against what stands there in the earlier one, and everything
else must be the same. So `0.54 * tanh(0.518)` and `0.54 * 0.475` are compared at
the tanh, where the misprint is, and not behind the slack of the product.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Literal, TypeAlias

from symbolic_lstm.errors import FigureError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.decimal import BELOW, PRINTED
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.decide import decide
from symbolic_lstm.numbers.enclose import value_of
from symbolic_lstm.numbers.figure import Bound, Figure, figure
from symbolic_lstm.numbers.near_zero import next_to_nothing, smallest
from symbolic_lstm.numbers.rounding import Interval, Mode, Value, round_interval

StepAnswer: TypeAlias = Literal["equal", "rounded", "no", "open"]


class Pair(NamedTuple):
    """A part of the earlier sentence, and what the later one has in its place."""

    before: t.Sentence
    after: t.Sentence


def figure_of(term: t.Sentence) -> Figure | None:
    """The figure a sentence consists of, `2.70` or `-10`; None for anything longer."""
    if isinstance(term, t.Dec):
        return _printed(term.text)
    if isinstance(term, t.Neg) and isinstance(term.args[0], t.Dec):
        return _printed("-" + term.args[0].text)
    return None


@lru_cache(maxsize=4096)
def _printed(text: str) -> Figure:
    return figure(text, PRINTED)


def aligned(before: t.Sentence, after: t.Sentence) -> list[Pair]:
    """The pairs in which two sentences differ, innermost.

    >>> from symbolic_lstm.maths.reader import read
    >>> aligned(read("0.54 * tanh(0.518)"), read("0.54 * 0.475"))
    [Pair(before=tanh(0.518), after=0.475)]
    """
    if before == after:
        return []
    if figure_of(after) is not None or type(before) is not type(after) or len(before.args) != len(after.args):
        return [Pair(before, after)]
    return [pair for b, a in zip(before.args, after.args, strict=True) for pair in aligned(b, a)]


def check_step(before: t.Sentence, after: Figure, mode: Mode = "half-up") -> StepAnswer:
    """Whether a figure is the value of a sentence of numbers: exactly, or rounded to its digits.

    >>> from symbolic_lstm.maths.reader import read
    >>> check_step(read("sigmoid(5.95)"), figure("0.997"))
    'rounded'

    Raises `FigureError` where the sentence has no value.
    """
    return rounds_to(lambda precision: value_of(before, precision=precision), after, mode)


def rounds_to(value_at: Callable[[int], Value], after: Figure, mode: Mode) -> StepAnswer:
    """Whether a figure is a value, asked at higher and higher precision until it is answered."""
    return decide(lambda precision: _answer(value_at(precision), after, mode)) or "open"


def _answer(value: Value, after: Figure, mode: Mode) -> StepAnswer | None:
    if isinstance(after, Bound):
        return _next_to(value)
    n = round_interval(value, after.places, mode)
    if not isinstance(value, Interval) and value == after.value:
        return "equal"
    return None if n is None else "rounded" if n == after.n else "no"


def _next_to(value: Value) -> StepAnswer | None:
    """Whether a value is next to nothing, as a bound says; what is worked with bounds may come to 0."""
    low, high = value if isinstance(value, Interval) else (value, value)
    if next_to_nothing(low, high):
        return "rounded"
    return "no" if low > smallest() or high < -smallest() else None


def bounded(term: t.Sentence) -> bool:
    """Whether a figure in a sentence of numbers only says what its value is less than."""
    return any(isinstance(part, t.Dec) and part.text == BELOW for _, part in t.walk(term))


def line_follows(before: t.Sentence, after: t.Sentence, mode: Mode = "half-up") -> StepAnswer:
    """Whether a whole line of numbers follows from the line before."""
    answer: StepAnswer = "equal"
    for pair in aligned(before, after):
        shown = figure_of(pair.after)
        if shown is None:
            found: StepAnswer = "equal" if same(pair.before, pair.after) else "no"
        else:
            found = check_step(pair.before, shown, mode)
            found = "rounded" if found == "equal" and bounded(pair.before) else found
        if found in ("no", "open"):
            return found
        if found == "rounded":
            answer = "rounded"
    return answer


def same(a: t.Sentence, b: t.Sentence) -> bool:
    """Whether two sentences of numbers are provably one value: rationals compared exactly, all else part by part."""
    try:
        left, right = value_of(a), value_of(b)
    except FigureError:
        return False
    if not isinstance(left, Interval) and not isinstance(right, Interval):
        return bool(left == right)
    alike = type(a) is type(b) and len(a.args) == len(b.args) > 0
    return alike and all(same(x, y) for x, y in zip(a.args, b.args, strict=True))
