"""Room behind the figures of a matrix, so that their decimal signs stand under each other."""

from __future__ import annotations

from symbolic_lstm.page.layout import Array, Layout, Num, Op, Row


def room(array: Array) -> list[list[float]]:
    """How much less stands behind the decimal sign than in the longest figure of a column, in em, row by row.

    >>> one = lambda digits: Num(digits)
    >>> room(Array(((one("0.25"),), (one("-1"),), (one("3.5"),))))
    [[0.0], [1.25], [0.5]]
    """
    columns = [_behind(column) for column in zip(*array.rows, strict=True)]
    return [list(row) for row in zip(*columns, strict=True)]


def _behind(column: tuple[Layout, ...]) -> list[float]:
    tails = [_tail(cell) for cell in column]
    most = max((tail for tail in tails if tail is not None), default=0.0)
    return [0.0 if tail is None else round(most - tail, 2) for tail in tails]


def _tail(cell: Layout) -> float | None:
    """How wide a figure is from its decimal sign on; None for what is no plain figure."""
    match cell:
        case Row((Op(prefix=True), Num() as number)) | (Num() as number) if number.exponent is None:
            at = max(number.digits.find(mark) for mark in ".,")
            return 0.0 if at < 0 else 0.25 + 0.5 * (len(number.digits) - at - 1)
        case _:
            return None
