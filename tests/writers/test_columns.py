"""Tables of text: what is too wide stands row under row, and its columns stay in line."""

from __future__ import annotations

from symbolic_lstm.page.blocks import Page, Prose, Table
from symbolic_lstm.page.layout import Array, Num
from symbolic_lstm.writers import text
from symbolic_lstm.writers.columns import HARD_SPACE, ruled


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
        "   f  forget gate   [0.00, 0.01, 0.02, 0.03;       [0.00, 0.01, 0.02;",
        "                     0.10, 0.11, 0.12, 0.13]        0.10, 0.11, 0.12]",
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
