"""Elide: long sums show their ends and say how many terms are left out.

It is done when every line has been audited in full, and the line says so.
"""

from __future__ import annotations

from symbolic_lstm.languages import ENGLISH, Language
from symbolic_lstm.page import layout as l
from symbolic_lstm.page.blocks import Line, Page

#: Longer sums are shortened, to so many terms before and after the dots.
LONGEST, BEFORE, AFTER = 12, 4, 2


def abbreviated(page: Page, language: Language = ENGLISH) -> Page:
    """The page with every sum of more than 12 terms shortened and its line noted."""
    return page.changed(lambda line: _line(line, language))


def _line(line: Line, language: Language) -> Line:
    right, left_out = _shortened(line.right) if _long(line.right) else (line.right, 0)
    if not left_out:
        return line
    told = language.says("remark: left out", count=str(left_out))
    return line._replace(right=right, note=f"{line.note}; {told}" if line.note else told)


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


def _shortened(layout: l.Layout) -> tuple[l.Layout, int]:
    """A layout with long sums shortened, and how many terms are left out."""
    match layout:
        case l.Row(items):
            parts = [_shortened(item) for item in items]
            row, left_out = tuple(part for part, _ in parts), sum(count for _, count in parts)
            if len(row) > 2 * LONGEST and all(item == l.Op("+") for item in row[1::2]):
                gap = len(row[1::2]) + 1 - BEFORE - AFTER
                row = (*row[: 2 * BEFORE - 1], l.Op("+"), l.Ident("⋯"), l.Op("+"), *row[len(row) - 2 * AFTER + 1 :])
                left_out += gap
            return l.Row(row), left_out
        case l.Call(function, arguments):
            parts = [_shortened(argument) for argument in arguments]
            return l.Call(function, tuple(part for part, _ in parts)), sum(count for _, count in parts)
        case l.Fence(inner, kind):
            part, left_out = _shortened(inner)
            return l.Fence(part, kind), left_out
        case _:
            return layout, 0
