"""Chains: a statement read as a whole where it can be, else row by row, else side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from symbolic_lstm.articles.reading import Chain, read_line
from symbolic_lstm.articles.rows import flattened, rows, sides
from symbolic_lstm.articles.statements import RELATION, Statement
from symbolic_lstm.errors import SentenceError
from symbolic_lstm.named_tuples import NamedTuple

_TRAILING = " \t\r\n,.;\\"
_LEADING = re.compile(
    r"\s*(?:&\s*)?(?:[=≈≃≅⇒→]|\\(?:approx|simeq|cong|implies|Rightarrow|to|times)(?![A-Za-z]))\s*(?:\\,|&)*\s*"
)
#: A line that cannot be read and has commas in its numbers, and no points, may mean decimals.
_COMMA, _POINT = re.compile(r"(?<=\d),(?=\d)"), re.compile(r"\d\.\d")


class Read(NamedTuple):
    """A chain, and the part of its statement in which its places are counted."""

    chain: Chain
    part: Statement


def chains_of(statement: Statement) -> tuple[list[Read], SentenceError | None]:
    """The chains of a statement, and what keeps some of it from being read."""
    text = flattened(statement.mapped.text)
    found: list[Read] = []
    failed = False
    try:
        return _read(text, 0, len(text), statement), None
    except SentenceError as fault:
        first = fault
    if statement.markup == "mathml":
        return [], first
    spans = rows(text) if statement.markup == "latex" else list(_beside(text))
    for start, end in spans:
        if not RELATION.search(text, start, end):
            continue
        try:
            if (start, end) != (0, len(text)):
                found += _read(text, start, end, statement)
                continue
        except SentenceError as fault:
            first = fault
        found += _sides(text, start, end, statement)
        failed = True
    return found, first if failed else None


def _beside(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a line between commas and semicolons that stand in no brackets."""
    at = depth = 0
    for k, sign in enumerate(text):
        depth += (sign in "([{") - (sign in ")]}")
        if depth <= 0 and sign in ",;" and text[k + 1 : k + 2].isspace():
            yield at, k
            at = k + 1
    yield at, len(text)


def _read(text: str, start: int, end: int, statement: Statement) -> list[Read]:
    begins = _LEADING.match(text, start, end)
    cut = begins.end() if begins else start
    while cut < end and text[cut].isspace():
        cut += 1
    while end > cut and text[end - 1] in _TRAILING:
        end -= 1
    part = statement._replace(mapped=statement.mapped.cut(cut, end))
    line = text[cut:end]
    try:
        return [Read(chain, part) for chain in read_line(line, statement.markup)]
    except SentenceError:
        if not _COMMA.search(line) or _POINT.search(line):
            raise
        if statement.markup == "latex":
            part = part._replace(mapped=part.mapped.sub(_COMMA, "{,}"))
        return [Read(chain, part) for chain in read_line(part.mapped.text, statement.markup, decimal=",")]


def _sides(text: str, start: int, end: int, statement: Statement) -> list[Read]:
    """What can be read of a row of which something cannot: the longest runs of its sides, from the left."""
    parts = list(sides(text, start, end))
    if not 2 < len(parts) <= 12:
        return []
    k = 0
    found: list[Read] = []
    while k < len(parts) - 1:
        for last in range(len(parts), k + 1, -1):
            try:
                found += _read(text, parts[k][0], parts[last - 1][1], statement)
            except SentenceError:
                continue
            k = last - 1
            break
        k += 1
    return found
