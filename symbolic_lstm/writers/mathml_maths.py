"""MathML Core: layouts as browsers set them and screen readers say them.

U+2061 after a function's name makes a reader say "of", U+2062 between a matrix
and its vector "times"; a number is one `mn`, and a sign in front of an operand
says so, or browsers would space it like a binary one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import assert_never

from symbolic_lstm.page import layout as l
from symbolic_lstm.writers.attributes import quoteattr
from symbolic_lstm.writers.author_mathml import author_mathml
from symbolic_lstm.writers.decimal_room import room
from symbolic_lstm.writers.glyphs import ACCENTS
from symbolic_lstm.writers.plain import plain

_NAMESPACE = 'xmlns="http://www.w3.org/1998/Math/MathML"'
_APPLIED, _TIMES, _BETWEEN = "<mo>&#x2061;</mo>", "<mo>&#x2062;</mo>", "<mo>&#x2063;</mo>"
#: Remarks stand at one height below whatever has them, and never touch each other.
_DEEP, _GAP = '<mspace width="0" height="0" depth=".46em"/>', '<mspace width=".36em"/>'
#: Brackets around a time in a superscript: stretched ones are set apart from it.
_LOW = ("⟨", "⟩")
_FENCES = {"round": "()", "square": "[]", "curly": "{}", "bars": "||", "norm": "‖‖"}
_TABLES = {"square": ("[", "]"), "round": ("(", ")"), "bars": ("|", "|"), "cases": ("{", "")}
_RIGHT, _LEFT = "text-align:right;padding-right:0", "text-align:left;padding-left:0"
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
#: Where the alphabets begin: bold letters are letters of their own, as `mathvariant` is not in MathML Core.
_BOLD = (("A", 26, 0x1D400), ("a", 26, 0x1D41A), ("0", 10, 0x1D7CE), ("Α", 17, 0x1D6A8), ("Σ", 7, 0x1D6BA),
         ("α", 25, 0x1D6C2))  # fmt: skip
_BOLD_LETTERS = {ord(first) + k: chr(start + k) for first, count, start in _BOLD for k in range(count)}
_ID = re.compile(r' id="([^"]*)"')
_ID_SPELLINGS = str.maketrans({"@": "-at-", "[": "-of-", "]": "", ",": "-", ":": "-in-"})


def equation(layout: l.Layout, *, words: str = "") -> str:
    """One layout as a complete `math` element; `words` are read where it cannot be shown.

    >>> print(equation(l.Call(l.Ident("σ"), (l.Ident("z"),))).replace("><", "> <"))  # doctest: +NORMALIZE_WHITESPACE
    <math xmlns="http://www.w3.org/1998/Math/MathML"> <mrow> <mi>σ</mi> <mo>&#x2061;</mo>
    <mrow> <mo stretchy="false">(</mo> <mi>z</mi> <mo stretchy="false">)</mo> </mrow> </mrow> </math>
    """
    alttext = f" alttext={quoteattr(plain(words))}" if words else ""
    return once(f"<math {_NAMESPACE}{alttext}>{boxed(layout)}</math>")


def once(markup: str) -> str:
    """The markup with every `id` but the first of its name taken away: a name points at one place."""
    if markup.count(' id="') < 2:
        return markup
    met: set[str] = set()

    def first(found: re.Match[str]) -> str:
        known = found[1] in met
        met.add(found[1])
        return "" if known else found[0]

    return _ID.sub(first, markup)


def escaped(text: str) -> str:
    """Text with nothing in it that XML would take for markup or refuse."""
    return text if text.isalnum() else plain(text).translate(_ESCAPES)


def boxed(layout: l.Layout) -> str:
    """A layout inside exactly one `mrow`, as some readers want below `math` and in a cell."""
    markup = _set(layout)
    return markup if isinstance(layout, (l.Row, l.Fence, l.Call, l.Array)) else f"<mrow>{markup}</mrow>"


def _set(layout: l.Layout) -> str:
    match layout:
        case l.Op():
            low = ' stretchy="false"' if layout.glyph in _LOW else ""
            return f"<mo{low}>{escaped(layout.glyph)}</mo>" if layout.glyph else _TIMES
        case l.Num():
            return _number(layout)
        case l.Ident():
            return _name(layout)
        case l.Row():
            items = _items(layout.items)
            alone = len(layout.items) == 2 and isinstance(layout.items[0], l.Op) and layout.items[0].prefix
            return items if alone else f"<mrow>{items}</mrow>"
        case l.Sub():
            return _subscripted(layout)
        case l.Sup(l.Sub(at, below), above):  # one above the other, as in Γ_f at ⟨t⟩ and in ∑ from below to above
            return f"<msubsup>{_base(at)}{_script(below)}{_script(above)}</msubsup>"
        case l.Sup():
            return f"<msup>{_base(layout.base)}{_script(layout.script)}</msup>"
        case l.Call():
            inner = "<mo>,</mo>".join([_set(a) for a in layout.arguments])
            return f"<mrow>{_set(layout.function)}{_APPLIED}{_fenced('()', inner)}</mrow>"
        case l.Fence():
            return _fenced(_FENCES[layout.kind], _set(layout.inner))
        case l.Frac():
            return f"<mfrac>{_set(layout.top)}{_set(layout.bottom)}</mfrac>"
        case l.Over():
            accent = ACCENTS[layout.accent][1]
            return f'<mover accent="true">{_set(layout.base)}<mo stretchy="false">{accent}</mo></mover>'
        case l.Radical():
            if layout.index is not None:
                return f"<mroot>{_set(layout.inner)}{_script(layout.index)}</mroot>"
            return f"<msqrt>{_set(layout.inner)}</msqrt>"
        case l.Under(brace="under"):
            return f"<munder><munder>{_set(layout.base)}<mo>⏟</mo></munder>{_script(layout.remark)}</munder>"
        case l.Under(brace="over"):
            return f"<mover><mover>{_set(layout.base)}<mo>⏞</mo></mover>{_script(layout.remark)}</mover>"
        case l.Under():
            return f"<munder><mrow>{_set(layout.base)}{_DEEP}</mrow>{_set(layout.remark)}</munder>"
        case l.Array():
            return _array(layout)
        case l.Boxed():
            return f'<mrow class="box" style="border:thin solid;padding:.2em .3em">{_set(layout.inner)}</mrow>'
        case l.AuthorLatex():
            return author_mathml(layout)
        case l.Text():
            words = escaped(layout.words)
            kept = words.strip(" ")  # MathML drops spaces at the ends
            left, right = len(words) - len(words.lstrip(" ")), len(words) - len(words.rstrip(" "))
            return f"<mtext>{chr(160) * left}{kept}{chr(160) * (right if kept else 0)}</mtext>"
        case _:
            assert_never(layout)


def _array(array: l.Array) -> str:
    """A matrix in its brackets; cases stand at the left of their columns, what is before a sign at the right."""
    styles = ("", "") if array.kind not in ("cases", "aligned") else (_RIGHT, _LEFT) if array.kind == "aligned" else (
        "text-align:left", "text-align:left")  # fmt: skip
    markup = ""
    behind = room(array) if array.kind == "square" else [[""] * len(row) for row in array.rows]
    for row, gaps in zip(array.rows, behind, strict=True):
        cells = [(styles[min(k, 1)], _cell(cell, gaps[k])) for k, cell in enumerate(row)]
        markup += f"<mtr>{''.join([f'<mtd{_styled(style)}>{cell}</mtd>' for style, cell in cells])}</mtr>"
    left, right = _TABLES.get(array.kind, ("", ""))
    form = ('<mo form="prefix">', '<mo form="postfix">') if array.kind == "bars" else ("<mo>", "<mo>")
    before, after = left and f"{form[0]}{left}</mo>", right and f"{form[1]}{right}</mo>"
    return f"<mrow>{before}<mtable>{markup}</mtable>{after}</mrow>"


def _cell(cell: l.Layout, behind: str) -> str:
    """A cell, with the room behind it that brings its decimal sign under that of the others."""
    return f"<mrow>{_set(cell)}<mphantom><mn>{behind}</mn></mphantom></mrow>" if behind else boxed(cell)


def _styled(style: str) -> str:
    return f' style="{style}"' if style else ""


@lru_cache(maxsize=1024)
def _subscripted(name: l.Sub) -> str:
    """A base and its subscript; the same names come back line after line."""
    return f"<msub>{_base(name.base)}{_script(name.script)}</msub>"


def _number(number: l.Num) -> str:
    digits = f"<mn>{escaped(number.digits)}</mn>"
    if number.exponent is None:
        return digits
    power = f"<mn>{abs(number.exponent)}</mn>"
    if number.exponent < 0:
        power = f'<mrow><mo form="prefix">−</mo>{power}</mrow>'
    return f"<mrow>{digits}<mo>×</mo><msup><mn>10</mn>{power}</msup></mrow>"


def _name(name: l.Ident) -> str:
    glyph = escaped(name.glyph)
    if name.bold:
        return f"<mi>{glyph.translate(_BOLD_LETTERS)}</mi>"
    if name.upright and len(name.glyph) == 1:
        return f'<mi mathvariant="normal">{glyph}</mi>'
    return f"<mi>{glyph}</mi>"


def _items(items: tuple[l.Layout, ...]) -> str:
    """Items side by side; a prefix and its operand make a group of their own."""
    parts: list[str] = []
    opened = 0
    for item in items:
        if isinstance(item, l.Op) and item.prefix:
            parts.append(f'<mrow><mo form="prefix">{escaped(item.glyph)}</mo>')
            opened += 1
            continue
        if isinstance(item, l.Under) and parts and parts[-1] == _TIMES:
            parts.append(_GAP)
        parts.append(_set(item))
        if opened:
            parts.append("</mrow>" * opened)
            opened = 0
    parts.append("</mrow>" * opened)
    return "".join(parts)


def _script(layout: l.Layout) -> str:
    """A script; between its letters U+2063, or `xf` would be a product."""
    if not isinstance(layout, l.Row):
        return _set(layout)
    parts: list[str] = []
    after_operand = False
    for item in layout.items:
        operand = not isinstance(item, l.Op)
        if operand and after_operand:
            parts.append(_BETWEEN)
        parts.append(_set(item))
        after_operand = operand
    return f"<mrow>{''.join(parts)}</mrow>"


def _base(layout: l.Layout) -> str:
    """The base of a script, bracketed where the script would seem to cling to a part of it only."""
    match layout:
        case l.Row() | l.Frac() | l.Sup() | l.Num(exponent=int()):
            return _fenced("()", _set(layout))
        case _:
            return _set(layout)


def _fenced(kind: str, inner: str) -> str:
    """Brackets that grow only where there is something tall to enclose."""
    stretch = "" if "<mfrac" in inner or "<mtable" in inner else ' stretchy="false"'
    if kind in ("||", "‖‖"):  # a bar does not show by its shape which side it is on
        return (
            f'<mrow><mo form="prefix"{stretch}>{kind[0]}</mo>{inner}<mo form="postfix"{stretch}>{kind[0]}</mo></mrow>'
        )
    return f"<mrow><mo{stretch}>{kind[0]}</mo>{inner}<mo{stretch}>{kind[1]}</mo></mrow>"


def identifier(name: str) -> str:
    """A quantity's name as an `id`: `c@3` is `c-at-3`, `h[0]@2` is `h-of-0-at-2`."""
    spelt = "".join(c if c.isalnum() or c in "-_." else "-" for c in name.translate(_ID_SPELLINGS))
    return spelt if spelt[:1].isalpha() else f"q-{spelt}"
