"""Figures: what the derivations of a page come to, without one of them being made.

For sequences of thousands of steps, whose derivations nobody reads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from symbolic_lstm.languages import worded
from symbolic_lstm.maths.program import Program
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.notation import named
from symbolic_lstm.numbers.budget import affordable
from symbolic_lstm.numbers.choose_digits import choose_digits
from symbolic_lstm.numbers.decide import decide
from symbolic_lstm.numbers.layer_trace import in_part
from symbolic_lstm.numbers.layer_trace import traced as traced_in_part
from symbolic_lstm.numbers.stages import stages
from symbolic_lstm.numbers.trace import Trace
from symbolic_lstm.numbers.trace_in_turn import OpenDigitsError, traced_in_turn
from symbolic_lstm.page.blocks import Step
from symbolic_lstm.page.convert import in_notation
from symbolic_lstm.page.steps import step
from symbolic_lstm.page.view import View, no_stage, wanted
from symbolic_lstm.published.example import Example
from symbolic_lstm.published.setting import Setting
from symbolic_lstm.records import record, replace

Made = TypeVar("Made")


@record(frozen=True, slots=True)
class Results:
    """A sequence that is worked out; each `Step` of it is made when its turn comes, as often as somebody asks."""

    traced: Trace
    view: View

    def __iter__(self) -> Iterator[Step]:
        return (step(self.traced, name, time) for name, time in wanted(self.traced.program, self.view))


def figures_written(example: Example, ready: Setting, view: View, write: Callable[[Iterator[Step]], Made]) -> Made:
    """What is made of the figures of a page, each of which is worked when its turn comes, and then forgotten.

    Raises as `figures`, and `UsageError` where no derivation has the stages of the view.
    """
    ready = _ready(example, ready)
    if in_part(ready.program, ready.given, ready.rounding):
        return write(iter(_figures(ready, view)))
    if view.whole:
        affordable(ready.program)
    names = _having(ready.program, view)

    def steps(precision: int) -> Iterator[Step]:
        for time, traced in enumerate(traced_in_turn(ready.program, ready.given, ready.rounding, precision), start=1):
            yield from (step(traced, name, time) for name in names if view.wants(name, time))

    def attempt(precision: int) -> Made | None:
        try:
            return write(steps(precision))
        except OpenDigitsError:
            return None

    made = decide(attempt)
    assert made is not None  # at the cap all is decided, or told
    return made


def _having(program: Program, view: View) -> tuple[str, ...]:
    """The quantities whose derivations have one of the stages that are wanted; raises `UsageError` as a page does."""
    if not view.stages:
        return program.cell.names
    found = []
    for equation in program.cell:
        if not any(view.wants(equation.name, time) for time in range(1, program.steps + 1)):
            continue
        body = next(let.body for let in program.lets if let.equation.name == equation.name)
        has = {"formula", *(cut.name for sentence in (body, equation.body) for cut in stages(sentence))}
        if has.intersection(view.stages):
            found.append(equation.name)
    if not found:
        raise no_stage(view.stages)
    return tuple(found)


def figures(example: Example, ready: Setting, view: View | None = None) -> Results:
    """What a page of an example comes to; raises `UndecidedError` or `FigureError` as `narrate` does."""
    return _figures(_ready(example, ready), view or View())


def _ready(example: Example, ready: Setting) -> Setting:
    """The setting as a page works it: its digits chosen, its cell in the notation."""
    ready = replace(ready, rounding=choose_digits(ready.program, ready.given, ready.rounding))
    return in_notation(example, ready, worded(named(example.notation), example.language, example.native))


def _figures(ready: Setting, view: View) -> Results:
    if view.whole:
        affordable(ready.program)
    traced = traced_in_part(ready.program, ready.given, ready.rounding, results=True)
    for name, time in wanted(traced.program, view):
        for entry in traced.program.entries(name):
            traced.shown(Quantity(name, entry, time).key)
    return Results(traced, view)
