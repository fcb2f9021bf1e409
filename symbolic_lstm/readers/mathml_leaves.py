"""The leaves of MathML: characters, names, numbers and words."""

from __future__ import annotations

import re
import unicodedata

from symbolic_lstm.errors import shortened
from symbolic_lstm.page import layout as l
from symbolic_lstm.readers import glyphs
from symbolic_lstm.readers.parts import UnsetError
from symbolic_lstm.readers.row import RowBuilder
from symbolic_lstm.readers.xml import Element

_NUMBER = re.compile(r"[0-9]+(?:[., \u2009\u202f\u00a0][0-9]+)*|[.][0-9]+")
_INVISIBLE = frozenset({"", "\u2061", "\u2063", "\u2064", "\u200b"})


def leaf(row: RowBuilder, element: Element) -> None:
    """One character, or a name."""
    text, span = element.said, element.span
    bold = element.attributes.get("mathvariant", "").startswith("bold")
    if text in _INVISIBLE:
        if text == "\u2061" and not row.waits:
            raise UnsetError("what stands before the sign of application is no function", element.at)
        return
    if text == "\u2062":
        row.sign("", span)
        return
    if len(text) == 1 and not text.isascii():
        plain = unicodedata.normalize("NFKC", text)
        if plain != text and len(plain) == 1 and text >= "𝐀":
            bold, text = bold or "BOLD" in unicodedata.name(text, ""), plain
    if element.tag == "mi" and _NUMBER.fullmatch(text):
        number(row, text, element)
    elif text in ("(", "[", "{"):
        row.opened(text, span)
    elif text in (")", "]", "}"):
        row.closed(text, span)
    elif text in glyphs.BARS or text == "||":
        glyph = "‖" if text == "||" else glyphs.BARS[text]
        side = element.attributes.get("form")
        if side in ("prefix", "postfix"):
            row.opened(glyph, span) if side == "prefix" else row.closed(glyph, span)
        else:
            row.bar(glyph, span)
    elif row.script and text in ("⟨", "⟩", "<", ">"):
        row.parted("⟨" if text in "⟨<" else "⟩", span, operand=text in "⟩>")
    elif text in ("⟨", "⟩"):
        raise UnsetError("angle brackets stand in an index only", element.at)
    elif glyph := glyphs.SIGNS.get(text) or glyphs.RELATIONS.get(text) or (text == ":=" and "=") or "":
        row.sign(glyph, span)
    elif text in (",", ";"):
        row.parted(text, span)
    elif text == ":":
        row.sign(":", span)
    elif text in ("%", "‰", "…", "..."):
        row.words("…" if text == "..." else text, span)
    elif text in glyphs.BIG:
        row.operand(l.Op(text, span=span), big=True)
    elif text in ("⊤", "⊺"):
        row.operand(l.Ident("T", True, span=span))
    elif text in ("′", "'"):
        row.operand(l.Op("′", span=span))
    elif element.tag == "mi" or text.isalpha() or text in glyphs.ODD:
        upright = element.attributes.get("mathvariant") == "normal" or (text.isascii() and element.tag == "mo")
        leaf_names(row, text, element, bold=bold, upright=upright)
    else:
        raise UnsetError(f"the sign {shortened(text)!r} is not known", element.at)


def leaf_names(row: RowBuilder, text: str, element: Element, *, bold: bool = False, upright: bool = False) -> None:
    span = element.span
    if not ((text[0].isalnum() and any(map(str.isalpha, text))) or text[0] in glyphs.ODD) or "\\" in text:
        raise UnsetError(f"unexpected {shortened(text)!r} in a formula", element.at)
    if len(text) > 1 and not row.script and not bold:
        row.name(l.Ident(text, upright=True, span=span))
    elif text == "σ" and not row.script:
        row.name(l.Ident(text, span=span))
    else:
        row.operand(l.Ident(text, upright=upright or (len(text) > 1 and not bold), bold=bold, span=span))


def number(row: RowBuilder, text: str, element: Element) -> None:
    if not _NUMBER.fullmatch(text):
        raise UnsetError(f"{shortened(text)!r} is no number", element.at)
    if text.count(".") + text.count(",") > 1:
        raise UnsetError(f"{shortened(text)!r} is no number", element.at)
    row.number(re.sub(r"\s", "\u2009", text), element.span)


def words(row: RowBuilder, element: Element) -> None:
    text, span = re.sub("[ \u00a0\n\t]+", " ", element.text), element.span
    if not text.strip():
        row.blank(min(len(element.text) / 2, 1), span)
    elif row.script and text.strip() == "T":
        row.operand(l.Ident("T", True, span=span))
    elif row.script or (re.fullmatch(r"[^\W\d]\w*(?:-\w+)*(?: \w+)?", text) and not text.startswith(" ")):
        row.operand(l.Ident(text.strip().replace("\\", ""), True, span=span))
    else:
        row.words(text.replace("\\_", "_").replace("\\%", "%"), span)
