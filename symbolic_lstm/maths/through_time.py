"""Through time: the backward pass laid out over the steps of a forward one, from the last to the first.

The program holds the forward sentences, the loss, the backward sentences of each step
and, for each parameter, the sum over the steps. What there is no path to the loss from
is 0 and appears in no other sentence; with a `window`, states are cut between windows of
so many steps (truncated backpropagation).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from symbolic_lstm.errors import CellError
from symbolic_lstm.maths import forms
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.backward import Backward, Gradient, Use, backward
from symbolic_lstm.maths.cell import Cell, Equation
from symbolic_lstm.maths.compose import plus
from symbolic_lstm.maths.loss import Loss, checked_shapes
from symbolic_lstm.maths.program import Let, Program, indices
from symbolic_lstm.maths.quantity import Quantity, quantity
from symbolic_lstm.records import record, replace


class StepSizes(dict[str, forms.Shape]):
    """Shapes by name; a name of one step, such as `h@2`, is as large as at any other."""

    def __missing__(self, name: str) -> forms.Shape:
        base, at, _ = name.partition("@")
        if not at or base not in self:
            raise KeyError(name)
        return self[base]

    def get(self, name: str, otherwise: Any = None) -> Any:
        return self[name] if name in self or name.partition("@")[0] in self else otherwise


@record(frozen=True)
class BackwardProgram(Program):
    """A program whose cell has the loss and the gradients behind its own sentences.

    `derived` says how each gradient came about. What belongs to no step (the loss, the
    gradients of parameters, `more` that came later) stands at time `whole`: 0, or 1 where there is one step only.
    """

    derived: Backward
    forward: Program
    window: int = 0
    more: frozenset[str] = frozenset()

    def __hash__(self) -> int:
        return hash((self.forward, self.derived.loss))

    @property
    def loss(self) -> Loss:
        return self.derived.loss

    @property
    def whole(self) -> int:
        """Where in the trace that stands which belongs to no step."""
        return int(self.steps == 1)

    @cached_property
    def timeless(self) -> frozenset[str]:
        """The names that belong to no step."""
        return self.more | {self.loss.name, *(g.own for g in self.derived.parameters)}

    @cached_property
    def _timed(self) -> frozenset[str]:
        return frozenset({*self.cell.names, *self.cell.inputs})

    def gradient(self, asked: Quantity) -> Quantity | None:
        """Where the gradient, loss or read-out that somebody asks for stands; None for anything else.

        `d_f.sum` is the gradient of a pre-activation, `d_h@0` that of a state before the first step.
        """
        if asked.name == self.loss.name:
            return replace(asked, time=self.whole, variant=None)
        found = self.derived.by_name.get(f"{asked.name}.sum" if asked.part == "sum" else asked.name)
        if found is None:
            return None
        part = None if asked.part == "sum" and found.kind == "pre" else asked.part
        before = {f"d_{after}": f"d_{start}" for start, after in self.forward.cell.states.items()}
        if found.kind == "parameter":
            return Quantity(found.own, asked.entry, self.whole, part)
        if asked.time == 0 and found.own in before:
            return Quantity(before[found.own], asked.entry, 1, part)
        time = asked.time if asked.time is not None or self.steps > 1 else 1
        return Quantity(found.own, asked.entry, time, part)

    def place(self, name: str, time: int) -> str:
        """The place a name in a sentence at `time` speaks of; `f_next` is f one step on."""
        named = quantity(name)
        if named.time is not None:
            return named.key if named.entry else name
        if named.name in self.timeless:
            return named.at(self.whole).key
        if named.name.endswith("_next"):
            return Quantity(named.name.removesuffix("_next"), named.entry, time + 1).key
        return super().place(name, time)


def through_time(forward: Program, loss: Loss, window: int = 0) -> BackwardProgram:
    """Lay the backward pass out over the steps of a program.

    >>> from symbolic_lstm.cells import rnn
    >>> from symbolic_lstm.maths.loss import default_loss
    >>> from symbolic_lstm.maths.program import unroll
    >>> made = through_time(unroll(rnn, 2), default_loss(rnn, {}))
    >>> [f"{let.key} = {let.body}" for let in made.lets[2:7]]
    ['L@0 = h@2', 'd_h@2 = 1', 'delta_h@2 = d_h * (1 - h^2)', 'd_x@2 = W_h * delta_h', 'd_h@1 = U_h * delta_h_next']

    Raises `CellError` where the loss does not fit the cell.
    """
    if window < 0:
        raise CellError(f"windows have at least one step, not {window}")
    shapes = checked_shapes(loss, forward.cell, forward.shapes, forward.steps)
    derived = backward(forward.cell, loss, shapes)
    return _Laid(forward, derived, window).program()


class _Laid:
    """The sentences of a backward pass being laid out."""

    def __init__(self, forward: Program, derived: Backward, window: int) -> None:
        self.forward, self.derived, self.window = forward, derived, window
        self.steps, self.loss = forward.steps, derived.loss
        self.shapes = StepSizes(derived.shapes)
        self.shapes |= {f"{name}_next": shape for name, shape in derived.shapes.items()}
        self.named = {quantity(n).time for e in self.loss.equations for n in t.names(e.body)} - {None}
        self.made: dict[object, tuple[Let, ...]] = {}

    def program(self) -> BackwardProgram:
        forward, derived, loss = self.forward, self.derived, self.loss
        summed = [Equation(loss.name, loss.equations[-1].body, "loss")] if loss.at == "every" else []
        own = (*loss.equations, *summed)
        every = (*derived.steps, *(replace(g, own=g.own) for g in derived.before), *derived.parameters)
        cell = Cell(
            forward.cell.name, forward.cell.title,
            (*forward.cell.equations, *own, *(g.equation(g.body()) for g in every)),
            {**forward.cell.states, **_next_names(every)}, (*forward.cell.inputs, *loss.inputs),
            forward.cell.sizes, forward.cell.source,
        )  # fmt: skip
        bare = BackwardProgram(cell, forward.form, forward.steps, (), self.shapes, derived, forward, self.window)
        lets = (*forward.lets, *self.losses(bare), *self.gradients(bare))
        return replace(bare, lets=lets)

    def has_loss(self, time: int) -> bool:
        """Whether the loss reads names of this step."""
        return self.loss.at == "every" or time == self.steps or time in self.named

    def goes_on(self, time: int) -> bool:
        """Whether gradients come back from the step after."""
        return time < self.steps and not (self.window and time % self.window == 0)

    def losses(self, bare: BackwardProgram) -> Iterator[Let]:
        """The read-out where there is a loss, and the loss."""
        last, own = self.loss.equations[-1], self.loss.name
        for time in range(1, self.steps + 1):
            for equation in self.loss.readout if self.has_loss(time) else ():
                yield from self.lets(equation, equation.body, time)
            if self.loss.at == "every":
                yield from self.lets(last, last.body, time)
        if self.loss.at == "every":
            parts = [t.Symbol(f"{last.name}@{time}") for time in range(1, self.steps + 1)]
            yield Let(Equation(own, plus(parts), "loss"), plus(parts), bare.whole)
        else:
            (let,) = self.lets(last, last.body, self.steps)
            yield let if self.steps == 1 else let._replace(body=_timed(let.body, self.steps, bare), time=bare.whole)

    def gradients(self, bare: BackwardProgram) -> Iterator[Let]:
        """The backward sentences from the last step to the first, then the sums over time."""
        alive: dict[int, frozenset[str]] = {self.steps + 1: frozenset()}
        for time in range(self.steps, 0, -1):
            living: set[str] = set()
            later = alive[time + 1] if self.goes_on(time) else frozenset()
            key = (time == self.steps, self.has_loss(time), later, time if time in self.named else 0)
            if key not in self.made:
                found = []
                for gradient in self.derived.steps:
                    uses = tuple(u for u in gradient.uses if self.counts(u, time, living, later))
                    living |= {gradient.own} if uses else set()
                    found += self.lets(gradient.equation(gradient.body(uses)), gradient.body(uses), 0)
                self.made[key] = tuple(found)
            lets = self.made[key]
            alive[time] = frozenset(let.equation.name for let in lets if let.body != _ZERO)
            yield from (let._replace(time=time) for let in lets)
        for gradient in self.derived.before:
            uses = tuple(u for u in gradient.uses if set(u.needs) <= alive[1])
            yield from self.lets(gradient.equation(gradient.body(uses)), gradient.body(uses), 1)
        for gradient in self.derived.parameters:
            yield from self.summed(gradient, alive, bare)

    def counts(self, use: Use, time: int, living: set[str], later: frozenset[str]) -> bool:
        """Whether a use leads to the loss from this step."""
        if use.where == "next":
            return {name.removesuffix("_next") for name in use.needs} <= later
        if use.via == self.loss.equations[-1].name:
            here = time == (use.time or self.steps) or self.loss.at == "every"
            return here and set(use.needs) <= living
        return set(use.needs) <= living

    def summed(self, gradient: Gradient, alive: Mapping[int, frozenset[str]], bare: BackwardProgram) -> Iterator[Let]:
        """The gradient of a parameter: what each step gives, one after the other."""
        bodies: dict[tuple[Use, ...], t.Sentence] = {}
        found: list[tuple[int, t.Sentence]] = []
        for time in range(1, self.steps + 1):
            uses = tuple(
                u for u in gradient.uses
                if set(u.needs) <= alive[time] and (u.where != "loss" or self.has_loss(time))
            )  # fmt: skip
            if uses:
                found.append((time, bodies.setdefault(uses, gradient.body(uses))))
        if self.steps == 1:
            body = found[0][1] if found else _ZERO
            yield from self.lets(gradient.equation(body), body, 1)
            return
        whole = plus(_timed(body, time, bare) for time, body in found[:_SHOWN]) if found else _ZERO
        equation = gradient.equation(whole)
        entries: dict[t.Sentence, list[t.Sentence]] = {
            body: [forms.entry(body, index, self.shapes) for index in indices(gradient.shape)] for _, body in found
        }
        for k, index in enumerate(indices(gradient.shape)):
            terms = [_timed(entries[body][k], time, bare) for time, body in found]
            yield Let(equation, plus(terms) if terms else _ZERO, bare.whole, index)

    def lets(self, equation: Equation, body: t.Sentence, time: int) -> list[Let]:
        """One sentence, or one for each entry."""
        shape = self.shapes.get(equation.name, ())
        return [Let(equation, forms.entry(body, index, self.shapes), time, index) for index in indices(shape)]


_ZERO = t.Dec("0")
#: Of the whole sentence of a sum over time so many terms are kept, for it to be set.
_SHOWN = 1_000


def _timed(body: t.Sentence, time: int, bare: BackwardProgram) -> t.Sentence:
    """A sentence of a step whose names say which step it is."""
    if not isinstance(body, t.Symbol):
        return t.rebuilt(body, [_timed(part, time, bare) for part in body.args])
    return t.Symbol(bare.place(body.name, time))


def _next_names(gradients: tuple[Gradient, ...]) -> dict[str, str]:
    """The names of the step after, and what each is there."""
    names = dict.fromkeys(n for g in gradients for n in t.names(g.body()) if n.endswith("_next"))
    return {n: n.removesuffix("_next") for n in names}
