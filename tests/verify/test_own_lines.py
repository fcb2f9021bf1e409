"""Every line of a sheet, handed to the verifier by itself, is read in each spelling, and is right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest

import symbolic_lstm as sl
from symbolic_lstm.page import layout as l
from symbolic_lstm.page.blocks import Display
from symbolic_lstm.published.catalog import shipped
from symbolic_lstm.verify.line import check_line
from symbolic_lstm.writers import latex_maths, mathml_maths, text_maths, typst_maths

SPELLINGS: dict[str, Callable[[l.Layout], str]] = {
    "text": text_maths.equation, "latex": latex_maths.equation, "mathml": mathml_maths.equation,
    "typst": lambda layout: f"$ {typst_maths.equation(layout)} $",
}  # fmt: skip
#: Their given numbers are shown with few digits and worked with all of them, as a remark beside each line says.
SHORTENED = {entry.id for entry in shipped() if entry.id.startswith("coursera")}


def printed(display: Display) -> Iterator[l.Layout]:
    """Each line with what stands before its sign: its own left side, or what the line above comes to."""
    for before, line in pairwise((None, *display.lines)):
        left = line.left or (before.right if before is not None and before.entry == line.entry else None)
        if left is not None and line.relation:
            yield l.Row((left, l.Op(line.relation), line.right))


@pytest.mark.parametrize(
    "name",
    [
        "understanding-lstms",
        "lstm-i-love-to-play",
        *(pytest.param(each.id, marks=pytest.mark.judge) for each in shipped() if each.id not in SHORTENED),
    ],
)
def test_a_line_of_a_sheet_is_read_and_right(name: str) -> None:
    for display in sl.sheet(name).displays:
        for layout in printed(display):
            for spelt in SPELLINGS.values():
                found = check_line(spelt(layout))
                assert [each.message for each in found if each.level in ("warning", "error")] == [], spelt(layout)


@pytest.mark.judge
@pytest.mark.parametrize("notation", ["olah", "pytorch", "keras", "d2l", "ng"])
@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_lines_are_read_in_every_notation_and_language(notation: str, language: str) -> None:
    for name in ("understanding-lstms", "lstm-i-love-to-play"):
        for display in sl.sheet(name, notation=notation, language=language).displays:
            for layout in printed(display):
                for spelt in SPELLINGS.values():
                    assert all(each.level in ("pass", "note") for each in check_line(spelt(layout))), spelt(layout)
