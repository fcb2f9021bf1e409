"""Matrices that are drawn with tall brackets in plain text, each derivation line of several rows as one line.

       ⎛ ⎡−0.3⎤ ⎞
    = σ⎜ ⎢ 0.2⎥ ⎟    is read as    = σ( [−0.3, 0.2, 0.1] )
       ⎝ ⎣ 0.1⎦ ⎠

Every character keeps its place. What is drawn otherwise than brackets around entries, beside one row of signs, is left
as it stands.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.on_demand import pattern

#: The top, middle and bottom of each tall bracket, and what it opens or closes.
_BRACKETS = {
    "⎡": ("⎢", "⎣", "["), "⎛": ("⎜", "⎝", "("), "⎤": ("⎥", "⎦", "]"), "⎞": ("⎟", "⎠", ")"),
}  # fmt: skip
_TALL = frozenset(sign for top, (middle, bottom, _) in _BRACKETS.items() for sign in (top, middle, bottom))
_WORD = pattern(r"[^ ]+")
_WIDE_WORD = pattern(r"[^ ]+(?: [^ ]+)*")
_SIGN = pattern(r"[^ ] [+−×·⊙/*-] [^ ]")
#: The sizes of what stands above, as `2×2 2×1`; the name of a stage; a remark in brackets.
_ASIDE = pattern(
    r"(?:[0-9]+×[0-9]+ *)+|\((?=[^()]*[^\W\d_]{3})[^()=≈]*\)?|[^\W\d_]{3,}(?:[ ’'-]+[^\W\d_]+)*"
    r"|[^()=≈+×]*[^\W\d_]{2,}\)"
)

#: A character with the place it stands for.
_Placed: TypeAlias = "tuple[str, int]"
_Row: TypeAlias = "list[_Placed]"


class _Bracket(NamedTuple):
    """A tall bracket: what it is, its rows from the first to the last, and its column."""

    sign: str
    top: int
    bottom: int
    column: int


def undrawn(text: str) -> tuple[str, list[int] | None]:
    """A text with its drawn matrices on one line, and where each character stood; None where there is none.

    >>> undrawn("    ⎡0.43⎤\\n  = ⎢0.55⎥   result\\n    ⎣0.60⎦\\n")[0]
    '  = [0.43, 0.55, 0.60]   result\\n'
    """
    if "⎡" not in text and "⎛" not in text and "⎞" not in text:
        return text, None
    rows = list(_rows(text))
    brackets = list(_brackets(rows))
    if not brackets:
        return text, None
    made: list[_Row] = []
    at, changed = 0, False
    for first, last in _bands(brackets):
        own = [it for it in brackets if first <= it.top <= last]
        line = _line(rows, first, last, own)
        made += rows[at:first]
        made += [line] if line is not None else rows[first : last + 1]
        changed |= line is not None
        at = last + 1
    if not changed:
        return text, None
    made += rows[at:]
    kept = _without_asides(made)
    found = [each for row in kept for each in row]
    return "".join(sign for sign, _ in found), [place for _, place in found]


def _rows(text: str) -> Iterator[_Row]:
    """The lines of a text with a cell for every column, and their ends; a mark above a letter is in its cell."""
    row: _Row = []
    for place, sign in enumerate(text):
        if row and unicodedata.combining(sign):
            row[-1] = row[-1][0] + sign, row[-1][1]
            continue
        row.append((sign, place))
        if unicodedata.east_asian_width(sign) in "WF":
            row.append(("", place))
        if sign == "\n":
            yield row
            row = []
    if row:
        yield row


def _at(row: _Row, column: int) -> str:
    return row[column][0] if column < len(row) else ""


def _brackets(rows: Sequence[_Row]) -> Iterator[_Bracket]:
    """The brackets that are whole, from the left."""
    for top, row in enumerate(rows):
        for column, (sign, _) in enumerate(row):
            if sign not in _BRACKETS:
                continue
            middle, bottom, said = _BRACKETS[sign]
            last = top + 1
            while last < len(rows) and _at(rows[last], column) == middle:
                last += 1
            if last < len(rows) and _at(rows[last], column) == bottom:
                yield _Bracket(said, top, last, column)


def _bands(brackets: Sequence[_Bracket]) -> Iterator[tuple[int, int]]:
    """The rows that brackets beside each other take up."""
    first = last = -1
    for it in sorted(brackets, key=lambda each: each.top):
        if it.top > last:
            if last >= 0:
                yield first, last
            first = it.top
        last = max(last, it.bottom)
    yield first, last


def _line(rows: Sequence[_Row], first: int, last: int, brackets: Sequence[_Bracket]) -> _Row | None:
    """The one line that some rows say; None where it is not seen what they say."""
    matrices = list(_matrices(brackets))
    pieces: list[tuple[int, int, _Row]] = []  # the columns from and to, and what they say
    for left, right in matrices:
        inside = _entries(rows, left, right)
        if inside is None:
            return None
        pieces.append((left.column, right.column, inside))
    single = [it for it in brackets if it.sign in "()"]
    if len(single) + 2 * len(matrices) != len(brackets):
        return None
    pieces += [(it.column, it.column, [(it.sign, rows[it.top][it.column][1])]) for it in single]
    pieces.sort()
    taken = {column for begun, ended, _ in pieces for column in range(begun, ended + 1)}
    filled = [
        r
        for r in range(first, last + 1)
        if any(sign.strip() and column not in taken for column, (sign, _) in enumerate(rows[r]))
    ]
    if len(filled) > 1:
        return None
    base = filled[0] if filled else (first + last) // 2
    return list(_in_order(rows[base], pieces))


def _matrices(brackets: Sequence[_Bracket]) -> Iterator[tuple[_Bracket, _Bracket]]:
    """Square brackets with those that close them."""
    rights = sorted((it for it in brackets if it.sign == "]"), key=lambda it: it.column)
    for left in brackets:
        if left.sign == "[":
            same = (it for it in rights if it.column > left.column and it[1:3] == left[1:3])
            if (right := next(same, None)) is not None:
                yield left, right


def _entries(rows: Sequence[_Row], left: _Bracket, right: _Bracket) -> _Row | None:
    """A matrix as a list of its rows, or of its entries if it is one column; None for rows of several lengths."""
    found: list[list[_Row]] = []
    for row in rows[left.top : left.bottom + 1]:
        cells = row[left.column + 1 : right.column]
        text = "".join(sign[:1] or " " for sign, _ in cells)
        if any(sign in _TALL for sign in text):
            return None
        word = _WIDE_WORD if _SIGN.search(text) else _WORD
        entries = [cells[slice(*part.span())] for part in word.finditer(text)]
        if entries:
            found.append(entries)
    if not found or len({len(row) for row in found}) > 1:
        return None
    begun = rows[left.top][left.column][1]
    if len(found[0]) == 1:
        return list(_listed([row[0] for row in found], begun))
    return list(_listed([list(_listed(row, row[0][0][1])) for row in found], begun))


def _listed(parts: Sequence[_Row], begun: int) -> Iterator[_Placed]:
    yield "[", begun
    after = begun
    for k, part in enumerate(parts):
        if k:
            yield from ((",", after), (" ", after))
        yield from part
        after = part[-1][1] + 1
    yield "]", after


def _in_order(base: _Row, pieces: Sequence[tuple[int, int, _Row]]) -> Iterator[_Placed]:
    """The row of signs with what is drawn where it stands; a function that a matrix follows takes it in brackets."""
    at = 0
    said = ""
    for begun, ended, inside in pieces:
        between = base[at:begun]
        said = "".join(sign for sign, _ in between).rstrip() or said
        yield from between
        if begun > len(base):
            yield " ", inside[0][1]
        applied = inside[0][0] == "[" and said[-1:].isalpha() and said.endswith(("σ", "tanh", "exp", "softmax", "relu"))
        yield from [("(", inside[0][1])] * applied
        yield from inside
        yield from [(")", inside[-1][1])] * applied
        said = inside[-1][0]
        at = ended + 1
    yield from base[at:]
    if at > len(base) or not base or base[-1][0] != "\n":
        yield "\n", pieces[-1][2][-1][1]


def _without_asides(rows: Sequence[_Row]) -> Iterator[_Row]:
    """The lines without remarks between those of a derivation, which begin with a sign."""
    held: list[_Row] = []
    for row in rows:
        text = "".join(sign for sign, _ in row)
        said = text.strip()
        if said and text[:1] == " " and _ASIDE.fullmatch(said):
            held.append(row)
            continue
        if not said.startswith(("=", "≈", "+")):
            yield from held
        held = []
        yield row
    yield from held
