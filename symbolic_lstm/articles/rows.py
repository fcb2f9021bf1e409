r"""Rows: a display cut where its author cut it, and a line that cannot be read cut where it can.

A display is read as a whole first. Where that fails, each of its rows is read by
itself, and of a row the sides that can be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from symbolic_lstm.readers.latex_spacing import related, row_begins

_WRAP = re.compile(
    r"\\(?:begin|end)\{(?:equation|array|align|aligned|alignat|gather|gathered|multline|eqnarray|split"
    r"|flalign|displaymath|subequations|dmath"
    r"|IEEEeqnarray)\*?\}(?:\{[^{}]{0,40}\}|\[[^\]]{0,10}\])*"
)
#: A brace before several equations; one behind a name tells cases.
_BRACED = re.compile(
    r"(?:\\left\s*(?:\\\{|\\lbrace|\.)\s*|\\\{\s*)?\\begin\{(?P<kind>cases|dcases|rcases|numcases|matrix)\}"
)
_LABEL = re.compile(r"\\(?:label|tag)\*?\{[^{}]*\}|&")
_BREAK = re.compile(
    r"\\\\(?:\[[^\]\n]{0,20}\])?|\\begin\{|\\end\{|\\(?:tag|label)\*?\{[^{}]*\}"
    r"|\\q?quad(?![A-Za-z])|\\(?:Rightarrow|implies)(?![A-Za-z])|\{|\}|\\[{}]|[()\[\]]"
)
#: What stands in a bracket, or shows that the equation ended before it was closed.
_INSIDE = re.compile(r"\\\\(?:\[[^\]\n]{0,20}\])?|\\[{}]|[{}()\[\]=≈]|\\(?:approx|simeq|cong)(?![A-Za-z])")
#: A sign that no equation begins with, and one that no equation ends with.
_BETWEEN = re.compile(r"\{?\+|[×⊙]|\\(?:times|odot)(?![A-Za-z])")
_UNENDED = re.compile(r"(?:[+\-−×·⊙=≈]|\\(?:times|cdot|odot|approx))\s*(?:\\(?:notag|nonumber|right\.)\s*)?\Z")
_SIGN = re.compile(r"\\(?:approx|simeq|cong|equiv)(?![A-Za-z])|[=≈≃≅]|[()\[\]{}]|\\[{}]|\\left|\\right")

_SPACED = re.compile(r"\\q?quad(?![A-Za-z])|\\.|[()\[\]{}]", re.DOTALL)


def rows(text: str) -> list[tuple[int, int]]:
    """The rows of a display, without the environment around them; one that a row below goes on with is one with it."""
    start, end = 0, len(text)
    spans: list[tuple[int, int]] = []
    depth = braces = brackets = 0
    marks = sorted({*((m.start(), m.end()) for m in _WRAP.finditer(text)), *_systems(text)})
    at = begins = start
    cuts: list[tuple[int, int]] = []
    for found in _BREAK.finditer(text):
        if found.start() < begins or any(a <= found.start() < b for a, b in marks):
            continue
        sign = found[0]
        if sign == "\\begin{":
            depth += 1
        elif sign == "\\end{":
            depth -= 1
        elif sign in "{}":
            braces += 1 if sign == "{" else -1
        elif sign in "()[]":
            brackets += 1 if sign in "([" else -1
        elif sign.startswith("\\\\") and not depth and braces <= depth and _goes_on(text, found, max(brackets, 0)):
            begins = row_begins(text, found.end())
        elif (
            sign.startswith(("\\tag", "\\label"))
            or (sign.startswith(("\\q", "\\R", "\\i")) and not depth and braces <= depth)
            or (sign.startswith("\\\\") and not depth and braces <= depth)
        ):
            cuts.append((found.start(), found.end()))
            brackets = 0
    for a, b in sorted([*cuts, *marks]):
        if a > at and text[at:a].strip():
            spans.append((at, a))
        at = max(at, b)
    if text[at:end].strip():
        spans.append((at, end))
    return spans


def _systems(text: str) -> Iterator[tuple[int, int]]:
    """Where a brace before several equations begins and ends; one behind a name tells cases and stays one sentence."""
    for found in _BRACED.finditer(text):
        ended = re.compile(rf"\\end\{{{re.escape(found['kind'])}\}}\s*(?:\\right\s*(?:\.|\\\}}|\\rbrace))?").search(
            text, found.end()
        )
        before = _LABEL.sub("", _WRAP.sub("", text[: found.start()])).rstrip()
        if ended is None or (before and not before.endswith("\\\\")):
            continue
        rows_inside = text[found.end() : ended.start()].split("\\\\")
        said = [row for row in rows_inside if row.strip()]
        if len(said) > 1 and all("=" in row for row in said):
            yield found.span()
            yield ended.span()


def _goes_on(text: str, ended: re.Match[str], brackets: int) -> bool:
    """Whether the row below goes on with the one that ends here, in which so many brackets are open."""
    if related(text, ended.end()):
        return False
    if brackets and _closed(text, ended.end(), brackets):
        return True
    before = text[max(ended.start() - 40, 0) : ended.start()]
    return bool(_BETWEEN.match(text, row_begins(text, ended.end())) or _UNENDED.search(before))


def _closed(text: str, at: int, brackets: int) -> bool:
    """Whether brackets that are open are closed before the next equation begins."""
    braces = 0
    for found in _INSIDE.finditer(text, at):
        sign = found[0]
        if sign in "{}":
            braces += 1 if sign == "{" else -1
        elif sign in "([":
            brackets += 1
        elif sign in ")]":
            brackets -= 1
            if not brackets:
                return True
        elif not braces:
            return False
    return False


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
