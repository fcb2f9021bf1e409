"""Charts over steps: two axes with round ticks, lines of many points, and the room that is left for labels."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from symbolic_lstm.drawing.measure import Box, box, label_width
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.page.scene import Item, Label, Point, Wire

SMALL = 11.5
#: A line is drawn through at most two points a pixel.
_DENSEST = 0.5


class Chart(NamedTuple):
    """The frame inside its axes, where values go, the axes, and the boxes of their labels."""

    frame: Box
    at: Callable[[float, float], Point]
    items: tuple[Item, ...]
    taken: tuple[Box, ...]


def ticks(low: float, high: float, most: int = 5, *, whole: bool = False) -> list[float]:
    """Round numbers from low to high, at most so many.

    >>> ticks(0, 10), ticks(-0.3, 0.3, 4), ticks(0, 3, 9, whole=True)
    ([0.0, 2.5, 5.0, 7.5, 10.0], [-0.2, 0.0, 0.2], [0.0, 1.0, 2.0, 3.0])
    """
    if not high > low:
        return [low]
    power = 10.0 ** math.floor(math.log10((high - low) / most))
    sizes = (1, 2, 5, 10, 20, 50) if whole else (1, 2, 2.5, 5, 10, 20)
    step = next((s * power for s in sizes if (high - low) / (s * power) <= most - 1 + 1e-9), 50 * power)
    step = max(1.0, round(step)) if whole else step
    first = math.ceil(low / step - 1e-9)
    found = [k * step for k in range(first, first + most + 1) if k * step <= high + step * 1e-9]
    return [float(f"{value:.12g}") + 0.0 for value in found]


def tick(value: float) -> str:
    """A tick in figures: 0.25, −10, 1×10⁶."""
    text = f"{value:.6g}"
    if "e" in text:
        digits, _, exponent = text.partition("e")
        raised = str(int(exponent)).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
        text = f"{digits}×10{raised}"
    return text.replace("-", "−")


def chart(
    x: tuple[float, float],
    y: tuple[float, float],
    width: float,
    height: float,
    *,
    write: Callable[[str], str] = str,
    marks: Sequence[tuple[float, str]] | None = None,
    top: float = 24.0,
    whole: bool = True,
    axis: str = "",
) -> Chart:
    """The axes of a chart; `marks` are the ticks of the y-axis where they are not round numbers, `write` puts the
    decimal sign, and `axis` says what stands along the x-axis.
    """
    low, high = y if y[1] > y[0] else (y[0] - 1, y[0] + 1)
    marks = marks if marks is not None else [(value, write(tick(value))) for value in ticks(low, high)]
    left = 12.0 + max((label_width((text,), SMALL) for _, text in marks), default=0.0)
    frame = Box(left, top, width - 14, top + height)
    across = (x[1] - x[0]) or 1.0

    def at(a: float, b: float) -> Point:
        return frame.left + (a - x[0]) / across * (frame.right - frame.left), frame.bottom - (b - low) / (
            high - low
        ) * height

    items: list[Item] = []
    taken: list[Box] = []
    for value, text in marks:
        _, level = at(x[0], value)
        own = Label(frame.left - 6, level + 4, (text,), "end", SMALL, "muted")
        if any(box(own).meets(b, 1) for b in taken):
            continue
        items += [Wire(((frame.left, level), (frame.right, level)), "rule", 1), own]
        taken.append(box(own))
    room = max(2, min(11, int((frame.right - frame.left) // 44)))
    named = [Label(frame.right, frame.bottom + 33, (axis,), "end", SMALL, "muted")] if axis else []
    for value in ticks(*x, room, whole=whole):
        here, _ = at(value, low)
        own = Label(here, frame.bottom + 17, (write(tick(value)),), "middle", SMALL, "muted")
        if any(box(own).meets(b, 3) for b in taken) or box(own).right > width:
            continue
        items += [Wire(((here, frame.bottom), (here, frame.bottom + 4)), "muted", 1), own]
        taken.append(box(own))
    return Chart(frame, at, (*items, *named), tuple(taken))


def thinned(points: Sequence[Point]) -> tuple[Point, ...]:
    """A line of many points as one of few that looks the same: of each half pixel the lowest and the highest."""
    if len(points) < 3 or (points[-1][0] - points[0][0]) / len(points) > _DENSEST:
        return tuple(points)
    found: list[Point] = []
    column: list[Point] = []
    for point in points:
        if column and point[0] - column[0][0] >= _DENSEST * 2:
            found += _ends(column)
            column = []
        column.append(point)
    return (*found, *_ends(column))


def _ends(column: list[Point]) -> list[Point]:
    least, most = min(column, key=lambda p: p[1]), max(column, key=lambda p: p[1])
    return sorted({column[0], least, most, column[-1]}, key=column.index)
