"""Where a line of mathematics that is too long may be broken.

Before a sign of a sum, at the shallowest bracket there is; before a sign of a
product only where there is no sum. A number or a name is never broken.
"""

from __future__ import annotations

from symbolic_lstm.writers.columns import text_width

_SIGNS = {"+": 0, "−": 0, "×": 1, "⊙": 1, "·": 1, "*": 1}
#: Continuation lines stand in by this much.
_HANGING = 2


def broken(said: str, room: int) -> list[str]:
    """The text in lines of at most `room` cells, as far as there are places to break it.

    >>> broken("σ(2.70 × 1 + 1.63 × 1 + 1.62)", 16)
    ['σ(2.70 × 1', '  + 1.63 × 1', '  + 1.62)']
    """
    if text_width(said) <= room:
        return [said]
    lines: list[str] = []
    rest, indent = said, ""
    while text_width(indent + rest) > room and (at := _place(rest, room - len(indent))):
        lines.append(indent + rest[:at])
        rest, indent = rest[at + 1 :], " " * _HANGING
    return [*lines, indent + rest]


def _place(said: str, room: int) -> int:
    """The space before the best sign to break at: what comes before it fits, or is as short as can be."""
    best: tuple[int, int, int] | None = None
    shortest = 0
    depth = cells = 0
    for at, character in enumerate(said):
        depth += (character in "([") - (character in ")]")
        cells += text_width(character)
        sign = _SIGNS.get(said[at + 1 : at + 2]) if character == " " and said[at + 2 : at + 3] == " " else None
        if sign is None or at == 0:
            continue
        shortest = shortest or at
        # depth counts before position: a line may end early to keep a bracket together
        rank = (-sign, -max(depth, 0), at)
        if cells - 1 <= room and (best is None or rank > best):
            best = rank
    return best[2] if best else shortest
