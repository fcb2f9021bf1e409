"""What a verdict says in words: printed this, recomputed that."""

from __future__ import annotations

from symbolic_lstm.numbers.figure import Figure, positional
from symbolic_lstm.numbers.rounding import Value, settle
from symbolic_lstm.worked.example import Claim
from symbolic_lstm.worked.facts import guarded
from symbolic_lstm.worked.result import Result


def message(result: Result, claim: Claim, full: Value, shown: Value, root: str) -> str:
    """One sentence on one figure."""
    printed = claim.says.text
    figure = claim.says.figure
    places = figure.places if figure else 4
    exact, carried = digits(full, places), digits(shown, places)
    match result.verdict:
        case "exact":
            return f"{printed} is exact"
        case "ok":
            return f"{printed} is {exact} rounded{_nothing_left(figure, full)}"
        case "as-shown":
            return f"{printed} follows from the figures as printed ({carried}); with nothing rounded it is {exact}, which prints as {rounded(full, places)}"
        case "unrounded":
            return f"{printed} is {exact} rounded; from the figures as printed it would be {carried}, which prints as {rounded(shown, places)}"
        case "truncated":
            return f"{printed} is {exact} cut off; rounded it is {rounded(full, places)}"
        case "last-digit":
            return f"printed {printed}, recomputed {exact}: the last digit is off; it prints as {rounded(full, places)}"
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
    """A value with guard digits, every one proved; `…` where more follow."""
    text, more = guarded(value, places)
    return text + "…" * more


def rounded(value: Value, places: int) -> str:
    """A value rounded half up to as many places as were printed."""
    n = settle(value, places, "half-up")
    return "?" if n is None else positional(n, places).text


def _nothing_left(figure: Figure | None, value: Value) -> str:
    if figure is not None and figure.n == 0 and value != 0:
        return f"; no significant digit is left at {max(figure.places, 0)} decimals"
    return ""
