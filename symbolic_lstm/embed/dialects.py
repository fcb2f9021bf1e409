r"""The Markdown of each place: a row for each dialect, and how LaTeX is guarded on its way through.

A guard changes the spelling of LaTeX in the article, never what reaches the
mathematics: DEV's Markdown takes the backslashes away again, and a space
between two braces is none in mathematics. Where a place has no way to let a
sign through, the guard writes another that is set alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from symbolic_lstm.writers.dialect import COMMONMARK, Dialect, starting
from symbolic_lstm.writers.latex_words import words_for_mathjax

#: The signs that each lets a backslash stand before, but for those that others find again: templates their braces, a
#: table its bars, a heading its frame; and DEV looks for code between backticks or tildes before it reads Markdown.
_REDCARPET = "*_[]()+-.!:<>^="
_KRAMDOWN = "*_[]()#+-.!:|='\"$"
_PYTHON = "`*_+-.!>"
_BRACED = "".join(sign for sign in COMMONMARK if sign not in "{}")
#: Kept from a script that looks for mathematics in the finished page.
_KEPT = {"$": r"<span>\$</span>", "\\": r"<span>\\</span>"}

#: What some set as dashes, dots and curved quotation marks, or take for quotations that end who knows where.
_TYPOGRAPHY = re.compile(r"--+|\.\.+|\"|(?<!\w)'|'(?!\w)")

_BRACES = re.compile(r"(?<=\{)(?=[{%])|(?<=[}%])(?=\})")
_STARTS = re.compile(r"\n(?=\s*(?:[-+*#>=~`:|]|\d+[.)]))")
_FIRST = re.compile(r"(?m)^(\s*(?:\d+(?=[.)]\s)|(?=[#+=-])))(.)")


def untemplated(tex: str) -> str:
    r"""LaTeX in which no template begins or ends.

    >>> print(untemplated(r"{{x}}_{t}"))
    { {x} }_{t}
    """
    return _BRACES.sub(" ", tex)


def redcarpet(tex: str) -> str:
    r"""LaTeX that Redcarpet and then Liquid hand on: what is markup to either is kept from it.

    >>> print(redcarpet(r"\sigma(f_{t})"))
    \\sigma(f\_{t})
    """
    spelt = re.sub(r"[\\`*_\[\]<>|~:@]|&(?=[A-Za-z#])|(?<=www)\.", lambda found: _escaped(found[0]), untemplated(tex))
    return _FIRST.sub(lambda found: found[1] + _escaped(found[2]), spelt)


def _escaped(sign: str) -> str:
    return "\\" + sign if sign in _REDCARPET + "\\" else f"&#{ord(sign)};"


def unquoted(tex: str) -> str:
    r"""LaTeX without backticks, which would end a code span: words are set between curved quotation marks."""
    return tex.replace("``", "“").replace("`", "‘")


def unbroken(tex: str) -> str:
    r"""LaTeX of which no line begins a list or another block: it goes on in the line before.

    >>> print(unbroken("a \\\\\n- b"))
    a \\ - b
    """
    return _STARTS.sub(" ", tex)


def unnamed(tex: str) -> str:
    r"""LaTeX without what an HTML page would take for an entity, and without backticks.

    >>> print(unnamed(r"\text{\&lt;}"))
    \text{\&{}lt;}
    """
    return re.sub(r"&(?=#?\w+;)", "&{}", unquoted(tex))


def _both(one: Callable[[str], str], other: Callable[[str], str]) -> Callable[[str], str]:
    return lambda tex: other(one(tex))


def backslashed(tex: str) -> str:
    r"""LaTeX that CommonMark hands on as text: a backslash stands before all that is markup to it.

    >>> print(backslashed(r"\sigma(f_{t}) \\"))
    \\sigma(f\_{t}) \\\\
    """
    return re.sub(r"[\\`*_\[\]<>&~|'\"]|--+|\.\.+", lambda found: "".join("\\" + sign for sign in found[0]), tex)


def unbracketed(tex: str) -> str:
    r"""LaTeX in which no tag begins, for places that look for tags before they look for mathematics.

    >>> print(unbracketed("a<b"))
    a\lt b
    """
    return tex.replace("<", r"\lt ").replace(">", r"\gt ")


def undollared(tex: str) -> str:
    r"""LaTeX without dollars, for places that end mathematics at any."""
    return tex.replace(r"\$", r"\textdollar{}")


DEV = Dialect(
    ("{% katex %}\n", "\n{% endkatex %}"),
    ("{% katex inline %}", "{% endkatex %}"),
    redcarpet,
    _REDCARPET,
    {"$": "$"},
)
GITHUB = Dialect(
    ("```math\n", "\n```"),
    ("$`", "`$"),
    _both(words_for_mathjax, unquoted),
    spelt={"$": "<span>$</span>", "@": "<span>@</span>"},
)
#: A backslash before `&` is taken away before entities are read.
JUPYTER = Dialect(guard=words_for_mathjax, spelt=_KEPT | {"&": "&amp;"}, starts=starting(":"))
#: pandoc's lists are lettered, too, and definitions and titles begin with a sign.
QUARTO = Dialect(
    guard=_both(words_for_mathjax, unbroken),
    spelt=_KEPT,
    runs=_TYPOGRAPHY,
    starts=starting("%:~", r"(?=\([\w#@]+\)(?:\s|$))|(?:[a-zA-Z]|[ivxlcdm]+|[IVXLCDM]+|#)(?=[.)](?:\s|$))"),
)
MYST = Dialect(guard=words_for_mathjax, escapable=_BRACED, starts=starting("%:("))
MKDOCS = Dialect(
    guard=_both(_both(words_for_mathjax, unnamed), unbroken),
    escapable=_PYTHON,
    spelt=_KEPT | {"$": "<span>&#36;</span>"},
    runs=re.compile(r"==+|\+\++"),
    starts=starting(":?/"),
)
#: MDX reads imports at the start of a line, and finds addresses in finished text.
DOCUSAURUS = Dialect(
    guard=undollared,
    spelt={sign: f"<span>{sign}</span>" for sign in "@:."},
    starts=starting(":", r"(?=(?:im|ex)port\b)"),
)
HUGO = Dialect(
    ("\\[\n", "\n\\]"),
    ("\\(", "\\)"),
    _both(untemplated, unbroken),
    "".join(sign for sign in _BRACED if sign not in "[]()"),
    {"\\": "&#92;&#8288;"},
    runs=_TYPOGRAPHY,
    starts=starting(":"),
)
KRAMDOWN = Dialect(
    inline=("$$", "$$"),
    guard=_both(_both(words_for_mathjax, untemplated), unquoted),
    escapable=_KRAMDOWN,
    spelt=_KEPT,
    runs=_TYPOGRAPHY,
    starts=starting(":"),
)
OBSIDIAN = Dialect(guard=words_for_mathjax, signs="#", runs=re.compile("==+|%%+"))
#: mdBook's MathJax finds its delimiters in what CommonMark made of them, and curls quotation marks if it is told to.
MDBOOK = Dialect(
    ("\\\\[\n", "\n\\\\]"),
    ("\\\\(", "\\\\)"),
    _both(_both(_both(words_for_mathjax, untemplated), unbroken), backslashed),
    spelt=_KEPT,
    runs=_TYPOGRAPHY,
    starts=starting(":"),
)
#: Hugging Face's doc-builder takes mathematics out before it reads Markdown, and braces and brackets before that.
HUGGINGFACE = Dialect(
    inline=(" \\\\(", "\\\\)"),
    guard=_both(words_for_mathjax, unbracketed),
    escapable="".join(sign for sign in COMMONMARK if sign not in "{}<>$"),
    spelt={"{": "{", "}": "}", "<": "&lt;", ">": "&gt;"},
    starts=starting(":"),
)
