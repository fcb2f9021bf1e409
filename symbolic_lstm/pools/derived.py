"""Variants that no plan works: traced and derived as a sheet's are, with what depends on their numbers laid beside it.

Where unrounded values are carried, a line has guard digits, as many as make it
check. Which figures stand where, and with which sign, `derive` says; how they
are set follows from their marks alone.
"""

from __future__ import annotations

from collections.abc import Mapping

from symbolic_lstm.errors import UndecidedError
from symbolic_lstm.maths.program import Let, Program
from symbolic_lstm.numbers.choose_digits import choose_digits
from symbolic_lstm.numbers.derive import Derived, derive
from symbolic_lstm.numbers.evaluate import code
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import Rounding
from symbolic_lstm.numbers.stages import stages
from symbolic_lstm.numbers.trace import Trace, trace
from symbolic_lstm.pools.plan import Planned, SettingKey, mark

_UNSEEN = mark(False, False, None)


def derived(program: Program, given: Mapping[str, Figure], rounding: Rounding) -> tuple[Planned, ...] | None:
    """Every sentence of a program worked from given figures, in order; None where a sheet must tell it.

    >>> from symbolic_lstm.cells import lstm
    >>> from symbolic_lstm.maths.program import unroll
    >>> from symbolic_lstm.numbers.figure import figure
    >>> given = {name: figure("0.5") for name in lstm.parameters}
    >>> given |= {"x@1": figure("1"), "h@0": figure("0"), "c@0": figure("2")}
    >>> [planned.result.text for planned in derived(unroll(lstm), given, Rounding()) or ()]
    ['0.7311', '0.7311', '0.7616', '2.0189', '0.7311', '0.7057']
    """
    try:
        traced = trace(program, given, choose_digits(program, given, rounding))
        found = [_planned(traced, let, derive(traced, let.key)) for let in program.lets]
    except UndecidedError:
        return None
    whole = tuple(planned for planned in found if planned is not None)
    return whole if len(whole) == len(found) else None


def _planned(traced: Trace, let: Let, lines: tuple[Derived, ...]) -> Planned | None:
    nodes, cuts = code(let.body).nodes, stages(let.body)
    if len(lines) != len(cuts) + 1 or any(line.note for line in lines):
        return None
    digits = [""] * len(nodes)
    marks: list[SettingKey] = [_UNSEEN] * len(nodes)
    for cut, line in zip(cuts, lines[1:], strict=True):
        for k in cut.new:
            shown = line.figures[nodes[k].path]
            digits[k], marks[k] = shown.digits, mark(shown.negative, line.relation == "≈", shown.exponent)
    return Planned(tuple(digits), tuple(marks), traced.shown(let.key))
