"""Decimals worked in whole numbers: sums and products of figures, and the figures they print as.

The same figures as `show` and `exactly` give, found without fractions wherever
the value is a decimal.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias

from flint import arb, fmpq

from symbolic_lstm.maths import terms as t
from symbolic_lstm.numbers.ball_ends import ends
from symbolic_lstm.numbers.derive import SPARE
from symbolic_lstm.numbers.evaluate import EVALUATE
from symbolic_lstm.numbers.figure import Figure, positional, positional_digits, scientific
from symbolic_lstm.numbers.rounding import (
    LARGEST_PLAIN,
    SIGNIFICANT,
    SMALLEST_PLAIN,
    Digits,
    Mode,
    round_interval,
    show,
)

_HALF = arb(0.5)

#: `n` and `places` of the decimal `n / 10**places`.
Exact: TypeAlias = tuple[int, int]


def _times(parts: list[Exact]) -> Exact:
    n, places = 1, 0
    for factor, its in parts:
        n *= factor
        places += its
    return n, places


def _plus(parts: list[Exact]) -> Exact:
    n, places = 0, max([its for _, its in parts])
    for term, its in parts:
        n += term if its == places else term * 10 ** (places - its)
    return n, places


def _minus(parts: list[Exact]) -> Exact:
    first, (n, places) = parts
    return _plus([first, (-n, places)])


def _negative(parts: list[Exact]) -> Exact:
    ((n, places),) = parts
    return -n, places


Combine: TypeAlias = Callable[[list[Exact]], Exact]
COMBINE: dict[type, Combine] = {t.Times: _times, t.Plus: _plus, t.Minus: _minus, t.Neg: _negative}
FUNCTIONS = (t.Sigmoid, t.Tanh)


def _product_of_two(parts: list[Exact]) -> Exact:
    (a, its), (b, others) = parts
    return a * b, its + others


def combine_of(head: type, parts: int) -> Combine | None:
    """What combines so many decimals under a head; None where it is no sum and no product."""
    return _product_of_two if head is t.Times and parts == 2 else COMBINE.get(head)


def exactly(shown: Figure) -> Exact:
    """The decimal that a figure is."""
    return (shown.n, shown.places) if shown.places >= 0 else (shown.n * 10**-shown.places, 0)


def written(exact: Exact, least: int, most: int) -> tuple[Exact, str] | None:
    """A decimal in full, with at least so many places, and its digits; None where it is too long to be printed so."""
    n, places = exact
    least = least if n and least <= 12 else 0
    while places > least and not n % 10:
        n //= 10
        places -= 1
    if places > max(most, least) + SPARE or abs(n) >= LARGEST_PLAIN:
        return None
    return (n, places), positional_digits(n, places)


def rounded(exact: Exact, wanted: Digits, mode: Mode) -> tuple[Figure | None, bool]:
    """What `show` makes of a decimal, in whole numbers where its decimals show it, and whether that rounds it."""
    n, places = exact
    if not wanted.significant:
        beyond = places - wanted.number
        if beyond <= 0:
            whole, rest = abs(n) * 10**-beyond, 0
        else:
            unit = 10**beyond
            whole, rest = divmod(abs(n), unit)
            if mode != "truncate":
                whole += 2 * rest > unit or (2 * rest == unit and (mode == "half-up" or whole % 2 == 1))
        if 0 < whole < LARGEST_PLAIN:
            return positional(whole if n >= 0 else -whole, wanted.number), rest != 0
    value = fmpq(n, 10**places)
    shown = show(value, wanted, mode)
    return shown, shown is not None and shown.value != value


def nearest(value: Exact | arb, places: int, mode: Mode) -> int | None:
    """What `round_interval` makes of a decimal, or of the ball around another value; None where that is open."""
    if not isinstance(value, tuple):
        if (near := _soon(value, places, mode)) is not None:
            return near
        if value.is_exact():
            ended = ends(value)
            return None if ended is None else round_interval(ended, places, mode)
        scaled = value * _power(places)
        if mode != "truncate":
            found = (scaled + _HALF).floor().unique_fmpz()
        else:
            found = (scaled.floor() if value > 0 else scaled.ceil()).unique_fmpz()
        return None if found is None else int(found)
    n, its = value
    if its <= places:
        return n * int(10 ** (places - its))
    unit = int(10 ** (its - places))
    whole, rest = divmod(abs(n), unit)
    if mode != "truncate":
        whole += 2 * rest > unit or (2 * rest == unit and (mode == "half-up" or whole % 2 == 1))
    return whole if n >= 0 else -whole


#: Balls of so many right bits are looked at as floats first, whose products with these powers are less than `_FAR`.
_BITS, _FAR, _CLOSE = 50, 2.0**40, 2.0**-8
_POWERS = [10.0**k for k in range(23)]


def _soon(value: arb, places: int, mode: Mode) -> int | None:
    """The same for a ball, as its middle shows it in floating point; None where an end of what rounds there is near.

    The middle as a float and its product with an exact power of ten are each off by at most 2**-53 of themselves, the
    value by at most 2**-50: together by less than 2**-49, of a number below 2**40 by less than 2**-9, and adding a half
    by 2**-13. So it is right wherever the next end is farther than 2**-8.
    """
    if not 0 <= places < 23 or value.rel_accuracy_bits() < _BITS:
        return None
    middle = float(value) * _POWERS[places]
    size = abs(middle) if mode == "truncate" else abs(middle) + 0.5
    if not size < _FAR:
        return None
    whole = int(size)
    if _CLOSE < size - whole < 1 - _CLOSE:
        return whole if middle > 0 else -whole
    return None


def figure_of(value: Exact | arb, wanted: Digits, mode: Mode, function: type = t.Term) -> Figure | None:
    """What `show` makes of a decimal, or of the ball around another value; None where that is open.

    `function` is what the ball is a value of, if it is known.
    """
    number = wanted.number
    if not wanted.significant:
        whole = nearest(value, number, mode)
        if whole and abs(whole) < LARGEST_PLAIN:
            return positional(whole, number)
        if whole is None and not isinstance(value, tuple):
            return None
        number = SIGNIFICANT if whole == 0 else 0
    if number and (found := significant(value, number, mode)) is not None:
        n, places = found
        plain = places >= 0 and number - 1 - places >= SMALLEST_PLAIN
        return positional(n, places) if plain else scientific(n, places)
    ended = fmpq(value[0], 10 ** value[1]) if isinstance(value, tuple) else ends(value, function)
    return None if ended is None else show(ended, wanted, mode)


def shows(value: Exact | arb, wanted: Digits, mode: Mode) -> bool:
    """Whether a value shows as a figure, because its digits are known."""
    if not wanted.significant and (whole := nearest(value, wanted.number, mode)) and abs(whole) < LARGEST_PLAIN:
        return True
    return figure_of(value, wanted, mode) is not None


def significant(value: Exact | arb, number: int, mode: Mode) -> Exact | None:
    """A value that is not 0 in so many significant digits, where these are soon found."""
    if isinstance(value, tuple):
        if not value[0]:
            return None
        power = len(str(abs(value[0]))) - 1 - value[1]
    else:
        near = abs(float(value))
        if value.is_exact() or not 1e-300 < near < 1e300:
            return None
        power = math.floor(math.log10(near))
    least = 10 ** (number - 1)
    for guess in (power, power - 1, power + 1):  # where a power of ten is near
        n = nearest(value, number - 1 - guess, mode)
        if n is None:
            return None
        if least <= abs(n) < 10 * least:
            return n, number - 1 - guess
    return None


@lru_cache(maxsize=256)
def _power(places: int) -> arb | int:
    """A power of ten that a ball is multiplied by."""
    return int(10**places) if places >= 0 else 1 / arb(10**-places)


def applied(function: type, exact: Exact, wanted: Digits, mode: Mode) -> tuple[Figure | None, bool]:
    """A function's figure and whether it is rounded; no figure where the ball leaves a digit open."""
    n, places = exact
    ball = EVALUATE[function](fmpq(n, 10**places))
    if not isinstance(ball, arb):  # σ(0) and tanh 0
        return rounded((5, 1) if ball else (0, 0), wanted, mode)
    return figure_of(ball, wanted, mode, function), True
