"""The lines that a remark speaks of: those of the file, and in a notebook those of its cells one after the other."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from symbolic_lstm.articles.mapped import lines
from symbolic_lstm.articles.piece import Document, Remark
from symbolic_lstm.articles.places import Places

#: What a line has beside a remark that stands alone on it: the signs of a comment, and a quotation's.
_SIGNS = re.compile(r"[\s<>!*/%#.;{}|\"'-]*")


class RemarkLines:
    """Lines by number from 1. Between two cells of a notebook stands an empty line."""

    def __init__(self, document: Document) -> None:
        self.places = Places(document)
        self.texts = [[line.text for line in lines(mapped)] for *_, mapped in self.places.cells]
        self.bases = [1, *accumulate((len(text) + 1 for text in self.texts), initial=2)]
        self.last = self.bases[-1] if self.texts else len(self.places.starts)

    def number(self, offset: int) -> int:
        """The line in which a place of the file stands."""
        if not self.texts:
            return self.places.line_column(offset)[0]
        for k, (first, last, _, said) in enumerate(self.places.cells):
            if offset < first:
                return self.bases[k + 1] - 1
            if offset < last:
                return self.bases[k + 1] + said.text.count("\n", 0, bisect_right(said.starts, offset) - 1)
        return self.last

    def text(self, number: int) -> str:
        """A line."""
        if not self.texts:
            return self.places.line(number)
        k = bisect_right(self.bases, number) - 2
        inside = number - self.bases[k + 1]
        return self.texts[k][inside] if 0 <= k < len(self.texts) and inside < len(self.texts[k]) else ""

    def covered(self, remark: Remark) -> tuple[int, int]:
        """The lines a remark speaks of: the rest of its paragraph, and where it stands alone the block after it."""
        first, last = self.number(remark.start), self.number(remark.end)
        return first, self._block_end(last + 1 if self._alone(first) else last)

    def _alone(self, line: int) -> bool:
        before, name, words = self.text(line).partition("symbolic-lstm:")
        behind = re.split(r"-->|\*/\}?", words, maxsplit=1)[1:]
        return bool(name and _SIGNS.fullmatch(before) and all(map(_SIGNS.fullmatch, behind)))

    def _block_end(self, here: int) -> int:
        while here <= self.last and not self.text(here).strip():
            here += 1
        while here < self.last and self.text(here + 1).strip():
            here += 1
        return min(here, self.last)
