"""One formula as outlines: drawn by ziamath once, then taken from memory wherever it stands again."""

from __future__ import annotations

import re
import warnings
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from symbolic_lstm.errors import UsageError, shortened
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.writers.equation_pictures.feed import SIZE, fed

if TYPE_CHECKING:
    from ziamath.zmath import Math

#: Outlines count in hundredths of a pixel, so that they are whole numbers.
FINE = 100
#: Different formulas kept in memory.
_KEPT = 4096
#: The font that comes with ziamath, whatever somebody has set for their own drawings.
_FONT = "default"
#: ziamath has one font with a state, and one set of options: one thread draws at a time.
_DRAWING = Lock()
_COMMAND = re.compile(r"([MLQCZ])([^MLQCZ]*)")


class Ink(NamedTuple):
    """Outlines around a point on the baseline, y downwards, and where they end; all in hundredths of a pixel.

    `advance` is where the next thing would stand.
    """

    path: str
    advance: int
    left: int
    top: int
    right: int
    bottom: int


@lru_cache(maxsize=_KEPT)
def ink(markup: str, size: float = SIZE) -> Ink:
    """The outlines of our MathML; raises `UsageError` for a character that the font has no glyph for.

    >>> equals, about = ink("<mo>=</mo>"), ink("<mo>≈</mo>")
    >>> abs(equals.advance - about.advance) < 50, equals.top > about.top
    (True, True)
    """
    formula = fed(markup)
    _known(formula)
    with _DRAWING:
        drawn = _drawn(formula, size)
    found = [_outline(part) for part in drawn[0]]
    boxes = [box for _, box in found]
    left, top = (min((box[k] for box in boxes), default=0) for k in (0, 1))
    right, bottom = (max((box[k] for box in boxes), default=0) for k in (2, 3))
    return Ink("".join(path for path, _ in found), round(drawn[1] * FINE), left, top, right, bottom)


def _math() -> type[Math]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of how it opens its font
            from ziamath.zmath import Math
    except ImportError:
        raise UsageError(
            'pictures need ziamath: pip install "symbolic-lstm[svg]", or "symbolic-lstm[png]" for PNG as well'
        ) from None
    return Math


def _known(formula: ET.Element) -> None:
    """Raise `UsageError` where the font would show an empty box."""
    _math()
    from ziamath.zmath import loadedfonts

    font = loadedfonts[_FONT]
    for part in formula.iter():
        for character in part.text or "":
            if not font.glyphindex(character):
                raise UsageError(
                    f"the font of pictures has no glyph for {character!r} (U+{ord(character):04X}, in "
                    f"{shortened(part.text or '')!r}); write the page in another format"
                )


def _drawn(formula: ET.Element, size: float) -> tuple[list[ET.Element], float]:
    """What ziamath draws, each glyph a path, and how far it goes."""
    from ziamath.config import config

    before = config.svg2, config.precision
    config.svg2, config.precision = False, 6
    try:
        math = _math()(formula, size=size, font=_FONT)
        drawn = math.drawon(ET.Element("svg"))  # a bracket put together of pieces is a group of paths
        return [part for part in drawn.iter() if part.tag in ("path", "rect")], math.node.xadvance()
    finally:
        config.svg2, config.precision = before


def _outline(part: ET.Element) -> tuple[str, tuple[int, int, int, int]]:
    """A glyph or a rule as a path, each point told from the one before, and its box.

    Points are rounded from the glyph's first, so that a glyph is the same text wherever it stands.
    """
    if part.tag == "rect":
        x, y, width, height = (round(float(part.get(key, "0")) * FINE) for key in ("x", "y", "width", "height"))
        return f"M{x} {y}h{width}v{height}h{-width}z", (x, y, x + width, y + height)
    commands = list(_commands(part.get("d", "")))
    x0, y0 = commands[0][1][0]
    origin = round(x0 * FINE), round(y0 * FINE)
    text, at, xs, ys = [f"M{_joined(origin)}"], (0, 0), [0], [0]
    begun = at
    for number, (letter, points) in enumerate(commands):
        if letter == "Z":
            text.append("z")
            at = begun
            continue
        places = [(round((x - x0) * FINE), round((y - y0) * FINE)) for x, y in points]
        if number:
            text.append(_step(letter.lower(), [v for x, y in places for v in (x - at[0], y - at[1])]))
        at = places[-1]
        begun = at if letter == "M" else begun
        xs += [x for x, _ in places]
        ys += [y for _, y in places]
    return "".join(text), (origin[0] + min(xs), origin[1] + min(ys), origin[0] + max(xs), origin[1] + max(ys))


def _commands(d: str) -> Iterator[tuple[str, list[tuple[float, float]]]]:
    for letter, numbers in _COMMAND.findall(d):
        values = list(map(float, numbers.split()))
        yield letter, list(zip(values[::2], values[1::2], strict=True))


def _step(letter: str, steps: list[int]) -> str:
    """A command from where the pen is, the shorter one for a level or an upright line, none for no line at all."""
    if letter == "l" and 0 in steps:
        return f"h{steps[0]}" if steps[0] else f"v{steps[1]}" if steps[1] else ""
    return letter + _joined(steps)


def _joined(numbers: tuple[int, ...] | list[int]) -> str:
    """Numbers with a space only where no sign parts them."""
    return "".join(str(n) if n < 0 or k == 0 else f" {n}" for k, n in enumerate(numbers))
