"""`import` brings a model's layer in, and what is worked from it is what the framework says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import symbolic_lstm as sl
from symbolic_lstm.cells import named as cell_named
from symbolic_lstm.cli.import_ import framework_words
from symbolic_lstm.cli.main import main

from .models import torch_forward, torch_state


def worked(file: Path, x: str, capfd: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """The last hidden state on a sheet in JSON."""
    capfd.readouterr()
    assert main(["sheet", str(file), "--set", f"x={x}", "-q", "h", "-f", "json"]) == 0
    step: dict[str, Any] = json.loads(capfd.readouterr().out)["steps"][-1]
    return step


@pytest.mark.parametrize("gates", [4, 3, 1])
@pytest.mark.parametrize("bias", [True, False])
def test_a_layer_of_pytorch_is_worked_as_pytorch_does(
    gates: int, bias: bool, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    state = torch_state(3, 2, gates, "net.lstm.", bias=bias)
    np.savez(tmp_path / "m.npz", **state)
    mine = tmp_path / "my.toml"
    assert main(["import", str(tmp_path / "m.npz"), "--layer", "lstm", "-o", str(mine)]) == 0
    assert ("bias = false" in mine.read_text(encoding="utf-8")) is not bias
    step = worked(mine, "[[1, 0.5], [-0.25, 2]]", capfd)
    expected = torch_forward(state, np.array([[1, 0.5], [-0.25, 2]]))["h"]
    assert np.allclose(np.array(step["full_lower"], dtype=float), expected, rtol=0, atol=1e-6)


def test_one_step_is_a_list_and_a_sequence_a_list_of_lists(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    np.savez(tmp_path / "m.npz", **torch_state(3, 2))
    mine = tmp_path / "my.toml"
    assert main(["import", str(tmp_path / "m.npz"), "--layer", "lstm", "-o", str(mine)]) == 0
    assert worked(mine, "[1, 0.5]", capfd) == worked(mine, "[[1, 0.5]]", capfd)
    assert main(["sheet", str(mine)]) == 2
    assert '--set "x=[[1, 0.5], …]"' in capfd.readouterr().err
    assert main(["verify", str(mine)]) == 0


def test_many_numbers_stand_beside_the_file_and_give_the_same(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    state = torch_state(9, 4)
    np.savez(tmp_path / "m.npz", **state)
    mine, again = tmp_path / "my.toml", tmp_path / "again.toml"
    for target in (mine, again):
        assert main(["import", str(tmp_path / "m.npz"), "-o", str(target)]) == 0
    assert (tmp_path / "my.weights.npz").read_bytes() == (tmp_path / "again.weights.npz").read_bytes()
    assert "[weights]" not in mine.read_text(encoding="utf-8")
    example = sl.load(mine)
    i = state["lstm.weight_ih_l0"][:9]
    assert [[it.text for it in row] for row in example.numbers["W_i"]] == [[str(it) for it in row] for row in i]  # type: ignore[union-attr]
    assert main(["import", str(tmp_path / "m.npz"), "-o", str(mine)]) == 2
    assert "exists" in capfd.readouterr().err
    assert main(["import", str(tmp_path / "m.npz"), "-o", str(mine), "--force"]) == 0
    assert main(["import", str(tmp_path / "m.npz")]) == 2
    assert "name it with -o" in capfd.readouterr().err


def test_a_file_of_arrays_that_is_missing_or_another_is_told_at_its_line(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    np.savez(tmp_path / "m.npz", **torch_state(9, 4))
    mine, arrays = tmp_path / "my.toml", tmp_path / "my.weights.npz"
    assert main(["import", str(tmp_path / "m.npz"), "-o", str(mine)]) == 0
    capfd.readouterr()
    whole = arrays.read_bytes()
    with np.load(arrays) as held:
        np.savez(arrays, **{name: held[name] + (name == "U_f") for name in held})
    assert main(["verify", str(mine)]) == 2
    assert "my.toml:13:10: error: my.weights.npz is not the file that was meant: its SHA-256" in capfd.readouterr().err
    arrays.write_bytes(whole)
    assert main(["verify", str(mine)]) == 0
    arrays.unlink()
    assert main(["verify", str(mine)]) == 2
    said = capfd.readouterr().err
    assert "my.toml:12:8: error: there is no my.weights.npz beside this file; the two belong together" in said


def test_two_biases_become_one_by_their_exact_sum(tmp_path: Path) -> None:
    np.savez(tmp_path / "m.npz", **torch_state(1, 1, dtype=np.float64))
    two, one = tmp_path / "two.toml", tmp_path / "one.toml"
    assert main(["import", str(tmp_path / "m.npz"), "-o", str(two)]) == 0
    assert main(["import", str(tmp_path / "m.npz"), "-o", str(one), "--cell", "lstm"]) == 0
    shown = [sl.sheet(str(it), changes={"x": [["1"], ["-2"]]}, notation="standard").shown for it in (two, one)]
    assert shown[0] == shown[1]
    numbers = [sl.load(it).numbers for it in (two, one)]
    assert numbers[1]["b_f"][0].value == numbers[0]["b_f"][0].value + numbers[0]["bh_f"][0].value  # type: ignore[index, union-attr]


def test_layers_are_named_as_the_model_names_them(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    state = {
        **torch_state(2, 2, 4, "a.rnn."), **torch_state(2, 2, 4, "a.rnn.", "_l0_reverse"), **torch_state(2, 2, 3, "dec/"),
        **torch_state(2, 2, 1, "cell.", ""),
    }  # fmt: skip
    np.savez(tmp_path / "m.npz", **state)
    for name, cell in (("a.rnn.l0_reverse", "lstm"), ("dec", "gru"), ("cell", "rnn"), ("rnn.l0", "lstm")):
        assert main(["import", str(tmp_path / "m.npz"), "--layer", name]) == 0
        assert f'cell = "{cell}' in capfd.readouterr().out
    for name, told in ((None, "there are 4 layers; name one of a.rnn.l0"), ("rnn", "a.rnn.l0, a.rnn.l0_reverse"), ("decc", "did you mean 'dec'?")):  # fmt: skip
        assert main(["import", str(tmp_path / "m.npz"), *(["--layer", name] if name else [])]) == 2
        assert told in capfd.readouterr().err


def test_a_name_in_a_model_stays_text(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    np.savez(tmp_path / "m.npz", **torch_state(1, 1, 4, '$x$\n"]\\ ../up/'))
    mine = tmp_path / "my.toml"
    assert main(["import", str(tmp_path / "m.npz"), "-o", str(mine)]) == 0
    assert sl.load(mine).title.startswith("The layer x")
    assert not sl.load(mine).written


def test_a_cell_its_frameworks_notation_does_not_write_has_the_standard_one() -> None:
    assert framework_words(cell_named("peephole"), "ONNX") == "standard"
    assert framework_words(cell_named("lstm-two-biases"), "ONNX") == "onnx"
