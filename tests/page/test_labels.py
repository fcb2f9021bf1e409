"""What tables call quantities: by the formulas' own letters, never by the names one types."""

from __future__ import annotations

import re

import pytest

import symbolic_lstm as sl
from symbolic_lstm.languages import language, worded
from symbolic_lstm.notation import named
from symbolic_lstm.page.blocks import Note, Page, Table
from symbolic_lstm.page.labels import label
from symbolic_lstm.published.load import load
from symbolic_lstm.published.setting import setting
from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.writers.text import write_prose

from .vectors import TWO_UNITS

FORMATS = ("text", "html", "markdown", "latex", "typst", "rst", "asciidoc")


def said(name: str, example: str = "understanding-lstms", notation: str = "standard", code: str = "en") -> str:
    worked = parse_example(TWO_UNITS) if example == "two" else load(example)
    return write_prose(label(name, worked, setting(worked), worded(named(notation), code), language(code)))


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("f", "fₜ"),
        ("forget", "fₜ"),
        ("minus-ten:f", "fₜ"),
        ("f.sum", "fₜ sum"),
        ("c.kept", "fₜ × cₜ₋₁ kept"),
        ("c.added", "iₜ × gₜ added"),
        ("h.squashed", "tanh(cₜ)"),
        ("tanh(c)", "tanh(cₜ)"),
        ("c_prev", "cₜ₋₁"),
        ("x", "xₜ"),
        ("W_f", "w_f"),
        ("0.5 * 2", "0.5 × 2"),
        ("no quantity", "no quantity"),
    ],
)
def test_a_quantity_is_called_as_the_formulas_write_it(name: str, called: str) -> None:
    assert said(name) == called


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("h[0]@2", "h_{2,1}"),
        ("c[1]@1", "c_{1,2}"),
        ("c", "cₜ"),
        ("W_f[0,1]", "w_{f,1,2}"),
        ("f[1]@2.sum", "f_{2,2} sum"),
    ],
)
def test_entries_are_counted_as_the_formulas_count_them(name: str, called: str) -> None:
    assert said(name, "two") == called


def test_labels_follow_the_notation_and_the_language() -> None:
    assert said("c.added", notation="olah", code="de") == "iₜ × C̃ₜ hinzugefügt"
    assert said("f.sum", notation="ng", code="de") == "Γ_f^⟨t⟩ Summe"


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("variant", ["", "company-a"])
def test_no_format_says_a_typed_name(format: str, variant: str) -> None:
    written = sl.sheet("understanding-lstms", variant).write(format)
    written = re.sub(r'data-q=\\?"[^"]*"', "", written)  # pictures say there for programs what they show
    assert not re.search(r"\b[fcgioh]\.(sum|added|kept|squashed)\b|\b[ch]@\d", written)


def tables(page: Page) -> list[Table]:
    return [block for block in page.blocks if isinstance(block, Table)]


ONE = """\
schema = 1
title = "Two settings"
cell = "rnn"
[weights]
U_h = 0.5
W_h = 0.25
b_h = 0
[given]
x = 1
h_prev = 0.5
[variants.other]
title = "The other"
"""


@pytest.mark.parametrize(
    ("changed", "first", "second"),
    [
        ("given = { x = -10 }", "xₜ = 1", "xₜ = −10"),
        ("weights = { W_h = 2 }", "w_h = 0.25", "w_h = 2"),
        ("weights = { W_h = 2, b_h = 1 }", "w_h = 0.25, b_h = 0", "w_h = 2, b_h = 1"),
    ],
)
def test_two_variants_are_headed_by_what_differs(changed: str, first: str, second: str) -> None:
    page = sl.narrate(parse_example(ONE + changed))
    found = [tuple(map(write_prose, table.head)) for table in tables(page)]
    assert ("", first, second) in found


def test_a_variant_shows_what_comes_out_otherwise() -> None:
    worked = sl.example(
        cell={"sentences": "g = sigma(a * x)\nh = b * h_prev + g"},
        weights={"a": 0.5, "b": 2},
        given={"x": 1, "h_prev": 1},
        variants={"other": {"weights": {"b": 3}}},
    )
    assert [shown.step.name for shown in sl.sheet(worked).displays] == ["g", "h", "h"], "g is the same in both"


def test_the_small_print_names_figures_as_the_formulas_do() -> None:
    small = next(b for b in sl.sheet("understanding-lstms").blocks if isinstance(b, Note) and b.word == "Rounding")
    assert write_prose(small.prose).startswith("2 decimals (fₜ 3 decimals; iₜ 1 decimal).")


def test_weights_of_an_own_cell_are_no_gates() -> None:
    """A family of weights r_… or f_… has its letter; what the field calls r and f are other quantities."""
    sentences = "a = tanh(h_prev + x)\nh = tanh(r_h * a + f_a)"
    numbers = {"r_h": "0.5", "f_a": "0.25"}
    page = sl.sheet(sl.example(cell={"sentences": sentences}, weights=numbers, given={"x": 1, "h_prev": "0.5"}))
    given = page.write("text").partition("1 ")[0]
    assert "0.25" in given and "gate" not in given


def test_an_example_that_is_read_again_calls_its_gradients_the_same() -> None:
    first, again = (sl.sheet("zhtw-lstm-showcase").write("text") for _ in range(2))
    assert first == again and "_o@2.sum" not in first
