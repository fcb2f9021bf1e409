"""Tables as HTML: figures lined up at the decimal point, rows under the heads of their groups.

A figure is cut before its point, and all tails of a column are given the width
of the longest, so that what is copied from the page is the figure and nothing
else.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from math import ceil

from symbolic_lstm.page.blocks import Prose, Table
from symbolic_lstm.writers.attributes import quoteattr
from symbolic_lstm.writers.cells import ends_in_verdicts, heads_group, is_figure, parted_at_point, tails, verdict
from symbolic_lstm.writers.mathml_maths import escaped
from symbolic_lstm.writers.outline import height, table_width, words
from symbolic_lstm.writers.plain import plain
from symbolic_lstm.writers.text_maths import equation
from symbolic_lstm.writers.wide_tables import least_widths, parts

#: A table taller than this, in lines of mathematics, may be cut between pages.
_TALL = 12.0
#: The most rows of a table of names and numbers; a longer one has several columns of them.
_ROWS = 14
#: A table of more letters in a row may be wider than the page.
_BROAD = 90
#: What a screen has room for, in em; a wider table is cut.
_SCREEN = 58.0
#: Letters of a table's size that a sheet of paper is wide, in em; a wider table is printed smaller.
_PAPER = 52.0
_POWER = re.compile("(?<=10)[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_LOWERED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "−0123456789")
#: How wide a character is beside a digit; others are as wide, raised ones narrower.
_WIDTHS = {".": 0.5, ",": 0.5, "…": 1.8, "×": 1.35, " ": 0.5} | dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", 0.8)


def tables(it: Table, prose: Callable[[Prose], str]) -> str:
    """A table, or several: below one another where it is wider than a page, side by side where long and narrow."""
    if (
        len(it.align) != 2
        or len(it.rows) <= _ROWS
        or ends_in_verdicts(it)
        or any(heads_group(row, it) for row in it.rows)
    ):
        return "\n".join(table(part, prose) for part in parts(it, _SCREEN, 1.0))
    each = ceil(len(it.rows) / ceil(len(it.rows) / _ROWS))
    beside = [table(it._replace(rows=it.rows[k : k + each]), prose) for k in range(0, len(it.rows), each)]
    return '<div class="tables">\n' + "\n".join(beside) + "\n</div>"


def table(it: Table, prose: Callable[[Prose], str]) -> str:
    """A table in a box that scrolls by itself where the page is too narrow for it."""
    columns, with_verdicts, widest = len(it.align), ends_in_verdicts(it), tails(it, _WIDTHS)
    bodies: list[list[str]] = [[]]
    for row in it.rows:
        if heads_group(row, it):
            bodies.append([f'<tr class="group"><th colspan="{columns}" scope="rowgroup">{prose(row[0])}</th></tr>'])
        else:
            bodies[-1].append(_row(row, it, widest, with_verdicts, prose))
    head = f"<thead>{_head(it, prose)}</thead>\n" if any(it.head) else ""
    body = "\n".join("<tbody>\n" + "\n".join(rows) + "\n</tbody>" for rows in bodies if rows)
    kind = ' class="check"' if with_verdicts else ""
    long = " long" if height(it) > _TALL else ""
    reached = ' tabindex="0"' if table_width(it) > _BROAD else ""  # what scrolls can be reached with the keyboard
    across = sum(least_widths(it, 1.0))
    fit = f' style="--fit:{_PAPER / across:.2f}"' if across > _PAPER else ""
    return f'<div class="scroll{long}"{reached}{fit}><table{kind}>{head}{body}</table></div>'


def _head(it: Table, prose: Callable[[Prose], str]) -> str:
    """The names of the columns; one without a name is no head."""
    cells = [
        f'<th{_right(align)} scope="col">{_stacked(_named(cell, it, prose))}</th>' if words(cell) else "<td></td>"
        for align, cell in zip(it.align, it.head, strict=False)
    ]
    return f"<tr>{''.join(cells)}</tr>"


def _named(cell: Prose, it: Table, prose: Callable[[Prose], str]) -> str:
    """The markup of a head; one that is nothing but mathematics has its words for a name, too."""
    if any(isinstance(part, str) and part.strip() for part in cell):
        return prose(cell)
    said = " ".join(it.words.get(part) or equation(part) for part in cell if not isinstance(part, str))
    return prose(cell).replace("<math ", f"<math aria-label={quoteattr(plain(said))} ", 1)


def _stacked(head: str) -> str:
    """A letter stands above what it is called."""
    return head.replace("</math>\u2002", "</math><br/>")


def _row(
    row: tuple[Prose, ...], it: Table, widest: list[float], with_verdicts: bool, prose: Callable[[Prose], str]
) -> str:  # fmt: skip
    cells: list[str] = []
    tone = ""
    for k, cell in enumerate(row):
        kind, said = it.align[k : k + 1], words(cell)
        if with_verdicts and k == len(row) - 1 and (found := verdict(cell)):
            sign, ruling, tone = found
            cells.append(f'<td class="v"><b>{sign}</b> {escaped(ruling)}</td>')
        elif kind == "d" and is_figure(said):
            cells.append(f'<td class="d">{_figure(plain(said), widest[k])}</td>')
        elif k == 0 and len(it.align) > 1:
            cells.append(f'<th{_right(kind)} scope="row">{_named(cell, it, prose)}</th>')
        else:
            cells.append(f"<td{_right(kind)}>{prose(cell)}</td>")
    return f'<tr class="{tone}">{"".join(cells)}</tr>' if tone else f"<tr>{''.join(cells)}</tr>"


def _right(align: str) -> str:
    return ' class="d"' if align in ("r", "d") else ""


def _figure(figure: str, width: float) -> str:
    whole, rest = parted_at_point(figure)
    if not width:
        return raised(whole)
    return f'{raised(whole)}<i style="min-width:{width:.1f}ch">{raised(rest)}</i>'


def raised(text: str) -> str:
    """Text whose powers are raised, with a minus that can be read at that size.

    >>> raised("6.27×10⁻⁶")
    '6.27×10<sup>−6</sup>'
    """
    return _POWER.sub(lambda found: f"<sup>{found[0].translate(_LOWERED)}</sup>", escaped(text))
