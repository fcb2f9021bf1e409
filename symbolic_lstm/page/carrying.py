"""The chapter on rounding: which figures depend on whether shown figures are carried or nothing is rounded."""

from __future__ import annotations

from collections.abc import Iterable

from symbolic_lstm.errors import UndecidedError
from symbolic_lstm.languages import Language
from symbolic_lstm.maths.quantity import quantity
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import Carry, show
from symbolic_lstm.numbers.trace import Trace, trace
from symbolic_lstm.page import tables
from symbolic_lstm.page.blocks import Block, Heading, Para
from symbolic_lstm.records import replace

#: Where more figures differ over a sequence, those of the states are listed.
MOST = 48


def rounding_matters(traced: Trace, notation: Notation, language: Language) -> Iterable[Block]:
    """What comes out if shown figures are carried and if nothing is rounded, where the two differ; not of vectors."""
    if traced.program.form != "scalar":
        return
    rounding = traced.rounding
    carried = traced if rounding.carry == "shown" else _traced(traced, "shown")
    if carried is None:
        return
    found = []
    for let in traced.program.lets:
        wanted = rounding.digits_of(let.key)
        rounded, exact = (show(carried.value(let.key, full=full), wanted, rounding.mode) for full in (False, True))
        found.append((let.key, rounded, exact))
    states = frozenset(traced.program.cell.states.values())
    yield from carrying_chapter(found, traced.program.steps, notation, language, states)


def carrying_chapter(
    found: Iterable[tuple[str, Figure | None, Figure | None]],
    steps: int,
    notation: Notation,
    language: Language,
    states: frozenset[str] = frozenset(),
) -> Iterable[Block]:
    """The figures of places, from shown figures and with nothing rounded, where one of them differs.

    Where very many do only those of `states` are listed.
    """
    rows = [
        (key, language.figure(rounded), language.figure(exact))
        for key, rounded, exact in found
        if rounded and exact and rounded != exact and rounded.value != exact.value
    ]
    if rows:
        told = language.says("rounding matters")
        listed = [row for row in rows if quantity(row[0]).name in states] if len(rows) > MOST else rows
        if 0 < len(listed) < len(rows):
            told += " " + language.says("rounding matters: states", listed=str(len(listed)), all=str(len(rows)))
        yield Heading(2, (language.says("heading: rounding"),))
        yield Para((told,))
        yield tables.carrying_differences(listed or rows, steps, notation, language)


def _traced(traced: Trace, carry: Carry) -> Trace | None:
    """The same program under the other carry; None where its digits cannot be decided."""
    try:
        return trace(traced.program, traced.given, replace(traced.rounding, carry=carry))
    except UndecidedError:
        return None
