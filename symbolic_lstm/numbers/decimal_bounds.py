"""Decimals that enclose a value, for programs that read what a sheet comes to."""

from __future__ import annotations

from flint import fmpq

from symbolic_lstm.numbers.figure import Figure, exactly, positional, scientific
from symbolic_lstm.numbers.rounding import SMALLEST_PLAIN, Interval, Value, log10


def enclosing(value: Value, significant: int = 25) -> tuple[str, str]:
    """Decimal strings that enclose a value: the same twice where it is a short decimal.

    >>> enclosing(fmpq(119, 20))
    ('5.95', '5.95')
    >>> enclosing(Interval(fmpq(1, 3), fmpq(2, 3)), 4)
    ('0.3333', '0.6667')
    """
    if not isinstance(value, Interval):
        if (exact := exactly(value, 0, 60)) is not None:
            return exact.text, exact.text
        value = Interval(value, value)
    widest = max(abs(value.lower), abs(value.upper))
    places = significant - 1 - log10(widest)
    scale = fmpq(10) ** places
    low, high = int((value.lower * scale).floor()), int((value.upper * scale).ceil())
    return _plainly(low, places).text, _plainly(high, places).text


def _plainly(n: int, places: int) -> Figure:
    places = places if n or places < 100 else 0
    small = places < 0 or places - len(str(abs(n))) >= -SMALLEST_PLAIN
    return scientific(n, places) if small and n else positional(n, places)
