"""What cells are put together of: gates with a small curve, signs in circles, figures and columns of figures."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

from symbolic_lstm.drawing.functions import CURVES, Curve
from symbolic_lstm.drawing.graph import GraphNode, Shown
from symbolic_lstm.drawing.measure import folded, label_width
from symbolic_lstm.drawing.subject import Subject
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.page.layout import Layout
from symbolic_lstm.page.scene import Colour, Disc, Item, Label, Point, Rect, Wire, Words

#: The letters of figures, of words and of small figures.
FIGURE, WORDS, SMALL = 19.0, 12.5, 13.0
#: The radius of a sign's circle.
RADIUS = 13.0
#: Vectors of so many entries have figures, longer ones shaded squares alone.
MOST_FIGURES = 4
_ENTRY, _SQUARE = 14.0, 11.0
_ENTRY_SIZE = 11.0
_LINE = 15.0


class Area(NamedTuple):
    """How much room something takes."""

    width: float
    height: float


def area(shown: Shown, size: float = FIGURE) -> Area:
    """The room of figures: one number, or a column of shaded squares."""
    if not shown.figures:
        return Area(0.0, 0.0)
    if len(shown.figures) == 1:
        return Area(label_width((shown.figures[0],), size, bold=True), size * 0.8)
    entries = _entries(shown)
    texts = [text for text, _ in entries if text]
    aside = max((label_width((text,), _ENTRY_SIZE) for text in texts), default=-4.0) + 4
    return Area(_SQUARE + aside, _ENTRY * len(entries))


def figures(
    shown: Shown, x: float, y: float, colour: Colour, *, anchor: Literal["start", "middle", "end"] = "start",
    size: float = FIGURE, q: str = "", bold: bool = True,
) -> list[Item]:  # fmt: skip
    """Figures whose lower edge is at y: a number on its baseline, or a column, shaded by how large its entries are."""
    if not shown.figures:
        return []
    if len(shown.figures) == 1:
        return [Label(x, y, shown.figures, anchor, size, colour, bold, q=q)]
    room = area(shown, size)
    left = x - {"start": 0.0, "middle": room.width / 2, "end": room.width}[anchor]
    most = max(1.0, *(abs(v) for v in shown.values))
    items: list[Item] = []
    top = y - room.height
    for k, (text, value) in enumerate(_entries(shown)):
        here = top + k * _ENTRY
        if value is not None:
            items.append(Rect(left, here + 1, _SQUARE, _SQUARE, colour, "edge"))
            if share := abs(value) / most:
                items.append(
                    Rect(left, here + 1, _SQUARE, _SQUARE, colour, "shade", max(share, 0.04), q=_entry(q, k, shown))
                )
            if value < 0:
                seen = colour if abs(value) < most / 2 else "paper"
                items.append(Wire(((left + 2.5, here + 6.5), (left + _SQUARE - 2.5, here + 6.5)), seen, 1.5))
        if text:
            items.append(
                Label(left + _SQUARE + 4, here + 10.5, (text,), "start", _ENTRY_SIZE, colour, q=_entry(q, k, shown))
            )
    return items


def _entry(q: str, k: int, shown: Shown) -> str:
    return f"{q}[{k}]" if q and k < len(shown.figures) else ""


def _entries(shown: Shown) -> list[tuple[str, float | None]]:
    """The entries of a column, each with its figure if there are few, and how many are left out."""
    if shown.total <= MOST_FIGURES:
        return list(zip(shown.figures, shown.values, strict=True))
    found: list[tuple[str, float | None]] = [("", value) for value in shown.values]
    left = shown.total - len(found)
    return [*found, (f"+ {left}", None)] if left else found


class GateBox(NamedTuple):
    """A gate as a box: its words in lines, its curve and its figure, and how large it is."""

    node: GraphNode
    lines: tuple[Words, ...]
    width: float
    height: float
    bare: bool = False


def gate(subject: Subject, node: GraphNode, called: str = "", *, bare: bool = False) -> GateBox:
    """The box of a gate; `bare` ones show the sign of their activation and no words."""
    figure = area(node.shown)
    if bare:
        letters = node.sign or "Σ"
        width = max(44.0, label_width((letters,), 15) + 18)
        return GateBox(node, ((letters,),), width, 30.0, True)
    named = node.name
    glyph = subject.glyph(named, node.time) if named and not called else None
    word = called or (subject.word(named) if named else node.sign)
    lines, letters_wide = _told(word, glyph)
    wide = max(letters_wide, figure.width + 62.0, 84.0)
    return GateBox(node, lines, wide + 24, max(92.0, 22 + _LINE * len(lines) + max(figure.height, 32.0)))


@lru_cache(maxsize=1024)
def _told(word: str, glyph: Layout | None) -> tuple[tuple[Words, ...], float]:
    """What stands in a gate in words, line by line, and how wide that is."""
    lines: list[Words] = [(line,) for line in folded(word, WORDS, 136.0)] if word else []
    if glyph is not None:
        lines = [(glyph, "\u00a0\u00a0", *lines[0]), *lines[1:]] if lines else [(glyph,)]
    return tuple(lines), max((label_width(line, WORDS) for line in lines), default=0.0)


def drawn(box: GateBox, x: float, y: float, q: str = "") -> list[Item]:
    """A gate with its middle at x and its top at y; `q` names its figure where the gate has no name of its own."""
    node = box.node
    left = x - box.width / 2
    items: list[Item] = [Rect(left, y, box.width, box.height, node.colour, "tint", radius=6)]
    if box.bare:
        return [*items, Label(x, y + box.height / 2 + 5, box.lines[0], "middle", 15, node.colour)]
    for k, line in enumerate(box.lines):
        items.append(Label(x, y + 19 + k * _LINE, line, "middle", WORDS, node.colour))
    bottom = y + box.height - 13
    items += small_curve(node, left + 12, bottom - 21)
    items += figures(node.shown, left + box.width - 12, bottom, node.colour, anchor="end", q=node.name or q)
    return items


def small_curve(node: GraphNode, x: float, y: float) -> list[Item]:
    """The curve of an activation in a few pixels, with a dot where the step stands."""
    it = CURVES.get(node.head) if node.head else None
    if it is None or it.low is None or it.high is None:
        return [Label(x, y + 18, (node.sign,), "start", WORDS, "muted")] if node.sign else []
    foot = y + 20
    items: list[Item] = [Wire(tuple((x + right, foot - up) for right, up in _small(it)), node.colour, 1.5)]
    if len(node.sum.values) == 1:
        right, up = small_at(it, min(7.0, max(-7.0, node.sum.values[0])))
        items.append(Disc(x + right, foot - up, 3.2, node.colour))
    return items


@cache
def _small(curve: Curve) -> tuple[Point, ...]:
    """The points of a small curve, from its lower left corner."""
    return tuple(small_at(curve, -7 + k / 2) for k in range(29))


def small_at(curve: Curve, value: float) -> Point:
    """Where a small curve is at a value from −7 to 7: how far right of its lower left corner, and how far above it."""
    low, high = curve.low or 0.0, curve.high or 0.0
    return (value + 7) / 14 * 40, (curve.at(value) - low) / (high - low) * 20


def sign(text: str, x: float, y: float) -> list[Item]:
    """A sign in a circle: × and + as lines, what is longer as letters."""
    items: list[Item] = [Disc(x, y, RADIUS, "ink", "node")]
    if text == "×":
        return [*items, *(Wire(((x - 4.5, y - 4.5 * s), (x + 4.5, y + 4.5 * s)), "ink", 1.6) for s in (1, -1))]
    if text == "+":
        return [*items, Wire(((x - 6, y), (x + 6, y)), "ink", 1.6), Wire(((x, y - 6), (x, y + 6)), "ink", 1.6)]
    return [*items, Label(x, y + 4, (text,), "middle", 11.0 if len(text) < 4 else 9.0)]
