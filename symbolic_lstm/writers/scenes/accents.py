"""Accents as characters of their own, set back over their letters: PDF/UA refuses a combining mark in a picture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from symbolic_lstm.page.runs import Run

_ACCENTS = {"\u0303": "˜", "\u0302": "ˆ", "\u0304": "¯"}
_MARKS = re.compile(f"([{''.join(_ACCENTS)}])")
#: How far an accent stands back, and how wide it is, in parts of the size of its letter.
_BACK, _WIDE = 0.45, 0.5


def accented(found: Iterable[Run]) -> Iterator[tuple[Run, float]]:
    """The runs, cut at accents, each with how far it is moved along the line in parts of the label's size.

    >>> [(run.text, round(by, 2)) for run, by in accented([Run("c\u0303 + y\u0302")])]
    [('c', 0.0), ('˜', -0.45), (' + ŷ', -0.05)]
    """
    back = 0.0
    for run in found:
        for text in _MARKS.split(normalize("NFC", run.text)):
            if text in _ACCENTS:
                yield run._replace(text=_ACCENTS[text]), back - _BACK * run.scale
                back = (_BACK - _WIDE) * run.scale
            elif text:
                yield run._replace(text=text), back
                back = 0.0
