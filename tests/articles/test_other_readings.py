"""Right lines that say something else in our own spelling: nobody is told that they are wrong, and wrong ones are."""

from __future__ import annotations

from contextlib import suppress

import pytest

import symbolic_lstm as sl
from symbolic_lstm.errors import SymbolicLstmError

from .articles import flagged

RIGHT = [
    "log(100) = 2", "-log(0.5) = 0.301", "-log(0.25) = 2", "log2(8) = 3", "log10(1000) = 3",
    "sin(30) = 0.5", "cos 60 = 0.5", "tan(45) = 1.00", "sin(0.5) = 0.479",
    "1.000 + 500 = 1.500", "2.048 - 1.024 = 1.024", "2,480 + 20 = 2,500",
    "50 + 10% = 55", "50 - 20% = 40", "0.2 + 10% = 0.3", "0.5 = 50 %",
    "7 mod 3 = 1", "5 % 2 = 1", "-7 % 3 = 2", "3 ≡ 1 (mod 2)", "7 + 8 ≡ 3 (mod 12)",
    "1 + 1 = 10 (binary)", "9 × 6 = 42 (in base 13)", "1:30 + 0:45 = 2:15", "12:00 - 3:30 = 8:30",
    "5 choose 2 = 10", "20% off 50 = 40", "atan(1) = 45°", "5 ± 2 = 7", "x = 5 ± 2 = 7 or 3",
    "1 + 2 + 3 + … + 10 = 55", "6÷2(1+2) = 9", "6÷2(1+2) = 1", "0.(3) = 1/3", "10/3 = 3 r 1",
    "‖(3,4)‖ = 5", "|(3, 4)| = 5", "π ≈ 22/7", "2^10 = 1024 ≈ 10^3", "10^3 ≈ 1024", "0 = 1",
    "-2.3 + 4 = 1.7", "–0.5 * 2 = –1", "-5^2 = -25",
]  # fmt: skip
IN_LATEX = ["2^10 = 1024", "10^-3 = 0.001", "1e3 = 1000", "2.5e-2 = 0.025", "log10(1000) = 3", "4 × 620 = 2,480",
            "1.000 + 500 = 1.500", r"\log 100 = 2", r"\cos 60 = 0.5", "1:30 + 0:45 = 2:15", "7 mod 3 = 1"]  # fmt: skip
WRONG = [
    "log(100) = 3", "ln(2) = 0.301", "sin(30) = 0.4", "1.000 + 500 = 1.600", "50 + 10% = 56", "-2.3 + 4 = 1.8",
    "2^10 ≈ 1200", "2 + 3 ≈ 6",
]  # fmt: skip


@pytest.mark.parametrize("line", RIGHT)
@pytest.mark.parametrize("sentence", ["So we see that {} here.", "As `{}` says,"])
def test_a_right_line_is_not_flagged(line: str, sentence: str) -> None:
    if "°" in line and "`" in sentence:
        line = line.replace("°", "")  # a listing has no degrees
        line = line.replace("45", "0.785")
    assert flagged(sentence.format(line) + "\n") == []


@pytest.mark.parametrize("line", [*IN_LATEX, *(it for it in RIGHT if not set("%°…–‖|") & set(it) and "÷" not in it)])
def test_a_right_formula_is_not_flagged(line: str) -> None:
    assert flagged(f"So ${line}$ holds.\n") == []


@pytest.mark.parametrize("line", WRONG)
@pytest.mark.parametrize("sentence", ["So we see that {} here.", "As `{}` says,", "So ${}$ holds."])
def test_a_wrong_line_is_flagged_all_the_same(line: str, sentence: str) -> None:
    if "%" in line and "$" in sentence:
        line = line.replace("%", r"\%")
    line = line.replace("^10", "^{10}") if "$" in sentence else line
    assert flagged(sentence.format(line) + "\n") != []


@pytest.mark.parametrize("line", ["Figure 3 = 4", "In Table 2 = 3 + 1", "This leads to 1 = 2"])
def test_numbers_that_count_something_are_no_sums(line: str) -> None:
    assert flagged(f"{line}.\n") == []


def test_a_line_by_itself_is_read_the_same_ways() -> None:
    for line in RIGHT:
        with suppress(SymbolicLstmError):  # it says that it cannot be read
            assert line == "0 = 1" or not [r for r in sl.check(line) if r.level in ("warning", "error")], line
