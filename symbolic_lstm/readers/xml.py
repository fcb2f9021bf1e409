"""The XML of a formula, as it stands; a document type or an entity of the author's is refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from symbolic_lstm.errors import SentenceError
from symbolic_lstm.page.layout import Span
from symbolic_lstm.readers.row import DEEPEST

_NAMESPACE = "http://www.w3.org/1998/Math/MathML"


@dataclass(slots=True)
class Element:
    tag: str
    attributes: dict[str, str]
    at: int
    children: list[Element] = field(default_factory=list)
    text: str = ""
    end: int = 0
    first: int = -1  # where its own text begins

    @property
    def said(self) -> str:
        return self.text if self.text.isalnum() else " ".join(self.text.split())

    @property
    def span(self) -> Span:
        """Where it stands; of text, without its tags."""
        return self.at if self.first < 0 or self.children else self.first, max(self.end, self.at)


def parsed(source: str) -> Element:
    """The root element; depth is bounded here, so that nothing after this needs to count."""
    parser = expat.ParserCreate("utf-8")
    encoded = source.encode("utf-8", "surrogatepass")
    top = Element("", {}, 0)
    open_: list[Element] = [top]
    here = [0, 0]  # a place in bytes, and the same in code points

    def place() -> int:
        byte = parser.CurrentByteIndex
        here[1] += len(encoded[here[0] : byte].decode("utf-8", "surrogatepass"))
        here[0] = byte
        return here[1]

    def start(tag: str, attributes: dict[str, str]) -> None:
        if len(open_) > DEEPEST:
            raise SentenceError(f"the formula nests more than {DEEPEST} deep", source, place() + 1)
        element = Element(tag.rpartition(":")[2], attributes, place())
        open_[-1].children.append(element)
        open_.append(element)

    def end(_: str) -> None:
        open_.pop().end = place()

    def text(data: str) -> None:
        element = open_[-1]
        if element.first < 0 and data.strip():
            element.first = place() + len(data) - len(data.lstrip())
        element.text += data

    def refused(*_: object) -> NoReturn:
        raise SentenceError("a document type or entity has no place in a formula", source, place() + 1)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refused
    parser.EntityDeclHandler = refused
    try:
        parser.Parse(encoded, True)
    except expat.ExpatError as wrong:
        reason = expat.ErrorString(wrong.code)
        raise SentenceError(f"the MathML is not well-formed: {reason}", source, min(place(), len(source)) + 1) from None
    (root,) = top.children
    if root.tag != "math" or root.attributes.get("xmlns", _NAMESPACE) != _NAMESPACE:
        raise SentenceError("a math element is wanted", source, root.at + 1)
    return root
