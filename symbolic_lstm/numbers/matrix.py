"""A matrix of given numbers on a vector: by python-flint's matrices, exact where an entry of the result is.

An entry is exact as long as every product in it is: of rationals, or with a weight that is 0. Everything else is a
ball from `arb_mat`, whose products are rounded once for a whole row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flint import arb, arb_mat, ctx, fmpq, fmpz, fmpz_mat

from symbolic_lstm.errors import FigureError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.numbers.evaluate import EVALUATE, Number
from symbolic_lstm.numbers.figure import WRITTEN

_plus, _times = EVALUATE[t.Plus], EVALUATE[t.Times]


class BallMatrix:
    """Rows of exact numbers, turned into balls once for each precision."""

    def __init__(self, rows: Sequence[Sequence[fmpq]]) -> None:
        self.rows = rows
        self.columns = len(rows[0])
        self.full = all(bool(entry) for row in rows for entry in row)  # no entry is 0
        self.bottom, self.bits, whole = _over_one(entry for row in rows for entry in row)
        self.whole = fmpz_mat(len(rows), self.columns, whole) if whole else None
        self.balls: dict[int, arb_mat] = {}

    def on(self, vector: Sequence[Number]) -> list[Number]:
        """The product with a vector, at the precision that is set."""
        inexact = [k for k, entry in enumerate(vector) if isinstance(entry, arb)]
        if not inexact:
            return self._exactly([entry for entry in vector if isinstance(entry, fmpq)])
        if (precision := ctx.prec) not in self.balls:
            self.balls[precision] = arb_mat(len(self.rows), self.columns, [arb(it) for row in self.rows for it in row])
        product = self.balls[precision] * arb_mat(self.columns, 1, [arb(entry) for entry in vector])
        found: list[Number] = [*product.entries()]
        if not self.full:
            for k, row in enumerate(self.rows):
                if not any(row[j] for j in inexact):
                    found[k] = _row(row, vector)
        return found

    def _exactly(self, vector: list[fmpq]) -> list[Number]:
        bottom, bits, whole = _over_one(vector)
        below = self.bottom * bottom
        # no sum on the way is larger than this, so none has to become a ball
        largest = int(below).bit_length() + self.bits + bits + self.columns.bit_length()
        if self.whole is None or not whole or largest >= WRITTEN:
            return [_row(row, vector) for row in self.rows]
        return [fmpq(top, below) for top in (self.whole * fmpz_mat(self.columns, 1, whole)).entries()]


def position(number: Number) -> int:
    """The place that a slice names; raises `FigureError` for a number that is no place."""
    if isinstance(number, arb) or number.q != 1:
        raise FigureError("an entry is named by a whole number")
    return int(number.p)


def _row(row: Sequence[fmpq], vector: Sequence[Number]) -> Number:
    return _plus(*map(_times, row, vector))


def _over_one(numbers: Iterable[fmpq]) -> tuple[fmpz, int, list[fmpz]]:
    """Rationals over their least common denominator: that, the bits of the largest numerator, all numerators.

    No numerators where the denominator would be too large to be written out.
    """
    listed = list(numbers)
    bottom = fmpz(1)
    for below in {number.q for number in listed}:
        bottom = bottom.lcm(below)
        if int(bottom).bit_length() > WRITTEN:
            return bottom, WRITTEN, []
    tops = [number.p * (bottom // number.q) for number in listed]
    return bottom, max((int(abs(top)).bit_length() for top in tops), default=0), tops
