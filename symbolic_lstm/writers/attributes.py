"""Text as the value of an attribute in HTML and XML, and between tags.

The standard library has the same, in a module that imports all that speaks to
the network before it.
"""

from __future__ import annotations

_SPELT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def inner_text(text: str) -> str:
    """A text between tags.

    >>> print(inner_text("a < b & c"))
    a &lt; b &amp; c
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoteattr(text: str) -> str:
    """A text between the quotation marks that it needs.

    >>> print(quoteattr('a < b'), quoteattr('say "a"'), quoteattr('''say "it's"'''))
    "a &lt; b" 'say "a"' "say &quot;it's&quot;"
    """
    spelt = text.translate(_SPELT)
    if '"' in spelt and "'" not in spelt:
        return f"'{spelt}'"
    return '"' + spelt.replace('"', "&quot;") + '"'
