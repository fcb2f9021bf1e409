"""Row vectors wider than a page, figure after figure on as many lines as it takes, as on a blackboard."""

from __future__ import annotations

from typing import TypeGuard

from symbolic_lstm.page import layout as l
from symbolic_lstm.writers.breaks import Measure

#: What is between two figures of a vector.
_BETWEEN = l.Text("\u00a0" * 3)
#: What a line that goes on stands in by, in em.
_HANGING = 2.0


def parted_vectors(part: l.Layout, room: float, measure: Measure) -> list[l.Layout]:
    """The part itself, or where it is wider than `room` its lines, its row vectors parted between their figures.

    What has no row vector stays as wide as it is, and no figure is ever parted.

    >>> from symbolic_lstm.writers.breaks import width
    >>> vector = l.Array(((l.Num("0.25"), l.Num("0.50"), l.Num("0.75")),))
    >>> [len(it.items) for it in parted_vectors(vector, 6, width) if isinstance(it, l.Row)]
    [4, 2]
    """
    items = _pieces(part)
    if measure(part) <= room or not any(map(_is_vector, items)):
        return [part]
    lines: list[list[l.Layout]] = [[]]
    for piece in (word for item in items for word in _words(item)):
        own = room - (_HANGING if len(lines) > 1 else 0.0)
        if lines[-1] and measure(l.Row((*lines[-1], *piece))) > own and not _closes(piece):
            lines.append([*piece[1:]] if piece[0] == _BETWEEN else [*piece])
        else:
            lines[-1] += piece
    return [l.Row(tuple(line)) for line in lines]


def _pieces(part: l.Layout) -> list[l.Layout]:
    """What stands side by side, with the brackets that hold a row vector as signs."""
    match part:
        case l.Row(items):
            return [piece for item in items for piece in _pieces(item)]
        case l.Call(function, (inner,)) if any(map(_is_vector, _pieces(inner))):
            return [function, l.Op("("), *_pieces(inner), l.Op(")")]
        case l.Fence(inner, "round") if any(map(_is_vector, _pieces(inner))):
            return [l.Op("("), *_pieces(inner), l.Op(")")]
        case _:
            return [part]


def _is_vector(item: l.Layout) -> TypeGuard[l.Array]:
    return isinstance(item, l.Array) and item.kind == "square" and len(item.rows) == 1 and len(item.rows[0]) > 1


def _words(item: l.Layout) -> list[list[l.Layout]]:
    """What a line may not part: each figure of a vector with the bracket it stands at, anything else as it is."""
    if not _is_vector(item):
        return [[item]]
    first, *others = item.rows[0]
    found = [[l.Op("["), first], *([_BETWEEN, figure] for figure in others)]
    found[-1].append(l.Op("]"))
    return found


def _closes(piece: list[l.Layout]) -> bool:
    return len(piece) == 1 and isinstance(piece[0], l.Op) and piece[0].glyph in (")", "]")
