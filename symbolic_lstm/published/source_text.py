"""A text that somebody wrote, whose lines are known when something in it is wrong."""

from __future__ import annotations

import re
from bisect import bisect_right

from symbolic_lstm.errors import ExampleError


class SourceText:
    """A text that knows its lines; a place is an offset until somebody must read it."""

    def __init__(self, text: str, path: str) -> None:
        self.text, self.path = text, path
        self.starts = [0, *(m.end() for m in re.finditer("\n", text))]

    def place(self, at: int) -> tuple[int, int]:
        line = bisect_right(self.starts, at)
        return line, at - self.starts[line - 1] + 1

    def error(self, reason: str, at: int) -> ExampleError:
        line, column = self.place(at)
        return ExampleError(reason, self.path, line, column, self.text[at - column + 1 :].partition("\n")[0].rstrip())
