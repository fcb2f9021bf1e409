"""What a program can give in the arithmetic of a machine, whatever order it adds in: a ball around each figure.

Every operation is rounded to the machine's digits: a sum of k terms in any order errs by no more than γ times the
sum of their sizes, γ = k u / (1 − k u) (Higham, "Accuracy and Stability of Numerical Algorithms", 2002, section
3.1), u half a unit in the last place of 1. The functions of a library are taken to be right within `FUNCTION` such
halves, and what is given as decimals to be rounded once.
"""

from __future__ import annotations

from collections.abc import Sequence

from flint import arb, fmpq

from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.cell import Equation
from symbolic_lstm.maths.program import Program
from symbolic_lstm.numbers.evaluate import Number
from symbolic_lstm.numbers.matrix import BallMatrix
from symbolic_lstm.numbers.vector_walk import Givens, Walk
from symbolic_lstm.numbers.vectors import Tensor

#: Half a unit in the last place of 1.
HALF_UNIT = {"float32": fmpq(1, 2**24), "float64": fmpq(1, 2**53)}
#: By so many of them a library's σ, tanh, exp or the like may err, at 1 or above as a share.
FUNCTION = 8
#: The working precision, far beyond a machine's.
PRECISION = 256
_SUMS = (t.Plus, t.Minus, t.Total)
_PRODUCTS = (t.Times, t.Quotient, t.Outer)
_EXACT = (t.Neg, t.Concat, t.Flip, t.Slice, t.Largest, t.Smallest, t.Absolute, t.Relu)


class RoundedWalk(Walk):
    """A walk whose balls hold everything that a machine of some digits can come to."""

    def __init__(self, program: Program, givens: Givens, kind: str) -> None:
        super().__init__(program, givens, PRECISION, None)
        self.last, self.unit = True, HALF_UNIT[kind]
        self.sizes: dict[tuple[str, bool], BallMatrix] = {}

    def product(self, name: str, flipped: bool, vector: Sequence[Number]) -> list[Number] | None:
        matrix, found = self.givens.matrix(name, flipped), super().product(name, flipped, vector)
        if matrix is None or found is None:
            return found
        if (name, flipped) not in self.sizes:
            self.sizes[name, flipped] = BallMatrix([[abs(it) for it in row] for row in matrix.rows])
        sizes = self.sizes[name, flipped].on([_size(it) for it in vector], self.precision)
        share = self._gamma(matrix.columns + 2)
        return [_wider(it, arb(share) * size) for it, size in zip(found, sizes, strict=True)]

    def enters(self, equation: Equation, time: int, path: t.Path, array: Tensor, parts: Sequence[Tensor]) -> Tensor:
        head = type(t.at(equation.body, path))
        if not parts or head in _EXACT:
            return array
        return Tensor(array.shape, [self._wide(head, k, it, parts) for k, it in enumerate(array.entries)])

    def _wide(self, head: type, k: int, made: Number, parts: Sequence[Tensor]) -> Number:
        if head in _SUMS:
            terms = [part.entries[k if len(part.entries) > 1 and head is not t.Total else 0] for part in parts]
            terms = [*parts[0].entries] if head is t.Total else terms
            return _wider(made, self._gamma(len(terms) + 1) * sum(map(_size, terms), arb(0)))
        if head in _PRODUCTS:
            return _wider(made, self._gamma(len(parts) + 1) * _size(made))
        return _wider(made, FUNCTION * self.unit * _size(made).max(arb(1)))

    def _gamma(self, count: int) -> fmpq:
        return count * self.unit / (1 - count * self.unit)


def _size(number: Number) -> arb:
    return arb(number).abs_upper()


def _wider(number: Number, radius: arb) -> Number:
    return number if number == 0 and radius == 0 else arb(number) + arb(0, radius.abs_upper())
