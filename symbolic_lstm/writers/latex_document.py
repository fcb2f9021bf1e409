"""LaTeX: a whole document for pdflatex, in which nothing is wider or taller than a page.

The names of stages have a column of their own, whose place is the same on all pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from symbolic_lstm.on_demand import pattern
from symbolic_lstm.page.blocks import Block, Display, Heading, Illustration, Line, Note, Page, Para, Table
from symbolic_lstm.page.layout import Layout
from symbolic_lstm.writers.breaks import broken, width
from symbolic_lstm.writers.contents import ContentsLine, contents, labelled
from symbolic_lstm.writers.first_page import legible_height, longer_caption
from symbolic_lstm.writers.front import cell_first, notes_first, pictured
from symbolic_lstm.writers.latex import (
    SIGNS,
    drawing,
    guarded_row,
    joined_blocks,
    set_block,
    set_picture,
    set_text,
    under,
    write_prose,
)
from symbolic_lstm.writers.latex_maths import equation
from symbolic_lstm.writers.latex_tables import beginning, set_tables
from symbolic_lstm.writers.latex_text import words_in_mathematics
from symbolic_lstm.writers.outline import height, page_outline
from symbolic_lstm.writers.page_parts import PARTED, TALLEST, page_parts
from symbolic_lstm.writers.plain import plain
from symbolic_lstm.writers.set_out import set_out
from symbolic_lstm.writers.stage_columns import Columns, columns
from symbolic_lstm.writers.wording import wording

_PREAMBLE = r"""\documentclass[fleqn]{article}
\usepackage[utf8]{inputenc}
\usepackage[T1]{fontenc}
\usepackage{textcomp}
\usepackage{amsmath,amssymb}
\usepackage{graphicx,longtable}
\usepackage[margin=2.5cm]{geometry}
\renewcommand{\arraystretch}{1.15}
\setlength{\parindent}{0pt}
\setlength{\parskip}{0.6em}
\postdisplaypenalty=10000
\widowpenalty=10000
\clubpenalty=10000
\setcounter{LTchunksize}{200}
\newcommand{\room}[1]{\par\penalty0\relax\ifdim\dimexpr\pagegoal-\pagetotal\relax<#1\relax\newpage\fi}
\makeatletter
\newcommand{\lastrow}{\ifmeasuring@\else\global\interdisplaylinepenalty10000\fi}
\newcommand{\keptline}{\noalign{\nobreak}\multispan{\LT@cols}\unskip
  \leaders\hrule\@height\arrayrulewidth\hfill\cr\noalign{\nobreak}}
\makeatother
\newdimen\tallest
\newcommand{\roomfor}[2]{\tallest=\dimexpr\pagegoal-\pagetotal-#2\relax
  \ifdim\tallest>#1\tallest=#1\fi\ifdim\tallest<0.37\textheight\tallest=0.37\textheight\fi}
\begin{document}
"""
#: What has room on a line of a document beside the left side and the name of the stage, in em.
_ROOM = 33.0
#: A caption of one line with what stands around it, and a line of small print with the letters it has, in em.
_CAPTION, _SMALL = 3.5, (1.2, 105)
#: What stands between the left sides and the names of stages, in em; the first row of each matrix, and how much farther
#: apart than reckoned its columns stand.
_WIDEST, _FIRST_ROW, _APART = 35.5, pattern(r"\\begin\{.?matrix\}(.*?)\\(?:\\|end)"), 0.2
#: How wide the column of right sides may be made, so that the names of stages have room beside it, in em.
_COLUMN = 29.0
#: What a sign of a relation takes with its spaces, in em, and how much wider a column is made than it is reckoned.
SIGN, _WIDER = 1.4, 1.06
#: So many of the last blocks stay together.
_KEPT = 3
#: So much of a derivation at the end stays together, in lines of mathematics: no last page holds only a line or two.
_TAIL = 5.0
#: How tall pictures are at most that may go to the next page.
_TALLEST = "118pt"


def document(page: Page) -> str:
    """The page as a complete document for pdflatex."""
    page = notes_first(cell_first(set_out(page)))
    least = columns(page.displays, _COLUMN)
    found = contents(page)
    blocks: list[str] = []
    waiting = [_contents(page, found)] if found else []
    pictures = [it for it in page.blocks if isinstance(it, Illustration)]
    last = next((it for it in reversed(page.blocks) if not isinstance(it, (Para, Note))), None)
    above: Block | None = None
    for block, label in labelled(page):
        if isinstance(block, Heading):
            blocks += waiting
            waiting = []
        target = f"\\phantomsection\\label{{{label}}}%\n" if label else ""
        if isinstance(block, Illustration):
            first = block is pictures[0] and pictured(page_outline(page).sections) == 0
            # the first, which stands at the beginning, may be as tall as it takes to be read, if there is so much room
            below = _CAPTION + longer_caption(block, _SMALL)
            room = f"\\roomfor{{{legible_height(block.scene):.0f}pt}}{{{below:.1f}em}}" if first else ""
            picture = set_picture(block, r"\tallest" if first else _TALLEST)
            blocks.append(f"\\penalty0{room}\\noindent\\begin{{minipage}}{{\\linewidth}}\n{picture}\n\\end{{minipage}}")
        else:
            parted = "\\penalty0\n" if isinstance(block, Display) and isinstance(above, Display) else ""
            blocks.append(parted + _needed(block, page.blocks) + target + _paged(block, least, ends=block is last))
        above = block
    blocks[-_KEPT:] = [_kept(*pair) for pair in zip(page.blocks[-_KEPT:], blocks[-_KEPT:], strict=True)]
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


def _needed(block: Block, blocks: Sequence[Block]) -> str:
    """What keeps a heading with the table below it, which would go to the next page by itself."""
    if not isinstance(block, Heading):
        return ""
    at = next(k for k, it in enumerate(blocks) if it is block)
    below = next((it for it in blocks[at + 1 :] if not isinstance(it, (Para, Heading))), None)
    if not isinstance(below, Table):
        return ""
    return f"\\room{{{7 + 1.4 * beginning(below):.0f}em}}\n"


def _kept(block: Block, said: str) -> str:
    """One of the last blocks, which stays with what is above it where it is low."""
    match block:
        case Para() | Note():
            return f"\\nopagebreak\n{said}"
        case Table() if height(block) <= TALLEST:
            return f"\\nopagebreak{{\\csname @beginparpenalty\\endcsname=10000\n{said}}}"
        case _:
            return said


def _paged(block: Block, least: Columns, *, ends: bool = False) -> str:
    """One block of a document: what is too wide or too tall for a page is cut or made smaller.

    The names of stages have a column, whose place is the same on all pages. Of what `ends` the last page has a part.
    """
    match block:
        case Display():
            return _derivation(block, least, _TAIL if ends else 0.0)
        case Table():
            return set_tables(block)
        case _:
            return set_block(block)


def _derivation(it: Display, least: Columns, keeps: float = 0.0) -> str:
    """A derivation, which pages part between its runs and nowhere else.

    A formula stays with the numbers or where they begin, and so much of the end as `keeps` says in one piece.
    """
    found: list[list[str]] = []
    kept: list[bool] = []
    begins = False
    for run in page_parts(it):
        found.append([row for line in run for row in _broken(line, least, boxed=line is it.lines[0])])
        stays = height(it._replace(lines=run)) <= PARTED and not begins
        begins = run[-1].stage == "formula"
        kept += [stays and (begins or k < len(found[-1]) - 1) for k in range(len(found[-1]))]
    if len(found) == 1 and len(found[0]) == len(it.lines):
        return f"\\[\n\\begin{{aligned}}\n{under(found[0])}\n\\end{{aligned}}\n\\]"
    rows = [row for run in found for row in run]
    for k in range(len(rows) - 1, 0, -1):
        keeps -= _row_height(rows[k])
        if keeps > 0:
            kept[k - 1] = True
    said = under([*rows[:-1], rows[-1] + r"\lastrow"], kept)  # what is said of a derivation stays with it
    return f"{{\\allowdisplaybreaks\n\\begin{{alignat*}}{{2}}\n{said}\n\\end{{alignat*}}}}"


def _row_height(row: str) -> float:
    """How tall a row is, in lines of mathematics, by the rows of the matrices in it."""
    matrices = row.split(r"\begin{")[1:]
    return 0.82 * (1 + max(it.count(r"\\") for it in matrices)) + 0.5 if matrices else 1.0


def _shrunk(part: Layout) -> str:
    """What cannot be broken and has no room on a line beside the names of stages, made smaller."""
    spelt = equation(part)
    apart = _APART * sum(row.count("&") for row in _FIRST_ROW.findall(spelt))
    return spelt if width(part) + apart <= _WIDEST else rf"\resizebox{{0.7\linewidth}}{{!}}{{$\displaystyle {spelt}$}}"


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
    done = "; ".join(part for part in (plain(line.done), note) if part)
    right = at_least(SIGNS[line.relation] + _shrunk(first), least.right + SIGN, "l", width(first) + SIGN)
    rows = [f"{left}&{right}" + (rf" &&\quad{words_in_mathematics(f'({done})')}" if done else "")]
    if note or not (line.note or others):
        return rows
    rows += [rf"&\quad {_shrunk(part)}" for part in others]
    return [*rows, rf"&\quad{words_in_mathematics(f'({plain(line.note)})')}"] if line.note else rows
