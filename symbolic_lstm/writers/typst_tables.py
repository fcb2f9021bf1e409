"""Tables in Typst: a head that is repeated on every page, figures lined up at their point."""

from __future__ import annotations

from collections.abc import Sequence

from symbolic_lstm.page.blocks import Prose, Table
from symbolic_lstm.page.layout import Array
from symbolic_lstm.writers.cells import ends_in_verdicts, has_matrices, heads_group, is_figure, tail, tails, verdict
from symbolic_lstm.writers.long_tables import columns, in_columns
from symbolic_lstm.writers.outline import words
from symbolic_lstm.writers.typst_style import SMALL, SMALL_ON_SHEET, TONES
from symbolic_lstm.writers.typst_text import escaped, inline, prose
from symbolic_lstm.writers.wide_tables import least_widths, parts

#: How wide a table may be, in em, and the share of its size that a matrix inside a line is set at.
_ROOM, _MATRIX = 46.0, 0.75
#: A table so much wider is set smaller, not cut.
_SMALLER = 1.17
#: The space between the columns of a long table, in em, and how close the rows of one with so many are.
_GUTTER, _MANY = 2.4, 16
_CLOSE_ROWS = "(x, y) => (left: if x == 0 { 0pt } else { 0.75em }, right: 0.75em, y: 0.32em)"
#: So many rows stay together at the end of the last table of a page.
_KEPT = 4
_ALIGN = {"l": "left", "r": "right", "d": "right"}
#: How wide a digit is in the font that sheets have, in em, and other characters of a figure beside it.
_DIGIT = 0.465
_WIDTHS = {".": 0.47, ",": 0.47, "…": 1.61, "×": 1.18, " ": 0.54} | dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", 0.66)


def table(it: Table, *, sheet: bool = False, last: bool = False) -> str:
    """A table; one too wide for the page is cut into several, each with the first column.

    The `last` of a page keeps some rows together, or a last page could hold a single one.
    """
    return "\n\n".join(
        _beside([_table(part, sheet, last, close=len(it.rows) >= _MANY) for part in beside])
        for cut in parts(it, _SMALLER * _ROOM, _MATRIX)
        for beside in in_columns(cut, _ROOM)
    )


def stands_in_columns(it: Table) -> bool:
    """Whether the rows of a table stand in several columns, so that it has all of a line."""
    return columns(it, _ROOM) > 1


def _beside(tables: Sequence[str]) -> str:
    """Tables beside one another, in one piece."""
    if len(tables) == 1:
        return tables[0]
    cells = "".join(f"[\n{said}\n]" for said in tables)
    return f"#block(breakable: false)[#grid(columns: {len(tables)}, column-gutter: {_GUTTER}em){cells}]"


def _table(it: Table, sheet: bool, last: bool, *, close: bool) -> str:
    small = SMALL_ON_SHEET if sheet else SMALL
    kept = last and len(it.rows) > _KEPT and not has_matrices(it)
    rows = _rows(it, small, sheet)
    head = f"table.header({', '.join(_named(cell, it) for cell in it.head)})" if any(map(words, it.head)) else ""
    count, align = f"{len(it.align)}", [_ALIGN[a] + " + horizon" * has_matrices(it) for a in it.align]
    if kept:  # beside them a cell that no page may part, in a column without width
        count, align = f"({'auto, ' * len(it.align)}0pt)", [*align, "left"]
        head = head and f"{head[:-1]}, [])"
        before, after = rows[:-_KEPT], rows[-_KEPT:]
        after[0] += f", table.cell(rowspan: {_KEPT}, breakable: false, inset: 0pt)[]"
        rows = [row if "table.header(" in row else f"{row}, []" for row in before] + after
    said = "".join(f"  {row},\n" for row in ([head] if head else []) + rows)
    said = f"#table(\n  columns: {count},\n  align: ({', '.join(align)},),\n{said})"
    across = sum(least_widths(it, _MATRIX))
    settings = [f"#show table: set text({_ROOM / across:.2f}em)"] if across > _ROOM else []
    settings += [f"#set table(inset: {_CLOSE_ROWS})"] if close and sheet else []
    return "\n".join(["#[", *settings, said, "]"]) if settings else said


def _rows(it: Table, small: str, sheet: bool) -> list[str]:
    widest, with_verdicts = tails(it, _WIDTHS), sheet and ends_in_verdicts(it)
    rows: list[str] = []
    for row in it.rows:
        if heads_group(row, it):
            head = f"table.cell(colspan: {len(it.align)})[{small}[{prose(row[0])}]]"
            rows.append(f"table.header(level: 2, repeat: false, {head})")
            continue
        found = verdict(row[-1]) if with_verdicts else None
        opening = f'table.cell(fill: rgb("{TONES[found[2]]}"))[' if found and found[2] else "["
        cells = [f"{opening}{_cell(cell, it.align[k : k + 1], widest[k])}]" for k, cell in enumerate(row)]
        rows.append(", ".join(cells + ["[]"] * (len(it.align) - len(cells))))
    return rows


def _cell(cell: Prose, align: str, widest: float) -> str:
    """A cell; a figure with a short tail is moved as far to the left as a longer one would reach."""
    said = words(cell)
    missing = _DIGIT * (widest - tail(said, _WIDTHS)) if align == "d" and is_figure(said) else 0.0
    if len(cell) == 1 and isinstance(cell[0], Array):  # a line makes room for a part of its height only
        return f"#box(inset: (y: 0.35em))[{prose(cell)}]"
    return prose(cell) + (f"#h({missing:.2f}em)" if missing > 0.005 else "")


def _named(cell: Prose, it: Table) -> str:
    """The head of a column; its mathematics is said as the table says it."""
    said = "".join(escaped(part) if isinstance(part, str) else inline(part, it.words.get(part, "")) for part in cell)
    return f"[{said}]"
