"""How a state depends on itself one step before: directly, with all gates held, and in total.

The total derivative also counts what the state did in its own step: it went out as another state, which the gates of
the next step read. Of numbers; of vectors it is a matrix (`state_jacobians`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.backward import Backward, Gradient, backward
from symbolic_lstm.maths.cell import Cell
from symbolic_lstm.maths.compose import ZERO, negated, plus, times
from symbolic_lstm.maths.loss import sentence_loss
from symbolic_lstm.maths.quantity import quantity
from symbolic_lstm.records import replace


def total_derivative(cell: Cell, state: str, time: int) -> t.Sentence:
    """The derivative of a state at a time from 2 by itself at the time before, through every path.

    >>> from symbolic_lstm.cells import rnn
    >>> total_derivative(rnn, "h", 2)
    U_h * (1 - h^2)

    Names are those of the step, those of the step before say their time. Raises `CellError` as `backward` does.
    """
    whole = _of(cell, state)
    behind = _expanded(whole, whole.before)
    found: list[t.Sentence] = []
    for before, after in cell.states.items():
        into = behind.get(before, ())
        if after == state:
            found += into
        elif into:
            through = tuple(earlier(part, cell, time - 1) for part in _expanded(_of(cell, after), ()).get(state, ()))
            if through:
                found.append(times(plus(into), plus(through)))
    return plus(found) if found else ZERO


def _of(cell: Cell, state: str) -> Backward:
    return backward(cell, sentence_loss(cell, state))


def _expanded(whole: Backward, more: Iterable[Gradient]) -> Mapping[str, tuple[t.Sentence, ...]]:
    """The gradients of one step without a next one, each written out as products; by what they are of."""
    known: dict[str, tuple[t.Sentence, ...]] = {}
    found: dict[str, tuple[t.Sentence, ...]] = {}
    for one in (*whole.steps, *more):
        uses = [use for use in one.uses if use.where != "next" and all(known.get(need) for need in use.needs)]
        known[one.own] = tuple(part for use in uses for part in _written(use.share, known))
        if one.kind != "pre":
            found[one.of] = known[one.own]
    return found


def _written(share: t.Sentence, known: Mapping[str, tuple[t.Sentence, ...]]) -> tuple[t.Sentence, ...]:
    """A share with each product of the gradients in it written out."""
    if isinstance(share, t.Neg):
        return tuple(negated(part) for part in _written(share.args[0], known))
    spread: list[tuple[t.Sentence, ...]] = [()]
    for factor in share.args if isinstance(share, t.Times) else (share,):
        choices = known.get(factor.name, (factor,)) if isinstance(factor, t.Symbol) else (factor,)
        spread = [(*made, choice) for made in spread for choice in choices]
    return tuple(times(*made) for made in spread)


def earlier(term: t.Sentence, cell: Cell, time: int) -> t.Sentence:
    """A sentence of the step before, whose names say so."""
    if not isinstance(term, t.Symbol):
        return t.rebuilt(term, [earlier(part, cell, time) for part in term.args])
    named = quantity(term.name)
    if named.name in cell.constants:
        return term
    base = cell.states.get(named.name)
    return t.Symbol((replace(named, name=base, time=time - 1) if base else named.at(time)).key)
