"""Adjoint: what a change of each part of a sentence does to the loss.

Reverse mode, one rule for each head. A rule is given the cotangent of what a part
of a sentence comes to (what the loss changes by with each entry of it) and gives
that of each of its own parts. Derivatives of activations are written with what the
activation came to, so that the one of f = σ(…) is f ⊙ (1 − f). The gradient with
respect to a quantity has the shape of the quantity.

At a kink the derivative is that of the side named by `KINKS`.
"""

from __future__ import annotations

from collections.abc import Callable
from math import prod

from symbolic_lstm.errors import SentenceError
from symbolic_lstm.maths import forms
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.compose import ONE, TWO, ZERO, negated, over, times
from symbolic_lstm.named_tuples import NamedTuple


class Seen(NamedTuple):
    """What a rule sees: a sentence, the cotangent of it, what it comes to by name, and shapes."""

    term: t.Term
    cotangent: t.Sentence
    output: t.Sentence
    shapes: forms.Shapes

    def size(self, k: int) -> forms.Shape:
        """The shape of a part."""
        return forms.shape(self.term.args[k], self.shapes)


#: The cotangent of each part; None for a part that is never derived, such as the ends of a slice.
Rule = Callable[[Seen], "tuple[t.Sentence | None, ...]"]


def _each(factor: Callable[[t.Sentence, t.Sentence], t.Sentence]) -> Rule:
    """A function of one part, entry by entry: its derivative from the output and the part."""

    def rule(seen: Seen) -> tuple[t.Sentence | None, ...]:
        return (times(seen.cotangent, factor(seen.output, seen.term.args[0])),)

    return rule


def _product(seen: Seen) -> tuple[t.Sentence | None, ...]:
    parts = seen.term.args
    return tuple(times(seen.cotangent, *parts[:k], *parts[k + 1 :]) for k in range(len(parts)))


def _applied(seen: Seen) -> tuple[t.Sentence | None, ...]:
    matrix, vector = seen.term.args
    if len(seen.size(1)) > 1:
        raise SentenceError("the derivative of a matrix on a matrix is not taken; write its columns", str(seen.term), 1)
    turned = matrix.args[0] if isinstance(matrix, t.Flip) else t.Flip(matrix)
    return t.Outer(seen.cotangent, vector), t.Apply(turned, seen.cotangent)


def _outer(seen: Seen) -> tuple[t.Sentence | None, ...]:
    left, right = seen.term.args
    if not (seen.size(0) and seen.size(1)):
        raise SentenceError("the derivative of an outer product with a number is not taken", str(seen.term), 1)
    if isinstance(seen.cotangent, t.Outer):
        one, other = seen.cotangent.args
        return times(one, t.Total(times(other, right))), times(t.Total(times(one, left)), other)
    return t.Apply(seen.cotangent, right), t.Apply(t.Flip(seen.cotangent), left)


def _flipped(seen: Seen) -> tuple[t.Sentence | None, ...]:
    if len(seen.size(0)) == 1:
        return (_as_vector(seen.cotangent),)
    return (flipped(seen.cotangent),)


def flipped(term: t.Sentence) -> t.Sentence:
    """The transpose: that of an outer product is one of the same vectors, that of a transpose what was turned."""
    match term:
        case t.Outer(args=(left, right)):
            return t.Outer(right, left)
        case t.Flip(args=(inner,)):
            return inner
        case _:
            return t.Flip(term)


def _as_vector(row: t.Sentence) -> t.Sentence:
    """A matrix of one row as the vector of its entries."""
    match row:
        case t.Outer(args=(left, right)):
            return times(t.Total(left), right)
        case t.Flip(args=(inner,)):
            return inner
        case t.Times() | t.Plus() | t.Minus() | t.Neg():
            return t.rebuilt(row, map(_as_vector, row.args))
        case t.Dec():
            return row
        case _:
            raise SentenceError("the derivative through this transposed vector is not taken", str(row), 1)


def _stacked(seen: Seen) -> tuple[t.Sentence | None, ...]:
    found: list[t.Sentence | None] = []
    here = 0
    for k in range(len(seen.term.args)):
        length = prod(seen.size(k))
        piece = t.Slice(seen.cotangent, t.Dec(str(here)), t.Dec(str(here + length)))
        found.append(piece)
        here += length
    return tuple(found)


def _sliced(seen: Seen) -> tuple[t.Sentence | None, ...]:
    """Entries that were left out have no part in it."""
    (length,), (first, last) = seen.size(0), (int(str(end)) for end in seen.term.args[1:])
    zeros = [ZERO] * length
    padded = (*zeros[:first], seen.cotangent, *zeros[last:])
    return (t.Concat(*padded) if len(padded) > 1 else seen.cotangent, None, None)


def _power(seen: Seen) -> tuple[t.Sentence | None, ...]:
    base, exponent = seen.term.args
    if isinstance(exponent, t.Dec) and exponent.text.isdecimal():
        lower = int(exponent.text) - 1
        rest = () if lower < 0 else (ONE,) if lower == 0 else (base,) if lower == 1 else (_raised(base, lower),)
        slope = times(exponent, *rest) if lower >= 0 else ZERO
    else:
        slope = times(exponent, t.Power(base, t.Minus(exponent, ONE)))
    return times(seen.cotangent, slope), times(seen.cotangent, seen.output, t.Log(base))


def _raised(base: t.Sentence, exponent: int) -> t.Sentence:
    return t.Power(base, t.Dec(str(exponent)))


def _quotient(seen: Seen) -> tuple[t.Sentence | None, ...]:
    top, bottom = seen.term.args
    return (
        over(seen.cotangent, bottom),
        negated(over(times(seen.cotangent, top), _raised(bottom, 2))),
    )


def _softmax(seen: Seen) -> tuple[t.Sentence | None, ...]:
    """Each share grows with its own entry and gives way to the others: y ⊙ (G − Σ G ⊙ y)."""
    flow = t.Total(times(seen.cotangent, seen.output))
    return (times(seen.output, t.Minus(seen.cotangent, flow)),)


def _extreme(step: Callable[[t.Sentence, t.Sentence], t.Sentence]) -> Rule:
    """The largest or smallest part alone counts; of two that are equal, the later one."""

    def rule(seen: Seen) -> tuple[t.Sentence | None, ...]:
        parts = list(seen.term.args)
        found: list[t.Sentence | None] = []
        lost: list[t.Sentence] = []  # that no part before this one was the one that counts
        for k, part in enumerate(parts):
            rest = parts[k + 1 :]
            if not rest:
                found.append(times(seen.cotangent, *lost))
                break
            other = type(seen.term)(*rest) if len(rest) > 1 else rest[0]
            found.append(times(seen.cotangent, *lost, step(part, other)))
            lost.append(t.Minus(ONE, step(part, other)))
        return tuple(found)

    return rule


#: 2/√π, the slope of the error function at 0, to a hundred digits.
_STEEPEST = t.Dec(
    "1.1283791670955125738961589031215451716881012586579977136881714434212849368829868289734873204042147269"
)
ADJOINT: dict[type[t.Term], Rule] = {
    t.Plus: lambda seen: (seen.cotangent,) * len(seen.term.args),
    t.Minus: lambda seen: (seen.cotangent, negated(seen.cotangent)),
    t.Neg: lambda seen: (negated(seen.cotangent),),
    t.Times: _product,
    t.Apply: _applied,
    t.Quotient: _quotient,
    t.Power: _power,
    t.Concat: _stacked,
    t.Outer: _outer,
    t.Flip: _flipped,
    t.Total: lambda seen: (seen.cotangent,),
    t.Softmax: _softmax,
    t.Sigmoid: _each(lambda y, z: times(y, t.Minus(ONE, y))),
    t.Tanh: _each(lambda y, z: t.Minus(ONE, _raised(y, 2))),
    t.Exp: _each(lambda y, z: y),
    t.Log: lambda seen: (over(seen.cotangent, seen.term.args[0]),),
    t.Root: lambda seen: (over(seen.cotangent, times(TWO, seen.output)),),
    t.Largest: _extreme(lambda part, other: t.Heaviside(t.Minus(part, other))),
    t.Smallest: _extreme(lambda part, other: t.Heaviside(t.Minus(other, part))),
    t.Absolute: _each(lambda y, z: t.Minus(t.Heaviside(z), t.Heaviside(t.Neg(z)))),
    t.Relu: _each(lambda y, z: t.Heaviside(y)),
    t.Softplus: _each(lambda y, z: t.Sigmoid(z)),
    t.HardSigmoid: _each(
        lambda y, z: t.Quotient(times(t.Heaviside(y), t.Heaviside(t.Minus(ONE, y))), t.Dec("6"))
    ),
    t.Sin: _each(lambda y, z: t.Cos(z)),
    t.Cos: _each(lambda y, z: t.Neg(t.Sin(z))),
    t.Erf: _each(lambda y, z: times(_STEEPEST, t.Exp(t.Neg(_raised(z, 2))))),
    t.Heaviside: lambda seen: (None,),
    t.Slice: _sliced,
}  # fmt: skip

#: Which side's derivative is taken where there are two.
KINKS: dict[type[t.Term], str] = {
    t.Largest: "later", t.Smallest: "later", t.Absolute: "zero", t.Relu: "left", t.HardSigmoid: "outside",
}  # fmt: skip

#: What closes an activation: a quantity of its own stands before it, the pre-activation.
ACTIVATIONS = (
    t.Sigmoid, t.Tanh, t.Softmax, t.Relu, t.Softplus, t.HardSigmoid, t.Exp, t.Log, t.Root, t.Absolute,
)  # fmt: skip
