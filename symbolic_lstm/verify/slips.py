"""The likely slip behind a mismatch: another sentence, or other digits, that give the printed figure.

Candidates are tried from the plainest to the farthest; the first whose value
prints as the figure is named. A figure of one significant digit fits too much:
it must be the value exactly.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from heapq import nsmallest
from itertools import pairwise
from typing import TypeAlias

from flint import fmpq

from symbolic_lstm.errors import FigureError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.quantity import Quantity, quantity
from symbolic_lstm.numbers.enclose import value_of
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import Interval, Value
from symbolic_lstm.published.example import Claim
from symbolic_lstm.published.locate import Spot
from symbolic_lstm.verify.facts import HALF, fit, right
from symbolic_lstm.verify.recompute import Recomputed, Sized
from symbolic_lstm.verify.slipped_sentences import Change, changes, far_changes

#: A figure of so many digits is told from what a farther slip would give by chance.
TELLING = 3
#: What a name stands for; None where it stands for nothing.
Lookup: TypeAlias = Callable[[str], "fmpq | None"]


def slip(sheet: Recomputed, claim: Claim, spot: Spot) -> str | None:
    """What probably happened, in words, or None."""
    printed = claim.says.figure
    if printed is None:
        return None
    values = sheet.values(spot)
    by_digits = digit_slip(printed, values)
    if by_digits or spot.node is None:
        return by_digits
    let, laid = sheet.lets[spot.key], sheet.full[spot.key].code
    sentence = laid.nodes[spot.node].term
    both = [partial(_value, sheet, let.time, printed) for printed in (True, False)]
    for known in both:
        for changed, words in (*changes(sentence), *_other_names(sheet, sentence, let.time)):
            if would_print(changed, known, printed):
                return words
    if near := _neighbour(sheet, spot, printed):
        return near
    for known in both if _significant(printed) >= TELLING else ():
        for changed, words in (*far_changes(sentence), *_other_steps(sheet, sentence, let.time)):
            if would_print(changed, known, printed):
                return words
    return None


def line_slip(term: t.Sentence, printed: Figure, value: Value) -> str | None:
    """What probably happened in a line, whose side has no names, or None."""
    if by_digits := digit_slip(printed, [value]):
        return by_digits
    tried = (*changes(term), *(far_changes(term) if _significant(printed) >= TELLING else ()))
    return next((words for changed, words in tried if would_print(changed, lambda name: None, printed)), None)


def digit_slip(printed: Figure, values: Iterable[Value]) -> str | None:
    """A lost sign, a shifted point, two digits changed over, one digit mistyped.

    >>> from symbolic_lstm.numbers.figure import figure
    >>> digit_slip(figure("0.979"), [fmpq(997401, 10**6)])
    'two digits may have changed places: 0.997'
    """
    values = tuple(values)

    def would_be(n: int, places: int) -> bool:
        return any(right(fit(Figure(n, places, ""), value)) for value in values)

    from symbolic_lstm.numbers.figure import positional

    n, places = printed.n, printed.places
    if n and would_be(-n, places):
        return "the sign may be lost"
    for shift in (1, -1, 2, -2, 3, -3):
        if n and len(str(abs(n)).strip("0")) >= 2 and would_be(n, places + shift):
            return f"the decimal point may have slipped {abs(shift)} place{'s' * (abs(shift) > 1)}"
    digits, sign = str(abs(n)).rjust(max(places, 0) + 1, "0"), -1 if n < 0 else 1
    for k in range(len(digits) - 1):
        turned = digits[:k] + digits[k + 1] + digits[k] + digits[k + 2 :]
        if turned != digits and would_be(sign * int(turned), places):
            return f"two digits may have changed places: {positional(sign * int(turned), places).text}"
    if len(digits.lstrip("0")) >= 3:
        for k in range(len(digits) - 1):
            for other in "0123456789":
                typed = digits[:k] + other + digits[k + 1 :]
                if other != digits[k] and would_be(sign * int(typed), places):
                    return f"one digit may be mistyped: {positional(sign * int(typed), places).text}"
    return None


def _other_names(sheet: Recomputed, term: t.Sentence, time: int) -> Iterator[tuple[t.Sentence, str]]:
    """Names taken from elsewhere: two factors' weights swapped, another gate's weight, another gate."""
    cell = sheet.setting.program.cell
    mentioned = t.names(term)
    for a, b in pairwise([n for n in mentioned if n in cell.parameters]):
        swap = dict(zip(_symbols(a, b), _symbols(b, a), strict=True))
        yield t.substituted(term, swap), f"the weights {a} and {b} swapped"
    for name in mentioned:
        family = cell.parameters if name in cell.parameters else cell.names
        for other in family:
            if other != name and name in family and _kin(name, other, cell.parameters):
                (old, new) = _symbols(name, other)
                if f"{other}@{time}" in sheet.full or other in cell.parameters:
                    yield t.substituted(term, {old: new}), f"{other} in place of {name}"


def _other_steps(sheet: Recomputed, term: t.Sentence, time: int) -> Iterator[Change]:
    """What another step or another entry holds: the state before or after, another input, a matrix turned over."""
    cell, program = sheet.setting.program.cell, sheet.setting.program
    mentioned = t.names(term)
    for name in mentioned:
        named = quantity(name)
        for state, after in cell.states.items():
            if named.name in (state, after):
                other = after if named.name == state else state
                yield _renamed(term, {name: Quantity(other, named.entry).key}), f"{other} in place of {named.name}"
        if named.name in cell.inputs:
            for step in (time - 1, time + 1):
                place = Quantity(named.name, named.entry, step).key
                if 1 <= step <= program.steps:
                    yield _renamed(term, {name: place}), f"{named.name} of step {step} in place of step {time}"
    for matrix in dict.fromkeys(quantity(name).name for name in mentioned if len(quantity(name).entry) == 2):
        turned = {
            name: Quantity(matrix, (at.entry[1], at.entry[0])).key
            for name in mentioned
            if (at := quantity(name)).name == matrix
        }
        yield _renamed(term, turned), f"{matrix} transposed"


def _renamed(term: t.Sentence, names: Mapping[str, str]) -> t.Sentence:
    return t.substituted(term, {t.Symbol(old): t.Symbol(new) for old, new in names.items()})


def _kin(name: str, other: str, parameters: tuple[str, ...]) -> bool:
    return name not in parameters or name.partition("_")[0] == other.partition("_")[0]


def _symbols(*names: str) -> list[t.Symbol]:
    return [t.Symbol(name) for name in names]


def would_print(term: t.Sentence, known: Lookup, printed: Figure) -> bool:
    """Whether a sentence over known names prints as a figure."""
    values = {name: known(name) for name in t.names(term)}
    given = {name: value for name, value in values.items() if value is not None}
    if len(given) < len(values):
        return False
    try:
        found = fit(printed, value_of(term, given, 128))
    except FigureError:
        return False
    return found == "equal" or (found == "rounded" and _significant(printed) > 1)


def _significant(printed: Figure) -> int:
    return len(str(abs(printed.n)).strip("0"))


@lru_cache(maxsize=4096)
def _value(sheet: Recomputed, time: int, printed: bool, name: str) -> fmpq | None:
    """What a name stands for at a time, as printed or (to the middle of its interval) in full; None for no name."""
    place = sheet.setting.program.place(name, time)
    if place in sheet.setting.given:
        return sheet.setting.given[place].value
    if printed and (place, "") in sheet.printed:
        return sheet.printed[place, ""].value
    if place not in sheet.full:
        return None
    worked = sheet.full[place]
    value = sheet.as_printed.value(place, len(worked.values) - 1) if printed else worked.values[-1]
    return (value.lower + value.upper) / 2 if isinstance(value, Interval) else value


@lru_cache(maxsize=4096)
def _printing(sheet: Recomputed, n: int, places: int) -> tuple[str, ...]:
    """The first two quantities, in the order they are worked, whose value prints as `n / 10**places`."""
    unit = fmpq(10) ** -places
    lowest, highest = (n - HALF) * unit, (n + HALF) * unit
    by_size = sheet.by_size
    near = by_size[bisect_left(by_size, lowest, key=_lower) : bisect_right(by_size, highest, key=_lower)]
    printed = Figure(n, places, "")
    right_ones = ((number, key) for _, number, key in near if right(fit(printed, sheet.full[key].values[-1])))
    return tuple(key for _, key in nsmallest(2, right_ones))


def _lower(sized: Sized) -> fmpq:
    return sized.lower


def _neighbour(sheet: Recomputed, spot: Spot, printed: Figure) -> str | None:
    """Another quantity of the example whose value this is, or for which the same figure is printed."""
    if _significant(printed) < 2:
        return None
    steps = sheet.setting.program.steps
    for key in _printing(sheet, printed.n, printed.places):
        if key != spot.key:
            return f"this is the value of {key if steps > 1 else key.partition('@')[0]}"
    if len(str(abs(printed.n))) >= TELLING:
        for other, place in sheet.same_value.get(printed.value, ()):
            if (place.key, place.part) != (spot.key, spot.part):
                return f"the same figure is printed for {other.of.rpartition(':')[2]} on line {other.place.line}"
    return None
