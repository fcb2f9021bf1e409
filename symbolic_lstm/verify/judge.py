"""From facts to a verdict: the table of design, tried from the top."""

from __future__ import annotations

from typing import Literal, TypeAlias

from flint import fmpq

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import Interval, Rounding, Value, round_interval
from symbolic_lstm.verify.facts import Facts, Fit, fit, right
from symbolic_lstm.verify.verdicts import VerdictName

#: Which of the two values: with nothing rounded, or from the operands as shown. `unsure`: whether numbers that are not
#: exact allow another value is not known.
Basis: TypeAlias = Literal["full", "shown", "unsure"]

#: "Close to V" holds within this distance of V.
CLOSE = fmpq(1, 20)
#: A figure of one digit, or of whole tens or hundreds, may be this share off, as prose rounds.
COARSE = fmpq(1, 4)


class Judged(NamedTuple):
    """A verdict, and the value that decided it."""

    verdict: VerdictName
    by: Basis = "full"


def verdict_of(
    printed: Figure, full: Value | None, shown: Value | None, facts: Facts, *, percent: bool = False
) -> Judged:
    """The verdict on one figure by its own facts; what other figures say comes after.

    >>> from symbolic_lstm.numbers.figure import figure
    >>> f, s = fmpq(2947567, 10**6), fmpq(296, 100)
    >>> verdict_of(figure("2.96"), f, s, Facts(full=False, shown=True))
    Judged(verdict='as-shown', by='shown')
    """
    readings: dict[Basis, Value] = {}
    if full is not None:
        readings["full"] = full
    if shown is not None:
        readings["shown"] = shown
    if not readings:
        return Judged("unverifiable")
    fits: dict[Basis, Fit] = {}
    for name, value in readings.items():
        fits[name] = fits["full"] if full is value and "full" in fits else fit(printed, value)
    first = next(iter(readings))
    if all(found in ("equal", "rounded") for found in fits.values()):
        return Judged("exact" if all(found == "equal" for found in fits.values()) else "ok", first)
    if facts.shown:
        return Judged("as-shown", "shown")
    if facts.full:
        return Judged("unrounded")
    loose = [name for name, value in readings.items() if _rounds(printed, value, full, facts)]
    by_fit: tuple[tuple[Fit, VerdictName], ...] = (("truncated", "truncated"), ("near", "last-digit"))
    for found, verdict in by_fit:
        for name in loose:
            if fits[name] == found:
                return Judged(verdict, name)
    for name in readings:
        if fits[name] == "open":
            return Judged("undecided", name)
    for name in loose:
        if _coarse(printed, readings[name], percent=percent):
            return Judged("coarse", name)
    return Judged("mismatch", first)


def _rounds(printed: Figure, value: Value, full: Value | None, facts: Facts) -> bool:
    """Whether a value had to be rounded to be printed so; in exact arithmetic there is no last digit.

    What rounded figures come to exactly counts as rounded where what they stand
    for could have given the printed figure.
    """
    if not written_out(value, printed.places):
        return True
    return full is not None and not written_out(full, printed.places) and bool(facts.feasible)


def written_out(value: Value, places: int) -> bool:
    """Whether a value has no more decimals than are printed."""
    return not isinstance(value, Interval) and (value * fmpq(10) ** places).q == 1


def made(printed: Figure, full: Value, shown: Value, stated: Rounding) -> Literal["exact", "ok", ""]:
    """`exact` or `ok` where a figure comes out by the rounding its claim states, '' where it does not.

    >>> from symbolic_lstm.numbers.figure import figure
    >>> made(figure("0.98"), fmpq(98623, 100000), fmpq(9801, 10000), Rounding(mode="truncate"))
    'ok'
    """
    value = full if stated.carry == "full" else shown
    if fit(printed, value) == "equal":
        return "exact"
    return "ok" if round_interval(value, printed.places, stated.mode) == printed.n else ""


def facts_of(printed: Figure, full: Value | None, shown: Value | None, feasible: bool | None) -> Facts:
    """The three facts of a figure."""
    by_full = None if full is None else right(fit(printed, full))
    if shown is full:
        return Facts(by_full, by_full, feasible)
    return Facts(by_full, None if shown is None else right(fit(printed, shown)), feasible)


def _coarse(printed: Figure, value: Value, *, percent: bool) -> bool:
    """As prose rounds: "about half" for 0.66, "some 300" for 312, "70 %" for 66.8 %.

    Only for values that no finite sum gives exactly.
    """
    digits = str(abs(printed.n))
    tens = printed.places <= (2 if percent else 0) and digits.endswith("0")
    if not isinstance(value, Interval) or not (tens or (printed.places <= 1 and len(digits) == 1)):
        return False
    nearest = min(abs(value.lower), abs(value.upper))
    apart = max(abs(value.lower - printed.value), abs(value.upper - printed.value))
    unit = fmpq(10) ** (len(digits) - len(digits.rstrip("0")) - printed.places)
    return bool(apart <= nearest * COARSE and (apart <= unit or not tens))


def close(value: Value, target: fmpq) -> bool | None:
    """Whether "close to `target`" holds; None while the interval leaves it open."""
    if not isinstance(value, Interval):
        return bool(abs(value - target) <= CLOSE)
    if max(abs(value.lower - target), abs(value.upper - target)) <= CLOSE:
        return True
    if value.lower > target + CLOSE or value.upper < target - CLOSE:
        return False
    return None
