"""Rendered mathematics of HTML: what MathJax leaves of the author's LaTeX or MathML beside what it draws."""

from __future__ import annotations

import re
from collections.abc import Mapping

from symbolic_lstm.articles.documents.running import Stretch, entities, tidy_latex
from symbolic_lstm.articles.mapped import Mapped

_ENDS = re.compile(r"</mjx-container\s*>", re.IGNORECASE)
_LATEX = re.compile(r"\sdata-latex=(?P<quote>[\"'])(?P<text>.*?)(?P=quote)", re.DOTALL)
_MATHML = re.compile(r"\sdata-mathml=(?P<quote>[\"'])(?P<text>.*?)(?P=quote)", re.DOTALL)
_ALT = re.compile(r"\salt\s*=\s*([\"'])(.*?)\1", re.DOTALL)
#: What sites call pictures of formulas.
_FORMULAS = {"latex", "tex", "math", "ee_img", "tr_noresize"}
#: A rendered formula has at most so many characters.
_MOST = 200_000


def mathjax(mapped: Mapped, start: int, end: int, displayed: bool) -> Stretch | None:
    """What an element of MathJax's was made from; None where it is only drawn. `end` is that of its start tag.

    Version 4 keeps LaTeX in `data-latex`, version 2 MathML in `data-mathml`; in between it stands in the element.
    """
    if found := _MATHML.search(mapped.text, start, end):
        return entities(mapped.cut(*found.span("text"))), "display" if displayed else "math", "mathml"
    closing = _ENDS.search(mapped.text, end, end + _MOST)
    if found := _LATEX.search(mapped.text, start, closing.start() if closing else end):
        return tidy_latex(mapped.cut(*found.span("text"))), "display" if displayed else "math", "latex"
    return None


def only_drawn(tag: str, given: Mapping[str, str], mapped: Mapped, end: int) -> bool:
    """Whether an element draws a formula whose source stands nowhere else: in no script, and in no MathML inside."""
    if "data-mathml" in given:
        return "math/tex" not in mapped.text
    if tag != "mjx-container":
        return False
    closing = _ENDS.search(mapped.text, end, end + _MOST)
    return "<math" not in mapped.text[end : closing.start() if closing else end]


def spelt_picture(mapped: Mapped, classes: str) -> Stretch | None:
    """The formula that stands for a picture of it; None where none does."""
    found = _ALT.search(mapped.text)
    if found and _FORMULAS & set(classes.split()) and "=" in found[2]:
        return tidy_latex(mapped.cut(*found.span(2))), "math", "latex"
    return None
