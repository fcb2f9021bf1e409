"""Two sides entry by entry: vectors and matrices, the products between them, and where sizes do not fit."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from types import MappingProxyType

from symbolic_lstm.errors import FigureError, SentenceError
from symbolic_lstm.maths import forms
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.program import indices
from symbolic_lstm.maths.spell import text

#: Vectors of more entries are not checked on one line.
MOST_ENTRIES = 256
NONE: forms.Shapes = MappingProxyType({})


def entries(before: t.Sentence, after: t.Sentence) -> Sequence[tuple[t.Sentence, t.Sentence]]:
    """The two sides entry by entry.

    Raises `SentenceError` where a vector is set equal to a number, `FigureError` where there are too many entries.
    """
    if not wide(before) and not wide(after):
        return [(before, after)]
    before, after = multiplied(before), multiplied(after)
    left, right = forms.shape(before, {}), forms.shape(after, {})
    if left != right and (len(left), right) == (1, ()):
        summed = scalar_product(before)  # [1, 2]·[3, 4] = 11
        if summed is not None:
            before, left = summed, ()
    if left != right and prod(left) == prod(right) and max(left) == prod(left) and max(right) == prod(right):
        before, left = _flat(before, left), (prod(left),)  # a row, and a column
        after, right = _flat(after, right), (prod(right),)
    if left != right:
        raise SentenceError(f"{_kind(left)} is set equal to {_kind(right)}", text(before), 1)
    if prod(left) > MOST_ENTRIES:
        raise FigureError(f"{_kind(left)} is too long for one line; at most {MOST_ENTRIES} entries are checked")
    return [(forms.entry(before, index, {}), forms.entry(after, index, {})) for index in indices(left)]


def wide(term: t.Sentence) -> bool:
    """Whether something in a sentence may have entries."""
    return isinstance(term, forms.WIDE) or any(map(wide, term.args))


def multiplied(term: t.Sentence, shapes: forms.Shapes = NONE) -> t.Sentence:
    """A sentence in which what stands on a vector is worked as it is meant: rows on columns, numbers on anything."""
    parts = [multiplied(part, shapes) for part in term.args]
    term = term if all(a is b for a, b in zip(parts, term.args, strict=True)) else t.rebuilt(term, parts)
    if isinstance(term, t.Times) and len(term.args) == 2:  # a dot between a matrix and a vector
        sizes = [forms.shape(part, shapes) for part in term.args]
        return t.Apply(*term.args) if len(sizes[0]) == 2 and sizes[1] == sizes[0][1:] else term
    if not isinstance(term, t.Apply):
        return term
    left, right = term.args
    one, other = forms.shape(left, shapes), forms.shape(right, shapes)
    if not one or not other:
        return t.Times(left, right)
    if len(one) == len(other) == 1 and one == other:
        return t.Total(t.Times(left, right))
    if len(one) == 1 and len(other) == 2 and one[0] == other[0]:
        return t.Apply(t.Flip(right), left)
    if len(one) == 2 and one[0] == 1 and other == (one[1],):  # a row on a column is a number
        return t.Total(t.Times(_flat(left, one), right))
    return term


def scalar_product(term: t.Sentence, shapes: forms.Shapes = NONE) -> t.Sentence | None:
    """A product of two vectors as their scalar product; None where nothing in a sum is one."""
    match term:
        case t.Times(args=parts):
            sizes = [forms.shape(part, shapes) for part in parts]
            return t.Total(term) if sum(map(bool, sizes)) == 2 else None
        case t.Plus() | t.Minus() | t.Neg():
            found = [scalar_product(part, shapes) if forms.shape(part, shapes) else part for part in term.args]
            return t.rebuilt(term, [part for part in found if part is not None]) if None not in found else None
        case _:
            return None


def _flat(term: t.Sentence, size: forms.Shape) -> t.Sentence:
    """A row or a column of a matrix as a vector."""
    return term if len(size) < 2 else t.Concat(*(forms.entry(term, index, {}) for index in indices(size)))


def _kind(shape: forms.Shape) -> str:
    if len(shape) == 2:
        return f"a matrix of {shape[0]} × {shape[1]}"
    return f"a vector of {shape[0]}" if shape else "a number"
