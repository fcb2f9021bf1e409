"""A formula in a line of text and the sign that follows it, which no line of HTML begins with."""

from __future__ import annotations

from collections.abc import Sequence

_SIGNS = ",.;:!?)"


def held(said: Sequence[str], wide: Sequence[bool]) -> str:
    """The pieces of a line in one, each formula that is `wide` with the signs that the piece after it begins with.

    >>> held(["<math>…</math>", ", and so on"], [True, False])
    '<span class="v"><math>…</math>,</span> and so on'
    """
    found = ""
    for piece, held_on in zip(said, [False, *wide], strict=False):
        left = piece.lstrip(_SIGNS)
        start = found.rfind("<math") if held_on and left != piece else -1
        if start >= 0:
            found = f'{found[:start]}<span class="v">{found[start:]}{piece[: len(piece) - len(left)]}</span>{left}'
        else:
            found += piece
    return found
