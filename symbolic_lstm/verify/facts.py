"""Three facts about a printed figure, never merged early.

*full*: is it the value from the exact givens with nothing rounded? *shown*: is
it the value from the operands as printed? *feasible*: could it come out for
some values inside the half-unit boxes of the shown operands? Each fact is true,
false, or None where nothing is known.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, TypeAlias

from flint import fmpq, fmpz

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.box import half_unit
from symbolic_lstm.numbers.figure import Figure, exactly, positional, scientific
from symbolic_lstm.numbers.rounding import SMALLEST_PLAIN, Interval, Value, magnitude, power_of_ten, round_interval

Fit: TypeAlias = Literal["equal", "rounded", "truncated", "near", "far", "open"]

#: From this power of ten on, recomputed values that are no short decimal are written as one.
LARGEST_PLAIN = 60

HALF, _NEAR = fmpq(1, 2), fmpq(3, 2)


class Facts(NamedTuple):
    """What is known of one printed figure."""

    full: bool | None = None
    shown: bool | None = None
    feasible: bool | None = None

    def known(self) -> dict[str, bool | None]:
        return {"full": self.full, "shown": self.shown, "feasible": self.feasible}


def fit(printed: Figure, value: Value) -> Fit:
    """How a printed figure stands to a value: a tie counts as rounded either way.

    `near` is within 1.5 units of the last digit; `open` where the interval does
    not decide.

    >>> from symbolic_lstm.numbers.figure import figure
    >>> fit(figure("0.98"), fmpq(9801, 10000)), fit(figure("0.98"), fmpq(98623, 100000))
    ('rounded', 'truncated')
    """
    scale = power_of_ten(printed.places)
    if not isinstance(value, Interval):
        apart = abs(value * scale - printed.n)
        if apart == 0:
            return "equal"
        if apart <= HALF:
            return "rounded"
        if round_interval(value, printed.places, "truncate") == printed.n:
            return "truncated"
        return "near" if apart <= _NEAR else "far"
    low, high = value.lower * scale - printed.n, value.upper * scale - printed.n
    if low > _NEAR or high < -_NEAR:
        return "far"
    for edge, answer in ((HALF, "rounded"), (None, "truncated"), (_NEAR, "near")):
        if edge is None:
            cut = round_interval(value, printed.places, "truncate")
            if cut is None:
                if not int(value.lower * scale) - 1 < printed.n < int(value.upper * scale) + 1:
                    continue  # it would be cut to the one or the other, and neither is printed
                return "open"
            if cut == printed.n:
                return "truncated"
            continue
        if -edge <= low and high <= edge:
            return "rounded" if answer == "rounded" else "near"
        if low < edge < high or low < -edge < high:
            return "open"
    return "far"


def right(found: Fit) -> bool | None:
    """Whether that is a right figure; None while the interval leaves it open."""
    return None if found == "open" else found in ("equal", "rounded")


def possible(printed: Figure, image: tuple[fmpq, fmpq], exact: bool) -> bool | None:
    """Whether a figure's cell meets the image of the operands' boxes.

    `exact` says that the image is the range itself, not merely a bound of it.
    """
    half = half_unit(printed)
    cell = printed.value - half, printed.value + half
    if image[1] < cell[0] or cell[1] < image[0]:
        return False
    return True if exact else None


def guard_digits(value: Value | None, places: int, guard: int = 3) -> tuple[Figure | None, bool]:
    """A value's digits to `guard` places more than printed, cut, and whether more follow.

    Every digit is proved; those of a value so near a decimal that nobody can say on which side are that decimal's.
    Small values get as many significant digits.
    """
    if value is None or isinstance(value, Interval):
        return _guard_digits(value, places, guard)
    return _guard_digits_of(value.p, value.q, places, guard)


@lru_cache(maxsize=64)  # a figure is told in several sentences and fields, one after the other
def _guard_digits_of(p: fmpz, q: fmpz, places: int, guard: int) -> tuple[Figure | None, bool]:
    return _guard_digits(fmpq(p, q), places, guard)  # a rational's own hash would import `fractions`


def _guard_digits(value: Value | None, places: int, guard: int) -> tuple[Figure | None, bool]:
    if value is None:
        return None, False
    places = max(places, 0)
    power = magnitude(value)
    if power is None:
        return None, True
    apart = not SMALLEST_PLAIN <= power < LARGEST_PLAIN  # written as a power of ten
    wanted = 2 * guard - power if power >= LARGEST_PLAIN else max(places + guard, guard - power)
    short = None if isinstance(value, Interval) else exactly(value, 0, max(wanted, 0))
    if short is not None:
        return (scientific(short.n, short.places) if power < SMALLEST_PLAIN else short), False
    for tried in range(wanted, min(0, wanted - guard) - 1, -1):
        n = round_interval(value, tried, "truncate")
        if n is not None:
            return (scientific(n, tried) if apart and n else positional(n, tried)), True
    near = round_interval(value, max(wanted, 0), "half-up")  # next to a decimal, on which side nobody can say
    return (None if near is None else positional(near, max(wanted, 0))), True


def recomputed(full: Value | None, shown: Value | None, places: int) -> dict[str, str | None]:
    """Both values with guard digits, as plain decimals cut after the last proved digit kept."""
    figures = {"full": guard_digits(full, places)[0], "shown": guard_digits(shown, places)[0]}
    return {name: figure.text if figure else None for name, figure in figures.items()}
