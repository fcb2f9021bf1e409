"""From characters to tokens: plain text and the Unicode text our sheets print.

Every reader of equations (plain text here, layouts, LaTeX and MathML elsewhere)
ends in the same tokens, and `reader` turns those into terms.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from symbolic_lstm.errors import FigureError, SentenceError, expected, shortened
from symbolic_lstm.maths.decimal import decimal
from symbolic_lstm.maths.quantity import LEAF
from symbolic_lstm.named_tuples import NamedTuple

TokenKind: TypeAlias = Literal["number", "name", "operator", "open", "close", "comma", "relation", "end"]

#: Longer lines are refused before anything is read.
LONGEST = 100_000


class Token(NamedTuple):
    """`text` is canonical (`*` for ×); `column` is 1-based, in code points."""

    kind: TokenKind
    text: str
    column: int


_OPERATORS = {
    "+": "+", "-": "-", "−": "-", "–": "-", "*": "*", "×": "*", "·": "*", "⋅": "*", "⊙": "*", "∘": "*", "∗": "*",
    "/": "/", "÷": "/", "^": "^", "**": "^", "@": "@",
}  # fmt: skip
#: The signs that people write for "is about".
APPROXIMATE = "≈≃≅~∼≐≒"
_RELATIONS = {"=": "=", "==": "=", "~=": "≈", **dict.fromkeys(APPROXIMATE, "≈")}
_UP = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")

_TOKEN = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<number>(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+|×10[⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)?)"
    rf"|(?P<name>{LEAF}|[σ√])"
    r"|(?P<power>[⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)"
    r"|(?P<operator>\*\*|[-+*/^@−–×·⋅⊙∘∗÷])"
    rf"|(?P<relation>==|~=|[={APPROXIMATE}])"
    r"|(?P<open>[(\[])|(?P<close>[)\]])|(?P<comma>[,;])"
)


def tokens(source: str) -> list[Token]:
    """The tokens of a line of plain text, an `end` token last.

    >>> [t.text for t in tokens("σ(2.70 × (−10))")]
    ['σ', '(', '2.70', '*', '(', '-', '10', ')', ')', '']

    Raises `SentenceError` at the first character that belongs to no token.
    """
    expected(source, str, "what is read is a text, as in 'f*c_prev + i*g'")
    if len(source) > LONGEST:
        raise SentenceError(f"the line has {len(source)} characters; at most {LONGEST} are read", source, 1)
    found: list[Token] = []
    position = 0
    while position < len(source):
        m = _TOKEN.match(source, position)
        if m is None:
            raise SentenceError(_stray(source, position), source, position + 1)
        found.extend(_made(m, source))
        position = m.end()
    found.append(Token("end", "", len(source) + 1))
    return found


def _made(m: re.Match[str], source: str) -> list[Token]:
    column, word = m.start() + 1, m.group()
    match m.lastgroup:
        case "space":
            return []
        case "number":
            if m.end() < len(source) and (source[m.end()].isalpha() or source[m.end()] in "_."):
                raise SentenceError(f"{shortened(source[m.start() : m.end() + 1])!r} is no number", source, column)
            try:
                return [Token("number", decimal(word).text, column)]
            except FigureError as fault:
                raise SentenceError(str(fault), source, column) from None
        case "operator":
            return [Token("operator", _OPERATORS[word], column)]
        case "relation":
            return [Token("relation", _RELATIONS[word], column)]
        case "power":
            plain = word.translate(_UP)
            signed = [Token("operator", "-", column)] if plain.startswith("-") else []
            inner = [*signed, Token("number", plain.lstrip("-"), column)]
            brackets = (Token("open", "(", column), Token("close", ")", column))
            return [Token("operator", "^", column), brackets[0], *inner, brackets[1]]
        case "name":
            return [Token("name", word, column)]
        case "open":
            return [Token("open", word, column)]
        case "close":
            return [Token("close", word, column)]
        case _:
            return [Token("comma", word, column)]


def _stray(source: str, position: int) -> str:
    character = source[position]
    printable = character if character.isprintable() else f"U+{ord(character):04X}"
    if character == ".":
        return "an equation has no attribute access; a dot stands inside numbers only"
    if character == "%":
        return "an equation has no per cent sign; write the share, as in 0.997 for 99.7 %"
    if character in "\"'`{}":
        return f"{printable!r} has no place in an equation; write names, numbers, + - * / ^ @ and brackets"
    return f"unexpected {printable!r}; an equation is made of names, numbers, + - * / ^ @ and brackets"
