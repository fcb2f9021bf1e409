"""Gradients against PyTorch's automatic differentiation, in doubles, over random shapes, steps, cells and losses."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import reduce
from importlib import import_module
from typing import Any

import pytest

from symbolic_lstm.cells import CELLS, named
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.loss import Loss, default_loss, sentence_loss
from symbolic_lstm.maths.program import Form, indices, unroll
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.maths.through_time import BackwardProgram, through_time
from symbolic_lstm.numbers.figure import figure
from symbolic_lstm.numbers.rounding import Digits, Interval, Rounding
from symbolic_lstm.numbers.trace import Trace, trace
from tests.maths.worlds import numbers

pytestmark = pytest.mark.judge


def heads(torch: Any) -> dict[type[t.Term], Callable[..., Any]]:
    """What each head is in PyTorch."""
    return {
        t.Plus: lambda *a: reduce(torch.add, a), t.Minus: torch.sub, t.Neg: torch.neg,
        t.Times: lambda *a: reduce(torch.mul, a), t.Apply: lambda a, b: a @ b if a.dim() else a * b,
        t.Quotient: torch.div, t.Power: torch.pow, t.Concat: lambda *a: torch.cat(a), t.Outer: torch.outer,
        t.Flip: lambda a: a.T, t.Total: torch.sum, t.Softmax: lambda a: torch.softmax(a, 0), t.Sigmoid: torch.sigmoid,
        t.Tanh: torch.tanh, t.Exp: torch.exp, t.Log: torch.log, t.Root: torch.sqrt, t.Largest: torch.maximum,
        t.Smallest: torch.minimum, t.Absolute: torch.abs, t.Relu: torch.relu,
        t.Softplus: torch.nn.functional.softplus, t.HardSigmoid: torch.nn.functional.hardsigmoid,
    }  # fmt: skip


class Autograd:
    """A forward pass in PyTorch from the cell's own sentences, and the gradients it finds."""

    def __init__(self, program: BackwardProgram, given: dict[str, str]) -> None:
        self.torch = import_module("torch")
        self.program, self.heads = program, heads(self.torch)
        self.known: dict[str, Any] = {}
        cell, loss = program.forward.cell, program.loss
        for name in (*cell.parameters, *(n for n in loss.shapes if n not in loss.inputs)):
            self.known[name] = self.array(given, name, None)
        for name, after in cell.states.items():
            self.known[f"{after}@0"] = self.array(given, after, 0, program.forward.shapes.get(name, ()))
        for time in range(1, program.steps + 1):
            for name in (*cell.inputs, *loss.inputs):
                self.known[f"{name}@{time}"] = self.array(given, name, time)
        self.loss = self.forward()
        self.loss.backward()

    def array(self, given: dict[str, str], name: str, time: int | None, size: Any = None) -> Any:
        size = self.program.shapes.get(name, ()) if size is None else size
        flat = [float(given[Quantity(name, index, time).key]) for index in indices(size)]
        return self.torch.tensor(flat, dtype=self.torch.float64).reshape(size).requires_grad_()

    def forward(self) -> Any:
        cell, loss, steps = self.program.forward.cell, self.program.loss, self.program.steps
        own = {e.name for e in loss.equations}
        total: Any = 0.0

        def place(name: str, time: int) -> str:
            if name in cell.states:
                return f"{cell.states[name]}@{time - 1}"
            return f"{name}@{time}" if name in own | {*cell.names, *cell.inputs, *loss.inputs} else name

        def value(term: t.Sentence, time: int) -> Any:
            if isinstance(term, t.Symbol):
                return self.known[place(term.name, time)]
            if isinstance(term, t.Dec):
                return self.torch.tensor(float(term.text), dtype=self.torch.float64)
            return self.heads[type(term)](*(value(part, time) for part in term.args))

        for time in range(1, steps + 1):
            here = loss.at == "every" or time == steps
            for equation in (*cell, *(loss.equations if here else ())):
                self.known[f"{equation.name}@{time}"] = value(equation.body, time)
                self.known[f"{equation.name}@{time}"].retain_grad()
            total = total + self.known[f"{loss.equations[-1].name}@{time}"] if here else total
        return total


def worst(program: BackwardProgram, given: dict[str, str]) -> float:
    """The largest relative error of our certified gradients."""
    theirs = Autograd(program, given)
    traced = trace(program, {k: figure(v) for k, v in given.items()}, Rounding(Digits(6, True)))
    found = 0.0
    cell = program.forward.cell
    for g in (*program.derived.steps, *program.derived.before, *program.derived.parameters):
        if g.kind == "pre":
            continue
        times = [program.whole] if g.kind == "parameter" else [1] if g.kind == "before" else range(1, program.steps + 1)
        for time in times:
            place = {"parameter": g.of, "before": f"{cell.states.get(g.of)}@0"}.get(g.kind, f"{g.of}@{time}")
            made = theirs.known[place].grad if place in theirs.known else None
            for index in indices(g.shape):
                reference = 0.0 if made is None else float(made[index])
                ours = middle(traced, Quantity(g.own, index, time).key)
                found = max(found, abs(ours - reference) / max(abs(reference), 1e-3))
    return found


def middle(traced: Trace, key: str) -> float:
    value = traced.value(key)
    exact = (value.lower + value.upper) / 2 if isinstance(value, Interval) else value
    return int(exact.p) / int(exact.q)


def random_loss(chance: random.Random, cell: Any, size: tuple[int, ...]) -> Loss:
    wrapped = (lambda text: f"total({text})") if size else (lambda text: text)
    classes, at = chance.randint(2, 4), chance.choice(["last", "every"])
    return chance.choice([
        default_loss(cell, {"h": size}),
        sentence_loss(cell, wrapped("(h - y)^2") + " / 2", at=at, inputs=("y",), shapes={"y": size}),
        sentence_loss(cell, wrapped("y * h"), at=at, inputs=("y",), shapes={"y": size}),
        sentence_loss(
            cell, "-total(y * log(p))", readout=(f"s = V {'@' if size else '*'} h + b_V", "p = softmax(s)"), at=at,
            inputs=("y",), shapes={"y": (classes,), "V": (classes, *size), "b_V": (classes,)},
        ),
    ])  # fmt: skip


@pytest.mark.parametrize("seed", range(40))
def test_gradients_are_those_of_autograd(seed: int) -> None:
    chance = random.Random(seed)
    cell = named(chance.choice([name for name in CELLS if "h" in named(name).names]))
    form: Form = chance.choice(["scalar", "vector"])
    steps = chance.randint(1, 6 if form == "vector" else 40)
    forward = unroll(cell, steps, form, hidden=chance.randint(1, 4), inputs=chance.randint(1, 4))
    loss = random_loss(chance, cell, forward.shapes.get("h", ()))
    program = through_time(forward, loss)
    assert worst(program, numbers(forward, seed, loss)) < 1e-12
