"""A table of gradients: each row is what the backward pass of that value would show, in every format."""

from __future__ import annotations

import json

import pytest

import symbolic_lstm as sl
from symbolic_lstm.cli.main import main
from symbolic_lstm.errors import UsageError
from symbolic_lstm.published.load import load
from symbolic_lstm.request import Request
from symbolic_lstm.request_backward import page_backward
from symbolic_lstm.writers.columns import text_width


def test_a_row_is_what_the_pass_of_its_value_shows() -> None:
    wanted = Request(("d_U_f", "d_f.sum"), table="x=-1..1")
    made = page_backward(load("understanding-lstms"), wanted).about["table"]
    for row, value in zip(made["rows"], ("-1", "0", "1"), strict=True):
        alone = page_backward(load("understanding-lstms"), wanted._replace(table=None, changes=(f"x={value}",)))
        shown = {display.step.name: display.step.shown for display in alone.displays}
        of = {it["name"]: it["shown"] for it in row["figures"]}
        assert row["value"] == value
        assert of["L"] == shown["L"] and of["d_U_f"] == shown["d_U_f"]
        assert shown["d_f.sum"] in of.values()


def test_a_whole_sheet_has_both_tables_and_says_the_gradient_of_what_is_varied() -> None:
    page = page_backward(load("lstm-four-steps"), Request(table="x@2=0..2", steps="none"))
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
        page_backward(load("understanding-lstms"), Request(("d_U_ff",), table="x=1..2"))
