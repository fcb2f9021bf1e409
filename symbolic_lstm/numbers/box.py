"""What can come out when operands are only known to half a unit of their last digit.

Sentences whose every name stands once are monotone in each (sums, products,
quotients, activations of our cells), so end points give the exact range;
otherwise the range is only bounded.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce

from flint import arb, fmpq

from symbolic_lstm.errors import FigureError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.numbers.ball_ends import ends
from symbolic_lstm.numbers.decide import held
from symbolic_lstm.numbers.evaluate import EVALUATE, FlatTerm
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import Interval, Value

Box = tuple[fmpq, fmpq]
_PRECISION = 128
_MONOTONE = (t.Sigmoid, t.Tanh, t.Exp, t.Log, t.Root, t.Relu, t.Softplus, t.HardSigmoid, t.Heaviside, t.Erf)
_BILINEAR = (t.Times, t.Apply, t.Outer)

#: Of higher powers no range is followed.
_HIGHEST = 20
#: Ends with longer numerators or denominators are rounded outward, to half as many bits,
#: and given up beyond the farthest.
_LONGEST, _FARTHEST = 4096, fmpq(2) ** 8192


def half_unit(figure: Figure) -> fmpq:
    """Half a unit of a figure's last printed digit."""
    return fmpq(1, 2) / fmpq(10) ** figure.places


def image(laid: FlatTerm, k: int, boxes: Mapping[int, Box]) -> tuple[Box, bool] | None:
    """The range of node `k` over boxes of nodes below it, and whether it is exact.

    None where the range is not followed (a quotient through zero, other heads).
    """
    found: dict[int, Box] = {}
    names: list[str] = []
    for j in range(k + 1):
        if j in boxes:
            found[j] = boxes[j]
            if boxes[j][0] != boxes[j][1]:
                names.append(laid.nodes[j].name or str(j))
            continue
        node = laid.nodes[j]
        if not node.parts or any(p not in found for p in node.parts):
            continue
        ranged = _image(type(node.term), [found[p] for p in node.parts])
        ranged = ranged and _outward(ranged)
        if ranged is None:
            return None
        found[j] = ranged
    if k not in found:
        return None
    return found[k], len(names) == len(set(names))


def _image(head: t.Head, parts: list[Box]) -> Box | None:
    if head in _MONOTONE:
        (low, high) = parts[0]
        try:
            return _end(head, low)[0], _end(head, high)[1]
        except FigureError:
            return None
    if head is t.Plus:
        return _sum([p[0] for p in parts]), _sum([p[1] for p in parts])
    if head is t.Minus:
        return parts[0][0] - parts[1][1], parts[0][1] - parts[1][0]
    if head is t.Neg:
        return -parts[0][1], -parts[0][0]
    if head is t.Power:
        return _power(*parts)
    if head is t.Quotient:
        below = _turned(parts[1])
        return None if below is None else _times(parts[0], below)
    if head in (t.Largest, t.Smallest):
        chosen = max if head is t.Largest else min
        return chosen(p[0] for p in parts), chosen(p[1] for p in parts)
    if head is t.Absolute:
        (low, high) = parts[0]
        return max(low, -high, fmpq(0)), max(-low, high)
    return reduce(_times, parts) if head in _BILINEAR else None


def _turned(box: Box) -> Box | None:
    """One over a box; None where it holds zero."""
    return None if box[0] <= 0 <= box[1] else (1 / box[1], 1 / box[0])


def _power(base: Box, exponent: Box) -> Box | None:
    """A box to a whole power that is known exactly; None for any other."""
    n = int(exponent[0].p)
    if exponent[0] != exponent[1] or exponent[0].q != 1 or abs(n) > _HIGHEST:
        return None
    if n < 0:
        turned = _turned(base)
        return None if turned is None else _power(turned, (fmpq(-n), fmpq(-n)))
    ends = base[0] ** n, base[1] ** n
    least = fmpq(0) if n and base[0] < 0 < base[1] else min(ends)
    return ends if n % 2 else (least, max(ends))


def _outward(box: Box) -> Box | None:
    """A box whose ends are short, and no nearer than they were; None where they are too far apart to say anything."""
    low, high = box
    if max(low.height_bits(), high.height_bits()) <= _LONGEST:
        return box
    if max(abs(low), abs(high)) > _FARTHEST:
        return None
    return -_above(-low), _above(high)


def _above(end: fmpq) -> fmpq:
    """A short number that is no smaller, and hardly larger."""
    if end.height_bits() <= _LONGEST:
        return end
    if abs(end) < 1 / _FARTHEST:
        return 1 / _FARTHEST if end > 0 else fmpq(0)
    unit = fmpq(2) ** (int(end.p).bit_length() - int(end.q).bit_length() - _LONGEST // 2)
    return (end / unit).ceil() * unit


def _end(head: t.Head, at: fmpq) -> Box:
    found = held(_PRECISION, _value, head, at)
    if found is None:
        raise FigureError("no end")
    return (found.lower, found.upper) if isinstance(found, Interval) else (found, found)


def _value(head: t.Head, at: fmpq) -> Value | None:
    number = EVALUATE[head](at)
    return ends(number, head) if isinstance(number, arb) else number


def _sum(parts: list[fmpq]) -> fmpq:
    total = fmpq(0)
    for part in parts:
        total += part
    return total


def _times(a: Box, b: Box) -> Box:
    """The range of a product of two."""
    corners = [x * y for x in a for y in b]
    return min(corners), max(corners)
