r"""HTML pages whose LaTeX a script or a server sets: a row for each."""

from __future__ import annotations

import re

from symbolic_lstm.writers.latex_words import words_for_mathjax
from symbolic_lstm.writers.tex_in_html import Wrapped, unmarked

#: KaTeX's auto-render and MathJax, with the delimiters that both know without being told. An element of their
#: own parts a backslash or a dollar of running text from what would make it a delimiter.
AUTO = Wrapped(
    ("\\[\n", "\n\\]"),
    ("\\(", "\\)"),
    unmarked,
    {"\\": "<span>\\</span>", "$": "<span>$</span>"},
)


def _for_mathjax(tex: str) -> str:
    """LaTeX whose words MathJax shows as they are meant."""
    return unmarked(words_for_mathjax(tex))


MATHJAX = AUTO._replace(guard=_for_mathjax)


def _on_one_line(tex: str) -> str:
    """WordPress makes a line break of every line, and takes a dollar in words for the end."""
    return re.sub(r"\s*\n\s*", " ", unmarked(tex))


#: WordPress.com and Jetpack. Square brackets are shortcodes, and an address on its own would be replaced by the page.
WORDPRESS = Wrapped(
    ("<p>$latex \\displaystyle ", "$</p>"),
    ("$latex ", "$"),
    _on_one_line,
    {sign: f"&#{ord(sign)};" for sign in "$[]"} | {"://": "&#58;//"},
)
