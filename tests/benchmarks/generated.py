"""Generated NumPy against PyTorch, a hand-fused version and the bare matrix products, one thread.

    OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 python -m tests.benchmarks.generated

Prints milliseconds of the processor and ratios for 100 steps, forward, and forward and backward together; the
shortest of thirty rounds or more, in each of which all four are worked one after the other.
Needs torch beside what the tests need. Measured in one run, on two cores of an AMD EPYC that worked for others all the
while (ours over torch, by hand, bare):

                     forward              both
    float32   1 ×  64   3.19  0.93  5.15     2.11  0.88  5.41
    float32   1 × 512   0.95  0.82  1.04     0.76  0.81  0.97
    float32  32 ×  64   1.67  0.92  2.97     1.56  0.96  2.39
    float32  32 × 512   0.99  0.97  1.28     0.99  1.00  1.22
    float64   1 ×  64   0.76  0.88  3.97     0.27  0.84  4.23
    float64   1 × 512   0.96  0.85  1.03     0.34  0.91  1.09
    float64  32 ×  64   1.43  0.82  3.23     0.79  0.90  2.24
    float64  32 × 512   1.08  0.93  1.38     0.84  1.07  1.36

Where the products are small, what is left beside them is NumPy itself: 13 calls of it a step, of half a microsecond
or more each before any number is worked, beside a product of three (1 × 64). Fewer calls (one hyperbolic tangent for all
gates, biases added once for all steps, loops over several arrays) took off a fifth there at most, and nothing at
32 × 512, where a step's elementwise work is a fifth of its products.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

import numpy as np

from symbolic_lstm.cells import lstm
from symbolic_lstm.generate.numpy_module import numpy_module
from symbolic_lstm.generate.plan import plan

STEPS, GATES = 100, "figo"


def best(works: list[Callable[[], object]], rounds: int) -> list[float]:
    """The shortest of some rounds of each, in milliseconds of the processor, one after the other in each round."""
    found: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for times, work in zip(found, works, strict=True):
            start = time.process_time()
            work()
            times.append(time.process_time() - start)
    return [1000 * min(times) for times in found]


def by_hand(x: Any, h0: Any, c0: Any, to_x: Any, to_h: Any, bias: Any) -> tuple[Any, tuple[Any, ...]]:
    """A fused forward pass as somebody would write it, gates f, i, o, g."""
    steps, batch, _ = x.shape
    units = h0.shape[-1]
    gates = (x.reshape(steps * batch, -1) @ to_x.T + bias).reshape(steps, batch, -1)
    hs, cs = (np.empty((steps + 1, batch, units), x.dtype) for _ in range(2))
    tanhs = np.empty((steps, batch, units), x.dtype)
    hs[0], cs[0] = h0, c0
    turned = np.ascontiguousarray(to_h.T)
    for k in range(steps):
        z = gates[k]
        z += hs[k] @ turned
        soft = z[:, : 3 * units]
        soft *= 0.5
        np.tanh(z, out=z)
        soft += 1
        soft *= 0.5
        f, i, o, g = (z[:, j * units : (j + 1) * units] for j in range(4))
        np.multiply(f, cs[k], out=cs[k + 1])
        cs[k + 1] += i * g
        np.tanh(cs[k + 1], out=tanhs[k])
        np.multiply(o, tanhs[k], out=hs[k + 1])
    return hs[1:], (x, gates, hs, cs, tanhs)


def by_hand_back(kept: tuple[Any, ...], dhs: Any, to_x: Any, to_h: Any) -> tuple[Any, ...]:
    x, gates, hs, cs, tanhs = kept
    steps, batch, units = dhs.shape
    deltas = np.empty_like(gates)
    dh, dc = 0.0, 0.0
    for k in reversed(range(steps)):
        f, i, o, g = (gates[k][:, j * units : (j + 1) * units] for j in range(4))
        df, di, do, dg = (deltas[k][:, j * units : (j + 1) * units] for j in range(4))
        whole = dhs[k] + dh
        np.multiply(whole * tanhs[k], o * (1 - o), out=do)
        back = dc + whole * o * (1 - tanhs[k] * tanhs[k])
        np.multiply(back * i, 1 - g * g, out=dg)
        np.multiply(back * g, i * (1 - i), out=di)
        np.multiply(back * cs[k], f * (1 - f), out=df)
        dh, dc = deltas[k] @ to_h, back * f
    flat = deltas.reshape(steps * batch, -1)
    return flat.T @ hs[:-1].reshape(steps * batch, -1), flat.T @ x.reshape(steps * batch, -1), flat.sum(0), flat @ to_x


def bare(x: Any, h0: Any, to_x: Any, to_h: Any, back: bool) -> None:
    """Only the products."""
    steps, batch, _ = x.shape
    flat = x.reshape(steps * batch, -1)
    gates = (flat @ to_x.T).reshape(steps, batch, -1)
    turned = np.ascontiguousarray(to_h.T)
    out = np.empty_like(gates[0])
    for _ in range(steps):
        np.matmul(h0, turned, out=out)
    if back:
        for k in range(steps):
            gates[k] @ to_h
        deltas = gates.reshape(steps * batch, -1)
        deltas.T @ np.zeros((steps * batch, h0.shape[-1]), x.dtype)
        deltas.T @ flat
        deltas @ to_x


def row(dtype: str, batch: int, units: int) -> str:
    torch = import_module("torch")
    torch.set_num_threads(1)
    inputs, rounds = units, 30 if batch * units > 4096 else 200
    chance = np.random.default_rng(0)
    space: dict[str, Any] = {}
    exec(numpy_module(plan(lstm)), space)

    def drawn(*size: int) -> Any:
        return (chance.standard_normal(size) / 8).astype(dtype)

    x, h0, c0 = drawn(STEPS, batch, inputs), drawn(batch, units), drawn(batch, units)
    weights = {f"W_{g}": drawn(units, inputs) for g in GATES} | {f"U_{g}": drawn(units, units) for g in GATES}
    weights |= {f"b_{g}": drawn(units) for g in GATES}
    ones = np.ones((STEPS, batch, units), dtype)
    to_x, to_h, bias = (np.concatenate([weights[f"{k}_{g}"] for g in "fiog"]) for k in "WUb")
    net = torch.nn.LSTM(inputs, units).to(getattr(torch, dtype))
    start = torch.tensor(x, requires_grad=True)
    first = (torch.tensor(h0)[None], torch.tensor(c0)[None])

    def framework(back: bool) -> None:
        if not back:
            with torch.no_grad():
                net(start, first)
            return
        net(start, first)[0].sum().backward()

    def ours(back: bool) -> None:
        _, state = space["forward"](x, h0, c0, weights)
        if back:
            space["backward"](state, ones)

    def hand(back: bool) -> None:
        _, kept = by_hand(x, h0, c0, to_x, to_h, bias)
        if back:
            by_hand_back(kept, ones, to_x, to_h)

    cells = []
    for back in (False, True):
        works = [partial(work, back) for work in (ours, framework, hand, partial(bare, x, h0, to_x, to_h))]
        mine, theirs, fused, products = best(works, rounds)
        cells.append(f"{mine:9.1f} {mine / theirs:6.2f} {mine / fused:6.2f} {mine / products:6.2f}")
    return f"{dtype:8} {batch:3} {units:4}  {cells[0]}  {cells[1]}"


def main() -> None:
    print(f"{'':18}forward: ms, over torch, by hand, bare   both: ms, over torch, by hand, bare")
    for dtype in ("float32", "float64"):
        for batch in (1, 32):
            for units in (64, 512):
                print(row(dtype, batch, units), flush=True)


if __name__ == "__main__":
    main()
