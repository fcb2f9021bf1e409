"""Figures: numbers as they stand on paper, and their exact values.

A figure remembers its digits: 2.70 and 2.7 are two figures of one value. Typed
figures are never rounded again.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from flint import fmpq, fmpz

from symbolic_lstm.maths.decimal import BELOW, LARGEST, PRINTED, decimal
from symbolic_lstm.records import record

if TYPE_CHECKING:
    from fractions import Fraction


@record(frozen=True, slots=True)
class Figure:
    """The printed number `n / 10**places`, as `digits` or `digits`×10^`exponent`."""

    n: int
    places: int
    digits: str
    exponent: int | None = None

    @property
    def text(self) -> str:
        """ASCII: `-16.30`, `6.27e-6`."""
        return f"{'-' * self.negative}{self.digits}{'' if self.exponent is None else f'e{self.exponent}'}"

    @property
    def printed(self) -> str:
        """As a sheet prints it: `−16.30`, `6.27×10⁻⁶`."""
        tail = "" if self.exponent is None else "×10" + str(self.exponent).translate(_SUPERSCRIPT)
        return f"{'−' * self.negative}{self.digits}{tail}"

    @property
    def negative(self) -> bool:
        return self.n < 0

    @property
    def value(self) -> fmpq:
        return _value(self.n, self.places)

    @property
    def fraction(self) -> Fraction:
        """The exact value.

        >>> figure("2.70").fraction
        Fraction(27, 10)
        """
        from fractions import Fraction

        value = self.value
        return Fraction(int(value.p), int(value.q))

    def __str__(self) -> str:
        return self.text


@record(frozen=True, slots=True)
class Bound(Figure):
    """What is printed of a value that is too small for its digits: that it is less than 10**-1204119 in size.

    Whoever computes with it computes with 0.
    """

    below: bool = False

    @property
    def printed(self) -> str:
        """`<1×10⁻¹²⁰⁴¹¹⁹`, behind a minus sign in brackets."""
        size = f"<1×10{str(-PRINTED).translate(_SUPERSCRIPT)}"
        return f"−({size})" if self.below else size

    @property
    def negative(self) -> bool:
        return self.below


def bound(*, below: bool = False) -> Bound:
    """The figure of a value next to 0, above it or `below`.

    >>> bound(below=True).text, bound().printed, bound().value
    ('-<1e-1204119', '<1×10⁻¹²⁰⁴¹¹⁹', 0)
    """
    return Bound(0, 0, "<1", -PRINTED, below)


#: What most figures look like; `decimal` reads all others.
_PLAIN = re.compile(r"(-)?([0-9]{1,40})(?:\.([0-9]{1,40}))?")
#: From so many places on, python-flint has a power of ten sooner than Python: fifty times so at a million.
_MANY = 50
_SUPERSCRIPT = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def figure(text: str, largest: int = LARGEST) -> Figure:
    """The figure a text prints; raises `FigureError` where it prints none, or one beyond 10**±largest.

    >>> figure("−2.70").text, figure("6.27×10⁻⁶").text, figure("-0").text
    ('-2.70', '6.27e-6', '0')
    >>> figure("1.2e3").places  # its last digit stands for hundreds
    -2
    """
    if (plain := plain_figure(text)) is not None:
        return plain
    if text.removeprefix("-") == BELOW:
        return bound(below=text != BELOW)
    read = decimal(text, largest)
    digits, _, exponent = read.text.removeprefix("-").partition("e")
    places = min(read.places, len(digits.partition(".")[2]) - int(exponent or 0))
    n = read.n // 10**-places if places < 0 else read.n
    return Figure(n, places, digits, int(exponent) if exponent else None)


@lru_cache(maxsize=16_384)
def _value(n: int, places: int) -> fmpq:
    """What so many units of a decimal place come to; the weights of a layer are asked for again at every step."""
    power = 10 ** abs(places) if abs(places) < _MANY else fmpz(10) ** abs(places)
    return fmpq(n, power) if places >= 0 else fmpq(n * power)


@lru_cache(maxsize=16_384)
def plain_figure(text: str) -> Figure | None:
    """The figure of a text that is digits, perhaps with a minus and a point; None for any other."""
    if (plain := _PLAIN.fullmatch(text)) is None:
        return None
    sign, whole, part = plain.groups("")
    n = int(whole + part)
    return Figure(-n if sign else n, len(part), f"{whole}.{part}" if part else whole)


def positional(n: int, places: int) -> Figure:
    """The figure of `n / 10**places` with exactly `places` decimals (none if negative).

    >>> positional(-1630, 2).text
    '-16.30'
    """
    return Figure(n, places, positional_digits(n, places))


def positional_digits(n: int, places: int) -> str:
    """The digits of that figure, without its sign."""
    if places <= 0:
        return str(abs(n) * 10**-places)
    digits = str(abs(n))
    if len(digits) <= places:
        digits = digits.rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}"


def scientific(n: int, places: int) -> Figure:
    """The figure of `n / 10**places` with one digit before the point.

    >>> scientific(627, 8).text
    '6.27e-6'
    """
    digits = str(abs(n))
    mantissa = digits if len(digits) == 1 else f"{digits[0]}.{digits[1:]}"
    return Figure(n, places, mantissa, len(digits) - 1 - places)


#: A value of more bits is not written out (Python itself stops at 4300 digits), nor kept exact.
WRITTEN = 8_000


def exactly(value: fmpq, least: int = 0, most: int = 30) -> Figure | None:
    """The figure that is exactly `value`, with `least` decimals or as many more as it takes.

    None where no decimal of at most `most` places is, or it would fill pages.

    >>> exactly(fmpq(27, 10), 2).text
    '2.70'
    """
    if value.height_bits() > WRITTEN:
        return None
    bottom = int(value.q)
    places = 0
    while bottom % 10 == 0:
        bottom, places = bottom // 10, places + 1
    twos = fives = 0
    while bottom % 2 == 0:
        bottom, twos = bottom // 2, twos + 1
    while bottom % 5 == 0:
        bottom, fives = bottom // 5, fives + 1
    places += max(twos, fives)
    if bottom != 1 or places > most:
        return None
    places = max(places, least)
    return positional(int(value.p) * (10**places // int(value.q)), places)
