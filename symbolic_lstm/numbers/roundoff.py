"""What a program can give in the arithmetic of a machine, whatever order it adds in: a ball around each figure.

Every operation is rounded to the machine's digits: a sum of k terms in any order errs by no more than γ times the
sum of their sizes, γ = k u / (1 − k u) (Higham, "Accuracy and Stability of Numerical Algorithms", 2002, section
3.1), u half a unit in the last place of 1. The functions of a library are taken to be right within `FUNCTION` such
halves, and what is given as decimals to be rounded once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flint import arb, fmpq

from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.program import Program
from symbolic_lstm.numbers.evaluate import Node, Number
from symbolic_lstm.numbers.machine import EXACT, HALF_UNIT, gamma, rounded_to_machine, size, wider
from symbolic_lstm.numbers.matrix import BallMatrix
from symbolic_lstm.numbers.vector_walk import Givens, Walk
from symbolic_lstm.numbers.vectors import Tensor, matrix_product

#: The working precision, far beyond a machine's.
PRECISION = 256


class _RoundedMatrix(BallMatrix):
    """A given matrix that is applied in the arithmetic of a machine."""

    def __init__(self, rows: Sequence[Sequence[fmpq]], unit: fmpq) -> None:
        super().__init__(rows)
        self.sizes, self.share = BallMatrix([[abs(it) for it in row] for row in rows]), gamma(self.columns + 2, unit)

    def on(self, vector: Sequence[Number]) -> list[Number]:
        sizes = self.sizes.on([size(it) for it in vector])
        return [wider(it, arb(self.share) * most) for it, most in zip(super().on(vector), sizes, strict=True)]


class RoundedWalk(Walk):
    """A walk whose balls hold everything that a machine of some digits can come to."""

    def __init__(self, program: Program, givens: Givens, kind: str) -> None:
        self.unit = HALF_UNIT[kind]
        super().__init__(program, givens, PRECISION, None)
        self.last = True

    def matrix(self, name: str, flipped: bool) -> BallMatrix | None:
        found = super().matrix(name, flipped)
        return found and _RoundedMatrix(found.rows, self.unit)

    def made(self, node: Node, made: Tensor | BallMatrix, known: Mapping[int, Tensor | BallMatrix]) -> Tensor:
        head, array, parts = type(node.term), super().made(node, made, known), [known[p] for p in node.parts]
        tensors = [part for part in parts if isinstance(part, Tensor)]
        if len(tensors) < len(parts) or head in EXACT:  # a given matrix has widened its products itself
            return array
        if head is t.Apply:
            sizes = matrix_product(*(Tensor(part.shape, [size(it) for it in part.entries]) for part in tensors)).entries
            share = gamma(tensors[0].columns + 2, self.unit)
            widened = [wider(it, share * arb(most)) for it, most in zip(array.entries, sizes, strict=True)]
            return Tensor(array.shape, widened)
        return Tensor(array.shape, [self._wide(head, k, it, tensors) for k, it in enumerate(array.entries)])

    def _wide(self, head: type, k: int, made: Number, parts: Sequence[Tensor]) -> Number:
        if head is t.Total:
            terms: Sequence[Number] = parts[0].entries
        else:
            terms = [part.entries[k if len(part.entries) > 1 else 0] for part in parts]
        return rounded_to_machine(head, made, terms, self.unit, typed=1)
