"""A layer of real size is worked: chosen entries derived, everything else by matrices, all digits proved."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import symbolic_lstm as sl
from symbolic_lstm.cli import waiting
from symbolic_lstm.cli.main import main
from symbolic_lstm.errors import FigureError
from symbolic_lstm.maths.program import Let, Program
from symbolic_lstm.numbers import budget, enclose, layer_trace
from symbolic_lstm.published import outside_numbers

from .models import torch_forward, torch_state


@pytest.mark.parametrize(
    ("units", "inputs", "steps"), [(24, 9, 6), pytest.param(128, 64, 100, marks=pytest.mark.judge)]
)
def test_chosen_entries_of_a_layer(
    units: int, inputs: int, steps: int, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    state = {name: array / 4 for name, array in torch_state(units, inputs, dtype=np.float64).items()}
    x = np.random.default_rng(3).normal(size=(steps, inputs)).round(3)
    np.savez(tmp_path / "m.npz", **state)
    mine = tmp_path / "my.toml"
    assert main(["import", str(tmp_path / "m.npz"), "-o", str(mine)]) == 0
    asked = ["-q", f"h[0]@{steps}", "-q", f"f[{units - 1}]@2", "-f", "json"]
    assert main(["sheet", str(mine), "--set", f"x={x.tolist()}", *asked]) == 0
    f, h = json.loads(capfd.readouterr().out)["steps"]
    assert (f["name"], f["time"], h["name"], h["time"]) == ("f", 2, "h", steps)
    assert np.allclose(np.array(h["full_lower"], float), torch_forward(state, x)["h"], rtol=0, atol=1e-12)
    assert {tuple(line["entry"]) for line in f["stages"] if line.get("entry")} == {(units - 1,)}
    assert max(float(u) - float(low) for low, u in zip(h["full_lower"], h["full_upper"], strict=True)) < 1e-12


def test_a_whole_sheet_of_a_layer_is_refused_before_it_is_worked(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    np.savez(tmp_path / "m.npz", **torch_state(16, 4))
    mine = tmp_path / "my.toml"
    assert main(["import", str(tmp_path / "m.npz"), "-o", str(mine)]) == 0
    capfd.readouterr()
    assert main(["sheet", str(mine), "--set", f"x={[[0] * 4] * 1100}"]) == 2
    assert "about 2112000 products; at most 100000 a step and 2000000 in all" in (said := capfd.readouterr().err)
    assert 'choose entries, as with --entries 0 or -q "h[0]"' in said
    assert main(["sheet", str(mine), "--set", f"x={[[0] * 4] * 1100}", "-q", "h[0]", "--digits", "auto"]) == 2
    assert "auto digits need them all: say how many" in capfd.readouterr().err
    with pytest.raises(FigureError, match="choose entries"):
        sl.sheet(str(mine), changes={"x": [[0] * 4] * 1100})


def test_chosen_entries_are_worked_where_a_whole_sheet_would_be_too_much(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    np.savez(tmp_path / "m.npz", **torch_state(16, 4))
    mine, given = tmp_path / "my.toml", ["--set", f"x={[[0.5, -1, 2, 0.25]] * 3}", "--format", "json"]
    assert main(["import", str(tmp_path / "m.npz"), "-o", str(mine)]) == 0
    capfd.readouterr()
    assert main(["sheet", str(mine), *given, "-q", "h[3]@3"]) == 0
    (alone,) = json.loads(capfd.readouterr().out)["steps"]
    monkeypatch.setattr(budget, "MOST_A_STEP", 1000)
    assert main(["sheet", str(mine), *given]) == 2
    assert "at most 1000 a step" in capfd.readouterr().err
    assert main(["sheet", str(mine), *given, "--entries", "3", "--steps", "3"]) == 0
    last = json.loads(capfd.readouterr().out)["steps"][-1]
    assert last["shown"] == alone["shown"] and last["name"] == "h" and last["time"] == 3
    assert [it for it in last["stages"] if it["entry"]] == [it for it in alone["stages"] if it["entry"]]
    monkeypatch.setattr(budget, "CHOSEN", 1)
    assert main(["sheet", str(mine), *given, "--entries", "3"]) == 2
    assert 'choose entries, as with -q "h[0]"' in capfd.readouterr().err


def test_of_a_sheet_of_chosen_entries_no_other_sentence_is_worked(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    np.savez(tmp_path / "m.npz", **torch_state(16, 4))
    mine = tmp_path / "my.toml"
    assert main(["import", str(tmp_path / "m.npz"), "-o", str(mine)]) == 0
    capfd.readouterr()
    worked: list[str] = []
    walks: list[tuple[int, bool]] = []
    work, walk = layer_trace.work_sentence, layer_trace.Walk

    def counted(let: Let, key: str, *others: Any) -> Any:
        worked.append(key)
        return work(let, key, *others)

    def walked(program: Program, givens: Any, precision: int, show: Any) -> Any:
        walks.append((precision, show is None))
        return walk(program, givens, precision, show)

    monkeypatch.setattr(layer_trace, "work_sentence", counted)
    monkeypatch.setattr(enclose, "work_sentence", counted)
    monkeypatch.setattr(layer_trace, "Walk", walked)
    for carry in ("full", "shown"):
        worked.clear(), walks.clear()
        given = ["--set", f"x={[[0.5, -1, 2, 0.25]] * 4}", "--steps", "2", "--entries", "1", "--carry", carry]
        assert main(["sheet", str(mine), *given, "--format", "json"]) == 0
        steps = json.loads(capfd.readouterr().out)["steps"]
        derived = {f"{it['name']}[1]@{it['time']}" for it in steps if any(line["entry"] for line in it["stages"])}
        assert set(worked) >= derived == {f"{name}[1]@2" for name in "figoch"}
        assert len(set(walks)) == len(walks) <= 2 + (carry == "shown")
        if carry == "full":  # at each precision once
            assert set(worked) == derived and len(worked) <= 2 * len(derived)


def test_a_model_too_large_is_refused_before_it_is_worked(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for units, told in (
        (4096, "lstm.weight_hh_l0 has 67108864 numbers; at most"),
        (550, "U_i of the layer has 302500 entries"),
    ):
        state = {name: np.broadcast_to(np.float32(0), array) for name, array in {
            "lstm.weight_ih_l0": (4 * units, 2), "lstm.weight_hh_l0": (4 * units, units)}.items()}  # fmt: skip
        if units < 4096:
            np.savez(tmp_path / "m.npz", **state)
        else:
            from symbolic_lstm.weights.find import layer

            with pytest.raises(sl.SymbolicLstmError, match=re.escape(told)):
                layer(state)
            continue
        assert main(["import", str(tmp_path / "m.npz"), "-o", str(tmp_path / "my.toml")]) == 2
        assert told in capfd.readouterr().err


def test_what_is_too_large_is_refused_before_its_numbers_are_read(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    np.savez(tmp_path / "m.npz", **torch_state(16, 4))
    mine = tmp_path / "my.toml"
    assert main(["import", str(tmp_path / "m.npz"), "-o", str(mine)]) == 0
    monkeypatch.setattr(outside_numbers, "given", None)  # nobody makes figures of the arrays
    monkeypatch.setattr(budget, "MOST_A_STEP", 100)
    assert main(["sheet", str(mine), "--set", f"x={[0] * 4}"]) == 2
    said = capfd.readouterr().err
    assert "my.weights.npz holds 1408 numbers, and a sheet of all entries works at most 100 products a step" in said
    assert 'choose entries, as with --entries 0 or -q "h[0]"' in said
    monkeypatch.setattr(budget, "CHOSEN", 1)
    assert main(["sheet", str(mine), "--set", f"x={[0] * 4}", "--entries", "0"]) == 2
    assert (
        "a sheet of chosen entries works at most 100 products a step; choose entries, as with -q"
        in capfd.readouterr().err
    )
    monkeypatch.setattr(outside_numbers, "_digest", None)  # nor is the file read to its end
    np.savez(tmp_path / "my.weights.npz", U_f=np.zeros((1500, 1500), np.float32))
    assert main(["sheet", str(mine), "--set", f"x={[0] * 4}", "-q", "h[0]"]) == 2
    assert "my.weights.npz holds 2250000 numbers; at most 2000000 are worked" in capfd.readouterr().err


def test_whoever_waits_is_told(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "AFTER", 0)
    monkeypatch.setattr(waiting, "AGAIN", 0)
    np.savez(tmp_path / "m.npz", **torch_state(16, 4))
    mine = tmp_path / "my.toml"
    assert main(["import", str(tmp_path / "m.npz"), "-o", str(mine)]) == 0
    assert main(["sheet", str(mine), "--set", f"x={[[0] * 4] * 8}", "-q", "h[0]@8"]) == 0
    assert "8 of 8 steps are worked" in capfd.readouterr().err
    monkeypatch.setattr(waiting, "MANY", 100)
    assert main(["sheet", str(mine), "--set", f"x={[0] * 4}", "-q", "h[0]"]) == 0
    assert "my.weights.npz: 1408 numbers are read" in capfd.readouterr().err


def test_of_a_long_bias_the_first_and_the_last_are_shown_as_of_a_matrix(tmp_path: Path) -> None:
    state = torch_state(16, 4)
    state["lstm.bias_ih_l0"] = np.arange(64, dtype=np.float32)
    np.savez(tmp_path / "m.npz", **state)
    assert main(["import", str(tmp_path / "m.npz"), "-o", str(tmp_path / "my.toml")]) == 0
    told = sl.sheet(str(tmp_path / "my.toml"), changes={"x": [1, 2, 3, 4]}, entries="none").write("markdown")
    given = told.partition("## 1")[0]
    assert "0.0, 1.0, 2.0, …, 15.0" in given and "48.0, 49.0, 50.0, …, 63.0" in given and "13.0" not in given
    assert "1, 2, 3, 4" in given and "the dots stand for the others" in given
