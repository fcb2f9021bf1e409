"""Backward: the backward pass of a cell, which is a cell again.

Its sentences are those of one step, derived once. What a quantity contributes to later
in the same step enters as it is; what its state contributes to in the step after enters
with names of that step (`d_c_next`, `f_next`). `Gradient` keeps each use apart, so that a
derivation can be told use by use, and put together for steps that have no next one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Literal, TypeAlias

from symbolic_lstm.maths import forms
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.cell import Cell, Equation
from symbolic_lstm.maths.compose import ONE, ZERO, collected
from symbolic_lstm.maths.loss import Loss
from symbolic_lstm.maths.own_names import check_free
from symbolic_lstm.maths.pull import Pull
from symbolic_lstm.maths.quantity import quantity
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.records import record, replace

#: Where a use stands: in this step, in the step after, or in the loss.
Where: TypeAlias = Literal["same", "next", "loss"]
#: What a gradient is of: a quantity of a step, a pre-activation, a state before the first step, a parameter.
GradientKind: TypeAlias = Literal["quantity", "pre", "before", "parameter"]


class Use(NamedTuple):
    """One use of a quantity: the sentence it stands in, where that is, and what it contributes.

    `share` speaks as the gradient's own sentence does; `needs` are the gradients in it, `time` is
    the step that a loss names itself.
    """

    via: str
    where: Where
    share: t.Sentence
    needs: tuple[str, ...]
    time: int | None = None


@record(frozen=True)
class Gradient:
    """The gradient of the loss with respect to `of`, as a sum over its uses; `own` is its `d_…` or `delta_…` name.

    `said` is what its author calls it, where the cell goes by another name.
    """

    own: str
    of: str
    kind: GradientKind
    uses: tuple[Use, ...]
    shape: forms.Shape = ()
    said: str = ""

    @property
    def alias(self) -> str:
        """How it is asked for: `d_f`, and `d_f.sum` for the gradient of a pre-activation."""
        own = f"{self.own.partition('_')[0]}_{self.said}{self.own.partition(self.of)[2]}" if self.said else self.own
        return f"d_{self.said or self.of}.sum" if self.kind == "pre" and self.own == f"delta_{self.of}" else own

    def body(self, uses: tuple[Use, ...] | None = None) -> t.Sentence:
        """The collected sentence of these uses, or of all."""
        shares = [use.share for use in (self.uses if uses is None else uses)]
        return collected(shares) if shares else ZERO

    def equation(self, body: t.Sentence) -> Equation:
        """As a sentence of a cell."""
        told = {"pre": "gradient of the pre-activation of", "parameter": "gradient, over all steps, of"}
        return Equation(self.own, body, f"{told.get(self.kind, 'gradient of')} {self.said or self.of}", (self.alias,))


@record(frozen=True)
class Backward:
    """The backward pass of a cell under a loss: its gradients in the order in which a step works them."""

    cell: Cell
    loss: Loss
    steps: tuple[Gradient, ...]
    before: tuple[Gradient, ...]
    parameters: tuple[Gradient, ...]
    shapes: Mapping[str, forms.Shape]

    @cached_property
    def by_name(self) -> Mapping[str, Gradient]:
        """Every gradient by its own name and by how it is asked for."""
        every = (*self.steps, *self.before, *self.parameters)
        return {name: g for g in every for name in (g.own, g.alias)}

    @cached_property
    def as_cell(self) -> Cell:
        """The backward pass as a cell: its states come from the step after, what the forward pass found is its input.

        >>> from symbolic_lstm.cells import rnn
        >>> from symbolic_lstm.maths.loss import default_loss
        >>> made = backward(rnn, default_loss(rnn, {})).as_cell
        >>> [f"{e.name} = {e.body}" for e in made], dict(made.states)
        (['d_h = 1 + U_h * delta_h_next', 'delta_h = d_h * (1 - h^2)', 'd_x = W_h * delta_h'], \
{'delta_h_next': 'delta_h'})
        """
        equations = tuple(g.equation(g.body()) for g in self.steps)
        mentioned = dict.fromkeys(n for e in equations for n in t.names(e.body))
        own = {e.name for e in equations}
        states = {n: n.removesuffix("_next") for n in mentioned if n.endswith("_next")}
        inputs = tuple(n for n in mentioned if n not in own and n not in states and n not in self.cell.constants)
        return Cell(f"{self.cell.name}-backward", self.cell.title, equations, states, inputs, {}, self.cell.source)


def backward(cell: Cell, loss: Loss, shapes: forms.Shapes | None = None) -> Backward:
    """Derive the backward pass of a cell: for scalars, or at the shapes of all names, the loss's too.

    Raises `CellError` where a name of the cell is needed for a gradient, `SentenceError` where a
    sentence has no derivative here.
    """
    sizes: dict[str, forms.Shape] = dict(shapes or {})
    vector = any(sizes.get(name) for name in cell.names)
    forward = [(e.name, e.body if vector else forms.scalar(e.body)) for e in cell]
    sentences = [*forward, *((e.name, e.body) for e in loss.equations)]
    own = {e.name for e in loss.equations}
    relevant = _relevant(cell, sentences)
    check_free(cell, loss, [f"{d}_{name}" for name in relevant for d in ("d", "delta")])
    given = frozenset((*cell.inputs, *cell.states, *cell.parameters, *loss.shapes))
    named = (*relevant, *cell.inputs, *cell.states, *cell.parameters, *loss.shapes)
    sizes |= {f"d_{name}": sizes.get(name, ()) for name in named}
    last = sentences[-1][0]
    uses: dict[str, list[Use]] = {}
    order: list[Gradient] = []
    shift = _Shift(cell, loss)
    skipped: set[str] = set()
    if found_entropy := entropy(loss):
        scores, shares, target = found_entropy
        skipped = {last, shares}
        uses[scores] = [Use(last, "loss", difference(shares, target, loss.kind == "cross-entropy"), ())]
    for name, body in reversed(sentences):
        if name not in relevant or name in skipped:
            continue
        if name != last:
            order.append(Gradient(f"d_{name}", name, "quantity", (), sizes.get(name, ())))
        pull = Pull(name, sizes).sentence(body, ONE if name == last else t.Symbol(f"d_{name}"))
        sizes = dict(pull.shapes)
        where: Where = "loss" if name in own else "same"
        for helper in pull.helpers:
            use = Use(name, where, helper.body, _gradients(helper.body, given))
            order.append(Gradient(helper.name, name, "pre", (use,), helper.shape))
        for share in pull.shares:
            asked = quantity(share.name)
            told = share.cotangent if vector else _weights_first(share.cotangent, cell.constants)
            found = Use(name, where, told, _gradients(told, given), asked.time)
            uses.setdefault(share.name if asked.time is None else asked.name, []).append(found)
    place = {name: k for k, (name, _) in enumerate(sentences)}
    for found_uses in uses.values():
        found_uses.sort(key=lambda use: place[use.via])
    steps = [
        Gradient(g.own, g.of, g.kind, g.uses or (*uses.get(g.of, ()), *_from_next(g.of, cell, uses, shift)), g.shape)
        for g in order
    ]
    steps += [Gradient(f"d_{n}", n, "quantity", tuple(uses[n]), sizes.get(n, ())) for n in cell.inputs if n in uses]
    before = [Gradient(f"d_{n}", n, "before", tuple(uses[n]), sizes.get(n, ())) for n in cell.states if n in uses]
    weights = [n for n in loss.shapes if n not in loss.inputs]
    parameters = [
        Gradient(f"d_{n}", n, "parameter", tuple(uses[n]), sizes.get(n, ()))
        for n in (*cell.parameters, *weights) if n in uses
    ]  # fmt: skip
    return Backward(cell, loss, _said(cell, steps), _said(cell, before), _said(cell, parameters), sizes)


def _said(cell: Cell, gradients: list[Gradient]) -> tuple[Gradient, ...]:
    """Gradients with what the author calls the quantities, where that differs."""
    return tuple(replace(g, said=cell.original(g.of)) if g.of in cell.originals else g for g in gradients)


def entropy(loss: Loss) -> tuple[str, str, str] | None:
    """Scores, shares and targets of softmax cross-entropy, `-total(y * log(p))` after `p = softmax(s)`, if it is."""
    last = loss.equations[-1].body
    bodies = {e.name: e.body for e in loss.readout}
    match last:
        case t.Neg(args=(t.Total(args=(t.Times(args=(t.Symbol() as y, t.Log(args=(t.Symbol() as p,)))),)),)):
            own = bodies.get(p.name)
            users = [e for e in loss.readout if p.name in t.names(e.body)]
            if isinstance(own, t.Softmax) and isinstance(own.args[0], t.Symbol) and not users and y.name in loss.inputs:
                return own.args[0].name, p.name, y.name
    return None


def difference(shares: str, target: str, whole: bool) -> t.Sentence:
    """What the scores get of softmax cross-entropy: p − y, where the targets come to 1 together.

    Log, softmax and sum fall together: −y/p through p ⊙ (G − Σ G ⊙ p) is p Σ y − y.
    """
    p, y = t.Symbol(shares), t.Symbol(target)
    return t.Minus(p if whole else t.Times(p, t.Total(y)), y)


def _from_next(name: str, cell: Cell, uses: Mapping[str, list[Use]], shift: _Shift) -> Iterator[Use]:
    """What a quantity that becomes a state contributes to in the step after."""
    for before in (before for before, after in cell.states.items() if after == name):
        for use in uses.get(before, ()):
            yield use._replace(where="next", share=shift.term(use.share))


class _Shift:
    """Sentences of the step after, as this step says them."""

    def __init__(self, cell: Cell, loss: Loss) -> None:
        self.states, self.constants = cell.states, cell.constants

    def term(self, term: t.Sentence) -> t.Sentence:
        if not isinstance(term, t.Symbol):
            return t.rebuilt(term, map(self.term, term.args))
        if term.name in self.constants:
            return term
        return t.Symbol(self.states.get(term.name) or f"{term.name}_next")


def _relevant(cell: Cell, sentences: list[tuple[str, t.Sentence]]) -> dict[str, None]:
    """The names through which the loss can be reached."""
    bodies = dict(sentences)
    found = {sentences[-1][0]: None}
    todo = list(found)
    while todo:
        for name in t.names(bodies[todo.pop()]):
            base = quantity(name).name
            base = cell.states.get(base, base)
            if base in bodies and base not in found:
                found[base] = None
                todo.append(base)
    return found


def _weights_first(term: t.Sentence, constants: frozenset[str]) -> t.Sentence:
    """A product of numbers as it is written of matrices: the weight before what it weighs."""
    if isinstance(term, t.Neg):
        return t.Neg(_weights_first(term.args[0], constants))
    if not isinstance(term, t.Times):
        return term
    return t.Times(*sorted(term.args, key=lambda part: not (isinstance(part, t.Symbol) and part.name in constants)))


def _gradients(term: t.Sentence, given: frozenset[str]) -> tuple[str, ...]:
    """The gradients in a sentence; what is given may be called like one."""
    return tuple(n for n in t.names(term) if n.startswith(("d_", "delta_")) and n not in given)
