"""A line worked for many values of one of its names: each row is what the line comes to by itself."""

from __future__ import annotations

import csv
import io

import pytest

import symbolic_lstm as sl
from symbolic_lstm.errors import FigureError, UsageError
from symbolic_lstm.page.blocks import Table
from symbolic_lstm.request import Request, page_of_line

LINE = "sigma(w*x + b)"


def asked(table: str, *changes: str, language: str | None = None) -> Request:
    return Request(changes=("w=2", "b=1", *changes), table=table, language=language)


def test_each_row_is_what_the_line_comes_to_with_its_number() -> None:
    page = page_of_line(LINE, asked("x=-3..3"))
    table = page.blocks[-1]
    assert isinstance(table, Table) and page.varied is not None
    alone = [page_of_line(LINE, Request(changes=("w=2", "b=1", f"x={x}"))).displays[0].step.shown for x in range(-3, 4)]
    assert (
        [row[1][0] for row in table.rows] == alone == ["0.00669", "0.0474", "0.269", "0.731", "0.953", "0.993", "0.999"]
    )
    assert [row["figures"][0]["shown"] for row in page.varied["rows"]] == alone


def test_the_number_that_is_set_is_worked_else_the_first() -> None:
    shown = {"set": asked("x=0..2", "x=2"), "first": asked("x=0..2")}
    assert {k: page_of_line(LINE, it).displays[0].step.shown for k, it in shown.items()} == {
        "set": "0.993",
        "first": "0.731",
    }


def test_it_reaches_every_format() -> None:
    page = page_of_line("y = x^2", Request(table="x=1..3"))
    rows = list(csv.DictReader(io.StringIO(str(sl.write(page, "csv")))))
    assert [(row["value"], row["shown"]) for row in rows[1:]] == [("1", "1.00"), ("2", "4.00"), ("3", "9.00")]
    assert "0,0474" in str(sl.write(page_of_line(LINE, asked("x=-2..0", language="de")), "text"))


@pytest.mark.parametrize(
    ("line", "table", "told"),
    [
        ("1/x", "x=-1..1", "in the table, with x = 0: division by zero"),
        ("w*x", "x[0]=1..2", "of one number, as x=-10..10, not of x"),
        ("w*x", "x=[[1, 2]]", "of one number"),
    ],
)
def test_what_makes_no_table_is_said(line: str, table: str, told: str) -> None:
    with pytest.raises((UsageError, FigureError), match=told.replace("[", r"\[")):
        page_of_line(line, Request(changes=("w=2",) if "w" in line else (), table=table))
