"""A sentence worked once comes to what it comes to when it is laid out and walked."""

from __future__ import annotations

import pytest
from flint import fmpq

import symbolic_lstm as sl
from symbolic_lstm.errors import FigureError, SentenceError
from symbolic_lstm.maths.reader import read
from symbolic_lstm.maths.terms import names
from symbolic_lstm.numbers.decide import held
from symbolic_lstm.numbers.enclose import redo, value_of
from symbolic_lstm.numbers.evaluate import code
from symbolic_lstm.numbers.evaluate_once import worked_once
from symbolic_lstm.verify.late_message import Late
from symbolic_lstm.verify.line import check_line

SENTENCES = [
    "2.70*1 + 1.63*(-10) + 1.62", "sigmoid(4.25) * tanh(-0.3) - exp(1)", "softplus(0.3) + 1", "softplus(-80)",
    "1/3 + 2^0.5 - log(2)", "max(0.1, tanh(2), 3/7)", "sigmoid(0) - relu(-1)", "abs(-2.5) * hardsigmoid(0.3)",
]  # fmt: skip


@pytest.mark.parametrize("said", SENTENCES)
@pytest.mark.parametrize("precision", [64, 256])
def test_it_is_the_same_value(said: str, precision: int) -> None:
    term = read(said)
    laid = code(term)
    assert held(precision, worked_once, term, {}) == redo(laid, len(laid.nodes) - 1, {}, precision)


def test_names_have_their_given_values_and_faults_are_told() -> None:
    assert value_of(read("a*b - a"), {"a": fmpq(3, 2), "b": fmpq(2)}) == fmpq(3, 2)
    with pytest.raises(FigureError, match="division by zero"):
        value_of(read("1/(2 - 2)"))


def test_names_come_in_reading_order_each_once() -> None:
    assert names(read("f*c_prev + sigmoid(b - i*(c_prev + f)) / a")) == ("f", "c_prev", "b", "i", "a")


def test_what_is_said_of_a_wrong_line_waits_and_is_the_same_to_everybody() -> None:
    (found,) = check_line("2.70*1 + 1.63*1 + 1.62 = 5.59")
    assert isinstance(found, Late) and found.verdict == "mismatch" and "whole" not in vars(found)
    assert repr(found).startswith("Result(rule='line', verdict='mismatch'")
    assert found.slip == found.whole.slip and found.slip and found.slip in found.message
    assert found.record()["recomputed"] == found.whole.recomputed


def test_a_text_with_a_sign_of_equality_is_a_line_and_no_example() -> None:
    assert [it.verdict for it in sl.check("tanh(0.5) ≈ 0.46")] == ["ok"]
    with pytest.raises(SentenceError):
        sl.check("tanh(0.5 ≈ 0.46")
