r"""Org: mathematics between `\(` and `\)` or `\[` and `\]`, tables with bars.

Org has no sign that would make markup text. So an invisible joiner stands behind
and before every sign that could be markup, which then touches nothing it could
mark; a backslash, and a bar, which would cut a cell, are entities.
"""

from __future__ import annotations

import re
from typing import assert_never

from symbolic_lstm.page.blocks import Block, Display, Heading, Illustration, Note, Page, Para, Prose, Table
from symbolic_lstm.page.layout import Layout
from symbolic_lstm.writers import latex_maths
from symbolic_lstm.writers.latex import aligned
from symbolic_lstm.writers.latex_words import unbarred, words_for_mathjax
from symbolic_lstm.writers.plain import address, followable, plain
from symbolic_lstm.writers.set_out import set_out
from symbolic_lstm.writers.wide_tables import cut_tables

__all__ = ["equation", "write", "write_prose"]

_JOINER = "\u2060"
#: Signs that are markup beside a word, and those that are when doubled.
_MARKUP = re.compile(
    r"(?<=\S)[*/_=~+^$@{}\[\]<>#&]|[*/_=~+^$@{}\[\]<>#&](?=\S)|:(?=\S)|-(?=-)|(?<=-)-|\.(?=\.)|(?<=\.)\."
)
#: A line that begins with a word begins no heading, list, table or block.
_WORDS = re.compile(r"(?!(?:\d+|[A-Za-z])[.)](?:\s|$))[\w“„‘«(]")


def write(page: Page) -> str:
    """The page as Org, to be included below any heading or as a document."""
    page = cut_tables(set_out(page))
    title = [f"* {write_prose(page.titled)}"] if page.title else []
    return "\n\n".join([*title, *map(_block, page.blocks)]) + "\n"


def equation(layout: Layout) -> str:
    """One layout as it stands inside a line; a bar would cut a cell."""
    return rf"\({unbarred(words_for_mathjax(latex_maths.equation(layout)))}\)"


def write_prose(prose: Prose) -> str:
    """Running text with its mathematics."""
    pieces = (_said(part) if isinstance(part, str) else equation(part) for part in prose)
    return "".join(pieces).replace("  ", " ").strip()


def _block(block: Block) -> str:
    match block:
        case Heading():
            number = f"{_said(block.number)}. " if block.number else ""
            aside = f" — {_marked('/', _said(block.aside))}" if block.aside.strip() else ""
            return f"{'*' * min(max(block.level, 2), 6)} {number}{write_prose(block.text)}{aside}"
        case Para():
            words = write_prose(block.prose)
            return (_marked("/", words) if block.kind == "lead" else _started(words)) + _link(block.link)
        case Note():
            words = write_prose(block.prose)
            return f"{_marked('*', _said(block.word) + '.')} {words}" if block.word else _started(words)
        case Display():
            return f"\\[\n{words_for_mathjax(aligned(block))}\n\\]"
        case Table():
            return _table(block)
        case Illustration():
            return _block(block.described)
        case _:
            assert_never(block)


def _marked(sign: str, words: str) -> str:
    """Emphasis, which holds only where no space stands inside its signs."""
    words = words.strip()
    return sign + words + sign if words else ""


def _table(table: Table) -> str:
    """Rows between bars; a row of one cell heads a group."""
    columns = len(table.align)
    said = [[write_prose(cell) for cell in row] for row in (table.head, *table.rows)]
    rows = [row if len(row) > 1 or columns == 1 else [_marked("*", row[0])] for row in said]
    lines = [f"| {' | '.join(row + [''] * (columns - len(row)))} |" for row in rows]
    kinds = " | ".join("<l>" if align == "l" else "<r>" for align in table.align)
    return "\n".join([f"| {kinds} |", lines[0], f"|{'+'.join(['---'] * columns)}|", *lines[1:]])


def _link(to: str) -> str:
    """A link that can only lead to a page: any other address is shown and not followed."""
    if not to:
        return ""
    label = _said(to.removeprefix("https://"))
    if not followable(to):
        return f" {label}"
    bare = address(to).replace("[", "%5B").replace("]", "%5D")
    return f" [[{bare}][{label.replace('[', chr(92) + 'lbrack{}').replace(']', chr(92) + 'rbrack{}')}]]"


def _said(text: str) -> str:
    """Text in which nothing is markup."""
    joined = _MARKUP.sub(lambda found: f"{_JOINER}{found[0]}{_JOINER}", plain(text))
    return joined.replace(_JOINER * 2, _JOINER).replace("\\", r"\backslash{}").replace("|", r"\vert{}")


def _started(words: str) -> str:
    """Text at the start of a line, where a sign or a number could begin a block."""
    return words if not words or _WORDS.match(words) else _JOINER + words
