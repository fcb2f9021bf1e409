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


#: Sentences as people write them, with right figures among words, units, scores and odds.
SENTENCES = """
The model has 4 × (3 + 4 + 1) × 4 = 128 parameters, and 4 * ((3 + 4) * 4 + 4) = 128 as well.
Accuracy rose from 0.91 to 0.93 (+0.02 = 2 pp). The loss dropped by 12% (0.50 → 0.44). That is 0.06/0.50 = 12%.
From 1.2 s to 0.9 s = 25 % faster. We use learning rate = 1e-3 = 0.001 with beta1 = 0.9, beta2 = 0.999, eps = 1e-8.
Batch size = 32 = 2^5; heads: 64 = 8 heads × 8 dims. Input: (batch=32, seq=10, features=8) = 32 x 10 x 8 = 2560 values.
precision = TP/(TP+FP) = 80/(80+20) = 0.8, recall = 80/(80+40) = 0.667. perplexity = e^3.2 = 24.5, or 2^5.1 = 34.3.
cross-entropy: −log(0.7) = 0.357, that is -ln(0.7) ≈ 0.36. Also −(1·ln 0.8 + 0·ln 0.2) = 0.223.
If f = 1 ⇒ c_t = c_{t−1}. 0.9^10 = 0.35, 0.9^100 ≈ 0.0000266 = 2.66e-5, 1.1^100 = 13780.6, 0.25^10 ≈ 10^-6.
1/(1 − 0.9) = 10 steps; half-life = ln 2 / −ln 0.9 = 6.58. In total 3 + 2 = 5 so W is 4 × 5.
10 Mbit/s = 1.25 MB/s, 24 h = 1 d, 3 min = 180 s, 20 °C = 68 °F, 1/2 h = 30 min. 7 days × 24 hours = 168 hours.
2 × 0.997 ≈ 2, 1.994 ≈ 2. score = 3/4 = 75%, 15/20 = 3/4, ratio 3:1 = 3. 100k × 4 B = 400 kB.
XOR: 1 ⊕ 1 = 0, 1 ⊕ 0 = 1. OR: 1 ∨ 1 = 1; AND: 1 ∧ 0 = 0; NOT: ¬1 = 0.
σ'(0) = 0.25 = 1/4. W·x = 2*3 + (-1)*4 = 6 - 4 = 2. [1 2; 3 4] × [1; 1] = [3; 7]. 5.95 = 2.70 + 1.63 + 1.62 ✓.
y = 3x + 2; for x = 2, y = 8. Pythagoras: 3² + 4² = 5². 1.05^10 = 1.63. A[0,1] = 2. v = 3 → 3² = 9.
Root of 16 = 4. Three times 4 = 12. 3 to the power 4 = 81. 12 divided by 4 = 3. 12 minus 4 = 8. 2 squared = 4.
Average of 3, 4 and 5 = 4. The mean (3 + 4)/2 = 3.5. N = 3 + 4 = 7 (3 red, 4 blue). Level 1 = 100 XP, level 2 = 200 XP.
Odds 3 to 1 = 75 %. Chance 1 in 4 = 25 %. 3/4 of 8 = 6. 2 1/2 = 2.5. 1½ + ½ = 2. 5 1/4 + 1/4 = 5.5. 3 × 1 1/2 = 4.5.
Step 1: 2 + 3 = 5. Step 2 = 5 + 1. Q3 - Q1 = 75 - 25 = 50. 2H2 + O2 = 2H2O. F = ma = 2 kg × 9.81 m/s² = 19.62 N.
IQ = 100 ± 15. 5 out of 10 = 50 %. 50/50 = even. 1080p = 1920×1080 = 2,073,600 pixels. RFC 2119 = MUST. 24/7 = always.
"""


@pytest.mark.parametrize("sentence", SENTENCES.strip().split("\n"))
def test_right_figures_among_words_are_not_flagged(sentence: str) -> None:
    assert flagged(f"{sentence}\n") == []


#: Names that are given something else, prints of programs, and lists that are put together.
RIGHT_TEXTS = [
    "With $p = -1/2$ it grows; then there is a pole at $p=1/4$.",
    "Also $\\alpha = \\sqrt{2}$. Now let $\\alpha = 3 \\sqrt{2} - 5$.",
    "Use `axes=([1, 0], [0, 1])`, or `axes=([1, 2], [0, 1])` sums over two.",
    "Say `z = 3 + 1`. In the second example `z = 5 + 1`.",
    "Here `0.33 = 1/3` and the margin is `0.019965277777777776 = 1/48*23/24`.",
    "```python\nx = 1\n# [256], [0]=1  from charcode [129, 64]\n```",
    "```text\nChunk 0: [0,1] + [5] = [0,1,5]\n```",
]


@pytest.mark.parametrize("text", RIGHT_TEXTS)
def test_what_is_another_example_is_not_flagged(text: str) -> None:
    assert flagged(f"{text}\n") == []


@pytest.mark.parametrize(
    "text", ["$z = 0.4 \\cdot 2 + 1$\n\n$z = 0.9 + 1$", "It is `0.34 = 1/3`.", "`0.5 = 1/3`", "From 1 to 2 + 3 = 6."]
)
def test_what_goes_on_with_a_slip_is_flagged(text: str) -> None:
    assert flagged(f"{text}\n") != []


def test_thousands_with_points_are_seen_whatever_was_read_before() -> None:
    """Lines spelt alike are read once, and `0.997 + 500` is spelt as `1.000 + 500` is."""
    for line in ("0.997 + 500 = 5.000", "0.998 + 501 = 5.000", "0.123 + 502 = 5.000"):
        assert [r.verdict for r in sl.check(line)] == ["mismatch"]
    assert [r.verdict for r in sl.check("1.000 + 500 = 1.500")] == ["exact"]


def test_powers_of_other_numbers_are_judged_as_wholes() -> None:
    (result,) = sl.check("0.25^10 = 10^-4")
    assert result.verdict == "mismatch" and "the sides differ" in result.message
