"""PyTorch: a module whose forward pass is a cell's sentences, and whose weights have the cell's names.

Autograd derives the backward pass. A cell that one of PyTorch's layers computes takes over that layer's weights.
"""

from __future__ import annotations

from collections.abc import Iterator

from symbolic_lstm.cells import CELLS
from symbolic_lstm.generate import about
from symbolic_lstm.generate.arithmetic import helpers
from symbolic_lstm.generate.dialects import TORCH
from symbolic_lstm.generate.expressions import Sizes, expression
from symbolic_lstm.generate.identifiers import Identifiers
from symbolic_lstm.generate.numpy_names import side
from symbolic_lstm.generate.plan import Plan, length
from symbolic_lstm.maths.cell import Cell

_OWN = ("torch", "nn", "F", "steps", "batch", "units", "inputs", "at", "count", "layer", "weights")
#: What the layers of PyTorch are called, and the order of their gates, by the cells that compute the same.
_LAYERS = {
    "lstm": ("LSTM", "ifgo"), "lstm-two-biases": ("LSTM", "ifgo"), "gru-after": ("GRU", "rzn"),
    "gru-after-two-biases": ("GRU", "rzn"), "rnn": ("RNN", "h"), "rnn-two-biases": ("RNN", "h"),
}  # fmt: skip


def torch_module(made: Plan) -> str:
    """The source of the module."""
    writer = _Writer(made)
    body = "\n".join(writer.lines())
    helped = "\n\n\n".join(helpers(TORCH, body))
    told = [
        f"{about.plain(made.cell.title)}, a PyTorch module; autograd derives its backward pass.",
        "",
        *about.sentences(made, backward=False),
        "",
        "Shapes: steps first, then the batch; a vector is a row, and weights are as in the sentences:",
        *about.shapes(made),
    ]
    imported = ["import torch", "from torch import nn"]
    imported += ["from torch.nn import functional as F"] if "F." in body else []
    return "\n".join([*about.docstring(told), "", *imported, *(["", "", helped] if helped else []), "", "", body, ""])


class _Writer:
    """The lines of the class."""

    def __init__(self, made: Plan) -> None:
        self.plan, self.cell = made, made.cell
        quantities = (*self.cell.names, *self.cell.states, *self.cell.inputs)
        self.id = Identifiers("python", (*_OWN, *TORCH.helpers), quantities)
        self.sizes = Sizes(made.derived.shapes, self.cell.constants)
        self.weight = Identifiers("torch", ("units", "load_pytorch", "reset_parameters"), self.cell.parameters)

    def named(self, name: str) -> str:
        bare, bracket, index = name.partition("[")
        if bare in self.cell.constants:
            return f"self.{self.weight(bare)}{bracket}{index}"
        return self.id.made(f"{name}_at") if name in self.cell.inputs else self.id(name)

    def lines(self) -> Iterator[str]:
        yield f"class {_class_name(self.cell.name)}(nn.Module):"
        yield from self.told()
        yield ""
        yield from self.made()
        yield ""
        yield from self.forward()
        if layer := _layer(self.cell):
            yield ""
            yield from self.load(*layer)

    def told(self) -> Iterator[str]:
        wide = "inputs" if self.plan.form == "vector" else "1"
        given = [f"`{self.id(x)}` (steps, batch, {wide})" for x in self.cell.inputs]
        given += [f"`{self.id.made(f'{after}0')}` (batch, {self.wide(after)}), else 0" for _, after in self.plan.states]
        hidden = f"the {self.plan.hidden} after every step (steps, batch, {self.wide(self.plan.hidden)})"
        yield f'    """Takes {", ".join(given) or "nothing"}.'
        yield ""
        yield f"    Returns {hidden}, and a tuple of the last states."
        yield '    """'

    def wide(self, name: str) -> str:
        return side(self.plan.shape(name))

    def made(self) -> Iterator[str]:
        shapes = {p: ", ".join(map(length, self.plan.shape(p))) for p in self.cell.parameters}
        sizes = [s for s in ("inputs", "units") if self.plan.form == "vector"]
        yield f"    def __init__(self{''.join(f', {size}' for size in sizes)}):"
        yield "        super().__init__()"
        if sizes:
            yield "        self.units = units"
        for p, shape in shapes.items():
            yield f"        self.{self.weight(p)} = nn.Parameter(torch.empty({shape or '()'}))"
        yield "        self.reset_parameters()"
        yield ""
        yield "    def reset_parameters(self):"
        yield "        for parameter in self.parameters():"
        bound = "self.units**-0.5" if sizes else "1"
        yield f"            nn.init.uniform_(parameter, -{bound}, {bound})"

    def forward(self) -> Iterator[str]:
        cell, own = self.cell, self.id
        starts = {after: own.made(f"{after}0") for _, after in self.plan.states}
        given = [*map(own, cell.inputs), *(f"{start}=None" for start in starts.values())]
        given += [] if cell.inputs else ["count=1", "batch=1"]
        yield f"    def forward(self, {', '.join(given)}):"
        like = own(cell.inputs[0]) if cell.inputs else f"self.{self.weight(cell.parameters[0])}"
        if cell.inputs:
            yield f"        steps, batch = {like}.shape[:2]"
        for after, start in starts.items():
            wide = self.wide(after).replace("units", "self.units")
            if "inputs" in wide:
                wide = wide.replace("inputs", f"{like}.shape[-1]")
            yield f"        {own(after)} = {like}.new_zeros(batch, {wide}) if {start} is None else {start}"
        hidden = own.made(f"{self.plan.hidden}s")
        yield f"        {hidden} = []"
        yield f"        for at in range({'steps' if cell.inputs else 'count'}):"
        yield from (f"            {self.named(x)} = {own(x)}[at]" for x in cell.inputs)
        yield from (f"            {own(before)} = {own(after)}" for before, after in self.plan.states)
        for equation in cell:
            said = expression(self.plan.body(equation), self.named, dialect=TORCH, sizes=self.sizes)
            yield f"            {own(equation.name)} = {said}"
        yield f"            {hidden}.append({own(self.plan.hidden)})"
        states = ", ".join(map(own, starts)) + "," * (len(starts) == 1)
        yield f"        return torch.stack({hidden}), ({states})"

    def load(self, layer: str, gates: str) -> Iterator[str]:
        """A method that takes over the weights of PyTorch's own layer, whose gates stand one under the other."""
        order = ", ".join(gates)
        yield '    def load_pytorch(self, weights, layer="l0"):'
        yield f'        """Take over a layer of a `torch.nn.{layer}` from its `state_dict()`, gates {order} there."""'
        yield "        with torch.no_grad():"
        for p in self.cell.parameters:
            letter, _, gate = p.partition("_")
            names = {"W": ["weight_ih"], "U": ["weight_hh"], "bh": ["bias_hh"]}.get(letter, ["bias_ih"])
            names += ["bias_hh"] if letter == "b" and f"bh_{gate}" not in self.cell.parameters else []
            count = len(gates)
            parts = [f'weights[f"{n}_{{layer}}"]{f".chunk({count})[{gates.index(gate)}]" * (count > 1)}' for n in names]
            yield f"            self.{self.weight(p)}.copy_({' + '.join(parts)})"


def _layer(cell: Cell) -> tuple[str, str] | None:
    """The layer of PyTorch that computes the sentences of a cell, with its gates in order."""
    for name, layer in _LAYERS.items():
        if [(e.name, e.body) for e in cell] == [(e.name, e.body) for e in CELLS[name]]:
            return layer
    return None


def _class_name(name: str) -> str:
    """The name of a class, of letters and digits.

    >>> _class_name("gru-after"), _class_name("2 gates"), _class_name("é")
    ('GruAfter', 'Cell2Gates', 'Cell')
    """
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in name).split()
    found = "".join(word.capitalize() for word in words)
    return found if found[:1].isalpha() and found not in ("True", "False", "None", "Module") else f"Cell{found}"
