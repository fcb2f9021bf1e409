"""Brackets of a line that is broken, which stand by themselves: some close on another line than they were opened on."""

from __future__ import annotations

from collections.abc import Sequence

from symbolic_lstm.page import layout as l

OPENING, CLOSING = ("(", "["), (")", "]")


def has_brackets(items: Sequence[l.Layout]) -> bool:
    """Whether brackets stand by themselves among the items of a row."""
    return any(type(item) is l.Op and item.glyph in (*OPENING, *CLOSING) for item in items)


def open_brackets(items: Sequence[l.Layout]) -> tuple[int, int]:
    """How many brackets of a line were opened on one above it, and how many are closed on one below.

    >>> open_brackets((l.Op(")"), l.Op("+"), l.Op("("), l.Num("1"), l.Op(")"), l.Op("×"), l.Op("(")))
    (1, 1)
    """
    above = below = 0
    for item in items:
        if type(item) is l.Op and item.glyph in OPENING:
            below += 1
        elif type(item) is l.Op and item.glyph in CLOSING:
            above, below = (above, below - 1) if below else (above + 1, 0)
    return above, below


def behind_sign(items: Sequence[l.Layout]) -> int:
    """Where the first item stands behind the sign that a line begins with."""
    first = items[0] if items else None
    return int(type(first) is l.Op and bool(first.glyph) and first.glyph not in (*OPENING, *CLOSING))
