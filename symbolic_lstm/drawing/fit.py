"""Where a label goes: at the first of the places around a point at which it lies on nothing else."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache

from symbolic_lstm.drawing.measure import Anchor, Box, Extent, extent_of, placed_box
from symbolic_lstm.page.scene import Label, Point

#: So far a label is from what it does not lie on.
_CLEAR = 2.0
#: Of a line with more points only those about a box are looked at.
_LONG = 8
#: Distances at which a label is tried, and the directions, the best first.
_DISTANCES = (7.0, 14.0, 24.0, 36.0, 50.0)
_AROUND: tuple[tuple[float, float], ...] = (
    (0, -1), (-1, -1), (1, -1), (-1, 0), (1, 0), (0, 1), (-1, 1), (1, 1),
)  # fmt: skip
_ANCHORS: dict[int, Anchor] = {-1: "end", 0: "middle", 1: "start"}


def label_beside(
    label: Label, at: Point, frame: Box, taken: Iterable[Box], lines: Sequence[Sequence[Point]] = ()
) -> Label:
    """The label near a point, inside the frame, on no box and, if it can be, on no line."""
    extent = extent_of(label)
    boxes = [(left, top, right + _CLEAR, bottom + _CLEAR) for left, top, right, bottom in taken]
    found = [(line, _across(line)) for line in lines]
    clear: Label | None = None
    for distance in _DISTANCES:
        for right, down in _AROUND:
            x, y, anchor = _put(label, at, right, down, distance)
            x, y = _inside(x, y, anchor, label.size, extent, frame)
            own = placed_box(x, y, anchor, label.size, extent)
            if _lies_on(own, boxes):
                continue
            it = label._replace(x=x, y=y, anchor=anchor)
            if not any(_crosses(own, line, across) for line, across in found):
                return it
            clear = clear or it
    if clear:
        return clear
    x, y = _inside(*at, label.anchor, label.size, extent, frame)
    return label._replace(x=x, y=y)


def _lies_on(own: Box, boxes: Iterable[tuple[float, float, float, float]]) -> bool:
    """Whether a box meets one of those whose right and bottom have been moved out by what is to be clear."""
    left, top, right, bottom = own
    right, bottom = right + _CLEAR, bottom + _CLEAR
    for its_left, its_top, its_right, its_bottom in boxes:
        if left < its_right and its_left < right and top < its_bottom and its_top < bottom:
            return True
    return False


def _put(label: Label, at: Point, right: float, down: float, distance: float) -> tuple[float, float, Anchor]:
    rise = -distance if down < 0 else 0.32 * label.size if down == 0 else distance + 0.7 * label.size
    aside = distance if down == 0 else distance / 2
    return at[0] + right * aside, at[1] + rise, _ANCHORS[int(right)]


def _inside(x: float, y: float, anchor: Anchor, size: float, extent: Extent, frame: Box) -> Point:
    """The place of a label moved as far as it takes to be inside the frame."""
    left, top, right, bottom = placed_box(x, y, anchor, size, extent)
    if left >= frame.left and right <= frame.right and top >= frame.top and bottom <= frame.bottom:
        return x, y
    inside = x + max(frame.left - left, 0.0)
    inside -= max(right - frame.right, 0.0) if left >= frame.left else 0.0
    return inside, y + max(frame.top - top, 0.0) - max(bottom - frame.bottom, 0.0)


def _across(line: Sequence[Point]) -> list[float]:
    """Where the points of a long line stand from left to right; nothing where it turns back, or is short."""
    return _rising(line) if len(line) > _LONG and isinstance(line, tuple) else []


def _crosses(own: Box, line: Sequence[Point], across: list[float]) -> bool:
    """Whether a line of several points goes through a box."""
    if across:
        line = line[max(bisect_left(across, own.left) - 1, 0) : bisect_right(across, own.right) + 1]
        heights = [y for _, y in line]
        if not heights or max(heights) < own.top or min(heights) > own.bottom:
            return False
    elif len(line) == 2:
        ((x, y), (to, down)) = line
        if (x < own.left and to < own.left) or (x > own.right and to > own.right):
            return False
        if (y < own.top and down < own.top) or (y > own.bottom and down > own.bottom):
            return False
    return any(_cuts(own, a, b) for a, b in itertools.pairwise(line))


@lru_cache(maxsize=64)
def _rising(line: tuple[Point, ...]) -> list[float]:
    across = [x for x, _ in line]
    return across if across == sorted(across) else []


def _cuts(own: Box, a: Point, b: Point) -> bool:
    """Whether a piece of a line has a point in a box (the piece clipped at one side after another)."""
    begin, end = 0.0, 1.0
    for start, step, low, high in (
        (a[0], b[0] - a[0], own.left, own.right),
        (a[1], b[1] - a[1], own.top, own.bottom),
    ):
        if step == 0:
            if not low <= start <= high:
                return False
            continue
        first, second = sorted(((low - start) / step, (high - start) / step))
        begin, end = max(begin, first), min(end, second)
    return begin <= end


def spread_out(centres: Sequence[float], widths: Sequence[float], low: float, high: float, apart: float) -> list[float]:
    """The middles of things in a row, moved as little as it takes for none to touch; in order of their centres.

    >>> spread_out([10, 12], [8, 8], 0, 100, 2)
    [6.0, 16.0]
    """
    order = sorted(range(len(centres)), key=lambda k: (centres[k], k))
    found = [float(c) for c in centres]
    for _ in range(60):
        moved = False
        for a, b in itertools.pairwise(order):
            short = (widths[a] + widths[b]) / 2 + apart - (found[b] - found[a])
            if short > 1e-6:
                found[a] -= short / 2
                found[b] += short / 2
                moved = True
        for k in order:
            found[k] = min(max(found[k], low + widths[k] / 2), high - widths[k] / 2)
        if not moved:
            break
    if _touching(found, widths, order, apart):  # no room left: one after the other
        at = low
        for k in order:
            found[k] = max(found[k], at + widths[k] / 2)
            at = found[k] + widths[k] / 2 + apart
        at = high
        for k in reversed(order):
            found[k] = min(found[k], at - widths[k] / 2)
            at = found[k] - widths[k] / 2 - apart
    return found


def _touching(found: Sequence[float], widths: Sequence[float], order: Sequence[int], apart: float) -> bool:
    pairs = itertools.pairwise(order)
    return any(found[b] - found[a] < (widths[a] + widths[b]) / 2 + apart - 0.01 for a, b in pairs)
