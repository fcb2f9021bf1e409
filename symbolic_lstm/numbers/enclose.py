"""Values with proved ends: the one place where balls live.

`enclose` works a list of sentences at 64 bits and doubles the precision until
every figure asked for is decided, up to a cap. It hands out exact rationals and
open intervals with rational ends; comparisons of balls, whose answers are true
only when certain, stay inside.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from flint import arb, ctx, fmpq

from symbolic_lstm.errors import FigureError, UndecidedError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.program import Let
from symbolic_lstm.numbers.ends import ends, sharpened
from symbolic_lstm.numbers.evaluate import EVALUATE, Code, Number, code, held
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.limits import BITS, TOO_LARGE, anything
from symbolic_lstm.numbers.rounding import Interval, Mode, Value, round_interval

#: Bits of working precision, tried in turn. The last is the cap.
PRECISIONS = (64, 128, 256, 512, 1024, 2048, 4096)

#: python-flint's precision belongs to the whole process, so one thread works at a time.
LOCK = threading.RLock()


@dataclass(slots=True)
class Evaluation:
    """What one sentence came to: a value for each node, and the figures shown.

    `figures` is keyed by node: the named parts and the last, the result. None
    is a figure that stayed undecided at the cap. Where only results are kept, both hold
    the last alone. Where a ball grew past all bounds on the way, the value is
    `anything`, and no figure comes of it.
    """

    code: Code
    values: tuple[Value, ...]
    figures: dict[int, Figure | None] = field(default_factory=dict)


#: Shows a place (and part) of this value: a figure, None while its digits are open,
#: or the value itself to show nothing.
Show: TypeAlias = Callable[[str, str, Value], "Figure | Value | None"]
Resolve: TypeAlias = Callable[[str, int], str]


def enclose(
    lets: Sequence[Let], given: Mapping[str, fmpq], resolve: Resolve, show: Show, *,
    carry: bool, least: int = 0, results: bool = False,
) -> dict[str, Evaluation]:  # fmt: skip
    """Work sentences in order, at `least` so many bits; with `carry`, shown figures enter later places.

    With `results` the same is worked, and of each sentence only what it comes to is kept.
    Raises `FigureError` where a sentence has no value (a division by zero).
    """
    for precision in (p for p in PRECISIONS if p >= least):
        with LOCK, ctx.workprec(precision):
            found = _attempt(lets, given, resolve, show, carry, precision, results)
        if found is not None:
            return found
    raise AssertionError("the last attempt always answers")


def _attempt(
    lets: Iterable[Let], given: Mapping[str, fmpq], resolve: Resolve, show: Show,
    carry: bool, precision: int, results: bool,
) -> dict[str, Evaluation] | None:  # fmt: skip
    last = precision == PRECISIONS[-1]
    known: dict[str, Number] = dict(given)
    found: dict[str, Evaluation] = {}
    for let in lets:
        laid = code(let.body)
        named = {laid.index(path): part for part, path in let.parts}
        root = len(laid.nodes) - 1
        named[root] = ""
        numbers: list[Number] = []
        values: list[Value] = []
        figures: dict[int, Figure | None] = {}
        key = let.key
        for k, node in enumerate(laid.nodes):
            number: Number
            if node.name:
                place = resolve(node.name, let.time)
                number = known[place]
            elif node.figure is not None:
                number = node.figure.value
            else:
                try:
                    number = held(precision, EVALUATE[type(node.term)], *[numbers[p] for p in node.parts])
                except FigureError as fault:
                    raise FigureError(f"{key}: {fault}") from None
            if not isinstance(number, arb):
                value: Value | None = number
            else:
                if node.name:
                    value = found[place].values[-1]
                else:
                    value = sharpened(node.term, held(precision, ends, number, type(node.term)), numbers, node)
            if value is None:
                if not last:
                    return None
                assert isinstance(number, arb)
                if _too_large(node.term, number, [numbers[p] for p in node.parts]):
                    raise UndecidedError(f"{key}: {node.term} is {TOO_LARGE}")
                value = anything()
            if k in named:
                figure = None if value is anything() else show(key, named[k], value)
                if figure is None and not last:
                    return None
                if figure is None or isinstance(figure, Figure):
                    figures[k] = figure
                    if carry and figure is not None:
                        number = figure.value
            numbers.append(number)
            values.append(value)
        known[key] = numbers[root]
        if results:
            values, figures = values[-1:], {k: figure for k, figure in figures.items() if k == root}
        found[key] = Evaluation(laid, tuple(values), figures)
    return found


def value_of(term: t.Sentence, given: Mapping[str, fmpq] | None = None, precision: int = 64) -> Value:
    """The value of one sentence at exact names; raises `FigureError` where it has none.

    >>> from symbolic_lstm.maths.reader import read
    >>> value_of(read("2.70*1 + 1.63*1 + 1.62"))
    119/20
    """
    laid = code(term)
    numbers: list[Number] = []
    with LOCK, ctx.workprec(precision):
        for node in laid.nodes:
            if node.name:
                numbers.append((given or {})[node.name])
            elif node.figure is not None:
                numbers.append(node.figure.value)
            else:
                numbers.append(held(precision, EVALUATE[type(node.term)], *[numbers[p] for p in node.parts]))
        last = numbers[-1]
        value = held(precision, ends, last, type(term)) if isinstance(last, arb) else last
        value = sharpened(term, value, numbers, laid.nodes[-1])
    if value is None:
        if precision < PRECISIONS[-1]:
            return value_of(term, given, precision * 2)
        assert isinstance(last, arb)
        if _too_large(term, last, [numbers[p] for p in laid.nodes[-1].parts]):
            raise UndecidedError(f"{term} is {TOO_LARGE}")
        raise UndecidedError(f"the value of {term} could not be enclosed")
    return value


def _too_large(term: t.Sentence, ball: arb, parts: Sequence[Number]) -> bool:
    """Whether a ball has no ends because the value is too large for digits, not because nothing is known of it."""
    if ball.is_finite():
        return bool(ball.abs_lower() > arb(2) ** BITS)
    return isinstance(term, t.Exp) and bool(parts[0] > BITS)


#: Heads that need no precision on rationals.
_RATIONAL = (t.Plus, t.Times, t.Minus, t.Neg)


def redo(laid: Code, k: int, known: Mapping[int, fmpq], precision: int = 64) -> Value:
    """The value of node `k` from the printed values of nodes below it, as a reader would work it."""

    def worked(j: int) -> Number:
        if j in known:
            return known[j]
        node = laid.nodes[j]
        return EVALUATE[type(node.term)](*[worked(p) for p in node.parts])

    node = laid.nodes[k]
    if isinstance(node.term, _RATIONAL) and all(p in known for p in node.parts):
        last = worked(k)
        if isinstance(last, fmpq):
            return last
    with LOCK, ctx.workprec(precision):
        last = held(precision, worked, k)
        value = held(precision, ends, last, type(node.term)) if isinstance(last, arb) else last
    return Interval(fmpq(-(10**400)), fmpq(10**400)) if value is None else value


def _share(z: fmpq, scale: int, half: arb | int) -> tuple[int | None, Value | None]:
    share = 1 / (1 + (-arb(z)).exp())
    n = (scale * share + half).floor().unique_fmpz()
    return None if n is None else int(n), ends(share, t.Sigmoid)  # far out, σ(z) is still less than 1


def sigmoid_prints(z: fmpq, places: int, mode: Mode = "half-up") -> int:
    """The `n` with which σ(z) prints as `n / 10**places`, proved.

    >>> sigmoid_prints(fmpq(595, 100), 3)
    997
    """
    scale = 10**places
    value: Value | None = fmpq(1, 2)  # σ(0) is the one rational value at a rational point, and can be a tie
    if z:
        for precision in PRECISIONS:
            with LOCK, ctx.workprec(precision):
                n, value = held(precision, _share, z, scale, 0 if mode == "truncate" else arb(0.5))
            if n is not None:
                return n
    decided = None if value is None else round_interval(value, places, mode)
    if decided is None:
        raise UndecidedError("the digits of σ could not be decided with 4096 bits")
    return decided
