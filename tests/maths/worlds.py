"""Random numbers for cells, and the same cells written once more in PyTorch and NumPy."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Any

from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.cell import Cell
from symbolic_lstm.maths.loss import Loss
from symbolic_lstm.maths.program import Program, indices
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.maths.through_time import BackwardProgram
from symbolic_lstm.numbers.figure import Figure, figure


def numbers(program: Program, seed: int, loss: Loss | None = None) -> dict[str, Figure]:
    """A figure of three decimals for everything a program is given."""
    chance = random.Random(seed)
    cell = program.cell

    def drawn(name: str, shape: tuple[int, ...], time: int | None) -> dict[str, Figure]:
        return {
            Quantity(name, index, time).key: figure(f"{chance.uniform(-1.2, 1.2):.3f}") for index in indices(shape)
        }

    found: dict[str, Figure] = {}
    for name in cell.parameters:
        found |= drawn(name, program.shapes.get(name, ()), None)
    for name, after in cell.states.items():
        found |= drawn(after, program.shapes.get(name, ()), 0)
    for time in range(1, program.steps + 1):
        for name in cell.inputs:
            found |= drawn(name, program.shapes.get(name, ()), time)
        for name in loss.inputs if loss else ():
            found |= drawn(name, loss.shapes.get(name, ()) if loss else (), time)
    for name, shape in loss.shapes.items() if loss else ():
        if name not in loss.inputs:
            found |= drawn(name, shape, None)
    return found


Array = Any


def gathered(made: Mapping[str, Any], name: str, shape: tuple[int, ...], time: int | None, array: Callable[[Any], Any]) -> Array:
    """The entries of a quantity as an array."""

    def nested(at: tuple[int, ...]) -> Any:
        if len(at) == len(shape):
            return made[Quantity(name, at, time).key]
        return [nested((*at, k)) for k in range(shape[len(at)])]

    return array(nested(()))


def worked(term: t.Sentence, value: Callable[[str], Any], of: Mapping[type[t.Term], Callable[..., Any]]) -> Any:
    """What a sentence comes to in another library, its functions by head."""
    if isinstance(term, t.Symbol):
        return value(term.name)
    if isinstance(term, t.Dec):
        return float(term.text)
    return of[type(term)](*(worked(part, value, of) for part in term.args))


def forward(
    cell: Cell, loss: Loss, steps: int, known: dict[str, Any], of: Mapping[type[t.Term], Callable[..., Any]]
) -> Any:
    """The loss of a forward pass, from arrays by place (`W_f`, `x@1`, `h@0`); every value is left in `known`."""
    own = {e.name for e in loss.equations}

    def place(name: str, time: int) -> str:
        if "@" in name:
            return name
        if name in cell.states:
            return f"{cell.states[name]}@{time - 1}"
        timed = name in cell.names or name in cell.inputs or name in loss.inputs or name in own
        return f"{name}@{time}" if timed else name

    total: Any = 0.0
    last = loss.equations[-1]
    for time in range(1, steps + 1):
        for equation in (*cell, *loss.equations):
            if equation is last and loss.at == "last" and time < steps:
                continue
            known[f"{equation.name}@{time}"] = worked(equation.body, lambda n, at=time: known[place(n, at)], of)
        if loss.at == "every" or time == steps:
            total = total + known[f"{last.name}@{time}"]
    return total


def gradient_places(program: BackwardProgram) -> list[tuple[str, str, tuple[int, ...], int | None]]:
    """Every gradient of quantities: its place's name and time, and that of what it is of."""
    found = []
    for g in (*program.derived.steps, *program.derived.before, *program.derived.parameters):
        times: list[int | None] = [None] if g.kind == "parameter" else [1] if g.kind == "before" else list(range(1, program.steps + 1))
        found += [(g.own, g.of, g.shape, time) for time in times if g.kind != "pre"]
    return found
