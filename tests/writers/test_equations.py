"""Golden files with all formats of an equation side by side, and the traps by name.

`ACCEPT=1 pytest tests/writers` rewrites the files; read the difference before
it is kept.
"""

from __future__ import annotations

import os
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from symbolic_lstm.page.layout import Call, Fence, Ident, Layout, Num, Op, Row, Sup, Text
from symbolic_lstm.writers import latex, mathml, text, typst
from symbolic_lstm.writers.mathml_maths import identifier

from .cases import CASES, SIGN

GOLDEN = Path(__file__).parents[1] / "golden" / "writers"


def together(layout: Layout) -> str:
    element = re.sub(r"(?<=>)(?=<m|</mrow|</mtr|</mtable|</math)", "\n", mathml.equation(layout))
    said = {"text": text.equation(layout), "latex": latex.equation(layout), "typst": typst.equation(layout)}
    return "".join(f"{name}\n{spelt}\n\n" for name, spelt in said.items()) + f"mathml\n{element}\n"


def compare(path: Path, now: str) -> None:
    if os.environ.get("ACCEPT") == "1":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(now, encoding="utf-8", newline="\n")
    assert path.exists(), f"{path.name} is missing; ACCEPT=1 writes it"
    assert now == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES)
def test_golden(case: str) -> None:
    compare(GOLDEN / f"{case}.txt", together(CASES[case]))


def test_no_golden_file_is_left_over() -> None:
    assert {p.stem for p in GOLDEN.glob("*.txt")} == CASES.keys()


@pytest.mark.parametrize("case", CASES)
def test_mathml_is_well_formed_with_one_row(case: str) -> None:
    root = ET.fromstring(mathml.equation(CASES[case]))
    assert [child.tag.rpartition("}")[2] for child in root] == ["mrow"]
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert all(e.get("mathvariant") in (None, "normal") for e in root.iter())


@pytest.mark.parametrize("case", CASES)
def test_latex_stays_in_the_subset(case: str) -> None:
    spelt = latex.equation(CASES[case])
    for banned in (r"\operatorname", r"\boldsymbol", r"\color", r"\href", r"\tag", r"\label", "{{", r"\\["):
        assert banned not in spelt
    assert re.sub(r"\\.", "", spelt).count("{") == re.sub(r"\\.", "", spelt).count("}")


def test_a_negative_factor_is_bracketed_and_tight() -> None:
    layout = Row((Num("1.63"), Op("×"), Fence(Row((SIGN, Num("10"))))))
    assert text.equation(layout) == "1.63 × (−10)"
    assert latex.equation(layout) == r"1.63 \times (-10)"
    assert '<mrow><mo form="prefix">−</mo><mn>10</mn></mrow>' in mathml.equation(layout)


def test_a_transpose_is_a_transpose() -> None:
    turned = Sup(Ident("W", bold=True), Ident("T", upright=True))
    assert text.equation(turned) == "Wᵀ"
    assert latex.equation(turned) == r"\mathbf{W}^{\top}"


def test_a_function_is_said_of_its_argument() -> None:
    assert "<mi>σ</mi><mo>&#x2061;</mo>" in mathml.equation(Call(Ident("σ"), (Ident("z"),)))


def test_a_number_is_one_element() -> None:
    assert mathml.equation(Num("1 048 576.5")).count("<mn>") == 1


def test_a_control_word_does_not_swallow_a_letter() -> None:
    assert latex.equation(Row((Op("∂", prefix=True), Ident("c")))) == r"\partial c"
    assert latex.equation(Sup(Ident("x"), Row((Ident("σ"), Ident("t"))))) == r"x^{\sigma t}"


def test_ids_are_fit_for_a_style_sheet() -> None:
    assert identifier("h[0]@2.sum") == "h-of-0-at-2.sum"
    assert identifier('"<1') == "q---1"


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x9b", "\u202e", "\u2066", "\ud800", "\ufffe"])
def test_nothing_printed_can_do_more_than_be_read(character: str) -> None:
    for layout in (Text(character), Ident(character), Num(character), Op(character)):
        assert character not in text.equation(layout)
        assert character not in latex.equation(layout)
        assert character not in mathml.equation(layout)
        ET.fromstring(mathml.equation(layout))
