"""Whether some numbers, inside what the source says its numbers are, give a printed figure.

The range is found from both sides. Inner: every number at the end of its box
that moves the value up, and at the end that moves it down; both values are
certified, and what lies between them is reached on the way. Outer: boxes are
carried through every sentence. A figure outside it cannot come out.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache, partial

from flint import fmpq

from symbolic_lstm.errors import SymbolicLstmError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.box import Box, half_unit, image
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rework import Rework
from symbolic_lstm.numbers.rounding import Interval, Value
from symbolic_lstm.numbers.sensitivity import Sensitivity, ValueAt, sensitivity
from symbolic_lstm.published.locate import Spot
from symbolic_lstm.published.precision import name_of
from symbolic_lstm.records import replace
from symbolic_lstm.verify.recompute import Recomputed

#: Roundings of a machine in one operation: functions of a library are good to a few units.
_ROUNDINGS: dict[t.Head, int] = {t.Sigmoid: 4, t.Tanh: 4, t.Exp: 2, t.Log: 2, t.Power: 4}


class Range(NamedTuple):
    """What a figure's value can be: surely reached between `low` and `high`, and never outside `outer`."""

    low: fmpq
    high: fmpq
    outer: Box | None


def tolerance(sheet: Recomputed, spot: Spot, printed: Figure) -> tuple[bool | None, Range | None]:
    """Whether some numbers give the figure (None: not known), and the range found.

    Of a sheet whose numbers are exact, or whose value cannot be followed, nothing is known.
    """
    if spot.node is None:
        return _of_given(sheet, spot, printed)
    answers: list[bool | None] = []
    for carry in (False, True):
        try:
            found = _range(sheet, spot, carry=carry)
        except SymbolicLstmError:
            answers.append(None)
            continue
        half = max(half_unit(printed), sheet.precision.unit * abs(printed.value))
        cell = printed.value - half, printed.value + half
        if found.low <= cell[1] and cell[0] <= found.high and (found.outer is not None or not _divides(sheet)):
            return True, found
        outside = found.outer is not None and (cell[1] < found.outer[0] or found.outer[1] < cell[0])
        answers.append(False if outside else None)
    return (None if None in answers else False), None


def _of_given(sheet: Recomputed, spot: Spot, printed: Figure) -> tuple[bool, Range]:
    low, high = _box(sheet, spot.key)
    half = half_unit(printed)
    return low <= printed.value + half and printed.value - half <= high, Range(low, high, (low, high))


def _range(sheet: Recomputed, spot: Spot, *, carry: bool) -> Range:
    lets, resolve = tuple(sheet.lets.values()), sheet.setting.program.place
    assert spot.node is not None
    value_at = sheet.as_printed.value if carry else partial(_unrounded, sheet)
    slopes = sensitivity(lets, value_at, resolve, (spot.key, spot.node), _printed_nodes(sheet) if carry else ())
    noise = _noise(sheet, slopes, value_at)
    ends = [_ends(_at_corner(sheet, spot, slopes, up, carry=carry)) for up in (True, False)]
    outer = _outer(sheet, carry=carry).get(spot.key, {}).get(spot.node)
    if not sheet.precision.has_rounded:
        outer = _ends(value_at(spot.key, spot.node))
    if outer is not None:
        outer = outer[0] - 2 * noise, outer[1] + 2 * noise
    return Range(min(end[1] for end in ends) - noise, max(end[0] for end in ends) + noise, outer)


def _divides(sheet: Recomputed) -> bool:
    """Whether a value may leap on the way from one end to the other, as a quotient does whose divisor passes zero."""
    return any(type(node.term) is t.Quotient for work in sheet.full.values() for node in work.code.nodes)


@lru_cache(maxsize=4)
def _printed_nodes(sheet: Recomputed) -> frozenset[tuple[str, int]]:
    found = set[tuple[str, int]]()
    for key, part in sheet.printed:
        if key in sheet.lets:
            laid = sheet.full[key].code
            paths = dict(sheet.lets[key].parts)
            found.add((key, laid.index(paths[part]) if part else len(laid.nodes) - 1))
    return frozenset(found)


def _box(sheet: Recomputed, place: str) -> Box:
    name = name_of(place, sheet.setting.program.cell.states)
    if not _rounded_itself(sheet, name):
        value = sheet.setting.given[place].value
        return value, value
    return sheet.precision.box(name, sheet.setting.given[place])


def _rounded_itself(sheet: Recomputed, name: str) -> bool:
    """Whether a number is as rounded as it is printed; what a machine makes of it is counted as noise."""
    return sheet.precision.of.get(name, sheet.precision.every) == "rounded"


def _at_corner(sheet: Recomputed, spot: Spot, slopes: Sensitivity, up: bool, *, carry: bool) -> Value:
    """The value where every number is at the end of its box that moves it up, or down."""
    high = frozenset(place for place in sheet.setting.given if (slopes.given.get(place, 0.0) >= 0) is up)
    return _corner(sheet, high, carry=carry).value(spot.key, spot.node or 0)


@lru_cache(maxsize=8)
def _corner(sheet: Recomputed, high: frozenset[str], *, carry: bool) -> Rework:
    """The sheet from the upper ends of some numbers and the lower ends of all others."""
    given = {place: _box(sheet, place)[place in high] for place in sheet.setting.given}
    return replace(sheet.as_printed, given=given, carried=sheet.printed if carry else {})


def _noise(sheet: Recomputed, slopes: Sensitivity, value_at: ValueAt) -> fmpq:
    """How far a machine's roundings can move the value, to first order."""
    unit = sheet.precision.unit
    if not unit:
        return fmpq(0)
    total = 0.0
    for place, slope in slopes.given.items():
        if place in sheet.setting.given:
            name = name_of(place, sheet.setting.program.cell.states)
            if not _rounded_itself(sheet, name):
                low, high = sheet.precision.box(name, sheet.setting.given[place])
                total += abs(slope) * float((high - low) / 2)
    for (key, k), slope in slopes.nodes.items():
        node = sheet.full[key].code.nodes[k]
        summed = node.parts if type(node.term) is t.Plus else (k,)
        size = sum(_size(value_at(key, part)) for part in summed)
        steps = _ROUNDINGS.get(type(node.term), max(1, len(node.parts) - 1))
        total += abs(slope) * size * steps * float(unit)
    return fmpq(*total.as_integer_ratio())


def _size(value: Value) -> float:
    low, high = _ends(value)
    return float(max(abs(low), abs(high)))


@lru_cache(maxsize=4)
def _outer(sheet: Recomputed, *, carry: bool) -> Mapping[str, Mapping[int, Box]]:
    """Bounds of what every named node can come to, from the boxes of what is given."""
    found: dict[str, dict[int, Box]] = {}
    fixed = _printed_nodes(sheet) if carry else frozenset()
    for key, let in sheet.lets.items():
        laid = sheet.full[key].code
        boxes: dict[int, Box] = {}
        for k, node in enumerate(laid.nodes):
            place = sheet.setting.program.place(node.name, let.time) if node.name else ""
            if node.figure is not None:
                boxes[k] = node.figure.value, node.figure.value
            elif place and (place, _last(sheet, place)) in fixed:
                boxes[k] = sheet.printed[place, ""].value, sheet.printed[place, ""].value
            elif (key, k) in fixed:
                boxes[k] = _figure_box(sheet, key, k)
            elif place in sheet.setting.given:
                boxes[k] = _box(sheet, place)
            elif place in found and _last(sheet, place) in found[place]:
                boxes[k] = found[place][_last(sheet, place)]
        found[key] = {}
        for k in {len(laid.nodes) - 1, *(laid.index(path) for _, path in let.parts)}:
            own = {j: box for j, box in boxes.items() if j != k}
            if ranged := image(laid, k, own):
                found[key][k] = ranged[0]
    return found


def _last(sheet: Recomputed, place: str) -> int:
    return len(sheet.full[place].code.nodes) - 1 if place in sheet.full else -1


def _figure_box(sheet: Recomputed, key: str, k: int) -> Box:
    paths = {sheet.full[key].code.index(path): part for part, path in sheet.lets[key].parts}
    value = sheet.printed[key, paths.get(k, "")].value
    return value, value


def _unrounded(sheet: Recomputed, key: str, node: int) -> Value:
    return sheet.full[key].values[node]


def _ends(value: Value) -> Box:
    return (value.lower, value.upper) if isinstance(value, Interval) else (value, value)
