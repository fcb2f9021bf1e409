"""Places: offsets into a file as lines and columns, and as cells of a notebook."""

from __future__ import annotations

import re
from bisect import bisect_right

from symbolic_lstm.articles.piece import Document
from symbolic_lstm.named_tuples import NamedTuple

_END = re.compile(r"\r\n|\r|\n")


class TextPlace(NamedTuple):
    """Where something stands: lines and columns from 1 in code points, the end exclusive; its cell in a notebook."""

    line: int
    column: int
    end_line: int
    end_column: int
    notebook_cell: int = 0
    notebook_line: int = 0


class Places:
    """The lines of a document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.starts = [0, *(m.end() for m in _END.finditer(document.raw))]
        self.cells = sorted(
            (cell.mapped.starts[0], cell.mapped.ends[-1], cell.number, cell.mapped)
            for cell in document.cells
            if cell.mapped.text
        )

    def line_column(self, offset: int) -> tuple[int, int]:
        k = bisect_right(self.starts, offset) - 1
        bom = k == 0 and self.document.raw.startswith("\ufeff")
        return k + 1, offset - self.starts[k] + 1 - bom

    def place(self, start: int, end: int) -> TextPlace:
        cell, line = self._cell(start)
        return TextPlace(*self.line_column(start), *self.line_column(end), cell, line)

    def _cell(self, offset: int) -> tuple[int, int]:
        for first, last, number, said in self.cells:
            if first <= offset < last:
                return number, said.text.count("\n", 0, bisect_right(said.starts, offset) - 1) + 1
        return 0, 0

    def line(self, number: int) -> str:
        """A line without its end."""
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.document.raw)
        return self.document.raw[start:end].rstrip("\r\n").removeprefix("\ufeff")
