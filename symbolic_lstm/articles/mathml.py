"""Presentation MathML, read into tokens.

Ours and that of converters: flat rows or nested ones, with or without the
invisible signs. The XML is read as it stands; a document type or an entity of
the author's is refused before it can be expanded.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from symbolic_lstm.articles import glyphs
from symbolic_lstm.articles.finish import finished
from symbolic_lstm.articles.typeset import Run, accented, called, fraction, name, number, scripted, stacked
from symbolic_lstm.errors import SentenceError, shortened
from symbolic_lstm.maths.tokens import LONGEST, Token

#: How deep elements may nest.
DEEPEST = 100

_ROWS = frozenset({"math", "mrow", "mstyle", "mpadded"})
_NOTHING = frozenset({"mspace", "mphantom", "annotation", "annotation-xml"})
_CHILDREN = {"mfrac": 2, "msub": 2, "msup": 2, "msubsup": 3, "mover": 2, "munder": 2}
_NAMESPACE = "http://www.w3.org/1998/Math/MathML"


def tokens(source: str) -> list[Token]:
    """The tokens of a `math` element, an `end` token last.

    >>> [t.text for t in tokens("<math><mi>σ</mi><mo>(</mo><msub><mi>h</mi><mi>t</mi></msub><mo>)</mo></math>")]
    ['sigmoid', '(', 'h_t', ')', '']

    Raises `SentenceError` with the column of the element that is not understood.
    """
    if len(source) > LONGEST:
        raise SentenceError(f"the element has {len(source)} characters; at most {LONGEST} are read", source, 1)
    reader = _Reader(source)
    return finished(reader.run(_parsed(source)), len(source), reader.fault)


@dataclass(slots=True)
class _Element:
    tag: str
    attributes: dict[str, str]
    column: int
    children: list[_Element] = field(default_factory=list)
    text: str = ""


def _parsed(source: str) -> _Element:
    """The root element; depth is bounded here, so that nothing after this needs to count."""
    parser = expat.ParserCreate("utf-8")
    encoded = source.encode("utf-8", "surrogatepass")
    top = _Element("", {}, 1)
    open_: list[_Element] = [top]
    here = [0, 1]  # a place in bytes, and its column

    def column() -> int:
        byte = parser.CurrentByteIndex
        here[1] += len(encoded[here[0] : byte].decode("utf-8", "surrogatepass"))
        here[0] = byte
        return here[1]

    def start(tag: str, attributes: dict[str, str]) -> None:
        if len(open_) > DEEPEST:
            raise SentenceError(f"the formula nests more than {DEEPEST} deep", source, column())
        element = _Element(tag.rpartition(":")[2], attributes, column())
        open_[-1].children.append(element)
        open_.append(element)

    def text(data: str) -> None:
        open_[-1].text += data

    def refused(*_: object) -> NoReturn:
        raise SentenceError("a document type or entity has no place in a formula", source, column())

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: open_.pop()
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refused
    parser.EntityDeclHandler = refused
    try:
        parser.Parse(encoded, True)
    except expat.ExpatError as wrong:
        reason = expat.ErrorString(wrong.code)
        raise SentenceError(
            f"the MathML is not well-formed: {reason}", source, min(column(), len(source) + 1)
        ) from None
    (root,) = top.children
    if root.tag != "math" or root.attributes.get("xmlns", _NAMESPACE) != _NAMESPACE:
        raise SentenceError("a math element is wanted", source, root.column)
    return root


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source

    def fault(self, reason: str, column: int) -> SentenceError:
        return SentenceError(reason, self.source, column)

    def run(self, element: _Element) -> Run:
        """What an element says."""
        tag, column, parts = element.tag, element.column, element.children
        if tag in _CHILDREN and len(parts) != _CHILDREN[tag]:
            raise self.fault(f"{tag} takes {_CHILDREN[tag]} parts, not {len(parts)}", column)
        if parts and tag in ("mi", "mn", "mo", "mtext"):
            raise self.fault(f"{tag} holds text and nothing else", column)
        if tag not in ("mi", "mn", "mo", "mtext", *_NOTHING) and element.text.strip():
            raise self.fault(f"text stands loose in {tag}", column)
        match tag:
            case "mi" | "mo" | "mtext" | "mn":
                return self.leaf(element)
            case "mfrac":
                return fraction(self.run(parts[0]), self.run(parts[1]), column)
            case "msub":
                return scripted(self.run(parts[0]), self.run(parts[1]), None, column, self.fault)
            case "msup":
                return scripted(self.run(parts[0]), None, self.above(parts[1]), column, self.fault)
            case "msubsup":
                below, above = self.run(parts[1]), self.above(parts[2])
                return scripted(self.run(parts[0]), below, above, column, self.fault)
            case "mover":
                mark = glyphs.ACCENTS.get(parts[1].text.strip())
                if mark is None or parts[1].tag != "mo":
                    raise self.fault("only a tilde, a hat or a bar can be read above a name", parts[1].column)
                return accented(self.run(parts[0]), mark, column, self.fault)
            case "munder":  # a remark underneath, as shapes are written
                return self.run(parts[0])
            case "msqrt":
                return called("sqrt", self.row(element), column)
            case "semantics" if parts:
                return self.run(parts[0])
            case "mtable":
                return self.table(element)
            case _ if tag in _ROWS:
                return self.row(element)
            case _ if tag in _NOTHING:
                return []
            case _:
                raise self.fault(f"the element {shortened(tag)!r} is not known", column)

    def above(self, element: _Element) -> Run:
        """A superscript; an upright T is a transpose, which a plain one need not be."""
        inner = element
        while inner.tag == "mrow" and len(inner.children) == 1:
            (inner,) = inner.children
        if inner.text.strip() == "T" and (inner.tag == "mtext" or inner.attributes.get("mathvariant") == "normal"):
            return [Token("operator", "⊤", inner.column)]
        return self.run(element)

    def leaf(self, element: _Element) -> Run:
        text, column = " ".join(element.text.split()), element.column
        if element.tag == "mn":
            return [number(text, column, self.fault)]
        if element.tag == "mtext":
            return [name(text.replace("\\", ""), column)] if text else []
        if text in ("", "\u2063", "\u200b"):
            return []
        if known := glyphs.CHARACTERS.get(text):
            form = {"prefix": "open", "postfix": "close"}.get(element.attributes.get("form", ""))
            if known[1] == "|" and form:
                return [Token("open" if form == "open" else "close", "|", column)]
            return [Token(*known, column)]
        if element.tag == "mi" or text.isalpha():
            if not (text[0].isalnum() and any(map(str.isalpha, text))) or "\\" in text:
                raise self.fault(f"unexpected {shortened(text)!r} in a formula", column)
            return [name(text, column)]
        raise self.fault(f"the sign {shortened(text)!r} is not known", column)

    def row(self, element: _Element) -> Run:
        """Things side by side. Upright letters and digits that fill a row are a word, a comma alone a decimal."""
        parts = element.children
        if _is_word(parts):
            return [name("".join(p.text for p in parts), element.column)]
        if element.tag == "mrow" and len(parts) == 1 and parts[0].tag == "mo" and parts[0].text == ",":
            return [Token("comma", "{,}", element.column)]
        found: Run = []
        k = 0
        while k < len(parts):
            here = self.run(parts[k])
            k += 1
            if parts[k - 1].tag == "mtable" and found and found[-1].text in ("(", "[") and k < len(parts):
                found.pop()  # the brackets belong to the vector
                k += 1
            found += here
        return found

    def table(self, element: _Element) -> Run:
        rows: list[list[Run]] = []
        for row in element.children:
            if row.tag != "mtr" or any(cell.tag != "mtd" for cell in row.children):
                raise self.fault("a table is made of rows and cells", row.column)
            rows.append([self.row(cell) for cell in row.children])
        return stacked(rows, element.column, self.fault)


def _is_word(parts: list[_Element]) -> bool:
    """Whether things side by side are one name: upright letters and digits, or a bold letter and digits."""
    cuts = [p.attributes.get("mathvariant") if p.tag == "mi" else "figure" if p.text.isdigit() else "" for p in parts]
    if len(parts) < 2 or any(p.tag not in ("mi", "mn") for p in parts):
        return False
    return cuts[0] in ("normal", "bold") and {*cuts[1:]} <= {"figure", *({"normal"} if cuts[0] == "normal" else ())}
