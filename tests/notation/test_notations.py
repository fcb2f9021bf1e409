"""Each notation writes the same sheet in its own way: same figures, true lines, read back by three routes."""

from __future__ import annotations

import re

import pytest

import symbolic_lstm as sl
from symbolic_lstm.cells import CELLS
from symbolic_lstm.errors import UsageError
from symbolic_lstm.notation import NOTATIONS
from symbolic_lstm.page.blocks import Table
from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.published.template import template
from symbolic_lstm.readback import verify_export
from symbolic_lstm.writers import latex, text

from ..quick import quick

FIGURES = ["0.997", "1.0", "0.97", "2.96", "0.99", "0.98"]


def shown(page: sl.Sheet) -> dict[str, object]:
    return {d.step.name: d.step.shown for d in page.displays if d.listed}


@pytest.mark.parametrize("name", NOTATIONS)
@pytest.mark.parametrize("variant", quick(["", "company-a"], lambda variant: not variant))
def test_figures_are_the_same_and_lines_are_true(name: str, variant: str) -> None:
    page = sl.sheet("understanding-lstms", variant, notation=name)
    assert shown(page) == shown(sl.sheet("understanding-lstms", variant, notation="standard"))
    if not variant:
        assert [shown(page)[quantity] for quantity in "figcoh"] == FIGURES
    assert sl.audit(page) == ()
    assert verify_export(page) == ()


FORMULAS = {
    "standard": "σ(u_f × hₜ₋₁ + w_f × xₜ + b_f)",
    "memories": "σ(u_f × hₜ₋₁ + w_f × xₜ + b_f)",
    "olah": "σ(W_f [hₜ₋₁, xₜ] + b_f)",
    "pytorch": "σ(W_if × xₜ + b_if + W_hf × hₜ₋₁ + b_hf)",
    "keras": "σ(xₜ × W_f + hₜ₋₁ × U_f + b_f)",
    "onnx": "σ(Xₜ × W_f + Hₜ₋₁ × R_f + W_bf + R_bf)",
    "d2l": "σ(Xₜ × W_xf + Hₜ₋₁ × W_hf + b_f)",
    "goodfellow": "σ(b^f + U^f × x^(t) + W^f × h^(t−1))",
    "ng": "σ(W_f [a^⟨t−1⟩, x^⟨t⟩] + b_f)",
}


@pytest.mark.parametrize(("name", "formula"), FORMULAS.items())
def test_the_forget_gate_as_each_author_writes_it(name: str, formula: str) -> None:
    step = next(s for s in sl.sheet("understanding-lstms", notation=name).records()["steps"] if s["name"] == "f")
    assert step["stages"][0]["text"] == formula


HEADS = {
    "standard": "u w b",
    "memories": "u w b",
    "olah": "W [hₜ₋₁, xₜ] b",
    "pytorch": "W_i b_i W_h b_h",
    "keras": "W U b",
    "onnx": "W R W_b R_b",
    "d2l": "W_x W_h b",
    "goodfellow": "b U W",
    "ng": "W [a^⟨t−1⟩, x^⟨t⟩] b",
}


@pytest.mark.parametrize(("name", "heads"), HEADS.items())
def test_weights_stand_under_the_letters_of_the_formulas(name: str, heads: str) -> None:
    table = next(block for block in sl.sheet("understanding-lstms", notation=name).blocks if isinstance(block, Table))
    letters = [text.equation(part) for cell in table.head for part in cell if not isinstance(part, str)]
    assert " ".join(letters) == heads


def test_every_notation_is_tried() -> None:
    assert HEADS.keys() == NOTATIONS.keys()
    assert FORMULAS.keys() == NOTATIONS.keys()


def test_labels_in_a_row_are_parted_by_commas() -> None:
    step = next(s for s in sl.sheet("graph-gru-one-step").records()["steps"] if s["name"] == "uz_a")
    assert step["stages"][0]["text"] == "m_{a,prev} × u_{z,aa} + m_{b,prev} × u_{z,ba}"


def test_a_second_bias_that_is_not_there_is_nought() -> None:
    step = sl.sheet("understanding-lstms", notation="pytorch").records()["steps"]
    numbers = next(s for s in step if s["name"] == "f")["stages"][1]["text"]
    assert numbers == "σ(1.63 × 1 + 1.62 + 2.70 × 1 + 0)"


def test_what_a_notation_cannot_say_is_refused_with_the_reason() -> None:
    with pytest.raises(
        UsageError, match=r"'olah' does not write the cell 'gru'; it writes lstm.*\(gru is: GRU, reset before"
    ):
        sl.sheet(_gru(), notation="olah")
    for cell in ("lstm-two-biases", "rnn-two-biases"):
        worked = parse_example(template(CELLS[cell], "mine.toml"))
        with pytest.raises(
            UsageError, match=f"`import --cell {cell.removesuffix('-two-biases')}` adds its two biases up"
        ):
            sl.sheet(worked, notation="ng")


@pytest.mark.parametrize("name", NOTATIONS)
@pytest.mark.parametrize("cell", CELLS)
def test_each_cell_is_said_or_refused_in_each_notation(cell: str, name: str) -> None:
    worked = parse_example(template(CELLS[cell], "mine.toml"))
    writes = {*NOTATIONS[name].cells, *NOTATIONS[name].converts}
    if writes and cell not in writes:
        with pytest.raises(UsageError, match=f"{name!r} does not write the cell {cell!r}; it writes "):
            sl.sheet(worked, notation=name)
    else:
        assert sl.sheet(worked, notation=name).about["notation"] == name


def test_an_unknown_notation_is_named() -> None:
    with pytest.raises(UsageError, match="did you mean 'keras'"):
        sl.sheet("understanding-lstms", notation="kears")


def _gru() -> object:
    from symbolic_lstm.cells import gru
    from symbolic_lstm.published.spec import parse_example
    from symbolic_lstm.published.template import template

    return parse_example(template(gru, "gru.toml"))


def test_a_state_is_written_alike_on_both_sides() -> None:
    """Olah's C is a capital and no matrix; d2l's H is a matrix, a row for each example of a batch."""
    assert r"\mathbf{C}" not in sl.sheet("understanding-lstms", notation="olah").write("latex")
    assert r"\sigma(W_{f} [h_{t-1}, x_{t}]" in sl.sheet("understanding-lstms", notation="olah").write("latex")


@pytest.mark.parametrize(
    ("name", "formula"),
    [
        ("standard", r"\mathbf{U}_{f} h_{t-1} + \mathbf{W}_{f} x_{t} + b_{f}"),
        ("olah", r"W_{f} [h_{t-1}, x_{t}] + b_{f}"),
        ("pytorch", r"W_{\mathrm{if}} x_{t} + b_{\mathrm{if}} + W_{\mathrm{hf}} h_{t-1} + b_{\mathrm{hf}}"),
        ("keras", r"x_{t} \mathbf{W}_{f} + h_{t-1} \mathbf{U}_{f} + b_{f}"),
        (
            "d2l",
            r"\mathbf{X}_{t} \mathbf{W}_{\mathrm{xf}} + \mathbf{H}_{t-1} \mathbf{W}_{\mathrm{hf}} + \mathbf{b}_{f}",
        ),
        ("ng", r"W_{f} [a^{\langle t-1\rangle}, x^{\langle t\rangle}] + b_{f}"),
    ],
)
def test_matrices_and_vectors_are_bold_where_the_author_sets_them_so(name: str, formula: str) -> None:
    page = sl.sheet("lstm-i-love-to-play", notation=name)
    line = next(line for line in page.displays if line.step.name == "f").lines[0]
    plain = re.sub(
        r"\\underset\{[^{}]*\}\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}(?: \\;)?", r"\1", latex.equation(line.right)
    )
    assert plain == rf"\sigma({formula})"
