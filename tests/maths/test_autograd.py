"""Gradients against automatic differentiation in JAX and PyTorch, in doubles, over random shapes, steps, cells and losses."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import reduce
from typing import Any, NamedTuple

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
from tests.pytorch import pytorch

pytestmark = pytest.mark.judge


class Framework(NamedTuple):
    """Automatic differentiation somewhere else: an array of it, what each head is, and all gradients of a function."""

    array: Callable[[Any], Any]
    heads: dict[type[t.Term], Callable[..., Any]]
    gradients: Callable[[Callable[[dict[str, Any]], Any], dict[str, Any]], dict[str, Any]]


def jax() -> Framework:
    import jax
    import jax.numpy as np

    jax.config.update("jax_enable_x64", True)
    heads = {
        t.Plus: lambda *a: reduce(np.add, a), t.Minus: np.subtract, t.Neg: np.negative,
        t.Times: lambda *a: reduce(np.multiply, a), t.Apply: lambda a, b: a @ b if a.ndim else a * b,
        t.Quotient: np.divide, t.Power: np.power, t.Concat: lambda *a: np.concatenate(a), t.Outer: np.outer,
        t.Flip: np.transpose, t.Total: np.sum, t.Softmax: jax.nn.softmax, t.Sigmoid: jax.nn.sigmoid, t.Tanh: np.tanh,
        t.Exp: np.exp, t.Log: np.log, t.Root: np.sqrt, t.Largest: np.maximum, t.Smallest: np.minimum,
        t.Absolute: np.abs, t.Relu: jax.nn.relu, t.Softplus: jax.nn.softplus, t.HardSigmoid: jax.nn.hard_sigmoid,
    }  # fmt: skip
    return Framework(lambda flat: np.asarray(flat, dtype=np.float64), heads, lambda loss, at: jax.grad(loss)(at))


def torch() -> Framework:
    torch = pytorch()
    heads = {
        t.Plus: lambda *a: reduce(torch.add, a), t.Minus: torch.sub, t.Neg: torch.neg,
        t.Times: lambda *a: reduce(torch.mul, a), t.Apply: lambda a, b: a @ b if a.dim() else a * b,
        t.Quotient: torch.div, t.Power: torch.pow, t.Concat: lambda *a: torch.cat(a), t.Outer: torch.outer,
        t.Flip: lambda a: a.T, t.Total: torch.sum, t.Softmax: lambda a: torch.softmax(a, 0), t.Sigmoid: torch.sigmoid,
        t.Tanh: torch.tanh, t.Exp: torch.exp, t.Log: torch.log, t.Root: torch.sqrt, t.Largest: torch.maximum,
        t.Smallest: torch.minimum, t.Absolute: torch.abs, t.Relu: torch.relu,
        t.Softplus: torch.nn.functional.softplus, t.HardSigmoid: torch.nn.functional.hardsigmoid,
    }  # fmt: skip

    def gradients(loss: Callable[[dict[str, Any]], Any], at: dict[str, Any]) -> dict[str, Any]:
        leaves = {key: value.requires_grad_() for key, value in at.items()}
        loss(leaves).backward()
        return {key: value.grad for key, value in leaves.items() if value.grad is not None}

    return Framework(lambda flat: torch.tensor(flat, dtype=torch.float64), heads, gradients)


FRAMEWORKS = {"jax": jax, "torch": torch}


class Autograd:
    """A forward pass in a framework from the cell's own sentences, and the gradients it finds."""

    def __init__(self, program: BackwardProgram, given: dict[str, str], framework: Framework) -> None:
        self.program, self.given, self.framework = program, given, framework
        cell, loss, shapes = program.forward.cell, program.loss, program.forward.shapes
        own = [e.name for e in loss.equations]
        leaves = {n: self.array(n, None) for n in (*cell.parameters, *(n for n in loss.shapes if n not in loss.inputs))}
        for name, after in cell.states.items():
            leaves[f"{after}@0"] = self.array(after, 0, shapes.get(name, ()))
        for time in range(1, program.steps + 1):
            leaves |= {f"{n}@{time}": self.array(n, time) for n in (*cell.inputs, *loss.inputs)}
            # nothing is added to what is computed, so that there is a gradient by it
            leaves |= {f"{n}@{time}": self.zeros(program.shapes.get(n, shapes.get(n, ()))) for n in (*cell.names, *own)}
        self.found = framework.gradients(self.loss, leaves)

    def array(self, name: str, time: int | None, size: Any = None) -> Any:
        size = self.program.shapes.get(name, ()) if size is None else size
        flat = [float(self.given[Quantity(name, index, time).key]) for index in indices(size)]
        return self.framework.array(flat).reshape(size)

    def zeros(self, size: tuple[int, ...]) -> Any:
        return self.framework.array([0.0] * len(indices(size))).reshape(size)

    def loss(self, leaves: dict[str, Any]) -> Any:
        cell, loss, steps = self.program.forward.cell, self.program.loss, self.program.steps
        own = {e.name for e in loss.equations}
        known, total = dict(leaves), self.framework.array(0.0)

        def place(name: str, time: int) -> str:
            if name in cell.states:
                return f"{cell.states[name]}@{time - 1}"
            return f"{name}@{time}" if name in own | {*cell.names, *cell.inputs, *loss.inputs} else name

        def value(term: t.Sentence, time: int) -> Any:
            if isinstance(term, t.Symbol):
                return known[place(term.name, time)]
            if isinstance(term, t.Dec):
                return self.framework.array(float(term.text))
            return self.framework.heads[type(term)](*(value(part, time) for part in term.args))

        for time in range(1, steps + 1):
            here = loss.at == "every" or time == steps
            for equation in (*cell, *(loss.equations if here else ())):
                known[f"{equation.name}@{time}"] = known[f"{equation.name}@{time}"] + value(equation.body, time)
            total = total + known[f"{loss.equations[-1].name}@{time}"] if here else total
        return total


def worst(program: BackwardProgram, given: dict[str, str], framework: Framework) -> float:
    """The largest relative error of our certified gradients."""
    theirs = Autograd(program, given, framework).found
    traced = trace(program, {k: figure(v) for k, v in given.items()}, Rounding(Digits(6, True)))
    found = 0.0
    cell = program.forward.cell
    for g in (*program.derived.steps, *program.derived.before, *program.derived.parameters):
        if g.kind == "pre":
            continue
        times = [program.whole] if g.kind == "parameter" else [1] if g.kind == "before" else range(1, program.steps + 1)
        for time in times:
            place = {"parameter": g.of, "before": f"{cell.states.get(g.of)}@0"}.get(g.kind, f"{g.of}@{time}")
            made = theirs.get(place)
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
@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_gradients_are_those_of_autograd(framework: str, seed: int) -> None:
    chance = random.Random(seed)
    cell = named(chance.choice([name for name in CELLS if "h" in named(name).names]))
    form: Form = chance.choice(["scalar", "vector"])
    steps = chance.randint(1, 6 if form == "vector" else 40)
    forward = unroll(cell, steps, form, hidden=chance.randint(1, 4), inputs=chance.randint(1, 4))
    loss = random_loss(chance, cell, forward.shapes.get("h", ()))
    program = through_time(forward, loss)
    assert worst(program, numbers(forward, seed, loss), FRAMEWORKS[framework]()) < 1e-12
