"""An author's own LaTeX as MathML, by latex2mathml; of what it makes, only what sets mathematics is let through."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from symbolic_lstm.page.layout import AuthorLatex
from symbolic_lstm.writers.attributes import inner_text, quoteattr
from symbolic_lstm.writers.plain import plain

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ELEMENTS = """
mrow mi mn mo mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mtable mtr mtd mstyle menclose
"""
#: Attributes; each has a number or a word for its value.
_ATTRIBUTES = """
accent displaystyle fence form linethickness maxsize minsize movablelimits notation scriptlevel separator stretchy width
"""
_LET_IN = frozenset(_ELEMENTS.split()), frozenset(_ATTRIBUTES.split())


@lru_cache(maxsize=256)
def author_mathml(formula: AuthorLatex) -> str:
    r"""The formula inside one `mrow`; as it was typed, where it cannot be converted.

    >>> author_mathml(AuthorLatex(r"$\oint f$", r"\oint f"))
    '<mrow><mo>∮</mo><mi>f</mi></mrow>'
    """
    from xml.etree import ElementTree  # with what few formulas need, no other page is held up

    from latex2mathml.converter import convert

    try:
        inner = list(ElementTree.fromstring(convert(formula.latex.replace("{aligned}", "{matrix}"))))
        return "".join(map(_made, inner))
    except Exception:  # whatever a converter that is not ours makes of it, the page is written
        return f"<mtext>{inner_text(plain(formula.words))}</mtext>"


def _made(element: Element) -> str:
    name = element.tag.rpartition("}")[2]
    if name not in _LET_IN[0]:
        raise ValueError(name)
    kept = {key: said for key, said in element.items() if key in _LET_IN[1] and said.replace(".", "").isalnum()}
    if element.get("mathvariant") == "normal":
        kept["mathvariant"] = "normal"
    if name == "mspace" and kept.get("width") == "negativethinmathspace":
        kept["width"] = "0"
    attributes = "".join(f" {key}={quoteattr(said)}" for key, said in kept.items())
    inner = inner_text(plain(element.text or "")) + "".join(map(_made, element))
    return f"<{name}{attributes}>{inner}</{name}>"
