"""How large the mathematics of a slide can be: as large as all of it has room for, and never too small to be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symbolic_lstm.page.blocks import Block, Display, Table
from symbolic_lstm.page.layout import Call, Fence, Frac, Layout, Row
from symbolic_lstm.writers.breaks import broken, lines_high, matrix_rows, width
from symbolic_lstm.writers.outline import CAPACITY, height
from symbolic_lstm.writers.wide_tables import least_widths, parts

#: A slide is so many em of its mathematics across; the gap before the name of a stage and that name take so many.
_ACROSS, _GAP, _STAGE = 31.4, 2.0, 2.3
#: How much wider than reckoned a line may be in a reader's fonts, and one with matrices.
_WIDER, _WIDER_MATRIX = 1.12, 1.26
#: By so many lines what has a left side of its own stands away from what is above it.
_APART = 0.36
#: So much taller than a line is one with a fraction.
_FRACTION = 1.0
#: What is tried, from the size of a slide's mathematics down to the smallest that is still read from the last row.
_SCALES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.52, 0.45)
#: A table is so many em of its own letters across; matrices are set larger than words, and none smaller than this.
_TABLE, _MATRIX, _SMALLEST_TABLE = 49.0, 1.15, 0.7


def scale(blocks: Sequence[Block], room: float) -> tuple[float, float]:
    """The share of its size at which the derivations of a slide fit, and at how many em its lines are broken then.

    In full size they are broken at `room` em.
    """
    tried = list(_tried(blocks, room))
    return next(((share, at) for share, at, fits in tried if fits), tried[-1][:2])


def holds(blocks: Sequence[Block], least: float, room: float) -> bool:
    """Whether a slide has room for blocks whose derivations are set at no less than such a share of their size."""
    return any(fits for share, _, fits in _tried(blocks, room) if share >= least)


def _tried(blocks: Sequence[Block], room: float) -> Iterator[tuple[float, float, bool]]:
    """Every share of its size, at how many em lines are broken then, and whether all of it has room."""
    displays = [it for it in blocks if isinstance(it, Display)]
    others = sum(height(it) for it in blocks if not isinstance(it, Display))
    left = max((width(line.left) for it in displays for line in it.lines if line.left is not None), default=0.0)
    matrices = any(matrix_rows(line.right) > 1 for it in displays for line in it.lines)
    for share in _SCALES:
        across = (_ACROSS - _STAGE) / share - left - _GAP
        at = room if share == 1 else across / (_WIDER_MATRIX if matrices else _WIDER)
        yield share, at, _fits(displays, across, at, (CAPACITY - others) / share)


def _fits(displays: Sequence[Display], across: float, room: float, lines: float) -> bool:
    parts = [part for it in displays for line in it.lines for part in broken(line.right, room)]
    if any(width(part) * (_WIDER_MATRIX if matrix_rows(part) else _WIDER) > across for part in parts):
        return False
    return sum(_height(it, room) for it in displays) <= lines


def _height(it: Display, room: float) -> float:
    brackets = sum(0.45 for line in it.lines for part in broken(line.right, room) if matrix_rows(part) == 1)
    apart = _APART * sum(line.left is not None for line in it.lines[1:])
    tall = _FRACTION * sum(_has_fraction(line.right) for line in it.lines)
    return apart + brackets + tall + sum(lines_high(line.right, room) + bool(line.note) for line in it.lines)


def _has_fraction(layout: Layout) -> bool:
    match layout:
        case Frac():
            return True
        case Row():
            return any(map(_has_fraction, layout.items))
        case Fence():
            return _has_fraction(layout.inner)
        case Call():
            return any(map(_has_fraction, layout.arguments))
        case _:
            return False


def tables(it: Table) -> list[Table]:
    """The table, or those it takes for all its columns to be read on a slide."""
    return parts(it, _TABLE / _SMALLEST_TABLE, _MATRIX)


def table_scale(it: Table) -> float:
    """The share of its size at which a table has room on a slide."""
    return min(1.0, _TABLE / sum(least_widths(it, _MATRIX)))
