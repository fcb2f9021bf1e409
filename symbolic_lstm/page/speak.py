"""Speak: an equation in words, for whoever hears the page instead of seeing it.

Brackets around a signed number are not spoken, brackets around an operation
are; after a function a comma opens what it is applied to and another closes it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from symbolic_lstm.page import layout as l
from symbolic_lstm.page.blocks import Display, Line, Page

SIGNS = {
    "+": "plus", "−": "minus", "×": "times", "·": "times", "/": "over", "": "times", "=": "equals", "≈": "is about",
    "⊙": "times, entry by entry,", "*": "times, entry by entry,", ",": ",",
}  # fmt: skip
NAMES = {"σ": "sigma", "Γ": "gamma", "ln": "natural log", "exp": "the exponential", "max": "the largest",
         "min": "the smallest", "⟨": "", "⟩": ""}  # fmt: skip


def speak(layout: l.Layout) -> str:
    """A layout in words.

    >>> from symbolic_lstm.maths.reader import read
    >>> from symbolic_lstm.notation import named
    >>> from symbolic_lstm.page.typeset import typeset
    >>> speak(typeset(read("sigmoid(2.70 * h_prev + 1.63 * (-10))"), named("standard")))
    'sigma of, 2.70 times h sub t minus 1 end sub plus 1.63 times minus 10'
    """
    return _tidy(_words(layout))


def spoken(page: Page) -> Page:
    """The page with every line of its derivations in words; done last, when nothing changes any more."""
    blocks = [
        block._replace(lines=tuple(line._replace(words=_line(line)) for line in block.lines))
        if isinstance(block, Display)
        else block
        for block in page.blocks
    ]
    return replace(page, blocks=tuple(blocks))


def _line(line: Line) -> str:
    """What stands left, the sign, what stands right."""
    parts = [_words(line.left)] if line.left is not None else []
    if line.relation:
        parts.append(SIGNS[line.relation])
    return _tidy(" ".join([*parts, _words(line.right)]))


def _words(layout: l.Layout) -> str:
    match layout:
        case l.Num(digits, None):
            return digits
        case l.Num(digits, exponent):
            return f"{digits} times 10 to the {_power(exponent or 0)}"
        case l.Ident(glyph):
            return NAMES.get(glyph, glyph)
        case l.Op(glyph):
            return SIGNS.get(glyph, glyph)
        case l.Row(items):
            return " ".join(_words(item) for item in items)
        case l.Sub(base, l.Row() as script):
            return f"{_words(base)} sub {_words(script)} end sub"
        case l.Sub(base, script):
            return f"{_words(base)} sub {_words(script)}"
        case l.Sup(base, l.Row((l.Op("⟨"), *time, l.Op("⟩")))):
            return f"{_words(base)} at time {' '.join(map(_words, time))},"
        case l.Sup(base, l.Ident("T")):
            return f"{_words(base)} transposed"
        case l.Sup(base, script):
            return f"{_words(base)} to the power {_words(script)}"
        case l.Frac(top, bottom):
            return f"the fraction {_words(top)} over {_words(bottom)}, end of fraction,"
        case l.Radical(inner):
            return f"the square root of, {_words(inner)},"
        case l.Fence(inner, "bars"):
            return f"the absolute value of, {_words(inner)},"
        case l.Fence(inner, "square"):
            return f"the list {_words(inner)}, end of list,"
        case l.Fence(l.Row((l.Op(prefix=True), l.Num())) as signed):
            return _words(signed)
        case l.Fence(inner):
            return f"open bracket, {_words(inner)}, close bracket,"
        case l.Call(function, arguments):
            return f"{_words(function)} of, {', and '.join(map(_words, arguments))},"
        case l.Over(base, accent):
            return f"{_words(base)} {accent}"
        case l.Under(base, _) | l.Mark(_, base):
            return _words(base)
        case l.Array(rows):
            told = "; ".join(", ".join(map(_words, row)) for row in rows)
            return f"the matrix {told}, end of matrix,"
        case l.Text(words):
            return words
        case _:
            assert_never(layout)


def _power(exponent: int) -> str:
    return f"minus {-exponent}" if exponent < 0 else str(exponent)


def _tidy(words: str) -> str:
    """One space, no comma before a comma or at the end."""
    told = " ".join(words.split())
    while ",," in told or " ," in told or ", ," in told:
        told = told.replace(" ,", ",").replace(",,", ",").replace(", ,", ",")
    return told.strip(" ,")
