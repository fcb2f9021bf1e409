"""Markers in HTML: comments, but not in scripts and styles, where the signs of a comment are none."""

from __future__ import annotations

import re

from symbolic_lstm.embed.comments import MARK, WINDOW, Comment, Scanned, Wrong, comment, marks
from symbolic_lstm.embed.traps import in_attribute

_TOKEN = re.compile(r"<!--|<(?:script|style|textarea|title|xmp)(?=[\s>])", re.IGNORECASE)
_MARKER = re.compile(rf"<!--\s*+{MARK}")


def scan_html(text: str) -> Scanned:
    """The markers of an HTML text."""
    comments: list[Comment] = []
    wrong: list[Wrong] = []
    coded: list[int] = []
    at = 0
    while found := _TOKEN.search(text, at):
        start, at = found.span()
        name = found[0][1:].lower()
        if name != "!--":
            shut = re.compile(f"</{name}(?=[\\s>/])", re.IGNORECASE).search(text, at)
            if shut is None:
                break
            coded += marks(text, "<!--", at, shut.start())
            at = shut.end()
            continue
        ours = _MARKER.match(text, start) is not None
        end = text.find("-->", at)
        if end < 0:
            if ours:
                wrong.append(Wrong(start, "this marker is never closed with -->"))
            break
        if ours and (reason := in_attribute(text[max(0, start - WINDOW) : start])):
            wrong.append(Wrong(start, reason))
        elif ours:
            comments.append(comment(text, start, (at, end), end + 3))
        at = end + 3
    return Scanned(tuple(comments), (), tuple(wrong), coded=tuple(coded))
