"""Syntax: a listing as Python's own syntax tree, with the places of its nodes. It is parsed and never run."""

from __future__ import annotations

import ast
import re
import warnings
from itertools import accumulate

from symbolic_lstm.articles.mapped import Mapped

#: Longer or more deeply bracketed programs are not looked at.
LONGEST, DEEPEST, MOST_LINES = 200_000, 60, 4_000
_MAGIC = re.compile(r"(?m)^(?=[ \t]*[%!?])[^\n]*")
_PROMPT = re.compile(r"(?m)^[ \t]*(?:>>>|\.\.\.)[ ]?")


def parse(mapped: Mapped) -> tuple[ast.Module, Nodes] | None:
    """The tree of a listing and where its nodes stand; None where it is no Python, or too much of it."""
    text = _plain(mapped.text)
    if len(text) > LONGEST or text.count("\n") > MOST_LINES or _depth(text) > DEEPEST:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text), Nodes(mapped, text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _plain(text: str) -> str:
    """A listing without prompts, magic and margin, every character at its place."""
    text = _MAGIC.sub(lambda m: " " * len(m[0]), text) if re.search(r"(?m)^[ \t]*[%!?]", text) else text
    if ">>>" in text:  # a session: what it prints is no program
        rows = text.splitlines(keepends=True)
        text = "".join(
            _PROMPT.sub(lambda m: " " * len(m[0]), row) if _PROMPT.match(row) else re.sub(r"[^\r\n]", " ", row)
            for row in rows
        )
    rows = [row for row in text.splitlines() if row.strip()]
    margin = min((len(row) - len(row.lstrip(" ")) for row in rows), default=0)
    return "if 1:\n" + text if margin else text


def _depth(text: str) -> int:
    steps = (1 if sign in "([{" else -1 for sign in text if sign in "([{)]}")
    return max(accumulate(steps), default=0)


class Nodes:
    """Where the nodes of a listing stand in the file."""

    def __init__(self, mapped: Mapped, text: str) -> None:
        self.mapped, self.text = mapped, text
        self.moved = len(text) - len(mapped.text)
        self.starts = [0, *accumulate(len(row) for row in text.splitlines(keepends=True))]
        self.rows = text.splitlines()

    def span(self, node: ast.stmt) -> tuple[int, int]:
        first = self._at(node.lineno, node.col_offset)
        last = self._at(node.end_lineno or node.lineno, node.end_col_offset or 0)
        return self.mapped.span(max(0, first - self.moved), max(first + 1, last) - self.moved)

    def behind(self, node: ast.stmt) -> Mapped:
        """What stands behind a statement in its last line."""
        line = node.end_lineno or node.lineno
        start = self._at(line, node.end_col_offset or 0) - self.moved
        end = self.starts[line - 1] + len(self.rows[line - 1]) - self.moved if line <= len(self.rows) else start
        return self.mapped.cut(start, max(start, end))

    def _at(self, line: int, column: int) -> int:
        row = self.rows[line - 1] if line <= len(self.rows) else ""
        return self.starts[line - 1] + len(row.encode()[:column].decode("utf-8", "ignore"))
