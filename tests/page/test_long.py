"""Long sequences and large cells: memory grows with the steps and no faster, and what is too large is refused at once."""

from __future__ import annotations

import gc
import json
import sys

import numpy as np
import pytest

import symbolic_lstm as sl
from symbolic_lstm.errors import CellError, FigureError
from symbolic_lstm.published.spec import parse_example

from .long import example


def held(steps: int, units: int) -> int:
    """How many blocks of memory a sheet holds that has been made and written."""
    worked = parse_example(example(steps, units))
    gc.collect()
    before = sys.getallocatedblocks()
    page = sl.sheet(worked)
    written = page.write("json")
    gc.collect()
    assert written
    return sys.getallocatedblocks() - before


@pytest.mark.parametrize(("units", "fewest"), [(0, 6), pytest.param(0, 24, marks=pytest.mark.judge), (2, 2)])
def test_memory_grows_with_the_steps_and_no_faster(units: int, fewest: int) -> None:
    held(2, units)  # what is kept for all sheets
    some, twice, four = (held(k * fewest, units) for k in (1, 2, 4))
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
