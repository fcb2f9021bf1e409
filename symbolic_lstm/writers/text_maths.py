"""Mathematics as plain Unicode text, which the sentence reader can read.

Times and digits go down and up (`hₜ₋₁`, `x²`); labels do not, as Unicode has only
some of the letters and `uᵢ` beside `u_f` would look like two kinds of name.
"""

from __future__ import annotations

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
from symbolic_lstm.writers.glyphs import ACCENTS, SUBSCRIPTS, SUPERSCRIPTS
from symbolic_lstm.writers.plain import plain

_TURNED = Ident("T", upright=True)
_FENCES = {
    "round": ("(", ")"), "square": ("[", "]"), "curly": ("{", "}"), "bars": ("|", "|"), "norm": ("‖", "‖"),
    "bare": ("[", "]"), "cases": ("{", "}"), "aligned": ("", ""),
}  # fmt: skip
_LOWERED = {c: low for c, low in SUBSCRIPTS.items() if c == "t" or not c.isalpha()}
_DOWN, _UP = str.maketrans(_LOWERED), str.maketrans(SUPERSCRIPTS)


def equation(layout: Layout) -> str:
    """One layout as text.

    >>> equation(Row((Sub(Ident("h"), Row((Ident("t"), Op("−"), Num("1")))), Op("×"), Num("6.27", -6))))
    'hₜ₋₁ × 6.27×10⁻⁶'
    """
    match layout:
        case Op():
            return plain(layout.glyph)
        case Num():
            if layout.exponent is None:
                return plain(layout.digits)
            return f"{plain(layout.digits)}×10{str(layout.exponent).replace('-', '−').translate(_UP)}"
        case Ident():
            return plain(layout.glyph)
        case Row():
            return _row(layout)
        case Sub():
            return _subscripted(layout)
        case Sup():
            return _based(layout.base, Sup) + above_text(layout.script)
        case Call():
            return f"{equation(layout.function)}({', '.join([equation(a) for a in layout.arguments])})"
        case Fence():
            left, right = _FENCES[layout.kind]
            return left + equation(layout.inner) + right
        case Frac():
            return f"{_part(layout.top, bottom=False)} / {_part(layout.bottom, bottom=True)}"
        case Over():
            return equation(layout.base) + ACCENTS[layout.accent][2]
        case Radical():
            return f"{'' if layout.index is None else above_text(layout.index).lstrip('^')}√({equation(layout.inner)})"
        case Under():
            return f"{equation(layout.base)}{{{tight(layout.remark)}}}"
        case Array():
            left, right = _FENCES[layout.kind]
            between = " " if layout.kind == "aligned" else ", "
            rows = [between.join([said for cell in row if (said := equation(cell))]) for row in layout.rows]
            return left + "; ".join(rows) + right
        case Boxed():
            return equation(layout.inner)
        case Text():
            return plain(layout.words)
        case _:
            assert_never(layout)


@lru_cache(maxsize=1024)
def _subscripted(name: Sub) -> str:
    """A base and its subscript; the same names come back line after line."""
    return _based(name.base, Sub) + _below(tight(name.script))


def _row(row: Row) -> str:
    """Items with spaces around binary signs; a prefix stands tight before its operand."""
    parts: list[str] = []
    for item in row.items:
        if isinstance(item, Op):
            if item.prefix:
                parts.append(plain(item.glyph))
            elif item.glyph in (",", ";"):
                parts.append(item.glyph + " ")
            else:
                before = " " if parts and item.glyph else ""
                parts.append(f"{before}{plain(item.glyph)} ")
        elif isinstance(item, Frac) and not _only_sums(row):
            parts.append(f"({equation(item)})")
        else:
            parts.append(equation(item) + " " * _big(item))
    return "".join(parts)


def _big(layout: Layout) -> bool:
    """Whether this is a sign with scripts, such as ∑, which stands apart from what follows."""
    while isinstance(layout, (Sub, Sup)):
        layout = layout.base
    return isinstance(layout, Op)


def _only_sums(row: Row) -> bool:
    return all(item.glyph in ("+", "−", "=", "≈") for item in row.items if isinstance(item, Op))


def tight(layout: Layout) -> str:
    """The text of a script, without spaces."""
    if isinstance(layout, Row):
        return "".join([tight(item) for item in layout.items])
    if isinstance(layout, Fence):
        left, right = _FENCES[layout.kind]
        return left + tight(layout.inner) + right
    return equation(layout)


def _below(script: str) -> str:
    if _LOWERED.keys() >= set(script):
        return script.translate(_DOWN)
    return f"_{script}" if script.isalnum() else f"_{{{script}}}"


def above_text(layout: Layout) -> str:
    """A script above, as text."""
    if layout == _TURNED:
        return "ᵀ"
    script = tight(layout)
    if SUPERSCRIPTS.keys() >= set(script):
        return script.translate(_UP)
    match layout:
        case Ident() | Num(exponent=None) | Fence() | Text() | Sub() | Call():
            return f"^{script}"
        case Row() if script.startswith("⟨"):
            return f"^{script}"
        case _:
            return f"^({equation(layout)})"


def _based(base: Layout, script: type[Sub] | type[Sup]) -> str:
    """The base of a script, bracketed where the script would cling to a part of it only."""
    spelt = equation(base)
    match base:
        case Row() | Frac() | Num(exponent=int()):
            return f"({spelt})"
        case Sup() if script is Sup:
            return f"({spelt})"
        case _:
            return spelt


def _part(layout: Layout, *, bottom: bool) -> str:
    """A side of a fraction, bracketed where the line would not keep it together."""
    inner = layout
    loose = isinstance(inner, Row) and any(
        isinstance(item, Op) and (bottom or item.glyph in "+−") for item in inner.items
    )
    apart = isinstance(inner, Frac) or (bottom and isinstance(inner, Num) and inner.exponent is not None)  # 1 / (4×10²)
    return f"({equation(layout)})" if loose or apart else equation(layout)
