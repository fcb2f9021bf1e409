"""Matrices in text as on a blackboard: rows one under the other in brackets as tall as they are.

    σ( ⎡0.50 −0.25⎤ ⎡ 0.10⎤ + ⎡ 0.10⎤ )
       ⎣1.10  0.30⎦ ⎣−0.30⎦   ⎣−0.20⎦

Figures stand under each other at their decimal signs.
"""

from __future__ import annotations

from collections.abc import Sequence

from symbolic_lstm.named_tuples import NamedTuple
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
#: A matrix below the vector on which it stands stands in by so much more.
_BELOW = 3
#: Between two columns; a matrix is not made narrower than this; wider than any line.
_GAP, _NARROWEST, _AMPLE = "  ", 16, 10**6


class TextBox(NamedTuple):
    """Lines of text of one width; the line at `base` stands at the height of what is beside it."""

    lines: tuple[str, ...]
    base: int
    #: Whether a matrix stands on another line than the vector it is multiplied with.
    parted: bool = False

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


def boxes(layout: Layout, room: int, *, tear: bool = False) -> TextBox:
    """A layout in lines of at most `room` cells, as far as there are places; the base is that of the first part.

    With `tear` the rows of a matrix that is wider than a line are broken, too.
    """
    cut = broken(layout, room, measure=lambda part: float(_box(part).width))
    parts = [_within(part, room - (_HANGING + _BELOW) * (k > 0)) if tear else _box(part) for k, part in enumerate(cut)]
    lines = [*parts[0].lines]
    for part, made in zip(cut[1:], parts[1:], strict=True):
        lines += [" " * (_HANGING + _BELOW * _begins_a_factor(part)) + line for line in made.lines]
    return even(lines, parts[0].base)._replace(parted=any(map(_begins_a_factor, cut[1:])))


def _begins_a_factor(part: Layout) -> bool:
    return isinstance(part, Row) and part.items[:1] == (Op(""),)


def matrix_box(array: Array, room: int) -> TextBox:
    """A matrix as on a blackboard; rows that are wider than `room` go on in the line below, a little further in."""
    if (whole := _matrix(array)).width <= room:
        return whole
    if len(array.rows) == 1:
        said = equation(array)
        lines = _filled([*map(equation, array.rows[0])], _between(array), room - 2)
        last = len(lines) - 1
        return even([(" " if k else said[0]) + line + said[-1] * (k == last) for k, line in enumerate(lines)])
    cells = [_aligned([equation(row[k]) for row in array.rows]) for k in range(len(array.rows[0]))]
    rows = [_filled([column[k] for column in cells], _GAP, room - 2 - _HANGING) for k in range(len(array.rows))]
    inner = even([" " * (_HANGING * (k > 0)) + line for row in rows for k, line in enumerate(row)])
    base = (len(inner.lines) - 1) // 2
    sides = [_bracket(sign, len(inner.lines), base) for sign in _SIDES[array.kind]]
    return _beside([sides[0], inner._replace(base=base), sides[1]])


def _within(layout: Layout, room: int) -> TextBox:
    """A part of a line; if it is wider than `room`, with the rows of its matrices broken, the widest first."""
    made, narrow = _box(layout), room
    while made.width > room and narrow > _NARROWEST:
        narrow = min(narrow, max((_matrix(array).width for array in arrays(layout)), default=0)) - 1
        made = _box(layout, narrow)
    return made


def arrays(layout: Layout) -> list[Array]:
    """The matrices of a layout, those of one row among them."""
    match layout:
        case Array(kind=kind):
            return [layout] if kind in _SIDES else []
        case Row(items) | Call(_, items):
            return [array for item in items for array in arrays(item)]
        case Fence(inner) | Sup(inner):
            return arrays(inner)
        case _:
            return []


def _filled(cells: Sequence[str], between: str, room: int) -> list[str]:
    """Cells in lines of at most `room`."""
    lines = [cells[0]]
    for cell in cells[1:]:
        if text_width(lines[-1] + between + cell) > room:
            lines[-1] += between.rstrip()
            lines.append(cell)
        else:
            lines[-1] += between + cell
    return lines


def even(lines: Sequence[str], base: int = 0) -> TextBox:
    """Lines made as wide as the widest."""
    wide = max(map(text_width, lines))
    return TextBox(tuple(left(line, wide) for line in lines), base)


def _box(layout: Layout, room: int = _AMPLE) -> TextBox:
    match layout:
        case Array(kind=kind) if kind in _SIDES:
            return matrix_box(layout, room)
        case Row(items):
            return _beside(_spaced(items, room))
        case Call(function, arguments) if arrays(layout):
            parts = [part for argument in arguments for part in (_text(", "), _box(argument, room))]
            return _beside([_text(equation(function)), *_fenced("()", _beside(parts[1:]))])
        case Fence(inner, kind) if arrays(inner):
            return _beside(_fenced(_FENCES[kind], _box(inner, room)))
        case Sup(base, script) if is_tall(base):
            under, above = _box(base, room), above_text(script)
            return _beside([under, TextBox((above, *(" " * text_width(above) for _ in under.lines[1:])), under.base)])
        case _:
            return _text(equation(layout))


def _text(said: str) -> TextBox:
    return TextBox((said,), 0)


def _spaced(items: Sequence[Layout], room: int) -> list[TextBox]:
    """Items with spaces around binary signs; brackets and prefixes stand close."""
    found: list[TextBox] = []
    for k, item in enumerate(items):
        if not isinstance(item, Op):
            found.append(_box(item, room))
        elif item.prefix or item.glyph in ("(", "[", ")", "]"):
            found.append(_text(plain(item.glyph)))
        elif item.glyph in (",", ";"):
            found.append(_text(item.glyph + " "))
        else:
            before = " " if k and item.glyph else ""
            found.append(_text(f"{before}{plain(item.glyph)} "))
    above = max((it.base for it in found), default=0)
    tall = above + max((len(it.lines) - it.base for it in found), default=1)
    for k, item in enumerate(items):
        if tall > 1 and isinstance(item, Op) and item.glyph in _TALL:  # a bracket that closes on another line
            found[k] = _beside([_bracket(item.glyph, tall, above), _text(" ")][:: 1 if item.glyph in "([" else -1])
    return found


def _between(array: Array) -> str:
    """What stands between the entries of a row that is set in a line."""
    said = equation(Array((array.rows[0][:2],), array.kind))
    first, second = map(equation, array.rows[0][:2])
    return said[said.index(first) + len(first) : said.rindex(second)]


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
    """A matrix; each column aligned at its decimal signs. One row is set as in a line."""
    if len(array.rows) == 1:
        return _text(equation(array))
    columns = [_aligned([equation(row[k]) for row in array.rows]) for k in range(len(array.rows[0]))]
    lines = tuple(_GAP.join(cells) for cells in zip(*columns, strict=True))
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
