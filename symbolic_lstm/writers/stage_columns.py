"""The columns of derivations: how wide they must be so that the names of the stages stand in line on a whole page."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.page.blocks import Display
from symbolic_lstm.writers.breaks import broken, width


class Columns(NamedTuple):
    """The widest left side and the widest part of a right side, in em; nothing is as wide as nothing."""

    left: float = 0.0
    right: float = 0.0


def columns(displays: Iterable[Display], room: float) -> Columns:
    """What the columns need whose right sides are broken at `room`; one derivation alone needs nothing."""
    found = tuple(displays)
    if len(found) < 2:
        return Columns()
    left = (width(line.left) for it in found for line in it.lines if line.left is not None)
    return Columns(max(left, default=0.0), max(min(widest(it, room), room) for it in found))


def widest(it: Display, room: float = inf) -> float:
    """The widest part of a right side of a derivation."""
    return max((width(part) for line in it.lines for part in broken(line.right, room)), default=0.0)
