"""Columns: tables whose heads say what is in them, `x`, `σ(x)`, `0.8 x + 0.1`, each row worked from its own figures.

A head may be an expression in the names of other heads, or a name that an equation of the article defines. It is taken
at its word where most rows agree with it: where they do not, the head means something else.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from flint import fmpq

from symbolic_lstm.articles.bindings import Bindings
from symbolic_lstm.articles.clock import look
from symbolic_lstm.articles.finding import Finding
from symbolic_lstm.articles.mapped import Mapped, joined
from symbolic_lstm.articles.piece import Markup, Piece
from symbolic_lstm.articles.reading import Chain, Side, read_line
from symbolic_lstm.articles.rules import BY_VERDICT
from symbolic_lstm.articles.statements import Statement
from symbolic_lstm.articles.steps import numeric
from symbolic_lstm.errors import SentenceError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.box import Box, half_unit, image
from symbolic_lstm.numbers.check_step import figure_of
from symbolic_lstm.numbers.evaluate import code
from symbolic_lstm.records import replace
from symbolic_lstm.verify.facts import possible
from symbolic_lstm.verify.recognise.system import FoundEquation

#: By what a figure was found: reports say it.
GUESS = "a column of a table"
#: So many rows must agree with a head before one that does not is called wrong.
AGREEING = 2
#: A longer cell is text.
_LONGEST = 200
_LAST_WORD = re.compile(r"(?:[^\W\d_]{2,}\s+)+(\S+)")
#: A name with its time, and that of a step before.
_TIMED, _BEFORE = re.compile(r"(.+)_([A-Za-z])"), re.compile(r"(.+)_[A-Za-z]-1")
#: How a part of a formula is called that has a column of its own.
_PART = "column "

#: The pieces of the cells of a table by row and column.
CellPieces: TypeAlias = Mapping[tuple[int, int], Sequence[Piece]]


class _Cell(NamedTuple):
    """What is in a cell: its text, how it is written, and what it says."""

    mapped: Mapped
    markup: Markup
    sides: tuple[t.Sentence, ...]


class _Row(NamedTuple):
    """A row: the figures in it by column, and what the names of its heads are."""

    cells: Mapping[int, _Cell]
    names: Mapping[str, t.Sentence]


class _Table(NamedTuple):
    """The heads of a table, what each may say that its column is, the columns by the names of their heads, the rows."""

    heads: Mapping[int, _Cell]
    said: Mapping[int, Sequence[t.Sentence]]
    named: Mapping[str, int]
    rows: Sequence[_Row]

    def works(self, name: str) -> bool:
        """Whether the figures of a name are worked in the table, and may have more digits than are printed."""
        if name in self.named:
            return bool(self.said[self.named[name]])
        return bool(_BEFORE.fullmatch(name) or name.startswith(_PART))

    def in_columns(self, body: t.Sentence, column: int) -> t.Sentence:
        """A formula with a name for each part of it that is a column of its own."""
        for other, bodies in self.said.items():
            if other != column and body in bodies:
                return t.Symbol(f"{_PART}{other}")
        return t.rebuilt(body, [self.in_columns(part, column) for part in body.args])


def judged_columns(pieces: Sequence[Piece], equations: Sequence[FoundEquation], bound: Bindings) -> Iterator[Finding]:
    """What is found in the columns of all tables."""
    tables: dict[int, dict[tuple[int, int], list[Piece]]] = defaultdict(lambda: defaultdict(list))
    for piece in pieces:
        if piece.table:
            tables[piece.table][piece.cell].append(piece)
    defined = {equation.left: equation.right for equation in equations}
    for grid in tables.values():
        beside = [_figure(said) for (row, column), said in grid.items() if row == 0 and column > 0]
        turned = bool(beside) and all(beside)  # heads stand below one another, with figures beside the first
        yield from _columns({place[::-1]: said for place, said in grid.items()} if turned else grid, defined, bound)


def _columns(grid: CellPieces, defined: Mapping[str, t.Sentence], bound: Bindings) -> Iterator[Finding]:
    """What is found in a table whose first row has the heads."""
    first = min(row for row, _ in grid)
    heads = {column: head for row, column in grid if row == first and (head := _head(grid[row, column]))}
    named = {head.sides[0].name: column for column, head in heads.items() if isinstance(head.sides[0], t.Symbol)}
    said = {column: _bodies(head, defined) for column, head in heads.items()}
    if not any(said.values()) or not named:
        return
    table = _Table(heads, said, named, list(_rows(grid, first, named, {*said})))
    for column, bodies in said.items():
        for body in bodies:
            found = list(_column(table, column, body, bound))
            right = sum(all(each.level in ("pass", "note") for each in row) for row in found)
            if found and (right == len(found) or right >= max(AGREEING, 2 * (len(found) - right))):
                yield from (each for row in found for each in row)
                break


def _head(pieces: Sequence[Piece]) -> _Cell | None:
    """What the head of a column says: its mathematics, or its text, or the name at the end of it."""
    maths = [piece for piece in pieces if piece.kind in ("math", "display")]
    only = maths if len(maths) == 1 else pieces
    if len(only) != 1:
        return None
    if found := _said(only[0].mapped, only[0].markup):
        return found
    words = _LAST_WORD.fullmatch(only[0].mapped.text.strip())
    last = words and _said(only[0].mapped.stripped().cut(words.start(1)), only[0].markup)
    return last if last and isinstance(last.sides[0], t.Symbol) else None


def _said(mapped: Mapped, markup: Markup) -> _Cell | None:
    mapped = mapped.stripped()
    if not 0 < len(mapped.text) <= _LONGEST:
        return None
    try:
        chains = read_line(mapped.text, markup)
    except SentenceError:
        return None
    if len(chains) != 1 or chains[0].label or chains[0].remark or chains[0].cut:
        return None
    return _Cell(mapped, markup, tuple(side.term for side in chains[0].sides))


def _figure(pieces: Sequence[Piece]) -> _Cell | None:
    """A cell that holds one figure and nothing else."""
    cell = _said(pieces[0].mapped, pieces[0].markup) if len(pieces) == 1 else None
    return cell if cell and len(cell.sides) == 1 and figure_of(cell.sides[0]) else None


def _bodies(head: _Cell, defined: Mapping[str, t.Sentence]) -> list[t.Sentence]:
    """What a head may say that its column is, formulas of other names."""
    found: list[t.Sentence] = [side for side in head.sides if t.names(side) and not isinstance(side, t.Symbol)]
    name = head.sides[0]
    if isinstance(name, t.Symbol) and name.name in defined:
        found.append(defined[name.name])
    return found


def _rows(grid: CellPieces, first: int, named: Mapping[str, int], wanted: set[int]) -> Iterator[_Row]:
    """The rows beneath the heads, in order, each with the figures of the columns that have a head."""
    before: Mapping[str, t.Sentence] = {}
    for row in sorted({row for row, _ in grid} - {first}):
        look()
        cells = {}
        for column in wanted:
            if cell := _figure(grid.get((row, column), ())):
                cells[column] = cell
        names = {name: cells[column].sides[0] for name, column in named.items() if column in cells}
        yield _Row(cells, {**before, **names})
        before = {f"{its[1]}_{its[2]}-1": value for name, value in names.items() if (its := _TIMED.fullmatch(name))}


def _column(table: _Table, column: int, body: t.Sentence, bound: Bindings) -> Iterator[list[Finding]]:
    """What is found in each row of a column that comes to a formula, or to one with other columns in it."""
    ways = list(dict.fromkeys((body, t.rebuilt(body, [table.in_columns(part, column) for part in body.args]))))
    for number, row in enumerate(table.rows):
        look()
        found: list[Finding] = []
        for way in ways:
            if (values := _values(way, table, number, bound)) is None or column not in row.cells:
                continue
            statement, chain = _stated(table.heads[column], t.substituted(way, values), row.cells[column])
            again = list(numeric(chain, [0, 1], statement, bound))
            if again and all(each.level in ("pass", "note") for each in again):
                _carry(row.cells[column].sides[0], chain.sides[0].term, bound)
                found = again
                break
            found = found or [_as_far_as_known(each, way, values, table, row.cells[column]) for each in again]
        if found:
            yield found


def _as_far_as_known(
    finding: Finding, body: t.Sentence, values: Mapping[t.Symbol, t.Sentence], table: _Table, cell: _Cell
) -> Finding:
    """A finding, with the benefit of the doubt where other figures of the row were rounded when they were printed."""
    laid, boxes, rounded = code(body), dict[int, Box](), False
    for k, node in enumerate(laid.nodes):
        shown = node.figure or (figure_of(values[t.Symbol(node.name)]) if node.name else None)
        if shown is not None:
            half = half_unit(shown) if node.name and table.works(node.name) and shown.places else fmpq(0)
            boxes[k], rounded = (shown.value - half, shown.value + half), rounded or bool(half)
    printed, ranged = figure_of(cell.sides[0]), image(laid, len(laid.nodes) - 1, boxes) if rounded else None
    if printed is None or ranged is None or not possible(printed, ranged[0], exact=True):
        return finding
    told = f"{finding.printed} is right if the figures beside it were rounded when they were printed; {finding.message}"
    return replace(finding, rule=BY_VERDICT["tolerance"], verdict="tolerance", level="note", message=told, slip=None)


def _carry(figure: t.Sentence, worked: t.Sentence, bound: Bindings) -> None:
    """Learn what a figure was computed from; one below 0 is known by its digits."""
    match figure:
        case t.Dec():
            bound.carry(figure.text, worked)
        case t.Neg(args=(t.Dec() as digits,)):
            bound.carry(digits.text, t.Neg(worked))


def _values(body: t.Sentence, table: _Table, number: int, bound: Bindings) -> Mapping[t.Symbol, t.Sentence] | None:
    """What the names of a formula are in a row; None where one is not known, or none stands in the row."""
    row = table.rows[number]
    beside = {**row.names, **{f"{_PART}{column}": cell.sides[0] for column, cell in row.cells.items()}}
    found: dict[t.Symbol, t.Sentence] = {}
    for name in t.names(body):
        value = beside.get(name) or (None if name in table.named else _given(name, number, bound))
        if value is None:
            return None
        found[t.Symbol(name)] = value
    return found if any(symbol.name in beside for symbol in found) else None


def _given(name: str, number: int, bound: Bindings) -> t.Sentence | None:
    """The one value that the article gave a name, or in the first row what it was before the first step."""
    before = _BEFORE.fullmatch(name)
    values = {*bound.names.get(name, ())} or ({*bound.names.get(f"{before[1]}_0", ())} if before and not number else ())
    return next(iter(values)) if len(values) == 1 else None


def _stated(head: _Cell, worked: t.Sentence, cell: _Cell) -> tuple[Statement, Chain]:
    """A head with the figures of a row in it, set equal to the figure in its column."""
    place = cell.mapped.starts[0]
    between = Mapped(" = ", (place,) * 3, (place,) * 3)
    mapped = joined([head.mapped, between, cell.mapped])
    begins = len(head.mapped.text)
    sides = (Side(worked, 0, begins), Side(cell.sides[0], begins + 3, len(mapped.text)))
    return Statement(mapped, cell.markup, "text", 0, GUESS), Chain(sides, ("≈",))
