"""The backward pass of a worked example: its program, the loss's numbers at their places, and its rounding.

Gradients start from full values, whatever a sheet carries, and show significant digits:
they are small, and from a gate that is printed as 1.0 none would come back at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from symbolic_lstm.errors import FigureError, UsageError
from symbolic_lstm.maths import forms
from symbolic_lstm.maths.loss import Loss, default_loss, sentence_loss
from symbolic_lstm.maths.own_names import with_free_names, with_names_of
from symbolic_lstm.maths.program import SMALL, indices
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.maths.through_time import BackwardProgram, through_time
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import Digits, Rounding
from symbolic_lstm.published.example import Example, GivenLoss, Grid
from symbolic_lstm.published.setting import Setting, laid_out, shape, size_text
from symbolic_lstm.records import replace

#: How a gradient is shown where nothing is said.
SHOWN = Digits(4, significant=True, near_zero=True)
#: Longer sequences than this, and
MOST_STEPS = 2_000
#: more sentences than this are not worked backward: a sheet of them would help nobody.
MOST_SENTENCES = 400_000


#: The backward passes of small programs, for the next who asks.
_kept = lru_cache(maxsize=32)(through_time)


def backward_setting(
    example: Example, ready: Setting, sentence: str | None = None, window: int | None = None
) -> Setting:
    """The setting with its backward pass; `sentence` is a loss in place of the example's own.

    Raises `CellError` for a loss that does not fit the cell, `SentenceError` for one that cannot be read,
    `FigureError` where its numbers do not fit, `UsageError` for a pass that is too long.
    """
    cell = ready.program.cell
    given = example.loss or GivenLoss(default_loss(cell, ready.program.shapes), {})
    if sentence is not None:
        given = GivenLoss(sentence_loss(cell, sentence), {}, given.window)
    ready = free_names(example, ready)
    program = ready.program
    given = given._replace(loss=with_names_of(program.cell, given.loss))
    if program.steps > MOST_STEPS:
        raise UsageError(f"a sequence of {program.steps} steps is not worked backward; at most {MOST_STEPS} are")
    made = len(program.lets) * 4 + sum(len(e) for e in _entries(ready)) * program.steps
    if made > MOST_SENTENCES:
        raise UsageError(
            f"the backward pass of {program.steps} steps of this size is about {made} products; "
            f"at most {MOST_SENTENCES} are worked"
        )
    laid = _kept if len(program.lets) <= SMALL else through_time
    whole = laid(program, given.loss, given.window if window is None else window)
    numbers = dict(_placed(given.loss, given.numbers, whole))
    rounding = Rounding(SHOWN, ready.rounding.mode, "full")
    return replace(ready, program=whole, given={**ready.given, **numbers}, rounding=rounding)


def free_names(example: Example, ready: Setting) -> Setting:
    """The setting of a cell whose own names look like those of gradients, with other names for them."""
    cell = with_free_names(ready.program.cell)
    if cell == ready.program.cell:
        return ready
    other = {name: to for to, name in cell.originals.items()}
    numbers = {other.get(name, name): grid for name, grid in ready.numbers.items()}
    program, given = laid_out(replace(example, cell=cell), numbers)
    digits = {_of_own(name, other): own for name, own in ready.rounding.of.items()}
    rounding = replace(ready.rounding, of=digits)
    return replace(ready, program=program, given=given, numbers=numbers, rounding=rounding)


def _of_own(key: str, other: Mapping[str, str]) -> str:
    """A quantity, with its entry, time or part, by the other name."""
    name = re.split(r"[\[@.]", key, maxsplit=1)[0]
    return other.get(name, name) + key[len(name) :]


def laid_backward(example: Example, ready: Setting) -> Setting:
    """The setting with the gradients of the example's own loss, under its own rounding."""
    if isinstance(ready.program, BackwardProgram):
        return ready
    return replace(backward_setting(example, ready), rounding=ready.rounding)


def _entries(ready: Setting) -> Iterator[tuple[tuple[int, ...], ...]]:
    """The entries of each parameter."""
    return (ready.program.entries(name) for name in ready.program.cell.parameters)


def _placed(loss: Loss, numbers: Mapping[str, Grid], program: BackwardProgram) -> Iterator[tuple[str, Figure]]:
    """Every number of the loss at its place."""
    for name, grid in numbers.items():
        wanted = loss.shapes.get(name, ())
        if name not in loss.inputs:
            yield from _entered(name, grid, wanted, None)
        elif loss.at == "last":
            yield from _entered(name, grid, wanted, program.steps)
        else:
            if isinstance(grid, Figure) or len(grid) != program.steps:
                count = 1 if isinstance(grid, Figure) else len(grid)
                raise FigureError(f"the loss is at every one of {program.steps} steps, but {name} has {count}")
            for time, one in enumerate(grid, start=1):
                yield from _entered(name, one, wanted, time)


def _entered(name: str, grid: Grid, wanted: forms.Shape, time: int | None) -> Iterator[tuple[str, Figure]]:
    if shape(grid, name) != wanted:
        raise FigureError(f"{name} is {size_text(shape(grid, name))} at one step and {size_text(wanted)} at another")
    for index in indices(wanted):
        found = grid
        for k in index:
            assert isinstance(found, tuple)
            found = found[k]
        assert isinstance(found, Figure)
        yield Quantity(name, index, time).key, found
