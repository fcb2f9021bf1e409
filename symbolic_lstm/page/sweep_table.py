"""A table beside the worked example: what it comes to for many values of one given number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from symbolic_lstm.errors import FigureError
from symbolic_lstm.languages import Language
from symbolic_lstm.maths.program import Program
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.trace import Trace
from symbolic_lstm.numbers.vector_walk import WATCH
from symbolic_lstm.page.blocks import Block, Heading, Inline, Para, Prose, Step, Table
from symbolic_lstm.page.called import Formula, Wording
from symbolic_lstm.page.convert import in_notation
from symbolic_lstm.page.layout import Layout
from symbolic_lstm.page.names import name
from symbolic_lstm.page.steps import step
from symbolic_lstm.page.tables import WIDEST, cell_of, first_of_states
from symbolic_lstm.page.view import View
from symbolic_lstm.published.example import Example, Grid
from symbolic_lstm.published.setting import Setting
from symbolic_lstm.published.sweep import Sweep, settings

Tracing = Callable[[Setting], Trace]


class SweepRow(NamedTuple):
    """One value, and what the example comes to with it: a figure for each column, and the steps they are of."""

    value: Grid
    figures: tuple[Figure, ...]
    steps: tuple[Step, ...]


class Swept(NamedTuple):
    """The blocks of a table, and its rows as a program wants to know them."""

    blocks: tuple[Block, ...]
    about: dict[str, Any]


NOTHING = Swept((), {})


def swept(
    example: Example,
    ready: Setting,
    wanted: Sweep,
    view: View,
    tracing: Tracing,
    notation: Notation,
    language: Language,
) -> Swept:
    """The example worked for every value of a sweep, told as a table; of a sequence, its last step.

    Raises `FigureError` where it has no value, and says for which value.
    """
    columns, rows = worked_rows(example, ready, wanted, tracing, lambda it: list(_columns(it, view)), notation)
    head = head_of(wanted, ready, notation)
    steps = ready.program.steps
    heads = [(name(q.at(None).key, notation, q.time if steps > 1 else None),) for q in columns]
    blocks: tuple[Block, ...] = (table_of_rows((head,), heads, rows, language),)
    wording = Wording(ready.program.cell, notation, language)
    told: list[Inline] = [language.says("sweep: told")]
    if steps > 1:
        told.append(" " + language.says("sweep: last", time=str(steps)))
    if view.whole:
        blocks = (Heading(2, wording.says("heading: sweep", this=Formula(head))), Para(tuple(told)), *blocks)
    return Swept(blocks, {"table": {"of": wanted.of.key, "rows": [row_data(row) for row in rows]}})


def worked_rows(
    example: Example, ready: Setting, wanted: Sweep, tracing: Tracing, choose: Callable[[Program], list[Quantity]],
    notation: Notation,
) -> tuple[list[Quantity], list[SweepRow]]:  # fmt: skip
    """The columns that `choose` has for a program, and a row of their figures for every value.

    Raises `FigureError` where it has no value, and says for which value.
    """
    columns: list[Quantity] = []
    rows: list[SweepRow] = []
    said = WATCH.get()
    for k, one in enumerate(settings(example, ready, wanted)):
        value = wanted.values[k]
        try:
            traced = tracing(in_notation(example, one, notation))
            columns = columns or choose(traced.program)
            rows.append(_row(value, traced, columns))
        except FigureError as fault:
            raise type(fault)(f"in the table, with {wanted.of} = {_typed(value)}: {fault}") from None
        if said:
            said(k + 1, len(wanted.values))
    return columns, rows


def head_of(wanted: Sweep, ready: Setting, notation: Notation) -> Layout:
    """What is varied, as the formulas write it."""
    return name(wanted.of.at(None).key, notation, wanted.of.time, constants=ready.program.cell.constants)


def table_of_rows(first: Prose, heads: Sequence[Prose], rows: Sequence[SweepRow], language: Language) -> Table:
    """The rows under what is varied and the heads of their figures."""
    single = all(isinstance(row.value, Figure) for row in rows)
    cells = tuple((_cell(row.value, language), *((language.figure(it),) for it in row.figures)) for row in rows)
    return Table((first, *heads), cells, ("d" if single else "l") + "d" * len(heads))


def _columns(program: Program, view: View) -> Iterator[Quantity]:
    """What the table shows: the quantities asked for, else all of them, or the states where all are too many."""
    last = program.steps
    if view.quantities:
        for q in view.quantities:
            yield from (
                Quantity(q.name, e, q.time or last) for e in ([q.entry] if q.entry else program.entries(q.name))
            )
        return
    every = [Quantity(n, e, last) for n in program.cell.names for e in program.entries(n)]
    few = (Quantity(name, entry, last) for name, entry in first_of_states(program, WIDEST - 1))
    yield from every if len(every) < WIDEST else few


def _row(value: Grid, traced: Trace, columns: list[Quantity]) -> SweepRow:
    places = dict.fromkeys((q.name, 1 if q.time is None else q.time) for q in columns)
    return SweepRow(value, tuple(traced.shown(q.key) for q in columns), tuple(step(traced, *place) for place in places))


def _cell(value: Grid, language: Language) -> Prose:
    return (cell_of(value, language),)


def _typed(value: Grid) -> str:
    return value.text if isinstance(value, Figure) else f"[{', '.join(map(_typed, value))}]"


def row_data(row: SweepRow) -> dict[str, Any]:
    """A row as a program wants to know it."""
    return {"value": _texts(row.value), "figures": [it._asdict() for it in row.steps]}


def _texts(value: Grid) -> Any:
    return value.text if isinstance(value, Figure) else [_texts(item) for item in value]
