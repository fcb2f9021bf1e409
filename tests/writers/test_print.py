"""Chromium prints sheets on A4 and Letter: nothing is clipped at an edge, no derivation is parted by the end of a page."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pytest

import symbolic_lstm as sl
from symbolic_lstm.published.spec import parse_example

from ..page.long import example
from ..page.vectors import TWO_UNITS
from ..pdf_text import pdf_text
from .test_browser import browse

PAPERS = {"A4": (595.3, 841.9), "Letter": (612.0, 792.0)}
#: The margins of the style sheet, in points: above, at the sides, below.
ABOVE, BESIDE, BELOW = (72 / 25.4 * mm for mm in (16, 17, 18))
STAGES = frozenset({"formula", "numbers", "products", "sum", "activation", "result"})
SHEETS = {
    "seed": lambda: sl.sheet("understanding-lstms"),
    "two units": lambda: sl.sheet(parse_example(TWO_UNITS)),
    "two units in rows": lambda: sl.sheet(parse_example(TWO_UNITS), notation="d2l"),
    "eight units": lambda: sl.sheet(parse_example(example(1, 8))),
    "broad matrices": lambda: sl.sheet("coursera-lstm-cell"),
    "long shelf": lambda: sl.sheet("curriculum-lstm"),
}


class Word(NamedTuple):
    left: float
    top: float
    right: float
    low: float
    text: str


def printed(pdf: Path) -> list[tuple[float, float, list[Word]]]:
    """Each page: its width, its height, its words."""
    said = pdf_text(pdf, "-bbox")
    word = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')
    return [
        (float(width), float(height), [Word(*map(float, m.groups()[:4]), m[5]) for m in word.finditer(words)])
        for width, height, words in re.findall(
            r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', said, re.DOTALL
        )
    ]


def stages(words: list[Word]) -> list[str]:
    """The names of stages down a page: each stands far from what stands before it in its row."""
    found = []
    for _, row in groupby(sorted(words, key=lambda w: (round(w.low / 4), w.left)), key=lambda w: round(w.low / 4)):
        before: float | None = None
        for word in row:
            if word.text in STAGES and (before is None or word.left - before > 9):
                found.append(word.text)
            before = word.right
    return found


@pytest.mark.judge
@pytest.mark.parametrize("name", SHEETS)
def test_paper_keeps_every_equation_whole(name: str, tmp_path: Path) -> None:
    """The entries of vectors, which wait behind a word, are opened, so that every line of the sheet is on paper."""
    page = SHEETS[name]()
    browse("print", page.write("html").replace("<details>", '<details open="open">'), tmp_path)
    for paper, (width, height) in PAPERS.items():
        pages = printed(tmp_path / f"page.{paper}.pdf")
        results = 0
        for wide, tall, words in pages:
            assert abs(wide - width) < 1 and abs(tall - height) < 1.1
            assert words, "an empty page"
            for word in words:
                assert word.left > BESIDE - 2 and word.right < wide - BESIDE + 2, (paper, word)
                assert word.top > ABOVE - 6 and word.low < tall - BELOW + 6, (paper, word)
            names = stages(words)
            parted = name not in ("seed", "long shelf")  # those of matrices may be, between their lines
            assert parted or not names or (names[0] in ("formula", "numbers") and names[-1] == "result"), (paper, names)
            results += names.count("result")
        assert results == sum(line.stage == "result" for display in page.displays for line in display.lines)
