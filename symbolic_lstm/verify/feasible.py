"""Whether a figure can come out for operands within half a unit of what the source prints.

What is not printed can be whatever its own printed operands allow.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.box import Box, half_unit, image
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import Interval, Value
from symbolic_lstm.published.locate import Spot
from symbolic_lstm.verify.facts import possible
from symbolic_lstm.verify.operands import below, operands
from symbolic_lstm.verify.recompute import Recomputed


class _Range(NamedTuple):
    """What an unprinted place can come to, and whether that is its range and not merely a bound of it."""

    box: Box | None
    exact: bool


def feasible(sheet: Recomputed, spot: Spot, printed: Figure) -> bool | None:
    """True, false, or None where the range of the sentence is not known closely enough."""
    if spot.node is None:
        return None
    ranged = _ranged(sheet, spot.key, spot.node, _unprinted(sheet))
    return possible(printed, ranged.box, ranged.exact) if ranged.box else None


@lru_cache(maxsize=4)
def _unprinted(sheet: Recomputed) -> dict[str, _Range]:
    """The range of each place that is not printed but comes from printed figures, in program order."""
    found: dict[str, _Range] = {}
    for key in sheet.lets:
        last = len(sheet.full[key].code.nodes) - 1
        if (key, "") not in sheet.printed and operands(sheet, key, last):
            found[key] = _ranged(sheet, key, last, found)._replace(exact=False)
    return found


def _ranged(sheet: Recomputed, key: str, node: int, known: Mapping[str, _Range]) -> _Range:
    let, computed = sheet.lets[key], sheet.full[key]
    parts = {computed.code.index(path): part for part, path in let.parts}
    boxes: dict[int, Box] = {}
    exact = True
    for k in below(sheet, key, node):
        at = computed.code.nodes[k]
        place = sheet.setting.program.place(at.name, let.time) if at.name else ""
        figure = sheet.printed.get((place, "") if place else (key, parts.get(k, "-")))
        if figure is not None:
            boxes[k] = figure.value - half_unit(figure), figure.value + half_unit(figure)
        elif place in known:
            box, _ = known[place]
            if box is None:
                return _Range(None, exact=False)
            boxes[k], exact = box, False
        elif not at.parts:
            boxes[k] = _ends(computed.values[k])
    ranged = image(computed.code, node, boxes)
    return _Range(ranged[0], ranged[1] and exact) if ranged else _Range(None, exact=False)


def _ends(value: Value) -> Box:
    return (value.lower, value.upper) if isinstance(value, Interval) else (value, value)
