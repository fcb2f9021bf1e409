"""The backward pass as data, step by step or as a loop, at kinks, and where nothing comes back at all."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from symbolic_lstm.cli.main import main

KINKED = """schema = 1
title = "Kinks"
given = { x = [0, 1], h_prev = 0 }
[cell]
sentences = "h = relu(U_h * h_prev + W_h * x) + max(h_prev, x)"
[weights]
U_h = 0.5
W_h = 1.5
"""


LSTM = (
    'schema = 1\ntitle = "Two steps"\ncell = "lstm"\ngiven = { x = [0.5, 1], h_prev = 0.25, c_prev = 1 }\n[weights]\n'
    + "".join(f"{kind}_{gate} = 0.5\n" for gate in "figo" for kind in "UWb")
)


@pytest.fixture
def lstm(tmp_path: Path) -> str:
    """Two steps of an LSTM of one unit."""
    path = tmp_path / "lstm.toml"
    path.write_text(LSTM, encoding="utf-8")
    return str(path)


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["sheet", *arguments, "--backward"]) == 0
    return capsys.readouterr().out


def test_a_step_of_training_is_data(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(said(capsys, "--update", "sgd:0.5", "-f", "json"))
    assert found["rule"] == {"rule": "sgd", "constants": {"eta": "0.5"}}
    by_name = {record["name"]: record for record in found["update"]}
    gradients = {g["name"]: float(g["lower"]) for g in found["backward"] if g["kind"] == "total"}
    assert {r["time"] for r in by_name.values()} == {None} and {r["of"] for r in by_name.values()} == {"L"}
    assert float(by_name["new_W_o"]["lower"]) == pytest.approx(-0.19 - 0.5 * gradients["d_W_o"], rel=1e-12)
    assert float(by_name["new_L"]["upper"]) < float(found["loss"]["lower"])
    assert {record["kind"] for record in found["backward"]} == {"total", "direct"}


def test_gradients_are_rows_for_a_spreadsheet(lstm: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [*csv.DictReader(io.StringIO(said(capsys, lstm, "-f", "csv")))]
    kinds = {(row["of"], row["kind"]) for row in rows}
    assert kinds == {("", ""), ("L", "loss"), ("L", "total"), ("c", "direct"), ("c", "total"), ("h", "total")}
    gradient = {(row["name"], row["time"]): row["shown"] for row in rows if row["of"] == "L"}
    assert gradient["d_c", "0"] and gradient["d_U_f", ""] and gradient["d_f.sum", "2"]


def test_direct_and_total_derivatives_of_a_state_stand_beside_each_other(
    lstm: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = json.loads(said(capsys, lstm, "-f", "json"))
    own = {(g["of"], g["kind"], g["time"]): g for g in found["backward"] if g["of"] != "L"}
    gradient = {(g["name"], g["time"]): g for g in found["backward"] if g["of"] == "L"}
    forget = next(step["lower"] for step in found["steps"] if (step["name"], step["time"]) == ("f", 2))
    assert float(own["c", "direct", 2]["lower"]) == pytest.approx(float(forget), rel=1e-12)
    assert float(own["c", "total", 2]["lower"]) > float(forget)
    assert own["h", "total", 2]["shown"] == gradient["d_h", 1]["shown"]  # the loss is h of step 2
    text = own["c", "total", 2]["stages"][0]["text"]
    assert text.startswith("f₂ + (u_f × c₁ × f₂ × (1 − f₂) + ") and "o₁ × (1 − tanh(c₁)²)" in text


def test_the_loop_alone_and_every_step_in_symbols_can_be_asked(lstm: str, capsys: pytest.CaptureFixture[str]) -> None:
    loop = said(capsys, lstm, "--steps", "none").split("Backward pass")[1]
    assert "dcₜ = (∂L / ∂hₜ)" in loop and "dc₂" not in loop and "numbers" not in loop
    unrolled = said(capsys, lstm, "--stage", "formula")
    assert "dc₁ = dh₁ × o₁ × (1 − tanh(c₁)²) + dc₂ × f₂" in unrolled and "numbers" not in unrolled
    one = said(capsys, lstm, "--steps", "2").split("Backward pass")[1]
    assert "Step 2, backward" in one and "Step 1, backward" not in one
    assert main(["sheet", lstm, "--backward", "--steps", "9"]) == 2
    assert "there is no step 9" in capsys.readouterr().err


def test_the_row_behind_a_single_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "two.toml"
    path.write_text(
        'schema = 1\ntitle = "Two"\ncell = "rnn"\nform = "vector"\n'
        "given = { x = [[0.5, 1], [1, -1]], h_prev = [0.25, 0.1] }\n[weights]\n"
        "U_h = [[0.5, 0.1], [0.2, 0.3]]\nW_h = [[1.5, 0.1], [0.3, 0.4]]\nb_h = [0.1, 0.2]\n",
        encoding="utf-8",
    )
    text = " ".join(said(capsys, str(path), "-q", "d_U_h[0,1]").split())
    assert "du_{h,1,2} = δ_{h,1,1} × h_{0,2} + δ_{h,2,1} × h_{1,2} formula" in text


def test_at_a_kink_the_side_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "kink.toml"
    path.write_text(KINKED, encoding="utf-8")
    text = " ".join(said(capsys, str(path)).split())
    assert "Kinks. ReLU has a kink at 0; its derivative there is taken from the left, 0." in text
    assert "Where two parts of a max or min are equal, the later one counts. On a kink here: h₁." in text
    path.write_text(KINKED.replace("[0, 1]", "[2, 1]").replace("h_prev = 0", "h_prev = 1"), encoding="utf-8")
    assert "No number of this page stands on a kink." in " ".join(said(capsys, str(path)).split())
    assert "Kinks." not in said(capsys)


@pytest.mark.parametrize(
    ("cell", "given", "loss"),
    [
        ("rnn", "x = 1, h_prev = 0.25", "sigmoid(h) - 1 / (1 + exp(-h))"),  # 0 by an identity that nobody proves
        ("lstm", "x = 1e7, h_prev = 1, c_prev = 1", "h"),  # gates so sure that nothing comes back
    ],
)
def test_what_cannot_be_told_from_nought_is_shown(
    cell: str, given: str, loss: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gates = {"rnn": "h", "lstm": "figo"}[cell]
    weights = "".join(f"{kind}_{gate} = 1\n" for gate in gates for kind in "UWb")
    path = tmp_path / "nought.toml"
    path.write_text(
        f'schema = 1\ntitle = "Nought"\ncell = "{cell}"\nloss = "{loss}"\ngiven = {{ {given} }}\n[weights]\n{weights}',
        encoding="utf-8",
    )
    text = " ".join(said(capsys, str(path)).split())
    assert "0 result (0 to within 10⁻¹⁰⁰⁰; whether it is exactly 0 was not proved)" in text
    found: dict[str, Any] = json.loads(said(capsys, str(path), "-f", "json"))
    noughts = [g for g in found["backward"] if g["shown"] == "0"]
    assert noughts and all(float(g["lower"]) <= 0 <= float(g["upper"]) for g in noughts)


TWO = """schema = 1
title = "Two units"
cell = "rnn"
form = "vector"
{loss}
given = { x = [[0.5], [1]], h_prev = [0.25, 0.1] }
[weights]
U_h = [[0.5, 0.1], [0.2, 0.3]]
W_h = [[1.5], [0.3]]
b_h = [0.1, 0.2]
"""


@pytest.mark.parametrize(
    ("loss", "arguments", "told"),
    [
        ("loss = { seed = { h = 1 } }", (), "the gradient that is given for h is a number, but h is a list of 2"),
        ("loss = { seed = { h = [1, 2, 3] } }", (), "h is a list of 2"),
        ("loss = { seed = { h = [nan, 1] } }", (), "mine.toml:5:24: error: "),
        ("", ("-q", "d_U_h[2,0]"), "d_U_h[2,0] is not among the entries; the last is d_U_h[1,1]"),
        ("", ("--loss", "total(log(-h))"), "the logarithm of a number that is not positive"),
        ("", ("--loss", "total(sqrt(-h))"), "the square root of a negative number"),
        ("", ("--loss", "total(h) / 0"), "division by zero"),
        ("", ("--update", "adam:1e400"), "eta of adam is a number, not '1e400'"),
        ("", ("--update", "adam:0.001:0.9:0.999:0"), "epsilon of adam is positive, not 0"),
        ("", ("--update", "sgd:inf"), "eta of sgd is a number, not 'inf'"),
        ("", ("--window", "0"), "a window has a whole number of steps from 1, not '0'"),
    ],
)
def test_what_is_wrong_with_a_pass_is_said(
    loss: str, arguments: tuple[str, ...], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(TWO.replace("{loss}", loss), encoding="utf-8")
    assert main(["sheet", str(path), "--backward", *arguments]) == 2
    assert told in capsys.readouterr().err


def test_adam_at_a_gradient_that_cannot_be_told_from_nought(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(TWO.replace("{loss}", 'loss = "total(sigmoid(h) - 1 / (1 + exp(-h)))"'), encoding="utf-8")
    found = json.loads(said(capsys, str(path), "--update", "adam", "-f", "json"))
    assert next(r["shown"] for r in found["update"] if r["name"] == "new_b_h") == ["0.1000", "0.2000"]


def test_the_reason_of_a_published_figure_that_is_no_gradient_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claim = '{ of = "d_h[0]@1", says = 5, expect = "mismatch", because = "It leaves out $h_2$." }'
    path = tmp_path / "mine.toml"
    path.write_text(TWO.replace("{loss}", f'loss = "total(h)"\nclaims = [{claim}]'), encoding="utf-8")
    for verb in ("verify", "sheet"):
        assert main([verb, str(path)]) == 0
        text = " ".join(capsys.readouterr().out.split())
        assert "printed 5, recomputed " in text and "It leaves out h₂." in text


def test_labels_of_gradients_are_letters_in_notations_that_order_gates(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    weights = "".join(f"{kind}_{gate} = 0.5\n" for gate in "figo" for kind in "UWb")
    path = tmp_path / "mine.toml"
    path.write_text(
        'schema = 1\ntitle = "Mine"\ncell = "lstm"\nloss = "h"\ngiven = { x = 1, h_prev = 1, c_prev = 1 }\n'
        'claims = [{ of = "d_o.sum", says = 0.1 }]\n[weights]\n' + weights,
        encoding="utf-8",
    )
    for arguments in (["sheet", str(path), "--notation", "keras"], ["verify", str(path)]):
        main(arguments)
        assert "δ_{o,t}" in capsys.readouterr().out
