"""A text in which some pieces are spelt in another way, and where each of its characters stood."""

from __future__ import annotations

import re
from collections.abc import Callable


def rewritten(text: str, pattern: re.Pattern[str], spell: Callable[[re.Match[str]], str]) -> tuple[str, list[int]]:
    """The text with every match spelt anew, and the place each of its characters had, and its end.

    Those of a new spelling stand where the old one begins.

    >>> rewritten("a^10", re.compile(r"[0-9]+"), lambda found: f"{{{found[0]}}}")
    ('a^{10}', [0, 1, 2, 2, 2, 2, 4])
    """
    parts: list[str] = []
    places: list[int] = []
    here = 0
    for found in pattern.finditer(text):
        parts.append(text[here : found.start()])
        places += range(here, found.start())
        piece = spell(found)
        parts.append(piece)
        places += [found.start()] * len(piece)
        here = found.end()
    parts.append(text[here:])
    places += range(here, len(text) + 1)
    return "".join(parts), places
