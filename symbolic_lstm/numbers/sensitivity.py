"""How a value changes with every number behind it: derivatives by nodes, from the value back to what is given.

Worked once, backwards, however many numbers there are. Each part's own
derivative is a difference of its function at 256 bits, so that every head that
can be evaluated can be followed. The derivatives are floats: they say which way
and about how far, and prove nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from functools import partial
from math import isfinite
from typing import TypeAlias

from flint import arb, fmpq

from symbolic_lstm.errors import FigureError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.program import Let
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.decide import held
from symbolic_lstm.numbers.enclose import Resolve
from symbolic_lstm.numbers.evaluate import EVALUATE, FlatTerm, code
from symbolic_lstm.numbers.rounding import Interval, Value

#: A derivative is a difference over so small a share.
_PRECISION = 256
_STEP = fmpq(1, 2**80)
#: Smaller derivatives are followed no farther.
_NOTHING = 1e-18
_RATIONAL_STEP = {t.Plus: 1.0, t.Minus: 1.0, t.Neg: -1.0}
#: A node of a place.
NodeAt: TypeAlias = tuple[str, int]
#: The value of a node of the sentence at a place.
ValueAt: TypeAlias = Callable[[str, int], Value]


class Sensitivity(NamedTuple):
    """Derivatives of one value: by what is given, and by every operation on the way to it."""

    given: dict[str, float]
    nodes: dict[NodeAt, float]


def sensitivity(
    lets: Sequence[Let], value_at: ValueAt, resolve: Resolve, at: NodeAt, fixed: Container[NodeAt] = ()
) -> Sensitivity:
    """The derivatives of the value at a node; nodes in `fixed` stand for figures, behind which nothing matters."""
    target, last = at
    by_place: dict[str, float] = {}
    nodes: dict[NodeAt, float] = {}
    for let in reversed(lets):
        laid = code(let.body)
        root = last if let.key == target else len(laid.nodes) - 1
        start = by_place.pop(let.key, 0.0) + (let.key == target)
        if abs(start) < _NOTHING or (let.key != target and (let.key, root) in fixed):
            continue
        own = {root: start}
        for k in range(root, -1, -1):
            slope = own.pop(k, 0.0)
            if abs(slope) < _NOTHING or (k != root and (let.key, k) in fixed):
                continue
            node = laid.nodes[k]
            if node.name:
                place = resolve(node.name, let.time)
                by_place[place] = by_place.get(place, 0.0) + slope
            elif node.parts:
                nodes[let.key, k] = slope
                for part, slope_of_part in _partials(laid, k, partial(value_at, let.key)):
                    own[part] = own.get(part, 0.0) + slope * slope_of_part
    return Sensitivity(by_place, nodes)


def _partials(laid: FlatTerm, k: int, value_of: Callable[[int], Value]) -> Iterator[tuple[int, float]]:
    """The derivatives of a node by its parts; constants are none."""
    node = laid.nodes[k]
    head = type(node.term)
    function = EVALUATE[head]
    middles = [_middle(value_of(part)) for part in node.parts]
    for place, part in enumerate(node.parts):
        if laid.nodes[part].figure is not None:
            continue
        if head in _RATIONAL_STEP:
            yield part, -1.0 if head is t.Minus and place else _RATIONAL_STEP[head]
        else:
            yield part, held(_PRECISION, _difference, function, middles, place)


def _difference(function: Callable[..., fmpq | arb], middles: Sequence[fmpq], place: int) -> float:
    step = _STEP * (1 + abs(middles[place]))

    def shifted(by: fmpq) -> fmpq | arb:
        return function(*(arb(m + by) if k == place else m for k, m in enumerate(middles)))

    try:
        found = float(arb(shifted(step) - shifted(-step)) / (2 * step))
    except FigureError:
        return 0.0
    return found if isfinite(found) else 0.0


def _middle(value: Value) -> fmpq:
    return (value.lower + value.upper) / 2 if isinstance(value, Interval) else value
