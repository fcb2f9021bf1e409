"""A gate that is defined and never used, where what stands in its place is something else.

`h_t = (1 − z_t) h_{t−1} + z_t r_t` beside a candidate h̃_t that nothing reads
looks like another cell. With the candidate in one place of it, it is a GRU.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symbolic_lstm.maths import terms as t
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.verify.recognise.early import MOST_EQUATIONS
from symbolic_lstm.verify.recognise.names import Style, named
from symbolic_lstm.verify.recognise.system import FoundEquation

#: No more ways than so many are tried.
MOST_TRIED = 12
_BOUNDED = (t.Sigmoid, t.Tanh)


class Unused(NamedTuple):
    """Equations with an idle gate in one place of a state: where, what is written there, and the gate."""

    equations: Sequence[FoundEquation]
    place: int
    idle: int
    has: str


def unused(equations: Sequence[FoundEquation], style: Style) -> Iterator[Unused]:
    """The ways to put a gate that nothing reads where a name stands in what renews a state."""
    if len(equations) > MOST_EQUATIONS:
        return
    spoken = {named(name, style).key for e in equations for name in t.names(e.right)}
    idle = [
        k
        for k, e in enumerate(equations)
        if isinstance(e.right, _BOUNDED) and named(e.left, style).key not in spoken and named(e.left, style).time == 0
    ]
    tried = 0
    for gate in idle:
        for place, equation in enumerate(equations):
            if place == gate or not isinstance(equation.right, (t.Plus, t.Minus, t.Times)):
                continue
            for has, right in _put(equation.right, t.Symbol(equations[gate].left)):
                tried += 1
                if tried > MOST_TRIED:
                    return
                made = [*equations[:place], equation._replace(right=right), *equations[place + 1 :]]
                yield Unused(made, place, gate, has)


def _put(term: t.Sentence, new: t.Symbol) -> Iterator[tuple[str, t.Sentence]]:
    """A sentence with another name in one place, for each place, the last first; what stood there."""
    if isinstance(term, t.Symbol):
        yield term.name, new
    elif isinstance(term, t.Term):
        for k in reversed(range(len(term.args))):
            for has, part in _put(term.args[k], new):
                yield has, t.rebuilt(term, [*term.args[:k], part, *term.args[k + 1 :]])
