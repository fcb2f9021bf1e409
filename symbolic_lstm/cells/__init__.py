"""One cell, one file: its sentences as text, and what their names are for.

`CELLS` is the table of all of them. To add a cell, write its file and its row.
The folder itself can be asked like that table.

>>> import symbolic_lstm as sl
>>> sl.cells["lstm"] is sl.cells.lstm, "gru" in sl.cells, list(sl.cells)[:2]
(True, True, ['lstm', 'lstm-two-biases'])
"""

import sys
from collections.abc import Iterator
from types import ModuleType

from symbolic_lstm.cells.coupled import coupled
from symbolic_lstm.cells.gru import gru, gru_after, gru_after_writes, gru_writes
from symbolic_lstm.cells.lstm import lstm
from symbolic_lstm.cells.mgu import mgu
from symbolic_lstm.cells.peephole import peephole
from symbolic_lstm.cells.rnn import rnn
from symbolic_lstm.cells.two_biases import gru_after_two_biases, lstm_two_biases, rnn_two_biases
from symbolic_lstm.errors import CellError, did_you_mean, expected
from symbolic_lstm.maths.cell import Cell

CELLS: dict[str, Cell] = {
    made.name: made
    for made in (
        lstm, lstm_two_biases, peephole, coupled,
        gru, gru_writes, gru_after, gru_after_writes, gru_after_two_biases,
        mgu, rnn, rnn_two_biases,
    )
}  # fmt: skip


def named(name: str) -> Cell:
    """The cell of that name; raises `CellError` with the nearest one."""
    expected(name, str, "a cell is named by a text, as 'lstm'")
    if name not in CELLS:
        raise CellError(f"no cell {name!r}{did_you_mean(name, CELLS)}")
    return CELLS[name]


__all__ = [
    "CELLS", "coupled", "gru", "gru_after", "gru_after_two_biases", "gru_after_writes", "gru_writes", "lstm",
    "lstm_two_biases", "mgu", "named", "peephole", "rnn", "rnn_two_biases",
]  # fmt: skip


class Catalog(ModuleType):
    """The cells by name: `cells["lstm"]`, `cells.lstm`, `list(cells)`, `"gru" in cells`."""

    def __getitem__(self, name: str) -> Cell:
        return named(name)

    def __iter__(self) -> Iterator[str]:
        return iter(CELLS)

    def __len__(self) -> int:
        return len(CELLS)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name in CELLS

    def __repr__(self) -> str:
        return f"<the cells {', '.join(CELLS)}>"


sys.modules[__name__].__class__ = Catalog
