"""Tables in a word processor, whose fonts nobody can choose: how wide columns are, and what is set smaller or above."""

from __future__ import annotations

from symbolic_lstm.page.blocks import Display, Inline, Table
from symbolic_lstm.page.layout import Array
from symbolic_lstm.writers.cells import has_matrices
from symbolic_lstm.writers.office_width import office_width
from symbolic_lstm.writers.outline import words
from symbolic_lstm.writers.wide_tables import least_widths, natural, parts

#: How wide a page is, and what a cell keeps free at its edges, in em; how much wider than they have to be columns are.
PAGE, EDGES, _AMPLE = 42.4, 1.1, 1.08


def left_share(it: Display) -> float:
    """The share of the page for the left sides of a derivation."""
    widest = max((office_width(line.left) for line in it.lines if line.left is not None), default=1.0)
    return min(0.25, (EDGES + widest) / PAGE)


def fitting(it: Table) -> list[Table]:
    """The table, or as many as it takes for all of its columns to fit."""
    return parts(it, PAGE / _AMPLE, 1.0, measure=office_width)


def stacked(it: Table) -> bool:
    """Whether names stand above their matrices, as the page is too narrow for both."""
    return len(it.align) == 2 and has_matrices(it) and sum(_least(it)) > PAGE


def without_wide_matrices(it: Table) -> Table:
    """The table; where its matrices have no room on the page, as rows of figures that may wrap, a line for each row."""
    if (_least(it)[1] if stacked(it) else sum(_least(it))) <= PAGE:
        return it
    return it._replace(rows=tuple(tuple(tuple(map(_listed, cell)) for cell in row) for row in it.rows))


def _listed(part: Inline) -> Inline:
    if not isinstance(part, Array):
        return part
    rows = [[words((entry,)) for entry in row] for row in part.rows]
    between = "; " if any("," in entry for row in rows for entry in row) else ", "
    return "\n".join(f"[{between.join(row)}]" for row in rows)


def shares(it: Table) -> list[float]:
    """The columns as shares of the page: what may not wrap has its room first, words have what is left."""
    if stacked(it):
        return [1.0]
    least = _least(it)
    wanted = [_AMPLE * each - given for each, given in zip(natural(it, 1.0, measure=office_width), least, strict=True)]
    part = min(1.0, max(0.0, PAGE - sum(least)) / max(sum(wanted), 1.0))
    across = [given + part * more for given, more in zip(least, wanted, strict=True)]
    return [round(each / max(PAGE, sum(across)), 3) for each in across]


def _least(it: Table) -> list[float]:
    return [_AMPLE * each for each in least_widths(it, 1.0, measure=office_width)]
