"""What stands under a cell says what the picture shows: figures of single numbers, columns of vectors."""

from __future__ import annotations

import pytest

import symbolic_lstm as sl
from symbolic_lstm.drawing.on_page import drawn_page
from symbolic_lstm.page.blocks import Illustration, Table

FIGURES = "Small figures at the arrows are the sums that go into the gates."
COLUMNS = "Columns at the arrows are the sums that go into the gates."
SHADES = "The stronger the colour of a square, the farther its entry is from 0; a dash marks a negative one."


def example(cell: str, units: int, steps: int = 1) -> sl.Example:
    """A layer with two inputs, of one number where `units` is 0."""
    names = sl.cells.CELLS[cell].parameters
    row = {"U": units, "W": 2, "b": 0}
    weights = {
        it: [[0.5] * row[it[0]]] * units if row[it[0]] else [0.5] * units for it in names
    } if units else dict.fromkeys(names, 0.5)  # fmt: skip
    state = [0.25] * units if units else 0.25
    given = {"x": [[1, -2]] * steps if units else 1, **dict.fromkeys(sl.cells.CELLS[cell].states, state)}
    return sl.example(cell=cell, weights=weights, given=given)


@pytest.mark.parametrize(
    ("cell", "units", "caption"),
    [("lstm", 0, FIGURES), ("lstm", 3, f"{COLUMNS} {SHADES}"), ("lstm", 8, f"{COLUMNS} {SHADES}"), ("gru", 0, ""),
     ("gru", 3, SHADES)],
)  # fmt: skip
def test_the_caption_says_what_is_drawn(cell: str, units: int, caption: str) -> None:
    page = drawn_page(sl.sheet(example(cell, units)), "html")
    drawn = next(it for it in page.blocks if isinstance(it, Illustration) and it.scene.name == "cell")
    assert drawn.caption == ((caption,) if caption else ())


def test_a_sequence_of_one_step_is_told_as_that_step() -> None:
    def told(page: sl.Sheet) -> object:
        table = [it for it in page.blocks if isinstance(it, Table)][1]
        return table.rows[-1][1]

    assert told(sl.sheet(example("lstm", 3))) == ("1, −2",)
    assert told(sl.sheet(example("lstm", 3, 2))) != ("1, −2",)
