"""A table of gradients: what the backward pass comes to for many values of one given number."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any

from symbolic_lstm.errors import UsageError, did_you_mean
from symbolic_lstm.languages import Language
from symbolic_lstm.maths.program import Program
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.maths.through_time import BackwardProgram
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.trace import trace
from symbolic_lstm.page.blocks import Block, Heading, Para
from symbolic_lstm.page.called import Formula, Wording
from symbolic_lstm.page.gradients import of_gradients
from symbolic_lstm.page.layout import Layout
from symbolic_lstm.page.names import name
from symbolic_lstm.page.sweep_table import Swept, head_of, row_data, table_of_rows, worked_rows
from symbolic_lstm.page.tables import WIDEST
from symbolic_lstm.published.example import Example
from symbolic_lstm.published.setting import Setting
from symbolic_lstm.published.sweep import Sweep


def swept_gradients(
    example: Example, ready: Setting, wanted: Sweep, laid: Callable[[Setting], Setting],
    asked: Collection[Quantity], notation: Notation, language: Language,
) -> Swept:  # fmt: skip
    """The backward pass worked for every value of a sweep; `laid` gives a setting its backward pass.

    It shows the loss and the gradients `asked` for, else that of what is varied and those of the pre-activations.
    Raises as `swept` does, and `UsageError` for a gradient there is not.
    """

    def choose(program: Program) -> list[Quantity]:
        assert isinstance(program, BackwardProgram)
        loss = Quantity(program.loss.name, (), program.whole)
        return list(dict.fromkeys([loss, *(_asked(program, asked) if asked else _usual(program, wanted.of))]))

    columns, rows = worked_rows(
        example,
        ready,
        wanted,
        lambda it: trace((back := laid(it)).program, back.given, back.rounding),
        choose,
        notation,
    )
    own, steps = of_gradients(notation), ready.program.steps
    laid_out = laid(ready).program
    assert isinstance(laid_out, BackwardProgram)
    heads = [(_head(laid_out, q, own, steps),) for q in columns]
    head = head_of(wanted, ready, notation)
    blocks: tuple[Block, ...] = (table_of_rows((head,), heads, rows, language),)
    if not asked:
        title = Wording(ready.program.cell, notation, language).says("heading: sweep", this=Formula(head))
        blocks = (Heading(2, title), Para((language.says("sweep: told"),)), *blocks)
    about: dict[str, Any] = {"of": wanted.of.key, "rows": [row_data(row) for row in rows]}
    return Swept(blocks, {"table": about})


def _asked(program: BackwardProgram, asked: Collection[Quantity]) -> Iterator[Quantity]:
    for q in asked:
        found = program.gradient(q)
        if found is None:
            known = [g.alias for g in (*program.derived.steps, *program.derived.parameters)]
            raise UsageError(f"a table shows gradients, as d_f or d_U_f, not {q}{did_you_mean(str(q), known)}")
        yield from _entries(program, found)


def _usual(program: BackwardProgram, varied: Quantity) -> Iterator[Quantity]:
    """The gradient of what is varied, and those of the pre-activations of the last step, as far as there is room."""
    found = program.gradient(Quantity(f"d_{varied.name}", varied.entry, varied.time))
    every = [*_entries(program, found)] if found else []
    for one in program.derived.steps:
        if one.kind == "pre":
            every += _entries(program, Quantity(one.own, (), program.steps))
    yield from every[: WIDEST - 2]


def _entries(program: BackwardProgram, q: Quantity) -> Iterator[Quantity]:
    time = program.steps if q.time is None else q.time
    for entry in [q.entry] if q.entry else program.entries(q.name):
        if any(let.key == Quantity(q.name, entry, time).key for let in program.lets):
            yield Quantity(q.name, entry, time)


def _head(program: BackwardProgram, q: Quantity, notation: Notation, steps: int) -> Layout:
    """How a column is called; what belongs to no step has no time."""
    timed = steps > 1 and q.name not in program.timeless
    return name(q.at(None).key, notation, q.time if timed else None)
