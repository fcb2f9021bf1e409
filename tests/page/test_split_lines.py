"""Lines that stand alone are those that a sheet of one stage shows, and are spoken as such."""

from __future__ import annotations

import pytest

from symbolic_lstm.languages import ENGLISH, language
from symbolic_lstm.numbers.stages import STAGES
from symbolic_lstm.page.blocks import Display, Line, Step
from symbolic_lstm.page.layout import Ident, Num
from symbolic_lstm.page.split_lines import split_lines
from symbolic_lstm.published.load import load
from symbolic_lstm.request import Request, page_of


@pytest.mark.parametrize("code", ["en", "de"])
@pytest.mark.parametrize("example", ["understanding-lstms", "hkust-lstm", "exam-gru-blend"])
def test_a_line_alone_is_the_line_of_a_sheet_of_its_stage(example: str, code: str) -> None:
    worked = load(example)
    whole = page_of(worked, Request(language=code))
    alone: list[Line] = []
    for display in whole.displays:
        if display.listed:
            found = split_lines(display, language(code))
            assert all(len(it.lines) == 1 and it.step == display.step for it in found)
            alone += [it.lines[0] for it in found]
    compared = 0
    for stage in STAGES:
        try:
            shown = page_of(worked, Request(stages=(stage,), language=code)).displays
        except ValueError:  # some quantity has no such stage
            continue
        lines = [line for display in shown for line in display.lines]
        mine = [line for line in alone if line.stage == stage]
        assert [(line.relation, line.right) for line in mine] == [(line.relation, line.right) for line in lines]
        for line, wanted in zip(mine, lines, strict=True):
            assert line.left is not None and wanted.left in (None, line.left)
            assert line.words == wanted.words if wanted.left is not None else line.words.endswith(wanted.words)
        compared += len(lines)
    assert compared >= 8


def test_a_new_left_side_begins_anew() -> None:
    a, b, one = Ident("a"), Ident("b"), Num("1")
    lines = (Line("sum", "≈", one, a), Line("result", "=", one), Line("sum", "=", one, b), Line("result", "=", one))
    found = split_lines(Display(Step("c", "", 1, *[""] * 5), lines), ENGLISH)
    assert [(d.lines[0].left, d.lines[0].relation) for d in found] == [(a, "≈"), (a, "≈"), (b, "="), (b, "=")]
