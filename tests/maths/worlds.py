"""Numbers for programs, and programs worked once more in plain complex arithmetic.

A complex step gives a derivative to full precision from the forward sentences alone:
the imaginary part of f(x + 10⁻³⁰ i) is 10⁻³⁰ times f′(x).
"""

from __future__ import annotations

import cmath
import math
import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import reduce
from typing import Any

from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.loss import Loss
from symbolic_lstm.maths.program import Let, Program, indices
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.maths.through_time import BackwardProgram

STEP = 1e-30


def numbers(program: Program, seed: int, loss: Loss | None = None) -> dict[str, str]:
    """A number of three decimals for everything a program is given, by place."""
    chance = random.Random(seed)
    cell = program.cell
    wanted: list[tuple[str, tuple[int, ...], int | None]] = []
    wanted += [(name, program.shapes.get(name, ()), None) for name in cell.parameters]
    wanted += [(after, program.shapes.get(name, ()), 0) for name, after in cell.states.items()]
    for time in range(1, program.steps + 1):
        wanted += [(name, program.shapes.get(name, ()), time) for name in cell.inputs]
        wanted += [(name, loss.shapes[name], time) for name in (loss.inputs if loss else ())]
    wanted += [(name, shape, None) for name, shape in (loss.shapes if loss else {}).items() if name not in loss.inputs]
    return {
        Quantity(name, index, time).key: f"{chance.uniform(-1.2, 1.2):.3f}"
        for name, shape, time in wanted
        for index in indices(shape)
    }


def _side(choose: Callable[..., Any]) -> Callable[..., complex]:
    return lambda *parts: choose(parts, key=lambda part: part.real)


WORK: dict[type[t.Term], Callable[..., complex]] = {
    t.Plus: lambda *parts: sum(parts[1:], start=parts[0]),
    t.Minus: lambda a, b: a - b,
    t.Neg: lambda a: -a,
    t.Times: lambda *parts: reduce(lambda a, b: a * b, parts),
    t.Quotient: lambda a, b: a / b,
    t.Power: lambda a, b: a ** b.real if b.imag == 0 else cmath.exp(b * cmath.log(a)),
    t.Sigmoid: lambda z: 1 / (1 + cmath.exp(-z)),
    t.Tanh: cmath.tanh,
    t.Exp: cmath.exp,
    t.Log: cmath.log,
    t.Root: cmath.sqrt,
    t.Softmax: lambda a: 1 + 0 * a,
    t.Largest: _side(max),
    t.Smallest: _side(min),
    t.Absolute: lambda z: -z if z.real < 0 else z,
    t.Relu: lambda z: z if z.real > 0 else 0 * z,
    t.Softplus: lambda z: cmath.log(1 + cmath.exp(z)),
    t.Sin: cmath.sin,
    t.Cos: cmath.cos,
    t.Erf: lambda z: complex(math.erf(z.real), z.imag * 2 / math.sqrt(math.pi) * math.exp(-(z.real**2))),
    t.HardSigmoid: lambda z: min(max(0j, z / 6 + 0.5, key=lambda p: p.real), 1 + 0j, key=lambda p: p.real),
    t.Heaviside: lambda z: complex(z.real > 0),
}  # fmt: skip


def worked(term: t.Sentence, value: Callable[[str], complex]) -> complex:
    """What a sentence of single numbers comes to."""
    if isinstance(term, t.Symbol):
        return value(term.name)
    if isinstance(term, t.Dec):
        return complex(float(term.text))
    return WORK[type(term)](*(worked(part, value) for part in term.args))


def run(program: Program, known: dict[str, complex], lets: Iterable[Let]) -> dict[str, complex]:
    """Sentences of a program worked, from numbers by place."""
    for let in lets:
        known[let.key] = worked(let.body, lambda name, at=let.time: known[program.place(name, at)])
    return known


def stepped(program: BackwardProgram, given: Mapping[str, str], wanted: Iterable[str]) -> dict[str, float]:
    """The derivative of the loss by the wanted numbers, by complex steps through the forward sentences alone."""
    own = {g.own for g in (*program.derived.steps, *program.derived.before, *program.derived.parameters)}
    ahead = [let for let in program.lets if let.equation.name not in own]
    found = {}
    for place in wanted:
        known = {key: complex(float(text)) for key, text in given.items()}
        known[place] += STEP * 1j
        run(program, known, ahead)
        found[place] = known[f"{program.loss.name}@{program.whole}"].imag / STEP
    return found


def gradients(program: BackwardProgram, given: Mapping[str, str]) -> dict[str, float]:
    """The same derivatives by the backward sentences, by the place of what they are of."""
    known = run(program, {key: complex(float(text)) for key, text in given.items()}, program.lets)
    return {of: known[place].real for of, place in places(program)}


def places(program: BackwardProgram) -> Iterator[tuple[str, str]]:
    """The place of each given number, and that of its gradient."""
    cell, derived = program.cell, program.derived
    for g in derived.parameters:
        for index in indices(g.shape):
            yield Quantity(g.of, index).key, Quantity(g.own, index, program.whole).key
    for g in derived.before:
        for index in indices(g.shape):
            yield Quantity(cell.states[g.of], index, 0).key, Quantity(g.own, index, 1).key
    for g in derived.steps:
        if g.of in program.forward.cell.inputs:
            for time in range(1, program.steps + 1):
                for index in indices(g.shape):
                    yield Quantity(g.of, index, time).key, Quantity(g.own, index, time).key


def worst(program: BackwardProgram, given: Mapping[str, str], every: int = 1) -> float:
    """The largest relative difference between both roads to the gradients of what is given, or of some of it."""
    mine = gradients(program, given)
    theirs = stepped(program, given, list(mine)[::every])
    return max(abs(mine[of] - found) / max(abs(found), 1e-3) for of, found in theirs.items())
