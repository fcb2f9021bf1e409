"""Transposes: dW = δ xᵀ and dh = Wᵀ δ, where the cell has its weights on the left of columns.

The numbers of one unit agree with or without them, so that this is seen from the
order of the factors. An article that turns nothing may speak of single numbers,
and nothing is said of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symbolic_lstm.articles.gradients.spelling import LETTERS, TURNED, Grad, Spelling, factors_of
from symbolic_lstm.articles.names_in_cell import Meant
from symbolic_lstm.maths import terms as t


def is_turned(term: t.Sentence) -> bool:
    """Whether a factor is a transpose."""
    match term:
        case t.Flip():
            return True
        case t.Power(args=(_, t.Symbol(name))):
            return name in TURNED
        case t.Symbol(name):
            return name.endswith(tuple(f"^{each}" for each in TURNED)) or name.endswith("ᵀ")
    return False


def turns(term: t.Sentence) -> bool:
    """Whether something in a sentence is a transpose."""
    return any(is_turned(part) for _, part in t.walk(term))


def turned_wrongly(left: Grad, right: t.Sentence, spelling: Spelling, meant: Meant) -> str:
    """What is said of a product that lacks a transpose, or has its factors the wrong way round; '' where none does."""
    if left.of or meant.rows:
        return ""
    by = meant.place(left.by)
    if by is None:
        return ""
    weight = by.own in meant.matrices
    for product in _products(right):
        factors = factors_of(product)
        grads = [k for k, factor in enumerate(factors) if _has_gradient(factor, spelling)]
        if not grads:
            continue
        if weight and len(factors) > 1 and (told := _of_weight(left, factors, grads[0], meant)):
            return told
        if not weight:
            for factor in factors[: grads[0]]:
                own = meant.place(factor.name) if isinstance(factor, t.Symbol) else None
                if own is not None and own.own in meant.matrices and not is_turned(factor):
                    return f"{factor} is not transposed here; what goes back through it goes through its transpose"
    return ""


def _of_weight(left: Grad, factors: Sequence[t.Sentence], grad: int, meant: Meant) -> str:
    """The gradient of a matrix: a column times a row."""
    said = f"the gradient of {left.by}, a matrix, is a column times a row, δ xᵀ"
    if any(is_turned(factor) for factor in factors[:grad]):
        return f"a row stands before a column here, which is a number; {said}"
    data = [factor for factor in factors[grad + 1 :] if _is_data(factor, meant)]
    if data and not any(is_turned(factor) for factor in factors):
        return f"a transpose is missing; {said}"
    return ""


def _is_data(factor: t.Sentence, meant: Meant) -> bool:
    """Whether a factor is the input, a state, or both one below the other."""
    if isinstance(factor, t.Concat):
        return True
    return isinstance(factor, t.Symbol) and (own := meant.place(factor.name)) is not None and own.own in meant.columns


def _products(term: t.Sentence) -> Iterator[t.Sentence]:
    """The terms of a sum."""
    if isinstance(term, (t.Plus, t.Minus, t.Neg)):
        for part in term.args:
            yield from _products(part)
    else:
        yield term


def _has_gradient(factor: t.Sentence, spelling: Spelling) -> bool:
    """Whether a factor is a gradient or holds one: `δ_f`, `(1 − h²) ⊙ δh`, and the δ before a name."""
    return any(
        isinstance(part, t.Symbol) and (part.name in LETTERS or spelling.grad(part.name) is not None)
        for _, part in t.walk(factor)
    )
