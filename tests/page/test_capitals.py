"""A state may have a capital letter: it has its time as any other, while the loss of a pass has none."""

from __future__ import annotations

from pathlib import Path

import pytest

from symbolic_lstm.cli.main import main
from symbolic_lstm.writers.html_lines import opened

CAPITAL = """
schema = 1
title = "Capitals"
[cell]
name = "capital"
states = { C_prev = "C" }
inputs = ["x"]
sentences = "C = w*C_prev + V*x"
[weights]
w = 0.5
V = 2
[given]
x = [1, 2]
C_prev = 0.25
"""

NETWORK = """
schema = 1
title = "A unit"
cell = "rnn"
form = "vector"
loss = { kind = "cross-entropy", V = [[1], [2]], b = [0, 0], target = 1 }
[weights]
U_h = [[0.5]]
W_h = [[1.0]]
b_h = [0.1]
[given]
x = [[1]]
h_prev = [0]
"""


def said(text: str, where: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    (where / "mine.toml").write_text(text, encoding="utf-8")
    assert main(["sheet", str(where / "mine.toml"), "--backward", *options]) == 0
    return capsys.readouterr().out


def test_a_state_with_a_capital_letter_has_its_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = said(CAPITAL, tmp_path, capsys)
    assert "C₂ = w × C₁ + V × x₂" in page
    assert "dCₜ = ∂L / ∂Cₜ + (∂L / ∂Cₜ₊₁) × (∂Cₜ₊₁ / ∂Cₜ)" in page
    assert "L = C₂" in page and "L₂" not in page


def test_the_loss_is_a_number_in_every_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = said(NETWORK, tmp_path, capsys, "-f", "html", "--no-pictures")
    assert "<mi>L</mi><mo>=</mo>" in page and "\U0001d40b" not in page


def test_no_line_begins_with_the_comma_of_a_formula(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = said(CAPITAL.replace("w*C_prev + V*x", "sigma(w*C_prev + V*x)"), tmp_path, capsys, "-f", "html")
    assert "</math>.</span>" in page and page.count("<span") == page.count("</span>")


def test_rows_of_fractions_stand_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ".chain mtd:where(.r:has(mfrac))" in said(CAPITAL, tmp_path, capsys, "-f", "html")


def test_brackets_that_close_on_their_line_grow_with_a_fraction() -> None:
    grown = "<mrow><mo>(</mo><mfrac><mi>a</mi><mi>b</mi></mfrac><mo>)</mo></mrow>"
    assert opened(grown) == grown
    assert opened("<mo>)</mo><mo>(</mo>").count('stretchy="false"') == 2
    assert 'stretchy="false"' in opened("<mo>(</mo><mi>a</mi>")
