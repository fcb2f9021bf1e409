"""Room behind the figures of a matrix, so that their decimal signs stand under each other."""

from __future__ import annotations

from symbolic_lstm.page.layout import Array, Layout, Num, Op, Row


def room(array: Array) -> list[list[str]]:
    """What would have to stand behind each figure for it to be as long as the longest of its column, row by row.

    >>> one = lambda digits: Num(digits)
    >>> room(Array(((one("0.25"),), (one("-1"),), (one("3.5"),))))
    [[''], ['.00'], ['0']]
    """
    columns = [_behind(column) for column in zip(*array.rows, strict=True)]
    return [list(row) for row in zip(*columns, strict=True)]


def _behind(column: tuple[Layout, ...]) -> list[str]:
    tails = [_tail(cell) for cell in column]
    most = max((tail for tail in tails if tail is not None), key=len, default="")
    return ["" if tail is None else most[len(tail) :] for tail in tails]


def _tail(cell: Layout) -> str | None:
    """A figure from its decimal sign on, its digits as noughts; None for what is no plain figure."""
    match cell:
        case Row((Op(prefix=True), Num() as number)) | (Num() as number) if number.exponent is None:
            at = max(number.digits.find(mark) for mark in ".,")
            return "" if at < 0 else number.digits[at] + "0" * (len(number.digits) - at - 1)
        case _:
            return None
