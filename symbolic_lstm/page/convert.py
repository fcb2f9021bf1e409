"""A setting said in a notation: the cell's sentences in the author's order, the numbers that needs."""

from __future__ import annotations

from symbolic_lstm.cells import named
from symbolic_lstm.notation.arrange import arranged, converted
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.figure import Figure, figure
from symbolic_lstm.published.example import Example, Grid
from symbolic_lstm.published.setting import Setting, laid_out
from symbolic_lstm.published.with_loss import with_gradients
from symbolic_lstm.records import replace


def in_notation(example: Example, ready: Setting, notation: Notation) -> Setting:
    """The setting with its cell as the notation says it, and its gradients if it has them; raises `UsageError`."""
    cell, numbers = converted(example.cell, ready.numbers, notation, named, _zero)
    cell = arranged(cell, notation)
    if cell == example.cell:  # equal, not the same: `arranged` remembers the cell of an example read before
        return ready
    said = replace(example, cell=cell)
    program, given = laid_out(said, numbers)
    laid = replace(ready, program=program, given=given, numbers=numbers)
    return with_gradients(said, laid) if ready.program.timeless else laid


def _zero(grid: Grid) -> Grid:
    return figure("0") if isinstance(grid, Figure) else tuple(map(_zero, grid))
