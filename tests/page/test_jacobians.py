"""How a vector state depends on itself one step before: matrices, and the row behind each of their numbers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from symbolic_lstm.cli.main import main

EXAMPLE = """schema = 1
title = "Two units, two steps"
cell = "{cell}"
form = "vector"
[weights]
{weights}
[given]
x = [[1], [0.5]]
h_prev = [0.1, 0.2]
c_prev = [0.3, -0.4]
"""
LSTM = "\n".join(
    f"U_{g} = [[0.{k}, 0.2], [0.3, 0.{k}]]\nW_{g} = [[0.{k}], [0.6]]\nb_{g} = [0.1, 0.{k}]"
    for k, g in enumerate("figo", 1)
)


@pytest.fixture
def lstm(tmp_path: Path) -> str:
    file = tmp_path / "two.toml"
    file.write_text(EXAMPLE.format(cell="lstm", weights=LSTM), encoding="utf-8")
    return str(file)


def told(capsys: pytest.CaptureFixture[str], *asked: str) -> Any:
    assert main(["sheet", *asked, "--backward", "-f", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_both_are_matrices_and_say_how_they_come_about(lstm: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = {(one["of"], one["kind"], one["time"]): one for one in told(capsys, lstm)["backward"]}
    direct, total = found["c", "direct", 2], found["c", "total", 2]
    assert [[cell == "0" for cell in row] for row in direct["shown"]] == [[False, True], [True, False]]
    assert direct["stages"][0]["text"] == "diag(f₂)" and direct["name"] == total["name"] == "d_c_prev"
    assert total["stages"][0]["text"] == "(∂c₂ / ∂c₁) + (∂c₂ / ∂h₁) (∂h₁ / ∂c₁)"
    assert not any(cell == "0" for row in total["shown"] for cell in row)
    assert ("h", "total", 2) in found and ("h", "direct", 2) not in found  # no sentence hands h on by itself


def test_one_entry_is_worked_with_every_stage(lstm: str, capsys: pytest.CaptureFixture[str]) -> None:
    (whole,) = told(capsys, lstm, "-q", "total_c@2")["backward"]
    (entry,) = told(capsys, lstm, "-q", "total_c[0,1]@2")["backward"]
    lines = [line for line in entry["stages"] if line["entry"] == [0, 1]]
    assert [line["entry"] for line in whole["stages"] if line["stage"] == "result"][1:] == [
        [0, 0],
        [0, 1],
        [1, 0],
        [1, 1],
    ]
    assert len(lines) > 5 and lines[-1]["text"] == whole["shown"][0][1] == entry["shown"][0][1]
    assert lines[0]["text"].startswith("(u_{f,1,2} × c_{1,1} × f_{2,1} × (1 − f_{2,1}) + u_{i,1,2} × g_{2,1}")
    assert main(["sheet", lstm, "--backward", "-q", "total_c[0,5]@2"]) == 2
    assert "the last is total_c[1,1]" in capsys.readouterr().err
    assert main(["sheet", lstm, "--backward", "-q", "total_x"]) == 2
    assert "no 'total_x'" in capsys.readouterr().err


def test_a_column_on_a_row_is_checked_as_the_matrix_it_is(lstm: str, capsys: pytest.CaptureFixture[str]) -> None:
    (found,) = told(capsys, lstm, "--set", "x=[[1]]", "-q", "d_U_f")["backward"]
    whole = [line for line in found["stages"] if line["entry"] is None]
    assert len(whole) == 3 and not any("note" in line for line in whole)
