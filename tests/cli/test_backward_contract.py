"""`sheet EXAMPLE --backward --format json`, field by field, and what a generated NumPy module offers."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from symbolic_lstm.cli.main import main
from symbolic_lstm.published.catalog import shipped
from symbolic_lstm.published.load import load
from symbolic_lstm.published.setting import setting
from tests.quick import quick

#: One number, an own cell, vectors over several steps, a cell without a cell state.
QUICK = ("understanding-lstms", "lecture-5-lstm", "deep-ml-59-tests", "curriculum-gru")
#: Long ones, tried in tests/generate/test_shelf.py in short.
LONG = {
    "arraymancer-gru-stacked", "coursera-lstm-cell-backward", "coursera-lstm-sequence", "coursera-lstm-sequence-backward"
}  # fmt: skip
FIELDS = {"name", "of", "kind", "time", "stages", "shown", "lower", "upper"}
EXAMPLES = [entry.id for entry in shipped() if entry.id not in LONG]
#: An output of which the loss knows nothing.
UNREACHED = """schema = 1
title = "An output beside the state"
form = "{form}"
[cell]
sentences = "h = tanh(U @ h_prev + W @ x)\\ny = V @ h + b"
sizes = {{ V = ["m", "n"], b = ["m"] }}
roles = {{ h = ["hidden state"] }}
[weights]
{weights}
"""
STAGES = {"formula", "numbers", "products", "sum", "activation", "result"}


def told(example: str, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    assert main(["sheet", example, "--backward", "--format", "json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def leaves(grid: Any) -> Iterator[Any]:
    if isinstance(grid, list):
        for item in grid:
            yield from leaves(item)
    else:
        yield grid


@pytest.mark.parametrize("example", quick(EXAMPLES, lambda name: name in QUICK))
def test_every_record_has_what_the_contract_says(example: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = told(example, capsys)
    program = setting(load(example), found["variant"] or "").program
    cell, loss = program.cell, found["loss"]
    gradients = [one for one in found["backward"] if one["of"] == loss["name"]]
    assert {"name", "stages", "shown", "lower", "upper"} <= {*loss}
    assert loss["stages"] and float(loss["lower"]) <= float(loss["upper"])

    for one in found["backward"]:
        assert {*one} >= FIELDS, one["name"]
        assert one["name"].startswith("d_") and one["kind"] in ("total", "direct")
        assert one["of"] == loss["name"] or one["of"] in cell.names
        assert {stage["stage"] for stage in one["stages"]} <= STAGES
        if not one["stages"]:
            assert one["time"] is None and one["kind"] == "total", one["name"]
            assert {*leaves([one[key] for key in ("shown", "lower", "upper")])} == {"0"}, one["name"]
        lower, upper, shown = (np.array([*leaves(one[key])], float) for key in ("lower", "upper", "shown"))
        assert lower.shape == upper.shape == shown.shape and (lower <= upper).all(), one["name"]
        assert np.allclose(shown, lower, rtol=6e-4, atol=1e-30), one["name"]

    by_name: dict[str, list[Any]] = {}
    for one in gradients:
        by_name.setdefault(one["name"].removeprefix("d_"), []).append(one)
    assert all(one["stages"] for one in gradients) or example not in QUICK, "but weights that no path leads from"
    for parameter in map(cell.original, cell.parameters):
        (one,) = by_name[parameter]
        assert one["time"] is None and one["kind"] == "total"
        assert np.shape(one["lower"]) == tuple(program.shapes.get(parameter, ())), "of the shape of its parameter"
    for name in {*cell.names} & {*by_name}:
        times = [one["time"] for one in by_name[name]]
        assert {*times} <= {*range(program.steps + 1)} and len({*times}) == len(times)
        assert all(np.shape(one["lower"]) == tuple(program.shapes.get(name, ())) for one in by_name[name])
    assert {one["time"] for name in by_name if name not in cell.parameters for one in by_name[name]} - {None}


@pytest.mark.parametrize(
    ("form", "weights", "zeros"),
    [
        ("scalar", "U = 1\nW = 1\nV = 1\nb = 1\n[given]\nx = [1, 2]\nh_prev = 0", {"d_V": "0", "d_b": "0"}),
        (
            "vector",
            "U = [[1]]\nW = [[1, 2]]\nV = [[1], [2]]\nb = [1, 2]\n[given]\nx = [[1, 2], [3, 4]]\nh_prev = [0]",
            {"d_V": [["0"], ["0"]], "d_b": ["0", "0"]},
        ),
    ],
    ids=["numbers", "vectors"],
)
def test_what_no_path_leads_from_has_a_record_of_zeros(
    form: str, weights: str, zeros: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(UNREACHED.format(form=form, weights=weights), encoding="utf-8")
    without = [one for one in told(str(file), capsys)["backward"] if not one["stages"]]
    assert {one["name"]: one["shown"] for one in without} == zeros
    for one in without:
        assert one["lower"] == one["upper"] == one["full_lower"] == one["full_upper"] == one["shown"]
        assert (one["kind"], one["of"], one["time"]) == ("total", "L", None)
        assert one["role"] == f"gradient, over all steps, of {one['name'].removeprefix('d_')}"
    assert main(["sheet", str(file), "--backward", "--format", "csv"]) == 0
    assert capsys.readouterr().out.count(",0,0,0,0,0,L,total\n") == len([*leaves([*zeros.values()])])


def test_that_of_a_pre_activation_and_of_its_sum_are_one(capsys: pytest.CaptureFixture[str]) -> None:
    found = {(one["name"], one["time"]): one for one in told("understanding-lstms", capsys)["backward"]}
    f, whole = found["d_f", 1], found["d_f.sum", 1]
    assert main(["sheet", "understanding-lstms", "--backward", "-q", "delta_f", "--format", "json"]) == 0
    (alias,) = json.loads(capsys.readouterr().out)["backward"]
    assert (alias["lower"], alias["time"]) == (whole["lower"], 1)
    assert main(["sheet", "understanding-lstms", "--format", "json", "-q", "f"]) == 0
    (gate,) = json.loads(capsys.readouterr().out)["steps"]
    value = float(gate["lower"])
    assert float(whole["lower"]) == pytest.approx(float(f["lower"]) * value * (1 - value), rel=1e-12)


def test_the_module_has_the_two_functions_and_their_shapes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", "lstm", "--to", "numpy"]) == 0
    space: dict[str, Any] = {}
    exec(capsys.readouterr().out, space)  # what we wrote ourselves, to see what it offers
    forward, backward = space["forward"], space["backward"]
    assert [*inspect.signature(forward).parameters] == ["x", "h0", "c0", "weights"]
    assert [*inspect.signature(backward).parameters][:2] == ["state", "d_hs"]
    for said in (
        "`x` (steps, batch, inputs)",
        "`h0` (batch, units)",
        "`c0` (batch, units)",
        "`hs` (steps, batch, units)",
    ):
        assert said in forward.__doc__
    weights = {f"{letter}_{gate}": np.full((3, 2) if letter == "W" else (3, 3) if letter == "U" else (3,), 0.1)
               for letter in "WUb" for gate in "figo"}  # fmt: skip
    x, h0, c0 = np.ones((4, 5, 2)), np.zeros((5, 3)), np.zeros((5, 3))
    hs, state = forward(x, h0, c0, weights)
    gradients = backward(state, np.ones_like(hs))
    assert hs.shape == (4, 5, 3)
    given = {"x": x, "h0": h0, "c0": c0, **weights}
    assert {name: np.shape(grid) for name, grid in gradients.items()} == {f"d_{n}": g.shape for n, g in given.items()}
