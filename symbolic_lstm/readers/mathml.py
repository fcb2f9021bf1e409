"""Presentation MathML, read into a layout.

Ours and that of converters: flat rows or nested ones, with or without the
invisible signs. The XML is read as it stands; a document type or an entity of
the author's is refused before it can be expanded.
"""

from __future__ import annotations

import re

from symbolic_lstm.errors import SentenceError, shortened
from symbolic_lstm.maths.tokens import LONGEST
from symbolic_lstm.page import layout as l
from symbolic_lstm.readers import glyphs
from symbolic_lstm.readers.functions import SPELLINGS
from symbolic_lstm.readers.mathml_leaves import leaf, leaf_names, number, words
from symbolic_lstm.readers.parts import UnsetError, accented
from symbolic_lstm.readers.row import RowBuilder
from symbolic_lstm.readers.xml import Element, parsed

_ROWS = frozenset({"math", "mrow", "mstyle", "mpadded", "mtd"})
_NOTHING = frozenset({"mphantom", "annotation", "annotation-xml"})
_CHILDREN = {"mfrac": 2, "msub": 2, "msup": 2, "msubsup": 3, "mover": 2, "munder": 2, "munderover": 3, "mroot": 2}


def mathml(source: str) -> l.Layout:
    """The layout of a `math` element.

    >>> mathml("<math><mi>σ</mi><mo>(</mo><mn>2</mn><mo>)</mo></math>").arguments
    (Num(digits='2', exponent=None),)

    Raises `SentenceError` with the column of the element that is not understood.
    """
    if len(source) > LONGEST:
        raise SentenceError(f"the element has {len(source)} characters; at most {LONGEST} are read", source, 1)
    root = parsed(source)
    try:
        return _laid(root)
    except UnsetError as fault:
        raise SentenceError(fault.reason, source, fault.at + 1) from None


def _laid(element: Element, *, script: bool = False) -> l.Layout:
    """What an element holds, as a layout."""
    row = RowBuilder(script=script)
    _fill(row, [element])
    try:
        return row.done()
    except UnsetError as fault:
        raise UnsetError(fault.reason, fault.at or element.at) from None


def _fill(row: RowBuilder, elements: list[Element]) -> None:
    for element in elements:
        _take(row, element)


def _take(row: RowBuilder, element: Element) -> None:
    """One element more."""
    tag, parts = element.tag, element.children
    if tag in _CHILDREN and len(parts) != _CHILDREN[tag]:
        raise UnsetError(f"{tag} takes {_CHILDREN[tag]} parts, not {len(parts)}", element.at)
    if parts and tag in ("mi", "mn", "mo", "mtext"):
        raise UnsetError(f"{tag} holds text and nothing else", element.at)
    if tag not in ("mi", "mn", "mo", "mtext", *_NOTHING) and element.text.strip():
        raise UnsetError(f"text stands loose in {tag}", element.at)
    match tag:
        case "mi" | "mo":
            leaf(row, element)
        case "mn":
            number(row, element.said, element)
        case "mtext":
            words(row, element)
        case "mspace":
            width = element.attributes.get("width", "0em").removesuffix("em")
            row.blank(
                float(width) if re.fullmatch(r"[0-9]{0,3}\.?[0-9]{0,4}", width) and width.strip(".") else 0,
                element.span,
            )
        case "mfrac":
            row.operand(l.Frac(_laid(parts[0]), _laid(parts[1]), span=element.span))
        case "msub" | "msup" | "msubsup" | "munderover":
            _scripted(row, element)
        case "mover":
            _over(row, element)
        case "munder" if _big(parts[0]):
            _scripted(row, element)
        case "munder" if (braced := _only(parts[0])).tag == "munder" and braced.children[-1].said == "⏟":
            inner = _laid(braced.children[0])
            row.operand(l.Under(inner, _laid(parts[1], script=True), "under", span=element.span))
        case "munder":  # a remark underneath, as shapes are written
            row.operand(l.Under(_laid(parts[0]), _laid(parts[1], script=True), span=element.span))
        case "msqrt":
            inner_row = RowBuilder()
            _fill(inner_row, parts)
            row.operand(l.Radical(inner_row.done(), span=element.span))
        case "mroot":
            row.operand(l.Radical(_laid(parts[0]), _laid(parts[1], script=True), span=element.span))
        case "menclose" if "box" in element.attributes.get("notation", ""):
            inner_row = RowBuilder()
            _fill(inner_row, parts)
            row.operand(l.Boxed(inner_row.done(), span=element.span))
        case "semantics" if parts:
            _take(row, parts[0])
        case "mtable":
            _table(row, element)
        case _ if tag in _ROWS:
            _row(row, element)
        case _ if tag in _NOTHING:
            return
        case _:
            raise UnsetError(f"the element {shortened(tag)!r} is not known", element.at)


def _only(element: Element) -> Element:
    """What a row of one thing holds."""
    while element.tag in _ROWS and len(element.children) == 1:
        element = element.children[0]
    return element


def _big(element: Element) -> bool:
    return element.said in glyphs.BIG or element.said in ("lim", "max", "min")


def _row(row: RowBuilder, element: Element) -> None:
    """Things side by side. Upright letters and digits that fill a row are a word, a comma alone a decimal."""
    parts = element.children
    if "box" in element.attributes.get("class", "").split():
        inner = RowBuilder()
        _fill(inner, parts)
        row.operand(l.Boxed(inner.done(), span=element.span))
    elif _is_word(parts):
        leaf_names(row, "".join(part.said for part in parts), element)
    elif element.tag == "mrow" and len(parts) == 1 and parts[0].tag == "mo" and parts[0].said == ",":
        row.comma(element.at)
    else:
        k = 0
        while k < len(parts):
            if not row.script and (word := _letters(parts, k)):
                leaf_names(row, word, parts[k])
                k += len(word)
                continue
            braced = parts[k].said == "{" and [part.tag for part in parts[k + 1 : k + 2]] == ["mtable"]
            if braced and all(not part.said for part in parts[k + 2 : k + 3]):  # a brace that nothing closes
                _table(row, parts[k + 1], "cases")
                k += 3
                continue
            _take(row, parts[k])
            k += 1


def _letters(parts: list[Element], k: int) -> str:
    """The name of a function that a converter took apart: t a n h before a bracket."""
    word = ""
    while k < len(parts) and parts[k].tag == "mi" and len(parts[k].said) == 1 and len(word) < 12:
        word += parts[k].said
        k += 1
    following = parts[k] if k < len(parts) else None
    called = following is not None and (following.said in ("(", "\u2061") or following.tag == "mrow")
    return word if called and len(word) > 2 and word in SPELLINGS else ""


def _is_word(parts: list[Element]) -> bool:
    """Whether things side by side are one name: upright letters and digits, or a bold letter and digits."""
    if len(parts) < 2 or any(part.tag not in ("mi", "mn") for part in parts):
        return False
    cuts = [p.attributes.get("mathvariant") if p.tag == "mi" else "figure" if p.text.isdigit() else "" for p in parts]
    return cuts[0] in ("normal", "bold") and {*cuts[1:]} <= {"figure", *({"normal"} if cuts[0] == "normal" else ())}


def _scripted(row: RowBuilder, element: Element) -> None:
    """A base with what stands below and above; at a closing bracket, that belongs to all between the brackets."""
    base, tag = element.children[0], element.tag
    before, closes = len(row.items) + row.waits, base.said in glyphs.CLOSING or base.said in glyphs.BARS
    _take(row, base)
    if not closes and row.several(before):
        raise UnsetError("a script stands at one thing; put what it belongs to into brackets", element.at)
    below = _laid(element.children[1], script=True) if tag != "msup" else None
    above = _laid(element.children[-1], script=True) if tag in ("msup", "msubsup", "munderover") else None
    row.scripts(below, above, element.at)


def _over(row: RowBuilder, element: Element) -> None:
    base, mark = _only(element.children[0]), element.children[1]
    if base.tag == "mover" and base.children[1:2] and base.children[1].said == "⏞":
        inner = _laid(base.children[0])
        row.operand(l.Under(inner, _laid(mark, script=True), "over", span=element.span))
        return
    accent = glyphs.ACCENTS.get(mark.said)
    if accent is None or mark.tag != "mo":
        if mark.said == "⏞":
            _take(row, base)
            return
        raise UnsetError("only a tilde, a hat, a bar, a dot or an arrow can be read above a name", mark.at)
    letter = RowBuilder(script=True)
    _take(letter, base)
    row.operand(accented(letter.done(), accent, element.span))


def _table(row: RowBuilder, element: Element, kind: str = "") -> None:
    """A matrix between brackets that stand around it, cases behind a brace, or lines that are aligned."""
    rows: list[tuple[l.Layout, ...]] = []
    signs = 0
    for line in element.children:
        if line.tag not in ("mtr", "mlabeledtr") or any(cell.tag != "mtd" for cell in line.children):
            raise UnsetError("a table is made of rows and cells", line.at)
        cells: list[l.Layout] = []
        for cell in line.children:
            inner = RowBuilder()
            if len(cell.children) == 1 and (only := cell.children[0]).tag == "mtext" and only.said:
                cells.append(l.Text(f" {only.said} ", span=only.span))
                continue
            _row(inner, cell)
            if inner.items or inner.waits:
                found = inner.done()
                signs += _starts_with_sign(found)
                cells.append(found)
        rows.append(tuple(cells))
    bracketed = row.bracket in ("(", "[", "|", "{") and not row.items
    if kind and all(line and _related(line[0]) for line in rows):
        row.operand(l.Array(tuple(rows), "aligned", span=element.span))
    elif kind or (bracketed and row.bracket == "{"):
        row.operand(l.Array(tuple(rows), "cases", span=element.span))
    elif not bracketed and (signs or any(len(line) != len(rows[0]) for line in rows)):
        row.operand(l.Array(tuple(line for line in rows if line), "aligned", span=element.span))
    else:
        if len({len(line) for line in rows}) != 1:
            raise UnsetError("the rows of a matrix have the same length", element.at)
        row.table(l.Array(tuple(rows), "square" if bracketed and row.bracket == "[" else "bare", span=element.span))


def _related(it: l.Layout) -> bool:
    """Whether something says that two things are equal."""
    return isinstance(it, l.Row) and any(isinstance(part, l.Op) and part.glyph in glyphs.CHAINED for part in it.items)


def _starts_with_sign(it: l.Layout) -> bool:
    first = it.items[0] if isinstance(it, l.Row) else it
    return isinstance(first, l.Op) and first.glyph in glyphs.CHAINED
