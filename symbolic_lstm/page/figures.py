"""Figures: what the derivations of a page come to, without one of them being made.

For sequences of thousands of steps, whose derivations nobody reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from symbolic_lstm.languages import worded
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.notation import named
from symbolic_lstm.numbers.afford import affordable
from symbolic_lstm.numbers.choose_digits import choose_digits
from symbolic_lstm.numbers.layers import traced as traced_in_part
from symbolic_lstm.numbers.trace import Trace
from symbolic_lstm.page.blocks import Step
from symbolic_lstm.page.convert import in_notation
from symbolic_lstm.page.steps import step
from symbolic_lstm.page.view import View, wanted
from symbolic_lstm.published.example import Example
from symbolic_lstm.published.setting import Setting
from symbolic_lstm.records import record


@record(frozen=True, slots=True)
class Results:
    """A sequence that is worked out; each `Step` of it is made when its turn comes, as often as somebody asks."""

    traced: Trace
    view: View

    def __iter__(self) -> Iterator[Step]:
        return (step(self.traced, name, time) for name, time in wanted(self.traced.program, self.view))


def figures(worked: Example, ready: Setting, view: View | None = None) -> Results:
    """What a page of an example comes to; raises `UndecidedError` or `FigureError` as `narrate` does."""
    view = view or View()
    ready = replace(ready, rounding=choose_digits(ready.program, ready.given, ready.rounding))
    notation = worded(named(worked.notation), worked.language, worked.native)
    ready = in_notation(worked, ready, notation)
    if view.whole:
        affordable(ready.program)
    traced = traced_in_part(ready.program, ready.given, ready.rounding, results=True)
    for name, time in wanted(traced.program, view):
        for entry in traced.program.entries(name):
            traced.shown(Quantity(name, entry, time).key)
    return Results(traced, view)
