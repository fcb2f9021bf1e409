"""A notebook shows sheets and cells, and each converter takes the form that it can print."""

from __future__ import annotations

import warnings
from typing import Any

import pytest

import symbolic_lstm as sl
from symbolic_lstm.published.spec import parse_example

OWN = """\
schema = 1
title = "Leaky"

[cell]
name = "leaky"
sentences = "h = a * h_prev + (1 - a) * tanh(W_h @ x)"

[weights]
a = 0.5
W_h = 1

[given]
x = 1
h_prev = 0
"""


def bundle(shown: object) -> dict[str, str]:
    """What IPython gets of an object."""
    from IPython.core.formatters import DisplayFormatter

    data, _ = DisplayFormatter().format(shown)
    return dict(data)


def converted(exporter: str, *shown: object) -> str:
    """A notebook with an output for each object, as a converter of nbconvert writes it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the converter's own
        import nbconvert
        import nbformat.v4 as notebook

        cells = [
            notebook.new_code_cell("it", outputs=[notebook.new_output("execute_result", data=bundle(it))])
            for it in shown
        ]
        made: Any = getattr(nbconvert, exporter)().from_notebook_node(notebook.new_notebook(cells=cells))
    return str(made[0])


SHOWN = {
    "a sheet": lambda: sl.sheet("understanding-lstms"),
    "a cell": lambda: sl.cells.lstm,
    "a cell of one's own": lambda: parse_example(OWN).cell,
}


@pytest.mark.parametrize("name", SHOWN)
def test_a_notebook_is_given_text_latex_and_html(name: str) -> None:
    assert bundle(SHOWN[name]()).keys() == {"text/plain", "text/latex", "text/html"}


def test_a_cell_shows_its_sentences_and_their_roles() -> None:
    shown = bundle(sl.cells.lstm)
    assert "   fₜ = σ(U_f hₜ₋₁ + W_f xₜ + b_f)            forget gate\n" in shown["text/plain"]
    assert r"h_{t} &= o_{t} \odot \tanh(c_{t}) &&\quad\text{(hidden state)}" in shown["text/latex"]
    assert shown["text/html"].count("<mtext>") == 6 and "f sub t equals sigma of, U sub f times" in shown["text/html"]


@pytest.mark.parametrize("name", sl.cells.CELLS)
def test_every_cell_can_be_shown(name: str) -> None:
    shown = bundle(sl.cells.CELLS[name])
    assert all(f"\n   {equation.name}" in shown["text/plain"] for equation in sl.cells.CELLS[name])


def test_a_cell_of_ones_own_has_no_roles_to_show() -> None:
    assert "hₜ = a ⊙ hₜ₋₁ + (1 − a) ⊙ tanh(W_h xₜ)\n" in bundle(parse_example(OWN).cell)["text/plain"]


@pytest.mark.parametrize(
    ("exporter", "has", "lacks"),
    [
        ("HTMLExporter", '<div class="symbolic-lstm-sheet" lang="en"', r"\begin{aligned}"),
        ("MarkdownExporter", '<div class="symbolic-lstm-sheet" lang="en"', r"\begin{aligned}"),
        ("LatexExporter", r"\begin{aligned}", "<div"),
    ],
)
def test_each_converter_takes_its_own_form(exporter: str, has: str, lacks: str) -> None:
    made = converted(exporter, sl.cells.lstm, sl.sheet("understanding-lstms"))
    assert made.count(has) >= 2 and lacks not in made
