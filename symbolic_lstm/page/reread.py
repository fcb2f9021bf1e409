"""Reread: what a layout says, read back as a sentence.

The audit judges what is printed, not what was meant, so it starts here. The
layout becomes tokens and goes through the same reader as every other equation.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from symbolic_lstm.errors import SentenceError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.reader import parse
from symbolic_lstm.maths.tokens import Token
from symbolic_lstm.page import layout as l

_SIGNS = {"+": "+", "−": "-", "×": "*", "·": "*", "⊙": "*", "∘": "*", "*": "*", "/": "/"}
_CALLS = {"σ": "sigmoid", "ln": "log"}


def reread(layout: l.Layout) -> t.Sentence:
    """The sentence a layout prints; names become symbols spelled as they are set.

    Raises `SentenceError` where it prints no sentence.
    """
    return parse([*_tokens(layout), Token("end", "", 1)], juxtaposed=True)


def _tokens(layout: l.Layout) -> list[Token]:
    match layout:
        case l.Num(whole=whole) if whole:
            return [Token("number", whole, 1)]
        case l.Num(digits, exponent):
            return [Token("number", digits if exponent is None else f"{digits}e{exponent}", 1)]
        case l.Ident() | l.Sub() | l.Over() | l.Sup(_, l.Row((l.Op("⟨"), *_))) | l.Sup(_, l.Op("′")):
            return [Token("name", spelled(layout), 1)]
        case l.Op(""):
            return [Token("operator", "@", 1)]
        case l.Op(","):
            return [Token("comma", ",", 1)]
        case l.Op(glyph):
            if glyph not in _SIGNS:
                raise SentenceError(f"{glyph!r} is no operation", glyph, 1)
            return [Token("operator", _SIGNS[glyph], 1)]
        case l.Row(items):
            return [token for item in items for token in _tokens(item)]
        case l.Sup(base, l.Ident("T")):
            return [Token("name", "flip", 1), *_bracketed(base)]
        case l.Sup(base, script):
            return [*_tokens(base), Token("operator", "^", 1), *_bracketed(script)]
        case l.Frac(l.Row((l.Ident("∂"), _)), l.Row((l.Ident("∂"), _))):  # ∂L over ∂c is one name
            return [Token("name", spelled(layout), 1)]
        case l.Frac(top, bottom):
            return [*_bracketed(top), Token("operator", "/", 1), *_bracketed(bottom)]
        case l.Radical(inner):
            return [Token("name", "sqrt", 1), *_bracketed(inner)]
        case l.Fence(inner, "bars"):
            return [Token("name", "abs", 1), *_bracketed(inner)]
        case l.Fence(inner, "square"):
            return [Token("open", "[", 1), *_tokens(inner), Token("close", "]", 1)]
        case l.Fence(inner):
            return _bracketed(inner)
        case l.Call(function, arguments):
            found = [Token("name", _CALLS.get(function.glyph, function.glyph), 1), Token("open", "(", 1)]
            for k, argument in enumerate(arguments):
                found += [Token("comma", ",", 1), *_tokens(argument)] if k else _tokens(argument)
            return [*found, Token("close", ")", 1)]
        case l.Under(base, _):
            return _tokens(base)
        case l.Array(rows):
            columns = len(rows[0]) if rows else 0
            return _listed([_tokens(row[0]) if columns == 1 else _across(row) for row in rows])
        case l.Text(words):
            raise SentenceError("words are no sentence", words, 1)
        case _:
            assert_never(layout)


def _across(row: tuple[l.Layout, ...]) -> list[Token]:
    """A row of a matrix."""
    return [Token("name", "flip", 1), Token("open", "(", 1), *_listed(map(_tokens, row)), Token("close", ")", 1)]


def _listed(parts: Iterable[list[Token]]) -> list[Token]:
    inner = [token for part in parts for token in (Token("comma", ";", 1), *part)]
    return [Token("open", "[", 1), *inner[1:], Token("close", "]", 1)]


def _bracketed(inner: l.Layout) -> list[Token]:
    return [Token("open", "(", 1), *_tokens(inner), Token("close", ")", 1)]


def spelled(layout: l.Layout) -> str:
    """A typeset name as text, such as `h_{t−1}`."""
    match layout:
        case l.Ident(glyph) | l.Op(glyph):
            return glyph
        case l.Num(digits):
            return digits
        case l.Sub(base, script):
            return f"{spelled(base)}_{{{spelled(script)}}}"
        case l.Sup(base, script):
            return f"{spelled(base)}^{{{spelled(script)}}}"
        case l.Over(base, accent):
            return f"{spelled(base)}~{accent}"
        case l.Under(base, _):
            return spelled(base)
        case l.Row(items):
            return "".join(map(spelled, items))
        case l.Frac(l.Row((l.Ident("∂"), _)) as top, l.Row((l.Ident("∂"), _)) as bottom):
            return f"{spelled(top)}/{spelled(bottom)}"
        case _:
            raise SentenceError("this is no name", repr(layout), 1)
