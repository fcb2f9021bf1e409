"""Gradient equations: the backward pass of a cell as named sentences, whatever loss comes behind it.

What the loss itself gives the hidden state stands under a name of its own, `seed_h`, so the
sentences are those that any text on the cell derives: `d_c` through the output and the step after,
`delta_f` of a pre-activation, and for each parameter what one step adds to its gradient.
"""

from __future__ import annotations

from functools import lru_cache

from symbolic_lstm.maths import forms
from symbolic_lstm.maths.backward import Backward, backward
from symbolic_lstm.maths.cell import Cell, Equation
from symbolic_lstm.maths.loss import hidden_state, sentence_loss


def seeded(cell: Cell, shapes: forms.Shapes | None = None) -> Backward:
    """The backward pass of a cell under any loss of its hidden state; raises as `backward` does.

    Without shapes everything is a number; `cell.shapes(2, 3)` gives those of two units and three inputs.
    """
    state = hidden_state(cell)
    seed = f"seed_{state}"
    size = (shapes or {}).get(state, ())
    sentence = f"total({seed} * {state})" if size else f"{seed} * {state}"
    loss = sentence_loss(cell, sentence, inputs=(seed,), shapes={seed: size}, kind="seed")
    return backward(cell, loss, {**shapes, seed: size} if shapes else None)


def gradient_equations(cell: Cell, shapes: forms.Shapes | None = None) -> tuple[Equation, ...]:
    """Every gradient of one step as a sentence, in the order in which a step works them.

    Names: `d_c` of a quantity, `delta_f` of a pre-activation (alias `d_f.sum`), `d_c_prev` of a state before the
    step, `d_U_f` of a parameter, which is what this step adds to the sum over time. `d_c_next`, `delta_f_next` and
    `f_next` are of the step after; they stand as terms of a sum, which fall away in the last step.

    >>> from symbolic_lstm.cells import lstm, rnn
    >>> [f"{e.name} = {e.body}" for e in gradient_equations(rnn)][:3]
    ['d_h = seed_h + U_h * delta_h_next', 'delta_h = d_h * (1 - h^2)', 'd_x = W_h * delta_h']
    >>> {e.name: str(e.body) for e in gradient_equations(lstm, lstm.shapes(2, 3))}["d_U_f"]
    'outer(delta_f, h_prev)'

    Raises `CellError` or `SentenceError` where a cell has no backward pass here.
    """
    return _equations(cell, tuple(sorted(shapes.items())) if shapes else None)


@lru_cache(maxsize=64)
def _equations(cell: Cell, shapes: tuple[tuple[str, forms.Shape], ...] | None) -> tuple[Equation, ...]:
    derived = seeded(cell, dict(shapes) if shapes else None)
    return tuple(g.equation(g.body()) for g in (*derived.steps, *derived.before, *derived.parameters))
