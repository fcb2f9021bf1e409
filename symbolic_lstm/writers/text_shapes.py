"""Remarks underneath, in text: a line of their own, each below what it speaks of.

    f₁  = σ(U_f h₀ + W_f x₁ + b_f)
    2×1     2×2 2×1  2×3 3×1  2×1

What has a remark is set as a run of stand-ins as wide as itself, so that lines
are broken and filled as ever; then the stand-ins give way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.page.layout import Call, Fence, Ident, Layout, Op, Row, Under
from symbolic_lstm.writers.columns import left as filled
from symbolic_lstm.writers.columns import text_width
from symbolic_lstm.writers.text_maths import equation, tight

_START, _FILL = "\ue000", "\ue001"
_STANDING_IN = re.compile(f"{_START}{_FILL}*")
#: How far a remark may stand out into the gap before the next name.
_SLACK = 2


class RemarkBelow(NamedTuple):
    """What stands above, and the remark below it."""

    above: str
    below: str


def standing_in(left: Layout | None, right: Layout) -> tuple[str, str, tuple[RemarkBelow, ...]]:
    """The text of both sides with stand-ins for what has a remark, and the remarks from left to right.

    >>> from symbolic_lstm.page.layout import Num
    >>> left, right, remarks = standing_in(Ident("y"), Row((Num("2"), Op("×"), Under(Ident("W"), Num("3")))))
    >>> left, len(right), remarks
    ('y', 5, (RemarkBelow(above='W', below='3'),))
    """
    sides = (left, right) if left is not None else (right,)
    said = [equation(side) for side in sides]
    found: list[RemarkBelow] = []
    if not any(c in side for c in (_START, _FILL) for side in said):  # somebody's own letters stay what they are
        said = [equation(_replaced(side, found, _SLACK)) for side in sides]
    return said[0] if left is not None else "", said[-1], tuple(found)


def _replaced(layout: Layout, found: list[RemarkBelow], slack: int) -> Layout:
    match layout:
        case Under(base, remark):
            found.append(RemarkBelow(equation(base), tight(remark)))
            wide = max(text_width(found[-1].above), text_width(found[-1].below) - slack)
            return Ident(_START + _FILL * (wide - 1))
        case Row(items):
            after = [*items[1:], Op("+")]
            return Row(
                tuple(
                    _replaced(item, found, 0 if follows == Op("") else slack)
                    for item, follows in zip(items, after, strict=True)
                )
            )
        case Call(function, arguments):
            return Call(function, tuple(_replaced(argument, found, slack) for argument in arguments))
        case Fence(inner, kind):
            return Fence(_replaced(inner, found, slack), kind)
        case _:
            return layout


def underlined(lines: Sequence[str], remarks: Sequence[RemarkBelow]) -> list[str]:
    """The lines with what was stood in for, and below each the remarks that belong to it."""
    if not remarks:
        return list(lines)
    waiting = iter(remarks)
    found: list[str] = []
    for line in lines:
        above = below = ""
        at = 0
        for m in _STANDING_IN.finditer(line):
            above += line[at : m.start()]
            remark = next(waiting)
            below = filled(below + " " * bool(below), text_width(above)) + remark.below
            above = filled(above + remark.above, text_width(above) + len(m[0]))
            at = m.end()
        found += [above + line[at:], below] if below else [line]
    return found
