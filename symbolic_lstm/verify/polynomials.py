"""Polynomials as tables: a monomial is the powers of its variables, a polynomial the factor of each monomial.

Powers may be negative or broken, as those of exponentials are. Every function gives a new table.
"""

from __future__ import annotations

from typing import TypeAlias

from flint import fmpq

from symbolic_lstm.errors import FigureError

#: A variable is a name, or an exponential or another function of a form; with its power it makes a monomial.
Monomial: TypeAlias = "tuple[tuple[str, fmpq], ...]"
Polynomial: TypeAlias = "dict[Monomial, fmpq]"

#: Longer polynomials are given up.
MOST = 600
ONE: Polynomial = {(): fmpq(1)}


class TooLongError(FigureError):
    """Nobody: a normal form would be too long."""


def plus(one: Polynomial, other: Polynomial) -> Polynomial:
    found = dict(one)
    for monomial, factor in other.items():
        _add(found, monomial, factor)
    return found


def scaled(of: Polynomial, factor: fmpq) -> Polynomial:
    return {monomial: factor * own for monomial, own in of.items()}


def times(one: Polynomial, other: Polynomial) -> Polynomial:
    """The product; raises `TooLongError`."""
    if len(one) * len(other) > MOST * 8:
        raise TooLongError("the normal form would be too long")
    found: Polynomial = {}
    for monomial, factor in one.items():
        for second, own in other.items():
            _add(found, product(monomial, second), factor * own)
    if len(found) > MOST:
        raise TooLongError("the normal form would be too long")
    return found


def _add(found: Polynomial, monomial: Monomial, factor: fmpq) -> None:
    total = found.get(monomial, fmpq(0)) + factor
    if total:
        found[monomial] = total
    else:
        found.pop(monomial, None)


def product(one: Monomial, other: Monomial) -> Monomial:
    powers = dict(one)
    for name, power in other:
        powers[name] = powers.get(name, fmpq(0)) + power
    return tuple(sorted((name, power) for name, power in powers.items() if power))


def inverse(of: Monomial) -> Monomial:
    return tuple((name, -power) for name, power in of)


def number(of: Polynomial) -> fmpq | None:
    """The number that a polynomial without variables is; None for any other."""
    if not of:
        return fmpq(0)
    return of[()] if len(of) == 1 and () in of else None


def least(of: Polynomial) -> Monomial:
    """The monomial with the lowest powers, variable by variable: the same one whatever multiplies all of them."""
    names = sorted({name for monomial in of for name, _ in monomial})
    return min(of, key=lambda monomial: [dict(monomial).get(name, fmpq(0)) for name in names])


def divided(top: Polynomial, bottom: Polynomial) -> Polynomial | None:
    """The quotient where the division comes out; None where it does not."""
    if len(bottom) == 1:
        ((monomial, factor),) = bottom.items()
        return {product(own, inverse(monomial)): value / factor for own, value in top.items()}
    found: Polynomial = {}
    rest, lead = dict(top), least(bottom)
    for _ in range(4 * len(top) + 4):
        if not rest:
            return found
        first = least(rest)
        step = {product(first, inverse(lead)): rest[first] / bottom[lead]}
        found = plus(found, step)
        rest = plus(rest, scaled(times(step, bottom), fmpq(-1)))
    return None


def spelt(monomial: Monomial) -> str:
    """One spelling for one monomial."""
    return "*".join(f"{name}^{power}" for name, power in monomial) or "1"
