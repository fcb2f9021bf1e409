"""The scalar form, the sentence of an entry, and that both agree with the vector sentence."""

from __future__ import annotations

import pytest

from symbolic_lstm.cells import lstm
from symbolic_lstm.errors import SentenceError
from symbolic_lstm.maths.cell import Equation
from symbolic_lstm.maths.forms import entry, scalar, shape
from symbolic_lstm.maths.reader import read
from symbolic_lstm.maths.spell import text


@pytest.mark.parametrize(
    ("sentence", "form"),
    [
        ("sigmoid(U @ h + W @ x + b)", "sigmoid(U * h + W * x + b)"),
        ("f * c_prev + i * g", "f * c_prev + i * g"),
        ("a * W @ x", "a * W * x"),
        ("outer(a, b)", "a * b"),
        ("flip(W) @ d", "W * d"),
        ("total(a * b)", "a * b"),
        ("2.70 @ x", "2.70 * x"),
    ],
)
def test_scalar_forms(sentence: str, form: str) -> None:
    assert text(scalar(read(sentence))) == form
    assert scalar(read(form)) == read(form)


def test_a_concatenation_has_a_scalar_form_under_its_matrix_only() -> None:
    assert str(scalar(read("W @ [h; x]"))) == "W[0] * h + W[1] * x"
    with pytest.raises(SentenceError, match="no scalar form"):
        scalar(read("[h; x]"))


@pytest.mark.parametrize(
    ("sentence", "index", "written"),
    [
        ("sigmoid(U @ h + W @ x + b)", (1,), "sigmoid(U[1,0] * h[0] + U[1,1] * h[1] + W[1,0] * x[0] + b[1])"),
        ("V @ [h; x]", (0,), "V[0,0] * h[0] + V[0,1] * h[1] + V[0,2] * x[0]"),
        ("h * h - 2.70", (1,), "h[1] * h[1] - 2.70"),
        ("outer(h, x)", (1, 0), "h[1] * x[0]"),
        ("flip(U)", (0, 1), "U[1,0]"),
        ("flip(h)", (0, 1), "h[1]"),
        ("total(U)", (), "U[0,0] + U[0,1] + U[1,0] + U[1,1]"),
        ("total(s)", (), "s"),
        ("softmax(h)", (1,), "exp(h[1]) / (exp(h[0]) + exp(h[1]))"),
        ("s * h", (0,), "s * h[0]"),
        ("W @ x", (1,), "W[1,0] * x[0]"),
        ("-(U @ h)", (0,), "-(U[0,0] * h[0] + U[0,1] * h[1])"),
        ("(a + b) + U @ h", (0,), "(a + b) + U[0,0] * h[0] + U[0,1] * h[1]"),
    ],
)
def test_entries_keep_the_authors_order(sentence: str, index: tuple[int, ...], written: str) -> None:
    shapes = {"U": (2, 2), "W": (2, 1), "V": (2, 3), "h": (2,), "x": (1,), "b": (2,)}
    if sentence.startswith("(a"):
        written = "a[0] + b[0] + U[0,0] * h[0] + U[0,1] * h[1]"
        shapes = {**shapes, "a": (2,)}
    assert text(entry(read(sentence), index, shapes)) == written


@pytest.mark.parametrize("equation", tuple(lstm), ids=lambda equation: equation.name)
def test_the_entry_of_a_one_by_one_cell_is_the_scalar_form(equation: Equation) -> None:
    worked = text(entry(equation.body, (0,), lstm.shapes(1, 1)))
    assert worked.replace("[0,0]", "").replace("[0]", "") == text(scalar(equation.body))


@pytest.mark.parametrize(
    ("sentence", "size"),
    [
        ("U @ h", (2,)),
        ("outer(h, x)", (2, 3)),
        ("[h; x; s]", (6,)),
        ("flip(V)", (3, 2)),
        ("flip(h)", (1, 2)),
        ("total(V)", ()),
        ("2.70", ()),
        ("s * h", (2,)),
        ("tanh(V)", (2, 3)),
    ],
)
def test_shapes(sentence: str, size: tuple[int, ...]) -> None:
    assert shape(read(sentence), {"U": (2, 2), "V": (2, 3), "h": (2,), "x": (3,)}) == size


def test_the_shapes_of_the_lstm() -> None:
    found = lstm.shapes(hidden=2, inputs=3)
    assert {found[name] for name in (*lstm.names, "h_prev", "c_prev", "b_f")} == {(2,)}
    assert (found["W_o"], found["U_o"], found["x"]) == ((2, 3), (2, 2), (3,))
