"""Shorten: numbers that were given with many digits, in few of them, and whole at the end of the sheet.

Nothing is worked with the short ones: each carries all its digits, which the
audit reads, and the line says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from symbolic_lstm.languages import Language
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.figure import Figure, figure, positional
from symbolic_lstm.numbers.rounding import Digits, show
from symbolic_lstm.page import layout as l
from symbolic_lstm.page.blocks import Block, Display, Heading, Line, Note, Page, Para, Prose, Table
from symbolic_lstm.page.comma import with_each_part
from symbolic_lstm.page.names import name
from symbolic_lstm.published.example import Grid
from symbolic_lstm.published.setting import Setting

#: A given number with more digits than this is shown with so many decimals.
LONG, DECIMALS = 8, 4
#: The whole numbers of larger examples are not repeated at the end.
MOST = 2_000

_NUMBER = re.compile(r"[0-9]+[.,][0-9]+")

#: The short digits of each long number, by all of them.
Short = Mapping[str, str]


def short_of(ready: Setting) -> dict[str, str]:
    """The long numbers an example in vector form starts from, and how each is shown."""
    if ready.program.form == "scalar":
        return {}
    found: dict[str, str] = {}
    for grid in ready.numbers.values():
        for it in _figures(grid):
            if it.exponent is None and sum(map(str.isdigit, it.digits)) > LONG and it.places > DECIMALS:
                found.setdefault(it.digits, _short(it))
    return found


def _short(whole: Figure) -> str:
    shown = show(positional(abs(whole.n), whole.places).value, Digits(DECIMALS), "half-up")
    return whole.digits if shown is None or shown.exponent is not None else shown.digits


def _figures(grid: Grid) -> Iterator[Figure]:
    if isinstance(grid, Figure):
        yield grid
    else:
        for item in grid:
            yield from _figures(item)


def shortened(page: Page, short: Short, language: Language) -> Page:
    """The page with long numbers short in its derivations and in what is said of them.

    Each derivation, and each entry of it, says so once.
    """
    if not short:
        return page
    told = language.says("remark: shortened", count=str(DECIMALS))
    said = {language.decimals(whole): language.decimals(few) for whole, few in short.items()}
    return replace(page, blocks=tuple(_block(b, short, told, said) for b in page.blocks))


def _block(block: Block, short: Short, told: str, said: Short) -> Block:
    match block:
        case Display():
            return _display(block, short, told)
        case Heading():
            return block._replace(aside=_said(block.aside, said))
        case Para(kind="plain" | "lead"):
            return block._replace(prose=tuple(_said(it, said) if isinstance(it, str) else it for it in block.prose))
        case _:
            return block


def _said(text: str, said: Short) -> str:
    """A text with the long numbers in it short."""
    return _NUMBER.sub(lambda found: said.get(found[0], found[0]), text)


def _display(display: Display, short: Short, told: str) -> Display:
    lines: list[Line] = []
    for _, run in groupby(display.lines, key=lambda line: line.entry):
        said = False
        for line in run:
            right = _layout(line.right, short)
            note = line.note
            if right != line.right and not said:
                said, note = True, f"{note}; {told}" if note else told
            lines.append(line._replace(right=right, note=note))
    return display._replace(lines=tuple(lines))


def _layout(layout: l.Layout, short: Short) -> l.Layout:
    if isinstance(layout, l.Num):
        few = short.get(layout.digits) if layout.exponent is None else None
        return layout if few in (None, layout.digits) else l.Num(few or "", None, layout.digits)
    return with_each_part(layout, lambda part: _layout(part, short))


def few_digits(ready: Setting, short: Short) -> Setting:
    """The setting with its long numbers short, for the tables of what is given."""
    return (
        replace(ready, numbers={named: _few(grid, short) for named, grid in ready.numbers.items()}) if short else ready
    )


def _few(grid: Grid, short: Short) -> Grid:
    if not isinstance(grid, Figure):
        return tuple(_few(item, short) for item in grid)
    few = short.get(grid.digits, "") if grid.exponent is None else ""
    return figure("-" * grid.negative + few) if few else grid


def in_full(ready: Setting, short: Short, notation: Notation, language: Language) -> Iterator[Block]:
    """The numbers of which some are shown short, whole."""
    long = {named: grid for named, grid in ready.numbers.items() if any(f.digits in short for f in _figures(grid))}
    if not long:
        return
    if sum(len([*_figures(grid)]) for grid in long.values()) > MOST:
        yield Note((language.says("note: in the file"),))
        return
    rows: list[tuple[Prose, ...]] = []
    for named, grid in long.items():
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
