"""Shorten: numbers that were given with many digits, in few of them, and whole at the end of the sheet.

Nothing is worked with the short ones: each carries all its digits, which the
audit reads, and the line says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

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

#: A given number with more digits than this is shown with so many decimals.
LONG, DECIMALS = 8, 4
#: The whole numbers of larger examples are not repeated at the end.
MOST = 2_000

_NUMBER = re.compile(r"[0-9]+[.,][0-9]+")


#: The short digits of each long number, by all of them.
Short = Mapping[str, str]


class ShortDigits(Mapping[str, str]):
    """The short digits of each long number, by all of them; made when they are asked for, as a layer has many."""

    def __init__(self, long: Iterable[str] = ()) -> None:
        self.long, self.made = dict.fromkeys(long), dict[str, str]()

    def __getitem__(self, digits: str) -> str:
        if digits not in self.long:
            raise KeyError(digits)
        if digits not in self.made:
            shown = show(figure(digits).value, Digits(DECIMALS), "half-up")
            self.made[digits] = digits if shown is None or shown.exponent is not None else shown.digits
        return self.made[digits]

    def __contains__(self, digits: object) -> bool:
        return digits in self.long

    def __iter__(self) -> Iterator[str]:
        return iter(self.long)

    def __len__(self) -> int:
        return len(self.long)


def short_of(ready: Setting) -> Short:
    """The long numbers an example in vector form starts from, and how each is shown."""
    if ready.program.form == "scalar":
        return ShortDigits()
    return ShortDigits(
        it.digits
        for grid in ready.numbers.values()
        for it in _figures(grid)
        if it.places > DECIMALS and it.exponent is None and sum(map(str.isdigit, it.digits)) > LONG
    )


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
    return replace(page, blocks=tuple(_block(b, short, told, language) for b in page.blocks))


def _block(block: Block, short: Short, told: str, language: Language) -> Block:
    match block:
        case Display():
            return _display(block, short, told)
        case Heading():
            return block._replace(aside=_said(block.aside, short, language))
        case Para(kind="plain" | "lead"):
            return block._replace(
                prose=tuple(_said(it, short, language) if isinstance(it, str) else it for it in block.prose)
            )
        case _:
            return block


def _said(text: str, short: Short, language: Language) -> str:
    """A text with the long numbers in it short."""

    def few(found: re.Match[str]) -> str:
        whole = found[0].replace(",", ".")
        known = whole in short and language.decimals(whole) == found[0]
        return language.decimals(short[whole]) if known else found[0]

    return _NUMBER.sub(few, text)


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
