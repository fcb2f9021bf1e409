"""Containers: the quotations, list items and admonitions that lines stand in, as CommonMark follows them.

An open container is a number: 0 for a quotation, else the columns that a list
item's content stands in; or the signs that frame a directive.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from symbolic_lstm.embed.admonitions import WIDTH, definition, footnote, shuts

Container: TypeAlias = "int | str"

#: Containers nested more deeply than this are text.
DEEPEST = 100
_SPACES = re.compile(r"[ \t]*+")
_ITEM = re.compile(r"(?:[-+*]|(?P<number>[0-9]{1,9})[.)])(?=[ \t\r\n]|\Z)")
RULE = re.compile(r"([-*_])(?>(?:[ \t]*+\1){2,})[ \t]*+(?=[\r\n]|\Z)")


def inside(text: str, start: int, stack: list[Container]) -> tuple[int, int, int]:
    """How many containers a line goes on with, where its own text begins, and how far that is indented."""
    at, indent = _spaces(text, start, 0)
    for n, width in enumerate(stack):
        if isinstance(width, str):
            if indent < 4 and shuts(text, at, width):
                return n, at, indent
        elif width:
            if indent < width and not blank(text, at):
                return n, at, indent
            indent = max(indent - width, 0)
        elif blank(text, at) or text[at] != ">" or indent >= 4:
            return n, at, indent
        else:
            at, indent = _quoted(text, at)
    return len(stack), at, indent


def _quoted(text: str, at: int) -> tuple[int, int]:
    """What stands behind a `>`; one space belongs to it."""
    after, indent = _spaces(text, at + 1, 0)
    return after, max(indent - 1, 0)


def _spaces(text: str, at: int, column: int) -> tuple[int, int]:
    """Where spaces end, and how many columns they fill; a tab goes to the next fourth."""
    found = _SPACES.match(text, at)
    assert found is not None
    if "\t" not in found[0]:
        return found.end(), column + found.end() - at
    for sign in found[0]:
        column += 4 - column % 4 if sign == "\t" else 1
    return found.end(), column


def enter(text: str, at: int, indent: int, stack: list[Container]) -> tuple[int, int]:
    """Puts the containers that a line begins on the stack; where its own text begins, and how far it is indented."""
    while indent < 4 and len(stack) < DEEPEST and at < len(text):
        if text[at] == ">":
            stack.append(0)
            at, indent = _quoted(text, at)
        elif name := footnote(text, at):
            stack.append(WIDTH)
            at, indent = _spaces(text, name, 0)
            indent = min(indent, 3)
        elif (sign := item(text, at) or definition(text, at)) and not RULE.match(text, at):
            base = indent + sign.end() - sign.start()
            after, column = _spaces(text, sign.end(), base)
            own = 1 if blank(text, after) or column - base > 4 else column - base
            stack.append(base + own)
            at, indent = after, column - base - own
        else:
            break
    return at, max(indent, 0)


def item(text: str, at: int, paragraph: bool = False) -> re.Match[str] | None:
    """The sign of a list item; in a paragraph only one that may interrupt it."""
    sign = _ITEM.match(text, at)
    if sign and paragraph:
        after, _ = _spaces(text, sign.end(), 0)
        if blank(text, after) or (sign["number"] or "1").lstrip("0") != "1":
            return None
    return sign


def blank(text: str, at: int) -> bool:
    """Whether nothing more stands on a line."""
    return at >= len(text) or text[at] in "\r\n"
