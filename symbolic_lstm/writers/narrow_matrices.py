"""Matrices in derivations that no line of a page has room for: their ends are shown, and what is left out is told."""

from __future__ import annotations

from symbolic_lstm.languages import Language
from symbolic_lstm.page.blocks import Display, Line
from symbolic_lstm.page.layout import Array, Call, Fence, Ident, Layout, Row, Sup
from symbolic_lstm.writers.breaks import Measure

#: So many columns are shown before the dots, and the last.
_FIRST = 3
_DOTS = Ident("⋯")


def with_narrow_matrices(it: Display, room: float, measure: Measure, language: Language) -> Display:
    """The derivation, no matrix of rows wider than `room` if its ends are not; lines say what is left out."""
    return it._replace(lines=tuple(_line(line, room, measure, language) for line in it.lines))


def _line(line: Line, room: float, measure: Measure, language: Language) -> Line:
    gone: list[int] = []

    def narrow(part: Layout) -> Layout:
        match part:
            case Array(rows, kind) if len(rows) > 1 and len(rows[0]) > _FIRST + 2 and measure(part) > room:
                gone.append(len(rows[0]) - _FIRST - 1)
                return Array(tuple((*row[:_FIRST], _DOTS, row[-1]) for row in rows), kind)
            case Row(items):
                return Row(tuple(map(narrow, items)))
            case Call(function, arguments):
                return Call(function, tuple(map(narrow, arguments)))
            case Fence(inner, kind):
                return Fence(narrow(inner), kind)
            case Sup(base, script):
                return Sup(narrow(base), script)
            case _:
                return part

    right = narrow(line.right)
    if not gone:
        return line
    told = language.counted("remark: columns left out", str(max(gone)))
    return line._replace(right=right, note="; ".join(filter(None, (line.note, told))))
