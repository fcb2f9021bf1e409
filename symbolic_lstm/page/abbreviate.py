"""Abbreviate: long sums and large matrices show their ends, and say how much is left out.

It is done when every line has been audited in full, and the line says so: how
many terms are left out and what they come to together, how many rows and columns.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import assert_never

from symbolic_lstm.errors import SymbolicLstmError
from symbolic_lstm.languages import ENGLISH, Language
from symbolic_lstm.maths import terms as t
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.notation import NOTATIONS
from symbolic_lstm.numbers.enclose import value_of
from symbolic_lstm.numbers.figure import exactly
from symbolic_lstm.numbers.rounding import Digits, Interval, show
from symbolic_lstm.page import layout as l
from symbolic_lstm.page.blocks import Block, Display, Line, Page, Prose, Table
from symbolic_lstm.page.comma import with_each_part
from symbolic_lstm.records import replace

#: Longer sums are shortened, to so many terms before and after the dots.
LONGEST, BEFORE, AFTER = 12, 4, 2
#: Matrices with more rows or columns show so many before the dots, and the last.
LARGEST, FIRST = 8, 3
#: What is left out of a sum is told exactly with at most so many decimals, else rounded to so many digits.
_EXACT, _ROUNDED = 10, 8
_ACROSS, _DOWN, _BOTH = l.Ident("⋯"), l.Ident("⋮"), l.Ident("⋱")


class Gap(NamedTuple):
    """What is left out of a line: terms and what they come to, rows and columns of its largest matrix."""

    terms: int = 0
    together: str = ""
    rows: int = 0
    columns: int = 0


def abbreviated(page: Page, language: Language = ENGLISH) -> Page:
    """The page with sums of more than 12 terms and matrices of more than 8 rows shortened, and their lines noted.

    Rows of which an entry is worked beneath are never left out.
    """
    notation = NOTATIONS.get(str(page.about.get("notation")))
    turned = notation is not None and notation.rows

    def block(it: Block) -> Block:
        match it:
            case Display(lines=lines, folded=folded):
                kept = {line.entry[0] for line in lines if line.entry and line.entry not in folded}
                return it._replace(lines=tuple(_line(line, language, kept, turned) for line in lines))
            case Table(rows=rows):
                return it._replace(rows=tuple(tuple(map(_cell_of_table, row)) for row in rows))
            case _:
                return it

    return replace(page, blocks=tuple(map(block, page.blocks)))


def _cell_of_table(cell: Prose) -> Prose:
    return tuple(part if isinstance(part, str) else with_dots(part)[0] for part in cell)


def _line(line: Line, language: Language, kept: Collection[int], turned: bool) -> Line:
    long, wide = _long(line.right), _wide(line.right)
    if not long and not wide:
        return line
    right, gap = _shortened(line.right, language) if long else (line.right, Gap())
    right, rows, columns = with_dots(right, kept, turned=turned)
    told = list(filter(None, (_terms(gap, language), *_dots(rows, columns, line.right, language))))
    return line._replace(right=right, note="; ".join(filter(None, (line.note, *told)))) if told else line


def _terms(gap: Gap, language: Language) -> str:
    if not gap.terms:
        return ""
    key = "remark: left out, together" if gap.together else "remark: left out"
    return language.says(key, count=str(gap.terms), sum=gap.together)


def _dots(rows: int, columns: int, right: l.Layout, language: Language) -> list[str]:
    """What dots in matrices stand for; in a line of vectors alone, entries."""
    if bool(rows) != bool(columns) and all(1 in (len(a.rows), len(a.rows[0])) for a in _arrays(right)):
        return [language.counted("remark: entries left out", str(rows or columns))]
    found = [language.counted("remark: rows left out", str(rows))] if rows else []
    return found + ([language.counted("remark: columns left out", str(columns))] if columns else [])


def _arrays(layout: l.Layout) -> list[l.Array]:
    found: list[l.Array] = []

    def look(part: l.Layout) -> l.Layout:
        found.extend([part] if isinstance(part, l.Array) else [])
        return part if isinstance(part, l.Array) else with_each_part(part, look)

    look(layout)
    return found


def with_dots(layout: l.Layout, kept: Collection[int] = (), *, turned: bool = False) -> tuple[l.Layout, int, int]:
    """A layout with large matrices shortened, and the most rows and columns that one of them leaves out.

    `kept` are rows that stay, or columns where vectors are rows (`turned`).
    """
    most = [0, 0]

    def one(part: l.Layout) -> l.Layout:
        if not isinstance(part, l.Array):
            return with_each_part(part, one)
        down, across = len(part.rows), len(part.rows[0])
        if max(down, across) <= LARGEST:
            return part
        rows = _places(down, () if turned else kept)
        columns = _places(across, kept if turned else ())
        most[0] = max(most[0], down - sum(k is not None for k in rows))
        most[1] = max(most[1], across - sum(k is not None for k in columns))
        return l.Array(tuple(tuple(_cell(part, r, c) for c in columns) for r in rows))

    found = one(layout)
    return found, most[0], most[1]


def _cell(array: l.Array, row: int | None, column: int | None) -> l.Layout:
    if row is None or column is None:
        return _BOTH if row is column else _DOWN if row is None else _ACROSS
    return array.rows[row][column]


def _places(count: int, kept: Collection[int]) -> list[int | None]:
    """The rows that are shown, with None where others are left out."""
    if count <= LARGEST:
        return list(range(count))
    indices = sorted({*range(FIRST), count - 1, *(k for k in kept if k < count)})
    found: list[int | None] = []
    for k in indices:
        before = found[-1] if found else -1
        assert before is not None
        if k == before + 2:
            found.append(k - 1)
        elif k > before + 2:
            found.append(None)
        found.append(k)
    return found


def _long(layout: l.Layout) -> bool:
    """Whether there is a row in it that could be a long sum."""
    match layout:
        case l.Row(items):
            return len(items) > 2 * LONGEST or any(_long(it) for it in items if not isinstance(it, (l.Num, l.Op)))
        case l.Call(_, arguments):
            return any(map(_long, arguments))
        case l.Fence(inner):
            return _long(inner)
        case _:
            return False


def _wide(layout: l.Layout) -> bool:
    """Whether there is a matrix in it."""
    match layout:
        case l.Num() | l.Ident() | l.Op() | l.Text():
            return False
        case l.Row(items) | l.Call(_, items):
            return any(map(_wide, items))
        case l.Fence(inner) | l.Radical(inner) | l.Over(inner) | l.Boxed(inner):
            return _wide(inner)
        case l.Sub(first, second) | l.Sup(first, second) | l.Frac(first, second) | l.Under(first, second):
            return _wide(first) or _wide(second)
        case l.Array():
            return True
        case _:
            assert_never(layout)


def _shortened(layout: l.Layout, language: Language) -> tuple[l.Layout, Gap]:
    """A layout with long sums shortened, and what is left out of them."""
    gaps: list[Gap] = []

    def one(part: l.Layout) -> l.Layout:
        if not isinstance(part, l.Row):
            return part if isinstance(part, l.Array) else with_each_part(part, one)
        row = tuple(map(one, part.items))
        if len(row) <= 2 * LONGEST or not all(item == l.Op("+") for item in row[1::2]):
            return l.Row(row)
        first, last = 2 * BEFORE - 1, len(row) - 2 * AFTER + 1
        middle = row[first + 1 : last - 1]
        gaps.append(Gap(len(middle[::2]), _together(l.Row(middle), language)))
        return l.Row((*row[:first], l.Op("+"), _ACROSS, l.Op("+"), *row[last:]))

    found = one(layout)
    together = gaps[0].together if len(gaps) == 1 else ""
    return found, Gap(sum(gap.terms for gap in gaps), together)


def _together(sum_: l.Row, language: Language) -> str:
    """What the terms that are left out come to; '' where they are names."""
    from symbolic_lstm.readers.term import sentence  # only a sum that is shortened is read back

    try:
        term = sentence(sum_)
        if t.names(term):
            return ""
        value = value_of(term, precision=256)
    except SymbolicLstmError:
        return ""
    exact = None if isinstance(value, Interval) else exactly(value, 0, _EXACT)
    if exact is not None:
        return language.figure(exact)
    shown = show(value, Digits(_ROUNDED, True), "half-up")
    return f"≈ {language.figure(shown)}" if shown else ""
