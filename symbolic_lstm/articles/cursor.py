"""A place in a line of LaTeX, and what stands there."""

from __future__ import annotations

import re

from symbolic_lstm.errors import SentenceError

#: How deep groups and commands may nest.
DEEPEST = 100

_COMMAND = re.compile(r"\\([A-Za-z]+|.)", re.DOTALL)
_SKIPPED = re.compile(r"(?:\s|~)+")


class Cursor:
    """Where the reading of a line of LaTeX stands, and how deep."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.here = 0
        self.depth = 0

    def fault(self, reason: str, column: int) -> SentenceError:
        return SentenceError(reason, self.source, column)

    @property
    def next(self) -> str:
        """The character that stands here, or nothing at the end."""
        return self.source[self.here : self.here + 1]

    def skip(self) -> None:
        if m := _SKIPPED.match(self.source, self.here):
            self.here = m.end()

    def deeper(self) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.fault(f"the formula nests more than {DEEPEST} deep", self.here + 1)

    def command(self) -> str:
        """The name of the command that stands here, or nothing."""
        m = _COMMAND.match(self.source, self.here)
        return m[1] if m else ""
