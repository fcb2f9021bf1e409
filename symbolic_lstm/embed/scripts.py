r"""HTML pages whose LaTeX a script or a server sets: a row for each."""

from __future__ import annotations

from symbolic_lstm.writers.tex_in_html import Wrapped, unmarked

#: KaTeX's auto-render and MathJax, with the delimiters that both know without being told. An element of their
#: own parts a backslash or a dollar of running text from what would make it a delimiter.
AUTO = Wrapped(
    ("\\[\n", "\n\\]"),
    ("\\(", "\\)"),
    unmarked,
    {ord("\\"): "<span>\\</span>", ord("$"): "<span>$</span>"},
)
