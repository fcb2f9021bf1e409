"""What a table's cells hold: figures to line up at their point, verdicts behind their sign, heads of groups."""

from __future__ import annotations

import re
from collections.abc import Mapping

from symbolic_lstm.page.blocks import Prose, Table
from symbolic_lstm.page.layout import Array
from symbolic_lstm.writers.outline import words
from symbolic_lstm.writers.plain import plain

_FIGURE = re.compile(r"[−+-]?[0-9]")
_VERDICT = re.compile(r"([=✓◐◑∼↳✗?·]) (.+)", re.DOTALL)
_TONES = {"◐": "noted", "◑": "noted", "↳": "noted", "✗": "wrong"}


def heads_group(row: tuple[Prose, ...], it: Table) -> bool:
    """Whether a row heads the rows below it."""
    return len(row) == 1 and len(it.align) > 1


def has_matrices(it: Table) -> bool:
    """Whether a cell holds a matrix, which is taller than a line."""
    parts = (part for row in it.rows for cell in row for part in cell)
    return any(isinstance(part, Array) for part in parts)


def is_figure(said: str) -> bool:
    """Whether a cell begins as a number does."""
    return bool(_FIGURE.match(said))


def parted_at_point(figure: str) -> tuple[str, str]:
    """The figure before its point and from it on; a power of ten belongs to the tail.

    >>> parted_at_point("6.27×10⁻⁶"), parted_at_point("12")
    (('6', '.27×10⁻⁶'), ('12', ''))
    """
    found = re.search(r"[.,×…]", figure)
    return (figure[: found.start()], figure[found.start() :]) if found else (figure, "")


def tail(figure: str, widths: Mapping[str, float]) -> float:
    """How many digits wide a cell is from its point on; nothing where it is no figure.

    `widths` are those of what is not as wide as a digit.
    """
    return sum(widths.get(c, 1.0) for c in parted_at_point(figure)[1]) if is_figure(figure) else 0.0


def tails(it: Table, widths: Mapping[str, float]) -> list[float]:
    """The longest tail of each column."""
    full = [row for row in it.rows if not heads_group(row, it)]
    columns = range(len(it.align))
    return [max((tail(words(row[k]), widths) for row in full if k < len(row)), default=0.0) for k in columns]


def ends_in_verdicts(it: Table) -> bool:
    """Whether the last column is verdicts."""
    full = [row for row in it.rows if not heads_group(row, it)]
    return bool(full) and len(it.align) > 1 and all(_VERDICT.match(words(row[-1])) for row in full)


def verdict(cell: Prose) -> tuple[str, str, str] | None:
    """The sign of a verdict, its words, and how its row is set off: `noted`, `wrong` or not at all."""
    found = _VERDICT.match(plain(words(cell)))
    return (found[1], found[2], _TONES.get(found[1], "")) if found else None
