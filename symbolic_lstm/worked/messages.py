"""What a verdict says in words: printed this, recomputed that."""

from __future__ import annotations

from symbolic_lstm.numbers.figure import Figure, positional, scientific
from symbolic_lstm.numbers.rounding import Value, settle
from symbolic_lstm.worked.example import Says
from symbolic_lstm.worked.facts import guarded
from symbolic_lstm.worked.result import Result


def message(result: Result, says: Says, full: Value, shown: Value, root: str = "") -> str:
    """One sentence on one figure."""
    printed = says.figure.printed if says.figure and not says.percent else says.text.replace("-", "−")
    figure = says.figure or Figure(0, 4, "0.0000")
    places = figure.places
    exact, carried = digits(full, places), digits(shown, places)
    match result.verdict:
        case "exact":
            return f"{printed} is exact"
        case "ok":
            return f"{printed} is {exact} rounded{_nothing_left(figure, full)}"
        case "as-shown":
            told = f"{printed} follows from the figures as printed ({carried})"
            return f"{told}; with nothing rounded it is {exact}, which prints as {rounded(full, figure)}"
        case "unrounded":
            told = f"{printed} is {exact} rounded; from the figures as printed it would be {carried}"
            return f"{told}, which prints as {rounded(shown, figure)}"
        case "truncated":
            return f"{printed} is {exact} cut off; rounded it is {rounded(full, figure)}"
        case "last-digit":
            return f"printed {printed}, recomputed {exact}: the last digit is off; it prints as {rounded(full, figure)}"
        case "coarse":
            return f"{printed} is a coarse figure for {exact}"
        case "qualitative":
            return f"{printed}: it is {exact}" + ("" if result.facts.full else ", which is not that close")
        case "cascade":
            return f"{printed} follows from {root}, which is flagged; with nothing rounded it is {exact}"
        case "contradiction":
            return f"{printed} contradicts another figure printed for the same quantity; recomputed {exact}"
        case "undecided":
            return f"{printed} could not be decided at the highest precision"
        case "unverifiable":
            return f"{printed} could not be checked"
        case _:
            why = f"; {result.slip}" if result.slip else ""
            also = f" ({carried} from the figures as printed)" if carried != exact else ""
            return f"printed {printed}, recomputed {exact}{also}{why}"


def digits(value: Value | None, places: int) -> str:
    """A value with guard digits, every one proved; `…` where more follow.

    >>> from flint import fmpq
    >>> digits(fmpq(2, 3), 2), digits(fmpq(627, 10**8), 2)
    ('0.66666…', '6.27×10⁻⁶')
    """
    figure, more = guarded(value, places)
    if figure is None:
        return "?"
    head, times, power = figure.printed.partition("×")
    return head + "…" * more + times + power


def rounded(value: Value, printed: Figure) -> str:
    """A value rounded half up to as many places as were printed."""
    n = settle(value, printed.places, "half-up")
    if n is None:
        return "?"
    return (scientific if printed.exponent is not None and n else positional)(n, printed.places).printed


def _nothing_left(figure: Figure, value: Value) -> str:
    if figure.n == 0 and value != 0:
        return f"; no significant digit is left at {max(figure.places, 0)} decimals"
    return ""
