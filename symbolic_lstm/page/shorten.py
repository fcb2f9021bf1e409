"""Shorten: numbers that were given with many digits, in few of them, and whole at the end of the sheet.

Nothing is worked with the short ones: each carries all its digits, which the
audit reads, and the line says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import TypeAlias

from symbolic_lstm.languages import Language
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.figure import Figure, figure
from symbolic_lstm.numbers.rounding import Digits, show
from symbolic_lstm.page import layout as l
from symbolic_lstm.page.blocks import Block, Display, Heading, Line, Note, Page, Para, Prose, Table
from symbolic_lstm.page.comma import with_each_part
from symbolic_lstm.page.names import name
from symbolic_lstm.published.example import Grid
from symbolic_lstm.published.setting import Setting
from symbolic_lstm.records import replace

#: A given number with more digits than this is shown with so many decimals.
LONG, DECIMALS = 8, 4
#: In a matrix or a vector with such a number so are those with more digits than this.
BESIDE = 6
#: The whole numbers of larger examples are not repeated at the end.
MOST = 2_000

_NUMBER = re.compile(r"[0-9]+[.,][0-9]+")

#: The digits of the numbers that are too long.
LongDigits: TypeAlias = frozenset[str]


@lru_cache(maxsize=2**14)
def shown_as(digits: str) -> str:
    """The digits of a number as they are shown in short: all where few decimals do not tell it.

    >>> shown_as("0.123456789"), shown_as("0.00001234567")
    ('0.1235', '0.00001234567')
    """
    shown = show(figure(digits).value, Digits(DECIMALS), "half-up")
    return digits if shown is None or shown.exponent is not None else shown.digits


def long_in(ready: Setting) -> LongDigits:
    """The long numbers an example in vector form starts from.

    Beside a long one those that are nearly as long are long, too, or a matrix would show some of its entries whole.
    """
    if ready.program.form == "scalar":
        return frozenset()
    grids = [[it for it in _figures(grid) if _more_than(it, BESIDE)] for grid in ready.numbers.values()]
    return frozenset(it.digits for grid in grids if any(_more_than(it, LONG) for it in grid) for it in grid)


def _more_than(it: Figure, digits: int) -> bool:
    return it.places > DECIMALS and it.exponent is None and sum(map(str.isdigit, it.digits)) > digits


def in_short(it: Figure, long: LongDigits | None = None) -> Figure:
    """A given number in few digits, where it is among the `long` ones, or by itself is."""
    short = it.digits in long if long is not None else _more_than(it, LONG)
    return figure("-" * it.negative + shown_as(it.digits)) if short else it


def _figures(grid: Grid) -> Iterator[Figure]:
    if isinstance(grid, Figure):
        yield grid
    else:
        for item in grid:
            yield from _figures(item)


def shortened(page: Page, long: LongDigits, language: Language) -> Page:
    """The page with long numbers short in its derivations and in what is said of them.

    Each derivation, and each entry of it, says so once.
    """
    if not long:
        return page
    told = language.says("remark: shortened", count=str(DECIMALS))
    return replace(page, blocks=tuple(_block(b, long, told, language) for b in page.blocks))


def _block(block: Block, long: LongDigits, told: str, language: Language) -> Block:
    match block:
        case Display():
            return _display(block, long, told)
        case Heading():
            return block._replace(aside=_said(block.aside, long, language))
        case Para(kind="plain" | "lead"):
            return block._replace(
                prose=tuple(_said(it, long, language) if isinstance(it, str) else it for it in block.prose)
            )
        case _:
            return block


def _said(text: str, long: LongDigits, language: Language) -> str:
    """A text with the long numbers in it short."""

    def few(found: re.Match[str]) -> str:
        whole = found[0].replace(",", ".")
        known = whole in long and language.decimals(whole) == found[0]
        return language.decimals(shown_as(whole)) if known else found[0]

    return _NUMBER.sub(few, text)


def _display(display: Display, long: LongDigits, told: str) -> Display:
    lines: list[Line] = []
    for _, run in groupby(display.lines, key=lambda line: line.entry):
        said = False
        for line in run:
            right = _layout(line.right, long)
            note = line.note
            if right != line.right and not said:
                said, note = True, f"{note}; {told}" if note else told
            lines.append(line._replace(right=right, note=note))
    return display._replace(lines=tuple(lines))


def _layout(layout: l.Layout, long: LongDigits) -> l.Layout:
    if isinstance(layout, l.Num):
        few = shown_as(layout.digits) if layout.exponent is None and layout.digits in long else layout.digits
        return layout if few == layout.digits else l.Num(few, None, layout.digits)
    return with_each_part(layout, lambda part: _layout(part, long))


def few_digits(ready: Setting, long: LongDigits) -> Setting:
    """The setting with its long numbers short, for the tables of what is given."""
    return replace(ready, numbers={named: _few(grid, long) for named, grid in ready.numbers.items()}) if long else ready


def _few(grid: Grid, long: LongDigits) -> Grid:
    if not isinstance(grid, Figure):
        return tuple(_few(item, long) for item in grid)
    return in_short(grid, long)


def in_full(ready: Setting, long: LongDigits, notation: Notation, language: Language) -> Iterator[Block]:
    """The numbers of which some are shown short, whole."""
    whole = {named: grid for named, grid in ready.numbers.items() if any(f.digits in long for f in _figures(grid))}
    if not whole:
        return
    if sum(len([*_figures(grid)]) for grid in whole.values()) > MOST:
        yield Note((language.says("note: in the file"),))
        return
    rows: list[tuple[Prose, ...]] = []
    for named, grid in whole.items():
        glyph = name(named, notation, None, True, ready.program.cell.constants)
        for k, row in enumerate(_rows(grid)):
            rows.append(((glyph,) if k == 0 else ("",), (language.listed(map(language.figure, row)),)))
    yield Heading(2, (language.says("heading: in full"),))
    yield Table((("",), ("",)), tuple(rows), "ll")


def _rows(grid: Grid) -> list[list[Figure]]:
    if isinstance(grid, Figure):
        return [[grid]]
    if all(isinstance(item, Figure) for item in grid):
        return [[item for item in grid if isinstance(item, Figure)]]
    return [row for item in grid for row in _rows(item)]
