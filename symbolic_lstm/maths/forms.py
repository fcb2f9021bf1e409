"""The forms of one sentence: as written for vectors, for scalars, and for one entry.

`scalar` reads every name as one number. `shape` finds how large a sentence is
from the sizes of its names, and `entry` is the sentence of one entry of it:
sums of products over names like `W_f[0,1]`, in the author's order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from symbolic_lstm.errors import SentenceError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.spell import text

Shape: TypeAlias = tuple[int, ...]
Shapes: TypeAlias = Mapping[str, Shape]

#: What each vector head becomes when every name is one number.
SCALAR: dict[type[t.Term], type[t.Term]] = {t.Apply: t.Times, t.Outer: t.Times}
_VANISH = (t.Flip, t.Total)
#: What has entries, or may be given something that has.
WIDE: tuple[type[t.Term], ...] = (t.Concat, t.Outer, t.Softmax, t.Total, t.Flip, t.Apply)


def scalar(term: t.Sentence) -> t.Sentence:
    """The sentence for one hidden unit and one input.

    >>> from symbolic_lstm.maths.reader import read
    >>> scalar(read("sigmoid(U_f @ h_prev + W_f @ x + b_f)"))
    sigmoid(U_f * h_prev + W_f * x + b_f)
    >>> scalar(read("sigmoid(W_f @ [h_prev; x] + b_f)"))
    sigmoid(W_f[0] * h_prev + W_f[1] * x + b_f)
    """
    if not term.args:
        return term
    if isinstance(term, _VANISH):
        return scalar(term.args[0])
    if isinstance(term, t.Apply) and isinstance(term.args[1], t.Concat) and isinstance(term.args[0], t.Symbol):
        return t.Plus(*_blocks(term.args[0], term.args[1]))
    if isinstance(term, t.Concat):
        raise SentenceError("a concatenation has no scalar form", text(term), 1)
    parts = tuple(map(scalar, term.args))
    if isinstance(term, t.Plus):  # what one matrix gives is a part of the sum it stands in
        opened: list[t.Sentence] = []
        for arg, part in zip(term.args, parts, strict=True):
            opened += part.args if isinstance(arg, t.Apply) and isinstance(part, t.Plus) else (part,)
        return t.Plus(*opened)
    if isinstance(term, (t.Times, *SCALAR)):
        return _flat(t.Times, parts)
    return t.rebuilt(term, parts)


def _blocks(matrix: t.Symbol, joined: t.Term) -> list[t.Sentence]:
    """One matrix on numbers one under the other: a product for each, with the entry of its row."""
    return [_flat(t.Times, (t.Symbol(f"{matrix.name}[{k}]"), scalar(part))) for k, part in enumerate(joined.args)]


def matrix_blocks(body: t.Sentence) -> dict[str, int]:
    """The matrices of a sentence that stand before names one under the other, and how many those are.

    >>> from symbolic_lstm.maths.reader import read
    >>> matrix_blocks(read("sigmoid(W_f @ [h_prev; x] + U_f @ h_prev)"))
    {'W_f': 2}
    """
    found: dict[str, int] = {}
    for _, part in t.walk(body):
        if isinstance(part, t.Apply) and isinstance(part.args[1], t.Concat) and isinstance(part.args[0], t.Symbol):
            found[part.args[0].name] = len(part.args[1].args)
    return found


def shape(term: t.Sentence, shapes: Shapes) -> Shape:
    """How large a sentence is: `()`, `(n,)` or `(n, m)`; raises `SentenceError` where sizes do not fit."""
    if isinstance(term, t.Symbol):
        return shapes.get(term.name, ())
    if isinstance(term, t.Dec):
        return ()
    sizes = [shape(a, shapes) for a in term.args]
    match term:
        case t.Apply():
            (left, right) = sizes
            if len(left) != 2 or right[:1] != (left[1],):
                raise _misfit(term, sizes)
            return (left[0], *right[1:])
        case t.Outer():
            if any(len(s) > 1 for s in sizes):
                raise _misfit(term, sizes)
            return (sizes[0][0] if sizes[0] else 1, sizes[1][0] if sizes[1] else 1)
        case t.Concat():
            across = {s[1] if len(s) == 2 else None for s in sizes}
            if len(across) > 1:
                raise _misfit(term, sizes)
            down = sum(s[0] if s else 1 for s in sizes)
            return (down,) if None in across else (down, *(c for c in across if c is not None))
        case t.Flip():
            return sizes[0][::-1] if len(sizes[0]) == 2 else ((1, *sizes[0]) if sizes[0] else ())
        case t.Total():
            return ()
        case t.Slice():
            first, last = _ends(term)
            if len(sizes[0]) != 1 or not first < last <= sizes[0][0]:
                raise _misfit(term, sizes)
            return (last - first,)
        case _:
            wide = {s for s in sizes if s}
            if len(wide) > 1:
                raise _misfit(term, sizes)
            return next(iter(wide), ())


EntryRule: TypeAlias = Callable[[t.Term, tuple[int, ...], Shapes], t.Sentence]


def entry(term: t.Sentence, index: tuple[int, ...], shapes: Shapes) -> t.Sentence:
    """The sentence of one entry; `index` is `()` for a scalar sentence.

    >>> from symbolic_lstm.maths.reader import read
    >>> entry(read("tanh(W @ x + b)"), (1,), {"W": (2, 2), "x": (2,), "b": (2,)})
    tanh(W[1,0] * x[0] + W[1,1] * x[1] + b[1])
    """
    if isinstance(term, t.Symbol):
        own = shapes.get(term.name, ())
        return t.Symbol(f"{term.name}[{','.join(map(str, index))}]") if own else term
    if isinstance(term, t.Dec):
        return term
    return _ENTRY.get(type(term), _entrywise)(term, index, shapes)


def _entrywise(term: t.Term, index: tuple[int, ...], shapes: Shapes) -> t.Sentence:
    parts = tuple(entry(a, index if shape(a, shapes) else (), shapes) for a in term.args)
    return _flat(type(term), parts) if isinstance(term, (t.Plus, t.Times)) else type(term)(*parts)


def _applied(term: t.Term, index: tuple[int, ...], shapes: Shapes) -> t.Sentence:
    matrix, vector = term.args
    (_, columns) = shape(matrix, shapes)
    tail = index[1:] or (shape(vector, shapes)[1:] and (0,))
    products = [
        _flat(t.Times, (entry(matrix, (index[0], k), shapes), entry(vector, (k, *tail), shapes)))
        for k in range(columns)
    ]
    return products[0] if columns == 1 else t.Plus(*products)


def _outer(term: t.Term, index: tuple[int, ...], shapes: Shapes) -> t.Sentence:
    sides = [entry(a, (k,) if shape(a, shapes) else (), shapes) for a, k in zip(term.args, index, strict=True)]
    return _flat(t.Times, tuple(sides))


def _stacked(term: t.Term, index: tuple[int, ...], shapes: Shapes) -> t.Sentence:
    k, *across = index
    for part in term.args:
        size = shape(part, shapes)
        length = size[0] if size else 1
        if k < length:
            return entry(part, (k, *across) if size else (), shapes)
        k -= length
    raise SentenceError(f"the concatenation has no entry {index[0]}", text(term), 1)


def _flipped(term: t.Term, index: tuple[int, ...], shapes: Shapes) -> t.Sentence:
    size = shape(term.args[0], shapes)
    return entry(term.args[0], index[::-1][: len(size)], shapes)


def _all_entries(term: t.Sentence, shapes: Shapes) -> list[t.Sentence]:
    if isinstance(term, t.Concat):
        return [one for part in term.args for one in _all_entries(part, shapes)]
    size = shape(term, shapes)
    if len(size) == 2:
        return [entry(term, (r, c), shapes) for r in range(size[0]) for c in range(size[1])]
    return [entry(term, (k,), shapes) for k in range(size[0])] if size else [entry(term, (), shapes)]


def _total(term: t.Term, index: tuple[int, ...], shapes: Shapes) -> t.Sentence:
    every = _all_entries(term.args[0], shapes)
    return every[0] if len(every) == 1 else t.Plus(*every)


def _ends(term: t.Term) -> tuple[int, int]:
    """The ends of a slice, which are written as whole numbers."""
    first, last = (part.text if isinstance(part, t.Dec) else "" for part in term.args[1:])
    if not (first.isdecimal() and last.isdecimal()):
        raise SentenceError("a slice is written with whole numbers, such as slice(v, 0, 2)", text(term), 1)
    return int(first), int(last)


def _sliced(term: t.Term, index: tuple[int, ...], shapes: Shapes) -> t.Sentence:
    (k,) = index
    return entry(term.args[0], (k + _ends(term)[0],), shapes)


def _softmax(term: t.Term, index: tuple[int, ...], shapes: Shapes) -> t.Sentence:
    every = [t.Exp(e) for e in _all_entries(term.args[0], shapes)]
    mine = t.Exp(entry(term.args[0], index, shapes))
    return t.Quotient(mine, every[0] if len(every) == 1 else t.Plus(*every))


_ENTRY: dict[type[t.Term], EntryRule] = {
    t.Apply: _applied,
    t.Outer: _outer,
    t.Concat: _stacked,
    t.Flip: _flipped,
    t.Total: _total,
    t.Softmax: _softmax,
    t.Slice: _sliced,
}


def _flat(head: type[t.Term], parts: tuple[t.Sentence, ...]) -> t.Term:
    """A sum or product with the sums or products inside it opened, as entries are written."""
    return head(*(inner for part in parts for inner in (part.args if isinstance(part, head) else (part,))))


def _misfit(term: t.Term, sizes: list[Shape]) -> SentenceError:
    told = " and ".join(_shown(s) for s in sizes)
    return SentenceError(f"the sizes do not fit: {told}", text(term), 1)


def _shown(size: Shape) -> str:
    return "×".join(map(str, size)) if size else "a scalar"
