"""Cells with numbers, what their sentences come to and what its gradients are, for programs to be held against."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from symbolic_lstm.cells import CELLS, named
from symbolic_lstm.generate.plan import Plan, plan
from symbolic_lstm.maths.cell import Cell, cell
from symbolic_lstm.maths.loss import sentence_loss
from symbolic_lstm.maths.program import Form, indices, unroll
from symbolic_lstm.maths.quantity import Quantity, quantity
from symbolic_lstm.maths.through_time import through_time
from tests.maths.worlds import gradients, numbers, places, run

STEPS, UNITS, INPUTS = 3, 2, 3

#: Cells with every function and product there is, and with names that languages, or our programs, keep for themselves.
OWN: dict[str, Cell] = {
    made.name: made
    for made in (
        cell("kinks", "", "h = relu(U_h @ h_prev + W_h @ x) - softplus(W_k @ x) / (2 + b * b)"),
        cell("softmax", "", "z = softmax(U_z @ h_prev)\nh = z * abs(W_h @ x) + hardsigmoid(b) * h_prev^2"),
        cell("extremes", "", "g = tanh(W_g @ x)\nh = max(g, U_h @ h_prev) * exp(b) + total(g) * sqrt(2 + g) - min(b, h_prev)"),
        cell("joined", "", "q = softmax([U_q @ h_prev; W_q @ x])\nh = tanh(V @ [h_prev; x] + total(q)) + erf(b) * sin(b) - cos(h_prev)", sizes={"V": ("n", "n+m")}),
        cell("beside", "", "h = tanh(h_prev) * total(x) + total(h_prev) * b"),
        cell("powers", "", "h = log(2 + exp(b)) * (h_prev / 3 - -b^2)^3 - tanh(s) * 2^h_prev + (b^2)^2 * 007"),
        cell("hostile", "", "here = tanh(U_here @ block_prev + W_here @ lambda)\nblock = sigmoid(U_at @ block_prev + W_at @ lambda) * here * class + let * tanh(block_prev)",
             states={"block_prev": "block"}, inputs=("lambda",)),
        cell("taken", "", "step = sigmoid(U_step @ h0_prev + W_step @ math + bias) * weights\nk = step * state\nh0 = k - sum * count + dot * tanh(k) + x_at * d_h0s - all_k * tanh_k + to_math",
             states={"h0_prev": "h0"}, inputs=("math",)),
        cell("turned", "", "h = tanh(flip(U_h) @ h_prev + flip(flip(W_h)) @ x) + total(flip(V)) * b", sizes={"V": ("n", "m")}),
        cell("outer", "", "M = outer(h_prev, b) - flip(outer(b, h_prev)) * total(x)\nh = tanh(M @ (h_prev + W_h @ x) + outer(b, b) @ h_prev) + total(outer(h_prev, x)) * b"),
        cell("memory", "", "k = W_k @ x\nv = W_v @ x\nf = sigmoid(total(w * x))\nC = f * C_prev + outer(v, k)\nh = C @ (W_q @ x)",
             states={"C_prev": "C"}, sizes={"C_prev": ("n", "n"), "w": ("m",)}, roles={"h": ("hidden state",)}),
        cell("outgoing matrix", "", "f = sigmoid(total(w * x))\nC = f * C_prev + outer(W_v @ x, x) * b", states={"C_prev": "C"}, sizes={"C_prev": ("n", "m"), "w": ("m",), "b": ("n", "m")}),
        cell("memories", "", "i = sigmoid(U_i @ h_prev + W_i @ x)\nC = tanh(C_prev - flip(outer(x, i)) * total(C_prev))\nh = i * h_prev + C @ x + C_prev @ x",
             states={"C_prev": "C", "h_prev": "h"}, sizes={"C_prev": ("n", "m")}),
        cell("one gate", "", "f = sigmoid(W_f @ x + b_f)"),
        cell("no input", "", "h = tanh(U_h @ h_prev + b_h)"),
        cell("two inputs", "", "h = tanh(U_h @ h_prev + W_h @ x + V_h @ y)", inputs=("x", "y"), sizes={"V": ("n", "m")}),
    )
}  # fmt: skip
#: Its slices fit two units and three inputs alone, and it has no scalar form.
SLICED = cell("sliced", "", "q = [b; h_prev; 2; W_q @ x]\nh = tanh(U_h @ slice(q, 1, 3) + slice(q, 5, 7) * total(slice(h_prev, 1, 2)))")  # fmt: skip
CASES = {**{name: named(name) for name in CELLS}, **OWN}
FORMS: tuple[Form, ...] = ("vector", "scalar")


class Worked:
    """A cell with random numbers for some sequences of the same weights, and a loss that weighs every hidden state."""

    def __init__(self, made: Cell, form: Form = "vector", sequences: int = 1, seed: int = 1) -> None:
        self.program = unroll(made, 1 if not made.inputs else STEPS, form, hidden=UNITS, inputs=INPUTS)
        self.plan: Plan = plan(made, form, self.program.shapes if form == "vector" else None)
        hidden = self.plan.hidden
        size = self.program.shapes.get(hidden, ())
        sentence = f"total(weighed * {hidden})" if size else f"weighed * {hidden}"
        loss = sentence_loss(made, sentence, at="every", inputs=("weighed",), shapes={"weighed": size})
        self.whole = through_time(self.program, loss)
        self.given = [numbers(self.program, seed + k, loss) for k in range(sequences)]
        for other in self.given[1:]:
            other |= {key: text for key, text in self.given[0].items() if "@" not in key}

    def grid(self, name: str, time: int | None, sequence: int = 0) -> Any:
        """The numbers of a name as lists."""

        def part(index: tuple[int, ...], rest: tuple[int, ...]) -> Any:
            if rest:
                return [part((*index, k), rest[1:]) for k in range(rest[0])]
            return float(self.given[sequence][Quantity(name, index, time).key])

        return part((), tuple(self.whole.shapes.get(name, ())))

    def inputs(self, sequence: int = 0) -> list[Any]:
        times = range(1, self.program.steps + 1)
        return [[self.grid(x, time, sequence) for time in times] for x in self.plan.cell.inputs]

    def starts(self, sequence: int = 0) -> list[Any]:
        shapes = self.program.shapes
        assert all(shapes.get(before, ()) == shapes.get(after, ()) for before, after in self.plan.states)
        return [self.grid(after, 0, sequence) for _, after in self.plan.states]

    def weights(self) -> dict[str, Any]:
        return {p: self.grid(p, None) for p in self.program.cell.parameters}

    def weighed(self, sequence: int = 0) -> list[Any]:
        return [self.grid("weighed", time, sequence) for time in range(1, self.program.steps + 1)]

    @cached_property
    def references(self) -> list[dict[str, float]]:
        return [gradients(self.whole, given) for given in self.given]

    def wrong(self, hs: Any, found: dict[str, Any], sequence: int = 0) -> float:
        """How far hidden states and gradients of one sequence are off."""
        return max(self._differences(hs, found, sequence))

    def _differences(self, hs: Any, found: dict[str, Any], sequence: int) -> Iterator[float]:
        given, reference = self.given[sequence], self.references[sequence]
        known = run(self.whole, {key: complex(float(text)) for key, text in given.items()}, self.whole.lets)
        hidden = self.plan.hidden
        for time in range(1, self.program.steps + 1):
            for index in indices(self.program.shapes.get(hidden, ())):
                yield abs(picked(hs[time - 1], index) - known[Quantity(hidden, index, time).key].real)
        for of, _ in places(self.whole):
            q = quantity(of)
            if q.name in self.program.cell.parameters:
                yield off(picked(found[f"d_{q.name}"], q.entry), sum(one[of] for one in self.references))
            else:
                grid = found[f"d_{q.name}"][q.time - 1] if q.time else found[f"d_{q.name}0"]
                yield off(picked(grid, q.entry), reference[of])


def picked(grid: Any, index: tuple[int, ...]) -> Any:
    for k in index:
        grid = grid[k]
    return grid


def off(a: float, b: float) -> float:
    return abs(a - b) / max(abs(b), 1e-3)
