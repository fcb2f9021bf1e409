"""A table beside the worked example: every row is what a sheet of that value would show, in every format."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import numpy
import pytest

import symbolic_lstm as sl
from symbolic_lstm.cli.main import main
from symbolic_lstm.errors import FigureError, UsageError
from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.published.sweep import sweep
from symbolic_lstm.writers import FORMATS

from ..weights.models import torch_state
from .test_words_of_vectors import ONE_STEP


def test_every_row_is_what_a_sheet_of_that_value_shows() -> None:
    made = sl.sheet("understanding-lstms", table="x=-10..10:5")
    for row, value in zip(made.about["table"]["rows"], (-10, -5, 0, 5, 10), strict=True):
        alone = sl.sheet("understanding-lstms", changes={"x": value})
        assert row["value"] == str(value)
        assert {it["name"]: it["shown"] for it in row["figures"]} == {it.name: it.shown for it in alone.results}
    said = made.write("text")
    assert "Other values of xₜ" in said and "−10   6.27×10⁻⁶" in said


@pytest.mark.parametrize(
    ("wanted", "values"),
    [
        ("x=-10..10:10", ["-10", "0", "10"]),
        ("x = 0.5..-0.5 : -0.5", ["0.5", "0.0", "-0.5"]),
        ("x=3..1", ["3", "2", "1"]),
        ("x=0..1:0.3", ["0.0", "0.3", "0.6", "0.9"]),
        ("x=2.70, 1e-3", ["2.70", "1e-3"]),
        ("x=[1, 1/2]", ["1", "0.5"]),
        ({"x": range(2)}, ["0", "1"]),
        ({"x": "1..2"}, ["1", "2"]),
        ({"x": (0.1, "0.20")}, ["0.1", "0.20"]),
    ],
)
def test_values_are_counted_up_in_decimals_or_listed(wanted: object, values: list[str]) -> None:
    assert [it.text for it in sweep(wanted).values] == values  # type: ignore[arg-type, union-attr]


def test_any_given_quantity_an_entry_of_it_or_a_step_of_it() -> None:
    two = parse_example(ONE_STEP)
    made = sl.sheet(two, table="W_f[0,1]=-1..1")
    plain = sl.sheet(two, changes={"W_f": [["-0.70", "1"], ["0.20", "0.90"]]})
    assert made.about["table"]["rows"][2]["figures"][-1]["shown"] == plain.displays[-1].step.shown
    whole = sl.sheet(two, table={"x": [[1, 0], ["0.5", "-1"]]})
    assert "[0.5, −1]" in whole.write("text") or "0.5, −1" in whole.write("text")
    for of, change in (("x@4", {"x": "[1, 2, 3, 0]"}), ("U_o", {"U_o": "0"}), ("c_prev", {"c_prev": 0})):
        row = sl.sheet("lstm-four-steps", table=f"{of}=0").about["table"]["rows"][0]
        assert row["figures"][-1]["shown"] == sl.sheet("lstm-four-steps", changes=change).displays[-1].step.shown


def test_an_example_without_an_input_is_worked_for_the_first_value(tmp_path: Path) -> None:
    numpy.savez(tmp_path / "m.npz", **torch_state(2, 2))
    assert main(["import", str(tmp_path / "m.npz"), "--layer", "lstm", "-o", str(tmp_path / "m.toml")]) == 0
    made = sl.sheet(tmp_path / "m.toml", table={"x": [[1, 0], [0, 1]]})
    for row, x in zip(made.about["table"]["rows"], ([1, 0], [0, 1]), strict=True):
        assert row["figures"][-1]["shown"] == sl.sheet(tmp_path / "m.toml", changes={"x": x}).displays[-1].step.shown


def test_of_a_sequence_the_last_step_and_with_a_quantity_that_alone() -> None:
    made = sl.sheet("lstm-four-steps", table="x@1=0..3")
    assert {it["time"] for row in made.about["table"]["rows"] for it in row["figures"]} == {4}
    assert "The figures are those of step 4." in made.write("text")


@pytest.mark.parametrize(
    "format", [name for name in FORMATS if name not in ("svg", "png", "pdf", "docx", "odt", "epub")]
)
def test_every_format_has_the_rows(format: str) -> None:
    said = sl.sheet("understanding-lstms", table="x=-31..-29").write(format, pictures=False)
    assert "31" in str(said) and "29" in str(said)


def test_csv_has_the_example_and_then_the_rows() -> None:
    made = sl.sheet("understanding-lstms", table="x=1..2")
    rows = list(csv.DictReader(io.StringIO(str(made.write("csv")))))
    assert [(row["of"], row["value"]) for row in rows] == [("", "")] * 6 + [("x", "1")] * 6 + [("x", "2")] * 6
    assert rows[0]["shown"] == rows[6]["shown"] == "0.997" and rows[12]["name"] == "f"


def test_the_command_line_has_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sheet", "--table", "x=-10..10", "-q", "f", "--stage", "result", "-f", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert len(found["table"]["rows"]) == 21 and found["table"]["rows"][0]["figures"][0]["shown"] == "6.27e-6"


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ("x", "write a name and its values"),
        ("x=", "has no row"),
        ("x=1..-5:1", "do not lead"),
        ("x=0..1:0", "do not lead"),
        ("x=-1e9..1e9", "2000000001 values; at most 1000"),
        ("x=0..1e-70:1e-71", "more than 60 decimals"),
        ("x=a..b", "'a' is no decimal number"),
        ("x=nan", "must be finite"),
        ("f=1..2", "no number 'f'"),
        ("x.sum=1..2", "of a given number"),
        ("x[0]=1..2", r"no x\[0\]"),
        ("x@2=1..2", "names step 2"),
        ("W_f@1=1..2", "W_f has none"),
        ("x=[[1, 2]]", "give one for each row"),
        ({"x": [1], "W_f": [2]}, "of one quantity"),
        ({"x": 3}, "takes a list of values"),
        (3, "a table is a text"),
    ],
)
def test_what_is_no_table_is_told(wanted: object, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        sl.sheet("understanding-lstms", table=wanted)  # type: ignore[arg-type]


def test_a_value_without_a_result_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    text = 'schema = 1\ntitle = "L"\n[cell]\nname = "l"\nsentences = "y = log(x)"\n[given]\nx = 1\n'
    with pytest.raises(FigureError, match="in the table, with x = 0: "):
        sl.sheet(parse_example(text), table="x=1..0")
    assert (
        main(["sheet", "--backward", "--table", "y=1..2"]) == 2 and main(["sheet", "-e", "1+1", "--table", "x=1"]) == 2
    )
    with pytest.raises(UsageError, match="name a step, as in x@4"):
        sl.sheet("lstm-four-steps", table="x=1..2")
