"""What the heads come to on numbers, vectors and matrices, by the functions that entries are worked with.

Entries stay exact where those of the entry's own sentence would. A given matrix is applied as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from itertools import product

from flint import fmpq, fmpq_mat, fmpz

from symbolic_lstm.errors import FigureError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.forms import Shape
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.evaluate import EVALUATE, FlatTerm, Node, Number, code, kept_exact
from symbolic_lstm.numbers.matrix import BallMatrix, position

_plus, _times, _over, _exp = (EVALUATE[head] for head in (t.Plus, t.Times, t.Quotient, t.Exp))


class Tensor(NamedTuple):
    """A number, vector or matrix: its shape, and its entries in reading order. A vector is one column."""

    shape: Shape
    entries: Sequence[Number]

    @property
    def rows(self) -> int:
        """How many rows it is set in."""
        return self.shape[0] if self.shape else 1

    @property
    def columns(self) -> int:
        """How many entries a row has."""
        return self.shape[1] if len(self.shape) == 2 else 1

    @property
    def single(self) -> bool:
        """Whether it is one number, whichever way that is laid out."""
        return len(self.entries) == 1

    def at(self, index: Shape) -> Number:
        """An entry; a number by itself is the same at every index."""
        return self.entries[self.place(index)]

    def place(self, index: Shape) -> int:
        """Where an entry stands in reading order."""
        flat = 0
        for k, length in zip(index, self.shape, strict=False):
            flat = flat * length + k
        return flat


class NoValueError(FigureError):
    """An entry has no value: `index` says which."""

    def __init__(self, fault: FigureError, index: Shape) -> None:
        super().__init__(str(fault))
        self.index = index


@lru_cache(maxsize=1024)
def whole_code(term: t.Sentence) -> FlatTerm:
    """A sentence laid out as `code` lays it, to be worked as vectors and matrices: each node makes a `Tensor`.

    The matrix of an `Apply` may be known as a `BallMatrix`. A node raises `FigureError` where sizes do not fit or
    there is no value, and then `NoValueError` says of which entry.
    """
    return FlatTerm(tuple(node._replace(work=_work_of(node)) for node in code(term).nodes))


def _work_of(node: Node) -> Callable[..., Tensor]:
    if node.figure is not None:
        return partial(Tensor, (), (node.figure.value,))
    if node.name:
        return partial(_unknown, node.name)
    return _WHOLE.get(type(node.term)) or partial(_entrywise, EVALUATE[type(node.term)])


def _unknown(name: str) -> Tensor:
    raise FigureError(f"there is no number for {name}")


def _shaped(rows: int, columns: int, entries: Sequence[Number]) -> Tensor:
    return Tensor((rows, columns) if columns > 1 else (rows,), entries)


def _misfit(*sizes: tuple[int, int]) -> FigureError:
    return FigureError(f"the sizes do not fit: {' and '.join(f'{r}×{c}' for r, c in sizes)}")


def _entrywise(function: Callable[..., Number], *parts: Tensor) -> Tensor:
    """Entry by entry; a single number goes with each, and a row with a column: how a vector lies is notation."""
    broad = [part for part in parts if not part.single]
    sizes = {(part.rows, part.columns) for part in broad}
    if len(sizes) > 1 and not (len({max(size) for size in sizes}) == 1 and all(1 in size for size in sizes)):
        raise _misfit(*sorted(sizes))
    shape = next((part.shape for part in broad or parts if part.shape), ())
    count = len(broad[0].entries) if broad else 1
    lanes = [[*part.entries] * count if part.single else part.entries for part in parts]
    found: list[Number] = []
    try:
        found.extend(map(function, *lanes))
    except FigureError as fault:  # of the first entry that is not there
        raise NoValueError(fault, list(product(*map(range, shape)))[len(found)]) from None
    return Tensor(shape, found)


def matrix_product(left: Tensor | BallMatrix, right: Tensor) -> Tensor:
    """A matrix on a vector, or any product of two matrices."""
    columns = [right.entries[k :: right.columns] for k in range(right.columns)]
    if isinstance(left, BallMatrix):
        found = [left.on(column) for column in columns]
        return _shaped(len(left.rows), right.columns, [entry for row in zip(*found, strict=True) for entry in row])
    if left.columns == 1 and left.rows == right.rows > 1:  # a vector before its matrix is a row, however it was read
        left = Tensor((1, left.rows), left.entries)
    if left.columns != right.rows:
        if left.single or right.single:
            return _entrywise(_times, left, right)
        raise _misfit((left.rows, left.columns), (right.rows, right.columns))
    one, other = _rationals(left), _rationals(right)
    if one is not None and other is not None:
        return _shaped(left.rows, right.columns, [*map(kept_exact, (one * other).entries())])
    rows = [left.entries[k : k + left.columns] for k in range(0, len(left.entries), left.columns)]
    return _shaped(left.rows, right.columns, [_plus(*map(_times, row, column)) for row in rows for column in columns])


def _rationals(part: Tensor) -> fmpq_mat | None:
    """A matrix of exact numbers; None where one is a ball."""
    entries: list[int | fmpz | fmpq] = [entry for entry in part.entries if isinstance(entry, fmpq)]
    return fmpq_mat(part.rows, part.columns, entries) if len(entries) == len(part.entries) else None


def _softmax(part: Tensor) -> Tensor:
    powers = [_exp(entry) for entry in part.entries]
    total = _plus(*powers)
    return Tensor(part.shape, [_over(power, total) for power in powers])


def _stacked(*parts: Tensor) -> Tensor:
    """One under the other; rows of one number each may also stand side by side in the source."""
    columns = parts[0].columns
    if any(part.columns != columns for part in parts):
        raise FigureError("what stands one under the other has not the same number of columns")
    return _shaped(sum(part.rows for part in parts), columns, [entry for part in parts for entry in part.entries])


def _outer(left: Tensor, right: Tensor) -> Tensor:
    return Tensor((len(left.entries), len(right.entries)), [_times(a, b) for a in left.entries for b in right.entries])


def _flipped(part: Tensor) -> Tensor:
    turned = [entry for k in range(part.columns) for entry in part.entries[k :: part.columns]]
    return Tensor((part.columns, part.rows) if part.shape else (), turned)


def _total(part: Tensor) -> Tensor:
    return Tensor((), [_plus(*part.entries)])


def _sliced(part: Tensor, first: Tensor, last: Tensor) -> Tensor:
    entries = part.entries[position(first.entries[0]) : position(last.entries[0])]
    return Tensor((len(entries),), entries)


#: What is not worked entry by entry.
_WHOLE: dict[t.Head, Callable[..., Tensor]] = {
    t.Apply: matrix_product,
    t.Concat: _stacked,
    t.Outer: _outer,
    t.Flip: _flipped,
    t.Slice: _sliced,
    t.Softmax: _softmax,
    t.Total: _total,
}

#: Where a named part below one of these stands at more places of an entry's sentence than one.
SPREADS = tuple(_WHOLE)
