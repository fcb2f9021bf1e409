"""Values with proved ends: the one place where balls live.

`enclose` works a list of sentences at 64 bits and doubles the precision until
every figure asked for is decided, up to a cap. It hands out exact rationals and
open intervals with rational ends; comparisons of balls, whose answers are true
only when certain, stay inside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from typing import TypeAlias

from flint import arb, fmpq

from symbolic_lstm.errors import FigureError, UndecidedError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.program import Let
from symbolic_lstm.numbers.ball_ends import ends, too_large, value_at
from symbolic_lstm.numbers.decide import CAP, decide, held
from symbolic_lstm.numbers.evaluate import FlatTerm, Number, code
from symbolic_lstm.numbers.evaluate_once import number_of, rational_of, worked_once
from symbolic_lstm.numbers.figure import Bound, Figure, bound
from symbolic_lstm.numbers.limits import TOO_LARGE, anything
from symbolic_lstm.numbers.near_zero import next_to_nothing
from symbolic_lstm.numbers.rounding import Interval, Mode, Value, round_interval
from symbolic_lstm.numbers.walk import between, work
from symbolic_lstm.records import field, record


@record(frozen=True, slots=True)
class Evaluation:
    """What one sentence came to: a value for each node, and the figures shown.

    `figures` is keyed by node: the named parts and the last, the result. None
    is a figure that stayed undecided at the cap. Where only results are kept, both hold
    the last alone. Where a ball grew past all bounds on the way, the value is
    `anything`, and no figure comes of it.
    """

    code: FlatTerm
    values: Sequence[Value]
    figures: dict[int, Figure | None] = field(default_factory=dict)

    @property
    def result(self) -> Evaluation:
        """What the whole came to, and nothing of its parts."""
        root = len(self.code.nodes) - 1
        return Evaluation(self.code, self.values[-1:], {k: it for k, it in self.figures.items() if k == root})


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
    found = decide(partial(_attempt, lets, given, resolve, show, carry, results), least=least)
    assert found is not None  # the last attempt always answers
    return found


@lru_cache(maxsize=4096)
def named_nodes(body: t.Sentence, parts: tuple[tuple[str, t.Path], ...]) -> dict[int, str]:
    """The nodes of a sentence that have names of their own, the whole as ''."""
    laid = code(body)
    return {**{laid.index(path): part for part, path in parts}, len(laid.nodes) - 1: ""}


def _attempt(
    lets: Sequence[Let], given: Mapping[str, fmpq], resolve: Resolve, show: Show,
    carry: bool, results: bool, precision: int,
) -> dict[str, Evaluation] | None:  # fmt: skip
    known: dict[str, tuple[Number, Value]] = {place: (number, number) for place, number in given.items()}
    return work_sentences(lets, known, resolve, show, carry, results, precision)


def show_nothing(key: str, part: str, value: Value) -> Value:
    """Shows no figure: what is worked is carried unrounded."""
    return value


def work_sentences(
    lets: Iterable[Let], known: dict[str, tuple[Number, Value]], resolve: Resolve, show: Show,
    carry: bool, results: bool, precision: int,
) -> dict[str, Evaluation] | None:  # fmt: skip
    """Sentences worked in order, from what is known, to which each adds its own; None where something is open."""
    found: dict[str, Evaluation] = {}
    for let in lets:
        names = {k: known[resolve(node.name, let.time)] for k, node in enumerate(code(let.body).nodes) if node.name}
        key, last = let.key, precision == CAP
        worked = held(precision, work_sentence, let, key, names, show, carry, last)
        if worked is None:
            return None
        number, its = worked
        known[key] = number, its.values[-1]
        found[key] = its.result if results else its
    return found


def work_sentence(
    let: Let, key: str, names: Mapping[int, tuple[Number, Value]], show: Show, carry: bool, last: bool
) -> tuple[Number, Evaluation] | None:
    """One sentence worked, and what later ones take over of it; None where something is not decided yet."""
    laid, named = code(let.body), named_nodes(let.body, let.parts)
    numbers = {k: number for k, (number, _) in names.items()}
    values: list[Value] = []
    figures: dict[int, Figure | None] = {}
    for k, node in enumerate(laid.nodes):
        value: Value | None
        if node.name:
            value = names[k][1]
        else:
            try:
                work(laid, (k,), numbers)
            except FigureError as fault:
                raise FigureError(f"{key}: {fault}") from None
            value = value_at(laid, k, numbers)
        if value is None:
            if not last:
                return None
            if too_large(node.term, numbers[k], [numbers[p] for p in node.parts]):
                raise UndecidedError(f"{key}: {node.term} is {TOO_LARGE}")
            value = anything()
        if k in named:
            figure = None if value is anything() else show(key, named[k], value)
            if figure is None and not last:
                return None
            if figure is None and isinstance(value, Interval) and next_to_nothing(*value):
                figure = bound()  # be it above 0 or below
            if figure is None or isinstance(figure, Figure):
                figures[k] = figure
                if carry and figure is not None and not isinstance(figure, Bound):
                    numbers[k] = figure.value
        values.append(value)
    return numbers[len(values) - 1], Evaluation(laid, tuple(values), figures)


def value_of(term: t.Sentence, given: Mapping[str, fmpq] | None = None, precision: int = 64) -> Value:
    """The value of one sentence at exact names; raises `FigureError` where it has none.

    >>> from symbolic_lstm.maths.reader import read
    >>> value_of(read("2.70*1 + 1.63*1 + 1.62"))
    119/20
    """
    if (exact := rational_of(term)) is not None:
        return exact
    attempt: Callable[[int], Value | None] = partial(_value_of, term, given or {})
    value = decide(attempt, least=precision)
    if value is None:
        raise UndecidedError(f"the value of {term} could not be enclosed")
    return value


def _value_of(term: t.Sentence, given: Mapping[str, fmpq], precision: int) -> Value | None:
    value = held(precision, worked_once, term, given)
    if value is None and precision == CAP:
        parts = [held(precision, number_of, part, given) for part in term.args]
        if too_large(term, held(precision, number_of, term, given), parts):
            raise UndecidedError(f"{term} is {TOO_LARGE}")
    return value


def _node(laid: FlatTerm, nodes: Sequence[int], numbers: dict[int, Number], k: int) -> Value | None:
    """What a node comes to when others have been worked first; None where it has no ends."""
    return value_at(laid, k, work(laid, nodes, numbers))


def redo(laid: FlatTerm, k: int, known: Mapping[int, fmpq], precision: int = 64) -> Value:
    """The value of node `k` from the printed values of nodes below it, as a reader would work it."""
    value = held(precision, _node, laid, between(laid, tuple(known), k), dict(known), k)
    return Interval(fmpq(-(10**400)), fmpq(10**400)) if value is None else value


_HALF = arb(0.5)


def _share(z: fmpq, scale: int, half: arb | int) -> int | None:
    n = (scale / (1 + (-arb(z)).exp()) + half).floor().unique_fmpz()
    return None if n is None else int(n)


def _sigmoid(z: fmpq) -> Value | None:
    return ends(1 / (1 + (-arb(z)).exp()), t.Sigmoid)


def sigmoid_prints(z: fmpq, places: int, mode: Mode = "half-up") -> int:
    """The `n` with which σ(z) prints as `n / 10**places`, proved.

    >>> sigmoid_prints(fmpq(595, 100), 3)
    997
    """
    scale, half = 10**places, 0 if mode == "truncate" else _HALF
    value: Value | None = fmpq(1, 2)  # σ(0) is the one rational value at a rational point, and can be a tie
    if z:
        n = decide(lambda precision: held(precision, _share, z, scale, half))
        if n is not None:
            return n
        value = held(CAP, _sigmoid, z)  # far out, σ(z) is still less than 1
    decided = None if value is None else round_interval(value, places, mode)
    if decided is None:
        raise UndecidedError("the digits of σ could not be decided with 4096 bits")
    return decided
