"""Backward passes from Python: the sheet of an example with the gradients of its loss."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import NoReturn

from symbolic_lstm.api import Sheet
from symbolic_lstm.errors import UsageError, expected, whole_number
from symbolic_lstm.numbers.rounding import Carry, Mode
from symbolic_lstm.numbers.trace import Trace
from symbolic_lstm.page.author_prose import warn_of_formulas
from symbolic_lstm.published.example import Example
from symbolic_lstm.published.given import Given, checked_options, given_numbers
from symbolic_lstm.published.load import load
from symbolic_lstm.records import field, record
from symbolic_lstm.request import Request
from symbolic_lstm.request_backward import told_backward


@record(frozen=True, slots=True, repr=False)
class BackwardSheet(Sheet):
    """A sheet with its backward pass; `backward` holds the value of every gradient at its place."""

    backward: Trace | None = field(default=None, repr=False, compare=False)

    def variants(self, changes: Iterable[Mapping[str, Given]], formats: Sequence[str] = ()) -> NoReturn:
        """There are none: raises `UsageError`."""
        raise UsageError("a sheet with a backward pass has no variants; make them from `sheet`")


def backward_sheet(
    example: str | os.PathLike[str] | Example,
    variant: str = "",
    changes: Mapping[str, Given] | None = None,
    *,
    loss: str | None = None,
    window: int | None = None,
    update: str | None = None,
    digits: str | int | None = None,
    carry: Carry | None = None,
    mode: Mode | None = None,
    notation: str | None = None,
    language: str | None = None,
    decimal: str | None = None,
    steps: str | None = None,
) -> BackwardSheet:
    """The sheet of an example with its backward pass behind it, as `sheet --backward` writes it.

    `loss` is a sentence in place of the example's own ("h^2", "h@3"), `window` cuts the pass to so many steps,
    `update` is a step of a rule that is worked, too ("sgd:0.1"). `digits`, `carry` and `mode` are those of gradients;
    the rest is as for `sheet`.

    >>> made = backward_sheet("understanding-lstms", "company-a")
    >>> [str(made.backward.shown(f"norm_c@{k}")) for k in (1, 2, 3, 4)]
    ['0.9900', '0.6808', '0.6223', '0.4186']

    Raises as `sheet` does, and `UsageError`, `CellError` or `SentenceError` for a loss that does not fit.
    """
    words = {"notation": notation, "language": language, "decimal": decimal, "steps": steps}
    checked_options(variant=variant, digits=digits, carry=carry, mode=mode, loss=loss, update=update, **words)
    for text, said in ((loss, "a loss is a sentence, as 'h^2'"), (update, "an update is a text, as 'sgd:0.1'")):
        expected(text, (str, type(None)), said)
    if window is not None and not 0 < whole_number(window, "a window is a whole number of steps") < 10**6:
        raise UsageError("a window has a whole number of steps from 1")
    worked = example if isinstance(example, Example) else load(example)
    told = None if digits is None else str(digits)
    wanted = Request((), (), variant, given_numbers(changes), told, carry, mode, notation, language, decimal)
    cut = None if window is None else str(window)
    made = told_backward(worked, wanted._replace(steps=steps), loss, cut, update)
    warn_of_formulas(worked)
    page, made_from = made.page, (made.example, made.ready)
    return BackwardSheet(page.title, page.blocks, page.about, page.heading, made_from, backward=made.traced)
