"""Tables of Typst: where they stand, how many columns they have, and where their cells are."""

from __future__ import annotations

import re

_TABLE = re.compile(r"(?<![\w.])#?(?:table|grid)\(")
#: `columns: 3`, `columns: (auto, 1fr)` and `columns: (1fr,) * 3`.
_COLUMNS = re.compile(
    r"(?<![\w-])columns\s*:\s*(?:(?P<number>\d{1,3})|\((?P<widths>[^()]{0,400})\)(?:\s*\*\s*(?P<times>\d{1,3}))?)"
)
#: Longer tables are read as text.
_LONGEST = 200_000


def tables(text: str) -> list[tuple[int, int]]:
    """Where tables of two columns or more begin and end; one in another belongs to it."""
    found: list[tuple[int, int]] = []
    for opened in _TABLE.finditer(text):
        if found and opened.start() < found[-1][1]:
            continue
        end = closing(text[: opened.end() + _LONGEST], opened.end() - 1)
        inside = text[opened.start() : end]
        if text[end : end + 1] == ")" and _width(inside) > 1 and "[" in inside:
            found.append((opened.start(), end + 1))
    return found


def _width(table: str) -> int:
    found = _COLUMNS.search(table)
    if found is None:
        return 1
    if found["number"]:
        return int(found["number"])
    return sum(1 for each in found["widths"].split(",") if each.strip()) * int(found["times"] or 1)


def cells(table: str) -> tuple[int, list[tuple[int, int]]]:
    """The number of columns, and what stands in each cell, row by row."""
    found: list[tuple[int, int]] = []
    at = table.find("(") + 1
    while (begun := table.find("[", at)) >= 0:
        end = closing(table, begun)
        found.append((begun + 1, end))
        at = end + 1
    return max(1, _width(table)), found


def closing(text: str, opens: int) -> int:
    """Where a bracket closes, or the end of the text."""
    depth, pair = 0, {"(": "()", "[": "[]"}[text[opens]]
    for k in range(opens, len(text)):
        depth += (text[k] == pair[0]) - (text[k] == pair[1])
        if not depth:
            return k
    return len(text)
