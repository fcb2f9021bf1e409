"""Lines that are spelt alike are read once, and say what each of them would have said by itself."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

import pytest

from symbolic_lstm.errors import SentenceError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.readers import line as reader
from symbolic_lstm.readers import spelt_alike
from symbolic_lstm.readers.chain import Chain
from symbolic_lstm.verify.line import check_line

from ..verify.right_lines import STYLES, expression, spelt

#: Lines whose digits are other ones in the next of their spelling, where they might mean something else.
SPELLINGS = (
    "2.70*1 + 1.63*2 + 1.62 = 7.58", "σ(5.95) ≈ 0.997", "(0.3)(0.5) + 2(1.5) = 3.15", "1 − (0.35) = 0.65",
    "f = sigmoid(0.25 * 1.50 + 0.1) = 0.617 (the forget gate)", r"\sigma(0.6) \approx 0.6457", r"$0.54 \cdot 0.475 = 0.2565$",
    r"\frac{1.5}{0.25} = 6.0 \quad z = 0.31 + 0.11", "[0.1, 0.2]·[3.0, 4.0] = 1.1", "[0.1 0.2] * 2 = [0.2 0.4]",
    "x = 0.333... = 0.3", "12.5% = 0.125", "1.234,50 = 1.234,5", "1,234.5 + 1.0 = 1,235.5", "1 234.5 + 1.5 = 1 236.0",
    "Step 2.1: 1.5 + 1.0 = 2.5", "1.5 + 1.0 = 2.5  # as in 3.2", "v1.2.3 = 1.5", "on 30.11.2026 = 2.5 + 0.1", "2.0**3 = 8.0",
    "x^1.5 = 2.25^0.5", "6.27 × 10^-6 = 6.27e-6", "W_1.5 + 0.5 = 2.0", "log2(8.0) = 3.0", "relu(0.5) + elu(0.25) = 0.75",
    "hardsigmoid(0.5) = 0.6", "1.5x + 2.0 = 3.5", "2.5 x 4.0 = 10.0", "0.5 ± 0.1 = 0.6", "|0.5 − 1.5| = 1.0", "1.0(3) = 1.03",
    "t = 1: 0.5 + 0.25 = 0.75", "- 2.5 + 1.5 = -1.0", "1. 2.5 + 1.5 = 4.0", "2.5·3 = 7.5, 1.5·3 = 4.5", "0.5 + = 0.5", "1.5 2.5 = 4.0",
    "1/4 + 3 / 2 = 1.75", "10 + 20 = 30", "3**2 + 1 = 10", "7 * 100 = 700", "12 345 + 5 = 12 350", "5,5 + 1,5 = 7,0", "σ(2) = 0.88",
    "a[0.5] = 1.5 * 2", "softmax([0.5, 1.5]) = [0.27, 0.73]", "&#8776; 0.5 + 0.1 = 0.6", "√2.25 = 1.5", "½ + 0.25 = 0.75",
)  # fmt: skip


def others(rng: random.Random, text: str) -> str:
    """The same line with other digits in its decimals."""
    return re.sub(r"(?<=\d\.)\d+|\d+(?=\.\d)", lambda m: "".join(rng.choice("0123456789") for _ in m[0]), text)


def told(chains: Sequence[Chain] | str) -> object:
    """What a reading says, and where."""
    if isinstance(chains, str):
        return chains
    return [
        ([(side.start, side.end, side.term, [chain.place(part) for _, part in t.walk(side.term)]) for side in chain.sides],
         chain.relations, chain.label, chain.remark, told(chain.others), sorted(map(str, chain.cut and chain.sides)))
        for chain in chains
    ]  # fmt: skip


def both(text: str) -> tuple[object, object]:
    """What a line says when it is read, and when it is read in full."""
    found: list[object] = []
    for read in (reader.read_line, lambda text: reader._in_full(text, "", "")):
        try:
            found.append(told(read(text)))
        except SentenceError as fault:
            found.append(f"{fault.column}: {fault.reason}")
    return found[0], found[1]


def test_the_third_line_of_a_spelling_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelt_alike, "_KNOWN", {})
    for text in ("0.31*2 + 1.20 = 1.82", "0.45*7 + 0.10 = 3.25"):
        reader.read_line(text)
    monkeypatch.setattr(reader, "_in_full", lambda *_: pytest.fail("it is read again"))
    (chain,) = reader.read_line("0.20*3 + 0.15 = 0.75")
    assert [str(side.term) for side in chain.sides] == ["0.20 * 3 + 0.15", "0.75"]
    (result,) = check_line("0.20*3 + 0.15 = 0.85")
    assert (result.verdict, result.column) == ("mismatch", 17)


@pytest.mark.parametrize("text", SPELLINGS)
def test_a_spelling_says_with_other_digits_what_each_line_says(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelt_alike, "_KNOWN", {})
    rng = random.Random(text)
    for _ in range(6):
        known, full = both(text)
        assert known == full, text
        text = others(rng, text)


def tried(seeds: range, again: int) -> int:
    """So many spellings, each with so many other digits; how many lines were taken over."""
    over = 0
    for seed in seeds:
        rng = random.Random(seed)
        style = rng.choice(STYLES)
        sides = [spelt(expression(rng, rng.choice((0, 1, 2, 3))), style) for _ in range(rng.choice((1, 2, 2, 3)))]
        text = f" {style.equals[0]} ".join(sides)
        for _ in range(again):
            over += bool((line := spelt_alike.spelt(text, "", "")) and spelt_alike.read_before(line))
            known, full = both(text)
            assert known == full, text
            text = others(rng, text)
    return over


def test_random_lines_say_the_same_however_they_are_read() -> None:
    assert tried(range(40), 5) > 60


@pytest.mark.judge
def test_thousands_of_lines_say_the_same_however_they_are_read() -> None:
    assert tried(range(100, 500), 20) > 4_000


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelt_alike, "MOST", 3)
    monkeypatch.setattr(spelt_alike, "_KNOWN", {})
    for k in range(1, 9):
        reader.read_line("0.5 + " * k + "0.5 = 1.0")
    assert len(spelt_alike._KNOWN) == 3
