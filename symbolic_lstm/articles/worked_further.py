"""Whether a line goes on with the line before it, or gives the same name to something else.

`z = 0.4 · 2 + 1` is worked further by `z = 0.9 + 1`, with a slip; `p = -1/2` is not by `p = 1/4`, which is another p.
"""

from __future__ import annotations

from collections.abc import Sequence

from symbolic_lstm.maths import terms as t
from symbolic_lstm.numbers.check_step import figure_of
from symbolic_lstm.verify.entries import wide
from symbolic_lstm.verify.pairing import paired_parts


def worked_further(before: t.Sentence, after: t.Sentence, right: Sequence[bool]) -> bool:
    """Whether the later side has figures where the earlier one has operations, and agrees with it elsewhere.

    `right` says of each part that is judged whether it is; where one is, the others are slips.

    >>> from symbolic_lstm.maths.reader import read
    >>> worked_further(read("0.4 * 2 + 1"), read("0.9 + 1"), [False])
    True
    >>> worked_further(read("-1 / 2"), read("1 / 4"), [False])
    False
    """
    if all(right):
        return True
    if wide(before) or wide(after):
        return False
    pairs = paired_parts(before, after)
    if not pairs or any(pair.before is before or pair.after is after for pair in pairs):
        return False
    worked = [figure_of(pair.after) is not None and figure_of(pair.before) is None for pair in pairs]
    return all(worked) or (any(worked) and any(right))
