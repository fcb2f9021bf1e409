r"""Rows: a display cut where its author cut it, and a line that cannot be read cut where it can.

A display is read as a whole first. Where that fails, each of its rows is read by
itself, and of a row the sides that can be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_WRAP = re.compile(
    r"\\(?:begin|end)\{(?:equation|array|align|aligned|alignat|gather|gathered|multline|eqnarray|split"
    r"|flalign|displaymath|subequations|dmath"
    r"|IEEEeqnarray)\*?\}(?:\{[^{}]{0,40}\}|\[[^\]]{0,10}\])*"
)
_BREAK = re.compile(
    r"\\\\(?:\[[^\]\n]{0,20}\])?|\\begin\{|\\end\{|\\(?:tag|label)\*?\{[^{}]*\}"
    r"|\\q?quad(?![A-Za-z])|\\(?:Rightarrow|implies)(?![A-Za-z])|\{|\}|\\[{}]"
)
_SIGN = re.compile(r"\\(?:approx|simeq|cong|equiv)(?![A-Za-z])|[=≈≃≅]|[()\[\]{}]|\\[{}]|\\left|\\right")

_SPACED = re.compile(r"\\q?quad(?![A-Za-z])|\\.|[()\[\]{}]", re.DOTALL)


def rows(text: str) -> list[tuple[int, int]]:
    """The rows of a display, without the environment around them; one that begins with a sign goes on."""
    start, end = 0, len(text)
    spans: list[tuple[int, int]] = []
    depth = braces = 0
    marks = [(m.start(), m.end()) for m in _WRAP.finditer(text)]
    at = start
    cuts: list[tuple[int, int]] = []
    for found in _BREAK.finditer(text):
        if any(a <= found.start() < b for a, b in marks):
            continue
        sign = found[0]
        if sign == "\\begin{":
            depth += 1
        elif sign == "\\end{":
            depth -= 1
        elif sign in "{}":
            braces += 1 if sign == "{" else -1
        elif (
            sign.startswith(("\\tag", "\\label"))
            or (sign.startswith(("\\q", "\\R", "\\i")) and not depth and braces <= depth)
            or (sign.startswith("\\\\") and not depth and braces <= depth)
        ):
            cuts.append((found.start(), found.end()))
    for a, b in sorted([*cuts, *marks]):
        if a > at and text[at:a].strip():
            spans.append((at, a))
        at = max(at, b)
    if text[at:end].strip():
        spans.append((at, end))
    return spans


def sides(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sides of a row between its signs, outside of brackets."""
    depth, at = 0, start
    for found in _SIGN.finditer(text, start, end):
        sign = found[0]
        if sign in "([{":
            depth += 1
        elif sign in ")]}":
            depth -= 1
        elif (sign[0] != "\\" or sign.lstrip("\\")[:2] in ("ap", "si", "co", "eq")) and depth <= 0:
            yield at, found.start()
            at = found.end()
    yield at, end


def flattened(text: str) -> str:
    r"""The text with blanks, as many, for the space commands inside round and square brackets.

    >>> flattened(r"[0, \quad 1] \quad x")
    '[0,       1] \\quad x'
    """
    if "quad" not in text:
        return text
    pieces: list[str] = []
    at = 0
    open_: list[str] = []
    for found in _SPACED.finditer(text):
        sign = found[0]
        if sign[0] == "\\" and "quad" in sign:
            inside = open_ and open_[-1] in "(["
            pieces += [text[at : found.start()], " " * len(sign) if inside else sign]
            at = found.end()
        elif sign in "([{":
            open_.append(sign)
        elif sign in ")]}" and open_:
            open_.pop()
    return "".join([*pieces, text[at:]])
