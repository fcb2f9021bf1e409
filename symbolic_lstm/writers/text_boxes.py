"""Matrices in text as on a blackboard: rows one under the other in brackets as tall as they are.

    σ( ⎡0.50 −0.25⎤ ⎡ 0.10⎤ + ⎡ 0.10⎤ )
       ⎣1.10  0.30⎦ ⎣−0.30⎦   ⎣−0.20⎦

Figures stand under each other at their decimal signs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from symbolic_lstm.page.layout import Array, Call, Fence, Layout, Op, Row, Sup
from symbolic_lstm.writers.breaks import broken
from symbolic_lstm.writers.columns import left, right_aligned, text_width
from symbolic_lstm.writers.plain import plain
from symbolic_lstm.writers.text_maths import above_text, equation

_TALL = {
    "(": ("⎛", "⎜", "⎝"), ")": ("⎞", "⎟", "⎠"), "[": ("⎡", "⎢", "⎣"), "]": ("⎤", "⎥", "⎦"), "|": ("│", "│", "│"),
    "{": ("⎧", "⎪", "⎩"), "}": ("⎫", "⎪", "⎭"), "‖": ("‖", "‖", "‖"), " ": (" ", " ", " "),
}  # fmt: skip
_FENCES = {"round": "()", "square": "[]", "curly": "{}", "bars": "||", "norm": "‖‖"}
_SIDES: dict[str, str] = {"square": "[]", "round": "()", "bars": "||", "bare": "  "}
#: Continuation lines stand in by this much.
_HANGING = 2


class TextBox(NamedTuple):
    """Lines of text of one width; the line at `base` stands at the height of what is beside it."""

    lines: tuple[str, ...]
    base: int

    @property
    def width(self) -> int:
        return text_width(self.lines[0])


def is_tall(layout: Layout) -> bool:
    """Whether a layout holds a matrix of several rows."""
    match layout:
        case Array(rows, kind):
            return len(rows) > 1 and kind in _SIDES
        case Row(items):
            return any(map(is_tall, items))
        case Call(_, arguments):
            return any(map(is_tall, arguments))
        case Fence(inner) | Sup(inner):
            return is_tall(inner)
        case _:
            return False


def boxes(layout: Layout, room: int) -> TextBox:
    """A layout in lines of at most `room` cells, as far as there are places; the base is that of the first part."""
    parts = [_box(part) for part in broken(layout, room, measure=lambda part: float(_box(part).width))]
    lines = [*parts[0].lines]
    for part in parts[1:]:
        lines += [" " * _HANGING + line for line in part.lines]
    return TextBox(tuple(line.rstrip() for line in lines), parts[0].base)


def _box(layout: Layout) -> TextBox:
    match layout:
        case Array(kind=kind) if kind in _SIDES:
            return _matrix(layout)
        case Row(items):
            return _beside(_spaced(items))
        case Call(function, arguments) if is_tall(layout):
            parts = [part for argument in arguments for part in (_text(", "), _box(argument))]
            return _beside([_text(equation(function)), *_fenced("()", _beside(parts[1:]))])
        case Fence(inner, kind) if is_tall(inner):
            return _beside(_fenced(_FENCES[kind], _box(inner)))
        case Sup(base, script) if is_tall(base):
            under, above = _box(base), above_text(script)
            return _beside([under, TextBox((above, *(" " * text_width(above) for _ in under.lines[1:])), under.base)])
        case _:
            return _text(equation(layout))


def _text(said: str) -> TextBox:
    return TextBox((said,), 0)


def _spaced(items: Sequence[Layout]) -> list[TextBox]:
    """Items with spaces around binary signs; brackets and prefixes stand close."""
    found: list[TextBox] = []
    for k, item in enumerate(items):
        if not isinstance(item, Op):
            found.append(_box(item))
        elif item.prefix or item.glyph in ("(", "[", ")", "]"):
            found.append(_text(plain(item.glyph)))
        elif item.glyph in (",", ";"):
            found.append(_text(item.glyph + " "))
        else:
            before = " " if k and item.glyph else ""
            found.append(_text(f"{before}{plain(item.glyph)} "))
    return found


def _beside(parts: Sequence[TextBox]) -> TextBox:
    """Boxes side by side, their bases at one height."""
    above = max((part.base for part in parts), default=0)
    below = max((len(part.lines) - part.base for part in parts), default=1)
    lines = [""] * (above + below)
    for part in parts:
        top, wide = above - part.base, part.width
        for k in range(len(lines)):
            inside = 0 <= k - top < len(part.lines)
            lines[k] += left(part.lines[k - top], wide) if inside else " " * wide
    return TextBox(tuple(lines), above)


def _fenced(kind: str, inner: TextBox) -> list[TextBox]:
    tall, base = len(inner.lines), inner.base
    gap = _text(" " * (tall > 1))
    return [_bracket(kind[0], tall, base), gap, inner, gap, _bracket(kind[1], tall, base)]


def _bracket(sign: str, tall: int, base: int) -> TextBox:
    if tall == 1:
        return _text(sign)
    first, middle, last = _TALL[sign]
    return TextBox((first, *(middle for _ in range(tall - 2)), last), base)


def _matrix(array: Array) -> TextBox:
    """A matrix; each column aligned at its decimal signs."""
    columns = [_aligned([equation(row[k]) for row in array.rows]) for k in range(len(array.rows[0]))]
    lines = tuple("  ".join(cells) for cells in zip(*columns, strict=True))
    base = (len(lines) - 1) // 2
    sides = [_bracket(sign, len(lines), base) for sign in _SIDES[array.kind]]
    return _beside([sides[0], TextBox(lines, base), sides[1]])


def _aligned(cells: list[str]) -> list[str]:
    """Figures with their decimal signs under each other; what is no figure stands in the middle."""
    figures = [cell for cell in cells if any(map(str.isdigit, cell))]
    whole = max((text_width(_whole(cell)) for cell in figures), default=0)
    rest = max((text_width(cell) - text_width(_whole(cell)) for cell in figures), default=0)
    width = max([whole + rest, *map(text_width, cells)])
    found: list[str] = []
    for cell in cells:
        if cell in figures:
            found.append(left(right_aligned(_whole(cell), whole) + cell[len(_whole(cell)) :], width))
        else:
            before = (width - text_width(cell)) // 2
            found.append(left(" " * before + cell, width))
    return found


def _whole(figure: str) -> str:
    """A figure up to its decimal sign."""
    return next((figure[:k] for k, c in enumerate(figure) if c in ".,"), figure)
