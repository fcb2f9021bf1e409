"""Tables of text: what is too wide stands row under row, and its columns stay in line."""

from __future__ import annotations

import pytest

import symbolic_lstm as sl
from symbolic_lstm.page.blocks import Page, Prose, Table
from symbolic_lstm.page.layout import Array, Num
from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.request import Request, page_of
from symbolic_lstm.writers import text
from symbolic_lstm.writers.columns import HARD_SPACE, ruled, text_width

from ..page.long import example


def matrix(rows: int, columns: int) -> Prose:
    return (Array(tuple(tuple(Num(f"0.{r}{c}") for c in range(columns)) for r in range(rows))),)


def table(*cells: Prose) -> str:
    head = (("",), *((f"M{k}",) for k, _ in enumerate(cells)))
    return text.write(Page("", (Table(head, ((("f", "  forget gate"), *cells),), "l" * (len(cells) + 1)),)))


def test_a_table_that_fits_keeps_its_matrices_in_a_line() -> None:
    assert table(matrix(2, 2), matrix(1, 3)) == (
        "                    M0                         M1\n"
        "   ──────────────────────────────────────────────────────────────\n"
        "   f  forget gate   [0.00, 0.01; 0.10, 0.11]   [0.00, 0.01, 0.02]\n"
        "   ──────────────────────────────────────────────────────────────\n"
    )


def test_a_wide_table_has_its_matrices_row_under_row() -> None:
    lines = [line.rstrip() for line in table(matrix(2, 4), matrix(2, 3)).splitlines()]
    assert lines[2:4] == [
        "   f  forget gate   ⎡0.00  0.01  0.02  0.03⎤   ⎡0.00  0.01  0.02⎤",
        "                    ⎣0.10  0.11  0.12  0.13⎦   ⎣0.10  0.11  0.12⎦",
    ]


def test_a_row_that_is_too_long_is_broken_where_it_must() -> None:
    lines = table(matrix(1, 12), matrix(1, 12)).splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[2].index("[", 25) == lines[0].index("M1")


def test_columns_of_numbers_wrap_before_a_matrix_is_torn() -> None:
    matrix = f"[−2.7112,{HARD_SPACE}−1.8890; {HARD_SPACE}−0.1748,{HARD_SPACE}−0.4222]"
    lines = ruled(
        ["", "W", "b", "U", "b"], [["cell gate", matrix, "−0.5140, −1.6481", matrix, "−0.0983, 0.0955"]], "lllll"
    )
    assert "[−2.7112, −1.8890;" in lines[2] and max(map(len, lines)) <= 77


def test_matrices_that_have_no_room_beside_each_other_have_a_table_each() -> None:
    lines = table(matrix(3, 8), matrix(3, 8)).splitlines()
    assert max(map(len, lines)) <= 80
    assert [line.strip() for line in lines if "M" in line] == ["M0", "M1"]
    assert sum("f  forget gate   ⎡0.00  0.01" in line for line in lines) == 2


def test_a_matrix_wider_than_a_line_stands_below_its_name_and_its_rows_go_on() -> None:
    lines = table(matrix(2, 20)).splitlines()
    assert max(map(len, lines)) <= 80
    assert any(line.strip() == "f  forget gate" for line in lines)
    assert sum(line.count("0.") for line in lines) == 40


@pytest.mark.parametrize(
    ("notation", "units", "rounding"),
    [("keras", 8, 'digits = 4\ncarry = "full"'), ("standard", 3, 'digits = 15\ncarry = "full"')],
)
def test_no_line_of_a_sheet_is_wider_than_eighty(notation: str, units: int, rounding: str) -> None:
    wanted = Request(("f", "c"), notation=notation, entries="0")
    said = sl.write(page_of(parse_example(example(1, units, rounding)), wanted), "text")
    assert [line for line in said.splitlines() if text_width(line) > 80] == []


def test_a_matrix_and_its_vector_are_parted_where_nothing_else_helps() -> None:
    page = page_of(parse_example(example(1, 8)), Request(("f",), ("numbers",), notation="d2l"))
    lines = sl.write(page, "text").splitlines()
    row = next(k for k, line in enumerate(lines) if "σ([" in line)
    assert lines[row].index("[") < lines[row + 1].index("⎡") < 20
