"""Rounding, which is part of an example.

A policy says how many digits a quantity shows, which way they are rounded, and
what later sentences take over: the full value or the figure as shown. Values
are exact rationals or open intervals; a digit is settled only when every value
in the interval rounds to it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeAlias

from flint import fmpq, fmpz

from symbolic_lstm.errors import FigureError, did_you_mean, shortened
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.choices import CARRIES, MODES
from symbolic_lstm.numbers.choices import Carry as Carry
from symbolic_lstm.numbers.choices import Mode as Mode
from symbolic_lstm.numbers.figure import Figure, bound, positional, scientific
from symbolic_lstm.numbers.near_zero import next_to_nothing
from symbolic_lstm.records import field, record

_HALF = fmpq(1, 2)
#: A non-zero value that its decimals would show as 0 gets this many significant digits.
SIGNIFICANT = 3
#: Figures with more digits than this are written as a power of ten.
LARGEST_PLAIN = 10**40
#: Smaller powers of ten than this are written as such.
SMALLEST_PLAIN = -4
NOUGHT = fmpq(1, 10**1000)  #: What is surely nearer to 0 may show as 0 where `Digits.near_zero` says so.


class Interval(NamedTuple):
    """An open interval: the value lies strictly between the ends."""

    lower: fmpq
    upper: fmpq


#: What a part of a sentence comes to: exactly, or within proved ends.
Value: TypeAlias = "fmpq | Interval"


class Digits(NamedTuple):
    """How many digits a figure shows: decimals, or significant digits.

    `auto` asks for as few decimals as make the results, rounded to so many, the same whether shown figures are
    carried or nothing is rounded; `near_zero` lets what cannot be told from 0 show as 0.
    """

    number: int
    significant: bool = False
    auto: bool = False
    near_zero: bool = False

    def __str__(self) -> str:
        return f"auto:{self.number}" if self.auto else f"{self.number}s" if self.significant else str(self.number)


def digits(text: str) -> Digits:
    """Read `4` (decimals), `3s` (significant digits), `auto` or `auto:3` (results right to 2 or 3 decimals).

    >>> str(digits("3s")), digits("auto:3").auto
    ('3s', True)

    Raises `FigureError` for anything else, and outside 0 to 30 decimals or 1 to
    30 significant digits.
    """
    if m := re.fullmatch(r"auto(?::([0-9]))?", text.strip()):
        return Digits(int(m[1] or 2), auto=True)
    m = re.fullmatch(r"([0-9]{1,2})(s?)", text.strip())
    if m is None or not int(bool(m[2])) <= int(m[1]) <= 30:
        told = "is no number of digits; write decimals (4), significant digits (3s), at most 30, or auto"
        raise FigureError(f"{shortened(text)!r} {told}")
    return Digits(int(m[1]), bool(m[2]))


@record(frozen=True)
class Rounding:
    """A policy; `of` overrides the digits of a quantity (`f`, `c.kept`). `FigureError` for an unknown mode, carry."""

    digits: Digits = Digits(4)
    mode: Mode = "half-up"
    carry: Carry = "full"
    of: Mapping[str, Digits] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for word, known in ((self.mode, MODES), (self.carry, CARRIES)):
            if word not in known:
                raise FigureError(f"{shortened(str(word))!r} is no way to round{did_you_mean(str(word), known)}")

    def digits_of(self, key: str, part: str = "") -> Digits:
        """The digits of a quantity: its own at that time, its own at any, those of all.

        >>> Rounding(Digits(2), of={"f": Digits(3)}).digits_of("f@1")
        Digits(number=3, significant=False, auto=False, near_zero=False)
        """
        tail = f".{part}" if part else ""
        timeless = key.partition("@")[0]
        for name in (key + tail, timeless + tail, timeless.partition("[")[0] + tail):
            if name in self.of:
                return self.of[name]
        return self.digits


def power_of_ten(places: int) -> fmpq:
    """10**places; those of few places are made once."""
    return _POWERS[places] if 0 <= places < len(_POWERS) else fmpq(10) ** places


_POWERS = tuple(fmpq(10) ** places for places in range(40))


def round_interval(value: Value, places: int, mode: Mode) -> int | None:
    """The `n` with which the value prints as `n / 10**places`, or None if the interval leaves it open.

    >>> round_interval(fmpq(2675, 1000), 2, "half-up"), round_interval(fmpq(2665, 1000), 2, "half-even")
    (268, 266)
    >>> round_interval(Interval(fmpq(99, 100), fmpq(1)), 1, "truncate")
    9
    """
    scale = power_of_ten(places)
    if isinstance(value, Interval):
        return _settle_open(value.lower * scale, value.upper * scale, mode)
    scaled = value * scale
    if mode == "truncate":
        return int(scaled.floor() if scaled >= 0 else scaled.ceil())
    if mode == "half-even" and scaled.q == 2:
        below = int(scaled.floor())
        return below + below % 2
    return int((scaled + _HALF).floor() if scaled >= 0 else (scaled - _HALF).ceil())


def _settle_open(lower: fmpq, upper: fmpq, mode: Mode) -> int | None:
    """Ties have no weight inside an open interval, so both half rules agree there."""
    if mode != "truncate":
        low, high = int((lower + _HALF).floor()), int((upper + _HALF).ceil()) - 1
    elif lower >= 0:
        low, high = int(lower.floor()), int(upper.ceil()) - 1
    elif upper <= 0:
        low, high = int(lower.floor()) + 1, int(upper.ceil())
    else:
        low, high = int(lower.floor()) + 1, int(upper.ceil()) - 1
    return low if low == high else None


def magnitude(value: Value) -> int | None:
    """The power of ten of the leading digit; None while an interval leaves it open. Zero has 0.

    >>> magnitude(fmpq(627, 10**8)), magnitude(fmpq(-12))
    (-6, 1)
    """
    if isinstance(value, Interval):
        if value.lower < 0 < value.upper:
            return None
        nearer, farther = sorted((abs(value.lower), abs(value.upper)))
        if nearer == 0:
            return None
        low, high = log10(nearer), log10(farther)
        if farther == fmpq(10) ** high:  # the end itself is not inside
            high -= 1
        return low if low == high else None
    return log10(abs(value)) if value else 0


def _least_magnitude(value: Value) -> int | None:
    """The same; of an interval around a power of ten that of its smaller end: it may still round to one figure."""
    found = magnitude(value)
    if found is None and isinstance(value, Interval) and not value.lower <= 0 <= value.upper:
        found = log10(min(abs(value.lower), abs(value.upper)))
    return found


def log10(value: fmpq) -> int:
    """The largest e with 10**e at most the (positive) value."""
    top, bottom = value.p, value.q
    e = int((top.bit_length() - bottom.bit_length() - 1) * 0.30102999566398120)
    while _below_power(top, bottom, e):
        e -= 1
    while not _below_power(top, bottom, e + 1):
        e += 1
    return e


def _below_power(top: fmpz, bottom: fmpz, e: int) -> bool:
    """Whether a quotient is less than a power of ten, which may have a million digits."""
    return bool(top < bottom * fmpz(10) ** e if e >= 0 else top * fmpz(10) ** -e < bottom)


def show(value: Value, wanted: Digits, mode: Mode = "half-up") -> Figure | None:
    """The figure a value prints as, or None if the interval does not decide every digit.

    A value that is exactly 0 prints as 0. One that its decimals would show as 0 gets three significant
    digits instead, as a power of ten below 10⁻⁴; one too small to be written out says what it is less than.

    >>> show(fmpq(627, 10**8), Digits(3)).text, show(fmpq(2675, 1000), Digits(2)).text
    ('6.27e-6', '2.68')
    """
    if value == 0:
        return positional(0, 0)
    if isinstance(value, Interval) and next_to_nothing(*value):
        return None if value.lower < 0 < value.upper else bound(below=value.lower < 0)
    if not wanted.significant:
        n = round_interval(value, wanted.number, mode)
        if n is None and not _beyond_plain(value, wanted.number):
            return None
        if n is None or abs(n) >= LARGEST_PLAIN:
            wanted = wanted._replace(number=wanted.number + SIGNIFICANT, significant=True)
        elif n:
            return positional(n, wanted.number)
        else:
            wanted = wanted._replace(number=SIGNIFICANT, significant=True)
    power = _least_magnitude(value)
    if power is None:
        return positional(0, 0) if wanted.near_zero and near_zero(value) else None
    places = wanted.number - 1 - power
    n = round_interval(value, places, mode)
    if n is None:
        return None
    if abs(n) >= 10**wanted.number:  # 9.996 rounds to 10.0
        n, places, power = n // 10 if n > 0 else -(-n // 10), places - 1, power + 1
    plain = places >= 0 and power >= SMALLEST_PLAIN
    return positional(n, places) if plain else scientific(n, places)


def near_zero(value: Value) -> bool:
    """Whether a value is not told from 0, though the precision was as high as it goes."""
    if not isinstance(value, Interval) or next_to_nothing(*value):
        return False
    return bool(-NOUGHT < value.lower <= 0 <= value.upper < NOUGHT)


def _beyond_plain(value: Value, decimals: int) -> bool:
    """Whether a value has too many digits for its decimals to be printed, so that none of them need be settled."""
    if not isinstance(value, Interval) or value.lower < 0 < value.upper:
        return False
    return bool(min(abs(value.lower), abs(value.upper)) * fmpq(10) ** decimals >= LARGEST_PLAIN)
