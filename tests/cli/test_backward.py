"""`sheet --backward`: gradients on the command line, as data and for readers, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from symbolic_lstm.cli.main import main

RNN = """
schema = 1
title = "A network of two units"
cell = "rnn"
form = "vector"
{loss}
[weights]
U_h = [[0.5, -0.3], [0.2, 0.8]]
W_h = [[1.0, 0.5, -0.5], [0.25, -1.0, 0.75]]
b_h = [0.1, -0.2]

[given]
x = [[1, 0, 2], [0, 1, -1]]
h_prev = [0, 0]
"""


def states() -> npt.NDArray[np.float64]:
    """The hidden states of that network."""
    h, found = np.zeros(2), []
    for x in ([1, 0, 2], [0, 1, -1]):
        h = np.tanh(
            np.array([[0.5, -0.3], [0.2, 0.8]]) @ h + [[1, 0.5, -0.5], [0.25, -1, 0.75]] @ np.array(x) + [0.1, -0.2]
        )
        found.append(h)
    return np.array(found)


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["sheet", *arguments, "--backward"]) == 0
    return capsys.readouterr().out


def data(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(said(capsys, *arguments, "-f", "json"))
    return found


@pytest.fixture
def example(tmp_path: Path) -> Any:
    def written(loss: str = "") -> str:
        path = tmp_path / "mine.toml"
        path.write_text(RNN.replace("{loss}", loss), encoding="utf-8")
        return str(path)

    return written


def test_gradients_of_the_first_example_are_data(capsys: pytest.CaptureFixture[str]) -> None:
    found = data(capsys)
    assert found["loss"]["name"] == "L" and found["loss"]["shown"] == "0.9862"
    by_name = {(g["name"], g["time"]): g for g in found["backward"]}
    assert {(g["of"], g["kind"]) for g in found["backward"]} == {("L", "total"), ("c", "direct")}
    assert by_name["d_f.sum", 1]["shown"] == "5.630e-5"
    assert by_name["d_U_o", None]["shown"] == "0.008211"
    assert by_name["d_c", 0]["shown"] == "0.01083" and by_name["d_h", 0]["shown"] == "0.03741"
    assert [s["stage"] for s in by_name["d_i.sum", 1]["stages"]] == ["formula", "numbers", "sum", "result"]
    for gradient in found["backward"]:
        assert float(gradient["lower"]) <= float(gradient["upper"])
    assert [step["name"] for step in found["steps"]] == ["f", "i", "g", "c", "o", "h"]


def test_gradients_of_matrices_are_nested_lists(capsys: pytest.CaptureFixture[str], example: Any) -> None:
    found = data(capsys, example('loss = "total(h^2)"'))
    by_name = {(g["name"], g["time"]): g for g in found["backward"]}
    for name, shape in (("d_U_h", (2, 2)), ("d_W_h", (2, 3)), ("d_b_h", (2,))):
        for end in ("shown", "lower", "upper"):
            grid = by_name[name, None][end]
            assert (len(grid), *([len(grid[0])] if isinstance(grid[0], list) else [])) == shape
    assert {time for name, time in by_name if name == "d_h"} == {0, 1, 2}


LOSSES = {
    "squared": 'loss = { kind = "squared", target = [1, 0] }',
    "unhalved": 'loss = { kind = "squared", target = [[1, 0], [0, 1]], half = false, at = "every" }',
    "classes": 'loss = { kind = "cross-entropy", V = [[1, 0.5], [-1, 0.5], [0.5, -0.25]], b = [0, 0.1, 0.2], target = 2 }',
    "seed": "loss = { seed = { h = [1, -1] } }",
    "own": '[loss]\nsentence = "total(w * h * h)"\nat = "every"\nweights = { w = [1, 2] }',
}


@pytest.mark.parametrize("kind", LOSSES)
def test_every_kind_of_loss_is_worked(kind: str, capsys: pytest.CaptureFixture[str], example: Any) -> None:
    found = data(capsys, example(LOSSES[kind]))
    h = states()
    scores = np.array([[1, 0.5], [-1, 0.5], [0.5, -0.25]]) @ h[1] + [0, 0.1, 0.2]
    expected = {
        "squared": ((h[1] - [1, 0]) ** 2).sum() / 2,
        "unhalved": ((h - np.eye(2)) ** 2).sum(),
        "classes": np.log(np.exp(scores).sum()) - scores[1],
        "seed": h[1][0] - h[1][1],
        "own": (h**2 @ [1, 2]).sum(),
    }
    assert float(found["loss"]["lower"]) == pytest.approx(expected[kind], rel=1e-12)


@pytest.mark.parametrize(
    ("loss", "told"),
    [
        ('loss = "k"', "mine.toml:6:8: error: the loss names 'k', which the rnn cell does not have"),
        ('loss = "h"', "mine.toml:6:8: error: a loss is one number, but h is 2; write total(h) for its sum"),
        ('loss = "h +"', "mine.toml:6:8: error: "),
        (
            "loss = { seed = { h = [1, 2, 3] } }",
            "error: the gradient that is given for h is a list of 3, but h is a list of 2",
        ),
        ("loss = { seed = { h = 1 } }", "error: the gradient that is given for h is a number, but h is a list of 2"),
        ("loss = { seed = { q = 1 } }", "'q' is computed nowhere"),
        ('loss = { kind = "squared" }', "a loss of kind 'squared' needs 'target'"),
        (
            'loss = { kind = "squared", target = [[1, 0]], at = "every" }',
            "the loss is at every one of 2 steps, but y has 1",
        ),
        (
            'loss = { kind = "cross-entropy", V = [[1, 2], [3, 4]], target = 3 }',
            "target is a class counted from 1 to 2",
        ),
        ('loss = { sentence = "total(h)", window = 0 }', "window is a whole number from 1"),
        ('loss = { sentence = "total(h)", way = 0 }', "unknown key 'way' in [loss]"),
    ],
)
def test_a_loss_that_is_none_is_refused_at_its_place(
    loss: str, told: str, capsys: pytest.CaptureFixture[str], example: Any
) -> None:
    assert main(["sheet", example(loss), "--backward"]) == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--loss", "h"), "--loss, --window and --update are for the backward pass; add --backward"),
        (("--backward", "--loss", "q"), "the loss names 'q', which the lstm cell does not have"),
        (("--backward", "-q", "d_q"), "the backward pass has no 'd_q'"),
        (("--backward", "-q", "d_f@7"), "names step 7; the example has steps 1 to 1"),
        (("--backward", "--window", "x"), "a window has a whole number of steps from 1, not 'x'"),
    ],
)
def test_what_cannot_be_asked_backward_is_said(
    arguments: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sheet", *arguments]) == 2
    assert told in capsys.readouterr().err


def test_one_gradient_is_told_by_itself(capsys: pytest.CaptureFixture[str]) -> None:
    lines = said(capsys, "-q", "d_i.sum").splitlines()[-4:]
    assert [" ".join(line.split()[:-1]) for line in lines] == [
        "δ_{i,t} = diₜ × iₜ × (1 − iₜ)",
        "≈ 0.010491 × 0.98621 × (1 − 0.98621)",
        "= 0.010491 × 0.98621 × 0.01379",
        "≈ 0.0001427",
    ]


def test_the_derivation_says_where_a_quantity_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    text = " ".join(said(capsys).split())
    for told in (
        "cₜ, in this step: hₜ = oₜ × tanh(cₜ); in the next step: cₜ₊₁ = fₜ₊₁ × cₜ + iₜ₊₁ × gₜ₊₁.",
        "dcₜ = (∂L / ∂hₜ) × (∂hₜ / ∂cₜ) + (∂L / ∂cₜ₊₁) × (∂cₜ₊₁ / ∂cₜ) chain rule",
        "= dhₜ × oₜ × (1 − tanh(cₜ)²) + dcₜ₊₁ × fₜ₊₁ collected",
        "δ_{f,t} = (∂L / ∂fₜ) × (∂fₜ / ∂a_{f,t}) chain rule = dfₜ × fₜ × (1 − fₜ) collected",
        "du_f = ∑ₜ δ_{f,t} × hₜ₋₁ collected",
        "From the rounded iₜ = 1.0 the gradient of its pre-activation would be 0",
        "∂cₜ / ∂cₜ₋₁ = fₜ formula ≈ 0.9974 result",
    ):
        assert told in text


def test_shapes_stand_under_factors_and_jacobians_are_turned(capsys: pytest.CaptureFixture[str], example: Any) -> None:
    lines = [line.split() for line in said(capsys, example()).splitlines()]
    text = " ".join(word for line in lines for word in line)
    assert "dhₜ = ∂L / ∂hₜ + (∂a_{h,t+1} / ∂hₜ)ᵀ (∂L / ∂a_{h,t+1})" in text
    at = lines.index(["=", "1", "+", "U_hᵀ", "δ_{h,t+1}", "collected"])
    assert lines[at + 1] == ["2×2", "2×1"]
    at = lines.index(["dU_h", "=", "∑ₜ", "δ_{h,t}", "hₜ₋₁ᵀ", "collected"])
    assert lines[at + 1] == ["2×2"]


def test_direct_derivatives_are_kept_apart(capsys: pytest.CaptureFixture[str]) -> None:
    found = [g for g in data(capsys, "curriculum-lstm")["backward"] if g["kind"] == "direct"]
    assert [(g["name"], g["of"], g["time"], g["shown"]) for g in found] == [
        ("d_c_prev", "c", 1, "0.6900"), ("d_c_prev", "c", 2, "0.6055"), ("d_c_prev", "c", 3, "0.3163"),
    ]  # fmt: skip


@pytest.mark.parametrize("rule", ["sgd:0.5", "momentum:0.5:0.9", "adam:0.01"])
def test_one_step_of_an_update_is_worked(rule: str, capsys: pytest.CaptureFixture[str], example: Any) -> None:
    gradient = next(g for g in data(capsys, example())["backward"] if g["name"] == "d_b_h")
    g = np.array(gradient["lower"], dtype=float)
    moved = {"adam": 0.01 * g / (np.sqrt(g**2) + 1e-8)}.get(rule[:4], 0.5 * g)
    lines = said(capsys, example(), "--update", rule).splitlines()
    at = next(k for k, line in enumerate(lines) if "b_{h,1}′" in line)
    result = next(line for line in lines[at:] if "result" in line).split()[1]
    assert float(result.replace("−", "-")) == pytest.approx(0.1 - moved[0], abs=1e-4)
    assert any(line.startswith("   L′ = ") for line in lines)


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("sgd:nan", "eta of sgd is a number, not 'nan'"),
        ("sgd:-1", "eta of sgd is positive, not -1"),
        ("adam:0.1:1", "beta_1 of adam is from 0 to below 1, not 1"),
        ("adan", "no update 'adan'; did you mean 'adam'?"),
        ("sgd:1:2", "sgd takes eta, which is 1 number, not 2"),
    ],
)
def test_an_update_that_is_none_is_refused(rule: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sheet", "--backward", "--update", rule]) == 2
    assert told in capsys.readouterr().err


def test_too_long_a_pass_is_refused_before_it_begins(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sheet", "curriculum-lstm", "--backward", "--set", f"x={[0.5] * 2001}"]) == 2
    assert "a sequence of 2001 steps is not worked backward; at most 2000 are" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["de", "fr"])
def test_the_backward_pass_is_told_in_every_language(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "--language", language, "--update", "sgd")
    assert "Backward" not in text and "gradient of" not in text and "chain" not in text


def test_every_line_of_a_backward_pass_reads_back(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sheet", "--backward", "--update", "sgd", "--check-export"]) == 0
    assert ", 0 differ" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "No path leads from these parameters to the loss, so their gradients are 0: w_y, b_y."),
        ("de", "Von diesen Parametern führt kein Weg zum Verlust, ihre Gradienten sind 0: w_y, b_y."),
        ("fr", "Aucun chemin ne mène de ces paramètres à la perte, leurs gradients sont nuls\u00a0: w_y, b_y."),
    ],
)
def test_parameters_that_the_loss_does_not_depend_on_are_named(
    capsys: pytest.CaptureFixture[str], language: str, told: str
) -> None:
    text = said(capsys, "lstm-next-number", "--language", language, "-f", "text")
    assert told in " ".join(text.split()).replace("nuls :", "nuls\u00a0:")


def test_a_gradient_that_is_0_since_no_path_leads_there_is_said_to_be(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sheet", "lstm-four-steps", "--backward", "-q", "d_W_y"]) == 2
    assert "no path leads from W_y to the loss L: its gradient is 0" in capsys.readouterr().err
