"""Sessions: what was typed at a prompt, and what was printed beneath it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from symbolic_lstm.articles.mapped import Mapped, joined, lines
from symbolic_lstm.articles.piece import ProgramText

_TYPED = re.compile(r"[ \t]*(?:>>>|In \[\d+\]:)[ ]?")
_GOES_ON = re.compile(r"[ \t]*(?:\.\.\.(?:[ ]|\Z)|\.{3,}:[ ]?)")
_OUT = re.compile(r"[ \t]*Out\[\d+\]:[ ]?")


def is_session(text: str) -> bool:
    """Whether a listing has prompts."""
    return ">>>" in text or bool(re.search(r"(?m)^[ \t]*In \[\d+\]:", text))


def runs(session: Mapped) -> Iterator[ProgramText]:
    """What was typed at each prompt, with what was printed beneath.

    >>> from symbolic_lstm.articles.mapped import whole
    >>> [(run.code.text, run.printed.text) for run in runs(whole(">>> x = 1\\n>>> x + 1\\n2\\n"))]
    [('x = 1\\n', ''), ('x + 1\\n', '2\\n')]
    """
    typed: list[Mapped] = []
    printed: list[Mapped] = []
    for row in lines(session):
        place = row.ends[-1] if row.text else 0
        end = Mapped("\n", (place,), (place,))
        if begins := _TYPED.match(row.text):
            if typed:
                yield ProgramText(joined(typed), joined(printed))
            typed, printed = [row.cut(begins.end()), end], []
        elif typed and not printed and (more := _GOES_ON.match(row.text)):
            typed += [row.cut(more.end()), end]
        elif typed and row.text.strip():
            out = _OUT.match(row.text)
            printed += [row.cut(out.end() if out else 0), end]
    if typed:
        yield ProgramText(joined(typed), joined(printed))
