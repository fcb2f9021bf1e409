r"""Dollars: what the reader of each place takes for mathematics in running text, where no marker is a comment.

Every place pairs dollars in a way of its own. So each has a row that leads from
where mathematics may begin to where it ends, if it does; a text is then read
from left to right, as the place does: a dollar that closes never opens.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import TypeAlias

from symbolic_lstm.embed.comments import MARK, Scanned, Wrong, spans

MATHEMATICS = "mathematics has no comments; show the name or the formula of a quantity, or a block of its derivation"
PAIRED = r"a dollar before this marker would pair with one of its formula; write \$ for a dollar that is none"
#: From where mathematics may begin to behind it, or 0.
Ends: TypeAlias = Callable[[int], int]
#: How a place finds the end of mathematics in a text from one place to another.
DollarReader: TypeAlias = Callable[[str, int, int], Ends]

_ROW = re.compile(r"[ \t>]*+(?>(?:(?:[-+*]|[0-9]{1,9}[.)])[ \t]++)*)\|")
_RULE = re.compile(r"[^\r\n]*+(?:\r\n|[\r\n])[ \t>]*+:?-++:?[ \t]*+(?>(?:\|[ \t]*+:?-++:?[ \t]*+)+)(?=[\r\n]|\Z)")
_CELL = re.compile(r"(?>(?:\\.|[^\\|\r\n])+)", re.DOTALL)


def _by(pattern: str) -> DollarReader:
    """Mathematics that a pattern matches from where it may begin."""
    found = re.compile(pattern, re.DOTALL)

    def reader(text: str, start: int, end: int) -> Ends:
        def ends(at: int) -> int:
            matched = found.match(text, at, end)
            return matched.end() if matched else 0

        return ends

    return reader


def _by_runs(text: str, start: int, end: int) -> Ends:
    """A run of dollars ends at the next of the same length, as code does between backticks."""
    runs: dict[int, list[int]] = defaultdict(list)
    for run in re.compile(r"\$++").finditer(text, start, end):
        runs[run.end() - run.start()].append(run.start())
    opening = re.compile(r"(?<![^\\]\$)\$++")

    def ends(at: int) -> int:
        run = opening.match(text, at, end)
        if run is None:
            return 0
        same = runs[run.end() - at]
        k = bisect_left(same, run.end())
        return same[k] + run.end() - at if k < len(same) else 0

    return ends


_DISPLAY = r"\$\$(?>(?:\\.|[^\\$]|\$(?!\$))+)\$\$"
#: No space inside the dollars, no digit behind them.
_TIGHT = _by(rf"{_DISPLAY}|\$(?![\s$])(?>(?:\\.|[^\\$])+)(?<!\s)\$(?![0-9])")
_NEVER = _by(r"(?!)")

READERS: dict[str, DollarReader] = {
    # VS Code: no word touches the dollars from outside
    "markdown": _by(rf"(?<![\\$]){_DISPLAY}(?!\$)|(?<![A-Za-z0-9_$\\])\$(?!\$)(?>(?:\\.|[^\\$])+)\$(?![A-Za-z0-9_$])"),
    "dev": _by(r"\{%-?\s*+katex(?![\w-])[^%]*+%\}.*?\{%-?\s*+endkatex\s*+-?%\}"),
    "jupyter": _by(rf"{_DISPLAY}|\$(?>(?:\\.|[^\\$])+)\$"),
    "myst": _by(r"\$(?>(?:\\.|[^\\$])+)\$"),
    "mkdocs": _by(r"\$(?![\s$])(?>(?:\\.|[^\\$`])+)(?<!\s)\$|\\\((?>(?:\\[^)]|[^\\])+)\\\)"),
    "docusaurus": _by_runs,
    "hugo": _by(r"\\\(.*?\\\)|\\\[.*?\\\]|\$\$.*?\$\$"),
    "kramdown": _by(r"\$\$.*?\$\$"),
    "mdbook": _by(r"\\\\\(.*?\\\\\)|\\\\\[.*?\\\\\]|\$\$.*?\$\$"),
    "huggingface": _by(r"\$\$.*?\$\$|\\\\\(.*?\\\\\)|\$(?!\$)[^$\r\n]++\$"),
    "katex": _by(r"\$\$.*?\$\$"),
    "mathjax": _by(r"\$\$.*?\$\$"),
    "wordpress": _by(r"\$latex\s(?>(?:\\.|[^\\$])*)\$"),
    "org": _by(r"\\\((?>(?:(?!\\\)).)*)\\\)"),
    "text": _NEVER,
}
#: Places that read mathematics across the cells of a table.
_ACROSS = {"quarto"}


def between_dollars(text: str, scanned: Scanned, opening: str, closing: str, place: str) -> Iterator[Wrong]:
    """The first marker of each piece of mathematics that holds one, as the reader of a place finds it."""
    reader = READERS.get(place, _TIGHT)
    token = re.compile(rf"\\[^\r\n]|`++|\$++|\{{%|{re.escape(opening)}")
    marker = re.compile(rf"{re.escape(opening)}\s*+{MARK}")
    for first, last in scanned.paragraphs:
        for start, end in _cells(text, first, last) if place not in _ACROSS else [(first, last)]:
            ends, after = reader(text, start, end), spans(text, start, end)
            at = start
            while found := token.search(text, at, end):
                begin, at = found.span()
                sign = found[0][0]
                if sign == "$":
                    places: Iterator[int] = iter(range(begin, at))
                    behind = next(filter(None, map(ends, places)), 0)
                else:
                    behind = ends(begin)
                if behind:
                    if inside := marker.search(text, begin, behind):
                        yield Wrong(inside.start(), MATHEMATICS)
                    at = behind
                elif sign == "`":
                    at = after(begin, at)
                elif found[0] == opening:
                    shut = text.find(closing, at, end)
                    at = shut + len(closing) if shut >= 0 else end


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A paragraph as it is, but of a table each cell."""
    if _ROW.match(text, start, end) or _RULE.match(text, start, end):
        for cell in _CELL.finditer(text, start, end):
            yield cell.span()
    else:
        yield start, end
