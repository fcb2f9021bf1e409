"""Expressions: a sentence as an expression of NumPy or PyTorch, for a batch of vectors as rows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from symbolic_lstm.generate.arithmetic import ATOM, PRODUCT, SUM, ProgramDialect, arithmetic
from symbolic_lstm.generate.dialects import NUMPY
from symbolic_lstm.generate.plan import length, literal
from symbolic_lstm.maths import terms as t

Named = Callable[[str], str]


def expression(term: t.Sentence, named: Named, bond: int = SUM, dialect: ProgramDialect = NUMPY) -> str:
    """An expression; `named` says what stands for a name, `bond` how tightly it must hold together.

    >>> from symbolic_lstm.maths.reader import read
    >>> expression(read("flip(U) @ d * (1 - f)"), str)
    '(d @ U) * (1 - f)'
    """
    said, own = _said(term, named, dialect)
    return f"({said})" if own < bond else said


def _constant(term: t.Sentence, named: Named, dialect: ProgramDialect, bond: int = SUM) -> str:
    """A part of a function of numbers alone."""
    if isinstance(term, t.Dec):
        return dialect.constant.format(literal(term.text))
    return expression(term, named, bond, dialect)


def _said(term: t.Sentence, named: Named, dialect: ProgramDialect) -> tuple[str, int]:
    if isinstance(term, t.Symbol):
        return named(term.name), ATOM
    if isinstance(term, t.Dec):
        return literal(term.text), ATOM
    told = partial(expression, named=named, dialect=dialect)
    if isinstance(term, t.Concat):
        return dialect.heads[t.Concat].template.format(", ".join(map(told, term.args))), ATOM
    if not t.names(term) and type(term) in dialect.heads:
        told = partial(_constant, named=named, dialect=dialect)
    if (found := arithmetic(term, lambda k, bond: told(term.args[k], bond=bond), dialect)) is not None:
        return found
    match term:
        case t.Apply(args=(t.Flip(args=(matrix,)), vector)):
            return f"({told(vector, bond=PRODUCT)} @ {told(matrix, bond=ATOM)})", ATOM
        case t.Apply(args=(matrix, vector)):
            return f"({told(vector, bond=PRODUCT)} @ {told(matrix, bond=ATOM)}.T)", ATOM
        case t.Slice(args=(inner, t.Dec() as first, t.Dec() as last)):
            return f"{told(inner, bond=ATOM)}[..., {length(int(first.text))}:{length(int(last.text))}]", ATOM
        case _:
            raise AssertionError(f"no expression is made of {term}")
