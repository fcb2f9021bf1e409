"""Mapped texts: a text, and where in its file each of its characters begins and ends.

A text that is rewritten (entities, escapes, quotation signs of Markdown, the
strings of a notebook) keeps for every character the place it came from, so that
a finding is shown in the file as its author knows it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from symbolic_lstm.named_tuples import NamedTuple

_END = re.compile(r"\r\n|\r|\n")


class Mapped(NamedTuple):
    """A text with a first and a last place in the file for every character; offsets count code points."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def cut(self, start: int, end: int | None = None) -> Mapped:
        """A stretch of it."""
        if not start and (end is None or end >= len(self.text)):
            return self
        return Mapped(self.text[start:end], self.starts[start:end], self.ends[start:end])

    def stripped(self) -> Mapped:
        """Without the blanks at its ends."""
        left = len(self.text) - len(self.text.lstrip())
        return self.cut(left, max(left, len(self.text.rstrip())))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the file a stretch of the text stands.

        >>> whole("a &times; b").sub(r"&times;", lambda m: "×").span(2, 3)
        (2, 9)
        """
        if not self.text:
            return 0, 0
        start = min(start, len(self.text) - 1)
        return self.starts[start], self.ends[max(min(end, len(self.text)) - 1, start)]

    def sub(self, pattern: str | re.Pattern[str], new: Callable[[re.Match[str]], str] | str) -> Mapped:
        """With other text for what a pattern matches; each new character stands for all that was matched."""
        pieces: list[Mapped] = []
        at = 0
        compiled = re.compile(pattern) if isinstance(pattern, str) else pattern
        for found in compiled.finditer(self.text):
            start, end = found.span()
            said = new if isinstance(new, str) else new(found)
            if said == found[0]:
                continue
            pieces.append(self.cut(at, start))
            first, last = self.span(start, end) if end > start else (self.span(start, start + 1)[0],) * 2
            pieces.append(Mapped(said, (first,) * len(said), (last,) * len(said)))
            at = end
        return joined([*pieces, self.cut(at)]) if pieces else self


def whole(raw: str, start: int = 0, end: int | None = None) -> Mapped:
    """A stretch of a file as it stands."""
    end = len(raw) if end is None else end
    return Mapped(raw[start:end], range(start, end), range(start + 1, end + 1))


def joined(pieces: Iterable[Mapped]) -> Mapped:
    """Texts one behind the other."""
    kept = [piece for piece in pieces if piece.text]
    if len(kept) == 1:
        return kept[0]
    starts: list[int] = []
    ends: list[int] = []
    for piece in kept:
        starts += piece.starts
        ends += piece.ends
    return Mapped("".join(piece.text for piece in kept), starts, ends)


def lines(mapped: Mapped) -> list[Mapped]:
    """The lines of a text, without their ends."""
    found: list[Mapped] = []
    at = 0
    for end in _END.finditer(mapped.text):
        found.append(mapped.cut(at, end.start()))
        at = end.end()
    return [*found, mapped.cut(at)]
