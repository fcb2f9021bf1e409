"""One form for all that is the same: a quotient of polynomials in names, exponentials and what nothing is known of.

A polynomial is a table of monomials, a monomial the powers of its variables. An
exponential e^(2x − y) is the product of its variables e^x and e^y, of which
e^(x/2) is the smallest where a half occurs; σ and tanh are made of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import lcm
from typing import TypeAlias

from flint import fmpq

from symbolic_lstm.errors import FigureError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.decimal import decimal

#: A variable is a name, or an exponential or another function of a form; with its power it makes a monomial.
Monomial: TypeAlias = "tuple[tuple[str, fmpq], ...]"
Polynomial: TypeAlias = "dict[Monomial, fmpq]"
Form: TypeAlias = "tuple[Polynomial, Polynomial]"

#: Longer polynomials, and higher powers, are given up.
MOST, HIGHEST = 600, 24
ONE: Polynomial = {(): fmpq(1)}


class TooLongError(FigureError):
    """Nobody: a normal form would be too long."""


def same_form(before: t.Sentence, after: t.Sentence) -> bool:
    """Whether two expressions have one normal form; raises `TooLongError`.

    >>> from symbolic_lstm.maths.reader import read
    >>> same_form(read("tanh(x)"), read("2 * sigmoid(2*x) - 1")), same_form(read("tanh(x)"), read("x"))
    (True, False)
    """
    (top, bottom), (other, below) = _form(before), _form(after)
    return _plus(_times(top, below), _times(_scaled(other, fmpq(-1)), bottom)) == {}


def _form(term: t.Sentence) -> Form:
    match term:
        case t.Symbol(name):
            return {((name, fmpq(1)),): fmpq(1)}, ONE
        case t.Dec(digits):
            read = decimal(digits)
            value = fmpq(read.n) / fmpq(10) ** read.places
            return ({(): value} if value else {}), ONE
    parts = [_form(part) for part in term.args]
    match term:
        case t.Plus():
            return _sum(parts)
        case t.Minus():
            return _sum([parts[0], _negative(parts[1])])
        case t.Neg():
            return _negative(parts[0])
        case t.Times():
            top, bottom = ONE, ONE
            for one, other in parts:
                top, bottom = _times(top, one), _times(bottom, other)
            return top, bottom
        case t.Quotient():
            return _over(parts[0], parts[1])
        case t.Power(args=(base, _)):
            return _power(base, parts)
        case t.Exp(args=(t.Log(args=(inner,)),)):
            return _form(inner)
        case t.Exp():
            return _exponential(parts[0])
        case t.Sigmoid():
            return _over((ONE, ONE), _sum([(ONE, ONE), _exponential(_negative(parts[0]))]))
        case t.Tanh():
            falling = _exponential(_negative(_sum([parts[0], parts[0]])))
            return _over(_sum([(ONE, ONE), _negative(falling)]), _sum([(ONE, ONE), falling]))
        case _:
            key = f"{type(term).__name__}({'; '.join(map(_key, parts))})"
            return {((key, fmpq(1)),): fmpq(1)}, ONE


def _power(base: t.Sentence, parts: list[Form]) -> Form:
    exponent = _constant(parts[1])
    if exponent is not None and exponent == 2 and isinstance(base, t.Root):
        return _form(base.args[0])
    if exponent is None or exponent.q != 1 or abs(exponent) > HIGHEST:
        key = f"Power({'; '.join(map(_key, parts))})"
        return {((key, fmpq(1)),): fmpq(1)}, ONE
    top, bottom = ONE, ONE
    for _ in range(abs(int(exponent.p))):
        top, bottom = _times(top, parts[0][0]), _times(bottom, parts[0][1])
    return (top, bottom) if exponent >= 0 else _over((ONE, ONE), (top, bottom))


def _exponential(of: Form) -> Form:
    """e to a form: to each term of a polynomial by itself, and to anything else as a whole."""
    top, bottom = of
    below = _number(bottom)
    if below is None:
        return {((f"exp({_key(of)})", fmpq(1)),): fmpq(1)}, ONE
    powers = [(f"exp({_spelt(monomial)})", factor / below) for monomial, factor in top.items()]
    return {tuple(sorted(powers)): fmpq(1)}, ONE


def _over(one: Form, other: Form) -> Form:
    if not other[0]:
        raise FigureError("division by zero")
    return _times(one[0], other[1]), _times(one[1], other[0])


def _negative(of: Form) -> Form:
    return _scaled(of[0], fmpq(-1)), of[1]


def _sum(parts: Iterable[Form]) -> Form:
    top: Polynomial = {}
    bottom: Polynomial = ONE
    for one, other in parts:
        if other == bottom:
            top = _plus(top, one)
        else:
            top, bottom = _plus(_times(top, other), _times(one, bottom)), _times(bottom, other)
    return top, bottom


def _plus(one: Polynomial, other: Polynomial) -> Polynomial:
    found = dict(one)
    for monomial, factor in other.items():
        total = found.get(monomial, fmpq(0)) + factor
        if total:
            found[monomial] = total
        else:
            found.pop(monomial, None)
    return found


def _scaled(of: Polynomial, factor: fmpq) -> Polynomial:
    return {monomial: factor * own for monomial, own in of.items()}


def _times(one: Polynomial, other: Polynomial) -> Polynomial:
    if len(one) * len(other) > MOST * 8:
        raise TooLongError("the normal form would be too long")
    found: Polynomial = {}
    for monomial, factor in one.items():
        for second, own in other.items():
            key = _product(monomial, second)
            total = found.get(key, fmpq(0)) + factor * own
            if total:
                found[key] = total
            else:
                found.pop(key, None)
    if len(found) > MOST:
        raise TooLongError("the normal form would be too long")
    return found


def _product(one: Monomial, other: Monomial) -> Monomial:
    powers = dict(one)
    for name, power in other:
        powers[name] = powers.get(name, fmpq(0)) + power
    return tuple(sorted((name, power) for name, power in powers.items() if power))


def _constant(of: Form) -> fmpq | None:
    top, bottom = _number(of[0]), _number(of[1])
    return top / bottom if top is not None and bottom else None


def _number(of: Polynomial) -> fmpq | None:
    if not of:
        return fmpq(0)
    return of[()] if len(of) == 1 and () in of else None


def _key(of: Form) -> str:
    """One spelling for one form, its bottom with whole and leading factors made alike."""
    top, bottom = of
    scale = fmpq(lcm(*(int(f.q) for f in (*top.values(), *bottom.values()))))
    lead = bottom[min(bottom)] if bottom else fmpq(1)
    return "/".join(
        "+".join(f"{factor * scale / (lead * scale)}*{_spelt(monomial)}" for monomial, factor in sorted(p.items()))
        for p in (top, bottom)
    )


def _spelt(monomial: Monomial) -> str:
    return "*".join(f"{name}^{power}" for name, power in monomial) or "1"
