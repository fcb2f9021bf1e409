"""One cell, one file: its sentences as text, and what their names are for.

`CELLS` is the table of all of them; a file is read when its cell is first asked for.
To add a cell, write its file and its row.
The folder itself can be asked like that table.

>>> import symbolic_lstm as sl
>>> sl.cells["lstm"] is sl.cells.lstm, "gru" in sl.cells, list(sl.cells)[:2]
(True, True, ['lstm', 'lstm-two-biases'])
"""

import sys
from collections.abc import Iterator
from types import ModuleType
from typing import TYPE_CHECKING, Any

from symbolic_lstm.errors import CellError, did_you_mean, expected
from symbolic_lstm.maths.cell import Cell
from symbolic_lstm.on_demand import Rows

if TYPE_CHECKING:
    from symbolic_lstm.cells.coupled import coupled
    from symbolic_lstm.cells.gru import gru, gru_after, gru_after_writes, gru_writes
    from symbolic_lstm.cells.lstm import lstm
    from symbolic_lstm.cells.mgu import mgu
    from symbolic_lstm.cells.peephole import peephole
    from symbolic_lstm.cells.rnn import rnn
    from symbolic_lstm.cells.two_biases import gru_after_two_biases, lstm_two_biases, rnn_two_biases

#: The name of each cell, and the file in which it stands under that name, with `_` for `-`.
_FILES = {
    "lstm": "lstm",
    "lstm-two-biases": "two_biases",
    "peephole": "peephole",
    "coupled": "coupled",
    "gru": "gru",
    "gru-writes": "gru",
    "gru-after": "gru",
    "gru-after-writes": "gru",
    "gru-after-two-biases": "two_biases",
    "mgu": "mgu",
    "rnn": "rnn",
    "rnn-two-biases": "two_biases",
}
CELLS: Rows[Cell] = Rows({name: f"{__name__}.{file}:{name.replace('-', '_')}" for name, file in _FILES.items()})


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

    def __getattr__(self, name: str) -> Cell:
        if name.replace("_", "-") not in CELLS:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        return CELLS[name.replace("_", "-")]

    def __setattr__(self, name: str, value: Any) -> None:
        if not isinstance(value, ModuleType):  # the file of a cell has its name, and does not stand in its place
            super().__setattr__(name, value)

    def __iter__(self) -> Iterator[str]:
        return iter(CELLS)

    def __len__(self) -> int:
        return len(CELLS)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name in CELLS

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *(name.replace("-", "_") for name in CELLS)})

    def __repr__(self) -> str:
        return f"<the cells {', '.join(CELLS)}>"


sys.modules[__name__].__class__ = Catalog
