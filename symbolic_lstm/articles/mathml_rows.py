"""Displays in MathML that go on with the one before them: their rows make one table."""

from __future__ import annotations

import re

from symbolic_lstm.articles.mapped import Mapped, joined

_SIGN = r"(?:[=≈≃≅≐]|&(?:asymp|ap|equals|#8776|#61|#x2248|#x3[dD]);)"
#: A sign at the very beginning, behind what only sets.
_BEGINS = re.compile(
    rf"\s*<math\b[^>]*>(?:\s|</?(?:mrow|mtable|mtr|mtd|mstyle|mpadded)\b[^>]*>|<mspace\b[^>]*/>)*<mo\b[^>]*>\s*{_SIGN}\s*</mo>"
)
_TAG = re.compile(r"<[^>]*>")
#: A display that ends with a figure is worked out; one that is no more than a figure rounds it.
_WORKED, _LONE = re.compile(rf"{_SIGN}\s*[-−]?\d[\d.,]*\s*\Z"), re.compile(rf"\s*{_SIGN}\s*[-−]?\d[\d.,]*\s*\Z")
_TABLE = re.compile(r"\s*(?:<mrow>)?<mtable\b[^>]*>|</mtable>(?:</mrow>)?\s*\Z")
_EDGE = re.compile(r"<(/?)mtable\b[^>]*>")
_INNER = re.compile(r"\s*<math\b[^>]*>(.*)</math>\s*\Z", re.DOTALL)
#: A longer display is not gone on with.
_LONGEST = 60_000


def goes_on(before: str, after: str) -> bool:
    """Whether a display begins with a sign and goes on with the one before it, which is not worked out yet."""
    if not _BEGINS.match(after) or len(before) + len(after) > _LONGEST:
        return False
    return not _WORKED.search(_TAG.sub("", before)) or bool(_LONE.match(_TAG.sub("", after)))


def together(before: Mapped, after: Mapped) -> Mapped:
    """Two displays as one, row beneath row."""
    return joined([_sign("<math><mtable>", before), _rows(before), _rows(after), _sign("</mtable></math>", after)])


def _rows(display: Mapped) -> Mapped:
    """The rows of a display; one that has no table is a row."""
    inner = _INNER.match(display.text)
    mapped = display.cut(*inner.span(1)) if inner else display
    edges = list(_TABLE.finditer(mapped.text))
    if len(edges) > 1 and not edges[0].start() and _whole(mapped.text):
        return mapped.cut(edges[0].end(), edges[-1].start())
    return joined([_sign("<mtr><mtd>", mapped), mapped, _sign("</mtd></mtr>", mapped)])


def _whole(text: str) -> bool:
    """Whether one table holds everything, other tables in its cells."""
    depth, edges = 0, list(_EDGE.finditer(text))
    for k, edge in enumerate(edges):
        depth += -1 if edge[1] else 1
        if not depth:
            return k == len(edges) - 1
    return False


def _sign(text: str, mapped: Mapped) -> Mapped:
    place = mapped.starts[0] if mapped.text else 0
    return Mapped(text, (place,) * len(text), (place,) * len(text))
