"""What a converter makes of a formula, as a layout of our own.

Elements and characters of a closed list become layouts; anything else is an
error, so no markup of anybody else's can reach a page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal
from xml.etree.ElementTree import Element

from symbolic_lstm.page import layout as l
from symbolic_lstm.page.author_parts import FUNCTIONS, UnsetError, scripted
from symbolic_lstm.page.author_row import Line

_SIGNS = {"-": "−", "⋅": "·"} | {c: c for c in "+−×·⊙∘⊗⊕*/=≈≠≤≥<>∈→↦±:"}
_ACCENTS: dict[str, Literal["tilde", "hat", "bar"]] = {
    "~": "tilde", "˜": "tilde", "^": "hat", "ˆ": "hat", "¯": "bar", "―": "bar",
}  # fmt: skip
_BIG, _BARS = frozenset("∑∏∫"), frozenset("|∣")
_ODD = frozenset("∞…⋯∂∇")
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?|\.[0-9]+")
_SPACES, _ESCAPED = re.compile("[ \u00a0\n\t]+"), re.compile(r"\\([_%])")
_CHILDREN = {"mfrac": 2, "msub": 2, "msup": 2, "msubsup": 3, "mover": 2, "munder": 2}


def laid(element: Element, *, script: bool = False) -> l.Layout:
    """What an element holds, as a layout; raises `UnsetError`."""
    line = Line(script=script)
    for piece in _flat(element):
        _take(line, piece)
    return line.done()


def _flat(element: Element) -> Iterator[Element]:
    """The parts, without the groups that only braces made; words and decimal commas stay together."""
    for child in element:
        if child.tag not in ("mrow", "mstyle") or _word(child) or _is_comma(child):
            yield child
        else:
            yield from _flat(child)


def _word(element: Element) -> str:
    """The word that upright letters make."""
    upright = [child.tag == "mi" and child.get("mathvariant") == "normal" for child in element]
    whole = any(upright) and all(up or child.tag == "mn" for up, child in zip(upright, element, strict=True))
    return "".join(child.text or "" for child in element) if whole else ""


def _is_comma(element: Element) -> bool:
    return len(element) == 1 and element[0].text == ","


def _take(line: Line, element: Element) -> None:
    """One element more."""
    tag, text = element.tag, (element.text or "").strip(" \n\t")
    if tag in _CHILDREN and len(element) != _CHILDREN[tag]:
        raise UnsetError("a script or a fraction has too few or too many parts; put them into braces")
    match tag:
        case "mn":
            line.number(text)
        case "mi" if _NUMBER.fullmatch(text):
            line.number(text)
        case "mi" | "mo":
            _leaf(line, element, text)
        case "mtext":
            _words(line, element.text or "")
        case "mspace":
            line.blank(float(element.get("width", "0em").removesuffix("em")))
        case "mrow" if _is_comma(element):
            line.comma()
        case "mrow":
            _named(line, _word(element))
        case "msub" | "msup" | "msubsup":
            _scripted(line, element)
        case "mfrac":
            line.operand(l.Frac(laid(_alone(element[0])), laid(_alone(element[1]))))
        case "msqrt":
            line.operand(l.Radical(laid(element)))
        case "mover":
            _accented(line, element)
        case "munder":
            line.operand(l.Under(laid(_alone(element[0])), laid(_alone(element[1]))))
        case "mtable":
            _matrix(line, element)
        case _:
            raise UnsetError("this cannot be set")


def _alone(element: Element) -> Element:
    """An element in a row of its own."""
    row = Element("mrow")
    row.append(element)
    return row


def _leaf(line: Line, element: Element, text: str) -> None:
    """One character, or the name of a function."""
    cut = element.get("mathvariant", "")
    if cut not in ("", "normal"):
        raise UnsetError("letters in this cut cannot be set")
    if text in FUNCTIONS or len(text) > 1:
        _named(line, text)
    elif text in ("(", "["):
        line.opened(text)
    elif text in (")", "]"):
        line.closed(text)
    elif text in _BARS:
        side = element.get("form")
        line.opened("|") if side == "prefix" else line.closed("|") if side == "postfix" else line.bar()
    elif text in _SIGNS:
        line.sign(_SIGNS[text])
    elif text in (",", ";"):
        line.parted(text)
    elif text == "%":
        line.words(text)
    elif text in _BIG:
        line.operand(l.Op(text), big=True)
    elif line.script and text in ("⟨", "⟩"):
        line.parted(text, operand=text == "⟩")
    elif line.script and text == "⊤":
        line.operand(l.Ident("T", True))
    elif line.script and text == "′":
        line.operand(l.Op(text))
    elif "𝐀" <= text <= "𝐳":
        line.operand(l.Ident(unicodedata.normalize("NFKD", text), bold=True))
    elif text.isalpha() or text in _ODD:
        line.operand(l.Ident(text, upright=text.isascii() and element.tag == "mo"))
    else:
        raise UnsetError(f"{text!r} cannot be set" if text != "." else "a full stop stands behind the formula")


def _named(line: Line, word: str) -> None:
    """A name of several letters, or of a function; in a script, a word is a label."""
    name = l.Ident(word, upright=word != "σ")
    if word in FUNCTIONS or (len(word) > 1 and not line.script):
        line.name(name)
    else:
        line.operand(name)


def _words(line: Line, text: str) -> None:
    said = _SPACES.sub(" ", _ESCAPED.sub(r"\1", text))
    line.words(said) if said.strip() else line.blank(min(len(text) / 2, 1))


def _scripted(line: Line, element: Element) -> None:
    """A base with what stands below and above it; at a closing bracket, that belongs to all between the brackets."""
    base, text = element[0], (element[0].text or "").strip()
    below = laid(_alone(element[1]), script=True) if element.tag != "msup" else None
    above = laid(_alone(element[-1]), script=True) if element.tag != "msub" else None
    if text in (")", "]") or text in _BARS:
        line.closed("|" if text in _BARS else text)
        line.scripts(below, above)
    elif text in FUNCTIONS and below is None and above != l.Op("′"):
        line.name(l.Ident(text, upright=text != "σ"), above)
    elif text in _BIG:
        line.operand(scripted(l.Op(text), below, above), big=True)
    else:
        line.operand(scripted(laid(_alone(base)), below, above))


def _accented(line: Line, element: Element) -> None:
    base, accent = laid(_alone(element[0])), _ACCENTS.get((element[1].text or "").strip())
    if accent is None or not isinstance(base, l.Ident):
        raise UnsetError("an accent stands above one letter")
    line.operand(l.Over(base, accent))


def _matrix(line: Line, element: Element) -> None:
    rows = tuple(tuple(laid(cell) for cell in row) for row in element)
    if len({len(row) for row in rows}) != 1 or not rows[0]:
        raise UnsetError("the rows of a matrix have the same length")
    line.table(l.Array(rows))
