"""Comma: the last pass over a page, which writes its numbers with a decimal comma.

Layouts keep their digits with a point until every line has been audited. Where
a comma belongs to a number it can part nothing: what it parted, a function's
arguments and the entries of a list, is parted by semicolons.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from symbolic_lstm.page import layout as l
from symbolic_lstm.page.blocks import Block, Display, Heading, Illustration, Line, Note, Page, Para, Prose, Table
from symbolic_lstm.records import replace

_COMMA, _SEMICOLON = l.Op(","), l.Op(";")


def with_comma(page: Page) -> Page:
    """The page with every number in its equations written with a comma."""
    return replace(page, blocks=tuple(map(_block, page.blocks)), heading=_prose(page.heading))


def _block(block: Block) -> Block:
    match block:
        case Display():
            return block._replace(lines=tuple(map(_line, block.lines)))
        case Heading():
            return block._replace(text=_prose(block.text))
        case Para() | Note():
            return block._replace(prose=_prose(block.prose))
        case Table():
            rows = tuple(tuple(map(_prose, row)) for row in block.rows)
            words = {commaed(head): said for head, said in block.words.items()}
            return block._replace(head=tuple(map(_prose, block.head)), rows=rows, words=words)
        case Illustration():  # its numbers were written as the language does when it was drawn
            return block
        case _:
            assert_never(block)


def _line(line: Line) -> Line:
    return line._replace(right=commaed(line.right), left=None if line.left is None else commaed(line.left))


def _prose(prose: Prose) -> Prose:
    return tuple(part if isinstance(part, str) else commaed(part) for part in prose)


def commaed(layout: l.Layout) -> l.Layout:
    """A layout with decimal commas.

    >>> commaed(l.Call(l.Ident("max", True), (l.Num("0.5"), l.Num("2"))))  # doctest: +NORMALIZE_WHITESPACE
    Call(function=Ident(glyph='max', upright=True, bold=False),
         arguments=(Row(items=(Num(digits='0,5', exponent=None), Op(glyph=';', prefix=False),
                               Num(digits='2', exponent=None))),))
    """
    match layout:
        case l.Num(digits, exponent):
            return l.Num(digits.replace(".", ","), exponent)
        case l.Call(function, arguments) if len(arguments) > 1:
            parted = [part for argument in arguments for part in (_SEMICOLON, commaed(argument))]
            return l.Call(function, (l.Row(tuple(parted[1:])),))
        case l.Fence(l.Row(items), "square"):
            return l.Fence(l.Row(tuple(_SEMICOLON if it == _COMMA else commaed(it) for it in items)), "square")
        case _:
            return with_each_part(layout, commaed)


def pointed(layout: l.Layout) -> l.Layout:
    """A layout with decimal commas as it was with points."""
    match layout:
        case l.Num(digits, exponent):
            return l.Num(digits.replace(",", "."), exponent)
        case l.Call(function, (l.Row(items),)) if _SEMICOLON in items:
            return l.Call(function, tuple(pointed(it) for it in items if it != _SEMICOLON))
        case l.Fence(l.Row(items), "square"):
            return l.Fence(l.Row(tuple(_COMMA if it == _SEMICOLON else pointed(it) for it in items)), "square")
        case _:
            return with_each_part(layout, pointed)


def as_printed(layout: l.Layout) -> l.Layout:
    """A layout whose numbers are what their printed digits say."""
    return l.Num(layout.digits, layout.exponent) if isinstance(layout, l.Num) else with_each_part(layout, as_printed)


def with_each_part(layout: l.Layout, change: Callable[[l.Layout], l.Layout]) -> l.Layout:
    """A layout with the change made in each of its parts."""
    match layout:
        case l.Num() | l.Ident() | l.Op() | l.Text():
            return layout
        case l.Row(items):
            return l.Row(tuple(map(change, items)))
        case l.Sub(base, script):
            return l.Sub(change(base), change(script))
        case l.Sup(base, script):
            return l.Sup(change(base), change(script))
        case l.Frac(top, bottom):
            return l.Frac(change(top), change(bottom))
        case l.Radical(inner, index):
            return l.Radical(change(inner), index)
        case l.Fence(inner, kind):
            return l.Fence(change(inner), kind)
        case l.Call(function, arguments):
            return l.Call(function, tuple(map(change, arguments)))
        case l.Over(base, accent):
            return l.Over(change(base), accent)
        case l.Under(base, remark, brace):
            return l.Under(change(base), change(remark), brace)
        case l.Array(rows, kind):
            return l.Array(tuple(tuple(map(change, row)) for row in rows), kind)
        case l.Boxed(inner):
            return l.Boxed(change(inner))
        case _:
            assert_never(layout)
