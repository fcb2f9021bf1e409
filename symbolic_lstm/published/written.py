"""Text as it is written in a file: where each of its characters stands."""

from __future__ import annotations

import re

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.on_demand import pattern

#: One character of a TOML string, or what stands for one, or for none at the end of a line.
_PIECE = pattern(r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[ \t]*\n\s*|.)|.", re.DOTALL)


class Written(NamedTuple):
    """A text, the TOML string that says it, and the lines of the file from its own on."""

    text: str
    source: str
    line: int
    column: int
    lines: tuple[str, ...] = ()

    def place(self, offset: int) -> tuple[int, int, str]:
        """Line and column of a character of the text, counted from 0, and the line it stands on.

        >>> Written("a $x$", '"a $x$"', 3, 9, ('title = "a $x$"',)).place(2)
        (3, 12, 'title = "a $x$"')
        """
        source = self.source
        at = 3 if source.startswith(('"""', "'''")) else 1
        at += at == 3 and source.startswith("\n", 3)
        for _ in range(offset):
            at = self._behind(self._skipped(at))
        before = source[: self._skipped(at)]
        row = before.count("\n")
        column = len(before) - before.rfind("\n") if row else self.column + len(before)
        return self.line + row, column, self.lines[row] if row < len(self.lines) else ""

    def _skipped(self, at: int) -> int:
        """Behind the line ends that a backslash takes away."""
        while (found := self._piece(at)) and found[0][:1] == "\\" and found[0][1:].isspace():
            at = found.end()
        return at

    def _behind(self, at: int) -> int:
        found = self._piece(at)
        return found.end() if found else at

    def _piece(self, at: int) -> re.Match[str] | None:
        literal = self.source.startswith("'")
        return re.compile(".", re.DOTALL).match(self.source, at) if literal else _PIECE.match(self.source, at)
