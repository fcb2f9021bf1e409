"""A gate that reads its own value of the step before: `c̃_t = tanh(W x_t + U c̃_{t−1})`, where all else is a known cell.

Such a gate looks like a cell of its own. It is one of the cell around it where the hidden state stands in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symbolic_lstm.maths import terms as t
from symbolic_lstm.verify.recognise.early import MOST_EQUATIONS, MOST_TRIED, Early
from symbolic_lstm.verify.recognise.names import Style, named
from symbolic_lstm.verify.recognise.system import FoundEquation

_BOUNDED = (t.Sigmoid, t.Tanh)


def own_value(equations: Sequence[FoundEquation], style: Style) -> Iterator[Early]:
    """The ways to put what other gates read in the place of a gate's own value."""
    if len(equations) > MOST_EQUATIONS:
        return
    names = [{text: named(text, style) for text in t.names(e.right)} for e in equations]
    tried = 0
    for k, equation in enumerate(equations):
        own = named(equation.left, style)
        if not isinstance(equation.right, _BOUNDED) or own.time != 0:
            continue
        if not any(
            name.key == own.key and name.time == 0 for j, each in enumerate(names) if j != k for name in each.values()
        ):
            continue  # nobody reads what it is at this step: it is no gate
        for has in (text for text, name in names[k].items() if name.key == own.key and name.time == -1):
            others = (
                text
                for j, each in enumerate(names)
                if j != k and isinstance(equations[j].right, _BOUNDED)
                for text, name in each.items()
                if name.time == -1 and name.key != own.key
            )
            for wants in dict.fromkeys(others):
                tried += 1
                if tried > MOST_TRIED:
                    return
                right = t.substituted(equation.right, {t.Symbol(has): t.Symbol(wants)})
                yield Early([*equations[:k], equation._replace(right=right), *equations[k + 1 :]], k, has, wants)
