"""Typst mathematics, as the plain text it nearly is: what only sets (`upright(…)`, `&`, `wide`) becomes blanks.

Every character keeps its place, so that a column in the result is one in the source.
"""

from __future__ import annotations

import re

from symbolic_lstm.on_demand import pattern
from symbolic_lstm.readers.glyphs import MARKS

#: Functions that cut letters or hold things together, and accents.
_WRAPPED = pattern(r"(?<![\w.])(upright|bold|italic|attach|limits|tilde|hat|macron|arrow|mat|cases|sans|cal|bb)\(")
_ACCENTS = {"tilde": MARKS["tilde"], "hat": MARKS["hat"], "macron": MARKS["bar"], "arrow": MARKS["vec"]}
_DELIMITER = pattern(r"\s*delim:\s*(?:\"[^\"]*\"|#none)\s*,")
_REMARK = pattern(r"#text\([^\[\]]*\)\[([^\[\]]*)\]|#box\([^$]*\$|(?<=[^\s])\$(?=\s|$)")
_SPACE = pattern(r"(?<![\w.])(?:wide|quad|med|thin|thick|space)(?![\w(])|&|(?<!\\)\\(?=\s|$)")
_QUOTED = pattern(r"\"([0-9][0-9., \u2009\u202f]*)\"")


def is_typst(text: str) -> bool:
    """Whether a text is Typst and no LaTeX."""
    if "$$" in text:
        return False
    return "#math.equation" in text or ("$" in text and "#text(" in text) or bool(re.search(r"\$ [^$\\]+ \$", text))


def as_plain(text: str) -> str:
    """The formula of a Typst text, everything around it blank, of the same length."""
    begun = text.index("$", text.rfind('", $') if '", $' in text else 0)
    end = text.rfind("$")
    characters = list(" " * (begun + 1) + text[begun + 1 : end] + " " * (len(text) - end))
    body = "".join(characters)
    for found in _REMARK.finditer(body):
        _blank(characters, *found.span())
        if found[1] is not None:
            characters[found.start(1) - 1 : found.end(1) + 1] = f"«{found[1]}»"
    body = "".join(characters)
    for found in _SPACE.finditer(body):
        _blank(characters, *found.span())
    for found in _QUOTED.finditer("".join(characters)):
        characters[found.start()] = characters[found.end() - 1] = " "
    for k, character in enumerate(characters[:-1]):
        if character == "\\" and characters[k + 1] in "()[],;{}|/*":
            characters[k] = " "
    while wrapped := _WRAPPED.search(body := "".join(characters)):
        _unwrapped(characters, body, wrapped)
    return "".join(characters)


def _unwrapped(characters: list[str], body: str, found: re.Match[str]) -> None:
    """One function that only sets, taken off what it holds."""
    depth, close = 0, len(body) - 1
    for k in range(found.end() - 1, len(body)):
        depth += (body[k] == "(") - (body[k] == ")")
        if depth == 0:
            close = k
            break
    _blank(characters, *found.span())
    name = found[1]
    characters[close] = _ACCENTS.get(name, " ")
    if name == "mat":
        if delimiter := _DELIMITER.match(body, found.end()):
            _blank(characters, *delimiter.span())
        characters[found.end() - 1], characters[close] = "[", "]"
    elif name == "limits" and body[close + 1 : close + 3] == "_(":  # a remark underneath, as shapes are written
        end = body.find(")", close)
        _blank(characters, close, (end if end > 0 else close) + 1)


def _blank(characters: list[str], begun: int, end: int) -> None:
    for k in range(begun, end):
        if characters[k] != "\n":
            characters[k] = " "
