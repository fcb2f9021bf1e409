"""Worked: a cell and its derived backward pass at one point, over three steps, in machine numbers.

A published equation that differs from the derived one differs at almost every
point by far more than machine numbers err, and one that agrees at several
points agrees everywhere but on a set of no size.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import TypeAlias

from symbolic_lstm.cells import CELLS
from symbolic_lstm.maths import forms
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.gradient_equations import gradient_equations

#: Steps that are worked, from −1 on, and the points at which everything is.
STEPS, POINTS = range(-1, 3), 3
#: A name and its step.
QuantityAt: TypeAlias = tuple[str, int]
_HEADS: dict[type[t.Term], Callable[..., float]] = {
    t.Plus: lambda *parts: math.fsum(parts), t.Minus: lambda a, b: a - b, t.Neg: lambda a: -a,
    t.Times: lambda *parts: math.prod(parts), t.Apply: lambda a, b: a * b, t.Outer: lambda a, b: a * b,
    t.Quotient: lambda a, b: a / b, t.Power: lambda a, b: a**b, t.Flip: lambda a: a, t.Total: lambda a: a,
    t.Sigmoid: lambda a: 1 / (1 + math.exp(-a)), t.Tanh: math.tanh, t.Exp: math.exp, t.Log: math.log,
    t.Root: math.sqrt,
}  # fmt: skip


class NotWorkedError(Exception):
    """A sentence that says something else than numbers: a name that is not known, or a head that is not worked."""


def number(term: t.Sentence, names: Callable[[str], float]) -> float:
    """A sentence in machine numbers; raises `NotWorkedError`."""
    if isinstance(term, t.Symbol):
        return names(term.name)
    if isinstance(term, t.Dec):
        return float(term.text)
    head = _HEADS.get(type(term)) if isinstance(term, t.Term) else None
    if head is None:
        raise NotWorkedError(str(term))
    try:
        found = head(*(number(part, names) for part in term.args))
    except (ArithmeticError, ValueError, TypeError):
        raise NotWorkedError(str(term)) from None
    if isinstance(found, complex) or not math.isfinite(found):
        raise NotWorkedError(str(term))
    return found


class WorkedCell:
    """A cell at one point: its quantities from step to step, and what each gradient contributes to another."""

    def __init__(self, cell: str, seed: int, same: Mapping[str, str]) -> None:
        self.cell = CELLS[cell]
        self.backward = {e.name: e.body for e in gradient_equations(self.cell)}
        self.own = {e.name: forms.scalar(e.body) for e in self.cell}
        self.values: dict[QuantityAt, float] = {}
        self.shares: dict[tuple[QuantityAt, QuantityAt, frozenset[QuantityAt]], float] = {}
        for k, name in enumerate(self.cell.parameters):
            first = same.get(name, name)
            self.values[first, 0] = self.values.get((first, 0), _spread(seed, k))
            self.values[name, 0] = self.values[first, 0]
        for k, name in enumerate((*self.own, *self.cell.inputs)):
            self.values[name, -1] = _spread(seed + 7, 40 + k)
        for step in STEPS[1:]:
            for k, name in enumerate(self.cell.inputs):
                self.values[name, step] = _spread(seed + step, 80 + k)
            for name, body in self.own.items():
                self.values[name, step] = number(body, partial(self.value, step=step))

    def value(self, name: str, step: int) -> float:
        """A quantity, a state before the step, one of the step after (`f_next`), or a weight."""
        if name in self.cell.parameters:
            return self.values[name, 0]
        if name in self.cell.states:
            name, step = self.cell.states[name], step - 1
        elif name.endswith("_next"):
            name, step = name.removesuffix("_next"), step + 1
        if (name, step) not in self.values:
            raise NotWorkedError(name)
        return self.values[name, step]

    def share(self, of: QuantityAt, by: QuantityAt, without: frozenset[QuantityAt]) -> float:
        """What the gradient `of` contributes to the gradient `by`, but for what goes through those of `without`."""
        if of == by:
            return 1.0
        key = of, by, without
        if key not in self.shares:
            self.shares[key] = self._share(of, by, without)
        return self.shares[key]

    def _share(self, of: QuantityAt, by: QuantityAt, without: frozenset[QuantityAt]) -> float:
        name, step = by
        if by in without or name not in self.backward or step > STEPS[-1] - 1:
            return 0.0

        def names(each: str) -> float:
            if not each.startswith(("d_", "delta_", "seed_")):
                return self.value(each, step)
            later = each.endswith("_next")
            return self.share(of, (each.removesuffix("_next"), step + later), without)

        return number(self.backward[name], names)


def _spread(seed: int, k: int) -> float:
    """A number between 0.15 and 0.95, of either sign, that nothing is special about."""
    found = math.modf(math.sin(12.9898 * (k + 1) + 78.233 * (seed + 1)) * 43758.5453)[0]
    return found * 0.8 + math.copysign(0.15, found)


@lru_cache(maxsize=64)
def points(cell: str, same: tuple[tuple[str, str], ...]) -> tuple[WorkedCell, ...]:
    """A cell at several points; weights that are one in the article are one here."""
    return tuple(WorkedCell(cell, seed, dict(same)) for seed in range(POINTS))
