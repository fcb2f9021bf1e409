"""Long and narrow tables on paper: their rows stand in several columns beside one another."""

from __future__ import annotations

from symbolic_lstm.page.blocks import Table
from symbolic_lstm.writers.cells import ends_in_verdicts, has_matrices, heads_group
from symbolic_lstm.writers.outline import words
from symbolic_lstm.writers.wide_tables import least_widths

#: A shorter table stands in one column, no column has fewer rows than the least, and no piece more than the most: it is
#: read column by column, so that a page must not part it.
_LONG, _LEAST, _MOST = 16, 8, 8
#: The most columns, and the space between two of them, in em.
_COLUMNS, _GUTTER = 4, 2.4
#: A head that is wider wraps, in em; a cell of more letters may wrap, and its table has all of a line.
_HEAD, _LETTERS = 8.0, 24


def in_columns(it: Table, room: float) -> list[tuple[Table, ...]]:
    """The table in rows of tables that stand beside one another where there is so much room, in em.

    Its rows go on down each column, and then in the next; pieces as tall as one another go on below.
    """
    count = columns(it, room)
    if count == 1:
        return [(it,)]
    tall = -(-len(it.rows) // count)
    tall = -(-tall // -(-tall // _MOST))
    parts = [it._replace(rows=it.rows[k : k + tall]) for k in range(0, len(it.rows), tall)]
    return [tuple(parts[k : k + count]) for k in range(0, len(parts), count)]


def columns(it: Table, room: float) -> int:
    """In how many columns a table stands; 1 for one that is short or broad, or whose rows belong together."""
    if len(it.rows) < _LONG or has_matrices(it) or ends_in_verdicts(it):
        return 1
    if any(heads_group(row, it) or any(len(words(cell)) > _LETTERS for cell in row) for row in it.rows):
        return 1
    heads = least_widths(it._replace(rows=()), 1.0)
    body = least_widths(it._replace(head=()), 1.0)
    across = sum(max(wide, min(head, _HEAD)) for wide, head in zip(body, heads, strict=True))
    return max(1, min(_COLUMNS, int((room + _GUTTER) / (across + _GUTTER)), len(it.rows) // _LEAST))
