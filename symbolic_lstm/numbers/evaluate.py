"""What each head comes to, on exact rationals and on balls.

The functions of `EVALUATE` take `fmpq` (exact) and `arb` (a ball that encloses
the value) alike, and stay exact where mathematics is: σ(0), tanh 0, exp 0, 0·x.
`code` lays a sentence out as a list of such steps.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, lru_cache, partial
from typing import Any, TypeAlias

from flint import arb, fmpq

from symbolic_lstm.errors import FigureError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.decimal import PRINTED
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.figure import WRITTEN, Figure, figure
from symbolic_lstm.numbers.rounding import NOUGHT
from symbolic_lstm.records import record

#: A number while it is being computed; balls never leave `enclose`.
Number: TypeAlias = "fmpq | arb"


#: The digits that a figure has are worth fewer bits.
_FEW = 256
#: All their powers have few digits.
_SHORT = (fmpq(0), fmpq(1), fmpq(10), fmpq(1, 10))
#: Below this, e to the minus z has more digits than can be written.
_FAR_OUT = -4_000_000


def kept_exact(number: Number) -> Number:
    """An exact number as long as it could be written out; a ball where it has grown past that.

    Each squaring doubles a rational, so that thirty steps of a map would fill a memory.
    A few digits behind many zeros stay exact, as they print.
    """
    if type(number) is not fmpq or number.height_bits() <= WRITTEN:
        return number
    printed = int(number.p).bit_length() <= _FEW and int(number.q).bit_length() <= -_FAR_OUT
    return number if printed else arb(number)


def _plus(*parts: Number) -> Number:
    total = parts[0]
    for part in parts[1:]:
        total = kept_exact(total + part)
    return total


def _times(*parts: Number) -> Number:
    product = parts[0]
    for part in parts[1:]:
        product = kept_exact(product * part)
    if type(product) is arb and any(type(part) is fmpq and not part for part in parts):
        return fmpq(0)
    return product


def _quotient(a: Number, b: Number) -> Number:
    if type(b) is fmpq and not b:
        raise FigureError("division by zero")
    return fmpq(0) if type(a) is fmpq and not a else kept_exact(a / b)


def _power(a: Number, b: Number) -> Number:
    if type(b) is not fmpq or b.q != 1 or abs(b) > 10_000:
        if type(a) is fmpq and a <= 0:
            raise FigureError("a power of a number that is not positive needs a whole exponent up to 10000")
        return fmpq(1) if a == 1 else arb(a) ** arb(b)
    whole = int(b.p)
    if type(a) is fmpq:
        if whole < 0 and not a:
            raise FigureError("division by zero")
        if (abs(whole) > 200 or abs(whole) * a.height_bits() > WRITTEN) and abs(a) not in _SHORT:
            return arb(a) ** whole
        return a**whole
    return _ball_power(arb(a), whole) if whole else fmpq(1)


def _ball_power(a: arb, whole: int) -> arb:
    """A whole power of a ball. Where it holds zero, `**` says nothing, and squaring does."""
    if not a.contains(0):
        return a**whole
    power: arb | None = None
    for bit in bin(abs(whole))[2:]:
        power = a if power is None else power * power * (a if bit == "1" else 1)
    assert power is not None
    return power if whole > 0 else 1 / power


def _sigmoid(z: Number) -> Number:
    if not isinstance(z, arb):
        if not z:
            return fmpq(1, 2)
        z = arb(z)
    if z < _FAR_OUT:  # there exp(-z) is too large for a ball, and exp(z) is not
        small = z.exp()
        return small / (1 + small)
    return 1 / (1 + (-z).exp())


def _exact_at(point: int, value: int, name: str) -> Callable[[Number], Number]:
    """A function whose only rational value at a rational point is this one."""

    def evaluated(z: Number) -> Number:
        if type(z) is fmpq:
            if z == point:
                return fmpq(value)
            z = arb(z)
        found: arb = getattr(z, name)()
        return found

    return evaluated


_natural_log = _exact_at(1, 0, "log")


def _log(z: Number) -> Number:
    if z <= 0:  # of a ball only where it is certain
        raise FigureError("the logarithm of a number that is not positive")
    return _natural_log(z)


def _root(z: Number) -> Number:
    if z < 0:
        raise FigureError("the square root of a negative number")
    if isinstance(z, arb):
        near = -NOUGHT < z < NOUGHT  # at the cap: what cannot be told from 0 is taken for it
        return (z.nonnegative_part() if near else z).sqrt()
    top, bottom = z.p.isqrt(), z.q.isqrt()
    return fmpq(top, bottom) if (top * top, bottom * bottom) == (z.p, z.q) else arb(z).sqrt()


def _largest(*parts: Number) -> Number:
    for part in parts:  # one that is certainly the largest keeps its exact value
        if all(other is part or bool(part >= other) for other in parts):
            return part
    most = arb(parts[0])
    for part in parts[1:]:
        most = most.max(arb(part))
    return most


def _smallest(*parts: Number) -> Number:
    return -_largest(*(-part for part in parts))


def _softplus(z: Number) -> Number:
    ball = arb(z)
    if ball > 0:  # where eᶻ is larger than 1, and may be larger than any number: the same as z + ln(1 + e⁻ᶻ)
        return ball + (-ball).exp().log1p()
    return ball.exp().log1p()


def _heaviside(z: Number) -> Number:
    if z > 0:
        return fmpq(1)
    return fmpq(0) if z <= 0 else arb(0.5, 0.5)  # a ball that holds 0 leaves it open


def _itself(a: Number) -> Number:
    return a


EVALUATE: dict[t.Head, Callable[..., Number]] = {
    t.Plus: _plus,
    t.Minus: lambda a, b: kept_exact(a - b),
    t.Neg: lambda a: -a,
    t.Times: _times,
    t.Apply: _times,
    t.Quotient: _quotient,
    t.Power: _power,
    t.Concat: _itself,
    t.Outer: _times,
    t.Flip: _itself,
    t.Total: _itself,
    t.Softmax: lambda a: fmpq(1),
    t.Sigmoid: _sigmoid,
    t.Tanh: _exact_at(0, 0, "tanh"),
    t.Exp: _exact_at(0, 1, "exp"),
    t.Log: _log,
    t.Root: _root,
    t.Largest: _largest,
    t.Smallest: _smallest,
    t.Absolute: abs,
    t.Relu: lambda z: _largest(fmpq(0), z),
    t.Softplus: _softplus,
    t.HardSigmoid: lambda z: _smallest(fmpq(1), _largest(fmpq(0), z / 6 + fmpq(1, 2))),
    t.Heaviside: _heaviside,
    t.Slice: lambda v, first, last: v,
    t.Sin: _exact_at(0, 0, "sin"),
    t.Cos: _exact_at(0, 1, "cos"),
    t.Erf: _exact_at(0, 0, "erf"),
}


class Node(NamedTuple):
    """One part of a sentence: a head over earlier nodes, or a leaf with a name or a figure.

    `work` makes its number (or its vector or matrix) of those of its parts; a figure's is its value.
    """

    term: t.Sentence
    path: t.Path
    work: Callable[..., Any]
    parts: tuple[int, ...] = ()
    name: str = ""
    figure: Figure | None = None


@record(frozen=True, eq=False)
class FlatTerm:
    """A sentence as nodes in reading order, parts before wholes; the last is the sentence."""

    nodes: tuple[Node, ...]

    def index(self, path: t.Path) -> int:
        """The number of the node at a path."""
        return self._numbers[path]

    @cached_property
    def _numbers(self) -> dict[t.Path, int]:
        return {node.path: k for k, node in enumerate(self.nodes)}


@lru_cache(maxsize=4096)
def code(term: t.Sentence) -> FlatTerm:
    """A sentence laid out for evaluation. Equal parts in different places are different nodes."""
    nodes: list[Node] = []
    number: dict[t.Path, int] = {}
    for path, part in t.walk(term):
        number[path] = len(nodes)
        if isinstance(part, t.Symbol):
            nodes.append(Node(part, path, _itself, name=part.name))
        elif isinstance(part, t.Dec):
            typed = figure(part.text, PRINTED)
            nodes.append(Node(part, path, partial(_itself, typed.value), figure=typed))
        else:
            nodes.append(
                Node(part, path, EVALUATE[type(part)], tuple(number[(*path, k)] for k in range(len(part.args))))
            )
    return FlatTerm(tuple(nodes))
