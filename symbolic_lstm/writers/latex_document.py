"""LaTeX: a whole document for pdflatex, in which nothing is wider or taller than a page.

The names of stages have a column of their own, whose place is the same on all pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from textwrap import wrap
from typing import Literal

from symbolic_lstm.page.blocks import Block, Display, Heading, Line, Page, Prose, Table
from symbolic_lstm.page.layout import Layout
from symbolic_lstm.writers.breaks import broken, lines_high, width
from symbolic_lstm.writers.contents import ContentsLine, contents, labelled
from symbolic_lstm.writers.latex import (
    SIGNS,
    drawing,
    guarded_row,
    joined_blocks,
    set_block,
    set_table,
    set_text,
    under,
    write_prose,
)
from symbolic_lstm.writers.latex_maths import equation
from symbolic_lstm.writers.latex_text import words_in_mathematics
from symbolic_lstm.writers.plain import plain
from symbolic_lstm.writers.set_out import set_out
from symbolic_lstm.writers.stage_columns import Columns, columns
from symbolic_lstm.writers.wide_tables import parts
from symbolic_lstm.writers.wording import wording

_PREAMBLE = r"""\documentclass[fleqn]{article}
\usepackage[utf8]{inputenc}
\usepackage[T1]{fontenc}
\usepackage{textcomp}
\usepackage{amsmath,amssymb}
\usepackage{graphicx}
\usepackage[margin=2.5cm]{geometry}
\renewcommand{\arraystretch}{1.15}
\setlength{\parindent}{0pt}
\setlength{\parskip}{0.6em}
\begin{document}
"""
#: A derivation of more lines than this could be taller than what is left of a page.
_TALL = 20
#: What has room on a line of a document beside the left side and the name of the stage, in em.
_ROOM = 33.0
#: How wide the column of right sides may be made, so that the names of stages have room beside it, in em.
_COLUMN = 29.0
#: The width of the text of a document, in em.
_TEXT = 45.0
#: What a sign of a relation takes with its spaces, in em, and how much wider a column is made than it is reckoned.
SIGN, _WIDER = 1.4, 1.06
#: Lines of a table's rows that have room on a page, and the letters on a line of a cell that wraps.
_ROWS, _LETTERS = 34, 36


def document(page: Page) -> str:
    """The page as a complete document for pdflatex."""
    page = set_out(page)
    least = columns(page.displays, _COLUMN)
    found = contents(page)
    blocks: list[str] = []
    waiting = [_contents(page, found)] if found else []
    for block, label in labelled(page):
        if isinstance(block, Heading):
            blocks += waiting
            waiting = []
        target = f"\\phantomsection\\label{{{label}}}%\n" if label else ""
        blocks.append(target + _paged(block, least))
    preamble = drawing(page, _PREAMBLE)
    if found:
        preamble = preamble.replace(r"\begin{document}", "\\usepackage[hidelinks]{hyperref}\n\\begin{document}", 1)
    return f"{preamble}\n{joined_blocks(page, blocks)}\n\\end{{document}}\n"


def _contents(page: Page, found: Sequence[ContentsLine]) -> str:
    """The table of contents: a line for each section, which leads to it, with its page."""
    lines = [
        rf"\hyperref[{label}]{{{f'{set_text(it.number)} ' if it.number else ''}{write_prose(it.text)}}}"
        rf" \dotfill\ \pageref{{{label}}}\par"
        for it, label in found
    ]
    return "\n".join(
        ["{\\small\\medskip\\parskip=0pt", rf"\textbf{{{set_text(wording(page, 'contents'))}}}\par", *lines, "}"]
    )


def _paged(block: Block, least: Columns) -> str:
    """One block of a document: what is too wide or too tall for a page is cut or made smaller.

    The names of stages have a column, whose place is the same on all pages.
    """
    match block:
        case Display():
            lines = [_broken(line, least, boxed=k == 0) for k, line in enumerate(block.lines)]
            rows = [row for line in lines for row in line]
            said = under(rows)
            if len(rows) == len(lines) and sum(lines_high(line.right, _ROOM) for line in block.lines) <= _TALL:
                return f"\\[\n\\begin{{aligned}}\n{said}\n\\end{{aligned}}\n\\]"
            return f"{{\\allowdisplaybreaks\n\\begin{{alignat*}}{{2}}\n{said}\n\\end{{alignat*}}}}"
        case Table():
            return "\n\n".join(_scaled(it) for part in parts(block, _TEXT, 1.0) for it in _short(part))
        case _:
            return set_block(block)


def _short(table: Table) -> list[Table]:
    """The table, or as many as it takes for none to be taller than a page."""
    found: list[tuple[tuple[Prose, ...], ...]] = [()]
    room: float = _ROWS
    for row in table.rows:
        tall = max((_height(cell) for cell in row), default=1.0)
        if found[-1] and tall > room:
            found.append(())
            room = _ROWS
        found[-1] += (row,)
        room -= tall
    return [table._replace(rows=rows) for rows in found]


def _height(cell: Prose) -> float:
    """How many lines a cell takes at most: its words may wrap, its matrices are as high as their rows."""
    words = "".join(part for part in cell if isinstance(part, str))
    return max([1.0, len(wrap(words, _LETTERS)), *(lines_high(it, _ROOM) for it in cell if not isinstance(it, str))])


def _scaled(table: Table) -> str:
    if _breadth(table) <= _TEXT:
        return set_table(table)
    opening, closing = r"\resizebox{\linewidth}{!}{\begin{tabular}", r"\end{tabular}}"
    return set_table(table).replace(r"\begin{tabular}", opening).replace(r"\end{tabular}", closing)


def _shrunk(part: Layout) -> str:
    """What cannot be broken and has no room on a line, made smaller."""
    spelt = equation(part)
    return spelt if width(part) <= _ROOM + 5 else rf"\resizebox{{0.7\linewidth}}{{!}}{{$\displaystyle {spelt}$}}"


def at_least(spelt: str, least: float, align: Literal["l", "r"], wide: float = 0.0) -> str:
    """A cell of a derivation that is at least so wide, in em, where it is not too wide for that itself."""
    if not least or not spelt or wide > least:
        return spelt
    opened = "{}" if align == "l" else ""  # a sign keeps its space behind something empty
    return rf"\makebox[{least * _WIDER:.2f}em][{align}]{{$\displaystyle {opened}{spelt}$}}"


def _broken(line: Line, least: Columns, *, boxed: bool) -> list[str]:
    """The rows of a line: one, or where it is too wide its parts, and its remark under them.

    Where it is `boxed` it makes the columns of its derivation at `least` so wide.
    """
    first, *others = broken(line.right, _ROOM)
    room = max(width(first), least.right) + 0.45 * len(f"{line.done}; {line.note}")
    note = plain(line.note) if line.note and not others and room < _ROOM + 5 else ""
    least = least if boxed else Columns()
    left = "" if line.left is None else guarded_row(at_least(equation(line.left), least.left, "r")) + " "
    right = at_least(SIGNS[line.relation] + _shrunk(first), least.right + SIGN, "l", width(first) + SIGN)
    done = "; ".join(part for part in (plain(line.done), note) if part)
    rows = [f"{left}&{right}" + (rf" &&\quad{words_in_mathematics(f'({done})')}" if done else "")]
    if note or not (line.note or others):
        return rows
    rows += [rf"&\quad {_shrunk(part)}" for part in others]
    return [*rows, rf"&\quad{words_in_mathematics(f'({plain(line.note)})')}"] if line.note else rows


def _breadth(table: Table) -> float:
    """About how wide a table is that holds matrices, in em; another wraps its cells."""
    found = 0.0
    for column in zip_longest(*table.rows, fillvalue=()):
        cells = [sum(width(part) for part in cell if not isinstance(part, str)) for cell in column]
        found += max([*cells, 4.0]) + 1.2
    return found
