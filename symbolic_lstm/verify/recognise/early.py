"""A gate of the step before: `c_t = f_t c_{t−1} + i_t c̃_{t−1}`, where all else is a known cell.

Such a gate looks like a state of its own, so that the equations are no cell at
all. They are one where that name has the step of the equation that defines it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symbolic_lstm.maths import terms as t
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.verify.recognise.names import Style, named
from symbolic_lstm.verify.recognise.system import FoundEquation

#: Longer articles are not searched, and no more than so many names are tried.
MOST_EQUATIONS, MOST_TRIED = 24, 8


class Early(NamedTuple):
    """The equations with one name at its own step, the equation it stands in, and how it is written there and there."""

    equations: Sequence[FoundEquation]
    place: int
    has: str
    wants: str


def early(equations: Sequence[FoundEquation], style: Style) -> Iterator[Early]:
    """The ways to give one gate the step at which it is defined."""
    if len(equations) > MOST_EQUATIONS:
        return
    defined = {named(e.left, style).key: e for e in reversed(equations) if isinstance(e.right, (t.Sigmoid, t.Tanh))}
    tried = 0
    for k, equation in enumerate(equations):
        for text in dict.fromkeys(t.names(equation.right)):
            name = named(text, style)
            gate = defined.get(name.key)
            if name.time != -1 or gate is None or named(gate.left, style).time != 0 or text in t.names(gate.right):
                continue
            tried += 1
            if tried > MOST_TRIED:
                return
            right = t.substituted(equation.right, {t.Symbol(text): t.Symbol(gate.left)})
            yield Early([*equations[:k], equation._replace(right=right), *equations[k + 1 :]], k, text, gate.left)
