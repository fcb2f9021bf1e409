"""Tables in text: matrices in a line where there is room, else as on a blackboard, else in several tables."""

from __future__ import annotations

from collections.abc import Sequence

from symbolic_lstm.page.blocks import Prose, Table
from symbolic_lstm.page.layout import Array, Layout
from symbolic_lstm.writers.cells import heads_group
from symbolic_lstm.writers.columns import HARD_SPACE, INDENT, WIDTH, ruled, text_width
from symbolic_lstm.writers.plain import plain
from symbolic_lstm.writers.text_boxes import is_tall, matrix_box
from symbolic_lstm.writers.text_maths import equation

_ROOM = WIDTH - INDENT
#: Shorter equations in prose are not broken over lines.
_UNBROKEN = 40
#: Between two rows of a matrix that stands in a line.
_NEXT_ROW = ";" + HARD_SPACE


def table_lines(it: Table) -> list[str]:
    """A table in lines that fit, its matrices in a line each, else row under row, a table for as many as fit.

    A matrix that has no room beside the name of its row stands below it.
    """
    if _fits(lines := _ruled(it, flat=True)):
        return lines
    tall = any(is_tall(part) for row in it.rows for cell in row for part in cell if not isinstance(part, str))
    if not tall and (_fits(lines := _ruled(it, flat=True, breaks=True)) or set(it.align[1:]) != {"d"}):
        return lines
    found: list[str] = []
    for columns in _groups(it):
        part = _of_columns(it, columns)
        if not _fits(lines := _ruled(part)) and "d" not in it.align[1:]:
            lines = _ruled(_below_names(part))
        found += ["", *lines] if found else lines
    return found


def text_prose(prose: Prose) -> str:
    """Running text with its mathematics; what must not be parted is held by hard spaces."""
    return "".join(plain(part) if isinstance(part, str) else _inline(part) for part in prose)


def _inline(layout: Layout) -> str:
    """An equation in prose: a short one is not broken, a matrix only between its rows."""
    said = equation(layout)
    if isinstance(layout, Array):
        return said.replace(" ", HARD_SPACE).replace(_NEXT_ROW, "; ")
    return said.replace(" ", HARD_SPACE) if text_width(said) <= _UNBROKEN else said


def _fits(lines: Sequence[str]) -> bool:
    return all(text_width(line) <= _ROOM for line in lines)


def _groups(it: Table) -> list[tuple[int, ...]]:
    """The columns of each table it takes; the first column stands in all of them."""
    groups: list[tuple[int, ...]] = []
    for k in range(1, len(it.align)):
        if groups and _fits(_ruled(_of_columns(it, (*groups[-1], k)))):
            groups[-1] = (*groups[-1], k)
        else:
            groups.append((0, k))
    return groups or [(0,)]


def _of_columns(it: Table, columns: Sequence[int]) -> Table:
    return it._replace(
        head=tuple(it.head[k] for k in columns if k < len(it.head)),
        rows=tuple(row if heads_group(row, it) else tuple(row[k] for k in columns if k < len(row)) for row in it.rows),
        align="".join(it.align[k] for k in columns),
    )


def _below_names(it: Table) -> Table:
    """A table whose first column is the heads of groups of one row."""
    rows = tuple(part for row in it.rows for part in ([row] if len(row) == 1 else [row[:1], (("",), *row[1:])]))
    return it._replace(rows=rows)


def _ruled(it: Table, *, flat: bool = False, breaks: bool = False) -> list[str]:
    head = [text_prose(cell) for cell in it.head]
    return ruled(head, [[_cell(cell, flat=flat, breaks=breaks) for cell in row] for row in it.rows], it.align)


def _cell(prose: Prose, *, flat: bool, breaks: bool) -> str:
    """A cell; a figure and the words beside it may be parted."""
    return "".join(
        plain(part).replace("  ", 2 * HARD_SPACE) if isinstance(part, str) else _set(part, flat=flat, breaks=breaks)
        for part in prose
    )


def _set(layout: Layout, *, flat: bool, breaks: bool) -> str:
    """Mathematics of a cell: a tall matrix in lines unless it is to be flat, and parted only if it `breaks`."""
    if isinstance(layout, Array) and not flat:
        return "\n".join(matrix_box(layout, _ROOM - 4).lines).replace(" ", HARD_SPACE)
    said = equation(layout)
    return said if breaks else said.replace(" ", HARD_SPACE)
