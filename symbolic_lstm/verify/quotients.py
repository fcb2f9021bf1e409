"""Quotients of polynomials: their sign, the number they are, one spelling for each, and logarithms of whole numbers."""

from __future__ import annotations

from itertools import count
from math import lcm
from typing import TypeAlias

from flint import fmpq

from symbolic_lstm.verify.polynomials import Monomial, Polynomial, number, plus, scaled, spelt

PolynomialQuotient: TypeAlias = "tuple[Polynomial, Polynomial]"


def negative(of: PolynomialQuotient) -> PolynomialQuotient:
    """With the other sign."""
    return scaled(of[0], fmpq(-1)), of[1]


def constant(of: PolynomialQuotient) -> fmpq | None:
    """The number that a form is; None where it has variables."""
    top, bottom = number(of[0]), number(of[1])
    return top / bottom if top is not None and bottom else None


def key(of: PolynomialQuotient) -> str:
    """One spelling for one form, its bottom with whole and leading factors made alike."""
    top, bottom = of
    scale = fmpq(lcm(*(int(f.q) for f in (*top.values(), *bottom.values()))))
    lead = bottom[min(bottom)] if bottom else fmpq(1)
    return "/".join(
        "+".join(f"{factor * scale / (lead * scale)}*{spelt(monomial)}" for monomial, factor in sorted(p.items()))
        for p in (top, bottom)
    )


def is_logarithm(monomial: Monomial) -> bool:
    """Whether a monomial is one logarithm by itself."""
    return len(monomial) == 1 and monomial[0][0].startswith("Log(") and monomial[0][1] == 1


def logarithm_of_whole(whole: int) -> Polynomial:
    """The logarithm of a whole number from 1, by its prime factors below a thousand."""
    found: Polynomial = {}
    for prime in count(2):
        if whole == 1 or prime > 1_000:
            break
        power = 0
        while whole % prime == 0:
            whole, power = whole // prime, power + 1
        if power:
            found = plus(found, {((f"Log({prime})", fmpq(1)),): fmpq(power)})
    return found if whole == 1 else plus(found, {((f"Log({whole})", fmpq(1)),): fmpq(1)})
