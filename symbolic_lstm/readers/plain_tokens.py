"""The tokens of plain text, and what single ones of them mean."""

from __future__ import annotations

import re

from symbolic_lstm.on_demand import pattern
from symbolic_lstm.page import layout as l
from symbolic_lstm.readers import glyphs

_UP, _DOWN = "".join(glyphs.SUPERSCRIPTS), "".join(glyphs.SUBSCRIPTS)
_LETTER = rf"[^\W\d_{_UP}{_DOWN}{''.join(glyphs.FRACTIONS)}σℓ]"
_SIGNS = "".join(re.escape(c) for c in (*glyphs.SIGNS, *glyphs.RELATIONS))
TOKEN = pattern(
    r"(?P<number>(?:[0-9]+(?:[   ][0-9]{3})*(?:\.[0-9]+|\.(?![\w.]))?|\.[0-9]+)(?:[eE][+\-−–]?[0-9]+(?![\w.]))?)"
    r"|(?P<space> +)"
    r"|(?P<power>\*\*|\^)"
    r"|(?P<relation>:=|==|~=|=>|->|-->|<-(?=\s)|=|~)"
    rf"|(?P<sign>\.\*|\./|\(\.\)|[{_SIGNS}])"
    r"|(?P<open>[(\[{])|(?P<close>[)\]}])|(?P<part>[,;])|(?P<bar>\|\||[|∣‖∥])"
    r"|(?P<greek>[α-ωΑ-Ωϵϑϕ]|√|ℓ)"
    r"|(?P<name>(?:(?:np|numpy|math|torch|tf|nn|F|jnp|scipy|special|keras|activations|functional|K|cmath|jax|Math)\.)*"
    rf"{_LETTER}(?:{_LETTER}|[0-9]|_(?=[^\W_{_UP}{_DOWN}]))*)"
    rf"|(?P<up>[{_UP}]+)|(?P<down>[{_DOWN}]+|_)|(?P<prime>['′’]+)|(?P<mark>[\u0300-\u036f\u20d7])"
    r"|(?P<dots>…|\.{3}|⋯)|(?P<percent>[%‰])|(?P<fraction>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒])"
    r"|(?P<lines>\n\s*)|(?P<at>@[0-9]{1,6})|(?P<quoted>\"[^\"\n]{1,80}\"|«[^»\n]{1,80}»)|(?P<angle>[⟨⟩])|(?P<odd>[∂∇∞∑∏∫])"
)
GREEK_WORDS = {"sigma": "σ", "pi": "π"}
OPERATORS = {"times": "×", "dot": "·"}
ENTRY = pattern(r"\[[0-9]{1,6}(?:, ?[0-9]{1,6})?\](?:@[0-9]{1,6})?|@[0-9]{1,6}(?:\[[0-9]{1,6}(?:,[0-9]{1,6})?\])?")
TIME = pattern(r"[(\[<⟨]\s*(?:t|i|k|n)\s*(?:[-−–+]\s*1)?\s*[)\]>⟩]")
MINUS = {ord(c): "-" for c in "−–‑‐—"}
PLAIN = {ord(c): "\u2009" for c in "\u00a0\u2009\u202f"} | {ord(c): "-" for c in "−–"}
LOGARITHM = pattern(r"log_?([0-9]{1,3})")
FACTOR = pattern(r" ?[0-9.(√\-−–]")


def is_time(it: l.Layout) -> bool:
    """Whether brackets above hold a time, as in h^(t): an index, where a power would be a number or a product."""
    match it:
        case l.Ident(glyph):
            return glyph in ("t", "i", "k", "n")
        case l.Row((l.Ident(glyph), l.Op(sign), l.Num("1"))):
            return glyph in ("t", "i", "k", "n") and sign in "+−"
        case _:
            return False


def raised(word: str, span: l.Span) -> l.Layout:
    text = "".join(glyphs.SUPERSCRIPTS[c] for c in word)
    if text == "⊤":
        return l.Ident("T", True, span=span)
    if text.lstrip("−+").isdigit():
        number = l.Num(text.lstrip("−+"), span=span)
        return l.Row((l.Op("−", True, span=span), number), span=span) if text.startswith("−") else number
    inner = l.Ident(text.strip("()"), span=span)
    return l.Fence(inner, span=span) if text.startswith("(") else inner


def stray(source: str, position: int) -> str:
    character = source[position]
    printable = character if character.isprintable() else f"U+{ord(character):04X}"
    if character == ".":
        return "an equation has no attribute access; a dot stands inside numbers only"
    if character in "\"'`":
        return f"{printable!r} has no place in an equation; write names, numbers, + - * / ^ @ and brackets"
    return f"unexpected {printable!r}; an equation is made of names, numbers, + - * / ^ @ and brackets"
