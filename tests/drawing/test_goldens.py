"""Pictures whose every letter is known, and sheets that have them where their figures are derived."""

from __future__ import annotations

from pathlib import Path

import pytest

import symbolic_lstm as sl
from symbolic_lstm.drawing.on_page import PICTURED, drawn_page
from symbolic_lstm.page.blocks import Display, Heading, Illustration

from ..writers.test_equations import compare

GOLDEN = Path(__file__).parents[1] / "golden" / "drawing"
SEED = "understanding-lstms"
PICTURES = {
    "cell.svg": ("cell", ()), "two-inputs.svg": ("curve", ("f", "minus-ten:f")), "bars.svg": ("bars", ("c",)),
    "bars.tex": ("bars", ("c",)), "rounding.svg": ("rounding", ("c",)),
}  # fmt: skip


@pytest.mark.parametrize("name", PICTURES)
def test_golden(name: str) -> None:
    picture, quantities = PICTURES[name]
    made = sl.draw(SEED, picture, quantities)
    compare(GOLDEN / name, made.tikz if name.endswith(".tex") else made.svg)


def test_each_picture_stands_where_its_figures_are_derived() -> None:
    page = drawn_page(sl.sheet(SEED), "html")
    near: list[tuple[str, str]] = []
    before = ""
    for block in page.blocks:
        if isinstance(block, Display):
            before = block.step.name
        elif isinstance(block, Heading) and block.level == 2 and not block.number:
            before = "".join(map(str, block.text))
        elif isinstance(block, Illustration):
            near.append((before, block.scene.name))
    assert near == [
        ("The cell", "cell"), ("f", "curve-f"), ("i", "curve-i"), ("g", "curve-g"), ("c", "bars-c"), ("o", "curve-o"),
        ("h", "curve-h"), ("Does rounding at each step matter?", "rounding-c"),
        ("Does rounding at each step matter?", "rounding-h"), ("f", "curve-f"),
    ]  # fmt: skip


def test_a_sequence_has_its_memory_and_its_gates_over_time() -> None:
    page = drawn_page(sl.sheet(SEED, "company-a"), "html")
    assert [b.scene.name for b in page.blocks if isinstance(b, Illustration)] == ["cell", "memory-c", "heatmap"]


@pytest.mark.parametrize("format", sorted(PICTURED - {"pdf", "docx", "odt", "epub"}))
def test_pictures_are_in_every_format_that_has_some_unless_they_are_not_wanted(format: str) -> None:
    sheet = sl.sheet(SEED)
    mark = {"latex": "tikzpicture", "beamer": "tikzpicture", "notebook": "attachment:", "typst": "image(bytes"}
    with_them, without = sheet.write(format), sheet.write(format, pictures=False)
    assert isinstance(with_them, str) and isinstance(without, str)
    assert mark.get(format, "<svg") in with_them and mark.get(format, "<svg") not in without
    assert drawn_page(sheet, "text") is sheet
