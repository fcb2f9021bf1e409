"""Stacked matrices of plain text, each over several lines, as lists on one line.

    ⎡1 2⎤   ⎡1⎤   ⎡3⎤
    ⎣3 4⎦ · ⎣1⎦ = ⎣7⎦        is  [[1, 2], [3, 4]] · [1, 1] = [3, 7]

What stands beside a matrix may stand at any of its lines. Every character keeps its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.on_demand import pattern

_TALL = "⎡⎢⎣⎛⎜⎝"
_ENTRIES = pattern(r"[\[⎡⎢⎣⎛⎜⎝](?P<inner>[^\[\]⎡⎢⎣⎤⎥⎦⎛⎜⎝⎞⎟⎠\n]*)[\]⎤⎥⎦⎞⎟⎠]")
_WORD = pattern(r"[^\s,;&]+")


class _Line(NamedTuple):
    begun: int
    text: str
    spans: tuple[tuple[int, int], ...]


def unstacked(text: str) -> tuple[str, list[int] | None]:
    """A text with its matrices on one line, and where each character stood; None where there is none."""
    if "\n" not in text or not any(sign in text for sign in (*_TALL, "[")):
        return text, None
    lines = list(_lines(text))
    made: list[tuple[str, int]] = []
    k, changed = 0, False
    while k < len(lines):
        last = k + 1
        while last < len(lines) and _beneath(lines[k], lines[last]):
            last += 1
        block = lines[k:last]
        if len(block) > 1 and _is_stack(block):
            made += _block(block)
            changed = True
        else:
            last = k + 1
            made += [(sign, lines[k].begun + j) for j, sign in enumerate(lines[k].text)]
        k = last
        if k < len(lines):
            made.append(("\n", lines[k].begun - 1))
    if not changed:
        return text, None
    return "".join(sign for sign, _ in made), [place for _, place in made]


def _lines(text: str) -> Iterator[_Line]:
    begun = 0
    for row in text.split("\n"):
        yield _Line(begun, row, tuple(found.span() for found in _ENTRIES.finditer(row)))
        begun += len(row) + 1


def _beneath(line: _Line, other: _Line) -> bool:
    """Whether the brackets of two lines stand under each other; tall ones may be of several widths."""
    if not line.spans or len(line.spans) != len(other.spans):
        return False
    if line.spans == other.spans:
        return True
    tall = any(sign in line.text for sign in _TALL)
    return tall and all(a < d and c < b for (a, b), (c, d) in zip(line.spans, other.spans, strict=True))


def _gaps(line: _Line) -> list[tuple[int, int]]:
    edges = [0, *(edge for span in line.spans for edge in span), max(len(line.text), line.spans[-1][1])]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _is_stack(block: Sequence[_Line]) -> bool:
    """Whether lines with brackets under each other are one: tall brackets, or a line with nothing between its own."""
    tall = any(sign in line.text for line in block for sign in _TALL)
    empty = [all(not line.text[a:b].strip() for a, b in _gaps(line)[1:-1]) for line in block]
    return tall or (len(block[0].spans) > 1 and any(empty) and not all(empty))


def _block(block: Sequence[_Line]) -> Iterator[tuple[str, int]]:
    """The lines of a stack as one: between the matrices what stands there in any line, in reading order."""
    gaps = [_gaps(line) for line in block]
    for k in range(len(block[0].spans) + 1):
        before = ""
        for line, own in zip(block, gaps, strict=True):
            begun, ended = own[k]
            part = line.text[begun:ended]
            if part.strip():
                before = part.rstrip()
                yield from ((sign, line.begun + begun + j) for j, sign in enumerate(part))
        if k < len(block[0].spans):
            applied = before[-1:].isalpha()  # tanh on a vector
            begun = block[0].begun + block[0].spans[k][0]
            yield from [("(", begun)] * applied
            yield from _matrix(block, k)
            yield from [(")", begun)] * applied


def _matrix(block: Sequence[_Line], k: int) -> Iterator[tuple[str, int]]:
    rows = []
    for line in block:
        begun, ended = line.spans[k]
        inside = line.begun + begun + 1
        words = [(inside + found.start(), found[0]) for found in _WORD.finditer(line.text[begun + 1 : ended - 1])]
        if words:
            rows.append(words)
    first = block[0].begun + block[0].spans[k][0]
    column = all(len(words) == 1 for words in rows)
    after = first  # where the last entry ended: what stands behind an entry begins there
    yield "[", first
    for at, words in enumerate(rows):
        if at:
            yield from _comma(after)
        if not column:
            yield "[", words[0][0]
        for j, (place, word) in enumerate(words):
            if j:
                yield from _comma(after)
            yield from ((sign, place + i) for i, sign in enumerate(word))
            after = place + len(word)
        if not column:
            yield "]", after
    yield "]", after


def _comma(place: int) -> Iterator[tuple[str, int]]:
    yield from ((",", place), (" ", place))
