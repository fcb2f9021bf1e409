"""Plans: which products of a cell can be worked together, in whatever language.

Gates whose arguments are sums of products with the input, products with one state before
the step, and biases are worked as one block: the products with the input of all steps at
once, and one product with the state a step.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from symbolic_lstm.errors import CellError
from symbolic_lstm.generate.arithmetic import number
from symbolic_lstm.maths import forms
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.backward import Backward, Gradient, backward
from symbolic_lstm.maths.cell import Cell, Equation
from symbolic_lstm.maths.loss import default_loss, hidden_state
from symbolic_lstm.maths.own_names import with_free_names
from symbolic_lstm.maths.program import Form
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.records import record

#: Stand-ins for n and m where nobody says how large a cell is, so large that a sum of a few tells which they are.
UNITS, INPUTS = 10_007, 1_000_003


class Gate(NamedTuple):
    """An equation that is an activation of an affine sum: its weights by operand, and its biases."""

    name: str
    activation: type[t.Term]
    weights: dict[str, str]
    biases: tuple[str, ...]


@record(frozen=True)
class Plan:
    """A cell with the block of gates that are worked together; `operands` are what their weights act on.

    `inner` are functions of one name inside sentences, which keep a name of their own.
    """

    cell: Cell
    form: Form
    derived: Backward
    gates: tuple[Gate, ...]
    operands: tuple[str, ...]
    inner: tuple[t.Term, ...]

    @property
    def hidden(self) -> str:
        return hidden_state(self.cell)

    def free(self, name: str) -> str:
        """A name that no quantity has: this one, or with underscores."""
        while name in {*self.cell.names, *self.cell.states, *self.cell.inputs, *self.cell.parameters}:
            name += "_"
        return name

    def body(self, equation: Equation) -> t.Sentence:
        """A sentence of the cell in the form that is worked."""
        return forms.scalar(equation.body) if self.form == "scalar" else equation.body

    @property
    def states(self) -> tuple[tuple[str, str], ...]:
        """Each state before the step and after it, the hidden state first."""
        pairs = list(self.cell.states.items())
        return tuple(sorted(pairs, key=lambda pair: pair[1] != self.hidden))

    @property
    def block(self) -> frozenset[str]:
        """The names of the gates that are worked together."""
        return frozenset(gate.name for gate in self.gates)

    @cached_property
    def steps(self) -> tuple[Gradient, ...]:
        """The gradients of a step that are those of quantities, or that others are made of."""
        every = (*self.derived.steps, *self.derived.before, *self.derived.parameters)
        used = {n for g in every for n in t.names(g.body(g.uses))}
        return tuple(g for g in self.derived.steps if g.own in used or g.kind == "quantity")

    def shape(self, name: str) -> forms.Shape:
        """The shape of a quantity or a gradient."""
        return self.derived.shapes.get(name, ())

    def before(self, state: str) -> Gradient | None:
        """What a step hands back of a state, if anything."""
        return next((g for g in self.derived.before if g.of == state), None)


def plan(cell: Cell, form: Form = "vector", at: forms.Shapes | None = None) -> Plan:
    """Find what of a cell can be worked together; in scalar form every name is one number.

    `at` are the shapes of a program whose sentences fit no others, as those with slices may.

    >>> from symbolic_lstm.cells import gru, lstm
    >>> [gate.name for gate in plan(lstm).gates], [gate.name for gate in plan(gru).gates]
    (['f', 'i', 'o', 'g'], ['z', 'r'])

    Raises `CellError` where a sentence is of a kind that no program is made of.
    """
    cell = with_free_names(cell)
    other = {name: to for to, name in cell.originals.items()}
    if form == "scalar":
        derived = backward(cell, default_loss(cell, {}))
        return Plan(cell, form, derived, (), (), tuple(dict.fromkeys(_inner(cell))))
    for name in cell.inputs:
        if len(cell.sizes[name]) != 1:
            raise CellError(f"no program is made of a cell whose {name} is no vector")
    shapes = sizes(cell, {other.get(name, name): shape for name, shape in at.items()} if at else None)
    derived = backward(cell, default_loss(cell, shapes), shapes)
    found = [gate for gate in (_gate(e.name, e.body, cell) for e in cell) if gate is not None]
    state = next((n for gate in found for n in gate.weights if n in cell.states), "")
    alike = [gate for gate in found if set(gate.weights) <= {state, *cell.inputs} and shapes[gate.name] == (UNITS,)]
    alike = [gate for gate in alike if {state, *cell.inputs} == set(gate.weights)] if len(alike) > 1 else alike
    alike.sort(key=lambda gate: gate.activation is not t.Sigmoid)
    operands = (state, *cell.inputs) if alike else ()
    return Plan(cell, form, derived, tuple(alike), tuple(o for o in operands if o), tuple(dict.fromkeys(_inner(cell))))


def fitting(cell: Cell, asked: Form | None, at: forms.Shapes | None = None) -> Form:
    """The form asked for, else vectors where the sentences have that form, else scalars."""
    if asked is not None:
        return asked
    try:
        sizes(cell, at)
    except CellError:
        return "scalar"
    return "vector"


def sizes(cell: Cell, at: forms.Shapes | None = None) -> dict[str, forms.Shape]:
    """The shapes of all names, as many inputs as units where the sentences fit only then, else these, if any.

    Raises `CellError` where they do not fit.
    """
    for inputs in (INPUTS, UNITS):
        try:
            return cell.shapes(UNITS, inputs)
        except CellError:
            pass
    return dict(at) if at else cell.shapes(3, 2)  # for its message


def length(size: int) -> str:
    """A length in a program: `units`, `inputs`, or a sum of them.

    >>> length(UNITS), length(2 * UNITS + INPUTS), length(1)
    ('units', '2 * units + inputs', '1')
    """
    inputs, rest = divmod(size, INPUTS)
    units, rest = divmod(rest, UNITS)
    told = [(units, "units"), (inputs, "inputs"), (rest, "")]
    parts = [
        name if name and count == 1 else f"{count} * {name}" if name else str(count) for count, name in told if count
    ]
    return " + ".join(parts) or "0"


def literal(text: str) -> str:
    """A decimal of a sentence in a program; one that counts entries is the length it counts.

    >>> literal("2.70"), literal(str(UNITS))
    ('2.70', 'units')
    """
    if text.isdigit() and int(text) >= UNITS and int(text) % INPUTS % UNITS == 0:
        return length(int(text))
    return number(text)


def _gate(name: str, body: t.Sentence, cell: Cell) -> Gate | None:
    if not isinstance(body, (t.Sigmoid, t.Tanh)):
        return None
    (inner,) = body.args
    weights: dict[str, str] = {}
    biases: list[str] = []
    for part in inner.args if isinstance(inner, t.Plus) else (inner,):
        match part:
            case t.Apply(args=(t.Symbol() as weight, t.Symbol() as operand)) if weight.name in cell.constants:
                if operand.name not in (*cell.states, *cell.inputs) or operand.name in weights:
                    return None
                weights[operand.name] = weight.name
            case t.Symbol() as bias if bias.name in cell.constants:
                biases.append(bias.name)
            case _:
                return None
    return Gate(name, type(body), weights, tuple(biases)) if weights else None


def _inner(cell: Cell) -> Iterator[t.Term]:
    """Functions of one quantity of the step inside a sentence, such as tanh(c)."""
    for equation in cell:
        for path, part in t.walk(equation.body):
            if path and isinstance(part, (t.Sigmoid, t.Tanh)):
                inner = part.args[0]
                if isinstance(inner, t.Symbol) and inner.name in cell.names:
                    yield part
