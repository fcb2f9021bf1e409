"""A vector in running text: its figures in parentheses, of a long one the first and the last."""

from __future__ import annotations

from collections.abc import Sequence

from symbolic_lstm.languages import Language
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.trace import Trace

#: More figures than this are not all said.
MOST = 6


def vector_figures(traced: Trace, name: str, time: int) -> list[Figure]:
    """What is shown of a vector at a time, or of a state before it; empty for what is no vector."""
    program = traced.program
    state = program.cell.states.get(name)
    entries = program.entries(state or name)
    if not all(len(entry) == 1 for entry in entries):
        return []
    return [traced.shown(program.place(f"{name}[{k}]", time)) for (k,) in entries]


def vector_text(figures: Sequence[Figure], language: Language) -> str:
    """The figures in parentheses.

    >>> from symbolic_lstm.languages import ENGLISH, GERMAN
    >>> from symbolic_lstm.numbers.figure import figure
    >>> vector_text([figure("0.5"), figure("-1")], GERMAN)
    '(0,5; −1)'
    >>> vector_text([figure(str(k)) for k in range(8)], ENGLISH)
    '(0, 1, 2, …, 7)'
    """
    texts = list(map(language.figure, figures))
    if len(texts) > MOST:
        texts = [*texts[:3], "…", texts[-1]]
    return f"({language.listed(texts)})"
