"""What a verdict says in words: printed this, recomputed that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.figure import Figure, positional, scientific
from symbolic_lstm.numbers.limits import bound_of_tiny
from symbolic_lstm.numbers.rounding import LARGEST_PLAIN, Digits, Value, round_interval, show
from symbolic_lstm.published.example import Claim, Says
from symbolic_lstm.verify.facts import guard_digits
from symbolic_lstm.verify.result import Result

if TYPE_CHECKING:
    from symbolic_lstm.verify.judge import Basis as By
    from symbolic_lstm.verify.readings import RoundedReading
    from symbolic_lstm.verify.tolerance import Range


class MessageSubject(NamedTuple):
    """What a message speaks of.

    `by` is the value that decided, `root` the flagged figure it follows from,
    `assumed` what was rounded though it is not printed, `other` the claim that
    is contradicted, and `from_printed` says whether any figure it is computed
    from is printed. `ranged` is what the source's numbers allow, and `machine` the
    kind of number a program worked with where that is all.
    """

    says: Says
    full: Value
    shown: Value
    by: By = "full"
    root: str = ""
    assumed: RoundedReading | None = None
    other: Claim | None = None
    from_printed: bool = True
    ranged: Range | None = None
    machine: str = ""


def message(result: Result, told: MessageSubject) -> str:
    """One sentence on one figure."""
    says = told.says
    printed = says.figure.printed if says.figure and not says.percent else says.text.replace("-", "−")
    figure = says.figure or Figure(0, 4, "0.0000")
    exact, carried = proved_digits(told.full, figure.places), proved_digits(told.shown, figure.places)
    value = told.shown if told.by == "shown" else told.full
    reference = proved_digits(value, figure.places)
    based = _based(told) if reference != exact else ""
    unrounded = f"; with nothing rounded it is {exact}" if based else ""
    match result.verdict:
        case "exact":
            return f"{printed} is exact"
        case "ok":
            return f"{printed} is {reference}{based} rounded{_nothing_left(figure, value)}"
        case "as-shown":
            follows = f"{printed} follows {_source(told)} ({carried})"
            return f"{follows}; with nothing rounded it is {exact}, which prints as {_printed_as(told.full, says)}"
        case "unrounded":
            follows = f"{printed} is {exact} rounded; from the figures as printed it would be {carried}"
            return f"{follows}, which prints as {_printed_as(told.shown, says)}"
        case "tolerance":
            return f"{printed} {_tolerated(told, exact)}"
        case "truncated":
            return f"{printed} is {reference}{based} cut off; rounded it is {_printed_as(value, says)}{unrounded}"
        case "last-digit":
            off = f"the last digit is off; it prints as {_printed_as(value, says)}"
            return f"printed {printed}, recomputed {reference}{based.rstrip(',')}: {off}{unrounded}"
        case "coarse":
            return f"{printed} is a coarse figure for {reference}{based}{unrounded}"
        case "qualitative":
            return f"{printed}: it is {exact}" + ("" if result.facts.full else ", which is not that close")
        case "cascade":
            return f"{printed} follows from {told.root}, which is flagged; with nothing rounded it is {exact}"
        case "contradiction":
            return f"{printed} contradicts {_other(told.other)}; recomputed {exact}"
        case "undecided" if told.by == "unsure":
            return f"{printed} is not {exact}; whether numbers that are rounded to those given give it is not known"
        case "undecided":
            return f"{printed} could not be decided at the highest precision"
        case "unverifiable":
            return f"{printed} could not be checked"
        case _:
            why = f"; {result.slip}" if result.slip else ""
            also = f" ({carried} from the figures as printed)" if carried != exact else ""
            return f"printed {printed}, recomputed {exact}{also}{why}"


def _printed_as(value: Value, says: Says) -> str:
    """A value rounded half up, with as many places as were printed; a percentage as a percentage."""
    figure = says.figure or Figure(0, 4, "0.0000")
    if not says.percent or (n := round_interval(value, figure.places, "half-up")) is None:
        return rounded_as_printed(value, figure)
    places = figure.places - (3 if says.text.endswith("‰") else 2)
    return f"{positional(n * 10 ** max(-places, 0), max(places, 0)).printed} {says.text[-1]}"


def _source(told: MessageSubject) -> str:
    """What a figure follows from: what is printed, or what was rounded without being printed."""
    if told.assumed is None:
        return "from the figures as printed"
    *names, last = told.assumed.rounded or ("what it is computed from",)
    named = f"{', '.join(names)} and {last}" if names else last
    decimals = f"{told.assumed.digits.number} {'significant digits' if told.assumed.digits.significant else 'decimals'}"
    plural = "are" if names or last.startswith("the ") else "is"
    beside = "from the figures as printed " if told.from_printed else ""
    return f"{beside}if {named}, which {plural} not printed, {plural} rounded to {decimals}"


def _tolerated(told: MessageSubject, exact: str) -> str:
    """Which numbers give a figure that those given do not."""
    places = told.says.figure.places if told.says.figure else 4
    if told.ranged is None or told.machine:
        return f"is {exact} but for what {told.machine} arithmetic may round off"
    low, high = (rounded_as_printed(end, Figure(0, places + 1, "0")) for end in (told.ranged.low, told.ranged.high))
    return f"comes out for some numbers that are rounded to those given, which allow {low} to {high}; as given, {exact}"


def _based(told: MessageSubject) -> str:
    return f", which follows {_source(told)}," if told.by == "shown" else ""


def _other(claim: Claim | None) -> str:
    """The figure that is contradicted, and its place."""
    if claim is None or claim.says.figure is None:
        return "another figure printed for the same quantity"
    where = f" ({claim.where})" if claim.where else ""
    said = claim.says.text.replace("-", "−") if claim.says.percent else claim.says.figure.printed
    return f"{said}, printed for the same quantity on line {claim.place.line}{where}"


def proved_digits(value: Value | None, places: int) -> str:
    """A value with guard digits, every one proved; `…` where more follow, `≈` where it is too close to a power of ten.

    >>> from flint import fmpq
    >>> proved_digits(fmpq(2, 3), 2), proved_digits(fmpq(627, 10**8), 2)
    ('0.66666…', '6.27×10⁻⁶')
    """
    figure, more = guard_digits(value, places)
    if figure is None:
        about = None if value is None else show(value, Digits(places + 3, True))
        return (value is not None and bound_of_tiny(value)) or (f"≈{about.printed}" if about else "?")
    head, times, power = figure.printed.partition("×")
    return head + "…" * more + times + power


def rounded_as_printed(value: Value, printed: Figure) -> str:
    """A value rounded half up to as many places as were printed."""
    n = round_interval(value, printed.places, "half-up")
    if n is None or abs(n) >= LARGEST_PLAIN:
        large = show(value, Digits(max(printed.places, 0)))
        return large.printed if large else "?"
    if n == 0 and printed.exponent is not None:
        return "0"
    return (scientific if printed.exponent is not None and n else positional)(n, printed.places).printed


def _nothing_left(figure: Figure, value: Value) -> str:
    if figure.n == 0 and value != 0:
        return f"; no significant digit is left at {max(figure.places, 0)} decimals"
    return ""
