"""Shapes stand underneath: in the first line of a vector's derivation, once, wherever a matrix is."""

from __future__ import annotations

import json

import pytest

import symbolic_lstm as sl
from symbolic_lstm.page.layout import Ident, Op, Row, Under
from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.writers.text_shapes import standing_in, underlined

from .vectors import TWO_UNITS

EXAMPLE = parse_example(TWO_UNITS)
PRINTED = {
    "standard": """\
   f₁      = σ(U_f h₀ + W_f x₁ + b_f)                                 formula
   2×1         2×2 2×1  2×2 2×1  2×1
""",
    "olah": """\
   f₁      = σ(W_f [h₀, x₁] + b_f)                                    formula
   2×1         2×4 4×1        2×1
""",
    "pytorch": """\
   f₁      = σ(W_if x₁ + b_if + W_hf h₀ + b_hf)                       formula
   2×1         2×2  2×1  2×1    2×2  2×1  2×1
""",
    "keras": """\
   f₁      = σ(x₁  W_f + h₀  U_f + b_f)                               formula
   1×2         1×2 2×2   1×2 2×2   1×2
""",
    "d2l": """\
   F₁      = σ(X₁  W_xf + H₀  W_hf + b_f)                             formula
   1×2         1×2 2×2    1×2 2×2    1×2
""",
    "ng": """\
   Γ_f^⟨1⟩     = σ(W_f [a^⟨0⟩, x^⟨1⟩] + b_f)                          formula
   2×1             2×4 4×1              2×1
""",
}


@pytest.mark.parametrize("notation", PRINTED)
def test_shapes_stand_under_their_names(notation: str) -> None:
    page = sl.sheet(EXAMPLE, notation=notation)
    assert PRINTED[notation] in page.write()
    assert sl.audit(page) == () == sl.verify_export(page)


def test_they_stand_once_and_only_where_a_matrix_is() -> None:
    page = sl.sheet(EXAMPLE)
    shaped = [
        (display.step.name, display.step.time, line.stage, line.entry)
        for display in page.displays
        for line in display.lines
        if "Under(" in repr(line.right)
    ]
    assert shaped == [(name, 1, "formula", ()) for name in "figo"]
    assert "2×1" not in page.write().partition("Step 2")[2]


def test_a_scalar_sheet_has_none() -> None:
    assert "Under(" not in repr(sl.sheet("understanding-lstms").displays)


@pytest.mark.parametrize(("language", "words"), [("en", "U sub f, 2 by 2, times h sub 0, 2 by 1, plus"),
                                                 ("de", "U Index f, 2 mal 2, mal h Index 0, 2 mal 1, plus")])  # fmt: skip
def test_they_are_spoken(language: str, words: str) -> None:
    assert words in sl.sheet(EXAMPLE, language=language).displays[0].lines[0].words


def test_latex_and_mathml_set_them_underneath() -> None:
    stage = json.loads(sl.sheet(EXAMPLE).write("json"))["steps"][0]["stages"][0]
    assert stage["latex"].startswith(r"\sigma(\underset{2 \times 2}{\mathbf{U}_{f}} \; \underset{2 \times 1}{h_{0}} + ")
    assert stage["mathml"].count("<munder>") == 5


def test_wide_shapes_never_touch() -> None:
    wide = Row((Under(Ident("W"), Ident("64×128")), Op(""), Under(Ident("h"), Ident("128×1")), Op("+"),
                Under(Ident("b"), Ident("64×1")), Op("+"), Under(Ident("d"), Ident("64×1"))))  # fmt: skip
    _, said, remarks = standing_in(None, wide)
    above, below = underlined([said], remarks)
    assert above == "W      h   + b  + d "
    assert below == "64×128 128×1 64×1 64×1"


@pytest.mark.parametrize("letters", ["\ue000", "\ue001", "a\ue000\ue001\ue001"])
def test_private_letters_of_an_author_stay_what_they_are(letters: str) -> None:
    shaped = Under(Ident("W"), Ident("2×3"))
    left, right, remarks = standing_in(shaped, Row((Ident(letters), Op("+"), shaped)))
    assert underlined([f"{left} = {right}"], remarks) == [f"W{{2×3}} = {letters} + W{{2×3}}"]


@pytest.mark.parametrize("notation", ["olah", "ng"])
def test_single_numbers_on_h_and_x_stand_in_one_column_too(notation: str) -> None:
    said = sl.sheet("understanding-lstms", notation=notation).write("text", pictures=False)
    given = said.partition("Given")[2].partition("before the step")[0]
    assert "[2.70, 1.63]" in given and "[4.38, −0.19]" in given and "on hidden state" not in given
    assert given.count("W  [") == 1
    german = sl.sheet("understanding-lstms", notation=notation, language="de").write("text", pictures=False)
    assert "[2,70  1,63]" in german  # no comma parts what has one
