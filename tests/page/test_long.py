"""Long sequences and large cells: memory grows with the steps and no faster, and what is too large is refused at once."""

from __future__ import annotations

import json

import numpy as np
import pytest

import symbolic_lstm as sl
from symbolic_lstm.errors import CellError, FigureError
from symbolic_lstm.published.example import Example
from symbolic_lstm.published.spec import parse_example

from ..memory import blocks_held, in_fresh_process
from .long import example


def written(worked: Example) -> object:
    page = sl.sheet(worked)
    return page, page.write("json")


def held(units: int, *steps: int) -> list[int]:
    """How many blocks of memory sheets of sequences hold that have been made and written; the first is not counted."""
    return [blocks_held(written, parse_example(example(count, units))) for count in (2, *steps)][1:]


@pytest.mark.parametrize(
    ("units", "fewest"),
    [(0, 6), pytest.param(0, 24, marks=pytest.mark.judge), pytest.param(2, 5, marks=pytest.mark.judge)],
)
def test_memory_grows_with_the_steps_and_no_faster(units: int, fewest: int) -> None:
    some, twice, four = in_fresh_process(held, units, fewest, 2 * fewest, 4 * fewest)
    assert 0 < some < twice < four
    assert four - twice < 3 * (twice - some)  # twice as much, and four times where memory grew with the square


def test_json_is_what_its_records_are() -> None:
    page = sl.sheet(parse_example(example(3)))
    assert page.write("json") == json.dumps(page.records(), ensure_ascii=False, indent=2) + "\n"
    page = sl.narrate(parse_example(example(1)))
    empty = type(page)("", (), {"schema": "s"})
    assert sl.write(empty, "json") == json.dumps({"schema": "s", "steps": []}, indent=2) + "\n"


def test_what_is_too_large_is_refused_before_it_is_worked() -> None:
    large = np.zeros((4096, 4096))
    with pytest.raises(FigureError, match="an array of 16777216 numbers is too large; at most 2000000"):
        sl.sheet(parse_example(example(1, 2)), changes={f"U_{gate}": large for gate in "figo"})
    with pytest.raises(
        FigureError, match="4096 units, 2 inputs and 1 step are about 100712448 products; at most 100000"
    ):
        sl.sheet(parse_example(example(1, 2)), changes={"h_prev": np.zeros(4096), "c_prev": np.zeros(4096)})
    with pytest.raises(CellError, match="a sequence has 1 to 10000 steps, not 10001"):
        sl.sheet(parse_example(example(1)), changes={"x": np.zeros(10_001)})
    with pytest.raises(FigureError, match="8 units, 8 inputs and 3000 steps"):
        sl.sheet(parse_example(example(1, 8)), changes={"x": np.zeros((3000, 8))})
