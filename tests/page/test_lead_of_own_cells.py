"""The lead of a cell of one's own: a gate that has no word is told by its letter."""

from __future__ import annotations

import pytest

import symbolic_lstm as sl
from symbolic_lstm.published.spec import parse_example

OWN = """\
schema = 1
title = "A gate of my own"
rounding = { digits = 3, carry = "shown" }
[cell]
sentences = ["a = sigmoid(W_a @ [h_prev; x] + b_a)", "h = a * h_prev + (1 - a) * tanh(x)"]
[weights]
W_a = [0.4, 1.1]
b_a = 0.1
[given]
x = 0.7
h_prev = 0.5
"""


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "aₜ keeps 74.5 % of a hidden state of 0.5, 0.154 is added, and a hidden state of 0.527 comes out."),
        ("de", "aₜ behält 74,5 % des verborgenen Zustands von 0,5; 0,154 kommt hinzu, und heraus kommt ein"),
        ("fr", "aₜ garde 74,5 % de l’état caché, qui vaut 0,5 ; on ajoute 0,154, et il sort un état caché de 0,527."),
    ],
)
def test_a_gate_without_a_word_is_told_by_its_letter(language: str, told: str) -> None:
    page = sl.sheet(parse_example(OWN), language=language)
    lead = " ".join(page.write("text").replace("\u00a0", " ").split())
    assert told in lead
