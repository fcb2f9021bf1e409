"""The form for a phone beside the picture of the cell: the same boxes at other places, so that they stand there once.

What is set anew in the one, a figure or a dot, changes in the other.
"""

from __future__ import annotations

import re

from symbolic_lstm.named_tuples import NamedTuple

#: A box with its words, its curve with the dot, and its figure.
_BOX = re.compile(
    r'<rect [^>]*class="?b\b[^>]*>(?:<text (?:(?!data-q|</text>).)*</text>)+(?:<use [^>]*><circle data-dot[^>]*>)?'
    r'<text [^>]*data-q="([\w.]+)">[^<]*</text>'
)
#: The class of what has a colour, and that colour among its other classes.
_CLASSES = re.compile(r' class=(?:"([^"]*)"|([\w-]+))(/?)')
_COLOUR = re.compile(r"\bq[FICO]\b ?")
_AT = re.compile(r" c?([xy])=([-\d.]+)")
#: Places are whole pixels: what stands two of them aside stands elsewhere.
_NEAR = 2.0


class _Placed(NamedTuple):
    """What is drawn of a box, and the places of all that is in it, its corner first."""

    drawn: str
    places: tuple[tuple[str, float], ...]


def shared(wide: str, narrow: str) -> tuple[str, str]:
    """Both forms, the boxes of the narrow one those of the wide one wherever they look alike.

    >>> box = '<rect x={} y=2 class="b qF"/><text x={} y=9 class=qF>f</text>'
    >>> box += '<text x={} y=19 class="qF e" data-q="f">1</text>'
    >>> both = shared(box.format(1, 9, 9), box.format(11, 19, 19))
    >>> both[0]
    '<g id=p0 class=qF><rect x=1 y=2 class=b /><text x=9 y=9>f</text><text x=9 y=19 class=e data-q="f">1</text></g>'
    >>> both[1]
    '<use href=#p0 x=10 y=0 />'
    """
    there = {it[1]: _placed(it[0]) for it in _BOX.finditer(wide)}
    used: list[str] = []

    def another(found: re.Match[str]) -> str:
        box, other = _placed(found[0]), there.get(found[1])
        if other is None or other.drawn != box.drawn or not _colour(found[0]):
            return found[0]
        right, down = (box.places[k][1] - other.places[k][1] for k in (0, 1))
        by = {"x": right, "y": down}
        if any(abs(a - b - by[axis]) >= _NEAR for (axis, a), (_, b) in zip(box.places, other.places, strict=True)):
            return found[0]
        used.append(found[1])
        return f"<use href=#p{len(used) - 1} x={right:g} y={down:g} />"

    narrow = _BOX.sub(another, narrow)
    return _BOX.sub(lambda it: _grouped(it[0], used.index(it[1])) if it[1] in used else it[0], wide), narrow


def _grouped(box: str, number: int) -> str:
    """A box in a group that can be drawn again, which has the colour of all that is in it."""
    return f"<g id=p{number} class={_colour(box)}>{_CLASSES.sub(_other_classes, box)}</g>"


def _colour(box: str) -> str:
    """The colour of all that is in a box; none where there are several."""
    said = [it[1] or it[2] for it in _CLASSES.finditer(box) if not it[0].startswith(" class=sl-")]
    colours = {"".join(_COLOUR.findall(it)).strip() for it in said}
    return colours.pop() if len(colours) == 1 else ""


def _other_classes(found: re.Match[str]) -> str:
    others, end = _COLOUR.sub("", found[1] or found[2]).strip(), found[3]
    if " " in others:
        return f' class="{others}"{end}'
    return f" class={others}{' ' if end == '/' else ''}{end}" if others else end


def _placed(drawn: str) -> _Placed:
    return _Placed(_AT.sub("", drawn), tuple((it[1], float(it[2])) for it in _AT.finditer(drawn)))
