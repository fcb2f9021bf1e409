"""What is too large is drawn as far as it fits, and what was left out is said; what is hostile stays text."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

import symbolic_lstm as sl
from symbolic_lstm.drawing.gradients import gradients
from symbolic_lstm.languages import ENGLISH
from symbolic_lstm.numbers.figure import figure
from symbolic_lstm.published.example import Example

from .look import faults, texts

OWN = """
a = tanh(W_a @ x + U_a @ h_prev)
m = max(a, h_prev)
h = m * sigmoid(a) + (1 - sigmoid(a)) * h_prev / 2
"""


def layer(units: int) -> Example:
    weights = {}
    for k, gate in enumerate("figo"):
        weights[f"U_{gate}"] = [[f"0.{(i * 7 + j * 3 + k) % 90 + 10}" for j in range(units)] for i in range(units)]
        weights[f"W_{gate}"] = [[f"-0.{i % 80 + 10}"] for i in range(units)]
        weights[f"b_{gate}"] = ["0.1"] * units
    zeros = ["0"] * units
    return sl.example(cell="lstm", weights=weights, given={"x": ["1"], "h_prev": zeros, "c_prev": zeros})


def told_of(example: Example, units: int) -> None:
    drawn = sl.draw(example, "cell").scene
    assert f"+ {units - 8}" in texts(drawn) and f"8 of {units} units are drawn" in drawn.words
    assert not faults(drawn)
    drawn = sl.draw(example, "heatmap", narrow=True).scene
    assert any(f" of {units} units are drawn" in text for text in texts(drawn))
    assert not faults(drawn)


def test_of_many_units_as_many_are_drawn_as_fit() -> None:
    told_of(layer(30), 30)


@pytest.mark.judge
def test_of_two_hundred_units_as_many_are_drawn_as_fit() -> None:
    told_of(layer(200), 200)


def test_a_long_sequence_is_thinned_and_what_is_left_out_is_said() -> None:
    weights = dict.fromkeys(sl.cells.lstm.parameters, "0.5")
    steps = [f"{k % 7 - 3}" for k in range(300)]
    example = sl.example(cell="lstm", weights=weights, given={"x": steps, "h_prev": 0, "c_prev": 0})
    for picture, said in (("memory", "Step 300"), ("heatmap", "of 300 steps are drawn"), ("retention", "300 steps")):
        made = sl.draw(example, picture)
        assert said in made.scene.words and len(made.svg) < 60_000
        assert not faults(made.scene)
    with pytest.raises(sl.SymbolicLstmError, match="too many for one picture"):
        sl.draw(example, "cell", steps="1-300")


def test_a_cell_of_ones_own_is_drawn_from_its_sentences() -> None:
    cell = {"name": "own", "sentences": OWN}
    example = sl.example(cell=cell, weights={"W_a": "0.5", "U_a": "-2"}, given={"x": "1", "h_prev": "0.25"})
    made = sl.draw(example, "cell").scene
    assert "max" in texts(made)
    assert not faults(made)


@pytest.mark.parametrize("word", ["<script>alert(1)</script>", "]]>&amp;", "a\u202eb\x1b[31m", "x" * 1900, "\ud800"])
def test_hostile_words_stay_words_and_fit(word: str) -> None:
    cell = {"name": "own", "sentences": "h = tanh(W @ x + U @ h_prev)", "roles": {"h": [word]}}
    example = sl.example(cell=cell, weights={"W": "0.5", "U": "1"}, given={"x": "1", "h_prev": "0"}, title=word)
    for picture in ("cell", "curve", "bars", "rounding"):
        made = sl.draw(example, picture)
        root = ET.fromstring(made.svg)
        assert {it.tag.rpartition("}")[2] for it in root.iter()} <= {
            "svg", "title", "desc", "style", "rect", "path", "circle", "text", "tspan", "g",
        }  # fmt: skip
        assert not faults(made.scene)
        assert "\\input" not in made.tikz


def test_gradients_that_vanish_have_a_place() -> None:
    norms = [figure(text) for text in ("0.99", "0.1", "1e-30", "0")]
    made = gradients(norms, ENGLISH)
    assert {"0.99", "0"} <= {*texts(made)} and not faults(made)
    with pytest.raises(sl.SymbolicLstmError, match="not negative"):
        gradients([figure("-1")], ENGLISH)
    with pytest.raises(sl.SymbolicLstmError, match="not negative"):
        gradients([], ENGLISH)


@pytest.mark.parametrize("weight", ["-4321.5", "123456789012.125", "0.000000000000000000001"])
@pytest.mark.parametrize("digits", ["0", "9", "3s"])
def test_a_number_line_of_very_small_and_large_numbers_has_its_places(weight: str, digits: str) -> None:
    weights = dict.fromkeys(sl.cells.lstm.parameters, weight)
    example = sl.example(cell="lstm", weights=weights, given={"x": "1.3", "h_prev": "0.5", "c_prev": weight})
    for state in "ch":
        made = sl.draw(example, "rounding", state, digits=digits).scene
        assert not faults(made) and "nan" not in "".join(texts(made))


def named(word: str) -> Example:
    cell = {"name": "own", "sentences": "h = tanh(W @ x + U @ h_prev)", "roles": {"h": [word]}}
    return sl.example(cell=cell, weights={"W": "0.5", "U": "1"}, given={"x": "1", "h_prev": "0"})


def test_a_very_long_name_is_cut_where_a_picture_has_no_more_room() -> None:
    made = sl.draw(named("very " * 60), "cell").scene
    assert made.width < 1000 and not faults(made) and any("…" in text for text in texts(made))


@pytest.mark.parametrize(("word", "names"), [("遗忘门", 3), ("بوابة", 3), ('it\'s "x\\y" 50% #1 $a_b^c', 0)])
def test_letters_that_latex_has_not_take_no_more_room_than_they_are_given(word: str, names: int) -> None:
    made = sl.draw(named(word), "cell").tikz
    found = [line for line in made.split("\n") if r"\node" in line and ("[U+" in line or "resizebox" in line)]
    assert len(found) == names and all(r"\resizebox{" in line and "[U+" in line for line in found)


@pytest.mark.parametrize(
    ("bias", "said"), [("-5", "After 40 steps 1.06×10⁻⁸⁷ of"), ("-400", "After 40 steps <\u00a01×10⁻³⁰⁷ of")]
)
def test_what_is_left_of_a_memory_is_a_number_however_little_it_is(bias: str, said: str) -> None:
    weights = dict.fromkeys(sl.cells.lstm.parameters, "0") | {"b_f": bias}
    example = sl.example(cell="lstm", weights=weights, given={"x": ["1"] * 40, "h_prev": "0", "c_prev": "1"})
    made = sl.draw(example, "retention").scene
    assert said in made.words and not any("half-life" in text for text in texts(made)) and not faults(made)
