"""Mathematics as plain Unicode text, which the sentence reader can read.

Times and digits go down and up (`hₜ₋₁`, `x²`); labels do not, as Unicode has only
some of the letters and `uᵢ` beside `u_f` would look like two kinds of name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import assert_never

from symbolic_lstm.page import layout as l
from symbolic_lstm.writers.glyphs import ACCENTS, SUBSCRIPTS, SUPERSCRIPTS
from symbolic_lstm.writers.plain import plain

_DECIMAL_COMMA = re.compile(r"[0-9],[0-9]")
_TURNED = l.Ident("T", upright=True)
_FENCES = {
    "round": ("(", ")"), "square": ("[", "]"), "curly": ("{", "}"), "bars": ("|", "|"), "norm": ("‖", "‖"),
    "bare": ("[", "]"), "cases": ("{", "}"), "aligned": ("", ""),
}  # fmt: skip
_LOWERED = {c: low for c, low in SUBSCRIPTS.items() if c == "t" or not c.isalpha()}
_DOWN, _UP = str.maketrans(_LOWERED), str.maketrans(SUPERSCRIPTS)


def equation(layout: l.Layout) -> str:
    """One layout as text.

    >>> before = l.Sub(l.Ident("h"), l.Row((l.Ident("t"), l.Op("−"), l.Num("1"))))
    >>> equation(l.Row((before, l.Op("×"), l.Num("6.27", -6))))
    'hₜ₋₁ × 6.27×10⁻⁶'
    """
    match layout:
        case l.Op():
            return plain(layout.glyph)
        case l.Num():
            if layout.exponent is None:
                return plain(layout.digits)
            return f"{plain(layout.digits)}×10{str(layout.exponent).replace('-', '−').translate(_UP)}"
        case l.Ident():
            return plain(layout.glyph)
        case l.Row():
            return _row(layout)
        case l.Sub():
            return _subscripted(layout)
        case l.Sup():
            return _based(layout.base, l.Sup) + above_text(layout.script)
        case l.Call():
            return f"{equation(layout.function)}({', '.join([equation(a) for a in layout.arguments])})"
        case l.Fence():
            left, right = _FENCES[layout.kind]
            return left + equation(layout.inner) + right
        case l.Frac():
            return f"{_part(layout.top, bottom=False)} / {_part(layout.bottom, bottom=True)}"
        case l.Over():
            return equation(layout.base) + ACCENTS[layout.accent][2]
        case l.Radical():
            return f"{'' if layout.index is None else above_text(layout.index).lstrip('^')}√({equation(layout.inner)})"
        case l.Under():
            return f"{equation(layout.base)}{{{tight(layout.remark)}}}"
        case l.Array():
            left, right = _FENCES[layout.kind]
            cells = [[said for cell in row if (said := equation(cell))] for row in layout.rows]
            commas = any(_DECIMAL_COMMA.search(said) for row in cells for said in row)  # which a comma would hide
            between = " " if layout.kind == "aligned" else "  " if commas else ", "
            rows = [between.join(row) for row in cells]
            return left + "; ".join(rows) + right
        case l.Boxed():
            return equation(layout.inner)
        case l.Text():
            return plain(layout.words)
        case _:
            assert_never(layout)


@lru_cache(maxsize=1024)
def _subscripted(name: l.Sub) -> str:
    """A base and its subscript; the same names come back line after line."""
    return _based(name.base, l.Sub) + _below(tight(name.script))


def _row(row: l.Row) -> str:
    """Items with spaces around binary signs; a prefix stands tight before its operand."""
    parts: list[str] = []
    for item in row.items:
        if isinstance(item, l.Op):
            if item.prefix:
                parts.append(plain(item.glyph))
            elif item.glyph in (",", ";"):
                parts.append(item.glyph + " ")
            else:
                before = " " if parts and item.glyph else ""
                parts.append(f"{before}{plain(item.glyph)} ")
        elif isinstance(item, l.Frac) and not _only_sums(row):
            parts.append(f"({equation(item)})")
        else:
            parts.append(equation(item) + " " * _big(item))
    return "".join(parts)


def _big(layout: l.Layout) -> bool:
    """Whether this is a sign with scripts, such as ∑, which stands apart from what follows."""
    while isinstance(layout, (l.Sub, l.Sup)):
        layout = layout.base
    return isinstance(layout, l.Op)


def _only_sums(row: l.Row) -> bool:
    return all(item.glyph in ("+", "−", "=", "≈") for item in row.items if isinstance(item, l.Op))


def tight(layout: l.Layout) -> str:
    """The text of a script, without spaces."""
    if isinstance(layout, l.Row):
        return "".join([tight(item) for item in layout.items])
    if isinstance(layout, l.Fence):
        left, right = _FENCES[layout.kind]
        return left + tight(layout.inner) + right
    return equation(layout)


def _below(script: str) -> str:
    if _LOWERED.keys() >= set(script):
        return script.translate(_DOWN)
    return f"_{script}" if script.isalnum() else f"_{{{script}}}"


def above_text(layout: l.Layout) -> str:
    """A script above, as text."""
    if layout == _TURNED:
        return "ᵀ"
    script = tight(layout)
    if SUPERSCRIPTS.keys() >= set(script):
        return script.translate(_UP)
    match layout:
        case l.Ident() | l.Num(exponent=None) | l.Fence() | l.Text() | l.Sub() | l.Call():
            return f"^{script}"
        case l.Row() if script.startswith("⟨"):
            return f"^{script}"
        case _:
            return f"^({equation(layout)})"


def _based(base: l.Layout, script: type[l.Sub] | type[l.Sup]) -> str:
    """The base of a script, bracketed where the script would cling to a part of it only."""
    spelt = equation(base)
    match base:
        case l.Row() | l.Frac() | l.Num(exponent=int()):
            return f"({spelt})"
        case l.Sup() if script is l.Sup:
            return f"({spelt})"
        case _:
            return spelt


def _part(layout: l.Layout, *, bottom: bool) -> str:
    """A side of a fraction, bracketed where the line would not keep it together."""
    inner = layout
    loose = isinstance(inner, l.Row) and any(
        isinstance(item, l.Op) and (bottom or item.glyph in "+−") for item in inner.items
    )
    apart = isinstance(inner, l.Frac) or (
        bottom and isinstance(inner, l.Num) and inner.exponent is not None
    )  # 1 / (4×10²)
    return f"({equation(layout)})" if loose or apart else equation(layout)
