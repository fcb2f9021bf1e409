"""Unified diff: what changed in an article, as a unified diff.

Where an article changes is known, so nothing has to be searched for: the time
grows with the text, whatever stands in it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from symbolic_lstm.embed.article import Edit, applied
from symbolic_lstm.named_tuples import NamedTuple

CONTEXT = 3


class LineSpan(NamedTuple):
    """Lines from `first` up to `last` that become others."""

    first: int
    last: int
    new: list[str]


def unified(name: str, old: str, edits: Sequence[Edit]) -> str:
    """The unified diff of a text and its changes; '' where no line changes.

    >>> print(unified("a.md", "one\\ntwo\\n", [Edit(4, 7, "2")]), end="")
    --- a.md
    +++ a.md
    @@ -1,2 +1,2 @@
     one
    -two
    +2
    """
    lines = split(old)
    spans = list(_spans(old, lines, edits))
    if not spans:
        return ""
    pieces, shift = [f"--- {name}\n+++ {name}\n"], 0
    for group in _grouped(spans):
        start, end = max(group[0].first - CONTEXT, 0), min(group[-1].last + CONTEXT, len(lines))
        body, at, added = [], start, 0
        for span in group:
            body += [" " + line for line in lines[at : span.first]]
            body += ["-" + line for line in lines[span.first : span.last]]
            body += ["+" + line for line in span.new]
            at, added = span.last, added + len(span.new) - (span.last - span.first)
        body += [" " + line for line in lines[at:end]]
        pieces.append(f"@@ -{_range(start, end)} +{_range(start + shift, end + shift + added)} @@\n")
        pieces += [line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in body]
        shift += added
    return "".join(pieces)


def split(text: str) -> list[str]:
    """A text in lines, each with its end."""
    found = text.split("\n")
    return [line + "\n" for line in found[:-1]] + ([found[-1]] if found[-1] else [])


def _range(start: int, end: int) -> str:
    if end - start == 1:
        return f"{start + 1}"
    return f"{start + (end > start)},{end - start}"


def _spans(old: str, lines: list[str], edits: Sequence[Edit]) -> Iterator[LineSpan]:
    """The lines that change; changes on one line are one."""
    ends = [*accumulate(map(len, lines))]
    held: list[Edit] = []
    first = last = 0
    for edit in edits:
        a = min(bisect_right(ends, edit.start), max(len(lines) - 1, 0))
        joined = old[max(edit.end - 1, edit.start) : edit.end] == "\n" and not edit.text.endswith("\n")
        b = min(bisect_right(ends, max(edit.end - (not joined), edit.start)), max(len(lines) - 1, 0)) + 1
        if held and a >= last:
            yield from _span(old, lines, ends, first, last, held)
            held = []
        if not held:
            first, last = a, b
        last = max(last, b)
        held.append(edit)
    if held:
        yield from _span(old, lines, ends, first, last, held)


def _span(old: str, lines: list[str], ends: list[int], first: int, last: int, edits: list[Edit]) -> Iterator[LineSpan]:
    """One span without the lines at its ends that stay as they are."""
    start = ends[first - 1] if first else 0
    own = old[start : ends[last - 1] if lines else 0]
    new = split(applied(own, [edit._replace(start=edit.start - start, end=edit.end - start) for edit in edits]))
    begin, end = 0, len(new)
    while first < last and begin < end and lines[first] == new[begin]:
        first, begin = first + 1, begin + 1
    while first < last and begin < end and lines[last - 1] == new[end - 1]:
        last, end = last - 1, end - 1
    if first < last or begin < end:
        yield LineSpan(first, last, new[begin:end])


def _grouped(spans: list[LineSpan]) -> Iterator[list[LineSpan]]:
    """Spans whose surroundings touch, together."""
    group: list[LineSpan] = []
    for span in spans:
        if group and span.first - group[-1].last > 2 * CONTEXT:
            yield group
            group = []
        group.append(span)
    if group:
        yield group
