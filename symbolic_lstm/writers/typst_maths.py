"""Typst mathematics: layouts in the words of Typst's own library, with nothing to import.

Signs and Greek letters stand as the characters they are, which Typst reads in
every version. Brackets around scripts are escaped, or Typst would let them grow
beside those of the lines below; a comma is escaped, or it would part arguments.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import assert_never

from symbolic_lstm.page.layout import (
    Array,
    Boxed,
    Call,
    Fence,
    Frac,
    Ident,
    Layout,
    Num,
    Op,
    Over,
    Radical,
    Row,
    Sub,
    Sup,
    Text,
    Under,
)
from symbolic_lstm.writers.glyphs import MATH, NAMED
from symbolic_lstm.writers.plain import plain

_TURNED = Ident("T", upright=True)
_ACCENTS = {"tilde": "tilde", "hat": "hat", "bar": "macron", "vec": "arrow", "dot": "dot"}
_FENCES = {"round": ("(", ")"), "square": ("[", "]"), "curly": ("{", "}")}
_DELIMITERS = {"square": '"["', "round": '"("', "bars": '"|"', "bare": "#none"}
_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
#: What may follow `_` or `^` without brackets.
_TOKEN = re.compile(r"[0-9]+(?:\.[0-9]+)?|[^\W_]|⊤|′")
#: ASCII signs that mean themselves; all others are escaped.
_FREE = "+=<>"


def quoted(text: str) -> str:
    r"""A string literal, in which nothing is a command.

    >>> print(quoted('50 % of "h" \\ $x$'))
    "50 % of \"h\" \\ $x$"
    """
    return '"' + plain(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def equation(layout: Layout) -> str:
    r"""One layout as Typst mathematics, without dollars around it.

    >>> print(equation(Call(Ident("σ"), (Row((Num("1.63"), Op("×"), Fence(Row((Op("−", prefix=True), Num("10")))))),))))
    σ(1.63 × (−10))
    >>> print(equation(Call(Ident("σ"), (Sub(Ident("b"), Ident("f")),))))
    σ\(b_f\)
    """
    match layout:
        case Op():
            return _sign(layout.glyph)
        case Num():
            digits = layout.digits if _DIGITS.fullmatch(layout.digits) else quoted(layout.digits)
            return digits if layout.exponent is None else f"{digits} × 10^{_power(layout.exponent)}"
        case Ident():
            return _name(layout)
        case Row():
            return _row(layout)
        case Sub():
            return _subscripted(layout)
        case Sup():
            return f"{_based(layout.base, Sup)}^{_script(layout.script)}"
        case Call():
            return equation(layout.function) + _fenced("(", r"\, ".join([equation(a) for a in layout.arguments]), ")")
        case Fence():
            if layout.kind in ("bars", "norm"):
                return f"{'abs' if layout.kind == 'bars' else 'norm'}({equation(layout.inner)})"
            left, right = _FENCES[layout.kind]
            return _fenced(left, equation(layout.inner), right)
        case Frac():
            return f"frac({equation(layout.top)}, {equation(layout.bottom)})"
        case Over():
            return f"{_ACCENTS[layout.accent]}({equation(layout.base)})"
        case Radical():
            if layout.index is not None:
                return f"root({equation(layout.index)}, {equation(layout.inner)})"
            return f"sqrt({equation(layout.inner)})"
        case Under(brace="under" | "over"):
            return f"{layout.brace}brace({equation(layout.base)}, {equation(layout.remark)})"
        case Under():
            return f"limits({equation(layout.base)})_{_script(layout.remark)}"
        case Array():
            if layout.kind in ("cases", "aligned"):
                lines = [" & ".join([equation(cell) for cell in row]) for row in layout.rows]
                return f"cases({', '.join(lines)})" if layout.kind == "cases" else " \\ ".join(lines)
            cells = "; ".join([", ".join([equation(cell) for cell in row]) for row in layout.rows])
            return f"mat(delim: {_DELIMITERS[layout.kind]}, {cells})"
        case Boxed():
            return f"#box(stroke: 0.5pt, inset: 3pt, baseline: 3pt, ${equation(layout.inner)}$)"
        case Text():
            return quoted(layout.words)
        case _:
            assert_never(layout)


@lru_cache(maxsize=1024)
def _subscripted(name: Sub) -> str:
    """A base and its subscript; the same names come back line after line."""
    return f"{_based(name.base, Sub)}_{_script(name.script)}"


def _power(exponent: int) -> str:
    return f"(−{-exponent})" if exponent < 0 else str(exponent)


def _name(name: Ident) -> str:
    glyph = name.glyph
    if glyph in NAMED:
        return glyph
    letter = len(glyph) == 1 and glyph.isalpha() and (glyph.isascii() or glyph in MATH)
    if not letter:
        spelt = glyph if glyph in MATH and not glyph.isascii() else quoted(glyph)
        return f"bold({spelt})" if name.bold else spelt
    if name.bold:
        return f"upright(bold({glyph}))"
    return f"upright({glyph})" if name.upright else glyph


def _sign(glyph: str) -> str:
    """A sign between operands; one that is not known is words."""
    if glyph in MATH or glyph in ("(", ")", "[", "]"):
        return f"\\{glyph}" if glyph.isascii() and glyph not in _FREE else glyph
    return quoted(glyph) if glyph else ""


def _row(row: Row) -> str:
    """Items with spaces between them; a prefix stands tight, and so do words, beside which a space would be printed.

    Two remarks underneath would run into one another without a space that is printed.
    """
    parts: list[str] = []
    before: Layout = Op("", prefix=True)
    for item in row.items:
        spelt = equation(item)
        if not spelt:
            continue
        words = not isinstance(item, Op) and not isinstance(before, Op) and (spelt[0] == '"' or parts[-1][-1] == '"')
        tight = words or (isinstance(before, Op) and (before.prefix or before.glyph in ("(", "[")))
        apart = " med" if isinstance(item, Under) and isinstance(before, Under) else ""
        parts.append(spelt if tight else f"{apart} {spelt}")
        before = item
    return "".join(parts)


def _script(layout: Layout) -> str:
    """A script, in brackets that are not printed where it is more than one token. A transpose is `⊤`."""
    if layout == _TURNED:
        return "⊤"
    spelt = equation(layout)
    words = isinstance(layout, (Text, Ident)) and spelt[0] == '"'
    return spelt if words or _TOKEN.fullmatch(spelt) else f"({spelt})"


def _based(base: Layout, script: type[Sub] | type[Sup]) -> str:
    """The base of a script, bracketed where the script would cling to a part of it only."""
    spelt = equation(base)
    match base:
        case Row() | Frac() | Num(exponent=int()):
            return _fenced("(", spelt, ")")
        case Sup() if script is Sup:
            return _fenced("(", spelt, ")")
        case Sub() if script is Sub:
            return f"attach({spelt})"
        case Sup(Sub()) | Sub(Sup()):  # it has both already
            return f"attach({spelt})"
        case _:
            return spelt


def _fenced(left: str, inner: str, right: str) -> str:
    """Brackets that grow only where there is something tall to enclose."""
    flat = "_" in inner or "^" in inner
    if flat and not any(tall in inner for tall in ("frac(", "mat(")):
        return f"\\{left}{inner}\\{right}"
    return left + inner + right
