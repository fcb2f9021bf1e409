"""Is one expression another, whatever its names stand for? Proved, refuted or undecided, in bounded time.

Refuted by a point at which the two sides have certified values that differ;
proved by a normal form: quotients of polynomials in the names and in
exponentials, as σ(u) = 1/(1 + e⁻ᵘ) and tanh(u) = (1 − e⁻²ᵘ)/(1 + e⁻²ᵘ).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from flint import fmpq

from symbolic_lstm.errors import FigureError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.spell import text
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.enclose import value_of
from symbolic_lstm.numbers.rounding import Interval, Value
from symbolic_lstm.verify.cases import CASES, same_in_every_case
from symbolic_lstm.verify.facts import Facts
from symbolic_lstm.verify.messages import proved_digits
from symbolic_lstm.verify.normal_form import TooLongError, same_form
from symbolic_lstm.verify.result import Result
from symbolic_lstm.verify.verdicts import VerdictName

#: Expressions of more parts are not compared.
MOST_PARTS = 400
#: Points that are tried: small numbers that people can check, then others that nothing is special about.
_NUMBERS = tuple(fmpq(p, q) for p, q in ((1, 1), (1, 2), (2, 1), (-1, 1), (3, 10), (-7, 5), (3, 1), (1, 7), (-5, 9)))
_POINTS = 8
_PRECISION, _FINER = 128, 1024


def compared_expressions(before: t.Sentence, after: t.Sentence) -> Result:
    """The verdict on an equation between two expressions."""
    nothing: dict[str, str | None] = {"full": None, "shown": None}
    left, right = text(before), text(after)
    mentioned, others = t.names(before), t.names(after)
    if not set(others) & set(mentioned) or _wide(before) or _wide(after):
        told = f"{(mentioned or others)[0]!r} has no value here"
        return Result("line", "unverifiable", "", right, Facts(), left, nothing, told)
    verdict, told = _verdict(before, after)
    return Result("equation", verdict, "", right, Facts(), left, nothing, told)


def _verdict(before: t.Sentence, after: t.Sentence) -> tuple[VerdictName, str]:
    answer = expressions_agree(before, after, default_points((*t.names(before), *t.names(after))))
    if answer.verdict == "refuted" and (gate := _complement(before, after)):
        told = f"both sides are equal once {gate} and 1 − {gate} change places: two conventions for one gate"
        return "undecided", told
    return answer.verdict, answer.told


class EquationAnswer(NamedTuple):
    """Whether two expressions are one: the verdict, why, and the point that refutes it, if one does."""

    verdict: VerdictName
    told: str
    point: Mapping[str, fmpq] | None = None
    values: tuple[Value, ...] = ()


def expressions_agree(
    before: t.Sentence,
    after: t.Sentence,
    points: Iterable[Mapping[str, fmpq]],
    proof: tuple[t.Sentence, t.Sentence] | None = None,
    positive: frozenset[str] = frozenset(),
) -> EquationAnswer:
    """Whether two expressions are one at all values that their names may have, in bounded time.

    `points` are values to try; `proof` are the two as they are to be proved, if their names stand for something there,
    and `positive` the names that are positive.
    """
    if sum(1 for term in (before, after) for _ in t.walk(term)) > MOST_PARTS:
        return EquationAnswer("undecided", f"expressions of more than {MOST_PARTS} parts are not compared")
    tried = tuple(points)
    if answer := _counterexample(before, after, tried, _PRECISION):
        return answer
    one, other = proof or (before, after)
    try:
        if same_form(one, other, positive):
            return EquationAnswer("proved", "both sides have one normal form")
        if _has_cases(one, other) and same_in_every_case(one, other, positive):
            return EquationAnswer("proved", "both sides have one normal form in every case")
    except FigureError:
        pass
    if answer := _counterexample(before, after, tried, _FINER):
        return answer
    valued = sum(1 for given in tried if _has_value(before, given) and _has_value(after, given))
    if not valued:
        return EquationAnswer("undecided", "at no point that was tried have both sides a value")
    told = f"both sides agree at {valued} point{'s' * (valued > 1)}"
    return EquationAnswer("undecided", f"{told}, and neither a proof nor a counter-example was found")


def _counterexample(
    before: t.Sentence, after: t.Sentence, points: tuple[Mapping[str, fmpq], ...], precision: int
) -> EquationAnswer | None:
    """A point at which the sides certainly differ, and what they are there; None where none was found."""
    for given in points:
        try:
            one, other = value_of(before, given, precision), value_of(after, given, precision)
        except FigureError:
            continue  # a division by zero, a logarithm of what is not positive
        if _apart(one, other):
            told = at_point(given, (one, other))
            if proved_digits(one, 4) == proved_digits(other, 4):
                between = proved_digits(value_of(t.Minus(before, after), given, precision), 4)
                told = f"{told.partition('the sides')[0]}the sides differ by {between}"
            return EquationAnswer("refuted", told, given, (one, other))
    return None


def at_point(given: Mapping[str, fmpq], values: tuple[Value, Value]) -> str:
    """What both sides are at a point."""
    shown = ", ".join(f"{name} = {_said(value)}" for name, value in given.items())
    at = f"for {shown} " if shown else ""
    return f"{at}the sides are {proved_digits(values[0], 4)} and {proved_digits(values[1], 4)}"


def _has_value(term: t.Sentence, given: Mapping[str, fmpq]) -> bool:
    try:
        value_of(term, given, _PRECISION)
    except FigureError:
        return False
    return True


def _has_cases(*terms: t.Sentence) -> bool:
    return any(type(part) in CASES for term in terms for _, part in t.walk(term))


def default_points(names: tuple[str, ...]) -> Iterator[Mapping[str, fmpq]]:
    """Values to try for names of which nothing is known."""
    for k in range(_POINTS):
        yield {name: _NUMBERS[(k * (j + 1) + j) % len(_NUMBERS)] for j, name in enumerate(dict.fromkeys(names))}


def _apart(one: Value, other: Value) -> bool:
    low, high = (one.lower, one.upper) if isinstance(one, Interval) else (one, one)
    least, most = (other.lower, other.upper) if isinstance(other, Interval) else (other, other)
    return bool(high < least or most < low)


def _said(value: fmpq) -> str:
    return str(value).replace("-", "−")


def _complement(before: t.Sentence, after: t.Sentence) -> str:
    """A name that stands for what the other side calls 1 minus it; '' where none does."""
    for name in dict.fromkeys(t.names(after)):
        other = t.substituted(after, {t.Symbol(name): t.Minus(t.Dec("1"), t.Symbol(name))})
        try:
            if _stands_as_complement(after, name) and same_form(before, other):
                return name
        except (TooLongError, FigureError):
            continue
    return ""


def _stands_as_complement(term: t.Sentence, name: str) -> bool:
    """Whether 1 − name stands somewhere, as it does where a gate mixes."""
    mixed = t.Minus(t.Dec("1"), t.Symbol(name))
    return any(part == mixed for _, part in t.walk(term))


def _wide(term: t.Sentence) -> bool:
    return any(isinstance(part, (t.Concat, t.Softmax, t.Total, t.Flip, t.Outer)) for _, part in t.walk(term))
