"""What stands in a picture of ours, read back from its SVG: every outline with its place and its box."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import NamedTuple

from symbolic_lstm.writers.equation_pictures.ink import ink

SVG = "{http://www.w3.org/2000/svg}"
#: How the two signs of a derivation are drawn.
SIGNS = {ink(f"<mo>{sign}</mo>").path: sign for sign in "=≈"}
_STEPS = re.compile(r"([Mmhvlqcz])([^Mmhvlqcz]*)")
_NUMBER = re.compile(r"-?\d+")


class Box(NamedTuple):
    """A box in pixels of the picture."""

    left: float
    top: float
    right: float
    bottom: float


class Outline(NamedTuple):
    """A part of a picture: the box of all its ink, and that of each glyph."""

    path: str
    box: Box
    glyphs: tuple[Box, ...]

    @property
    def sign(self) -> str:
        return SIGNS.get(self.path, "")


def outlines(svg: str) -> list[Outline]:
    """The outlines of a picture in order."""
    root = ET.fromstring(svg)
    moved = root.find(f"{SVG}g")
    assert moved is not None
    around, scale = _numbers(moved.attrib["transform"])[:2], _numbers(moved.attrib["transform"])[2]
    found = []
    for path in moved.iter(f"{SVG}path"):
        x, y = _numbers(path.attrib["transform"])
        boxes = [
            Box(*(around[k % 2] + scale * ((x, y)[k % 2] + at) for k, at in enumerate(box)))
            for box in glyphs(path.attrib["d"])
        ]
        found.append(Outline(path.attrib["d"], union(boxes), tuple(boxes)))
    return found


def union(boxes: list[Box]) -> Box:
    """The box around boxes."""
    left, top, right, bottom = zip(*boxes, strict=True)
    return Box(min(left), min(top), max(right), max(bottom))


def glyphs(d: str) -> list[Box]:
    """The box of each glyph of a path, in its own units; a glyph may have several contours."""
    found: list[list[tuple[int, int]]] = []
    pen = begun = (0, 0)
    for letter, text in _STEPS.findall(d):
        numbers = list(map(int, _NUMBER.findall(text)))
        match letter:
            case "M":
                pen = begun = (numbers[0], numbers[1])
                found.append([pen])
            case "z":
                pen = begun
            case "h" | "v":
                pen = (pen[0] + numbers[0], pen[1]) if letter == "h" else (pen[0], pen[1] + numbers[0])
                found[-1].append(pen)
            case _:
                points = list(zip(numbers[::2], numbers[1::2], strict=True))
                found[-1] += [(pen[0] + x, pen[1] + y) for x, y in points]
                pen = found[-1][-1]
                begun = pen if letter == "m" else begun
    return [Box(min(x), min(y), max(x), max(y)) for x, y in (zip(*points, strict=True) for points in found)]


def _numbers(text: str) -> list[float]:
    return list(map(float, re.findall(r"-?[0-9.]+", text)))
