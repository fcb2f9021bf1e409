"""How much room the first page of a sheet has for the picture of its cell, below what stands before it."""

from __future__ import annotations

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.page.blocks import Illustration, Note, Page, Para
from symbolic_lstm.page.scene import Label, Scene
from symbolic_lstm.writers.contents import contents
from symbolic_lstm.writers.outline import page_outline, words

#: The smallest letters of a picture that are read with ease on paper, in pt.
LEGIBLE = 6.2


class FirstPage(NamedTuple):
    """How a format sets what stands before the picture: the height of a line, in pt, and the letters it holds."""

    title: tuple[float, int]
    lead: tuple[float, int]
    small: tuple[float, int]
    #: What stands between two paragraphs, in pt, a line of the table of contents, and all else above the picture.
    gap: float
    contents: float
    others: float


def above_picture(page: Page, sizes: FirstPage) -> float:
    """Roughly how much of the first page stands above the picture, in pt; rather too much than too little."""
    opening, _, closing = page_outline(page)
    tall = sizes.others + _lines(words(page.titled), sizes.title)
    for it in (*opening, *closing):
        if isinstance(it, (Para, Note)):
            said = words(it.prose) + (it.link if isinstance(it, Para) else it.word)
            lead = isinstance(it, Para) and it.kind != "source"
            tall += _lines(said, sizes.lead if lead else sizes.small) + sizes.gap
    listed = len(contents(page))
    return tall + (sizes.contents * (1.8 + -(-listed // 2)) if listed else 0.0)


def longer_caption(it: Illustration, small: tuple[float, int]) -> float:
    """What a caption takes below its first line, whose height and letters `small` has."""
    return _lines(words(it.caption), small) - small[0]


def _lines(said: str, line: tuple[float, int]) -> float:
    return line[0] * max(1, -(-len(said) // line[1]))


def legible_height(scene: Scene) -> float:
    """How tall a picture is on paper, in pt, whose smallest letters are just large enough."""
    return scene.height * LEGIBLE / min((it.size for it in scene.walk() if isinstance(it, Label)), default=12.0)
