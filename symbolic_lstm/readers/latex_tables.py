"""What stands in rows and columns: matrices, cases, lines aligned at their signs."""

from __future__ import annotations

import re
from abc import abstractmethod

from symbolic_lstm.errors import shortened
from symbolic_lstm.page import layout as l
from symbolic_lstm.readers.latex_commands import OTHER_LINES, TABLES
from symbolic_lstm.readers.latex_constructs import Commands
from symbolic_lstm.readers.latex_spacing import related, row_begins
from symbolic_lstm.readers.parts import UnsetError
from symbolic_lstm.readers.row import RowBuilder

_ENVIRONMENT = re.compile(r"\s*\{([A-Za-z]{1,20})\*?\}(?:\{[clr|@{} ]{0,40}\})?")
#: What stands behind the name of an environment: where it stands, its columns.
_SETTINGS = re.compile(r"(?:\[[a-z]\])?(?:\{[clrCLR|@{} 0-9]{1,40}\})?")
#: A column of signs, by which an array is one of lines.
_SIGNS = re.compile(r"&\s*\{?(?:[=≈≃]|\\(?:approx|simeq|equiv)(?![A-Za-z]))|\\end\{")
_BRACKETS = ("(", "[", "{")
_SKIP = re.compile(r"\*?\[[^\]]{0,20}\]")


class Environments(Commands):
    """One method for the environment, and one for its cells."""

    @abstractmethod
    def fill(self, row: RowBuilder) -> None:
        """Everything up to what ends a group, a cell or the line."""

    def environment(self, row: RowBuilder, begun: int) -> None:
        """A matrix, cases, or lines that are aligned."""
        found = _ENVIRONMENT.match(self.source, self.here)
        kind = self.kind(found) if found else None
        if found is None or kind is None:
            named = f"the environment {shortened(found[1])!r}" if found else "an environment without a name"
            raise UnsetError(f"{named} cannot be set; there are {', '.join(TABLES)}", begun)
        self.here = found.end()
        if not self.strict and kind == "aligned" and (settings := _SETTINGS.match(self.source, self.here)):
            self.here = settings.end()
        rows = self.cells("" if kind == "aligned" and not self.strict else found[1])
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

    def kind(self, found: re.Match[str]) -> l.Tabled | None:
        """How the rows of an environment are set; those of others are known, too, but not in an author's formula."""
        kind = TABLES.get(found[1])
        if self.strict:
            return kind
        if kind is None and found[1] in OTHER_LINES:
            kind = "aligned"
        if found[1] == "array" and (signs := _SIGNS.search(self.source, found.end())) and signs[0][0] == "&":
            kind = "aligned"
        return kind

    def cells(self, environment: str) -> tuple[tuple[l.Layout, ...], ...]:
        """The cells of an environment, row by row, up to its end. An empty cell of lines is left out."""
        aligned = TABLES.get(environment, "aligned") in ("aligned", "cases")
        rows: list[list[l.Layout]] = [[]]
        while True:
            row = RowBuilder(strict=self.strict)
            begun = self.here
            self.fill(row)
            while aligned and not self.strict and row.bracket in _BRACKETS and self.goes_on(row):
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
                self.here = self.next_row()
                rows.append([])
            else:
                break
        found_rows = tuple(tuple(cells) for cells in rows if cells)
        if not found_rows:
            raise UnsetError("something is missing here", 0)
        return found_rows

    def next_row(self) -> int:
        """Where the row begins that follows the one which ends here."""
        at = self.here + 1 + len(self.command())
        found = _SKIP.match(self.source, at)
        return found.end() if found else at

    def goes_on(self, row: RowBuilder) -> bool:
        """Whether a cell in which a bracket is open goes on in the next one, or in the row below, which then begins.

        A row that begins with a sign of equality does not: its bracket has been forgotten. A sign that ends a row and
        begins the next, as some write it, stands once.
        """
        if self.next == "&":
            begins = self.here + 1
        elif self.next == "\\" and self.command() in ("\\", "cr"):
            begins = self.next_row()
            if related(self.source, begins):
                return False
        else:
            return False
        self.here = row_begins(self.source, begins)
        match row.items[-1:]:
            case [l.Op(glyph, span=(start, end))] if glyph in "+−-×⊙·" and not row.operand_last:
                sign = self.source[start:end]
                self.here += len(sign) if self.source.startswith(sign, self.here) else 0
        return True
