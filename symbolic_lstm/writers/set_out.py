"""Pages as a format without folds sets them out: short steps close together, entries that can wait left out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from symbolic_lstm.page.blocks import Block, Display, Line, Page
from symbolic_lstm.page.layout import Op, Row
from symbolic_lstm.records import replace
from symbolic_lstm.writers.breaks import row_count, width

#: Numbers and what they come to stand in one line up to this width, in em; with matrices in a wider one.
_LINE, _LINE_OF_MATRICES, _BROKEN = 30.0, 34.0, 100.0
#: Of a longer vector, the first of the entries that nobody asked for is worked, as the others would be.
_FEW = 2


def set_out(page: Page, *, folds: bool = False, breaks: bool = False) -> Page:
    """The page with the lines of a step in short together, and, where nothing can be folded away, fewer entries.

    A format that `breaks` lines before a relation has numbers and results in one line however wide it is.
    """
    line = _BROKEN if breaks else _LINE
    if not any(isinstance(block, Display) and (block.brief or block.folded) for block in page.blocks):
        return page
    blocks: list[Block] = []
    for brief, run in groupby(page.blocks, key=lambda block: isinstance(block, Display) and block.brief):
        if brief:
            blocks.append(_together([block for block in run if isinstance(block, Display)], line))
        else:
            blocks += (_unfolded(b) if isinstance(b, Display) and not folds else b for b in run)
    return replace(page, blocks=tuple(blocks))


def _unfolded(display: Display) -> Display:
    if len(display.folded) <= _FEW:
        return display
    gone = {*display.folded[1:]}
    return display._replace(lines=tuple(line for line in display.lines if line.entry not in gone))


def _together(displays: Sequence[Display], room: float) -> Display:
    """The derivations of a step in short as one."""
    lines = tuple(line for display in displays for line in _joined(display.lines, room))
    return displays[0]._replace(step=displays[0].step._replace(role=""), lines=lines)


def _joined(lines: tuple[Line, ...], room: float) -> list[Line]:
    """Numbers and result in one line, where there is room."""
    bare = [line._replace(stage="", called="") for line in lines]
    if len(bare) != 2 or bare[0].note or not bare[1].relation:
        return bare
    first, last = bare
    whole = Row((first.right, Op(last.relation), last.right))
    if width(whole) > (room if row_count(whole) == 1 else _LINE_OF_MATRICES):
        return bare
    words = f"{first.words}, {last.words}" if first.words and last.words else ""
    return [first._replace(right=whole, words=words, note=last.note)]
