"""The loss of a worked example: a sentence, or one of the usual kinds, with the numbers it needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from symbolic_lstm.errors import CellError, SymbolicLstmError, did_you_mean
from symbolic_lstm.maths import forms
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.cell import Cell
from symbolic_lstm.maths.loss import At, Loss, free_name, hidden_state, sentence_loss
from symbolic_lstm.maths.own_names import aside
from symbolic_lstm.maths.program import LONGEST, Form
from symbolic_lstm.numbers.figure import Figure, figure
from symbolic_lstm.published.example import Example, GivenLoss, Grid
from symbolic_lstm.published.reading import Reading
from symbolic_lstm.published.setting import setting, size_text
from symbolic_lstm.published.toml import TomlNode
from symbolic_lstm.records import replace

KINDS = ("sentence", "squared", "cross-entropy", "seed")
_KEYS = ("kind", "sentence", "at", "of", "target", "half", "V", "b", "seed", "readout", "weights", "targets", "window")


def loss(reading: Reading, node: TomlNode, example: Example) -> Example:
    """The example with the loss that `loss = …` or `[loss]` holds; fails at the place of what is wrong."""
    for name in aside(example.cell):
        told = f"with a [loss] of its own a claim of {name!r} would be of the quantity or of a gradient"
        reading.fail(f"{told}; call it otherwise in the cell, or leave [loss] out and ask for --loss", node)
    example = replace(example, loss=_read(reading, node, example.cell, example.form))
    if not example.awaits:
        from symbolic_lstm.published.backward import backward_setting

        try:
            ready = setting(example)
            _seeds_fit(example.loss.loss if example.loss else None, ready.program.shapes)
            backward_setting(example, ready)
        except SymbolicLstmError as fault:
            table = node.value if isinstance(node.value, dict) else {}
            reading.fail(str(fault).partition("\n")[0], table.get("sentence", node))
    return example


def _seeds_fit(loss: Loss | None, shapes: forms.Shapes) -> None:
    """Raises `CellError` for a gradient that is given in another shape than that of what it is of."""
    for part in _products(loss) if loss and loss.kind == "seed" else ():
        seed, of = t.names(part)
        own, theirs = ({**shapes, **(loss.shapes if loss else {})}.get(name, ()) for name in (seed, of))
        if own != theirs:
            raise CellError(f"the gradient that is given for {of} is {size_text(own)}, but {of} is {size_text(theirs)}")


def _products(loss: Loss) -> tuple[t.Sentence, ...]:
    body = loss.equations[-1].body
    return body.args if isinstance(body, t.Plus) else (body,)


def _read(reading: Reading, node: TomlNode, cell: Cell, form: Form) -> GivenLoss:
    if not isinstance(node.value, dict):
        return GivenLoss(_made(reading, node, cell, reading.text(node)), {})
    found = reading.table(node, "loss")
    reading.known(found, _KEYS, "[loss]")
    kind = reading.choice(found.get("kind"), KINDS, "seed" if "seed" in found else "sentence")
    at = cast("At", reading.choice(found.get("at"), ("last", "every"), "last"))
    window = reading.count(found.get("window"), "window", LONGEST)
    made = {"sentence": _sentence, "squared": _squared, "cross-entropy": _entropy, "seed": _seed}[kind]
    return made(reading, node, found, cell, form, at)._replace(window=window)


def _made(reading: Reading, node: TomlNode, cell: Cell, sentence: str, **told: object) -> Loss:
    try:
        return sentence_loss(cell, sentence, **told)  # type: ignore[arg-type]
    except SymbolicLstmError as fault:
        reading.fail(str(fault).partition("\n")[0], node)


def _sentence(
    reading: Reading, node: TomlNode, found: Mapping[str, TomlNode], cell: Cell, form: Form, at: At
) -> GivenLoss:
    """A sentence of the author's own, with a read-out before it, weights of it, and targets."""
    if "sentence" not in found:
        reading.fail(f"[loss] has no 'sentence'; write one, or kind = one of {', '.join(KINDS[1:])}", node)
    weights, targets = (
        {name: reading.grid(value, name) for name, value in reading.table(found.get(key), f"loss.{key}").items()}
        for key in ("weights", "targets")
    )
    shapes = {name: _shape(grid) for name, grid in weights.items()}
    shapes |= {name: _of_a_step(reading, grid, at, name, found["targets"]) for name, grid in targets.items()}
    for name in shapes:
        if name in {*cell.names, *cell.states, *cell.inputs, *cell.parameters}:
            reading.fail(f"{name!r} is a name of the {cell.name} cell; call the loss's own number otherwise", node)
    made = _made(
        reading, found["sentence"], cell, reading.text(found["sentence"]), at=at, inputs=tuple(targets), shapes=shapes,
        readout=[reading.text(line) for line in reading.texts(found.get("readout"))],
    )  # fmt: skip
    return GivenLoss(made, {**weights, **targets})


def _squared(
    reading: Reading, node: TomlNode, found: Mapping[str, TomlNode], cell: Cell, form: Form, at: At
) -> GivenLoss:
    """The squared distance from a target, halved unless `half = false`."""
    of, target = _of(reading, found, cell), _needed(reading, node, found, "target", "squared")
    name = free_name("y", cell)
    grid = reading.grid(target, "target")
    square = f"({of} - {name})^2" if form == "scalar" else f"total(({of} - {name})^2)"
    half = _yes(reading, found.get("half"), True)
    made = _made(
        reading, node, cell, f"{square} / 2" if half else square, at=at, inputs=(name,), kind="squared",
        shapes={name: _of_a_step(reading, grid, at, "target", target)},
    )  # fmt: skip
    return GivenLoss(made, {name: grid})


def _entropy(
    reading: Reading, node: TomlNode, found: Mapping[str, TomlNode], cell: Cell, form: Form, at: At
) -> GivenLoss:
    """Softmax cross-entropy of a linear read-out: `V` a row for each class, `target` a class counted from 1."""
    of = _of(reading, found, cell)
    target = _needed(reading, node, found, "target", "cross-entropy")
    weights = reading.grid(_needed(reading, node, found, "V", "cross-entropy"), "V")
    if isinstance(weights, Figure) or len(weights) < 2:
        reading.fail("V has a row for each class, and there are at least two", found["V"])
    classes = len(weights)
    names = {wanted: free_name(wanted, cell) for wanted in ("V", "b_V", "s", "p", "y")}
    numbers: dict[str, Grid] = {names["V"]: weights}
    line = f"{names['s']} = {names['V']} {'*' if form == 'scalar' else '@'} {of}"
    if "b" in found:
        numbers[names["b_V"]] = reading.grid(found["b"], "b")
        line += f" + {names['b_V']}"
    shapes = {name: _shape(grid) for name, grid in numbers.items()}
    numbers[names["y"]] = _one_hot(reading, target, classes, at)
    made = _made(
        reading, node, cell, f"-total({names['y']} * log({names['p']}))", at=at, kind="cross-entropy",
        readout=(line, f"{names['p']} = softmax({names['s']})"), inputs=(names["y"],),
        shapes={**shapes, names["y"]: (classes,)},
    )  # fmt: skip
    return GivenLoss(made, numbers)


def _one_hot(reading: Reading, node: TomlNode, classes: int, at: At) -> Grid:
    """A class, or one at each step, as 1 for it and 0 for the others."""

    def one(item: TomlNode) -> Grid:
        text = str(item.value)
        if not text.isdecimal() or not 1 <= int(text) <= classes:
            reading.fail(f"target is a class counted from 1 to {classes}", item)
        return tuple(figure(str(int(k == int(text)))) for k in range(1, classes + 1))

    if at == "every":
        if not isinstance(node.value, list):
            reading.fail('target is a list of classes, one for each step, where the loss is at = "every"', node)
        return tuple(map(one, node.value))
    return one(node)


def _seed(reading: Reading, node: TomlNode, found: Mapping[str, TomlNode], cell: Cell, form: Form, at: At) -> GivenLoss:
    """A gradient that is given: the loss is the sum of the products with it."""
    seeds = reading.table(_needed(reading, node, found, "seed", "seed"), "loss.seed", "seed = { h = 1 }")
    numbers: dict[str, Grid] = {}
    parts: list[str] = []
    shapes: dict[str, forms.Shape] = {}
    for name, value in seeds.items():
        if name not in cell.names:
            reading.fail(f"{name!r} is computed nowhere{did_you_mean(name, cell.names)}", value, key=True)
        own = free_name(f"seed_{name}", cell)
        numbers[own] = reading.grid(value, name)
        shapes[own] = _of_a_step(reading, numbers[own], at, name, value)
        parts.append(f"{own} * {name}" if form == "scalar" else f"total({own} * {name})")
    if not parts:
        reading.fail("seed names no quantity; write seed = { h = 1 }", node)
    made = _made(reading, node, cell, " + ".join(parts), at=at, inputs=tuple(numbers), shapes=shapes, kind="seed")
    return GivenLoss(made, numbers)


def _of(reading: Reading, found: Mapping[str, TomlNode], cell: Cell) -> str:
    """What a loss is about: the hidden state, or the quantity it names."""
    if "of" not in found:
        return hidden_state(cell)
    name = reading.text(found["of"])
    if name not in cell.names:
        reading.fail(f"{name!r} is computed nowhere{did_you_mean(name, cell.names)}", found["of"])
    return name


def _needed(reading: Reading, node: TomlNode, found: Mapping[str, TomlNode], key: str, kind: str) -> TomlNode:
    if key not in found:
        reading.fail(f"a loss of kind {kind!r} needs {key!r}", node)
    return found[key]


def _yes(reading: Reading, node: TomlNode | None, otherwise: bool) -> bool:
    if node is None:
        return otherwise
    if not isinstance(node.value, bool):
        reading.fail("true or false stands here", node)
    return node.value


def _shape(grid: Grid) -> forms.Shape:
    return () if isinstance(grid, Figure) else (len(grid), *_shape(grid[0]))


def _of_a_step(reading: Reading, grid: Grid, at: At, name: str, node: TomlNode) -> forms.Shape:
    """The shape of one step's numbers, where they are listed step by step if the loss is at every step."""
    shape = _shape(grid)
    if at == "every" and not shape:
        reading.fail(f'{name} is a list with an item for each step where the loss is at = "every"', node)
    return shape[1:] if at == "every" else shape
