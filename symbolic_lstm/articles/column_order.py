"""Functions of a column in the wrong order, `[i; f; o; g] = [tanh; σ; σ; σ] …`: i and g trade places, c is the same.

The product i ⊙ g does not tell which of its factors is the gate; the names do, where
both stand in one column of gates. Names of equations by themselves are their author's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symbolic_lstm.articles.finding import Finding
from symbolic_lstm.articles.names_in_cell import meaning_of
from symbolic_lstm.articles.programs.against import letter
from symbolic_lstm.verify.recognise.recognise import Recognised
from symbolic_lstm.verify.recognise.system import FoundEquation

#: The cells whose candidate is g and whose input gate is i.
_CELLS = {"lstm", "peephole"}


def traded(each: Recognised, equations: Sequence[FoundEquation]) -> Iterator[Finding]:
    """The candidate of a cell that a column calls i, while what it calls g, or c̃, is the input gate."""
    if each.cell not in _CELLS:
        return
    gates = meaning_of(each).gates
    for name, own in gates.items():
        other = next((text for text, role in gates.items() if role == "i"), "")
        if own != "g" or letter(name) != "i" or letter(other) == "i" or not other:
            continue
        places = [
            (equation.start, equation.end)
            for equation in (equations[k] for k in each.equations)
            if equation.left in (name, other)
        ]
        if len(places) == 2 and places[0] == places[1]:
            told = f"{name} has tanh and {other} has sigmoid in this column; the functions may stand in the wrong order"
            wants = {"full": "sigmoid", "shown": None}
            yield Finding("E203", "mismatch", "error", *places[0], told, "tanh", wants, name)
