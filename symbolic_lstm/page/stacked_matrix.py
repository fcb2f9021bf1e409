"""Stacked matrix: the one matrix on `[h, x]` of notations that stack, whose columns are U's and then W's."""

from __future__ import annotations

from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.program import Program
from symbolic_lstm.maths.quantity import quantity


def beside(term: t.Sentence, program: Program) -> t.Sentence:
    """A sentence of entries in which those of U and W are called as they stand in the one matrix.

    >>> from symbolic_lstm.cells import lstm
    >>> from symbolic_lstm.maths.program import unroll
    >>> from symbolic_lstm.maths.reader import read
    >>> beside(read("U_f[1,0] * h_prev[0] + W_f[1,2] * x[2]"), unroll(lstm, 1, "vector", hidden=2, inputs=3))
    W_f[1,0] * h_prev[0] + W_f[1,4] * x[2]
    """
    if isinstance(term, t.Symbol):
        named = quantity(term.name)
        letter, mark, label = named.name.partition("_")
        across = program.shapes.get(f"U_{label}", ())
        if letter not in ("U", "W") or not mark or len(named.entry) != 2 or not is_joined(label, program):
            return term
        row, column = named.entry
        return t.Symbol(f"W_{label}[{row},{column + (across[1] if letter == 'W' else 0)}]")
    return t.rebuilt(term, (beside(part, program) for part in term.args))


def is_joined(label: str, program: Program) -> bool:
    """Whether a sentence has both matrices, so that the notation writes them as one."""
    parameters = program.cell.parameters
    return program.form == "vector" and f"U_{label}" in parameters and f"W_{label}" in parameters
