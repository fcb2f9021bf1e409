"""Givens: the tables of the numbers a sheet starts from."""

from __future__ import annotations

from functools import lru_cache

from symbolic_lstm.languages import ENGLISH, Language
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.cell import Cell
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.page.abbreviate import FIRST, LARGEST
from symbolic_lstm.page.blocks import Prose, Table
from symbolic_lstm.page.called import word
from symbolic_lstm.page.layout import Ident, Layout, Sub
from symbolic_lstm.page.names import name
from symbolic_lstm.page.tables import cell_of
from symbolic_lstm.page.typeset import typeset
from symbolic_lstm.published.example import Grid
from symbolic_lstm.published.setting import Setting, shape

#: Letters by which the field knows what a parameter acts on.
_FAMILIES = ("U", "W", "b", "bh")


def givens_table(setting: Setting, notation: Notation, language: Language = ENGLISH) -> list[Table]:
    """The weights, a row for each sentence, the states and inputs, and what else is given.

    A notation with one matrix on `[h, x]` has one of both.
    """
    cell, vector, numbers = setting.program.cell, setting.program.form == "vector", dict(setting.numbers)
    rowed = [p for p in cell.parameters if p.partition("_")[2] in cell.names]
    labels = [p.partition("_")[2] for p in rowed if p.startswith("W_")]
    joined = notation.stacked and bool(labels) and all(f"U_{label}" in cell.parameters for label in labels)
    if joined:
        numbers |= {f"W_{label}": _beside(numbers[f"U_{label}"], numbers[f"W_{label}"]) for label in labels}
    letters = [p.partition("_")[0] for p in rowed]
    columns = [letter for letter in dict.fromkeys(letters) if not (joined and letter == "U")]
    rows: list[tuple[Prose, ...]] = []
    for equation in cell:
        own = [f"{letter}_{equation.name}" for letter in columns]
        if any(p in rowed for p in own):
            cells = [
                (_cell(setting, p, _turned(numbers[p], notation), language),) if p in rowed else ("",) for p in own
            ]
            rows.append((_titled(cell, equation.name, notation, None, vector), *cells))
    heads = [_head(cell, letter, notation, vector, joined) for letter in columns]
    align = "l" + "".join("l" if vector or (joined and letter == "W") else "d" for letter in columns)
    found = [Table((("",), *heads), tuple(rows), align)] if rows else []
    if before := (*cell.states, *cell.inputs):
        found.append(_listed(setting, notation, before, "table: before", language))
    others = tuple(p for p in cell.parameters if p not in rowed)
    return [*found, _listed(setting, notation, others, "table: parameters", language)] if others else found


def _beside(left: Grid, right: Grid) -> Grid:
    """Two matrices side by side; two numbers are a matrix of one row."""
    if isinstance(left, Figure) or isinstance(right, Figure):
        return ((left, right),)
    rows = zip(left, right, strict=True)
    return tuple((*a, *b) for a, b in rows if isinstance(a, tuple) and isinstance(b, tuple))


def _turned(grid: Grid, notation: Notation) -> Grid:
    """A matrix as it stands behind a row vector: the transpose of ours."""
    if not notation.rows or isinstance(grid, Figure) or not all(isinstance(row, tuple) for row in grid):
        return grid
    return tuple(zip(*(row for row in grid if isinstance(row, tuple)), strict=True))


def _listed(setting: Setting, notation: Notation, names: tuple[str, ...], title: str, language: Language) -> Table:
    """Numbers by their names: what stands before the first step, or the parameters that belong to no sentence alone."""
    cell, vector, steps = setting.program.cell, setting.program.form == "vector", setting.program.steps
    rows: list[tuple[Prose, ...]] = []
    for n in names:
        when = None if steps == 1 or n not in cell.states else 1
        rows.append((_titled(cell, n, notation, when, vector), (_cell(setting, n, _one_step(setting, n), language),)))
    return Table(((language.says(title),), ("",)), tuple(rows), "l" + ("l" if vector or steps > 1 else "d"))


def _cell(setting: Setting, name: str, grid: Grid, language: Language) -> str | Layout:
    """What is given for a name, as a cell; of a long vector the first and the last, as of matrices."""
    if len(setting.program.shapes.get(name, ())) == 1 and not isinstance(grid, Figure) and len(grid) > LARGEST:
        figures = [item for item in grid if isinstance(item, Figure)]
        if len(figures) == len(grid):
            return language.listed([*map(language.figure, figures[:FIRST]), "…", language.figure(figures[-1])])
    return cell_of(grid, language)


def _one_step(setting: Setting, name: str) -> Grid:
    """What is given for a name; of an input that is a sequence of one step, that step."""
    grid, program = setting.numbers[name], setting.program
    if isinstance(grid, Figure) or name not in program.cell.inputs or program.steps > 1:
        return grid
    return grid[0] if len(shape(grid)) > len(program.shapes.get(name, ())) else grid


def _titled(cell: Cell, named: str, notation: Notation, when: int | None, vector: bool) -> Prose:
    """A name with its word, where it has one."""
    glyph, called = name(named, notation, when, vector, cell.constants), word(cell, named, notation)
    return (glyph, f"  {called}") if called else (glyph,)


def _head(cell: Cell, letter: str, notation: Notation, vector: bool, joined: bool) -> Prose:
    """The letter of a family of parameters with what it acts on, where all of them do."""
    glyph = _letter(letter, notation, vector)
    if joined and letter == "W":
        parts = t.Concat(*map(t.Symbol, ("h_prev", *cell.inputs)))
        return glyph, "  ", typeset(parts, notation, vector=vector)
    called = notation.words.get(letter, "") if letter in _FAMILIES else ""  # an r_h is no reset gate
    return (glyph, f"  {called}") if called and _acts_as_called(cell, letter) else (glyph,)


@lru_cache(maxsize=256)
def _acts_as_called(cell: Cell, letter: str) -> bool:
    """Whether every parameter of a family acts on what the field's letter says: U on the state, W on the input."""
    usual = {"U": {"h_prev"}, "W": {*cell.inputs}}.get(letter, set())
    for parameter in cell.parameters:
        if parameter.partition("_")[0] == letter and parameter.partition("_")[2] in cell.names:
            acted = _acted_on(cell, parameter)
            if not (acted & usual or not usual) or acted - usual - {*cell.names}:
                return False
    return True


def _acted_on(cell: Cell, parameter: str) -> set[str]:
    """What stands beside a parameter as a factor."""
    found: set[str] = set()
    for equation in cell:
        for _, term in t.walk(equation.body):
            if isinstance(term, (t.Apply, t.Times)) and t.Symbol(parameter) in term.args:
                found |= {n for part in term.args for n in t.names(part)} - cell.constants
    return found


def _letter(letter: str, notation: Notation, vector: bool) -> Layout:
    """The letter of a family of parameters; of one matrix on `[h, x]` both parts have the same."""
    pattern = "W" if notation.stacked and letter == "U" else notation.glyphs.get(letter, letter)
    glyph, _, tag = pattern.partition("_")
    bold = vector and (notation.bold == "all" or (glyph.isupper() and notation.bold == "matrices"))
    base = Ident(glyph if vector else notation.letters.get(glyph, glyph), bold=bold)
    return Sub(base, Ident(label)) if (label := tag.replace("*", "")) else base
