"""Lines of places that set LaTeX on a screen: broken where they are too wide for it."""

from __future__ import annotations

import pytest

import symbolic_lstm as sl
from symbolic_lstm.page.blocks import Display, Line, Page
from symbolic_lstm.page.layout import Array, Call, Ident, Layout, Num, Op, Row
from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.writers import latex, latex_maths, typst_maths
from symbolic_lstm.writers.breaks import broken
from symbolic_lstm.writers.latex import aligned
from symbolic_lstm.writers.text_boxes import boxes

from ..articles.articles import checked
from ..page.long import example
from .pages import LONG, STEP, F


def matrix(columns: int) -> Layout:
    return Array(tuple((Num("0.25"),) * columns for _ in range(8)))


def test_a_line_of_wide_matrices_is_broken_and_named_behind_its_last_row() -> None:
    whole = Row((matrix(8), matrix(1), Op("+"), matrix(8), matrix(1), Op("+"), matrix(1)))
    rows = aligned(Display(STEP, (Line("numbers", "=", whole, F),))).split("\n")[1:-1]
    assert len(rows) > 1 and all(row.count(r"\begin{bmatrix}") <= 3 for row in rows)
    assert all(row.startswith(r"&\quad ") for row in rows[1:])
    assert [r"\quad\text{(" in row for row in rows] == [False] * (len(rows) - 1) + [True]


def test_a_matrix_stays_with_its_vector_where_there_is_room() -> None:
    whole = Row((matrix(8), matrix(1), Op("+"), matrix(8), matrix(1)))
    assert aligned(Display(STEP, (Line("numbers", "=", whole, F),))).count(r"\\[0.5em]") == 1


def test_a_long_sum_is_broken_and_a_short_one_is_not() -> None:
    assert aligned(Display(STEP, (Line("formula", "=", LONG, F),))).count(r"&\quad +") == 1
    assert r"&\quad" not in aligned(Display(STEP, (Line("sum", "=", Row((Num("1"), Op("+"), Num("2"))), F),)))


def test_a_long_remark_stands_below_its_line() -> None:
    line = Line(
        "products", "=", Num("0.25"), F, note="and so on, for it is a remark of more letters than there is room for"
    )
    rows = aligned(Display(STEP, (line,))).split("\n")[1:-1]
    assert [row.count(r"\quad\text{") for row in rows] == [1, 1] and rows[0].endswith(r"\quad\text{(products)} \\")


def test_a_column_beside_a_menu_has_narrower_lines_and_remarks() -> None:
    whole = Row((matrix(4), matrix(1), Op("+"), matrix(4), matrix(1)))
    told = "given numbers are shown with 4 decimals and worked with all their digits"
    display = Display(STEP, (Line("numbers", "=", whole, F, note=told),))
    wide, narrow = (aligned(display, room).split("\n")[1:-1] for room in (0.0, latex.COLUMN))
    assert [len(rows) for rows in (wide, narrow)] == [2, 4]
    assert "(given numbers are shown with 4 decimals and worked with" in narrow[2] and "all their digits)" in narrow[3]


#: A line whose bracket closes on another; each part is as tall as what stands in it.
BROKEN = Call(Ident("σ"), (Row((matrix(4), Op("+"), matrix(1), Op("+"), matrix(4))),))


def test_brackets_that_close_on_another_line_are_as_tall_as_what_they_hold() -> None:
    first, *others, last = map(latex_maths.equation, broken(BROKEN, 12))
    assert r"\sigma \left( \begin{bmatrix}" in first and first.endswith(r"\end{bmatrix} \right.")
    assert last.startswith((r"+ \left. \begin{bmatrix}", r"\left. \begin{bmatrix}")) and last.endswith(r"\right)")
    assert [r"\left" in line for line in others] == [False] * len(others)


def test_typst_lets_them_grow_too() -> None:
    first, *_, last = map(typst_maths.equation, broken(BROKEN, 12))
    assert r"σ lr(\( mat(" in first and first.endswith(" )") and "lr( mat(" in last and last.endswith(r"\))")
    assert typst_maths.equation(broken(LONG, 20)[0]).count("lr(") == 0, "small ones keep their size"


def test_in_text_they_are_as_tall_as_the_matrices() -> None:
    one = Array(((Num("1"),), (Num("2"),)))
    lines = boxes(Call(Ident("σ"), (Row((one, Op("+"), one, Op("+"), one)),)), 12).lines
    assert [line.rstrip() for line in lines] == ["σ⎛ ⎡1⎤ + ⎡1⎤", " ⎝ ⎣2⎦   ⎣2⎦", "  + ⎡1⎤ ⎞", "    ⎣2⎦ ⎠"]


def found(page: Page, name: str, room: float, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, str]]:
    """What our own reader finds in a page whose lines are broken at `room`."""
    monkeypatch.setattr(latex, "SCREEN", room)
    text = sl.write(page, "markdown" if name.endswith("md") else "notebook", pictures=False)
    assert (r"&\quad" in text.replace("\\\\", "\\")) == (room < 100)
    return [(it.verdict, it.printed, it.expression) for it in checked(text, name).findings]


@pytest.mark.parametrize(("units", "name", "room"), [(3, "a.md", 12), (8, "a.ipynb", 35)])
def test_every_step_of_a_broken_line_is_read_as_one(
    units: int, name: str, room: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, *_, cell, hidden = sl.sheet(parse_example(example(1, units)), entries="0").displays
    page = Page("a gate and the states", (gate, cell, hidden))
    whole = found(page, name, 1_000, monkeypatch)
    assert len(whole) > 20 and found(page, name, room, monkeypatch) == whole
