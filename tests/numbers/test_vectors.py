"""Numbers, vectors and matrices by the one walk: shapes as on paper, and what a machine can come to."""

from __future__ import annotations

import pytest
from flint import arb, fmpq

from symbolic_lstm.errors import FigureError
from symbolic_lstm.maths.cell import cell
from symbolic_lstm.maths.program import unroll
from symbolic_lstm.maths.reader import read
from symbolic_lstm.numbers.figure import figure
from symbolic_lstm.numbers.given_grids import Grid, Placed
from symbolic_lstm.numbers.roundoff import RoundedWalk
from symbolic_lstm.numbers.vector_walk import Givens
from symbolic_lstm.numbers.vectors import NoValueError, Tensor, whole_code
from symbolic_lstm.numbers.walk import work


def worked(line: str) -> Tensor:
    laid = whole_code(read(line))
    known: dict[int, Tensor] = {}
    return work(laid, range(len(laid.nodes)), known)[len(laid.nodes) - 1]


@pytest.mark.parametrize(
    ("line", "rows", "columns", "entries"),
    [
        ("[1, 2; 3, 4] @ [5; 6]", 2, 1, (17, 39)),
        ("[1, 2; 3, 4] @ [5, 6; 7, 8]", 2, 2, (19, 22, 43, 50)),
        ("[1; 2] @ [3, 4; 5, 6]", 1, 2, (13, 16)),  # a vector before its matrix is a row
        ("2 @ [3; 4]", 2, 1, (6, 8)),
        ("flip([1; 2; 3])", 1, 3, (1, 2, 3)),
        ("flip([1, 2; 3, 4])", 2, 2, (1, 3, 2, 4)),
        ("[1; 2] + flip([3; 4])", 2, 1, (4, 6)),  # how a vector lies is notation
        ("outer([1; 2], [3; 4])", 2, 2, (3, 4, 6, 8)),
        ("total([1; 2; 3]) * [1; 2]", 2, 1, (6, 12)),
        ("softmax([0; 0])", 2, 1, (fmpq(1, 2), fmpq(1, 2))),
    ],
)
def test_shapes_and_entries(line: str, rows: int, columns: int, entries: tuple[int, ...]) -> None:
    made = worked(line)
    assert (made.rows, made.columns, tuple(made.entries)) == (rows, columns, entries)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("[1; 2; 3] + [1; 2]", "the sizes do not fit: 2×1 and 3×1"),
        ("[1, 2; 3, 4] @ [5; 6; 7]", "the sizes do not fit: 2×2 and 3×1"),
        ("b + [1; 2]", "there is no number for b"),
    ],
)
def test_what_does_not_fit_is_said(line: str, why: str) -> None:
    with pytest.raises(FigureError, match=why):
        worked(line)


def test_the_entry_without_a_value_is_named() -> None:
    with pytest.raises(NoValueError) as fault:
        worked("1 / [1, 2; 0, 4]")
    assert fault.value.index == (1, 0)


def test_a_matrix_that_was_computed_is_widened_as_a_given_one() -> None:
    """In single precision 1/3 + 1/3 is not 2/3; the ball of a product holds that, whoever made the matrix."""
    made = cell("made", "made", "C = 1 * C_prev\nh = C @ x", sizes={"C_prev": ("n", "n")})
    program = unroll(made, 1, "vector", hidden=2, inputs=2)
    third: Grid = figure("0.3333333333333333")
    grids = {("C", 0): (((third, third), (third, third)), (2, 2)), ("x", 1): ((third, third), (2,))}
    walk = RoundedWalk(program, Givens(Placed(grids)), "float32")
    entry = walk.array("h", 1).at((0,))
    assert isinstance(entry, arb)
    assert float(entry.rad()) > 4 * 2**-24 * 2 / 9
