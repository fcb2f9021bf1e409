"""Compared: one gradient equation of an article beside the derived backward pass of the cell above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from itertools import product
from typing import TypeAlias

from symbolic_lstm.articles.gradients.spelling import Grad, Spelling
from symbolic_lstm.articles.gradients.worked import NotWorkedError, WorkedCell, number, points
from symbolic_lstm.articles.names_in_cell import Meant, QuantityStep
from symbolic_lstm.maths import terms as t
from symbolic_lstm.verify.verdicts import Level

#: The level, what is to be said, and the derived equation.
JudgedGradient: TypeAlias = "tuple[Level, str, str]"
#: More gradients stand in no sum that is compared.
MOST = 6
#: Numbers that are so near are equal; a slip moves them further than that.
NEAR, APART = 1e-9, 1e-6


class Compared:
    """One equation beside the derivation."""

    def __init__(self, spelling: Spelling, meant: Meant) -> None:
        self.spelling, self.meant = spelling, meant
        self.points = points(meant.cell, meant.same)
        self.moved = 0
        self.handed_on = False  # whether an equation only says a gradient again
        self.passed: frozenset[str] = frozenset()  # the readings of the gradient by which an equation was right

    def verdict(self, left: Grad, right: t.Sentence) -> JudgedGradient | None:
        """The level, what is to be said, and the derived equation; None where this cannot be compared.

        Where a label is that of a state and of the weights of its candidate, the equation may be right by either.
        """
        found = self._verdict(left, right, candidates=False)
        if found is None or found[0] == "pass":
            return found
        other = self._verdict(left, right, candidates=True)
        return other if other and (other[0] == "pass" or "is missing" in other[1]) else found

    def _verdict(self, left: Grad, right: t.Sentence, *, candidates: bool) -> JudgedGradient | None:
        by = self.meant.place(left.by)
        if by is None:
            return None
        grads = {name: self.spelling.found[name] for name in t.names(right) if name in self.spelling.found}
        if left.of:
            return self._jacobian(left, right) if not grads else None
        places = {name: self.meant.place(grad.by) for name, grad in grads.items()}
        if candidates:
            places |= {n: QuantityStep(own, 0) for n, g in grads.items() if (own := self.meant.candidate(g.by))}
        if any(grad.of for grad in grads.values()) or not grads or len(grads) > MOST:
            return None
        times = [place.step for place in (by, *filter(None, places.values())) if place.own not in self.weights]
        self.moved = -min(times) if times else 0
        known = {
            name: QuantityStep(place.own, place.step + self._shift(place)) for name, place in places.items() if place
        }
        target = QuantityStep(by.own, by.step + self._shift(by))
        if not known or (target in known.values() and not self._again(target)):
            return None
        given = [{name: self._coefficient(right, name, grads, point) for name in known} for point in self.points]
        known = {name: place for name, place in known.items() if place != target or not _ones(name, given)}
        if not known:
            self.handed_on = True
            return None
        return self._compared(target, known, given, len(grads))

    @property
    def weights(self) -> tuple[str, ...]:
        return self.points[0].cell.parameters

    def _shift(self, place: QuantityStep) -> int:
        return 0 if place.own in self.weights else self.moved

    def _compared(
        self, target: QuantityStep, known: dict[str, QuantityStep], given: list[dict[str, float]], grads: int
    ) -> JudgedGradient | None:
        best: tuple[int, str, list[str]] | None = None
        for own in self._readings(target.own):
            for chosen in product(*(self._read_as(name, place.own) for name, place in known.items())):
                of = {name: (read, place.step) for (name, place), read in zip(known.items(), chosen, strict=True)}
                wrong = [name for name in known if not self._agrees(name, (own, target.step), of, given)]
                if not wrong:
                    self.passed |= {own}
                if best is None or len(wrong) < best[0]:
                    best = len(wrong), own, wrong
        assert best is not None
        count, own, wrong = best
        derived = self._derived(target.own)
        if not count:
            if lacks := self._lacks(own, known) if len(known) == grads else "":
                return "warning", f"what the gradient of {lacks} contributes is missing: {derived}", derived
            kind = "of what stands in its function" if own.startswith("delta_") else "as derived"
            return "pass", f"this is the gradient {kind}", ""
        if not self._reached(target, known):
            if target.own not in self.weights or len(known) > 1 or grads > 1:
                return None
            return "warning", f"{self._written(wrong[0])} has no part in it: {derived}", derived
        level: Level = "error" if count == 1 else "warning"
        factors = ", ".join(self._written(name) for name in wrong)
        told = f"what {factors} contributes is not what the {self.meant.cell} cell gives: {derived}"
        return level, told, derived

    def _derived(self, own: str) -> str:
        """The derived equations of a gradient, in the names of the cell."""
        backward = self.points[0].backward
        found = [f"{name} = {backward[name]}" for name in self._readings(own) if name in backward]
        return " and ".join(_said(each) for each in found)

    def _lacks(self, own: str, known: dict[str, QuantityStep]) -> str:
        """Which of the gates that a sum is over is left out, where most of them are there."""
        body = self.points[0].backward.get(own)
        parts = [n.removesuffix("_next") for n in t.names(body) if n.startswith("delta_")] if body is not None else []
        there = {f"delta_{place.own}" for place in known.values()}
        missing = [part.removeprefix("delta_") for part in parts if part not in there]
        return missing[0] if len(missing) == 1 and len(parts) > 2 else ""

    def _reached(self, target: QuantityStep, known: dict[str, QuantityStep]) -> bool:
        """Whether every gradient on the right has some part in the one on the left."""
        for place in known.values():
            reads = [(of, by) for of in self._readings(place.own) for by in self._readings(target.own)]
            nothing: frozenset[tuple[str, int]] = frozenset()
            if not any(self.points[0].share((of, place.step), (by, target.step), nothing) for of, by in reads):
                return False
        return True

    def _agrees(
        self, name: str, by: tuple[str, int], of: dict[str, tuple[str, int]], given: list[dict[str, float]]
    ) -> bool:
        """Whether what a gradient contributes is so at every point, by one path or by all."""
        others = frozenset(place for each, place in of.items() if each != name)
        direct = others | (self._states - {of[name], by})
        sideways = frozenset(place for place in self._states if place[1] == by[1]) - {by}
        for without in (others, direct, sideways, frozenset[tuple[str, int]](), *self._parts(by, of[name])):
            wanted = [point.share(of[name], by, without) for point in self.points]
            if all(_near(one[name], other) for one, other in zip(given, wanted, strict=True)):
                return True
        return False

    def _parts(self, by: tuple[str, int], of: tuple[str, int]) -> Sequence[frozenset[tuple[str, int]]]:
        """What else nothing goes through, where what contributes is told part by part."""
        return ()

    @property
    def _states(self) -> frozenset[tuple[str, int]]:
        """The gradients of all states, through which everything that is not direct goes."""
        return frozenset((f"d_{own}", step) for own in self.points[0].cell.states.values() for step in (0, 1, 2))

    def _readings(self, own: str) -> list[str]:
        """The names of ours for the gradient of a quantity: of itself, and of what stands in its function."""
        backward = self.points[0].backward
        found = [name for name in (f"d_{own}", f"delta_{own}") if name in backward]
        return found or [f"d_{own}"]

    def _read_as(self, name: str, own: str) -> list[str]:
        """What one of the gradients of an equation may be."""
        return self._readings(own)

    def _again(self, target: QuantityStep) -> bool:
        """Whether a gradient may stand on both sides of an equation."""
        return False

    def _coefficient(self, right: t.Sentence, name: str, grads: dict[str, Grad], point: WorkedCell) -> float:
        """What stands at one gradient of a sum; raises `NotWorkedError` where the sum is not one of gradients."""

        def at(chosen: str) -> float:
            def names(each: str) -> float:
                return float(each == chosen) if each in grads else self._value(each, point)

            return number(right, names)

        nothing = at("")
        if abs(nothing) > APART:
            raise NotWorkedError(str(right))
        return at(name)

    def _value(self, text: str, point: WorkedCell) -> float:
        if text.startswith(("∑", "Σ_")):
            return 1.0
        place = self.meant.place(text)
        if place is None:
            raise NotWorkedError(text)
        return (
            point.value(place.own, place.step + self._shift(place))
            if place.own not in self.weights
            else point.value(place.own, 0)
        )

    def _jacobian(self, left: Grad, right: t.Sentence) -> JudgedGradient | None:
        """∂c_t/∂c_{t−1} = f_t: a derivative of one quantity by another."""
        by, of = self.meant.place(left.by), self.meant.place(left.of)
        if by is None or of is None or by.own in self.weights or by == of:
            return None
        self.moved = -min(by.step, of.step)
        here, there = (f"d_{of.own}", of.step + self.moved), (f"d_{by.own}", by.step + self.moved)
        given = [number(right, partial(self._value, point=point)) for point in self.points]
        for without in (self._states - {here, there}, frozenset[tuple[str, int]]()):
            wanted = [point.share(here, there, without) for point in self.points]
            if all(map(_near, given, wanted)):
                return "pass", "this is the derivative as derived", ""
            if not any(wanted):
                return None
        told = f"this is not the derivative of {left.of} by {left.by} that the cell gives"
        return "error", told, ""

    def _written(self, name: str) -> str:
        grad = self.spelling.found[name]
        return f"the gradient of {grad.by}"


def _said(equation: str) -> str:
    """A derived equation for readers: `dc = dh · o · (1 − tanh(c)²) + dc[t+1] · f[t+1]`."""
    equation = re.sub(r"\bdelta_", "δ", re.sub(r"\bd_(?=[a-z])", "d", equation))
    equation = re.sub(r"\bseed_(\w+)", r"d\1 of the loss", equation)
    equation = re.sub(r"(?<=\w)_next\b", "[t+1]", re.sub(r"(?<=\w)_prev\b", "[t−1]", equation))
    return equation.replace(" * ", " · ").replace(" - ", " − ").replace("^2", "²")


def _ones(name: str, given: list[dict[str, float]]) -> bool:
    """Whether a gradient is added as it is."""
    return all(_near(point[name], 1.0) for point in given)


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= NEAR * max(1.0, abs(one), abs(other))
