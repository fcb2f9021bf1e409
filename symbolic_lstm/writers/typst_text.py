"""Typst's running text: whatever stands in it stays text, and its mathematics can be heard."""

from __future__ import annotations

import re

from symbolic_lstm.page.blocks import Prose
from symbolic_lstm.page.layout import Layout
from symbolic_lstm.writers import text_maths
from symbolic_lstm.writers.plain import plain
from symbolic_lstm.writers.typst_maths import equation, quoted

#: What Typst takes for markup wherever it stands, and what only at the start of a line.
_MARKUP = re.compile(r"""[\\#$*_`<>@\[\]~"']|-(?=[-?\d])|(?<=-)-|/(?=[/*])|(?<=/)/|\.(?=\.)""")
_STARTS = re.compile(r"(\s*)([-+=/]|\d+(?=\.(?:\s|$)))")
#: So many characters without a space are wider than a page, and are parted, unseen, by a place for a line break.
_LONG = re.compile(r"\S{60}(?=\S)")
#: What would go on with a call instead of following it.
_GOES_ON = ("(", ".", ";")


def escaped(text: str) -> str:
    r"""Running text in which nothing is markup; two spaces are one wide one.

    >>> print(escaped("h_prev -1 // $x$ = 50 % of it"))
    h\_prev \-1 \/\/ \$x\$ = 50 % of it
    >>> print(escaped("1. item"), escaped("= heading"))
    1\. item \= heading
    """
    text = _LONG.sub("\\g<0>\u200b", plain(text))
    start = ""
    if found := _STARTS.match(text):
        # a number keeps its digits and loses its point, any other sign is escaped itself
        last = found.end() + 1 if found[2].isdigit() else found.end()
        start = text[: last - 1] + "\\" + text[last - 1]
        text = text[last:]
    return (start + _MARKUP.sub(r"\\\g<0>", text)).replace("  ", "\u2002")


def inline(layout: Layout, words: str = "") -> str:
    """One layout inside a line; `words` are how it is said, its plain text if there are none.

    >>> from symbolic_lstm.page.layout import Ident
    >>> print(inline(Ident("σ")))
    #math.equation(alt: "σ", $σ$)
    """
    return f"#math.equation(alt: {quoted(words or text_maths.equation(layout))}, ${equation(layout)}$)"


def prose(parts: Prose) -> str:
    """Running text with its mathematics."""
    said = ""
    for part in parts:
        if isinstance(part, str):
            spelt = escaped(part)
            said += ";" * (said.endswith("$)") and spelt.startswith(_GOES_ON)) + spelt
        else:
            said += inline(part)
    return said
