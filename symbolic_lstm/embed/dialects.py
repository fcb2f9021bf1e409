r"""The Markdown of each place: a row for each dialect, and how LaTeX is guarded on its way through.

A guard changes the spelling of LaTeX in the article, never what reaches the
mathematics: DEV's Markdown takes the backslashes away again, and a space
between two braces is none in mathematics. Where a place has no way to let a
sign through, the guard writes another that is set alike.
"""

from __future__ import annotations

import re

from symbolic_lstm.writers.dialect import Dialect

#: The signs that Redcarpet lets a backslash stand before, but for those that others find again: Liquid its braces,
#: a table its bars, a heading its frame; and DEV looks for code between backticks or tildes before it reads Markdown.
_REDCARPET = "\\*_[]()+-.!:<>^="

_BRACES = re.compile(r"(?<=\{)(?=[{%])|(?<=[}%])(?=\})")
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
    spelt = re.sub(r"[\\`*_\[\]<>|~:@]|&(?=[A-Za-z#])", lambda found: _escaped(found[0]), untemplated(tex))
    return _FIRST.sub(lambda found: found[1] + _escaped(found[2]), spelt)


def _escaped(sign: str) -> str:
    return "\\" + sign if sign in _REDCARPET else f"&#{ord(sign)};"


def unquoted(tex: str) -> str:
    r"""LaTeX without backticks, which would end a code span: words are set between curved quotation marks."""
    return tex.replace("``", "“").replace("`", "‘")


DEV = Dialect(
    ("{% katex %}\n", "\n{% endkatex %}"),
    ("{% katex inline %}", "{% endkatex %}"),
    redcarpet,
    _REDCARPET,
    {"$": "$"},
    fenced=False,
)
GITHUB = Dialect(("```math\n", "\n```"), ("$`", "`$"), unquoted, spelt={"$": "<span>$</span>", "@": "<span>@</span>"})
