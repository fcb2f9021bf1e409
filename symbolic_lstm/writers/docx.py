"""Word: native equations that can be edited, tables with heads, small print in small print."""

from __future__ import annotations

import re
from functools import partial

from symbolic_lstm.page.blocks import Page
from symbolic_lstm.writers.archive import edited
from symbolic_lstm.writers.latex_maths import equation
from symbolic_lstm.writers.pandoc import convert
from symbolic_lstm.writers.pandoc_tree import blocks, meta
from symbolic_lstm.writers.set_out import set_out

__all__ = ["equation", "write"]

_RULE = '<w:{0} w:val="single" w:sz="4" w:space="0" w:color="D0D0D0"/>'
_TABLE = f"<w:tblBorders>{_RULE.format('bottom')}{_RULE.format('insideH')}</w:tblBorders>"
#: What is changed in pandoc's styles: for a style of that id, what its text and its paragraphs have.
_STYLES = {
    "Normal": ('<w:sz w:val="22"/><w:szCs w:val="22"/>', ""),
    "BodyText": ("", '<w:spacing w:before="80" w:after="120"/>'),
    "Compact": ('<w:sz w:val="20"/><w:szCs w:val="20"/>', '<w:spacing w:before="30" w:after="30"/>'),
    "Lead": ("<w:i/>", '<w:spacing w:before="60" w:after="120"/>'),
    "Source": ('<w:color w:val="595959"/><w:sz w:val="18"/>', '<w:spacing w:before="0" w:after="60"/>'),
    "Stage": ('<w:color w:val="595959"/><w:sz w:val="18"/>', ""),
    "Note": ('<w:color w:val="595959"/><w:sz w:val="18"/>', '<w:spacing w:before="60" w:after="60"/>'),
    "Title": ('<w:b/><w:color w:val="1F1D1A"/><w:sz w:val="38"/>', '<w:spacing w:after="120"/><w:jc w:val="left"/>'),
    "Heading1": ('<w:b/><w:color w:val="1F1D1A"/><w:sz w:val="26"/>',
                 '<w:keepNext/><w:keepLines/><w:spacing w:before="360" w:after="100"/><w:outlineLvl w:val="0"/>'),
    "Heading2": ('<w:b/><w:color w:val="1F1D1A"/><w:sz w:val="23"/>',
                 '<w:keepNext/><w:keepLines/><w:spacing w:before="260" w:after="80"/><w:outlineLvl w:val="1"/>'),
}  # fmt: skip


def write(page: Page) -> bytes:
    """The page as a document for Word; raises `UsageError` where pandoc is not installed."""
    page = set_out(page)
    made = convert(blocks(page), meta(page), "docx")
    return edited(made, {"word/styles.xml": _styled, "word/document.xml": _unsplit})


def _unsplit(document: str) -> str:
    """A row stays on one page; those that have properties are heads."""
    return document.replace("<w:tr><w:tc>", "<w:tr><w:trPr><w:cantSplit /></w:trPr><w:tc>")


def _styled(styles: str) -> str:
    for name, (letters, paragraph) in _STYLES.items():
        styles = re.sub(
            rf'(<w:style [^>]*w:styleId="{name}"[^>]*>.*?)(</w:style>)',
            partial(_restyled, letters=letters, paragraph=paragraph),
            styles, count=1, flags=re.DOTALL,
        )  # fmt: skip
    return re.sub(r'(w:styleId="Table".*?<w:tblPr>)(.*?<w:tblInd[^>]*/>)', rf"\1\2{_TABLE}", styles, flags=re.DOTALL)


def _restyled(found: re.Match[str], *, letters: str, paragraph: str) -> str:
    """A style without the properties it had, and with those it is given."""
    style = found[1]
    for kind, given in (("pPr", paragraph), ("rPr", letters)):
        if given:
            style = re.sub(rf"<w:{kind}>.*?</w:{kind}>", "", style, flags=re.DOTALL)
    given = (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "") + (f"<w:rPr>{letters}</w:rPr>" if letters else "")
    return style + given + found[2]
