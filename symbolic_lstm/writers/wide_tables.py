"""How wide a table has to be, and its cut into several where a page is narrower."""

from __future__ import annotations

from symbolic_lstm.page.blocks import Inline, Page, Table
from symbolic_lstm.page.layout import Array, Ident, Num
from symbolic_lstm.records import replace
from symbolic_lstm.writers.breaks import Measure, width
from symbolic_lstm.writers.cells import heads_group, is_figure

#: What is between two columns, how wide a letter is, and where words may wrap at the earliest, in em.
_GAP, _LETTER, _WRAPPED = 1.5, 0.46, 9.0
#: What a page of text has room for, in em.
PAGE = 45.0


def natural(it: Table, matrix: float, *, measure: Measure = width) -> list[float]:
    """Roughly how wide each column is if nothing in it wraps, in em; `matrix` is the share of its size it is set at."""
    return _widest(it, matrix, measure, wrapped=False)


def least_widths(it: Table, matrix: float, *, measure: Measure = width) -> list[float]:
    """Roughly how wide each column has to be, in em; words wrap, mathematics, which `measure` measures, does not."""
    return _widest(it, matrix, measure, wrapped=True)


def parts(it: Table, room: float, matrix: float, *, measure: Measure = width) -> list[Table]:
    """The table, or as many as it takes for all of its columns to fit; each begins with the first column."""
    across = least_widths(it, matrix, measure=measure)
    groups: list[list[int]] = [[]]
    for k in range(1, len(across)):
        if groups[-1] and across[0] + sum(across[j] for j in groups[-1]) + across[k] > room:
            groups.append([])
        groups[-1].append(k)
    return [it] if len(groups) == 1 else [_of_columns(it, (0, *group)) for group in groups]


def cut_tables(page: Page) -> Page:
    """The page, each table that mathematics and figures make wider than a page of text cut into several."""
    blocks = (
        part
        for it in page.blocks
        for part in (parts(it, PAGE, 1.0) if isinstance(it, Table) and _is_wide(it) else [it])
    )
    return replace(page, blocks=tuple(blocks))


def _is_wide(it: Table) -> bool:
    """Whether what cannot be broken is wider than a page; however long an author's words are, they cut no table."""
    rows = tuple(tuple(tuple(part for part in cell if not _is_words(part)) for cell in row) for row in it.rows)
    return sum(least_widths(it._replace(head=(), rows=rows), 1.0)) > PAGE


def _is_words(part: Inline) -> bool:
    return isinstance(part, Ident) or (isinstance(part, str) and not is_figure(part))


def _of_columns(it: Table, columns: tuple[int, ...]) -> Table:
    return it._replace(
        head=tuple(it.head[j] for j in columns) if it.head else (),
        rows=tuple(row if heads_group(row, it) else tuple(row[j] for j in columns if j < len(row)) for row in it.rows),
        align="".join(it.align[j] for j in columns),
    )


def _widest(it: Table, matrix: float, measure: Measure, *, wrapped: bool) -> list[float]:
    rows = [row for row in (it.head, *it.rows) if not heads_group(row, it)]
    columns = [[row[k] for row in rows if k < len(row)] for k in range(len(it.align))]
    return [
        _GAP + max((sum(_across(part, matrix, measure, wrapped) for part in cell) for cell in column), default=0.0)
        for column in columns
    ]


def _across(part: Inline, matrix: float, measure: Measure, wrapped: bool) -> float:
    if not isinstance(part, str):
        return measure(part) * (matrix if isinstance(part, Array) else 1.0)
    longest = max(_word(word, measure) for word in part.split(" "))
    whole = max(_LETTER * len(part), longest)
    return min(whole, max(_WRAPPED, longest)) if wrapped else whole


def _word(word: str, measure: Measure) -> float:
    """How wide a word is; a figure is set in digits, which are wider than letters."""
    figure = is_figure(word) and "." in word
    return measure(Num(word)) if figure else _LETTER * len(word)
