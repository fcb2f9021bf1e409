"""Our MathML made ready for ziamath: what browsers know of themselves is said in so many words.

ziamath spaces signs by a table of its own, takes a word for an operator where
it knows it as one, draws hyphens as a rule, and measures every row twice, so
that each level of nesting doubles the work. So plain rows are unnested, every
sign says its spaces, and words are text.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET

from symbolic_lstm.errors import UsageError

#: How large letters are, in pixels.
SIZE = 20.0
#: The spaces around a relation and an operation and after a comma, in em.
THICK, MEDIUM, THIN = 5 / 18, 4 / 18, 3 / 18
_SPACES = {**dict.fromkeys("=≈<>≤≥≠∼", (THICK, THICK)), **dict.fromkeys("+−×⊙·⋅∘±", (MEDIUM, MEDIUM)),
           **dict.fromkeys(",;", (0.0, THIN))}  # fmt: skip
_FENCES = frozenset("()[]|")
_UNSEEN = frozenset(("\u2061", "\u2063"))
_TIMES = "\u2062"
#: A formula is refused that takes ziamath more steps than this because it is nested, or many more because it is large.
#: Those of the shipped examples take up to 450.
_MOST_NESTED, _MOST_STEPS, _NESTED = 5_000, 60_000, 16


def fed(markup: str) -> ET.Element:
    """The element of one formula; raises `UsageError` where it is nested too deeply to be drawn.

    >>> [part.tag for part in fed("<mrow><mi>f</mi><mrow><mo>+</mo><mi>max</mi></mrow></mrow>")]
    ['mi', 'mo', 'mtext']
    """
    formula = ET.Element("math")
    formula.extend(_unnested(ET.fromstring(f"<mrow>{markup}</mrow>")) or [_space(0)])
    for edge, side in ((0, "lspace"), (-1, "rspace")):  # a formula begins and ends with its ink
        if formula[edge].tag == "mo":
            formula[edge].set(side, "0")
    steps = _steps(formula)
    if steps > _MOST_STEPS or (steps > _MOST_NESTED and steps > _NESTED * sum(1 for _ in formula.iter())):
        raise UsageError("an equation is too large or nested too deeply to be drawn; write it as text, HTML or LaTeX")
    return formula


def _unnested(row: ET.Element) -> list[ET.Element]:
    """The children of a row, those of plain rows in it among them."""
    found: list[ET.Element] = []
    for child in row:
        if child.tag == "mrow" and not _grows(child):
            found += _unnested(child)
        elif child.text not in _UNSEEN:
            found.append(_said(child))
    return found


def _grows(row: ET.Element) -> bool:
    """Whether brackets of the row are as tall as what they enclose, so that it has to stay a row."""
    return any(part.tag == "mo" and part.text in _FENCES and part.get("stretchy") != "false" for part in row)


def _said(part: ET.Element) -> ET.Element:
    """One element as ziamath wants it."""
    text = part.text or ""
    match part.tag:
        case "mo" if text == _TIMES:
            return _space(THIN / 2)
        case "mo" if text and text not in _UNSEEN:
            return _sign(part)
        case "mo" | "mi" | "mtext" if not text or part.tag == "mo":
            return _space(0)
        case "mi" if len(text) == 1:
            part.attrib.update(lspace="0", rspace="0")
        case "mi" | "mtext":
            words = ET.Element("mtext")
            words.text = text.replace("-", "\u2010")
            return words
        case "mrow" | "mtd" | "msqrt":
            part[:] = _unnested(part) or [_space(0)]
        case "mtable":
            part.attrib.update(columnspacing=f"{0.8 * SIZE:g}", rowspacing=f"{0.25 * SIZE:g}")
            for row in part:
                row[:] = map(_said, row)
        case _:  # each child has its place: base, script, numerator
            part[:] = map(_said, part)
    return part


def _sign(sign: ET.Element) -> ET.Element:
    """An operator with its form and its spaces."""
    text = sign.text or ""
    before, after = _SPACES.get(text, (0.0, 0.0)) if sign.get("form") in (None, "infix") else (0.0, 0.0)
    sign.attrib.update(lspace=f"{before * SIZE:.3f}", rspace=f"{after * SIZE:.3f}")
    sign.attrib.setdefault("form", "infix")
    if text not in _FENCES:
        sign.set("stretchy", "false")
    return sign


def _space(width: float) -> ET.Element:
    return ET.Element("mspace", width=f"{width * SIZE:.3f}")


def _steps(part: ET.Element) -> int:
    """How many nodes ziamath makes of an element: all that stands in a row is made twice."""
    inner = sum(map(_steps, part))
    return 1 + (2 * inner if part.tag in ("math", "mrow", "mtd", "msqrt") else inner)
