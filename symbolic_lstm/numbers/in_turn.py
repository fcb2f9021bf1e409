"""In turn: the steps of a long sequence, worked one after the other and forgotten.

A whole trace of ten thousand steps holds a hundred megabytes, of which whoever
writes a row for each step needs one step at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from flint import fmpq

from symbolic_lstm.maths.program import Let, Program
from symbolic_lstm.numbers.decide import CAP, held
from symbolic_lstm.numbers.enclose import Evaluation, Show, work_sentence
from symbolic_lstm.numbers.evaluate import Number, code
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

    def nothing(key: str, part: str, value: Value) -> Value:
        return value

    carry = rounding.carry == "shown"
    worked = _Walk(program, given, shown, carry, precision)
    unrounded = _Walk(program, given, nothing, False, precision) if carry else worked
    for _, together in groupby(program.lets, lambda let: let.time):
        lets = {let.key: let for let in together}
        work = worked.step(lets)
        full = unrounded.step(lets) if carry else work
        yield Trace(program, rounding, given, work, full, lets)


class _Walk:
    """One way through a program; of what is past it knows the step before."""

    def __init__(self, program: Program, given: Mapping[str, Figure], show: Show, carry: bool, precision: int) -> None:
        self.place, self.given, self.show, self.carry, self.precision = program.place, given, show, carry, precision
        self.constants: dict[str, tuple[Number, Value]] = {}
        self.before: dict[str, tuple[Number, Value]] = {}

    def step(self, lets: Mapping[str, Let]) -> dict[str, Evaluation]:
        """The sentences of one step, of each what it comes to."""
        known: dict[str, tuple[Number, Value]] = {}
        found: dict[str, Evaluation] = {}
        last = self.precision == CAP
        for key, let in lets.items():
            names = {
                k: self._known(self.place(node.name, let.time), known)
                for k, node in enumerate(code(let.body).nodes)
                if node.name
            }
            worked = held(self.precision, work_sentence, let, key, names, self.show, self.carry, last)
            if worked is None:
                raise OpenDigitsError
            number, its = worked
            known[key] = number, its.values[-1]
            found[key] = its.result
        self.before = known
        return found

    def _known(self, place: str, known: Mapping[str, tuple[Number, Value]]) -> tuple[Number, Value]:
        found = known.get(place) or self.before.get(place) or self.constants.get(place)
        if found is None:
            value: fmpq = self.given[place].value
            found = value, value
            if "@" not in place:
                self.constants[place] = found
        return found
