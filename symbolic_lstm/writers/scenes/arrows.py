"""The heads of arrows, the same in every format."""

from __future__ import annotations

from symbolic_lstm.page.scene import Point, Wire

#: How far a head reaches.
_LENGTH = 9.0


def headed(wire: Wire) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """The line cut short where its head begins, and the corners of the head; none where it is no arrow."""
    if not wire.arrow or len(wire.points) < 2:
        return wire.points, ()
    (x0, y0), (x, y) = wire.points[-2:]
    length = ((x - x0) ** 2 + (y - y0) ** 2) ** 0.5 or 1.0
    dx, dy = (x - x0) / length, (y - y0) / length
    half = 2.5 + wire.width * 0.6
    bx, by = x - _LENGTH * dx, y - _LENGTH * dy
    corners = ((bx - half * dy, by + half * dx), (x, y), (bx + half * dy, by - half * dx))
    return (*wire.points[:-1], (bx + dx, by + dy)), corners
