"""A second opinion on values: sentences worked with fractions and mpmath, and figures rounded with `decimal`.

Nothing here uses the package's own arithmetic. A value is a `Fraction` as long as
it is rational, and beyond that a `mpf` with a thousand digits.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import isqrt, prod

import mpmath

from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.terms import Symbol

Number = Fraction | mpmath.mpf
DIGITS = 1000
MODES = {"half-up": ROUND_HALF_UP, "half-even": ROUND_HALF_EVEN, "truncate": ROUND_DOWN}
#: Two irrational values closer than this are one value.
CLOSE = mpmath.mpf(10) ** -60


def real(value: Number) -> mpmath.mpf:
    return mpmath.mpf(value.numerator) / value.denominator if isinstance(value, Fraction) else value


def _smooth(function: Callable[[mpmath.mpf], mpmath.mpf], at: int, gives: Fraction) -> Callable[[Number], Number]:
    return lambda z: gives if isinstance(z, Fraction) and z == at else function(real(z))


def _many(function: Callable[[list[Number]], Number]) -> Callable[..., Number]:
    def worked(*parts: Number) -> Number:
        exact = all(isinstance(p, Fraction) for p in parts)
        return function(list(parts) if exact else [real(p) for p in parts])

    return worked


def _product(*parts: Number) -> Number:
    if any(isinstance(p, Fraction) and p == 0 for p in parts):
        return Fraction(0)
    return _many(lambda given: prod(given[1:], start=given[0]))(*parts)


def _root(z: Number) -> Number:
    if isinstance(z, Fraction):
        top, bottom = isqrt(z.numerator), isqrt(z.denominator)
        if (top * top, bottom * bottom) == (z.numerator, z.denominator):
            return Fraction(top, bottom)
    return mpmath.sqrt(real(z))


def _power(a: Number, n: Number) -> Number:
    assert isinstance(n, Fraction) and n.denominator == 1
    return Fraction(1) if n == 0 else a ** int(n)


def _inside(value: mpmath.mpf) -> mpmath.mpf:
    """An activation never reaches its ends, however far out it is."""
    most = 1 - mpmath.mpf(10) ** (5 - DIGITS)
    return max(-most, min(most, value))


sigmoid = _smooth(lambda z: _inside(1 / (1 + mpmath.exp(-z))), 0, Fraction(1, 2))
tanh = _smooth(lambda z: _inside(mpmath.tanh(z)), 0, Fraction(0))

WORK: dict[type[t.Term], Callable[..., Number]] = {
    t.Plus: _many(lambda p: sum(p[1:], start=p[0])),
    t.Minus: _many(lambda p: p[0] - p[1]),
    t.Neg: lambda a: -a,
    t.Times: _product,
    t.Quotient: lambda a, b: Fraction(0) if a == 0 and isinstance(a, Fraction) else _many(lambda p: p[0] / p[1])(a, b),
    t.Power: _power,
    t.Sigmoid: sigmoid,
    t.Tanh: tanh,
    t.Exp: _smooth(mpmath.exp, 0, Fraction(1)),
    t.Log: _smooth(mpmath.log, 1, Fraction(0)),
    t.Root: _root,
    t.Largest: lambda *parts: max(parts, key=real),
    t.Smallest: lambda *parts: min(parts, key=real),
    t.Absolute: abs,
    t.Relu: lambda z: max(Fraction(0), z, key=real),
    t.Softplus: lambda z: (
        mpmath.log1p(mpmath.exp(real(z))) if real(z) < 0 else real(z) + mpmath.log1p(mpmath.exp(-real(z)))
    ),
    t.HardSigmoid: lambda z: min(
        Fraction(1), max(Fraction(0), _many(lambda p: p[0] / 6 + Fraction(1, 2))(z), key=real), key=real
    ),
}


def value(term: t.Sentence, known: Mapping[t.Path | str, Number] | None = None, path: t.Path = ()) -> Number:
    """What a sentence comes to; `known` gives values to names, and to parts by their path."""
    known = known or {}
    if path in known:
        return known[path]
    if isinstance(term, Symbol):
        return known[term.name]
    if isinstance(term, t.Dec):
        return Fraction(term.text)
    parts = [value(part, known, (*path, k)) for k, part in enumerate(term.args)]
    with mpmath.workdps(DIGITS):
        return WORK[type(term)](*parts)


def exact(value: Number) -> Fraction:
    """The exact value of a number; a `mpf` is a fraction too."""
    if isinstance(value, Fraction):
        return value
    sign, mantissa, exponent, _ = value._mpf_
    exponent = max(exponent, -4_000_000)  # smaller than anything that is worked
    return Fraction((-1) ** sign * int(mantissa)) * Fraction(2) ** int(exponent)


def rounded(value: Number, places: int, mode: str) -> int:
    """The `n` of `n / 10**places`, rounded by `decimal`."""
    scaled = exact(value) * Fraction(10) ** places
    whole, rest = divmod(abs(scaled.numerator), scaled.denominator)
    # one more digit says on which side of a tie the rest lies
    side = 0 if rest == 0 else 3 if 2 * rest < scaled.denominator else 5 if 2 * rest == scaled.denominator else 7
    last = whole % 10
    said = whole - last + int(Decimal(f"{last}.{side}").quantize(Decimal(1), rounding=MODES[mode]))
    return said if scaled >= 0 else -said


def printed(value: Number, number: int, significant: bool, mode: str) -> Fraction:
    """What a value prints as: so many decimals or significant digits, three significant where decimals would show 0."""
    if not significant:
        n = rounded(value, number, mode)
        if n or exact(value) == 0:
            return Fraction(n) / 10**number
        number = 3
    if exact(value) == 0:
        return Fraction(0)
    size = abs(exact(value))
    with mpmath.workdps(50):
        power = int(mpmath.floor(mpmath.log10(abs(real(value))))) - 1
    while Fraction(10) ** (power + 1) <= size:
        power += 1
    return Fraction(rounded(value, number - 1 - power, mode)) / Fraction(10) ** (number - 1 - power)


def alike(a: Number, b: Number) -> bool:
    """Whether two values are one: rationals exactly, others to sixty digits."""
    if isinstance(a, Fraction) and isinstance(b, Fraction):
        return a == b
    with mpmath.workdps(DIGITS):
        return bool(abs(real(a) - real(b)) <= CLOSE * max(1, abs(real(a))))


def lstm(given: Mapping[str, str], steps: int) -> dict[str, Number]:
    """A scalar LSTM by hand, with nothing rounded; `given` are texts at their places (`W_f`, `x@1`, `h@0`)."""
    known: dict[str, Number] = {name: Fraction(text) for name, text in given.items()}
    with mpmath.workdps(DIGITS):
        for step in range(1, steps + 1):
            h, c, x = known[f"h@{step - 1}"], known[f"c@{step - 1}"], known[f"x@{step}"]
            for gate in "figo":
                products = [_product(known[f"U_{gate}"], h), _product(known[f"W_{gate}"], x), known[f"b_{gate}"]]
                z = _many(lambda p: p[0] + p[1] + p[2])(*products)
                known[f"{gate}@{step}"] = tanh(z) if gate == "g" else sigmoid(z)
            kept = _product(known[f"f@{step}"], c)
            added = _product(known[f"i@{step}"], known[f"g@{step}"])
            known[f"c@{step}"] = _many(sum)(kept, added)
            known[f"h@{step}"] = _product(known[f"o@{step}"], tanh(known[f"c@{step}"]))
    return known


def hard(term: t.Sentence) -> bool:
    """Whether no precision decides a sentence: an irrational part hides a short decimal, or lies too far out."""
    for _, part in t.walk(term):
        if isinstance(part, t.Term):
            worked = value(part)
            if isinstance(part, (t.Sigmoid, t.Tanh)) and abs(real(value(part.args[0]))) > 2000:
                return True
            with mpmath.workdps(DIGITS):
                if not isinstance(worked, Fraction):
                    scaled = worked * 2 * 10**13
                    if abs(scaled - mpmath.nint(scaled)) < CLOSE * 10**20:
                        return True
    return False
