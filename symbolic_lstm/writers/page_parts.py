"""Where the end of a page may part a derivation: between entries and between lines, never within a formula."""

from __future__ import annotations

from itertools import groupby

from symbolic_lstm.page.blocks import Display, Line
from symbolic_lstm.writers.outline import height

#: The most of a derivation, in lines of mathematics, that stays in one piece: with its heading a quarter of a page.
TALLEST = 6.5
#: A run that is taller, as a line of broad matrices is, may be parted wherever it is broken.
PARTED = 10.0
#: The most of a step in short, whose lines stand close together.
BRIEF = 13.0


def page_parts(it: Display) -> list[tuple[Line, ...]]:
    """The lines of a derivation in runs that stay together: a short one, or a short entry of a long one, is one run.

    The numbers stay with the formula above them, and the result with the line that leads to it, where a page has room.
    """
    if _fits(it, it.lines):
        return [it.lines]
    entries = [tuple(lines) for _, lines in groupby(it.lines, key=lambda line: line.entry)]
    return [run for lines in entries for run in _runs(it, lines)]


def _runs(it: Display, lines: tuple[Line, ...]) -> list[tuple[Line, ...]]:
    if _fits(it, lines):
        return [lines]
    found: list[tuple[Line, ...]] = [(line,) for line in lines]
    if len(found) > 1 and _fits(it, lines[-2:]):
        found[-2:] = [lines[-2:]]
    if len(found) > 1 and _fits(it, found[0] + found[1]):
        found[:2] = [found[0] + found[1]]
    return found


def _fits(it: Display, lines: tuple[Line, ...]) -> bool:
    return height(it._replace(lines=lines)) <= (BRIEF if it.brief else TALLEST)
