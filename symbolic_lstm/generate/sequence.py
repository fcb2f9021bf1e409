"""Sequence: one sequence worked with numbers and lists, what a language has to print of it.

`Sequence` says which sentences are worked in which order, forward and backward, as
sentences; Python and JavaScript lay them out.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from symbolic_lstm.generate import about
from symbolic_lstm.generate.arithmetic import ProgramDialect
from symbolic_lstm.generate.entries import Entries, Lists
from symbolic_lstm.generate.identifiers import Identifiers
from symbolic_lstm.generate.plan import Plan
from symbolic_lstm.maths import forms
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.backward import Gradient, Use
from symbolic_lstm.named_tuples import NamedTuple


class Assignment(NamedTuple):
    """A name and the sentence it is given."""

    name: str
    body: t.Sentence
    shape: forms.Shape


class Sequence:
    """The passes of a cell over one sequence; `own` are the names the language's layout uses itself."""

    def __init__(self, made: Plan, dialect: ProgramDialect, lists: Lists, language: str, own: tuple[str, ...]) -> None:
        self.plan, self.cell = made, made.cell
        quantities = (*self.cell.names, *self.cell.states, *self.cell.inputs, *self.cell.parameters)
        self.id = Identifiers(language, (*own, *dialect.helpers, "forward", "backward"), quantities)
        #: What stands for a name inside a loop over time.
        self.inside = {x: self.id.made(f"{x}_at") for x in self.cell.inputs}
        self.given = made.free(f"d_{made.hidden}s")
        self.entries = Entries(dialect, lists, self.shape, self.named, self.id.made)

    def named(self, name: str) -> str:
        if name == self.given:
            return f"{self.id(name)}[at]"
        bare, bracket, index = name.partition("[")  # the weight of one part of numbers that stand one under the other
        return self.inside.get(bare) or self.id(bare) + bracket + index

    def shape(self, name: str) -> forms.Shape:
        return self.plan.shape(self.plan.hidden if name == self.given else name)

    def forward(self) -> Iterator[Assignment]:
        yield from (Assignment(e.name, self.plan.body(e), self.shape(e.name)) for e in self.cell)

    @property
    def later(self) -> list[tuple[str, str]]:
        """The other states whose gradient after the last step can be given: the state before a step, and after it."""
        return [(before, after) for before, after in self.plan.states if after != self.plan.hidden]

    def gradients(self) -> Iterator[Assignment]:
        """The gradients of a step, in order, from those by the states before the step after."""
        for g in self.plan.steps:
            body = _same(g)
            if g.kind == "quantity" and g.of not in self.cell.inputs:
                outside = [self.given] if g.of == self.plan.hidden else []
                outside += [f"d_{before}" for before, after in self.plan.states if after == g.of]
                body = _plus([*map(t.Symbol, outside), *([] if body is None else [body])])
            yield Assignment(g.own, t.Dec("0") if body is None else body, g.shape)

    def handed_back(self) -> Iterator[Assignment]:
        """The gradients by the states before the step."""
        for before, _ in self.plan.states:
            g = self.plan.before(before)
            yield Assignment(f"d_{before}", t.Dec("0") if g is None else g.body(), self.shape(before))

    def summed(self) -> Iterator[Assignment]:
        """What a step adds to the gradients of the parameters."""
        yield from (Assignment(g.own, g.body(), g.shape) for g in self.plan.derived.parameters)

    def read(self) -> list[str]:
        """What the way back reads of the way there."""
        worked = [*self.gradients(), *self.handed_back(), *self.summed()]
        mentioned = dict.fromkeys(n for one in worked for n in t.names(one.body))
        return [n for n in mentioned if n in {*self.cell.names, *self.cell.states, *self.cell.inputs}]

    def role(self, name: str) -> str:
        role = self.cell[name].role
        return name if role == name else about.plain(role)

    def told_shapes(self) -> Iterator[str]:
        if self.plan.form == "scalar":
            yield "One unit and one input: every weight, and every state and input of a step, is one number."
        else:
            yield "A vector is a list, a matrix a list of its rows, as in the sentences:"
            yield from about.shapes(self.plan)

    def told_forward(self) -> list[str]:
        kind = "vector" if self.plan.form == "vector" else "number"
        told = [f"`{self.id(x)}` has a {kind} for each step" for x in self.cell.inputs]
        told += [
            f"`{self.id.made(f'{after}0')}` is the {self.role(after)} before the first" for _, after in self.plan.states
        ]
        gives = f"Gives the {self.role(self.plan.hidden)} after every step, and what `backward` needs."
        return [*wrap(f"{', '.join([*told, '`weights` has all by name'])}.", 100), "", gives]

    def told_backward(self) -> list[str]:
        hidden = self.role(self.plan.hidden)
        last = [
            f", and `{self.id.made(f'd_{after}_last')}`, that by the last {self.role(after)}" for _, after in self.later
        ]
        names = [f"d_{self.cell.original(n)}" for n in (*self.cell.parameters[:2], *self.cell.inputs)]
        told = f"from `{self.id.made(self.given)}`, that by the {hidden} after every step{''.join(last)}."
        return [
            *wrap(f"The gradients of a loss, {told}", 100),
            "",
            f"Gives {', '.join(names)} and so on, each with the shape of what it is of.",
        ]


def _same(g: Gradient) -> t.Sentence | None:
    uses: tuple[Use, ...] = tuple(use for use in g.uses if use.where == "same")
    return g.body(uses) if uses else None


def _plus(parts: list[t.Sentence]) -> t.Sentence | None:
    flat = [inner for part in parts for inner in (part.args if isinstance(part, t.Plus) else (part,))]
    return (t.Plus(*flat) if len(flat) > 1 else flat[0]) if flat else None
