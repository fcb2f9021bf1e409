"""Request backward: what somebody wants of a backward pass, by names and numbers as they type them."""

from __future__ import annotations

from symbolic_lstm.errors import UsageError, shortened
from symbolic_lstm.maths.quantity import quantity
from symbolic_lstm.maths.update import update as read_update
from symbolic_lstm.numbers.rounding import Rounding
from symbolic_lstm.page.narrate import in_words
from symbolic_lstm.page.narrate_backward import ToldBackward, narrate_backward
from symbolic_lstm.published.backward import SHOWN
from symbolic_lstm.published.example import Example
from symbolic_lstm.published.setting import setting
from symbolic_lstm.published.sweep import sweep, with_first
from symbolic_lstm.records import replace
from symbolic_lstm.request import Request, changed_numbers, changed_policy


def told_backward(
    example: Example, wanted: Request, loss: str | None = None, window: str | None = None, update: str | None = None
) -> ToldBackward:
    """The page of what is wanted, with its backward pass; quantities that are wanted are gradients.

    >>> from symbolic_lstm.published.load import load
    >>> told = told_backward(load("understanding-lstms"), Request(("d_f.sum", "d_U_f")))
    >>> [display.step.shown for display in told.page.displays]
    ['0.9862', '5.630e-5', '5.630e-5']

    Raises as `page_of` does, and `UsageError` or `CellError` for a loss or a gradient that there is not.
    """
    if window is not None and not (window.isdecimal() and len(window) < 7 and int(window)):
        raise UsageError(f"a window has a whole number of steps from 1, not {shortened(window)!r}")
    asked = [quantity(text) for text in wanted.quantities]
    variants = {q.variant for q in asked if q.variant} | ({wanted.variant} if wanted.variant else set())
    if len(variants) > 1:
        raise UsageError(f"one variant is worked at a time, not {' and '.join(sorted(variants))}")
    example = in_words(example, wanted.notation, wanted.language, wanted.decimal)
    table = None if wanted.table is None else sweep(wanted.table)
    ready = setting(example, next(iter(variants), ""), with_first(example, table, changed_numbers(wanted)))
    policy = changed_policy(Rounding(SHOWN, ready.rounding.mode, "full"), wanted.digits, wanted.carry, wanted.mode)
    policy = replace(policy, digits=policy.digits._replace(near_zero=True))
    ready = replace(ready, rounding=changed_policy(ready.rounding, None, None, wanted.mode))
    rule = None if update is None else read_update(update)
    cut = int(window) if window else None
    return narrate_backward(
        example,
        ready,
        policy,
        loss=loss,
        window=cut,
        update=rule,
        quantities=asked,
        stages=wanted.stages,
        steps=wanted.steps,
        table=table,
    )
