"""How large the gradients of a state are at each step, worked by the backward pass."""

from __future__ import annotations

from symbolic_lstm.errors import UsageError
from symbolic_lstm.languages import worded
from symbolic_lstm.maths.through_time import BackwardProgram
from symbolic_lstm.notation import named
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.trace import Trace, trace
from symbolic_lstm.page import training
from symbolic_lstm.page.convert import in_notation
from symbolic_lstm.published.backward import backward_setting
from symbolic_lstm.published.example import Example
from symbolic_lstm.published.setting import Setting


def norms(example: Example, ready: Setting, state: str, loss: str | None = None) -> tuple[Figure, ...]:
    """The norm of the gradient of a state at each step; raises `UsageError` where the loss does not depend on it."""
    notation = worded(named(example.notation), example.language, example.native)
    back = backward_setting(example, in_notation(example, ready, notation), loss, None)
    assert isinstance(back.program, BackwardProgram)
    program, asked = training.with_norms(back.program)
    traced = trace(program, back.given, back.rounding, asked)
    if not (found := norms_of(traced, state)):
        known = [let.equation.name.removeprefix("norm_") for let in asked if let.equation.name.startswith("norm_")]
        there = ", ".join(dict.fromkeys(known)) or "none"
        raise UsageError(f"there is no gradient of {state} to be drawn; those of states are of {there}")
    return found


def norms_of(backward: Trace, state: str) -> tuple[Figure, ...]:
    """The same of a backward pass that has been worked; none where the loss does not depend on the state."""
    keys = [f"norm_{state}@{time}" for time in range(1, backward.program.steps + 1)]
    return tuple(map(backward.shown, keys)) if keys[0] in backward.lets else ()
