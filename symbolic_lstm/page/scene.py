"""Scenes: what a picture holds, before any format is chosen.

A small closed language, as layouts and pages are: `drawing` makes scenes, a
writer spells them as SVG, TikZ or Typst. Lengths are CSS pixels, y downwards.
Colours are named by what they stand for, so that one quantity has one colour in
text, formula and picture, on light ground and dark.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.page.layout import Layout

#: Ink, small print, hairlines, the ground; then forget, input, cell and output.
Colour: TypeAlias = Literal["ink", "muted", "rule", "paper", "F", "I", "C", "O"]
Point: TypeAlias = tuple[float, float]
#: Letters and formulas side by side.
Words: TypeAlias = "tuple[str | Layout, ...]"

#: The colour of a quantity by what it does.
COLOURS: Mapping[str, Colour] = {
    "forget gate": "F", "update gate": "F", "input gate": "I", "reset gate": "I", "candidate": "I",
    "cell state": "C", "output gate": "O", "hidden state": "O",
}  # fmt: skip


class Rect(NamedTuple):
    """A box: `tint` is faintly filled with an edge, `edge` an edge alone, `shade` filled as far as `share` says."""

    x: float
    y: float
    width: float
    height: float
    colour: Colour
    kind: Literal["tint", "edge", "shade"] = "tint"
    share: float = 1.0
    radius: float = 0.0
    q: str = ""


class Wire(NamedTuple):
    """A line through points, `round` at its corners where it says so, with a head at its end where it is an `arrow`."""

    points: tuple[Point, ...]
    colour: Colour = "ink"
    width: float = 2.0
    arrow: bool = False
    dashed: bool = False
    q: str = ""


class Disc(NamedTuple):
    """A circle: `dot` is filled and parted from what lies below it, `node` is paper with an edge."""

    x: float
    y: float
    radius: float
    colour: Colour = "ink"
    kind: Literal["dot", "node"] = "dot"
    q: str = ""


class Label(NamedTuple):
    """Words at a point of their baseline; `halo` keeps them legible on what they lie on."""

    x: float
    y: float
    words: Words
    anchor: Literal["start", "middle", "end"] = "start"
    size: float = 12.5
    colour: Colour = "ink"
    bold: bool = False
    halo: bool = False
    q: str = ""


class Group(NamedTuple):
    """Things that belong together, such as a gate with its wires; `title` names them, `dim` draws them faintly."""

    items: tuple[Item, ...]
    q: str = ""
    title: str = ""
    dim: bool = False


Item: TypeAlias = Rect | Wire | Disc | Label | Group


class Scene(NamedTuple):
    """A picture with its title and, for those who hear it, what it shows in words."""

    name: str
    title: str
    words: str
    width: float
    height: float
    items: tuple[Item, ...]
    language: str = "en"

    def walk(self) -> Iterator[Item]:
        """Everything in it, what groups hold among them."""
        return _walk(self.items)


def _walk(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        if isinstance(item, Group):
            yield from _walk(item.items)
