"""Typst mathematics: layouts in the words of Typst's own library, with nothing to import.

Signs and Greek letters stand as the characters they are, which Typst reads in
every version. Brackets around scripts are escaped, or Typst would let them grow
beside those of the lines below; a comma is escaped, or it would part arguments.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import assert_never

from symbolic_lstm.page import layout as l
from symbolic_lstm.writers.glyphs import MATH, NAMED
from symbolic_lstm.writers.open_brackets import behind_sign, has_brackets, open_brackets
from symbolic_lstm.writers.plain import plain

_TURNED = l.Ident("T", upright=True)
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


def equation(layout: l.Layout) -> str:
    r"""One layout as Typst mathematics, without dollars around it.

    >>> minus_ten = l.Fence(l.Row((l.Op("−", prefix=True), l.Num("10"))))
    >>> print(equation(l.Call(l.Ident("σ"), (l.Row((l.Num("1.63"), l.Op("×"), minus_ten)),))))
    σ(1.63 × (−10))
    >>> print(equation(l.Call(l.Ident("σ"), (l.Sub(l.Ident("b"), l.Ident("f")),))))
    σ\(b_f\)
    """
    match layout:
        case l.Op():
            return _sign(layout.glyph)
        case l.Num():
            digits = layout.digits if _DIGITS.fullmatch(layout.digits) else quoted(layout.digits)
            return digits if layout.exponent is None else f"{digits} × 10^{_power(layout.exponent)}"
        case l.Ident():
            return _name(layout)
        case l.Row():
            return _row(layout)
        case l.Sub():
            return _subscripted(layout)
        case l.Sup():
            return f"{_based(layout.base, l.Sup)}^{_script(layout.script)}"
        case l.Call():
            return equation(layout.function) + _fenced("(", r"\, ".join([equation(a) for a in layout.arguments]), ")")
        case l.Fence():
            if layout.kind in ("bars", "norm"):
                return f"{'abs' if layout.kind == 'bars' else 'norm'}({equation(layout.inner)})"
            left, right = _FENCES[layout.kind]
            return _fenced(left, equation(layout.inner), right)
        case l.Frac():
            return f"frac({equation(layout.top)}, {equation(layout.bottom)})"
        case l.Over():
            return f"{_ACCENTS[layout.accent]}({equation(layout.base)})"
        case l.Radical():
            if layout.index is not None:
                return f"root({equation(layout.index)}, {equation(layout.inner)})"
            return f"sqrt({equation(layout.inner)})"
        case l.Under(brace="under" | "over"):
            return f"{layout.brace}brace({equation(layout.base)}, {equation(layout.remark)})"
        case l.Under():
            return f"limits({equation(layout.base)})_{_script(layout.remark)}"
        case l.Array():
            if layout.kind in ("cases", "aligned"):
                lines = [" & ".join([equation(cell) for cell in row]) for row in layout.rows]
                return f"cases({', '.join(lines)})" if layout.kind == "cases" else " \\ ".join(lines)
            cells = "; ".join([", ".join([equation(cell) for cell in row]) for row in layout.rows])
            return f"mat(delim: {_DELIMITERS[layout.kind]}, {cells})"
        case l.Boxed():
            return f"#box(stroke: 0.5pt, inset: 3pt, baseline: 3pt, ${equation(layout.inner)}$)"
        case l.Text():
            return quoted(layout.words)
        case _:
            assert_never(layout)


@lru_cache(maxsize=1024)
def _subscripted(name: l.Sub) -> str:
    """A base and its subscript; the same names come back line after line."""
    return f"{_based(name.base, l.Sub)}_{_script(name.script)}"


def _power(exponent: int) -> str:
    return f"(−{-exponent})" if exponent < 0 else str(exponent)


def _name(name: l.Ident) -> str:
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


def _row(row: l.Row) -> str:
    """Items with spaces between them; a prefix stands tight, and so do words, beside which a space would be printed.

    Two remarks underneath would run into one another without a space that is printed.
    """
    if has_brackets(row.items) and _tall("".join(map(equation, row.items))):
        return _with_tall_brackets(row.items)
    parts: list[str] = []
    before: l.Layout = l.Op("", prefix=True)
    for item in row.items:
        spelt = equation(item)
        if not spelt:
            continue
        words = (
            not isinstance(item, l.Op) and not isinstance(before, l.Op) and (spelt[0] == '"' or parts[-1][-1] == '"')
        )
        tight = words or (isinstance(before, l.Op) and (before.prefix or before.glyph in ("(", "[")))
        apart = " med" if isinstance(item, l.Under) and isinstance(before, l.Under) else ""
        parts.append(spelt if tight else f"{apart} {spelt}")
        before = item
    return "".join(parts)


def _with_tall_brackets(items: tuple[l.Layout, ...]) -> str:
    """A line whose brackets are as tall as what stands in it, although some close on another line."""
    sides = {"(": r"lr(\(", "[": r"lr(\[", ")": r"\))", "]": r"\])"}
    sign, above, below = behind_sign(items), *open_brackets(items)
    said = [_row(l.Row(items[:sign])), "lr(" * above]
    run: list[l.Layout] = []
    for item in items[sign:]:
        if isinstance(item, l.Op) and item.glyph in sides:
            said += [_row(l.Row(tuple(run))), sides[item.glyph]]
            run = []
        else:
            run.append(item)
    return " ".join(filter(None, [*said, _row(l.Row(tuple(run))), ")" * below]))


def _script(layout: l.Layout) -> str:
    """A script, in brackets that are not printed where it is more than one token. A transpose is `⊤`."""
    if layout == _TURNED:
        return "⊤"
    spelt = equation(layout)
    words = isinstance(layout, (l.Text, l.Ident)) and spelt[0] == '"'
    return spelt if words or _TOKEN.fullmatch(spelt) else f"({spelt})"


def _based(base: l.Layout, script: type[l.Sub] | type[l.Sup]) -> str:
    """The base of a script, bracketed where the script would cling to a part of it only."""
    spelt = equation(base)
    match base:
        case l.Row() | l.Frac() | l.Num(exponent=int()):
            return _fenced("(", spelt, ")")
        case l.Sup() if script is l.Sup:
            return _fenced("(", spelt, ")")
        case l.Sub() if script is l.Sub:
            return f"attach({spelt})"
        case l.Sup(l.Sub()) | l.Sub(l.Sup()):  # it has both already
            return f"attach({spelt})"
        case _:
            return spelt


def _fenced(left: str, inner: str, right: str) -> str:
    """Brackets that grow only where there is something tall to enclose."""
    flat = "_" in inner or "^" in inner
    if flat and not _tall(inner):
        return f"\\{left}{inner}\\{right}"
    return left + inner + right


def _tall(inner: str) -> bool:
    return "frac(" in inner or "mat(" in inner
