"""Domains: between which bounds a name may stand for any number, what of it is tried, and what proofs put for it.

A proof knows of a name that it is positive or nothing. A name between 0 and 1 is put as u/(1 + u) there, with
u positive, and so is every name with bounds: nothing is lost, for that reaches all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import islice
from math import inf

from flint import fmpq

from symbolic_lstm.errors import UsageError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.bounds import Bounds
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.figure import figure


class Domain(NamedTuple):
    """All numbers above `low` and below `high`, as typed; '' where there is no bound. `whole` has 1, 2, 3 … alone."""

    low: str = ""
    high: str = ""
    whole: bool = False

    @property
    def told(self) -> str:
        """As a file writes it.

        >>> [domain(text).told for text in ("real", "positive", "whole", "between 0 and 2", "below -2")]
        ['real', 'positive', 'whole', 'between 0 and 2', 'below -2']
        """
        named = next((word for word, own in NAMED.items() if own == self), "")
        bounds = f"between {self.low} and {self.high}" if self.low and self.high else ""
        return named or bounds or (f"above {self.low}" if self.low else f"below {self.high}")

    @property
    def bounds(self) -> Bounds:
        """Its ends, as numbers."""
        return (Fraction(self.low) if self.low else -inf), (Fraction(self.high) if self.high else inf)

    def holds(self, value: fmpq) -> bool:
        """Whether a number is one of them."""
        inside = (not self.low or figure(self.low).value < value) and (not self.high or value < figure(self.high).value)
        return bool(inside and (not self.whole or value.q == 1))

    def numbers(self) -> Iterator[fmpq]:
        """Numbers of it to try: such as people check by hand, then large and small ones."""
        if self.whole:
            yield from (fmpq(n) for n in (1, 2, 3, 5, 4, 7, 10, 12, 100))
        elif self.low and self.high:
            low, high = figure(self.low).value, figure(self.high).value
            yield from (low + (high - low) * share for share in _SHARES)
        elif self.low or self.high:
            at, sign = (figure(self.low).value, 1) if self.low else (figure(self.high).value, -1)
            yield from (at + sign * abs(step) for step in _STEPS if step)
        else:
            yield from _STEPS

    def standing(self, name: str) -> tuple[t.Sentence, bool]:
        """What a proof puts for the name, and whether its letter is then positive."""
        symbol = t.Symbol(name)
        if self.low and self.high:
            share = t.Quotient(symbol, t.Plus(t.Dec("1"), symbol))
            low, high = _number(self.low), _number(self.high)
            return (share if self == NAMED["share"] else t.Plus(low, t.Times(t.Minus(high, low), share))), True
        if self.low:
            return (symbol if figure(self.low).value == 0 else t.Plus(_number(self.low), symbol)), True
        if self.high:
            return t.Minus(_number(self.high), symbol), True
        return symbol, False


_STEPS = tuple(
    fmpq(p, q) for p, q in (
        (1, 1), (1, 2), (2, 1), (-1, 1), (3, 10), (-7, 5), (3, 1), (1, 7), (-5, 9), (0, 1), (11, 1), (-10, 1), (1, 100),
    )
)  # fmt: skip
_SHARES = tuple(fmpq(p, q) for p, q in ((1, 2), (1, 4), (3, 4), (9, 10), (1, 10), (2, 3), (99, 100), (1, 100), (3, 7)))
#: Domains that have a word.
NAMED: Mapping[str, Domain] = {
    "real": Domain(), "positive": Domain("0"), "negative": Domain("", "0"), "whole": Domain("0", "", True),
    "share": Domain("0", "1"),
}  # fmt: skip
REAL = NAMED["real"]
#: How many points are tried.
POINTS = 26


def domain(text: str) -> Domain:
    """Read `real`, `positive`, `negative`, `whole`, `share`, `above 2`, `below -1` or `between 0 and 1`.

    Raises `UsageError` for anything else.
    """
    words = text.split()
    if text in NAMED:
        return NAMED[text]
    try:
        match words:
            case ["above", low]:
                return Domain(_typed(low))
            case ["below", high]:
                return Domain("", _typed(high))
            case ["between", low, "and", high] if figure(low).value < figure(high).value:
                found = Domain(_typed(low), _typed(high))
                return NAMED["share"] if figure(low).value == 0 and figure(high).value == 1 else found
    except Exception:
        pass
    raise UsageError(
        f"a domain is real, positive, negative, whole, share (between 0 and 1), above 2, below -1 or between 0 and 4, "
        f"not {text[:60]!r}"
    )


def points(names: tuple[str, ...], domains: Mapping[str, Domain]) -> Iterator[dict[str, fmpq]]:
    """Values of all names to try, each from its domain; two names seldom have the same.

    >>> [str(point["f"]) for point in points(("f",), {"f": domain("share")})][:3]
    ['1/2', '1/4', '3/4']
    """
    lists = {name: tuple(islice(domains.get(name, REAL).numbers(), 32)) for name in dict.fromkeys(names)}
    for k in range(POINTS if lists else 1):
        yield {name: own[(k * (j + 1) + j + k // len(own)) % len(own)] for j, (name, own) in enumerate(lists.items())}


def put(term: t.Sentence, domains: Mapping[str, Domain]) -> tuple[t.Sentence, frozenset[str]]:
    """A sentence as it is proved, and the names that are positive in it."""
    known = {name: own.standing(name) for name, own in domains.items()}
    replaced = t.substituted(term, {t.Symbol(name): own for name, (own, _) in known.items()})
    return replaced, frozenset(name for name, (_, positive) in known.items() if positive)


def _typed(text: str) -> str:
    figure(text)
    return text


def _number(text: str) -> t.Sentence:
    return t.Neg(t.Dec(text[1:])) if text.startswith("-") else t.Dec(text)
