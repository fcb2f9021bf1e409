"""Line diff: the lines in which one text differs from another, where nobody knows what was edited.

Lines that stand once in both texts and in the same order are what the two have in
common; between two of them the same is asked again. So the time grows with the
texts, whatever stands in them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from symbolic_lstm.embed.article import Edit
from symbolic_lstm.embed.unified_diff import split


def edits(old: str, new: str) -> list[Edit]:
    """What makes the old text the new one, whole lines at a time.

    >>> edits("one\\ntwo\\nthree\\n", "one\\n2\\nthree\\n")
    [Edit(start=4, end=8, text='2\\n')]
    """
    before, after = split(old), split(new)
    starts = [0, *accumulate(map(len, before))]
    return [Edit(starts[a], starts[b], "".join(after[c:d])) for a, b, c, d in _apart(before, after)]


def _apart(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Where lines differ: from and up to which one before, and after."""
    todo = [(0, len(before), 0, len(after))]
    while todo:
        a, b, c, d = todo.pop()
        while a < b and c < d and before[a] == after[c]:
            a, c = a + 1, c + 1
        while a < b and c < d and before[b - 1] == after[d - 1]:
            b, d = b - 1, d - 1
        if a == b and c == d:
            continue
        common = _common(before[a:b], after[c:d])
        if not common:
            yield a, b, c, d
            continue
        ends = [*((a + i, c + k) for i, k in common), (b, d)]
        begins = [(a, c), *((i + 1, k + 1) for i, k in ends[:-1])]
        todo += reversed([(i, j, k, m) for (i, k), (j, m) in zip(begins, ends, strict=True)])


def _common(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """The longest run of lines that stand once in each, in the order of both."""
    once = {line for line, count in Counter(before).items() if count == 1}
    once &= {line for line, count in Counter(after).items() if count == 1}
    places = {line: k for k, line in enumerate(after)}
    least: list[int] = []  # of the runs of each length, the least place at which one ends
    ends: list[tuple[int, int, int]] = []  # line before, line after, and the one before it in its run
    last: list[int] = []
    for i, line in enumerate(before):
        if line in once:
            length = bisect_left(least, places[line])
            least[length : length + 1] = [places[line]]
            ends.append((i, places[line], last[length - 1] if length else -1))
            last[length : length + 1] = [len(ends) - 1]
    found: list[tuple[int, int]] = []
    at = last[-1] if last else -1
    while at >= 0:
        i, k, at = ends[at]
        found.append((i, k))
    return found[::-1]
