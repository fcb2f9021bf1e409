"""Whole numbers that are set equal to what is no whole number: 10 / 4 = 2.

A quotient that goes on for ever has to be rounded, and one of many digits may be:
20 / 3 = 7. But 10 / 4 is 2.5, and where nothing but whole numbers is worked with
nothing was rounded before. There `=` is exact; `≈` says what was rounded.
"""

from __future__ import annotations

from collections.abc import Collection

from symbolic_lstm.maths import terms as t
from symbolic_lstm.numbers.figure import Figure, exactly
from symbolic_lstm.numbers.rounding import Interval, Value
from symbolic_lstm.verify.facts import fit

#: A value of more decimals than this is long enough to be rounded to a whole number.
SHORT = 3


def not_whole(before: t.Sentence, printed: Figure, value: Value, carried: Collection[str] = ()) -> str:
    """What is said of a whole number beside the short decimal that it is taken for; '' elsewhere.

    `carried` are printed figures that stand for more digits.

    >>> from symbolic_lstm.maths.reader import read
    >>> from symbolic_lstm.numbers.figure import figure
    >>> from flint import fmpq
    >>> not_whole(read("10 / 4"), figure("2"), fmpq(5, 2))
    'printed 2, and it is 2.5; ≈ says that something is rounded'
    >>> not_whole(read("20 / 3"), figure("7"), fmpq(20, 3))
    ''
    """
    if printed.places != 0 or isinstance(value, Interval) or value.q == 1:
        return ""
    found = fit(printed, value)
    numbers = [part.text for _, part in t.walk(before) if isinstance(part, t.Dec)]
    if found == "far" or any(text in carried or not text.isdecimal() for text in numbers):
        return ""
    if (exact := exactly(value, 0, SHORT)) is None:
        return ""
    told = f"printed {printed.printed}, and it is {exact.printed}"
    return f"{told}; ≈ says that something is rounded" if found == "rounded" else told
