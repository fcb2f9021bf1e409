"""How large the mathematics of a slide can be: as large as all of it has room for, and never too small to be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from symbolic_lstm.named_tuples import NamedTuple
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
#: So much taller than a line is one with the brackets of a matrix of one row, and one with a fraction.
_BRACKETS = 0.45
_FRACTION = 1.0
#: What is tried, from the size of a slide's mathematics down to the smallest that is still read from the last row.
_SCALES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.52, 0.45)
#: A table is so many em of its own letters across; matrices are set larger than words, and none smaller than this.
_TABLE, _MATRIX, _SMALLEST_TABLE = 49.0, 1.15, 0.7


def scale(blocks: Sequence[Block], room: float) -> tuple[float, float]:
    """The share of its size at which the derivations of a slide fit, and at how many em its lines are broken then.

    In full size they are broken at `room` em.
    """
    found = 1.0, room
    for share, at, fits in _tried(blocks, room):
        found = share, at
        if fits:
            break
    return found


def holds(blocks: Sequence[Block], least: float, room: float) -> bool:
    """Whether a slide has room for blocks whose derivations are set at no less than such a share of their size."""
    return any(fits for _, _, fits in _tried(blocks, room, least))


def _tried(blocks: Sequence[Block], room: float, least: float = 0.0) -> Iterator[tuple[float, float, bool]]:
    """Every share of its size from `least` on, at how many em lines are broken then, and whether all of it has room."""
    displays = [it for it in blocks if isinstance(it, Display)]
    others = sum(height(it) for it in blocks if not isinstance(it, Display))
    left = max((width(line.left) for it in displays for line in it.lines if line.left is not None), default=0.0)
    matrices = any(matrix_rows(line.right) > 1 for it in displays for line in it.lines)
    for share in (it for it in _SCALES if it >= least):
        across = (_ACROSS - _STAGE) / share - left - _GAP
        at = room if share == 1 else across / (_WIDER_MATRIX if matrices else _WIDER)
        yield share, at, _fits(displays, across, at, (CAPACITY - others) / share)


def _fits(displays: Sequence[Display], across: float, room: float, lines: float) -> bool:
    if any(_broken(line.right, room).width > across for it in displays for line in it.lines):
        return False
    return sum(_height(it, room) for it in displays) <= lines


def _height(it: Display, room: float) -> float:
    found = [_broken(line.right, room) for line in it.lines]
    brackets = _BRACKETS * sum(line.brackets for line in found)
    apart = _APART * sum(line.left is not None for line in it.lines[1:])
    tall = _FRACTION * sum(line.fraction for line in found)
    return apart + brackets + tall + sum(it.height + bool(line.note) for it, line in zip(found, it.lines, strict=True))


class _Broken(NamedTuple):
    """A right side in lines: the widest of them, the height of all, and how many hold a matrix of one row."""

    width: float
    height: float
    brackets: int
    fraction: bool


@lru_cache(maxsize=4096)
def _broken(right: Layout, room: float) -> _Broken:
    """What is asked again and again while slides are filled: each line is in many tries."""
    parts = broken(right, room)
    tall = [matrix_rows(part) for part in parts]
    wide = [width(it) * (_WIDER_MATRIX if rows else _WIDER) for it, rows in zip(parts, tall, strict=True)]
    return _Broken(max(wide), lines_high(right, room), tall.count(1), _has_fraction(right))


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
