"""Shapes: how large each matrix and vector of a sentence is, to be set underneath.

A column vector is n×1 and a row vector 1×n, so that a reader sees each product
fit. A sentence without a matrix works entry by entry: it has one shape
throughout, and ⊙ says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from symbolic_lstm.maths import forms
from symbolic_lstm.maths import terms as t
from symbolic_lstm.page.layout import Layout, Num, Op, Row


def shape_labels(body: t.Sentence, shapes: forms.Shapes, *, rows: bool = False) -> dict[t.Path, Layout]:
    """What stands under the parts of a vector sentence, by their paths; nothing where it has no matrix.

    With `rows` vectors are rows, and every matrix is the transpose of ours.

    >>> from symbolic_lstm.maths.reader import read
    >>> sizes = {"W": (4, 3), "x": (3,), "b": (4,)}
    >>> {path: [i.glyph if isinstance(i, Op) else i.digits for i in it.items]
    ...  for path, it in shape_labels(read("W @ x + b"), sizes).items()}
    {(0, 0): ['4', '×', '3'], (0, 1): ['3', '×', '1'], (1,): ['4', '×', '1']}
    """
    if not any(isinstance(part, t.Apply) for _, part in t.walk(body)):
        return {}
    return {path: size_label(shape, rows=rows) for path, shape in _found(body, shapes, ()) if shape}


def size_label(shape: forms.Shape, *, rows: bool = False) -> Layout:
    """Rows times columns."""
    down, across = shape if len(shape) == 2 else (*shape, 1)
    if rows:
        down, across = across, down
    return Row((Num(str(down)), Op("×"), Num(str(across))))


def _found(term: t.Sentence, shapes: forms.Shapes, path: t.Path) -> Iterator[tuple[t.Path, forms.Shape]]:
    match term:
        case t.Symbol() | t.Concat() | t.Flip() | t.Outer() | t.Power():
            yield path, forms.shape(term, shapes)
        case t.Apply(args=(t.Symbol(), t.Concat() as whole)):  # one matrix in place of one on each part
            (across,), (down, *_) = forms.shape(whole, shapes), forms.shape(term.args[0], shapes)
            yield from (((*path, 0), (down, across)), ((*path, 1), (across,)))
        case _:
            for k, part in enumerate(term.args):
                yield from _found(part, shapes, (*path, k))
