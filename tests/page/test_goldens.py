"""Whole sheets as files: what a reader gets, letter by letter.

`ACCEPT=1 pytest tests/page/test_goldens.py` rewrites the files; read the
difference before it is kept.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from latex2mathml.converter import convert

import symbolic_lstm as sl
from symbolic_lstm.maths import terms as t
from symbolic_lstm.page.blocks import Page
from symbolic_lstm.page.layout import Layout
from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.readers.latex import latex as read_latex
from symbolic_lstm.readers.mathml import mathml as read_mathml
from symbolic_lstm.readers.term import sentence as reread
from symbolic_lstm.writers import latex, mathml

from ..writers.test_equations import compare
from .vectors import TWO_UNITS

GOLDEN = Path(__file__).parents[1] / "golden" / "page"
SHEETS = {
    "one-step.txt": ("", "text"),
    "one-step.tex": ("", "latex"),
    "one-step.xhtml": ("", "mathml"),
    "one-step.json": ("", "json"),
    "company-a.txt": ("company-a", "text"),
}


def pages() -> dict[str, Page]:
    found = {v or "one-step": sl.sheet("understanding-lstms", v) for v in ("", "minus-ten", "company-a", "company-b")}
    return found | {"two-units": sl.narrate(parse_example(TWO_UNITS))}


PAGES = pages()


def layouts(page: Page) -> list[Layout]:
    """Every equation of a page, without those that leave terms out."""
    lines = [line for display in page.displays for line in display.lines if "⋯" not in line.note]
    return [side for line in lines for side in (line.left, line.right) if side is not None]


@pytest.mark.parametrize("name", SHEETS)
def test_golden(name: str) -> None:
    variant, format = SHEETS[name]
    compare(GOLDEN / name, sl.write(sl.sheet("understanding-lstms", variant), format, pictures=False))


def test_no_golden_file_is_left_over() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == SHEETS.keys()


def test_a_sheet_is_the_same_every_time() -> None:
    for variant, format in SHEETS.values():
        once, again = (sl.write(sl.sheet("understanding-lstms", variant), format) for _ in range(2))
        assert once == again


def alike(term: t.Sentence) -> str:
    """A sentence in which names are spelt as every reader spells them: without braces, spaces or signs of time."""
    return repr(term).translate({ord("{"): None, ord("}"): None, ord("−"): "-", ord(","): ",", ord(" "): None})


@pytest.mark.parametrize("name", PAGES)
def test_every_format_says_the_sentence(name: str) -> None:
    for layout in layouts(PAGES[name]):
        said = alike(reread(layout))
        source = latex.equation(layout)
        tokens = {
            "LaTeX": read_latex(source),
            "MathML": read_mathml(mathml.equation(layout)),
            "LaTeX, converted": read_mathml(convert(source)),
        }
        for route, found in tokens.items():
            assert alike(reread(found, source)) == said, route


@pytest.mark.parametrize("name", PAGES)
def test_mathml_is_well_formed(name: str) -> None:
    root = ET.fromstring(sl.write(PAGES[name], "mathml"))
    maths = [e for e in root.iter() if e.tag.endswith("}math")]
    assert len(maths) >= len(PAGES[name].displays)
    assert all(e.text and e.text.strip() for e in root.iter() if e.tag.endswith("}mn"))
    for layout in layouts(PAGES[name]):
        ET.fromstring(mathml.equation(layout))


@pytest.mark.parametrize("name", PAGES)
def test_json_says_what_the_page_says(name: str) -> None:
    page = PAGES[name]
    data = json.loads(sl.write(page, "json"))
    listed = [display for display in page.displays if display.listed]
    assert data["schema"] == "symbolic-lstm/sheet/1"
    assert [(s["name"], s["time"]) for s in data["steps"]] == [(d.step.name, d.step.time) for d in listed]
    for step, display in zip(data["steps"], listed, strict=True):
        assert [stage["stage"] for stage in step["stages"]] == [line.stage for line in display.lines]
        assert step["stages"][-1]["latex"] == latex.equation(display.lines[-1].right)
