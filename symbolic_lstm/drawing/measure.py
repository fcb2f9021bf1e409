"""Measure: how much room a label takes, in a face that is wider than most, so that no reader's is wider."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, TypeAlias
from unicodedata import combining, east_asian_width

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.page.letter_widths import WIDTHS
from symbolic_lstm.page.runs import runs
from symbolic_lstm.page.scene import Label, Words

#: Letters of other scripts, in thousandths; those of the East fill a square.
_OTHER, _SQUARE = 900, 1050
#: No label is longer.
_LONGEST = 200
#: Bold letters are so much wider.
_BOLD = 1.11
#: How far letters reach up from their baseline and down from it, in parts of their size.
ASCENT, DESCENT = 0.78, 0.24
Anchor: TypeAlias = Literal["start", "middle", "end"]
#: How wide a label is, and how far it reaches up and down in parts of its size.
Extent: TypeAlias = tuple[float, float, float]


class Box(NamedTuple):
    """A rectangle by its sides."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box, apart: float = 0.0) -> bool:
        """Whether the two have points in common, or are less than so far apart."""
        return (
            self.left < other.right + apart
            and other.left < self.right + apart
            and self.top < other.bottom + apart
            and other.top < self.bottom + apart
        )


def label_width(words: Words, size: float, *, bold: bool = False) -> float:
    """How wide a label is, in pixels.

    >>> round(label_width(("5.95",), 10))
    22
    """
    return _extent(_alike(words), size, bold)[0]


#: All digits are as wide as one another (a test holds it), so figures of one shape are measured once.
_DIGITS = str.maketrans("123456789", "000000000")


def _alike(words: Words) -> Words:
    """A label that takes as much room, and the same one for most figures."""
    if len(words) == 1 and isinstance(text := words[0], str):
        return (text.translate(_DIGITS),)
    return words


@lru_cache(maxsize=4096)
def _letters(text: str) -> int:
    return sum(map(_letter, text))


def _letter(character: str) -> int:
    if character in WIDTHS:
        return WIDTHS[character]
    if combining(character):
        return 0
    return _SQUARE if east_asian_width(character) in "WF" else _OTHER


def box(label: Label) -> Box:
    """The box of a label."""
    return placed_box(label.x, label.y, label.anchor, label.size, extent_of(label))


def extent_of(label: Label) -> Extent:
    """How much room a label takes, wherever it stands."""
    return _extent(_alike(label.words), label.size, label.bold)


def placed_box(x: float, y: float, anchor: Anchor, size: float, extent: Extent) -> Box:
    """The box of a label of a known extent at a place."""
    width, up, down = extent
    left = x if anchor == "start" else x - width / 2 if anchor == "middle" else x - width
    return Box(left, y - up * size, left + width, y + down * size)


@lru_cache(maxsize=4096)
def _extent(words: Words, size: float, bold: bool) -> Extent:
    found = runs(words)
    scripts = [run for run in found if run.rise]
    up = max([ASCENT, *(run.rise + ASCENT * run.scale for run in scripts)])
    down = max([DESCENT, *(DESCENT * run.scale - run.rise for run in scripts)])
    return sum(_letters(run.text) * run.scale for run in found) * size / 1000 * (_BOLD if bold else 1.0), up, down


def shortened_to_width(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """A text in the room there is: whole, or its beginning and an ellipsis.

    >>> shortened_to_width("long-term memory", 10, 60)
    'long-term…'
    """
    text, whole = text[:_LONGEST], len(text) <= _LONGEST
    if whole and label_width((text,), size, bold=bold) <= room:
        return text
    while text and label_width((text + "…",), size, bold=bold) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def folded(text: str, size: float, room: float, most: int = 2) -> list[str]:
    """A text in lines of so much room, broken between words, in at most so many; what is left is cut."""
    lines: list[str] = []
    for word in filter(None, text.split(" ")):
        if lines and label_width((f"{lines[-1]} {word}",), size) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return [shortened_to_width(line, size, room) for line in lines]
