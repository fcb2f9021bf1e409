"""A program's own test: the numbers of an example, and the certified figures that both passes must come to.

Hidden states, and the gradients of the sum of the last one, each with fifteen proved digits.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from symbolic_lstm.errors import UsageError
from symbolic_lstm.generate.plan import Plan
from symbolic_lstm.maths.loss import default_loss
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.maths.through_time import through_time
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.rounding import Digits, Rounding
from symbolic_lstm.numbers.trace import Trace, trace
from symbolic_lstm.published.setting import Setting

#: More sentences than this would be a test larger than the program.
MOST = 4_000


class CertifiedFigures(NamedTuple):
    """What a test gives and expects, as nested lists: inputs and states in order, weights and gradients by name."""

    inputs: list[Any]
    starts: list[Any]
    weights: dict[str, Any]
    outputs: list[Any]
    gradients: dict[str, Any]


def known(made: Plan, ready: Setting) -> CertifiedFigures:
    """The numbers of an example and what they come to.

    Raises `UsageError` for too many of them, `UndecidedError` as a sheet does.
    """
    program, cell = ready.program, made.cell
    if len(program.lets) > MOST:
        raise UsageError(f"a test of {len(program.lets)} figures is no part of a program; at most {MOST} are written")
    whole = through_time(program, default_loss(cell, program.shapes))
    traced = trace(whole, ready.given, Rounding(Digits(15, True)))
    said = cell.original
    times = range(1, program.steps + 1)
    found = {f"d_{g.said or g.of}": _shown(traced, g.own, whole.whole, g.shape) for g in whole.derived.parameters}
    found |= {f"d_{said(cell.states[g.of])}0": _shown(traced, g.own, 1, g.shape) for g in whole.derived.before}
    for g in (g for g in whole.derived.steps if g.of in cell.inputs):
        found[f"d_{g.said or g.of}"] = [_shown(traced, g.own, time, g.shape) for time in times]
    sizes = program.shapes
    return CertifiedFigures(
        [[_shown(traced, x, time, sizes.get(x, ())) for time in times] for x in cell.inputs],
        [_shown(traced, after, 0, sizes.get(before, ())) for before, after in made.states],
        {said(p): _shown(traced, p, None, sizes.get(p, ())) for p in cell.parameters},
        [_shown(traced, made.hidden, time, sizes.get(made.hidden, ())) for time in times],
        found,
    )


def _shown(traced: Trace, name: str, time: int | None, shape: tuple[int, ...]) -> Any:
    """The certified figures of a quantity as nested lists."""
    return _grid(shape, lambda index: float(traced.shown(Quantity(name, index, time).key).text))


def _grid(shape: tuple[int, ...], value: Callable[[tuple[int, ...]], float]) -> Any:
    def part(index: tuple[int, ...]) -> Any:
        if len(index) == len(shape):
            return value(index)
        return [part((*index, k)) for k in range(shape[len(index)])]

    return part(())


_PYTHON = '''

def close(found, expected):
    if isinstance(expected, list):
        return len(found) == len(expected) and all(map(close, found, expected))
    return abs(found - expected) <= 1e-9 * abs(expected) + 1e-12


def check():
    """Both passes of the example come to its certified figures, or an AssertionError says which do not."""
    inputs = {inputs}
    starts = {starts}
    weights = {{
{weights}
    }}
    outputs = {outputs}
    gradients = {{
{gradients}
    }}
    found, state = forward(*inputs, *starts, weights)
    assert close(found, outputs), "forward"
    last = {last}
    back = backward(state, [*({nothing} for _ in found[1:]), last])
    for name, expected in gradients.items():
        assert close(back[name], expected), name


if __name__ == "__main__":
    check()
    print("every figure is right")
'''
_NUMPY = '''

def check():
    """Both passes of the example come to its certified figures, or an AssertionError says which do not."""
    inputs = [np.array(x).reshape(len(x), 1, -1) for x in {inputs}]
    starts = [np.atleast_1d(start)[None] for start in {starts}]
    weights = {{
{weights}
    }}
    outputs = {outputs}
    gradients = {{
{gradients}
    }}
    found, state = forward(*inputs, *starts, {{name: np.array(weight) for name, weight in weights.items()}})
    assert np.allclose(found.reshape(np.shape(outputs)), outputs, 1e-9, 1e-12), "forward"
    last = np.zeros_like(found)
    last[-1] = 1
    back = backward(state, last)
    for name, expected in gradients.items():
        assert np.allclose(np.reshape(back[name], np.shape(expected)), expected, 1e-9, 1e-12), name


if __name__ == "__main__":
    check()
    print("every figure is right")
'''
_TORCH = '''

def check():
    """Both passes of the example come to its certified figures, or an AssertionError says which do not."""
    inputs = [torch.tensor(x, dtype=torch.float64).reshape(len(x), 1, -1) for x in {inputs}]
    starts = [torch.atleast_1d(torch.tensor(start, dtype=torch.float64))[None] for start in {starts}]
    weights = {{
{weights}
    }}
    outputs = {outputs}
    gradients = {{
{gradients}
    }}
    net = {made}.double()
    for parameter, weight in zip(net.parameters(), weights.values()):
        parameter.data = torch.tensor(weight, dtype=torch.float64)
    found, _ = net(*inputs, *starts)
    expected = torch.tensor(outputs, dtype=torch.float64)
    assert torch.allclose(found.reshape(expected.shape), expected, 1e-9, 1e-12), "forward"
    found[-1].sum().backward()
    for parameter, name in zip(net.parameters(), weights):
        if "d_" + name in gradients:
            expected = torch.tensor(gradients["d_" + name], dtype=torch.float64)
            grad = torch.zeros_like(parameter) if parameter.grad is None else parameter.grad
            assert torch.allclose(grad, expected, 1e-9, 1e-12), name


if __name__ == "__main__":
    check()
    print("every figure is right")
'''
_JAVASCRIPT = """
const close = (found, expected) => Array.isArray(expected)
  ? found.length === expected.length && expected.every((it, k) => close(found[k], it))
  : Math.abs(found - expected) <= 1e-9 * Math.abs(expected) + 1e-12;

// Both passes of the example come to its certified figures, or an error says which do not.
export function check() {{
  const inputs = {inputs};
  const starts = {starts};
  const weights = {{
{weights}
  }};
  const outputs = {outputs};
  const gradients = {{
{gradients}
  }};
  const [found, state] = forward(...inputs, ...starts, weights);
  if (!close(found, outputs)) throw new Error("forward");
  const back = backward(state, found.map((_, k) => (k < found.length - 1 ? {nothing} : {last})));
  for (const name in gradients) if (!close(back[name], gradients[name])) throw new Error(name);
}}

if (globalThis.process?.argv[1]) {{
  const {{ pathToFileURL }} = await import("node:url");
  if (import.meta.url === pathToFileURL(process.argv[1]).href) {{
    check();
    console.log("every figure is right");
  }}
}}
"""
_TEMPLATES = {"python": _PYTHON, "numpy": _NUMPY, "torch": _TORCH, "javascript": _JAVASCRIPT}


def own_test(target: str, made: Plan, ready: Setting, source: str) -> str:
    """The program with its test behind it, which a run of the file makes; raises as `known`."""
    it = known(made, ready)
    size = ready.program.shapes.get(made.hidden, ())
    (klass,) = [line[6:].partition("(")[0] for line in source.splitlines() if line.startswith("class ")] or [""]
    sizes = [] if made.form == "scalar" else [f"{_size(ready, 'm')}, {_size(ready, 'n')}"]
    return source.rstrip("\n") + "\n" + _TEMPLATES[target].format(
        inputs=json.dumps(it.inputs), starts=json.dumps(it.starts), outputs=json.dumps(it.outputs),
        weights=_table(it.weights), gradients=_table(it.gradients),
        last=json.dumps(_grid(size, lambda _: 1.0)), nothing=json.dumps(_grid(size, lambda _: 0.0)),
        made=f"{klass}({', '.join(sizes)})",
    )  # fmt: skip


def _table(named: Mapping[str, Any]) -> str:
    return "\n".join(f"        {json.dumps(name)}: {json.dumps(grid)}," for name, grid in named.items())


def _size(ready: Setting, letter: str) -> int:
    """What a letter of the cell's sizes is here."""
    program = ready.program
    for name, letters in program.cell.sizes.items():
        if letter in letters and name in program.shapes:
            return program.shapes[name][letters.index(letter)]
    return 1
