"""Print calls: what `print("f =", f)`, `print(f"f = {f:.4f}")` and the like put in a line, words and values in turn."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from symbolic_lstm.articles.programs.expressions import called

#: Words that are printed as they are, or the value of an expression.
LinePart: TypeAlias = "str | ast.expr"

_FORMATTED = re.compile(r"%%|%[-+ #0]*\d*(?:\.\d+)?([a-zA-Z])")
#: In formats of numbers that print the number itself: percentages are another.
_PLAIN = re.compile(r"[-+ 0<>^=]*\d*(?:\.\d+)?[fFgGeE]?\Z")


def printed_parts(node: ast.expr) -> list[LinePart] | None:
    """What a call of `print` puts in its line, and None for what is no such call, or not understood."""
    if not (isinstance(node, ast.Call) and called(node.func) == "print" and isinstance(node.func, ast.Name)):
        return None
    between = " "
    for keyword in node.keywords:
        if keyword.arg != "sep" or not isinstance(keyword.value, ast.Constant):
            return None
        between = str(keyword.value.value)
    parts: list[LinePart] = []
    for argument in node.args:
        said = _said(argument)
        if said is None:
            return None
        parts += ([between] if parts else []) + said
    return parts


def line_pattern(parts: Sequence[LinePart]) -> re.Pattern[str]:
    """The line that is printed, with a group for each value, in order."""
    said = (re.escape(part) if isinstance(part, str) else r"[ \t]*(\S(?:[^\n]*?\S)?)[ \t]*" for part in parts)
    return re.compile("".join(said) + r"[ \t]*(?:\r?\n|\Z)")


def values_printed(parts: Sequence[LinePart]) -> list[ast.expr]:
    """The expressions whose values are printed."""
    return [part for part in parts if not isinstance(part, str)]


def _said(node: ast.expr) -> list[LinePart] | None:
    match node:
        case ast.Constant(value=str() as words):
            return [words] if "\n" not in words else None
        case ast.JoinedStr(values=parts):
            found = [_in_braces(part) for part in parts]
            return None if any(part is None or part == "\n" for part in found) else [p for p in found if p is not None]
        case ast.BinOp(left=ast.Constant(value=str() as words), op=ast.Mod(), right=given):
            values = given.elts if isinstance(given, ast.Tuple) else [given]
            return _filled([*_percent(words)], values)
        case ast.Call(func=ast.Attribute(value=ast.Constant(value=str() as words), attr="format"), args=values):
            return _filled(_braces(words), values) if not node.keywords else None
        case ast.Starred():
            return None
    return [node]


def _in_braces(part: ast.expr) -> LinePart | None:
    match part:
        case ast.Constant(value=str() as words):
            return words if "\n" not in words else None
        case ast.FormattedValue(value=value, format_spec=None):
            return value
        case ast.FormattedValue(value=value, format_spec=ast.JoinedStr(values=[ast.Constant(value=str() as how)])):
            return value if _PLAIN.match(how) else ast.Constant(None)
    return None


def _percent(words: str) -> Iterator[str | None]:
    """The words of a format with % and, for each value in it, None."""
    at = 0
    for found in _FORMATTED.finditer(words):
        yield words[at : found.start()]
        yield "%" if found[0] == "%%" else None
        at = found.end()
    yield words[at:]


def _braces(words: str) -> list[str | None] | None:
    """The words of a format with braces and, for each value in it, None; None where values are named or numbered."""
    found: list[str | None] = []
    try:
        for literal, name, how, _ in string.Formatter().parse(words):
            if name or (how and not _PLAIN.match(how)):
                return None
            found += [literal] if name is None else [literal, None]
    except ValueError:
        return None
    return found


def _filled(words: Sequence[str | None] | None, values: Sequence[ast.expr]) -> list[LinePart] | None:
    """A format with its values."""
    if words is None or sum(word is None for word in words) != len(values) or any("\n" in (w or "") for w in words):
        return None
    left = iter(values)
    return [next(left) if word is None else word for word in words if word != ""]
