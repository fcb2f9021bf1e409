"""Vectors of programs: lists of lists as matrices, and the entry of a vector that was not worked."""

from __future__ import annotations

import ast

from symbolic_lstm.errors import SentenceError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.readers.line import read_line
from symbolic_lstm.verify.entries import wide

#: Functions of each entry by itself.
_EACH = (t.Plus, t.Minus, t.Times, t.Quotient, t.Power, t.Neg, t.Sigmoid, t.Tanh, t.Exp, t.Relu)


def entry(term: t.Sentence, k: int) -> t.Sentence | None:
    """The entry of a vector, counted from 0, worked by itself; None for one of a matrix, and where there is none."""
    match term:
        case t.Concat(args=parts):
            return parts[k] if k < len(parts) and not isinstance(parts[k], t.Flip) else None
        case t.Apply(args=(t.Concat(args=rows), vector)) if k < len(rows):
            row = rows[k]
            return t.Apply(row.args[0], vector) if isinstance(row, t.Flip) else None
    if not isinstance(term, _EACH):
        return None
    found = [entry(part, k) if wide(part) else part for part in term.args]
    known = [part for part in found if part is not None]
    return type(term)(*known) if len(known) == len(found) else None


def matrix(node: ast.List) -> t.Sentence | None:
    """A list of lists of numbers."""
    try:
        (chain,) = read_line(ast.unparse(node), "plain")
    except (SentenceError, ValueError):
        return None
    found = chain.sides[0].term
    return found if len(chain.sides) == 1 and not t.names(found) else None
