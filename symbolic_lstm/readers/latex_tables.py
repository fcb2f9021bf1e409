"""What stands in rows and columns: matrices, cases, lines aligned at their signs."""

from __future__ import annotations

import re
from abc import abstractmethod

from symbolic_lstm.errors import shortened
from symbolic_lstm.page import layout as l
from symbolic_lstm.readers.latex_commands import TABLES
from symbolic_lstm.readers.latex_constructs import Commands
from symbolic_lstm.readers.parts import UnsetError
from symbolic_lstm.readers.row import RowBuilder

_ENVIRONMENT = re.compile(r"\s*\{([A-Za-z]{1,20})\*?\}(?:\{[clr|@{} ]{0,40}\})?")
_SKIP = re.compile(r"\*?\[[^\]]{0,20}\]")


class Environments(Commands):
    """One method for the environment, and one for its cells."""

    @abstractmethod
    def fill(self, row: RowBuilder) -> None:
        """Everything up to what ends a group, a cell or the line."""

    def environment(self, row: RowBuilder, begun: int) -> None:
        """A matrix, cases, or lines that are aligned."""
        found = _ENVIRONMENT.match(self.source, self.here)
        kind = TABLES.get(found[1]) if found else None
        if found is None or kind is None:
            named = f"the environment {shortened(found[1])!r}" if found else "an environment without a name"
            raise UnsetError(f"{named} cannot be set; there are {', '.join(TABLES)}", begun)
        self.here = found.end()
        rows = self.cells(found[1])
        if not self.source.startswith("\\end", self.here):
            raise UnsetError("this environment is not ended; the group is not closed", begun)
        self.here += 4
        ended = _ENVIRONMENT.match(self.source, self.here)
        if not ended or ended[1] != found[1]:
            raise UnsetError("this environment is ended by another", self.here - 4)
        self.here = ended.end()
        if kind != "aligned" and (len({len(cells) for cells in rows}) != 1 or not rows):
            raise UnsetError("the rows of a matrix have the same length", begun)
        most = 2 if kind == "cases" else 10
        if self.strict and kind not in ("square", "aligned") and found[1] != "array" and len(rows[0]) > most:
            raise UnsetError(f"LaTeX has room for {most} columns here", begun)
        table = l.Array(rows, kind, span=(begun, self.here))
        if row.bracket in ("(", "[") and not row.items and kind == "bare":
            row.table(table)
        else:
            row.operand(table)

    def cells(self, environment: str) -> tuple[tuple[l.Layout, ...], ...]:
        """The cells of an environment, row by row, up to its end. An empty cell of lines is left out."""
        aligned = TABLES.get(environment, "aligned") in ("aligned", "cases")
        rows: list[list[l.Layout]] = [[]]
        while True:
            row = RowBuilder(strict=self.strict)
            begun = self.here
            self.fill(row)
            if row.items or row.waits or not aligned:
                ends_row = self.next == "" or self.command() == "end"
                if not row.items and not row.waits and ends_row and not rows[-1] and len(rows) > 1:
                    pass  # a last row that only ends the one before
                else:
                    try:
                        rows[-1].append(row.done())
                    except UnsetError as fault:
                        raise UnsetError(fault.reason, fault.at or begun) from None
            command = self.command() if self.next == "\\" else ""
            if self.strict and not environment and (self.next == "&" or command in ("\\", "cr")):
                raise UnsetError("columns and lines stand in an environment, such as bmatrix or aligned", self.here)
            if self.next == "&":
                self.here += 1
            elif command in ("\\", "cr"):
                self.here += 1 + len(command)
                if found := _SKIP.match(self.source, self.here):
                    self.here = found.end()
                rows.append([])
            else:
                break
        found_rows = tuple(tuple(cells) for cells in rows if cells)
        if not found_rows:
            raise UnsetError("something is missing here", 0)
        return found_rows
