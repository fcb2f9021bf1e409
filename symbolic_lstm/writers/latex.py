r"""LaTeX: a fragment to put into a document, and a document.

No `&` stands in a row of `aligned` but the one before its sign: converters that
cut rows at `&` then see a left and a right side and nothing else.
"""

from __future__ import annotations

from typing import assert_never

from symbolic_lstm.page.blocks import Block, Code, Display, Heading, Line, Note, Page, Para, Prose, Table
from symbolic_lstm.writers.latex_maths import equation, escaped
from symbolic_lstm.writers.plain import plain

__all__ = ["document", "equation", "write"]

_PREAMBLE = r"""\documentclass{article}
\usepackage[utf8]{inputenc}
\usepackage[T1]{fontenc}
\usepackage{textcomp}
\usepackage{amsmath,amssymb}
\usepackage[margin=2.5cm]{geometry}
\renewcommand{\arraystretch}{1.15}
\setlength{\parindent}{0pt}
\setlength{\parskip}{0.6em}
\begin{document}
"""
_SECTIONS = {1: "section", 2: "subsection", 3: "subsubsection"}
#: A left-aligned cell longer than this wraps.
_LONG = 36


def write(page: Page) -> str:
    """The page as a fragment: headings, prose, tables and displays, without a preamble."""
    title = [rf"\section*{{{_said(page.title)}}}"] if page.title else []
    return "\n\n".join([*title, *map(_block, page.blocks)]) + "\n"


def document(page: Page) -> str:
    """The page as a complete document for pdflatex."""
    return f"{_PREAMBLE}\n{write(page)}\n\\end{{document}}\n"


def _block(block: Block) -> str:
    match block:
        case Heading():
            number = rf"{_said(block.number)}\quad " if block.number else ""
            aside = rf" {{\normalfont\itshape --- {_said(block.aside)}}}" if block.aside else ""
            return rf"\{_SECTIONS[min(block.level, 3)]}*{{{number}{_prose(block.text)}{aside}}}"
        case Para():
            link = rf" \texttt{{{_breakable(block.link)}}}" if block.link else ""
            said = _prose(block.prose) + link
            return rf"{{\small {said}\par}}" if block.kind == "source" else said
        case Note():
            word = rf"\textbf{{{_said(block.word)}.}} " if block.word else ""
            return rf"{{\small {word}{_prose(block.prose)}\par}}"
        case Display():
            rows = " \\\\\n".join(map(_line, block.lines))
            return f"\\[\n\\begin{{aligned}}\n{rows}\n\\end{{aligned}}\n\\]"
        case Table():
            return _table(block)
        case Code():
            # Not verbatim: a text could hold the words that end it.
            lines = [
                _said(line.expandtabs(4)).replace("--", "-{}-").replace(" ", "~") for line in block.text.split("\n")
            ]
            return (
                "{\\ttfamily\\raggedright\n" + "\\\\\n".join(_guarded(line) or r"\mbox{}" for line in lines) + "\\par}"
            )
        case _:
            assert_never(block)


def _breakable(address: str) -> str:
    r"""An address that may be broken after its slashes and hyphens."""
    return _said(address).replace("/", r"/\allowbreak{}").replace("-", r"-\allowbreak{}")


def _line(line: Line) -> str:
    left = "" if line.left is None else _guarded(equation(line.left)) + " "
    sign = {"≈": r"\approx ", "=": "= ", "": ""}[line.relation]
    done = "; ".join(_said(part) for part in (line.stage, line.note) if part)
    said = rf" \quad\text{{({done})}}" if done else ""
    return f"{left}&{sign}{equation(line.right)}{said}"


def _table(table: Table) -> str:
    columns = "".join(_column(table, k, align) for k, align in enumerate(table.align))
    head = rf"{_cells(table.head)} \\ \hline" + "\n" if any(table.head) else ""
    rows = "".join(
        (rf"\multicolumn{{{len(table.align)}}}{{l}}{{{_prose(row[0])}}}" if _heads_group(table, row) else _cells(row))
        + " \\\\\n"
        for row in table.rows
    )
    caption = f"{_said(table.caption)}\\\\[0.4em]\n" if table.caption else ""
    tabular = f"\\begin{{tabular}}{{{columns}}}\n{head}{rows}\\hline\n\\end{{tabular}}"
    return f"\\begin{{center}}\n{caption}{tabular}\n\\end{{center}}"


def _column(table: Table, k: int, align: str) -> str:
    if align != "l":
        return "r"
    cells = [row[k] for row in table.rows if len(row) > k and not _heads_group(table, row)]
    long = any(sum(len(part) for part in cell if isinstance(part, str)) > _LONG for cell in cells)
    return r"p{0.4\linewidth}" if long else "l"


def _heads_group(table: Table, row: tuple[Prose, ...]) -> bool:
    return len(row) == 1 and len(table.align) > 1


def _cells(row: tuple[Prose, ...]) -> str:
    return _guarded(" & ".join(map(_prose, row)))


def _guarded(row: str) -> str:
    r"""A row that may follow `\\`, which would take `[` or `*` for its argument."""
    return "{}" + row if row.startswith(("[", "*")) else row


def _prose(prose: Prose) -> str:
    return "".join(_said(part) if isinstance(part, str) else rf"\({equation(part)}\)" for part in prose)


def _said(text: str) -> str:
    return escaped(plain(text))
