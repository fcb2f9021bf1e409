"""Loss: the one number whose gradient is taken, as sentences behind those of a cell.

A read-out and the loss of a step are sentences like any other. A loss `at` the last
step reads the names of that step, unless it names steps itself (`h@1 * h@3`); one at
`every` step has a value at each, and the loss is their sum. A gradient that is given
(a seed) is the loss that has it: the sum of the products with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from symbolic_lstm.errors import CellError, SentenceError, did_you_mean
from symbolic_lstm.maths import forms
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.cell import Cell, Equation
from symbolic_lstm.maths.quantity import quantity
from symbolic_lstm.maths.reader import read
from symbolic_lstm.records import field, record

At: TypeAlias = Literal["last", "every"]


@record(frozen=True)
class Loss:
    """`equations` are the read-out's sentences and, last, the loss: of the whole, or of a step where it is at every.

    `inputs` are names with a number at each step where there is a loss (targets); all
    other names that no sentence defines are weights of the read-out, the same at all
    steps. `shapes` are those of both.
    """

    equations: tuple[Equation, ...]
    at: At = "last"
    inputs: tuple[str, ...] = ()
    shapes: Mapping[str, forms.Shape] = field(default_factory=dict)
    kind: str = "sentence"

    def __hash__(self) -> int:
        return hash((self.equations, self.at))

    @property
    def name(self) -> str:
        """What the loss is called, such as L."""
        return self.equations[-1].name if self.at == "last" else self.equations[-1].name.upper()

    @property
    def readout(self) -> tuple[Equation, ...]:
        """The sentences before the loss."""
        return self.equations[:-1]


def hidden_state(cell: Cell) -> str:
    """The state that goes out of a cell: the hidden state by its role, else the last state, else the last name."""
    fitting = [e.name for e in cell if e.role == "hidden state"]
    states = [e.name for e in cell if e.name in cell.states.values()]
    return (fitting or states or [cell.names[-1]])[-1]


def default_loss(cell: Cell, shapes: forms.Shapes) -> Loss:
    """The last hidden state, or the sum of its entries.

    >>> from symbolic_lstm.cells import lstm
    >>> default_loss(lstm, {}).equations[-1].body, default_loss(lstm, {"h": (2,)}).equations[-1].body
    (h, total(h))
    """
    name = hidden_state(cell)
    body: t.Sentence = t.Symbol(name)
    return Loss((Equation(free_name("L", cell), t.Total(body) if shapes.get(name) else body, "loss"),))


def free_name(wanted: str, cell: Cell) -> str:
    """A name that the cell does not use: the wanted one, or with a number."""
    used = {*cell.names, *cell.states, *cell.inputs, *cell.parameters}
    return next(name for name in (wanted, *(f"{wanted}_{k}" for k in range(2, 200))) if name not in used)


def sentence_loss(
    cell: Cell,
    sentence: str,
    *,
    readout: Sequence[str] = (),
    at: At = "last",
    inputs: tuple[str, ...] = (),
    shapes: Mapping[str, forms.Shape] | None = None,
    kind: str = "sentence",
) -> Loss:
    """A loss from its sentence as text, and sentences of a read-out before it, one `name = …` each.

    >>> from symbolic_lstm.cells import lstm
    >>> sentence_loss(lstm, "(h - y)^2", at="every", inputs=("y",)).name
    'L'

    Raises `SentenceError` where it cannot be read, `CellError` where a name is defined twice.
    """
    found = []
    for line in readout:
        left, sign, right = line.partition("=")
        if not sign or not left.strip().isidentifier():
            raise CellError(f"{line!r} is no sentence of a read-out; write a name, =, and what it is")
        found.append(Equation(left.strip(), read(right), left.strip()))
    used = {*cell.names, *cell.states, *cell.inputs, *cell.parameters}
    for equation in found:
        if equation.name in used:
            raise CellError(f"the read-out defines {equation.name!r}, which the {cell.name} cell has")
        used.add(equation.name)
    body = read(sentence)
    own = free_name("l" if at == "every" else "L", cell)
    return Loss((*found, Equation(own, body, "loss")), at, inputs, dict(shapes or {}), kind)


def checked_shapes(loss: Loss, cell: Cell, shapes: forms.Shapes, steps: int) -> dict[str, forms.Shape]:
    """The shapes of all names, the read-out's too; a loss is one number, of names that there are.

    Raises `CellError` for a name that does not exist, a step that there is not, a loss that is a vector.
    """
    own = {e.name for e in loss.equations}
    known = {*cell.names, *cell.inputs, *cell.parameters, *cell.states, *loss.inputs, *loss.shapes}
    found = {**shapes, **loss.shapes}
    for equation in loss.equations:
        for name in t.names(equation.body):
            asked = quantity(name)
            if asked.name not in known or (asked.entry and name not in found):
                told = did_you_mean(asked.name, sorted(known - own))
                raise CellError(f"the loss names {name!r}, which the {cell.name} cell does not have{told}")
            if asked.time is not None and not 1 <= asked.time <= steps:
                raise CellError(f"the loss names {name!r}, but there are steps 1 to {steps}")
            if asked.time is not None:
                found[name] = found.get(asked.name, ())
        try:
            found[equation.name] = forms.shape(equation.body, found)
        except SentenceError as fault:
            raise CellError(f"in the loss, {fault.reason}") from None
        known.add(equation.name)
    last = loss.equations[-1]
    if size := found[last.name]:
        told = " × ".join(map(str, size))
        raise CellError(f"a loss is one number, but {last.body} is {told}; write total({last.body}) for its sum")
    return found
