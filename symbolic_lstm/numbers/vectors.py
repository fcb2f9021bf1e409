"""What a sentence comes to as vectors and matrices, with the functions that entries are worked with.

Entries stay exact where those of the entry's own sentence would. A matrix of weights is applied as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from typing import NamedTuple, TypeAlias

from symbolic_lstm.errors import FigureError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.forms import Shape
from symbolic_lstm.numbers.evaluate import EVALUATE, Number
from symbolic_lstm.numbers.figure import figure
from symbolic_lstm.numbers.matrix import position

_plus, _times, _over, _exp = (EVALUATE[head] for head in (t.Plus, t.Times, t.Quotient, t.Exp))


class Tensor(NamedTuple):
    """A number, vector or matrix: its shape, and its entries in reading order."""

    shape: Shape
    entries: Sequence[Number]

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


#: The array of a name; what a matrix of that name comes to on a vector; an array with the figures of a named part.
TensorOf: TypeAlias = Callable[[str], Tensor]
On: TypeAlias = Callable[[str, bool, Sequence[Number]], "list[Number] | None"]
Carrier: TypeAlias = Callable[[t.Path, Tensor, Sequence[Tensor]], Tensor]


def worked(term: t.Sentence, look: TensorOf, on: On, carry: Carrier, path: t.Path = ()) -> Tensor:
    """What a sentence comes to; raises `NoValueError` where an entry has no value.

    `on(name, flipped, vector)` is the product of a given matrix, None for any other; `carry` is asked for what each
    node at its path enters the next one as, given the parts it was made of (none for a product of a matrix).
    """
    if isinstance(term, t.Symbol):
        return look(term.name)
    if isinstance(term, t.Dec):
        return Tensor((), [figure(term.text).value])
    if isinstance(term, t.Apply):
        matrix, flipped = term.args[0], isinstance(term.args[0], t.Flip)
        inner = matrix.args[0] if isinstance(matrix, t.Flip) else matrix
        vector = worked(term.args[1], look, on, carry, (*path, 1))
        columns = vector.shape[1] if len(vector.shape) == 2 else 1
        found: list[list[Number]] = []
        for k in range(columns):
            column = vector.entries[k::columns]
            whole = on(inner.name, flipped, column) if isinstance(inner, t.Symbol) else None
            if whole is None:
                whole = _applied(worked(matrix, look, on, carry, (*path, 0)), column)
            found.append(whole)
        entries = [entry for row in zip(*found, strict=True) for entry in row]
        return carry(path, Tensor((len(found[0]), columns) if columns > 1 else (len(found[0]),), entries), ())
    parts = [worked(part, look, on, carry, (*path, k)) for k, part in enumerate(term.args)]
    return carry(path, _WHOLE.get(type(term), _entrywise)(type(term), parts), parts)


def _entrywise(head: t.Head, parts: list[Tensor]) -> Tensor:
    shape = next((part.shape for part in parts if part.shape), ())
    if head is t.Softmax:
        return Tensor(shape, _shares(parts[0].entries))
    function, count = EVALUATE[head], len(next((part.entries for part in parts if part.shape), (0,)))
    rows = [part.entries if part.shape else [part.entries[0]] * count for part in parts]
    found: list[Number] = []
    try:
        found.extend(map(function, *rows))
    except FigureError as fault:  # of the first entry that is not there
        raise NoValueError(fault, list(product(*map(range, shape)))[len(found)]) from None
    return Tensor(shape, found)


def _applied(matrix: Tensor, vector: Sequence[Number]) -> list[Number]:
    columns = matrix.shape[1]
    rows = (matrix.entries[k : k + columns] for k in range(0, len(matrix.entries), columns))
    return [_sum([_times(a, b) for a, b in zip(row, vector, strict=True)]) for row in rows]


def _sum(numbers: Sequence[Number]) -> Number:
    return _plus(*numbers)


def _shares(entries: Sequence[Number]) -> list[Number]:
    powers = [_exp(entry) for entry in entries]
    total = _sum(powers)
    return [_over(power, total) for power in powers]


def _stacked(head: t.Head, parts: list[Tensor]) -> Tensor:
    entries = [entry for part in parts for entry in part.entries]
    return Tensor((len(entries),), entries)


def _outer(head: t.Head, parts: list[Tensor]) -> Tensor:
    left, right = parts
    return Tensor((len(left.entries), len(right.entries)), [_times(a, b) for a in left.entries for b in right.entries])


def _flipped(head: t.Head, parts: list[Tensor]) -> Tensor:
    (part,) = parts
    if len(part.shape) != 2:
        return Tensor((1, *part.shape) if part.shape else (), part.entries)
    rows, columns = part.shape
    return Tensor((columns, rows), [part.entries[r * columns + c] for c in range(columns) for r in range(rows)])


def _total(head: t.Head, parts: list[Tensor]) -> Tensor:
    return Tensor((), [_sum(parts[0].entries)])


def _sliced(head: t.Head, parts: list[Tensor]) -> Tensor:
    part, first, last = parts
    entries = part.entries[position(first.entries[0]) : position(last.entries[0])]
    return Tensor((len(entries),), entries)


#: What is not worked entry by entry.
_WHOLE: dict[t.Head, Callable[[t.Head, list[Tensor]], Tensor]] = {
    t.Concat: _stacked,
    t.Outer: _outer,
    t.Flip: _flipped,
    t.Slice: _sliced,
    t.Total: _total,
}

#: Where a named part below one of these stands at more places of an entry's sentence than one.
SPREADS = (t.Apply, t.Outer, t.Concat, t.Flip, t.Total, t.Softmax, t.Slice)
