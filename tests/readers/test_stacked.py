"""Matrices of plain text that stand over several lines are read as one line, each character at its place."""

from __future__ import annotations

import pytest

from symbolic_lstm.readers.line import read_line
from symbolic_lstm.readers.stacked import unstacked
from symbolic_lstm.verify.line import check_line

#: What stands on paper, and the line it is.
FLAT = {
    "⎡1 2⎤   ⎡1⎤   ⎡3⎤\n⎣3 4⎦ · ⎣1⎦ = ⎣7⎦": "[[1, 2], [3, 4]]   · [1, 1]   = [3, 7]",
    "[1 2]   [1]   [3]\n[3 4] · [1] = [7]": "[[1, 2], [3, 4]] · [1, 1] = [3, 7]",
    "    ⎡0.5⎤   ⎡0.462⎤\ntanh⎢0.1⎥ ≈ ⎢0.100⎥\n    ⎣0.2⎦   ⎣0.197⎦": "tanh([0.5, 0.1, 0.2]) ≈ [0.462, 0.100, 0.197]",
    "⎛1⎞   ⎛0.5⎞   ⎛1.5⎞\n⎝2⎠ + ⎝1  ⎠ = ⎝3  ⎠": "[1, 2] + [0.5, 1] = [1.5, 3]",
}  # fmt: skip


@pytest.mark.parametrize("text", FLAT)
def test_a_stack_is_one_line(text: str) -> None:
    flat, places = unstacked(text)
    assert flat.split() == FLAT[text].split()
    assert places is not None and all(
        sign in ("[", "]", "(", ")", ",", " ") or text[at] == sign for sign, at in zip(flat, places, strict=True)
    )
    assert [result.verdict for result in check_line(text) if result.level in ("warning", "error")] == []


def test_a_slip_in_a_stack_has_its_place() -> None:
    text = "⎡1 2⎤   ⎡1⎤   ⎡3⎤\n⎣3 4⎦ · ⎣1⎦ = ⎣8⎦"
    (wrong,) = [result for result in check_line(text) if result.verdict == "mismatch"]
    assert text[slice(*wrong.span)] == "8"


@pytest.mark.parametrize(
    "text", ["[1, 2] + [3, 4] = [4, 6]", "a = [1 2]\nb = [3 4]", "[1 2] = [1 2]\n[3 4] = [3 4]", "x = [1\n= 2"]
)
def test_what_is_no_stack_stays(text: str) -> None:
    assert unstacked(text) == (text, None)


def test_words_that_programs_reserve_are_names_and_labels() -> None:
    (chain,) = read_line("lambda = 0.5 * 2 = 1")
    assert str(chain.sides[0].term) == "lambda"
    for label in ("lambda: ", "import: ", "in: ", "class: "):
        assert [r.verdict for r in check_line(f"{label}2 * 0.5 = 1")] == ["exact"], label
