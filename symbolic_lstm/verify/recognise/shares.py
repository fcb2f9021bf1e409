"""Shares: a gate keeps z of the old state and takes 1 − z of the new one; where one of them is wrong, that is one slip.

`z h + z n` for `z h + (1 − z) n`, and `(z − 1) h + z n` for `(1 − z) h + z n`, differ
in two products of the sum that their author wrote as one.
"""

from __future__ import annotations

from collections.abc import Sequence

from symbolic_lstm.verify.recognise.compare import Difference

#: The cells whose new state is a mean of the old one and a candidate.
MEANS = {"gru", "gru-writes", "gru-after", "gru-after-writes", "mgu", "coupled"}
#: What the difference is about.
SHARES = "the shares of the old state and the new one"
_PAIRS = (["E212", "E212"], ["E201", "E207"], ["E201", "E212"])


def as_one(differences: Sequence[Difference], cell: str) -> tuple[Difference, ...]:
    """Two differences that are one wrong share, as one; all of them where they are not."""
    if cell not in MEANS or sorted(d.rule for d in differences) not in _PAIRS:
        return tuple(differences)
    one, other = sorted(differences, key=lambda d: d.rule)
    if one.gate != other.gate or not _is_share(one, other):
        return tuple(differences)
    origin = max(one.origin, other.origin)
    return (Difference("E212", origin, one.gate, SHARES, "1 together", one.cost + other.cost),)


def _is_share(one: Difference, other: Difference) -> bool:
    """Whether two products that differ are those of one share."""
    match one.rule, other.rule:
        case "E212", "E212":
            return one.has[:1] != one.wants[:1] and other.has[:1] != other.wants[:1]
        case "E201", "E207":  # z n, where n and −z n belong; h and −z h, where z h does
            return not one.wants and (" · " in one.has) != (" · " in other.wants)
        case "E201", "E212":
            return " · " not in one.has and not one.wants and other.has[:1] != other.wants[:1]
    return False
