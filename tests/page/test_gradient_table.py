"""A table of gradients: each row is what the backward pass of that value would show, in every format."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

import symbolic_lstm as sl
from symbolic_lstm.cli.main import main
from symbolic_lstm.errors import UsageError
from symbolic_lstm.numbers.figure import figure
from symbolic_lstm.published.load import load
from symbolic_lstm.request import Request
from symbolic_lstm.request_backward import told_backward
from symbolic_lstm.writers.columns import text_width


def test_a_row_is_what_the_pass_of_its_value_shows() -> None:
    wanted = Request(("d_U_f", "d_f.sum"), table="x=-1..1")
    made = told_backward(load("understanding-lstms"), wanted).page.about["table"]
    for row, value in zip(made["rows"], ("-1", "0", "1"), strict=True):
        alone = told_backward(load("understanding-lstms"), wanted._replace(table=None, changes=(f"x={value}",))).page
        shown = {display.step.name: display.step.shown for display in alone.displays}
        of = {it["name"]: it["shown"] for it in row["figures"]}
        assert row["value"] == value
        assert of["L"] == shown["L"] and of["d_U_f"] == shown["d_U_f"]
        assert shown["d_f.sum"] in of.values()


def test_gradients_of_a_table_are_those_of_the_last_step_and_as_many_digits_as_asked_for() -> None:
    wanted = Request(table="x@2=0..1", steps="none", digits="6s")
    page = told_backward(load("lstm-four-steps"), wanted, "h@4^2", "3").page
    example = load("lstm-four-steps")
    x = example.numbers["x"]
    assert isinstance(x, tuple)
    alone = replace(example, numbers={**example.numbers, "x": (x[0], figure("1"), *x[2:])})
    last = told_backward(alone, wanted._replace(table=None, steps=None), "h@4^2", "3").page
    shown = {(it.step.name, it.derivative.time): it.step.shown for it in last.gradients if it.derivative}
    figures = [(it["name"], it["shown"]) for it in page.about["table"]["rows"][1]["figures"]]
    named = {"L": ("L", None), "d_x": ("d_x", 2), "delta_f": ("d_f.sum", 4), "delta_o": ("d_o.sum", 4)}
    assert {(name, shown[place]) for name, place in named.items()} <= {*figures}
    assert len(shown["L", None].replace("0.", "").lstrip("0")) == 6
    said = sl.write(page, "text").split("Other values of x₂")[2]
    assert "δ_{o,4}" in said and "dx₂" in said and "L₄" not in said


def test_a_whole_sheet_has_both_tables_and_says_the_gradient_of_what_is_varied() -> None:
    page = told_backward(load("lstm-four-steps"), Request(table="x@2=0..2", steps="none")).page
    names = {it["name"] for row in page.about["table"]["rows"] for it in row["figures"]}
    assert {"h", "L", "d_x"} <= names
    said = sl.write(page, "text")
    assert said.count("Other values of x₂") == 2
    assert max(map(text_width, said.splitlines())) <= 80


@pytest.mark.parametrize("format", ["text", "latex", "json", "html", "csv", "markdown"])
def test_every_format_has_it(format: str, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["sheet", "--backward", "-q", "d_b_f", "--table", "x=-2..2", "--stage", "result", "-f", format]
    assert main(asked) == 0
    said = capsys.readouterr().out
    assert ".1042" in said
    if format == "json":
        assert len(json.loads(said)["table"]["rows"]) == 5


def test_what_is_no_gradient_is_told() -> None:
    with pytest.raises(UsageError, match="d_U_f"):
        told_backward(load("understanding-lstms"), Request(("d_U_ff",), table="x=1..2"))
