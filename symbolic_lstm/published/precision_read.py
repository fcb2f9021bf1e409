"""Reading `precision` from an example: a word for all its numbers, or a table by name."""

from __future__ import annotations

from typing import cast

from symbolic_lstm.maths.cell import Cell
from symbolic_lstm.published.precision import KINDS, Precision, PrecisionKind
from symbolic_lstm.published.reading import Reading
from symbolic_lstm.published.toml import TomlNode


def precision(reading: Reading, node: TomlNode | None, cell: Cell) -> Precision:
    """What the source's numbers are; fails at the place of a name that the example has not, or of an unknown word.

    In a table `weights` and `given` stand for all of theirs that are not named.
    """
    if node is None:
        return Precision()
    if isinstance(node.value, dict):
        groups = {"weights": cell.parameters, "given": (*cell.inputs, *cell.states)}
        names = (*cell.parameters, *cell.inputs, *cell.states)
        reading.known(node.value, (*names, *groups), "precision")
        said = {name: _kind(reading, value) for name, value in node.value.items()}
        grouped = {name: said[group] for group, all_of in groups.items() if group in said for name in all_of}
        named = {name: kind for name, kind in said.items() if name in names}
        return Precision(of={**grouped, **named}, named=frozenset(named))
    return Precision(_kind(reading, node))


def _kind(reading: Reading, node: TomlNode) -> PrecisionKind:
    return cast("PrecisionKind", reading.choice(node, KINDS, "exact"))
