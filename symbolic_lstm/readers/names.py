"""Names as they are typeset, as one text: `c̃_t`, `h_t-1`, `x^⟨t⟩`.

The base with its accents, then `_` and the subscript, then `^` and an index
above, without spaces. How its letters are cut (bold, upright) is no part of it,
as authors change that from line to line.
"""

from __future__ import annotations

import unicodedata

from symbolic_lstm.page import layout as l
from symbolic_lstm.readers.glyphs import MARKS
from symbolic_lstm.readers.parts import UnsetError, start


def derivative_sign(it: l.Layout) -> str:
    """`∂c` where a layout is ∂ and a name, else nothing."""
    match it:
        case l.Row((l.Ident("∂"), name)):
            return "∂" + spelled(name)
        case l.Row((l.Ident("∂"), l.Op(""), name)):
            return "∂" + spelled(name)
        case _:
            return ""


def is_index(base: l.Layout, script: l.Layout) -> bool:
    """Whether a script above is an index: ⟨t⟩, (t), a prime or a word, where a power would be an expression."""
    if isinstance(base, l.Sub) and _is_layer(script):
        return True
    while isinstance(base, l.Sub | l.Over | l.Sup):
        base = base.base
    if not isinstance(base, l.Ident):
        return False
    match script:
        case l.Op("′") | l.Row((l.Op("⟨"), *_)):
            return True
        case l.Fence(kind="round"):
            return True
        case l.Ident(glyph, upright):
            return upright and glyph not in ("T", "⊤")
        case l.Text():
            return True
        case _:
            return False


def _is_layer(script: l.Layout) -> bool:
    """Whether a script is a layer: l, or the one beneath it, l − 1, as in h_t^{l−1}."""
    match script:
        case l.Ident("l" | "ℓ") | l.Row((l.Ident("l" | "ℓ"), l.Op("−"), l.Num("1"))):
            return True
    return False


def spelled(layout: l.Layout) -> str:
    """A typeset name as text, such as `h_t-1`. Raises `SentenceError` where it is none."""
    if isinstance(layout, l.Ident | l.Op):
        return _letters(layout.glyph)
    match layout:
        case l.Num(digits):
            return digits
        case l.Sub(l.Sup(base, script), below):
            return spelled(l.Sup(l.Sub(base, below), script))
        case l.Sub(base, script):
            return f"{spelled(base)}_{_flat(script)}"
        case l.Sup(base, l.Op("′")):
            letter, _, rest = spelled(base).partition("_")
            return f"{letter}′{_ * bool(rest)}{rest}"
        case l.Sup(base, script):
            return f"{spelled(base)}^{_flat(script)}"
        case l.Over(base, accent):
            letter, mark, rest = spelled(base).partition("_")
            return letter + MARKS[accent] + mark + rest
        case l.Under(base, _) | l.Boxed(base):
            return spelled(base)
        case l.Row(items):
            return "".join(map(spelled, items))
        case l.Fence(inner, "round"):
            return f"({spelled(inner)})"
        case l.Text(words):
            return words.strip()
        case l.Frac():
            return f"{derivative_sign(layout.top)}/{derivative_sign(layout.bottom)}"
        case _:
            raise UnsetError("this is no name", start(layout))


def _flat(script: l.Layout) -> str:
    flat = spelled(script)
    return f"{{{flat}}}" if "_" in flat or "^" in flat else flat


def _letters(glyph: str) -> str:
    """The letters of a glyph: 𝐖 is W, and a composed accent is a letter and a mark."""
    if glyph.isascii():
        return glyph
    return "-" if glyph == "−" else "*" if glyph == "×" else unicodedata.normalize("NFKD", glyph)
