"""Sequences on paper: thirty steps take eight pages, and what has no room there is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import symbolic_lstm as sl
from symbolic_lstm.drawing.on_page import drawn_page
from symbolic_lstm.page.blocks import Display, Heading, Page, Table
from symbolic_lstm.page.layout import Num
from symbolic_lstm.published.load import load
from symbolic_lstm.writers.fewer_steps import fewer_steps
from symbolic_lstm.writers.long_tables import in_columns
from symbolic_lstm.writers.outline import page_outline
from symbolic_lstm.writers.pdf import write
from symbolic_lstm.writers.set_out import set_out
from symbolic_lstm.writers.short_steps import arranged, is_short, parted
from symbolic_lstm.writers.typst import document
from symbolic_lstm.writers.typst_short import paper_of

from ..pdf_pages import TYPST, assert_full

#: Of the shelf: what fits easily, what has an output and a loss, doubles, a Gated Recurrent Unit, one in Persian.
EXAMPLES = (
    "understanding-lstms", "lstm-four-steps", "lstm-four-steps-doubles", "lecture-5-lstm", "statquest-nn-lstm",
    "zhtw-lstm-showcase", "curriculum-gru", "lstm-persian-one-step", "housing-lstm", "lstm-shared-weight",
)  # fmt: skip


def sequence(name: str, steps: int, **how: object) -> sl.Sheet:
    """An example of the shelf over so many steps."""
    inputs = {
        given: [str((factor * k % 199 - 99) / 100) for k in range(1, steps + 1)]
        for given, factor in zip(load(name).cell.inputs, (37, 53, 71), strict=False)
    }
    return sl.sheet(name, changes=inputs, **how)  # type: ignore[arg-type]


def steps_of(page: Page) -> list[int]:
    return sorted({block.step.time for block in page.blocks if isinstance(block, Display) and block.step.time})


@pytest.mark.judge
@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("how", [{}, {"digits": 4}, {"digits": 8, "language": "fr"}], ids=["own", "4", "8 fr"])
def test_thirty_steps_take_eight_pages(name: str, how: dict[str, object], tmp_path: Path) -> None:
    page = drawn_page(sequence(name, 30, **how), "pdf")
    for paper in ("a4", "us-letter"):
        file = tmp_path / f"{paper}.pdf"
        file.write_bytes(write(page, paper))
        found = assert_full(file, TYPST, f"{name}, {paper}")
        assert len(found) <= 8, paper


def test_no_step_that_has_room_is_left_out() -> None:
    page = set_out(drawn_page(sequence("understanding-lstms", 30), "pdf"), breaks=True)
    assert fewer_steps(page, paper_of("a4")) is page
    assert steps_of(page) == [*range(1, 31)]


def test_steps_without_room_are_named_and_the_last_one_stays() -> None:
    page = set_out(drawn_page(sequence("understanding-lstms", 90), "pdf"), breaks=True)
    fewer = fewer_steps(page, paper_of("a4"))
    (told,) = [
        it.text for it in fewer.blocks if isinstance(it, Heading) and it.aside.startswith("worked in the same way")
    ]
    kept = steps_of(fewer)
    assert told == (f"Steps {kept[-2] + 1} to 89",)
    assert kept == [*range(1, kept[-2] + 1), 90]
    assert len(kept) > 30
    assert [it for it in fewer.blocks if isinstance(it, Table)] == [it for it in page.blocks if isinstance(it, Table)]


def test_the_document_has_every_line_of_its_steps_in_columns() -> None:
    page = set_out(drawn_page(sequence("lstm-four-steps", 12), "pdf"), breaks=True)
    short = [section for section in page_outline(page, deepest=6).sections if is_short(section)]
    found = arranged(short, paper_of("a4"))
    assert found.columns > 1
    lines = [line for block in short[0].blocks if isinstance(block, Display) for line in block.lines]
    for columns in (1, 2, 3, 20):
        assert [line for part in parted(lines, columns, found.room) for line in part] == lines
    assert document(page).count("#grid(columns: (1fr,)") == 1


@given(rows=st.integers(1, 120), room=st.floats(5.0, 60.0))
def test_a_long_table_in_columns_has_its_rows_in_order(rows: int, room: float) -> None:
    cells = tuple(((Num(str(k)),),) for k in range(rows))
    parts = in_columns(Table((("n",),), cells, "d"), room)
    assert tuple(row for beside in parts for it in beside for row in it.rows) == cells
    assert all(len(it.rows) <= len(beside[0].rows) for beside in parts for it in beside)
    assert len(parts) == 1 or all(len(beside[0].rows) <= 8 for beside in parts)
