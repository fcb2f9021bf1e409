"""How full the pages of a PDF are, by the boxes of their words."""

from __future__ import annotations

import re
from pathlib import Path

from .pdf_text import pdf_text

#: What a page but the last is filled to, and the least of a last one: more than a line or two.
FULL, LEAST = 0.75, 0.06
#: The margins above and below of a sheet printed from HTML, of a PDF, and of a LaTeX article, in points.
PRINTED, TYPST, ARTICLE = (45.0, 52.0), (62.0, 68.0), (71.0, 71.0)

_STAGES = frozenset({"formula", "numbers", "products", "sum", "activation", "result"})


def filled(pdf: Path, margins: tuple[float, float]) -> list[float]:
    """How far down each page is filled, as a share of the room between its margins; its number below counts for none."""
    above, below = margins
    found = []
    for tall, words in re.findall(
        r'<page width="[\d.]+" height="([\d.]+)">(.*?)</page>', pdf_text(pdf, "-bbox"), re.DOTALL
    ):
        room = float(tall) - above - below
        ends = [float(end) for end in re.findall(r'yMax="([\d.]+)"', words) if float(end) < above + room + 6]
        found.append((max(ends, default=above) - above) / room)
    return found


def assert_full(pdf: Path, margins: tuple[float, float], of: str = "") -> list[float]:
    """The same, where every page but the last is full and the last holds more than a line or two."""
    pages = filled(pdf, margins)
    assert [round(share, 2) for share in pages[:-1] if share < FULL] == [], of
    assert pages[-1] > LEAST, f"{of}: next to nothing on the last page"
    return pages


def lone_formulas(pdf: Path) -> list[int]:
    """The pages that end with a formula whose numbers begin on the next one."""
    found = []
    pages = re.findall(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', pdf_text(pdf, "-bbox"), re.DOTALL)
    for k, (wide, tall, words) in enumerate(pages[:-1], start=1):
        placed = re.findall(r'xMin="([\d.-]+)" yMin="([\d.-]+)"[^>]*>\(?(\w+)\)?</word>', words)
        named = [(float(y), word) for x, y, word in placed if word in _STAGES and float(x) > float(wide) / 2]
        lowest = max((float(y) for _, y, _ in placed if float(y) < float(tall) - 60), default=0.0)
        if named and max(named)[1] == "formula" and max(named)[0] > lowest - 40:
            found.append(k)
    return found
