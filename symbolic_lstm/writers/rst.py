r"""reStructuredText: `math` directives and roles, and tables as lists, in which a cell can hold any text."""

from __future__ import annotations

import re
from textwrap import indent
from typing import assert_never

from symbolic_lstm.page.blocks import Block, Display, Heading, Illustration, Note, Page, Para, Prose, Table
from symbolic_lstm.page.layout import Layout
from symbolic_lstm.writers import latex_maths
from symbolic_lstm.writers.columns import text_width
from symbolic_lstm.writers.latex import aligned
from symbolic_lstm.writers.latex_words import words_for_mathjax
from symbolic_lstm.writers.plain import address, followable, plain
from symbolic_lstm.writers.set_out import set_out
from symbolic_lstm.writers.wide_tables import cut_tables

__all__ = ["equation", "write", "write_prose"]

_RULES = {1: "=", 2: "-", 3: "~"}
#: Inline markup and substitutions, and what makes an address or a role of the words around it.
_MARKUP = re.compile(r"[\\`*|_@]|:(?=[/\w])|(?<=:):|\[|(?<=www)\.")
#: What a script that looks for mathematics in the finished page would take for its beginning: it gets a joiner.
_DELIMITER = re.compile(r"\\(?=[(\[]|begin)")
#: What begins a list, a field, an option, a table, a quotation of code or a comment at the start of a line.
_STARTS = re.compile(r"[!-'*-/:-@\[\]^_`{-~•‣⁃]|\(?(?:\d+|[A-Za-z]|#|[ivxlcdmIVXLCDM]+)[.)](?:\s|$)")

#: What may stand before a role, and after one.
_BEFORE, _AFTER = ("", *" (-/:"), " ).,;:!?-/\\"


def write(page: Page) -> str:
    """The page as reStructuredText, for Sphinx or docutils."""
    page = cut_tables(set_out(page))
    title = [_heading(1, write_prose(page.titled))] if page.title else []
    return "\n\n".join([*title, *map(_block, page.blocks)]) + "\n"


def equation(layout: Layout) -> str:
    """One layout as a role; a backtick in it, which would end the role, is a curved quotation mark."""
    return f":math:`{_unquoted(latex_maths.equation(layout)).strip()}`"


def write_prose(prose: Prose) -> str:
    r"""Running text with its mathematics; where a role would touch a word, `\ ` parts them and prints nothing."""
    line = ""
    after_maths = False
    for part in prose:
        words = isinstance(part, str)
        piece = _said(part) if isinstance(part, str) else equation(part)
        if not piece:
            continue
        joins = (words and piece[0] in _AFTER) or (not words and not after_maths and line[-1:] in _BEFORE)
        if (after_maths or not words) and not joins:
            line += "\\ "
        line += piece
        after_maths = not words
    return re.sub(r"(?<!\\)  +", " ", line).strip()


def _block(block: Block) -> str:
    match block:
        case Heading():
            number = f"{_said(block.number)}. " if block.number else ""
            aside = f" — {_said(block.aside)}" if block.aside else ""
            return _heading(min(max(block.level, 2), 3), number + write_prose(block.text) + aside)
        case Para():
            words = _started(write_prose(block.prose)) + _link(block.link)
            return f".. rst-class:: {block.kind}\n\n{words}" if block.kind == "lead" else words
        case Note():
            words = write_prose(block.prose)
            return f"**{_said(block.word).strip()}.** {words}" if block.word else _started(words)
        case Display():
            return f".. math::\n\n{indent(_unquoted(aligned(block)), '   ')}"
        case Table():
            return _table(block)
        case Illustration():
            return _block(block.described)
        case _:
            assert_never(block)


def _heading(level: int, words: str) -> str:
    """A heading is underlined for its whole width."""
    words = words.strip()
    words = words if re.match(r"\d+\. ", words) else _started(words) or "\\ "
    return f"{words}\n{_RULES[level] * max(len(words), text_width(words), 4)}"


def _table(table: Table) -> str:
    """A list of rows; a row of one cell, which heads a group, has empty cells after it."""
    columns = len(table.align)
    options = ["   :header-rows: 1"] if any(table.head) else []
    rows = [table.head, *table.rows] if any(table.head) else list(table.rows)
    lines: list[str] = []
    for row in rows:
        cells = [_started(write_prose(cell)) for cell in row] + [""] * (columns - len(row))
        if len(row) == 1 and columns > 1 and cells[0]:
            cells[0] = f"**{write_prose(row[0])}**" if not any(map(_is_maths, row[0])) else cells[0]
        lines += [f"   {'* -' if k == 0 else '  -'} {cell}".rstrip() for k, cell in enumerate(cells)]
    return "\n".join([".. list-table::", *options, "", *lines])


def _is_maths(part: object) -> bool:
    return not isinstance(part, str)


def _link(to: str) -> str:
    """A link that can only lead to a page: any other address is shown and not followed."""
    if not to:
        return ""
    words = _said(to.removeprefix("https://"))
    if followable(to):
        return f" `{words.replace('<', chr(92) + '<')} <{address(to).replace('_', chr(92) + '_')}>`__"
    return f" {words}"


def _said(text: str) -> str:
    """Text in which nothing is markup, a role or an address."""
    return _MARKUP.sub(lambda found: "\\" + found[0], _DELIMITER.sub("\\\\\u2060", plain(text)))


def _started(words: str) -> str:
    """Text at the start of a line, where a sign or a number could begin a block."""
    return "\\" + words if _STARTS.match(words) and not words.startswith(":math:") else words


def _unquoted(tex: str) -> str:
    return words_for_mathjax(tex).replace("``", "“").replace("`", "‘")
