"""Rework: what a figure comes to if other figures were carried than a sheet carries.

A verdict asks such questions by the dozen: from the figures as printed, from
all of them but one, from figures cut off instead of rounded. None of them needs
the program worked anew: a `Rework` evaluates the nodes a question leads to, down
to the figures that are carried, each once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from flint import arb, ctx, fmpq

from symbolic_lstm.errors import FigureError, UndecidedError
from symbolic_lstm.maths.program import Let
from symbolic_lstm.numbers.enclose import LOCK, PRECISIONS, Resolve, Show
from symbolic_lstm.numbers.ends import ends
from symbolic_lstm.numbers.evaluate import EVALUATE, Number, code, held
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import Value

#: A node of the sentence at a place.
Spot: TypeAlias = tuple[str, int]


def as_it_is(key: str, part: str, value: Value) -> Value:
    """Shows no figure: what is not carried by name is carried unrounded."""
    return value


@dataclass(frozen=True, eq=False)
class Rework:
    """A program's sentences with the figures that later ones take over.

    `carried` are figures by place and part ('' for the whole); what is not
    among them is rounded by `show`, or, without, carried as it is.
    """

    lets: Mapping[str, Let]
    given: Mapping[str, fmpq]
    resolve: Resolve
    carried: Mapping[tuple[str, str], Figure]
    show: Show = as_it_is
    _numbers: dict[int, dict[Spot, Number]] = field(default_factory=dict, init=False, repr=False)
    _named: dict[str, dict[int, str]] = field(default_factory=dict, init=False, repr=False)

    def value(self, key: str, node: int, decided: Callable[[Value], bool] = lambda value: True) -> Value:
        """What a node comes to from what is carried below it, before it is rounded itself.

        The precision rises until the value is `decided`, or to the cap. Raises `FigureError`
        where it has no value, `UndecidedError` where it could not be enclosed.
        """
        for precision in PRECISIONS[1:]:
            with LOCK, ctx.workprec(precision):
                value = self._value((key, node), precision)
            if value is not None and (precision == PRECISIONS[-1] or decided(value)):
                return value
        raise UndecidedError(f"{key}: its value could not be enclosed")

    def _value(self, asked: Spot, precision: int) -> Value | None:
        numbers = self._numbers.setdefault(precision, {})
        todo = [asked]
        value: Value | None = None
        while todo:
            spot = todo[-1]
            if spot in numbers and spot != asked:
                todo.pop()
                continue
            operands = self._operands(spot)
            if missing := [it for it in operands if isinstance(it, tuple) and it not in numbers]:
                todo += missing
                continue
            todo.pop()
            key, k = spot
            node = code(self.lets[key].body).nodes[k]
            known = [numbers[it] if isinstance(it, tuple) else it for it in operands]
            try:
                number = held(precision, EVALUATE[type(node.term)], *known) if node.parts else known[0]
            except FigureError as fault:
                raise FigureError(f"{key}: {fault}") from None
            value = held(precision, ends, number, type(node.term)) if isinstance(number, arb) else number
            if value is None:
                return None
            part = self._parts(key).get(k)
            figure = value if part is None else self.show(key, part, value)
            if figure is None and precision != PRECISIONS[-1]:
                return None
            numbers[spot] = figure.value if isinstance(figure, Figure) else number
        return value

    def _operands(self, spot: Spot) -> list[Number | Spot]:
        """The numbers a node is evaluated from: those that are carried, and nodes to be evaluated first."""
        key, k = spot
        let, named = self.lets[key], self._parts(key)
        node = code(let.body).nodes[k]
        if node.figure is not None:
            return [node.figure.value]
        if node.name:
            place = self.resolve(node.name, let.time)
            if place in self.given:
                return [self.given[place]]
            return [self._or((place, ""), (place, len(code(self.lets[place].body).nodes) - 1))]
        return [self._or((key, named[p]), (key, p)) if p in named else (key, p) for p in node.parts]

    def _or(self, place: tuple[str, str], spot: Spot) -> Number | Spot:
        figure = self.carried.get(place)
        return spot if figure is None else figure.value

    def _parts(self, key: str) -> dict[int, str]:
        """The nodes of a sentence that have names of their own, the whole as ''."""
        if key not in self._named:
            laid = code(self.lets[key].body)
            named = {laid.index(path): part for part, path in self.lets[key].parts}
            self._named[key] = {**named, len(laid.nodes) - 1: ""}
        return self._named[key]
