r"""LaTeX: a fragment to put into a document, and a document.

No `&` stands in a row of `aligned` but the one before its sign: converters that
cut rows at `&` then see a left and a right side and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import assert_never

from symbolic_lstm.page.blocks import Block, Display, Heading, Illustration, Line, Note, Page, Para, Prose, Table
from symbolic_lstm.page.layout import Layout
from symbolic_lstm.writers.breaks import broken, lines_high, width
from symbolic_lstm.writers.broad import parts, short
from symbolic_lstm.writers.latex_maths import equation
from symbolic_lstm.writers.latex_text import escaped, worded
from symbolic_lstm.writers.plain import plain
from symbolic_lstm.writers.scenes import tikz
from symbolic_lstm.writers.set_out import set_out

__all__ = [
    "aligned",
    "bound",
    "document",
    "equation",
    "guarded",
    "set_block",
    "set_prose",
    "set_table",
    "set_text",
    "write",
    "write_prose",
]

_PREAMBLE = r"""\documentclass{article}
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
_SECTIONS = {1: "section", 2: "subsection", 3: "subsubsection"}
#: A left-aligned cell longer than this wraps.
_LONG = 36
#: A derivation of more lines than this could be taller than what is left of a page.
_TALL = 20
#: What has room on a line of a document beside the left side and the name of the stage, in em.
_ROOM = 33.0
#: The width of the text of a document, in em.
_TEXT = 45.0
#: Rows of a table that have room on a page.
_ROWS = 34


def write(page: Page) -> str:
    """The page as a fragment: headings, prose, tables and displays, without a preamble."""
    page = set_out(page)
    return bound(page, map(set_block, page.blocks))


def bound(page: Page, blocks: Iterable[str]) -> str:
    """A page of blocks that are written already; of the page itself, its title."""
    title = [rf"\section*{{{set_prose(page.titled)}}}"] if page.title else []
    return "\n\n".join([*title, *blocks]) + "\n"


def document(page: Page) -> str:
    """The page as a complete document for pdflatex."""
    page = set_out(page)
    return f"{drawing(page, _PREAMBLE)}\n{bound(page, map(_paged, page.blocks))}\n\\end{{document}}\n"


def drawing(page: Page, preamble: str) -> str:
    """The preamble with what draws, where a page has pictures."""
    if not any(isinstance(it, Illustration) for it in page.blocks):
        return preamble
    fonts = "" if "{lmodern}" in preamble else "\\usepackage{lmodern}\n"  # in all the sizes of labels
    return preamble.replace("\\usepackage{amsmath", f"{fonts}\\usepackage{{tikz}}\n\\usepackage{{amsmath", 1)


def _paged(block: Block) -> str:
    """One block of a document: what is too wide or too tall for a page is cut or made smaller."""
    match block:
        case Display():
            lines = [_broken(line) for line in block.lines]
            rows = [row for line in lines for row in line]
            if len(rows) == len(lines) and sum(lines_high(line.right, _ROOM) for line in block.lines) <= _TALL:
                return set_block(block)
            return "{\\allowdisplaybreaks\n\\begin{align*}\n" + under(rows) + "\n\\end{align*}}"
        case Table():
            return "\n\n".join(_scaled(it) for part in parts(block, _TEXT, 1.0) for it in short(part, _ROWS))
        case _:
            return set_block(block)


def _scaled(table: Table) -> str:
    if _breadth(table) <= _TEXT:
        return set_table(table)
    opening, closing = r"\resizebox{\linewidth}{!}{\begin{tabular}", r"\end{tabular}}"
    return set_table(table).replace(r"\begin{tabular}", opening).replace(r"\end{tabular}", closing)


def _shrunk(part: Layout) -> str:
    """What cannot be broken and has no room on a line, made smaller."""
    spelt = equation(part)
    return spelt if width(part) <= _ROOM + 5 else rf"\resizebox{{0.7\linewidth}}{{!}}{{$\displaystyle {spelt}$}}"


def _broken(line: Line) -> list[str]:
    """The rows of a line: one, or where it is too wide its parts, and its remark under them."""
    first, *others = broken(line.right, _ROOM)
    beside = 0.45 * len(f"{line.done}; {line.note}") if line.note else 0.0
    if not others and width(first) + beside < _ROOM + 5:
        return [_line(line)]
    rows = [_line(line._replace(right=first, note="")).replace(equation(first), _shrunk(first), 1)]
    rows += [rf"&\quad {_shrunk(part)}" for part in others]
    return [*rows, rf"&\quad{worded(f'({plain(line.note)})')}"] if line.note else rows


def _breadth(table: Table) -> float:
    """About how wide a table is that holds matrices, in em; another wraps its cells."""
    found = 0.0
    for column in zip_longest(*table.rows, fillvalue=()):
        cells = [sum(width(part) for part in cell if not isinstance(part, str)) for cell in column]
        found += max([*cells, 4.0]) + 1.2
    return found


def set_block(block: Block) -> str:
    """One block of a page."""
    match block:
        case Heading():
            number = rf"{set_text(block.number)}\quad " if block.number else ""
            aside = rf" {{\normalfont\itshape --- {set_text(block.aside)}}}" if block.aside else ""
            return rf"\{_SECTIONS[min(block.level, 3)]}*{{{number}{set_prose(block.text)}{aside}}}"
        case Para():
            link = rf" \texttt{{{_breakable(block.link)}}}" if block.link else ""
            said = set_prose(block.prose) + link
            return rf"{{\small {said}\par}}" if block.kind == "source" else said
        case Note():
            word = rf"\textbf{{{set_text(block.word)}.}} " if block.word else ""
            return rf"{{\small {word}{set_prose(block.prose)}\par}}"
        case Display():
            return f"\\[\n{aligned(block)}\n\\]"
        case Table():
            return set_table(block)
        case Illustration():
            caption = f"\n{{\\small {set_prose(block.caption)}\\par}}" if block.caption else ""
            return tikz.placed(block.scene) + caption
        case _:
            assert_never(block)


def _breakable(address: str) -> str:
    r"""An address that may be broken after its slashes and hyphens."""
    return set_text(address).replace("/", r"/\allowbreak{}").replace("-", r"-\allowbreak{}")


def aligned(display: Display) -> str:
    """The lines of a derivation, aligned at their signs, without delimiters around them."""
    return f"\\begin{{aligned}}\n{under(list(map(_line, display.lines)))}\n\\end{{aligned}}"


def under(rows: Sequence[str]) -> str:
    """Rows one under the other; those with matrices are kept apart."""
    found = ""
    for row, after in zip(rows, (*rows[1:], ""), strict=True):
        tall = r"\begin" in row or r"\begin" in after
        found += row + ((r" \\[0.5em]" if tall else r" \\") + "\n" if after else "")
    return found


def _line(line: Line) -> str:
    left = "" if line.left is None else guarded(equation(line.left)) + " "
    sign = {"≈": r"\approx ", "=": "= ", "": ""}[line.relation]
    done = "; ".join(plain(part) for part in (line.done, line.note) if part)
    said = rf" \quad{worded(f'({done})')}" if done else ""
    return f"{left}&{sign}{equation(line.right)}{said}"


def set_table(table: Table) -> str:
    """A table, centred, with a light rule under its head and one at its end."""
    columns = "".join(_column(table, k, align) for k, align in enumerate(table.align))
    head = rf"{_cells(table.head)} \\ \hline" + "\n" if any(table.head) else ""
    rows = "".join(
        (
            rf"\multicolumn{{{len(table.align)}}}{{l}}{{{set_prose(row[0])}}}"
            if _heads_group(table, row)
            else _cells(row)
        )
        + " \\\\\n"
        for row in table.rows
    )
    tabular = f"\\begin{{tabular}}{{{columns}}}\n{head}{rows}\\hline\n\\end{{tabular}}"
    return f"\\begin{{center}}\n{tabular}\n\\end{{center}}"


def _column(table: Table, k: int, align: str) -> str:
    if align != "l":
        return "r"
    cells = [row[k] for row in table.rows if len(row) > k and not _heads_group(table, row)]
    long = any(sum(len(part) for part in cell if isinstance(part, str)) > _LONG for cell in cells)
    return r"p{0.4\linewidth}" if long else "l"


def _heads_group(table: Table, row: tuple[Prose, ...]) -> bool:
    return len(row) == 1 and len(table.align) > 1


def _cells(row: tuple[Prose, ...]) -> str:
    return guarded(" & ".join(map(set_prose, row)))


def guarded(row: str) -> str:
    r"""A row that may follow `\\`, which would take `[` or `*` for its argument."""
    return "{}" + row if row.startswith(("[", "*")) else row


def set_prose(prose: Prose) -> str:
    """Running text with its mathematics."""
    return "".join(set_text(part) if isinstance(part, str) else rf"\({equation(part)}\)" for part in prose)


write_prose = set_prose


def set_text(text: str) -> str:
    """Running text in which nothing is a command."""
    return escaped(plain(text))
