"""Tables of a LaTeX document: long ones go on over pages with their heads, what is too wide is cut or made smaller."""

from __future__ import annotations

from itertools import zip_longest
from textwrap import wrap

from symbolic_lstm.page.blocks import Prose, Table
from symbolic_lstm.writers.breaks import lines_high, width
from symbolic_lstm.writers.latex import set_table
from symbolic_lstm.writers.wide_tables import parts

#: The width of the text of a document, and what a formula has of it, in em.
_TEXT, _ROOM = 45.0, 33.0
#: How wide a letter is, and a cell whose words wrap, in em.
_LETTER, _WRAPPED = 0.46, 18.0
#: Lines of a table in one piece, and the letters on a line of a cell that wraps.
_ROWS, _LETTERS = 9, 36
#: A table of more lines than this may be cut between pages.
_WHOLE = 7.0
#: Rows of no more lines than this stay in twos and threes.
_LOW = 2.0


def set_tables(it: Table) -> str:
    """A table, or as many as it takes for all of its columns to fit."""
    return "\n\n".join(said for part in parts(it, _TEXT, 1.0) for said in _set_table(part))


def beginning(it: Table) -> float:
    """How many lines of its first rows stay together, and with the heading above them."""
    return sum(map(_row_height, it.rows[: 2 if _of_low_rows(it) else 1]))


def _set_table(it: Table) -> list[str]:
    """A table that pages part between its rows; one that has to be made smaller is cut into several."""
    if _breadth(it) > _TEXT:
        return [_scaled(part) for part in _short(it)]
    said, low = set_table(it), _of_low_rows(it)
    said = _long_table(said, low=low) if sum(map(_row_height, it.rows)) > _WHOLE else said
    return [said if low else _spread(said)]


def _spread(said: str) -> str:
    """A table whose rows of matrices stand apart."""
    for end in ("\\\\ \\hline", "\\\\* \\keptline"):
        said = said.replace(f"{end}\n", f"{end}\\noalign{{\\smallskip}}\n")
    said = said.replace(" \\\\\n\\keptline", " \\\\*\\noalign{\\nobreak\\vskip0.5em}\n\\keptline")
    return said.replace(" \\\\\n", " \\\\\\noalign{\\vskip0.5em}\n")


def _of_low_rows(it: Table) -> bool:
    return max(map(_row_height, it.rows)) <= _LOW


def _long_table(said: str, *, low: bool) -> str:
    r"""A centred `tabular` as a `longtable`, whose head is repeated on every page.

    Of `low` rows the first two and the last three stay together. The first head is part of the body: as wide as that
    without a second run. A page may end at any `\hline`, so
    that the rules below the first head and the last row are others.
    """
    said = said.removeprefix("\\begin{center}\n").removesuffix("\n\\end{center}")
    opening, _, rest = said.partition("\n")
    head, line, body = rest.rpartition("\\\\ \\hline\n") if "\\\\ \\hline\n" in rest else ("", "", rest)
    rows = body.split("\\\\\n") if low else [body]
    kept = {0, len(rows) - 3, len(rows) - 4}
    body = "".join(row + ("\\\\*\n" if k in kept else "\\\\\n") for k, row in enumerate(rows[:-1])) + rows[-1]
    head = f"{head}{line}" and f"{head}{line}\\endhead\n\\noalign{{}}\\endfirsthead\n{head}\\\\* \\keptline\n"
    if body.rstrip().endswith("\\hline\n\\end{tabular}"):
        body = body.replace("\\hline\n\\end{tabular}", "\\keptline\n\\end{tabular}")
    return f"{opening}\n{head}{body}".replace("{tabular}", "{longtable}")


def _short(table: Table) -> list[Table]:
    """The table, or as many as it takes for none to be taller than a page."""
    found: list[tuple[tuple[Prose, ...], ...]] = [()]
    room: float = _ROWS
    for row in table.rows:
        tall = _row_height(row)
        if found[-1] and tall > room:
            found.append(())
            room = _ROWS
        found[-1] += (row,)
        room -= tall
    return [table._replace(rows=rows) for rows in found]


def _row_height(row: tuple[Prose, ...]) -> float:
    return max((_height(cell) for cell in row), default=1.0)


def _height(cell: Prose) -> float:
    """How many lines a cell takes at most: its words may wrap, its matrices are as high as their rows."""
    words = "".join(part for part in cell if isinstance(part, str))
    return max([1.0, len(wrap(words, _LETTERS)), *(lines_high(it, _ROOM) for it in cell if not isinstance(it, str))])


def _scaled(table: Table) -> str:
    if _breadth(table) <= _TEXT:
        return set_table(table)
    opening, closing = r"\resizebox{\linewidth}{!}{\begin{tabular}", r"\end{tabular}}"
    return set_table(table).replace(r"\begin{tabular}", opening).replace(r"\end{tabular}", closing)


def _breadth(table: Table) -> float:
    """About how wide a table is, in em, in which long words wrap and matrices do not."""
    found = 0.0
    for column in zip_longest(*table.rows, fillvalue=()):
        maths = [sum(width(part) for part in cell if not isinstance(part, str)) for cell in column]
        words = [_LETTER * sum(len(part) for part in cell if isinstance(part, str)) for cell in column]
        found += max(set_in + min(said, _WRAPPED) for set_in, said in zip(maths, words, strict=True)) + 1.2
    return found
