"""From facts to a verdict: the table of design, tried from the top."""

from __future__ import annotations

from flint import fmpq

from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import Interval, Rounding, Value, settle
from symbolic_lstm.worked.facts import Facts, fit, right

#: "Close to V" holds within this distance of V.
CLOSE = fmpq(1, 20)
#: A figure with one significant digit and at most one decimal may be this share off, as prose rounds.
COARSE = fmpq(1, 4)


def verdict_of(printed: Figure, full: Value | None, shown: Value | None, facts: Facts) -> str:
    """The verdict on one figure by its own facts; what other figures say comes after.

    >>> from symbolic_lstm.numbers.figure import figure
    >>> f, s = fmpq(2947567, 10**6), fmpq(296, 100)
    >>> verdict_of(figure("2.96"), f, s, Facts(full=False, shown=True))
    'as-shown'
    """
    fits = {name: fit(printed, value) for name, value in (("full", full), ("shown", shown)) if value is not None}
    if not fits:
        return "unverifiable"
    found = list(fits.values())
    if all(f in ("equal", "rounded") for f in found):
        return "exact" if all(f == "equal" for f in found) else "ok"
    if facts.shown:
        return "as-shown"
    if facts.full:
        return "unrounded"
    if "truncated" in found:
        return "truncated"
    if "near" in found:
        return "last-digit"
    if "open" in found:
        return "undecided"
    if any(_coarse(printed, value) for value in (full, shown) if value is not None):
        return "coarse"
    return "mismatch"


def made(printed: Figure, full: Value, shown: Value, stated: Rounding) -> str:
    """`exact` or `ok` where a figure comes out by the rounding its claim states, '' where it does not.

    >>> from symbolic_lstm.numbers.figure import figure
    >>> made(figure("0.98"), fmpq(98623, 100000), fmpq(9801, 10000), Rounding(mode="truncate"))
    'ok'
    """
    value = full if stated.carry == "full" else shown
    if fit(printed, value) == "equal":
        return "exact"
    return "ok" if settle(value, printed.places, stated.mode) == printed.n else ""


def facts_of(printed: Figure, full: Value | None, shown: Value | None, feasible: bool | None) -> Facts:
    """The three facts of a figure."""
    return Facts(
        None if full is None else right(fit(printed, full)),
        None if shown is None else right(fit(printed, shown)),
        feasible,
    )


def _coarse(printed: Figure, value: Value) -> bool:
    """As prose rounds: "about half" for 0.66. Only for values that no finite sum gives exactly."""
    if printed.places > 1 or len(str(abs(printed.n))) > 1 or not isinstance(value, Interval):
        return False
    nearest = min(abs(value.lower), abs(value.upper))
    return max(abs(value.lower - printed.value), abs(value.upper - printed.value)) <= nearest * COARSE


def close(value: Value, target: fmpq) -> bool | None:
    """Whether "close to `target`" holds; None while the interval leaves it open."""
    if not isinstance(value, Interval):
        return bool(abs(value - target) <= CLOSE)
    if max(abs(value.lower - target), abs(value.upper - target)) <= CLOSE:
        return True
    if value.lower > target + CLOSE or value.upper < target - CLOSE:
        return False
    return None
