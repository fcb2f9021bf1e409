"""The picture of the cell on the first page of paper: as tall as it takes to be read, and no taller than there is room."""

from __future__ import annotations

import re

import pytest

from symbolic_lstm.page.blocks import Display, Heading, Illustration, Line, Note, Page, Para
from symbolic_lstm.page.layout import Num
from symbolic_lstm.page.scene import Label, Scene
from symbolic_lstm.writers import html, latex_document, typst
from symbolic_lstm.writers.first_page import LEGIBLE, legible_height

from .pages import STEP

TALL = Scene("cell", "The cell", "words", 760.0, 920.0, (Label(10, 10, ("cell",), size=12.5), Label(9, 9, ("f",))))
WORDS = Note(("It is rounded at the end. " * 12,), "Rounding")


def sheet(*notes: Note) -> Page:
    line = Line("numbers", "=", Num("0.5"))
    given = (Heading(2, ("Given",)), Para(("x is 1.",)))
    cell = (Heading(2, ("The cell",)), Illustration(TALL))
    return Page(
        "A cell", (Para(("It keeps.",), "lead"), *given, *cell, Heading(2, ("Gate",)), Display(STEP, (line,)), *notes)
    )


def heights(page: Page) -> tuple[float, float]:
    """How tall the picture is in a PDF and printed from HTML, in pt."""
    wide = re.search(r'format: \\?"svg\\?", width: ([\d.]+)pt', typst.document(page))
    tall = re.search(r"--tall:(\d+)pt", html.write(page))
    return float(wide[1]) * TALL.height / TALL.width if wide else 0.0, float(tall[1]) if tall else 260.0


def test_its_letters_are_read_with_ease_where_there_is_room() -> None:
    needed = legible_height(TALL)
    smallest = min(it.size for it in TALL.walk() if isinstance(it, Label))
    assert smallest * needed / TALL.height == pytest.approx(LEGIBLE) and LEGIBLE >= 6
    for height in heights(sheet()):
        assert height == pytest.approx(needed, abs=1)
    said = latex_document.document(sheet())
    assert said.count(f"\\penalty0\\roomfor{{{needed:.0f}pt}}{{3.5em}}") == 1 and said.count(">\\tallest\\tallest") == 1


def test_below_much_text_it_is_smaller_and_never_smaller_than_other_pictures() -> None:
    (pdf, printed), (least, printed_least) = heights(sheet(*[WORDS] * 4)), heights(sheet(*[WORDS] * 12))
    assert 260 < pdf < heights(sheet())[0] and 260 < printed < heights(sheet())[1]
    assert least == pytest.approx(260, abs=1) and printed_least == 260
