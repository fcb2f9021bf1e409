"""The program of one expression: of numbers, or of vectors and matrices that are typed or given by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.cell import Cell, Equation
from symbolic_lstm.maths.forms import Shape, entry, shape
from symbolic_lstm.maths.program import Let, Program, indices
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.check_step import figure_of
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.page.blocks import Line
from symbolic_lstm.page.layout import Layout, Under
from symbolic_lstm.published.example import Grid
from symbolic_lstm.verify.entries import multiplied, scalar_product


class LaidOut(NamedTuple):
    """A program, its numbers by place, and whether lists of numbers in it were given names of ours."""

    program: Program
    given: dict[str, Figure]
    literals: bool


def line_program(name: str, body: t.Sentence, numbers: Mapping[str, Grid], *, dots: bool) -> LaidOut:
    """The program of `name = body`; with `dots`, two vectors side by side have a scalar product.

    Raises `SentenceError` where sizes do not fit.
    """
    grids = dict(numbers)
    literals: dict[t.Sentence, t.Symbol] = {}
    body = _named(body, literals, {name, *t.names(body)})
    for literal, symbol in literals.items():
        grids[symbol.name] = _grid(literal)
    shapes = {named: size for named, grid in grids.items() if (size := _size(grid))}
    body = multiplied(body, shapes)
    if dots and len(shape(body, shapes)) == 1:
        body = scalar_product(body, shapes) or body
    size = shape(body, shapes)
    given = {Quantity(named, index).key: figure for named, grid in grids.items() for index, figure in _figures(grid)}
    equation = Equation(name, body if size else entry(body, (), shapes), "expression")
    cell = Cell("expression", "one expression", (equation,), {}, (), {})
    lets = tuple(Let(equation, entry(body, index, shapes), 1, index) for index in indices(size))
    sizes = {name: size, **shapes} if size else {}
    return LaidOut(Program(cell, "vector" if size else "scalar", 1, lets, sizes), given, bool(literals))


def without_formulas(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Lines without the formulas, in which lists that were typed would have names nobody gave them."""
    found: list[Line] = []
    left: Layout | None = None
    for line in lines:
        if line.stage == "formula":
            left = line.left.base if isinstance(line.left, Under) else line.left
            continue
        found.append(line if left is None else line._replace(left=left))
        left = None
    return tuple(found)


def _named(term: t.Sentence, literals: dict[t.Sentence, t.Symbol], taken: set[str]) -> t.Sentence:
    """A sentence with names for its lists of numbers."""
    if isinstance(term, t.Concat) and _only_numbers(term):
        if term not in literals:
            matrix = len(shape(term, {})) == 2
            free = (f"{'M' if matrix else 'v'}{k}" for k in range(1, len(literals) + len(taken) + 2))
            literals[term] = t.Symbol(next(it for it in free if it not in taken))
            taken.add(literals[term].name)
        return literals[term]
    return t.rebuilt(term, [_named(part, literals, taken) for part in term.args])


def _only_numbers(term: t.Sentence) -> bool:
    return all(figure_of(part) or (isinstance(part, (t.Concat, t.Flip)) and _only_numbers(part)) for part in term.args)


def _grid(term: t.Sentence) -> Grid:
    if (figure := figure_of(term)) is not None:
        return figure
    (inner,) = term.args if isinstance(term, t.Flip) else (term,)
    return tuple(map(_grid, inner.args))


def _size(grid: Grid) -> Shape:
    return () if isinstance(grid, Figure) else (len(grid), *_size(grid[0]))


def _figures(grid: Grid, index: tuple[int, ...] = ()) -> Iterator[tuple[tuple[int, ...], Figure]]:
    if isinstance(grid, Figure):
        yield index, grid
    else:
        for k, part in enumerate(grid):
            yield from _figures(part, (*index, k))
