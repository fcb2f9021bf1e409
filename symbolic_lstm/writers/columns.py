"""Text in columns: how wide it shows, where it wraps, how tables line up."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: The width of a sheet, and how far its text stands in.
WIDTH, INDENT = 80, 3
GAP = 3
#: A column of words is not made narrower than this.
_NARROWEST = 10
#: Stands for a space that must not break; it is printed as a space.
HARD_SPACE = "\u00a0"
#: Ranges in which every character takes one cell: letters, Greek, dashes, scripts, mathematics and lines.
_SINGLE = re.compile(
    "[\x20-\x7e\xa0-\xac\xae-\u02ff\u0391-\u03a1\u03a3-\u03c9\u2010-\u2027\u2070\u2071\u2074-\u208e\u2090-\u209c\u2200-\u22ff\u2500-\u257f]*"
)


def text_width(text: str) -> int:
    """How many cells of a terminal a text takes: combining marks none, wide characters two.

    >>> text_width("c̃ₜ"), text_width("漢")
    (2, 2)
    """
    return len(text) if text.isascii() or _SINGLE.fullmatch(text) else sum(map(_cells, text))


@lru_cache(maxsize=4096)
def _cells(c: str) -> int:
    if unicodedata.category(c) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(c) in "WF" else 1


def left(text: str, width: int) -> str:
    return text + " " * (width - text_width(text))


def right_aligned(text: str, width: int) -> str:
    return " " * (width - text_width(text)) + text


def wrapped(text: str, width: int, *, indent: int = 0) -> list[str]:
    """The text in lines of at most `width` cells; a longer word keeps a line to itself."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        if not word:
            continue
        if line and text_width(line) + 1 + text_width(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    lines.append(line)
    return [" " * indent + line.replace(HARD_SPACE, " ") for line in lines]


def ruled(head: Sequence[str], rows: Sequence[Sequence[str]], align: str) -> list[str]:
    """A table with a light rule under its head and one at its end.

    Cells of `l` columns, and heads, wrap where the table would be wider than
    the page; it is wider only where a word is. A line feed in a cell begins a new line.
    A row of one cell in a wider table heads a group.
    """
    width = WIDTH - INDENT
    full = [row for row in rows if not _heads_group(row, align)]
    columns = [[_cell(row, k) for row in full] for k in range(len(align))]
    pointed = [_at_point(column) if a == "d" else column for a, column in zip(align, columns, strict=True)]
    widths = _widths([_cell(head, k) for k in range(len(align))], pointed, align, width)
    rule = "─" * (sum(widths) + GAP * (len(align) - 1))
    lines = [*_lines(head, widths, align, bottom=True), rule] if any(head) else []
    number = iter(range(len(full)))
    for row in rows:
        if _heads_group(row, align):
            lines += wrapped(row[0], width)
        else:
            n = next(number)
            lines += _lines([column[n] for column in pointed], widths, align)
    return [line.rstrip() for line in [*lines, rule]]


def _heads_group(row: Sequence[str], align: str) -> bool:
    return len(row) == 1 and len(align) > 1


def _cell(row: Sequence[str], k: int) -> str:
    return row[k] if k < len(row) else ""


def _widths(head: Sequence[str], columns: Sequence[Sequence[str]], align: str, width: int) -> list[int]:
    """Natural widths, then narrower columns of words, then narrower heads, until the table fits."""
    body = [max((text_width(line) for cell in column for line in cell.split("\n")), default=0) for column in columns]
    widths = [max(b, text_width(h)) for b, h in zip(body, head, strict=True)]
    longest = [_longest([h, *column] if a == "l" else [h]) for h, column, a in zip(head, columns, align, strict=True)]
    narrowest = [0 if column and all(map(_of_figures, column)) else _NARROWEST for column in columns]
    least = [
        max(word, min(b, n) if a == "l" else b) for a, b, n, word in zip(align, body, narrowest, longest, strict=True)
    ]
    for wanted in ("rd", "l"):
        while sum(widths) + GAP * (len(widths) - 1) > width:
            able = [k for k, a in enumerate(align) if a in wanted and widths[k] > least[k]]
            if not able:
                break
            widths[max(able, key=lambda k: widths[k])] -= 1
    return widths


def _longest(cells: Iterable[str]) -> int:
    """The width of the longest word, which a column must hold."""
    return max((text_width(word) for cell in cells for word in cell.replace("\n", " ").split(" ")), default=0)


def _lines(cells: Sequence[str], widths: Sequence[int], align: str, *, bottom: bool = False) -> list[str]:
    """A row of cells, each wrapped to its column."""
    parts = [
        [
            part
            for line in _cell(cells, k).split("\n")
            for part in (wrapped(line, w) if text_width(line) > w else [line])
        ]
        for k, w in enumerate(widths)
    ]
    height = max(map(len, parts))
    filled = [[""] * (height - len(p)) + p if bottom else p + [""] * (height - len(p)) for p in parts]
    return [
        (" " * GAP)
        .join(left(c, w) if a == "l" else right_aligned(c, w) for c, w, a in zip(line, widths, align, strict=True))
        .replace(HARD_SPACE, " ")
        for line in zip(*filled, strict=True)
    ]  # fmt: skip


def _at_point(column: Iterable[str]) -> list[str]:
    """Figures padded on the right, so that their decimal points stand in one column."""
    column = list(column)
    tails = [text_width(c) - text_width(re.split("[.,]", c, maxsplit=1)[0]) if _is_figure(c) else 0 for c in column]
    longest = max(tails, default=0)
    return [c + HARD_SPACE * (longest - tail) if _is_figure(c) else c for c, tail in zip(column, tails, strict=True)]


def _of_figures(cell: str) -> bool:
    return _is_figure(cell.lstrip("[" + HARD_SPACE)) or not cell


def _is_figure(cell: str) -> bool:
    return cell.lstrip("−-+")[:1].isdigit()
