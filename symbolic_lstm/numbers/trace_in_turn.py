"""In turn: the steps of a long sequence, worked one after the other and forgotten.

A whole trace of ten thousand steps holds a hundred megabytes, of which whoever
writes a row for each step needs one step at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from symbolic_lstm.maths.program import Let, Program
from symbolic_lstm.numbers.enclose import Evaluation, Show, show_nothing, work_sentences
from symbolic_lstm.numbers.evaluate import Number
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import Rounding, Value, show
from symbolic_lstm.numbers.trace import Trace


class OpenDigitsError(Exception):
    """A figure is not decided at this precision."""


def traced_in_turn(
    program: Program, given: Mapping[str, Figure], rounding: Rounding, precision: int
) -> Iterator[Trace]:
    """Each step as a trace of its own sentences; raises `OpenDigitsError` where that takes more bits."""

    def shown(key: str, part: str, value: Value) -> Figure | None:
        return show(value, rounding.digits_of(key, part), rounding.mode)

    carry = rounding.carry == "shown"
    worked = _Walk(program, given, shown, carry, precision)
    unrounded = _Walk(program, given, show_nothing, False, precision) if carry else worked
    for _, together in groupby(program.lets, lambda let: let.time):
        lets = {let.key: let for let in together}
        work = worked.step(lets)
        full = unrounded.step(lets) if carry else work
        yield Trace(program, rounding, given, work, full, lets)


class _Walk:
    """One way through a program; of what is past it knows the step before."""

    def __init__(self, program: Program, given: Mapping[str, Figure], show: Show, carry: bool, precision: int) -> None:
        self.place, self.show, self.carry, self.precision = program.place, show, carry, precision
        self.known: dict[str, tuple[Number, Value]] = {
            place: (figure.value, figure.value) for place, figure in given.items()
        }
        self.before: tuple[str, ...] = ()

    def step(self, lets: Mapping[str, Let]) -> dict[str, Evaluation]:
        """The sentences of one step, of each what it comes to."""
        found = work_sentences(lets.values(), self.known, self.place, self.show, self.carry, True, self.precision)
        if found is None:
            raise OpenDigitsError
        for key in self.before:
            del self.known[key]
        self.before = tuple(lets)
        return found
