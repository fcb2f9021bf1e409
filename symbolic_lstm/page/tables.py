"""Tables of a sheet: figures over time, a variant beside the example, the verdicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from symbolic_lstm.languages import ENGLISH, Language
from symbolic_lstm.maths.program import Program
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.trace import Trace
from symbolic_lstm.page.author_prose import author_prose
from symbolic_lstm.page.blocks import Note, Prose, Table
from symbolic_lstm.page.labels import part_label
from symbolic_lstm.page.layout import Array, Layout
from symbolic_lstm.page.names import name
from symbolic_lstm.page.typeset import number
from symbolic_lstm.published.example import Grid
from symbolic_lstm.verify.result import Result
from symbolic_lstm.verify.verdicts import MARKS, VerdictName

#: A table of figures over time with more columns shows the states only.
WIDEST = 12


def carrying_differences(
    rows: Iterable[tuple[str, str, str]], steps: int, notation: Notation, language: Language = ENGLISH
) -> Table:
    """Figures that come out differently when shown figures are carried and when nothing is rounded."""
    found: list[tuple[Prose, ...]] = []
    for key, carried, exact in rows:
        quantity, _, time = key.partition("@")
        found.append(((name(quantity, notation, None if steps == 1 else int(time)),), (carried,), (exact,)))
    head = (("",), *((language.says(f"table: {kind}"),) for kind in ("carried", "full")))
    return Table(head, tuple(found), "ldd")


def mark(verdict: VerdictName, language: Language = ENGLISH) -> str:
    """A verdict with its sign, such as `✓ ok`."""
    return f"{MARKS[verdict]} {language.says(f'verdict: {verdict}')}"


def cell_of(grid: Grid, language: Language = ENGLISH) -> str | Layout:
    """Numbers as a cell: one, a sequence in words, or a matrix set as one."""
    if isinstance(grid, Figure):
        return language.figure(grid)
    if all(isinstance(item, Figure) for item in grid):
        return language.listed(language.figure(item) for item in grid if isinstance(item, Figure))
    if all(isinstance(item, tuple) and all(isinstance(i, Figure) for i in item) for item in grid):
        return Array(
            tuple(tuple(number(i) for i in row if isinstance(i, Figure)) for row in grid if isinstance(row, tuple))
        )
    return "; ".join(str(cell_of(item, language)) for item in grid)


def figures_over_time(trace: Trace, notation: Notation, language: Language = ENGLISH) -> Iterator[Table | Note]:
    """Every quantity at every time; where these are too many, each state, as far as there is room, which is told."""
    program = trace.program
    columns = [(equation.name, entry) for equation in program.cell for entry in program.entries(equation.name)]
    inputs = [(n, entry) for n in program.cell.inputs for entry in program.entries(n)]
    if len(columns) + len(inputs) > WIDEST:
        inputs, columns = [], [*first_of_states(program, WIDEST)]
    head = ((language.says("table: time"),), *((_glyph(n, e, notation),) for n, e in (*inputs, *columns)))
    rows = []
    for time in range(1, program.steps + 1):
        cells = [language.figure(trace.shown(_key(n, e, time))) for n, e in (*inputs, *columns)]
        rows.append(((str(time),), *((c,) for c in cells)))
    yield Table(head, tuple(rows), "r" + "d" * (len(head) - 1))
    if left_out := _left_out(program, language):
        yield Note((left_out,))


def first_of_states(program: Program, most: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The states as the cell renews them, or what it computes where it has none: of each as many entries as of others,
    and at most so many in all, if each has one.
    """
    names = _renewed(program)
    for state in names:
        yield from ((state, entry) for entry in program.entries(state)[: max(1, most // len(names))])


def _left_out(program: Program, language: Language) -> str:
    """What the table of figures over time has not; '' where it has everything."""
    names = (*program.cell.names, *program.cell.inputs)
    if sum(len(program.entries(name)) for name in names) <= WIDEST:
        return ""
    all_of = max(len(program.entries(name)) for name in _renewed(program))
    count = max(1, WIDEST // len(_renewed(program)))
    told = [language.says("over time: states")]
    told += [language.says("over time: entries", count=str(count), all=str(all_of))] if all_of > count else []
    return " ".join(told)


def _renewed(program: Program) -> list[str]:
    states = {*program.cell.states.values()}
    return [name for name in program.cell.names if name in states] or [*program.cell.names]


def side_by_side(traces: Sequence[tuple[Prose, Trace]], notation: Notation, language: Language = ENGLISH) -> Table:
    """Single steps side by side: the shown figure of every quantity and named part."""
    first = traces[0][1]
    rows: list[tuple[Prose, ...]] = []
    for let in first.program.lets:
        for part, path in let.parts:
            cells = (_part(t, let.key, path, language) for _, t in traces)
            called = part_label(let, part, notation, language, None, first.program.cell.constants)
            rows.append((called, *((c,) for c in cells)))
        glyph = _glyph(let.equation.name, let.entry, notation, timed=True)
        rows.append(((glyph,), *((language.figure(t.shown(let.key)),) for _, t in traces)))
    head: tuple[Prose, ...] = (("",), *(title for title, _ in traces))
    return Table(head, tuple(rows), "l" + "d" * len(traces))


def _part(trace: Trace, key: str, path: tuple[int, ...], language: Language) -> str:
    worked = trace.work[key]
    shown = worked.figures.get(worked.code.index(path))
    return language.figure(shown) if shown else "?"


def verdicts_table(groups: Iterable[tuple[str, Sequence[tuple[Prose, Result]]]], language: Language = ENGLISH) -> Table:
    """What is printed, what is certified, and the verdict, variant by variant; each result beside its label."""
    rows: list[tuple[Prose, ...]] = []
    for title, results in groups:
        if title:
            rows.append((author_prose(title),))
        for called, result in results:
            printed, full, shown = map(language.decimals, (result.printed.replace("-", "−"), *result.certified))
            rows.append((called, (printed,), (full,), (shown,), (mark(result.verdict, language),)))
    head = tuple((language.says(f"table: {it}"),) for it in ("quantity", "printed", "full", "shown", "verdict"))
    return Table(head, tuple(rows), "lrddl")


def _glyph(quantity: str, entry: tuple[int, ...], notation: Notation, *, timed: bool = False) -> Layout:
    """A name for a row or column; in a table over time the rows say when."""
    key = quantity + (f"[{','.join(map(str, entry))}]" if entry else "")
    return name(key, notation, constants=frozenset() if timed else frozenset({quantity}))


def _key(quantity: str, entry: tuple[int, ...], time: int) -> str:
    return quantity + (f"[{','.join(map(str, entry))}]" if entry else "") + f"@{time}"
