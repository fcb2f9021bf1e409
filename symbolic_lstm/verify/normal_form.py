"""One form for all that is the same: a quotient of polynomials in names, exponentials, logarithms and the rest.

An exponential e^(2x − y) is the product of its variables e^x and e^y; σ and tanh are made of them. A logarithm of what
is surely positive is taken apart into those of its factors, and a power of it is e to the logarithm; else both stay.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import floor

from flint import fmpq

from symbolic_lstm.errors import FigureError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.decimal import decimal
from symbolic_lstm.verify import polynomials
from symbolic_lstm.verify.polynomials import ONE, Polynomial, divided, inverse, least, plus, product, scaled, spelt
from symbolic_lstm.verify.polynomials import TooLongError as TooLongError
from symbolic_lstm.verify.quotients import PolynomialQuotient, constant, is_logarithm, key, logarithm_of_whole, negative

#: Higher powers are given up, and so are forms that take more products of monomials.
HIGHEST, MOST_PRODUCTS = 24, 200_000
HALF: PolynomialQuotient = ({(): fmpq(1, 2)}, ONE)


def same_form(before: t.Sentence, after: t.Sentence, positive: frozenset[str] = frozenset()) -> bool:
    """Whether two expressions have one normal form, where some names are positive; raises `TooLongError`.

    >>> from symbolic_lstm.maths.reader import read
    >>> same_form(read("tanh(x)"), read("2 * sigmoid(2*x) - 1")), same_form(read("tanh(x)"), read("x"))
    (True, False)
    >>> same_form(read("sqrt(x^2)"), read("x")), same_form(read("sqrt(x^2)"), read("x"), frozenset({"x"}))
    (False, True)
    """
    forms = _Forms(positive)
    return not forms.difference(forms.of(before), forms.of(after))


def form_of(term: t.Sentence, positive: frozenset[str] = frozenset()) -> PolynomialQuotient:
    """The normal form of an expression, one polynomial above another; raises `TooLongError`."""
    return _Forms(positive).of(term)


def surely_positive(term: t.Sentence, positive: frozenset[str] = frozenset()) -> bool:
    """Whether nothing in an expression can make it 0 or negative; raises `TooLongError`.

    >>> from symbolic_lstm.maths.reader import read
    >>> surely_positive(read("1 + exp(x)")), surely_positive(read("p * sigmoid(x)")), surely_positive(read("x^2"))
    (True, False, False)
    """
    forms = _Forms(positive)
    return forms.is_positive(forms.of(term))


def proportion(one: t.Sentence, other: t.Sentence, positive: frozenset[str] = frozenset()) -> fmpq | None:
    """The number by which one expression is another; None where it is none. Raises `TooLongError`."""
    forms = _Forms(positive)
    (top, bottom), (over, under) = forms.of(one), forms.of(other)
    mine, theirs = forms.times(top, under), forms.times(over, bottom)
    if len(mine) != len(theirs) or not mine:
        return None
    factor = mine[least(mine)] / theirs[least(theirs)]
    return factor if mine == scaled(theirs, factor) else None


class _Forms:
    """Forms of one comparison: which names are positive, and what stands inside of each function."""

    def __init__(self, positive: frozenset[str]) -> None:
        self.positive = positive
        self.inside: dict[str, PolynomialQuotient] = {}
        self.spent = 0

    def difference(self, one: PolynomialQuotient, other: PolynomialQuotient) -> Polynomial:
        """What the two differ by, over what both have below; nothing where they are one."""
        top = plus(self.times(one[0], other[1]), scaled(self.times(other[0], one[1]), fmpq(-1)))
        for _ in range(4):
            before, top = top, self.settled(top)
            if before == top:
                break
        return top

    def times(self, one: Polynomial, other: Polynomial) -> Polynomial:
        self.spent += len(one) * len(other)
        if self.spent > MOST_PRODUCTS:
            raise TooLongError("the normal form would take too long")
        return polynomials.times(one, other)

    def of(self, term: t.Sentence) -> PolynomialQuotient:
        match term:
            case t.Symbol(name):
                return {((name, fmpq(1)),): fmpq(1)}, ONE
            case t.Dec(digits):
                read = decimal(digits)
                value = fmpq(read.n) / fmpq(10) ** read.places
                return ({(): value} if value else {}), ONE
        parts = [self.of(part) for part in term.args]
        match term:
            case t.Plus():
                return self.sum(parts)
            case t.Minus():
                return self.sum([parts[0], negative(parts[1])])
            case t.Neg():
                return negative(parts[0])
            case t.Times():
                top, bottom = ONE, ONE
                for one, other in parts:
                    top, bottom = self.times(top, one), self.times(bottom, other)
                return top, bottom
            case t.Quotient():
                return self.over(parts[0], parts[1])
            case t.Power():
                return self.power(parts[0], parts[1])
            case t.Root():
                return self.power(parts[0], HALF) if self.is_positive(parts[0]) else self.opaque(term, parts)
            case t.Log():
                return self.logarithm(parts[0])
            case t.Softplus():
                return self.logarithm(self.sum([(ONE, ONE), self.exponential(parts[0])]))
            case t.Exp():
                return self.exponential(parts[0])
            case t.Sigmoid():
                return self.over((ONE, ONE), self.sum([(ONE, ONE), self.exponential(negative(parts[0]))]))
            case t.Tanh():
                falling = self.exponential(negative(self.sum([parts[0], parts[0]])))
                return self.over(self.sum([(ONE, ONE), negative(falling)]), self.sum([(ONE, ONE), falling]))
            case _:
                return self.opaque(term, parts)

    def opaque(self, term: t.Term, parts: list[PolynomialQuotient]) -> PolynomialQuotient:
        """A function of which nothing is known but what stands in it."""
        name = f"{type(term).__name__}({'; '.join(map(key, parts))})"
        self.inside[name] = parts[0]
        return {((name, fmpq(1)),): fmpq(1)}, ONE

    def power(self, base: PolynomialQuotient, exponent: PolynomialQuotient) -> PolynomialQuotient:
        whole = constant(exponent)
        if whole is not None and whole.q == 1 and abs(whole) <= HIGHEST:
            top, bottom = ONE, ONE
            for _ in range(abs(int(whole.p))):
                top, bottom = self.times(top, base[0]), self.times(bottom, base[1])
            return (top, bottom) if whole >= 0 else self.over((ONE, ONE), (top, bottom))
        if self.is_positive(base):
            inner = self.logarithm(base)
            return self.exponential((self.times(exponent[0], inner[0]), self.times(exponent[1], inner[1])))
        return {((f"Power({key(base)}; {key(exponent)})", fmpq(1)),): fmpq(1)}, ONE

    def exponential(self, of: PolynomialQuotient) -> PolynomialQuotient:
        """e to a form, term by term; of a logarithm, what stands in it."""
        whole = divided(*of)
        if whole is None:
            top, bottom = of
            lead = bottom[least(bottom)]
            below = "/" + key((scaled(bottom, 1 / lead), ONE))
            powers = [(f"exp({spelt(monomial)}{below})", factor / lead) for monomial, factor in top.items()]
            return {tuple(sorted(powers)): fmpq(1)}, ONE
        found: PolynomialQuotient = (ONE, ONE)
        free: list[tuple[str, fmpq]] = []
        for monomial, factor in whole.items():
            inner = self.inside.get(monomial[0][0]) if is_logarithm(monomial) else None
            if inner is not None and factor.q == 1 and abs(factor) <= HIGHEST:
                raised = self.power(inner, ({(): factor}, ONE))
                found = self.times(found[0], raised[0]), self.times(found[1], raised[1])
                continue
            name = f"exp({spelt(monomial)})"
            self.inside[name] = ({monomial: fmpq(1)}, ONE)
            free.append((name, factor))
        return self.times(found[0], {tuple(sorted(free)): fmpq(1)}), found[1]

    def logarithm(self, of: PolynomialQuotient) -> PolynomialQuotient:
        """The logarithms of the factors of what is positive; of anything else one of the whole."""
        if not self.is_positive(of):
            name = f"Log({key(of)})"
            self.inside[name] = of
            return {((name, fmpq(1)),): fmpq(1)}, ONE
        return plus(self.factors(of[0]), scaled(self.factors(of[1]), fmpq(-1))), ONE

    def factors(self, of: Polynomial) -> Polynomial:
        """The logarithm of a positive polynomial: of its number, of the monomial that all terms share, of the rest."""
        shared = least(of)
        lead = of[shared]
        found = plus(logarithm_of_whole(int(lead.p)), scaled(logarithm_of_whole(int(lead.q)), fmpq(-1)))
        for (prime,) in {(name,) for monomial in found for name, _ in monomial}:
            self.inside[prime] = {(): fmpq(int(prime[4:-1]))}, ONE
        for name, power in shared:
            inner = self.inside[name][0] if name.startswith("exp(") and name in self.inside else None
            if inner is None:
                inner = {((f"Log({name})", fmpq(1)),): fmpq(1)}
                self.inside[f"Log({name})"] = {((name, fmpq(1)),): fmpq(1)}, ONE
            found = plus(found, scaled(inner, power))
        rest = {product(monomial, inverse(shared)): factor / lead for monomial, factor in of.items()}
        if len(rest) > 1:
            name = f"Log({key((rest, ONE))})"
            self.inside[name] = rest, ONE
            found = plus(found, {((name, fmpq(1)),): fmpq(1)})
        return found

    def is_positive(self, of: PolynomialQuotient) -> bool:
        """Whether every factor and every variable is positive, so that the whole surely is."""
        return bool(of[0]) and all(
            factor > 0 and all(name in self.positive or name.startswith("exp(") for name, _ in monomial)
            for part in of for monomial, factor in part.items()
        )  # fmt: skip

    def settled(self, of: Polynomial) -> Polynomial:
        """With whole powers of e^(log u) as u, and squares of a root as what is under it; what is below is left out."""
        total: PolynomialQuotient = ({}, ONE)
        for monomial, factor in of.items():
            own: PolynomialQuotient = ({(): factor}, ONE)
            for name, power in monomial:
                raised = self.opened(name, power)
                own = self.times(own[0], raised[0]), self.times(own[1], raised[1])
            total = self.sum([total, own])
        return total[0]

    def opened(self, name: str, power: fmpq) -> PolynomialQuotient:
        """A variable to a power, its whole part taken out where it can be."""
        inner, order = None, 1
        if name.startswith("exp(Log("):
            (monomial,) = self.inside[name][0] if name in self.inside else ((),)
            inner = self.inside.get(monomial[0][0]) if is_logarithm(monomial) else None
        elif name.startswith("Root("):
            inner, order = self.inside.get(name), 2
        out = floor(power / order)
        if inner is None or not out or abs(out) > HIGHEST:
            return {((name, power),): fmpq(1)}, ONE
        raised, left = self.power(inner, ({(): fmpq(out)}, ONE)), power - out * order
        return (self.times(raised[0], {((name, left),) if left else (): fmpq(1)}), raised[1])

    def over(self, one: PolynomialQuotient, other: PolynomialQuotient) -> PolynomialQuotient:
        if not other[0]:
            raise FigureError("division by zero")
        return self.times(one[0], other[1]), self.times(one[1], other[0])

    def sum(self, parts: Iterable[PolynomialQuotient]) -> PolynomialQuotient:
        top: Polynomial = {}
        bottom: Polynomial = ONE
        for one, other in parts:
            if other == bottom:
                top = plus(top, one)
            else:
                top = plus(self.times(top, other), self.times(one, bottom))
                bottom = self.times(bottom, other)
        return top, bottom
