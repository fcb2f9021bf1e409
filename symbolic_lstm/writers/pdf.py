"""PDF without TeX: the Typst document, tagged, its equations with words for those who hear them (PDF/UA-1).

The same page gives the same bytes on every machine, for the fonts are Typst's
own. Only where they lack a character are those of the system asked, and where
these lack it, too, the character is named by its number.
"""

from __future__ import annotations

import re

from symbolic_lstm.errors import UsageError, shortened
from symbolic_lstm.page.blocks import Page
from symbolic_lstm.writers.fewer_steps import FEWEST, MOST, PAGES
from symbolic_lstm.writers.typst import document, equation

__all__ = ["equation", "write"]

#: How Typst says that no font has what a text needs.
_LACKING = re.compile(r'the text `"((?:[^"\\]|\\.)*)"`')
_PAGE = re.compile(rb"/Type\s*/Page\b")
_ESCAPED = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")


def write(page: Page, paper: str = "a4") -> bytes:
    """The page as a PDF, on A4 or another paper that Typst knows, such as `us-letter`.

    A sequence that takes more pages than it should has fewer of its steps in short.

    Raises `UsageError` where the package that sets it is not installed, or refuses the page, as it does a table
    or a title that no page can hold.
    """
    source, most = document(page, paper), MOST
    made = _compiled(source)
    while (over := len(_PAGE.findall(made)) - PAGES) > 0 and most > FEWEST:
        most = max(FEWEST, most - max(over, 1) / 2)
        if (shorter := document(page, paper, most)) != source:
            source, made = shorter, _compiled(shorter)
    return made


def _compiled(source: str) -> bytes:
    """A document as PDF, with the fonts of the system only where Typst's own lack a character."""
    try:
        import typst
    except ImportError:
        raise UsageError('PDF needs the package typst: pip install "symbolic-lstm[pdf]"') from None

    def compiled(source: str, *, system: bool) -> bytes:
        made = typst.compile(source.encode(), format="pdf", pdf_standards="ua-1", ignore_system_fonts=not system)
        assert isinstance(made, bytes)
        return made

    for system in (False, True):
        try:
            return compiled(source, system=system)
        except typst.TypstError as fault:
            refused, lacking = str(fault), _lacking(fault.diagnostic)
    while lacking:
        source = source.translate({ord(c): f"(U+{ord(c):04X})" for c in lacking})
        try:
            return compiled(source, system=True)
        except typst.TypstError as fault:
            refused, lacking = str(fault), _lacking(fault.diagnostic) - lacking
    raise UsageError(f"Typst makes no PDF of this page ({shortened(refused, 200)}); another format may hold it")


def _lacking(diagnostic: str) -> frozenset[str]:
    """The characters that no font has.

    >>> sorted(_lacking('error: the text `"漢\\\\u{301}"` could not be displayed')) == ["\\u0301", "漢"]
    True
    """
    texts = (_ESCAPED.sub(_unescaped, text) for text in _LACKING.findall(diagnostic))
    return frozenset(c for text in texts for c in text if not c.isascii())


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else found[2]
