"""`draw`: pictures with the figures of the sheet, in files and on standard output."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from .program import EXAMPLE, Program

SVG = "{http://www.w3.org/2000/svg}"


def said(svg: str) -> list[str]:
    return ["".join(it.itertext()) for it in ET.fromstring(svg).iter(f"{SVG}text")]


def test_the_curve_of_the_forget_gate_has_its_sum_and_its_height(program: Program) -> None:
    assert program("draw", EXAMPLE, "--picture", "curve", "-q", "f", "-o", "f.svg").code == 0
    written = Path("f.svg").read_text(encoding="utf-8")
    assert {"5.95", "0.997"} <= {*said(written)}
    root = ET.fromstring(written)
    assert root.find(f"{SVG}title").text == "Sigmoid curve: forget gate"  # type: ignore[union-attr]
    assert "5.95" in root.find(f"{SVG}desc").text  # type: ignore[union-attr, operator]
    assert {it.get("data-q") for it in root.iter()} >= {"f", "f.sum"}


def test_two_variants_stand_on_one_curve(program: Program) -> None:
    found = said(program("draw", EXAMPLE, "-p", "curve", "-q", "f", "-q", "minus-ten:f").text)
    assert {"5.95", "−11.98", "input 1: 0.997", "input −10: 6.27×10⁻⁶"} <= {*found}


def test_the_cell_has_every_figure_of_the_step(program: Program) -> None:
    found = said(program("draw", EXAMPLE).text)
    for figure in ("2", "1.99", "0.97", "2.96", "0.98", "0.997", "1.0", "0.99", "5.95", "4.27", "2.03", "4.78"):
        assert figure in found, figure


def test_bars_show_what_is_kept_and_what_is_added(program: Program) -> None:
    found = said(program("draw", EXAMPLE, "-p", "bars", "-q", "c").text)
    assert {"old", "2", "new", "1.99", "kept", "0.97", "added", "2.96", "shown", "0.98"} <= {*found}


def test_the_same_picture_is_the_same_bytes(program: Program) -> None:
    for name in ("cell.png", "cell.svg"):
        assert program("draw", EXAMPLE, "-o", name).code == 0
        first = Path(name).read_bytes()
        assert program("draw", EXAMPLE, "-o", name).code == 0, "our own file is written again"
        assert Path(name).read_bytes() == first
    assert Path("cell.png").read_bytes()[1:4] == b"PNG"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("-p", "curve", "-q", "c"), "those of f, i, g, o, h have one"),
        (("-p", "bars", "-q", "f"), "no state"),
        (("-p", "curve", "-q", "f", "-q", "g"), "one curve is drawn at a time"),
        (("-p", "curve", "-q", "zz"), "computes no 'zz'"),
        (("-p", "curve", "-q", "f@7"), "is not among what is computed"),
        (("--variant", "ten"), "no variant 'ten'"),
        (("--steps", "2"), "from 1 to 1 here"),
        (("--steps", "x-y"), "steps are written 2 or 1-3"),
        (("-o", "cell.gif"), "a picture is written as .svg, .png"),
        (("-o", "cell.png", "-f", "svg"), "contradicts the suffix"),
    ],
)
def test_what_cannot_be_drawn_is_answered(program: Program, arguments: tuple[str, ...], told: str) -> None:
    done = program("draw", EXAMPLE, *arguments)
    assert done.code == 2 and told in done.told
    assert not [*Path().glob("cell.*")]


@pytest.mark.parametrize(
    ("arguments", "figures"),
    [
        (("-p", "memory", "--variant", "company-a", "-q", "c"), ("0", "−0.20", "−0.32")),
        (("-p", "heatmap", "--variant", "company-a"), ("0.83", "0.89", "−0.31", "0.42")),
        (("-p", "rounding", "-q", "c"), ("2.9475…", "2.96", "2.94", "2.95", "nothing rounded")),
        (("-p", "retention", "-q", "f"), ("half-life 231 steps",)),
        (("-p", "cell", "--variant", "company-a", "--steps", "1-2", "--style", "signs"), ("−0.13", "−0.10")),
    ],
)
def test_every_picture_has_the_figures_of_the_sheet(
    program: Program, arguments: tuple[str, ...], figures: tuple[str, ...]
) -> None:
    assert {*figures} <= {*said(program("draw", EXAMPLE, *arguments).text)}


def test_tikz_has_the_same_figures_and_a_document_where_that_is_wanted(program: Program) -> None:
    picture = program("draw", EXAMPLE, "-p", "bars", "-f", "latex").text
    assert picture.count(r"\begin{tikzpicture}") == 1 and r"\documentclass" not in picture
    assert all(f"{{{figure}}}" in picture for figure in ("1.99", "0.97", "2.96"))
    assert program("draw", EXAMPLE, "-p", "bars", "-s", "-o", "bars.tex").code == 0
    assert Path("bars.tex").read_text(encoding="utf-8").startswith(r"\documentclass")
    assert program("draw", EXAMPLE, "-s").code == 2
