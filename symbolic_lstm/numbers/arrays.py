"""Sentences of vectors and matrices, worked as such: every part a matrix of numbers.

The numbers stand in the places of the names, as printed on a sheet; so a reader's
line of matrices is worked like any other. A vector is one column, and what is set
as a row has one row; a single number works with matrices of any size.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeAlias

from flint import arb, fmpq

from symbolic_lstm.errors import FigureError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.numbers.decide import held
from symbolic_lstm.numbers.ends import ends
from symbolic_lstm.numbers.evaluate import EVALUATE, FlatTerm, Number
from symbolic_lstm.numbers.matrix import position
from symbolic_lstm.numbers.rounding import Interval, Value


class Matrix(NamedTuple):
    """Numbers in rows, read row by row; one by one is a single number, whichever way it is laid out."""

    rows: int
    columns: int
    cells: tuple[Number, ...]

    def row(self, k: int) -> tuple[Number, ...]:
        return self.cells[k * self.columns : (k + 1) * self.columns]

    def column(self, k: int) -> tuple[Number, ...]:
        return self.cells[k :: self.columns]

    @property
    def single(self) -> bool:
        return len(self.cells) == 1


class Values(NamedTuple):
    """What the numbers of a matrix come to: each exactly, or within proved ends."""

    rows: int
    columns: int
    cells: tuple[Value, ...]


#: What is known of a sentence before it is worked: a matrix for some of its nodes.
Known: TypeAlias = Mapping[int, Matrix]


def matrix_of(laid: FlatTerm, k: int, known: Known) -> Matrix:
    """What node `k` of a sentence comes to, from the matrices of nodes below it, at the caller's precision.

    Raises `FigureError` where sizes do not fit or there is no value.
    """
    if k in known:
        return known[k]
    node = laid.nodes[k]
    if node.figure is not None:
        return Matrix(1, 1, (node.figure.value,))
    if node.name:
        raise FigureError(f"there is no number for {node.name}")
    parts = [matrix_of(laid, part, known) for part in node.parts]
    work = _WORK.get(type(node.term))
    return work(*parts) if work else _entrywise(type(node.term), parts)


def redo(laid: FlatTerm, k: int, known: Known, precision: int) -> Values:
    """The values of node `k` from printed figures below it, as a reader would work them."""
    return held(precision, _worked, laid, k, known)


def _worked(laid: FlatTerm, k: int, known: Known) -> Values:
    rows, columns, cells = matrix_of(laid, k, known)
    head = type(laid.nodes[k].term)
    return Values(rows, columns, tuple(_value(cell, head) for cell in cells))


def _value(cell: Number, head: type) -> Value:
    value = ends(cell, head) if isinstance(cell, arb) else cell
    return Interval(fmpq(-(10**400)), fmpq(10**400)) if value is None else value


def _entrywise(head: t.Head, parts: list[Matrix]) -> Matrix:
    sizes = {(part.rows, part.columns) for part in parts if not part.single} or {(1, 1)}
    if len(sizes) == 2 and all(1 in size for size in sizes) and len({max(size) for size in sizes}) == 1:
        sizes.pop()  # a row and a column of one length: how a vector lies is a matter of notation
    if len(sizes) > 1:
        raise FigureError(f"the sizes do not fit: {' and '.join(f'{r}×{c}' for r, c in sorted(sizes))}")
    ((rows, columns),) = sizes
    lanes = zip(*(part.cells * (rows * columns) if part.single else part.cells for part in parts), strict=True)
    return Matrix(rows, columns, tuple(EVALUATE[head](*lane) for lane in lanes))


def _applied(left: Matrix, right: Matrix) -> Matrix:
    """A matrix on a vector, or any product of two matrices."""
    if left.columns == 1 and left.rows == right.rows > 1:  # a vector before its matrix is a row, however it was read
        left = Matrix(1, left.rows, left.cells)
    if left.columns != right.rows:
        if left.single or right.single:
            return _entrywise(t.Times, [left, right])
        raise FigureError(f"the sizes do not fit: {left.rows}×{left.columns} and {right.rows}×{right.columns}")
    columns = [right.column(c) for c in range(right.columns)]
    cells = (_dot(left.row(r), column) for r in range(left.rows) for column in columns)
    return Matrix(left.rows, right.columns, tuple(cells))


def _dot(a: tuple[Number, ...], b: tuple[Number, ...]) -> Number:
    return EVALUATE[t.Plus](*(EVALUATE[t.Times](x, y) for x, y in zip(a, b, strict=True)))


def _stacked(*parts: Matrix) -> Matrix:
    """One under the other; rows of one number each may also stand side by side in the source."""
    (columns,) = {part.columns for part in parts} if len({part.columns for part in parts}) == 1 else (0,)
    if not columns:
        raise FigureError("what stands one under the other has not the same number of columns")
    return Matrix(sum(part.rows for part in parts), columns, tuple(cell for part in parts for cell in part.cells))


def _flipped(part: Matrix) -> Matrix:
    return Matrix(part.columns, part.rows, tuple(cell for c in range(part.columns) for cell in part.column(c)))


def _outer(left: Matrix, right: Matrix) -> Matrix:
    return Matrix(
        len(left.cells), len(right.cells), tuple(EVALUATE[t.Times](a, b) for a in left.cells for b in right.cells)
    )


def _total(part: Matrix) -> Matrix:
    return Matrix(1, 1, (part.cells[0] if part.single else EVALUATE[t.Plus](*part.cells),))


def _softmax(part: Matrix) -> Matrix:
    powers = [EVALUATE[t.Exp](cell) for cell in part.cells]
    whole = powers[0] if part.single else EVALUATE[t.Plus](*powers)
    return Matrix(part.rows, part.columns, tuple(EVALUATE[t.Quotient](power, whole) for power in powers))


def _sliced(part: Matrix, first: Matrix, last: Matrix) -> Matrix:
    cells = part.cells[position(first.cells[0]) : position(last.cells[0])]
    return Matrix(len(cells), 1, cells)


#: What is not worked entry by entry.
_WORK: dict[t.Head, Callable[..., Matrix]] = {
    t.Apply: _applied,
    t.Concat: _stacked,
    t.Flip: _flipped,
    t.Outer: _outer,
    t.Slice: _sliced,
    t.Total: _total,
    t.Softmax: _softmax,
}
