"""The fewest digits at which carrying shown figures does no harm.

With these, a reader who goes on with every rounded figure arrives at the same
results as unrounded arithmetic.
"""

from __future__ import annotations

from collections.abc import Mapping

from symbolic_lstm.errors import FigureError, UndecidedError
from symbolic_lstm.maths.program import Program
from symbolic_lstm.numbers.budget import excess
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import Digits, Rounding, round_interval
from symbolic_lstm.numbers.trace import trace
from symbolic_lstm.records import replace

#: More decimals than this are not tried.
MOST = 15


def choose_digits(program: Program, given: Mapping[str, Figure], rounding: Rounding) -> Rounding:
    """The policy with `auto` digits replaced by the fewest decimals that do; any other policy as it is.

    Every state after every step counts as a result. Raises `UndecidedError`
    where 15 decimals are not enough.
    """
    wanted = rounding.digits
    if not wanted.auto:
        return rounding
    if told := excess(program):
        raise FigureError(f"{told}; auto digits need them all: say how many, as in --digits 4")
    states = set(program.cell.states.values())
    keys = [let.key for let in program.lets if let.equation.name in states]
    for decimals in range(wanted.number, MOST + 1):
        tried = replace(rounding, digits=Digits(decimals), carry="shown")
        worked = trace(program, given, tried)
        if all(
            round_interval(worked.value(key), wanted.number, tried.mode)
            == round_interval(worked.value(key, full=True), wanted.number, tried.mode)
            for key in keys
        ):
            return tried
    raise UndecidedError(f"no {MOST} decimals carry {keys[0]} and the rest safely; ask for a number of digits")
