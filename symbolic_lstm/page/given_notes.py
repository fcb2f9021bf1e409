"""What has to be said of the tables of given numbers: short digits, dots, and the letters of entries."""

from __future__ import annotations

from collections.abc import Iterator

from symbolic_lstm.languages import Language
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.page.abbreviate import LARGEST
from symbolic_lstm.page.blocks import Note
from symbolic_lstm.page.called import Formula, Wording
from symbolic_lstm.page.names import name
from symbolic_lstm.page.shorten import DECIMALS, LongDigits
from symbolic_lstm.page.stacked_matrix import is_joined
from symbolic_lstm.published.setting import Setting


def notes(ready: Setting, long: LongDigits, notation: Notation, language: Language) -> Iterator[Note]:
    """One note for each; nothing for single numbers."""
    if ready.program.form == "scalar":
        return
    wording = Wording(ready.program.cell, notation, language)
    if entry := _entry(ready, notation):
        (row, column), small, whole = entry
        said = wording.says("note: entry", entry=small, row=str(row), column=str(column), matrix=whole)
        yield Note(said)
    if any(max(shape, default=0) > LARGEST for shape in ready.program.shapes.values()):
        yield Note((language.says("note: dots"),))
    if long:
        yield Note((language.says("note: short", count=str(DECIMALS)),))


def _entry(ready: Setting, notation: Notation) -> tuple[tuple[int, int], Formula, Formula] | None:
    """An entry off the diagonal of the first matrix whose entries have another letter than the matrix."""
    program = ready.program
    for named in program.cell.parameters:
        shape = program.shapes.get(named, ())
        letter, _, label = named.partition("_")
        if len(shape) != 2 or letter not in notation.letters or (notation.stacked and is_joined(label, program)):
            continue
        row, column = (0, 1) if shape[1] > 1 else (shape[0] - 1, 0)
        constants = program.cell.constants
        small = name(Quantity(named, (row, column)).key, notation, constants=constants)
        whole = name(named, notation, None, True, constants)
        place = (column + 1, row + 1) if notation.rows else (row + 1, column + 1)
        return place, Formula(small), Formula(whole)
    return None
