"""Comments: what a scan of a text finds, whatever the file's way of writing comments.

A scan yields the comments that begin with `lstm` or `/lstm`, which are markers,
and the code that is shown in blocks, in which nothing is one. Places are
offsets into the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable

from symbolic_lstm.named_tuples import NamedTuple


class Comment(NamedTuple):
    """A marker with its signs, from `start` to `end`, and its words between them from `at`.

    `rules` says that it begins a line where Markdown takes the whole line for HTML.
    """

    start: int
    end: int
    at: int
    text: str
    rules: bool = False


class CodeBlock(NamedTuple):
    """A block of code with its frame, and its lines inside the frame."""

    start: int
    end: int
    first: int
    last: int


class Wrong(NamedTuple):
    """What is wrong at a place; `edited` where somebody's own words would be lost."""

    at: int
    reason: str
    edited: bool = False


class Scanned(NamedTuple):
    """All that a text holds for us; `paragraphs` are the stretches of running text in which markers stand,
    `coded` the places where what looks like a marker is taken for code.
    """

    comments: tuple[Comment, ...] = ()
    codes: tuple[CodeBlock, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    paragraphs: tuple[tuple[int, int], ...] = ()
    coded: tuple[int, ...] = ()


#: The word every marker begins with; `lstm-like` and `lstms` are somebody's own, `lstm::` is Sphinx's.
MARK = r"/?lstm(?![\w-]|::)"
#: A line with its end.
LINE = re.compile(r"[^\r\n]*+(?:\r\n|[\r\n]|\Z)")
#: Further back than this, nothing is looked for: no search may cost more than the text is long.
WINDOW = 1_000


def marks(text: str, opening: str, start: int, end: int) -> list[int]:
    """Where markers would begin in a stretch of code, were it none; closing ones are not told apart."""
    found = re.compile(rf"{re.escape(opening)}\s*+lstm(?![\w-])(?!:end\b)").finditer(text, start, end)
    return [it.start() for it in found]


def comment(text: str, start: int, inner: tuple[int, int], end: int, *, rules: bool = False) -> Comment:
    """The marker whose words stand in `inner`."""
    first, last = inner
    said = text[first:last]
    return Comment(start, end, first + len(said) - len(said.lstrip()), said.strip(), rules)


def line_start(text: str, at: int) -> int:
    """Where the line of a place begins, or a place in it that is far enough to the left."""
    low = max(0, at - WINDOW)
    return max(text.rfind("\n", low, at), text.rfind("\r", low, at), low - 1) + 1


def spans(text: str, start: int, end: int) -> Callable[[int, int], int]:
    """From a run of backticks to behind the code it begins, or behind itself if it begins none."""
    runs: dict[int, list[int]] = defaultdict(list)
    for run in re.compile("`++").finditer(text, start, end):
        runs[run.end() - run.start()].append(run.start())

    def after(first: int, last: int) -> int:
        same = runs[last - first]
        k = bisect_right(same, first)
        return same[k] + last - first if k < len(same) else last

    return after
