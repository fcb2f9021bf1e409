"""The sign of a polynomial, whatever its variables are: by its factors, and the roots of those of one variable.

Variables are names (any number, or positive ones), exponentials (positive), and functions nobody knows more of.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import lcm
from typing import cast

from flint import Ordering, acb, fmpq, fmpz_mpoly, fmpz_mpoly_ctx, fmpz_poly

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.verify.polynomials import Polynomial

#: Larger polynomials are not taken apart.
MOST_TERMS, MOST_VARIABLES, HIGHEST = 80, 6, 24


class Sign(NamedTuple):
    """1 or -1 where a polynomial is never of the other sign, 0 where nothing is known; `strict` where it is never 0."""

    of: int
    strict: bool = True

    def times(self, other: Sign) -> Sign:
        return Sign(self.of * other.of, self.strict and other.strict)


UNKNOWN = Sign(0, False)


def sign(of: Polynomial, positive: frozenset[str]) -> Sign:
    """The sign of a polynomial wherever its variables lie.

    >>> square = {(("x", fmpq(2)),): fmpq(1), (("x", fmpq(1)),): fmpq(-2), (): fmpq(1)}
    >>> sign(square, frozenset()), sign(square | {(): fmpq(2)}, frozenset())
    (Sign(of=1, strict=False), Sign(of=1, strict=True))
    """
    names = sorted({name for monomial in of for name, _ in monomial})
    if not of or len(of) > MOST_TERMS or len(names) > MOST_VARIABLES:
        return UNKNOWN
    made = _whole(of, names, frozenset(name for name in names if _above(name, positive)))
    if made is None:
        return UNKNOWN
    if not names:
        return Sign(1 if next(iter(of.values())) > 0 else -1)
    above = [_above(name, positive) for name in names]
    content, factors = made.factor()
    found = Sign(1 if content > 0 else -1)
    for factor, power in factors:
        own = _factor(factor, above)
        if power % 2 == 0:
            own = Sign(1, own.strict)
        found = found.times(own)
    return found if found.of else UNKNOWN


def _above(name: str, positive: frozenset[str]) -> bool:
    """Whether a variable is positive."""
    return name in positive or name.startswith("exp(")


def _whole(of: Polynomial, names: list[str], above: frozenset[str]) -> fmpz_mpoly | None:
    """The polynomial with whole factors and powers, times something positive; None where that is not to be had."""
    powers: list[Mapping[str, fmpq]] = [dict(monomial) for monomial in of]
    scales: dict[str, tuple[int, fmpq]] = {}
    for name in names:
        own = [row.get(name, fmpq(0)) for row in powers]
        parts, least = lcm(*(int(power.q) for power in own)), min(own)
        if name not in above and (parts > 1 or least < 0):
            if parts > 1:
                return None
            least = fmpq(2 * (int(least.p) // 2))  # an even power is positive
        scales[name] = parts, min(least, fmpq(0)) if name not in above else least
    whole = lcm(*(int(factor.q) for factor in of.values()))
    rows: dict[tuple[int, ...], int] = {}
    for row, factor in zip(powers, of.values(), strict=True):
        place = tuple(int(((row.get(n, fmpq(0)) - scales[n][1]) * scales[n][0]).p) for n in names)
        if max(place, default=0) > HIGHEST:
            return None
        rows[place] = int((factor * whole).p)
    context = fmpz_mpoly_ctx.get(tuple(f"v{k}" for k in range(len(names) or 1)), Ordering.lex)
    return context.from_dict(rows if names else {(0,): next(iter(rows.values()))})


def _factor(of: fmpz_mpoly, above: list[bool]) -> Sign:
    """The sign of a factor that cannot be taken apart."""
    terms = of.to_dict()
    used = [k for k in range(len(above)) if any(place[k] for place in terms)]
    if len(used) == 1:
        (k,) = used
        rows = [0] * (max(place[k] for place in terms) + 1)
        for place, factor in terms.items():
            rows[place[k]] = int(factor)
        return _of_one(fmpz_poly(rows), above[k])
    signs = {(1 if factor > 0 else -1) for factor in terms.values()}
    even = all(above[k] or place[k] % 2 == 0 for place in terms for k in used)
    if len(signs) > 1 or not even:
        return UNKNOWN
    return Sign(signs.pop(), any(all(above[k] or not place[k] for k in used) for place in terms))


def _of_one(of: fmpz_poly, above: bool) -> Sign:
    """The sign of a polynomial of one variable, which has one where it has no root."""
    roots = [root.real for root, _ in cast("list[tuple[acb, int]]", of.complex_roots()) if root.imag == 0]
    if any(not (above and root <= 0) for root in roots):
        return UNKNOWN._replace(strict=False)
    return Sign(1 if of(1) > 0 else -1)
